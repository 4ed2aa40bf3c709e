"""Files of the Word family that are not read: one line each that says what they are and how to convert them."""

from typing import NoReturn

from tipgraph.documents.format import Limits
from tipgraph.errors import DocumentError


def _stream(name: str) -> bytes:
    """Return the name of a stream as the directory of an old container file holds it."""
    return name.encode("utf-16-le")


_CONVERTED = "Convert it: soffice --headless --convert-to {target} FILE."
_PROTECTED, _OLD_WORD = _stream("EncryptedPackage"), _stream("WordDocument")
_OTHERS = (
    (_stream("Workbook"), "an old Excel workbook", "csv"),
    (_stream("PowerPoint Document"), "an old PowerPoint presentation", "pdf"),
)


def refuse_container(data: bytes, name: str, limits: Limits) -> NoReturn:
    """Refuse a file in the container format of Office before 2007, which protected newer files use as well.

    Raises:
        DocumentError: always; it says what is in the container.
    """
    if _PROTECTED in data:
        raise DocumentError(
            f"{name}: is protected with a password.", "Open it in Word and save it without one (File, Info, Protect)."
        )
    if _OLD_WORD in data:
        raise DocumentError(f"{name}: is an old binary Word file (.doc).", _CONVERTED.format(target="docx"))
    for stream, what, target in _OTHERS:
        if stream in data:
            raise DocumentError(f"{name}: is {what}.", _CONVERTED.format(target=target))
    raise DocumentError(f"{name}: is an old Office file that holds no Word text.", _CONVERTED.format(target="docx"))
