"""Where ``tipgraph extract`` writes: standard output, one file, or a folder with one file a document."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tipgraph.cli.output import say, write
from tipgraph.errors import ExportError, UsageError

if TYPE_CHECKING:
    from tipgraph.markup import Format
    from tipgraph.model import Extraction

_IN_NAMES = re.compile(r"[^\w.()\[\]-]+")
_LONGEST_NAME = 120

Put = Callable[[str | bytes], None]


@contextmanager
def opened(output: Path | None) -> Iterator[Put]:
    """Yield what writes data, each with a line end at its end: to a file, or to standard output if none is named.

    Raises:
        ExportError: the file cannot be written.
    """
    if output is None:
        yield write
        return
    if output.is_dir():
        raise UsageError(f"{output} is a folder, and this format is one file.", f"Name a file: -o {output / 'out'}.")
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        file = output.open("wb")
    except OSError as error:
        raise _unwritable(output, error) from error

    def put(data: str | bytes) -> None:
        body = data.encode() if isinstance(data, str) else data
        try:
            file.write(body if body.endswith(b"\n") else body + b"\n")
        except OSError as error:
            raise _unwritable(output, error) from error

    with file:
        yield put


def is_folder(output: Path | None, named: str, inputs: Sequence[Path], count: int) -> bool:
    """Tell whether a file for each document is wanted, in a folder.

    Args:
        output: what was named as the place to write to.
        named: the same as it was typed.
        inputs: files and folders to read.
        count: number of documents in them.
    """
    if output is None or (output.exists() and not output.is_dir()):
        return False
    return output.is_dir() or named.endswith("/") or count > 1 or any(each.is_dir() for each in inputs)


def check_one(form: "Format", output: Path | None, folder: bool, count: int) -> None:
    """Refuse to write several documents where there is room for one.

    Raises:
        UsageError: there are several.
    """
    if count <= 1 or folder:
        return
    if output is not None:
        raise UsageError(
            f"{output} is one file, and there are {count} documents.", "Name a folder: -o FOLDER, one file a document."
        )
    if not form.listed:
        raise UsageError(
            f"{form.name} is one file a document, and there are {count} documents.", "Name a folder: -o FOLDER."
        )


def write_marked(
    extractions: Iterable["Extraction"],
    form: "Format",
    render: Callable[["Extraction"], bytes],
    output: Path | None,
    folder: bool,
    several: bool,
) -> None:
    """Write marked-up documents.

    Args:
        extractions: the documents.
        form: their format.
        render: gives the bytes of one.
        output: file or folder to write; None for standard output.
        folder: whether it is a folder.
        several: whether there may be more than one document.
    """
    if folder and output is not None:
        taken: set[str] = set()
        for extraction in extractions:
            path = output / _file_name(extraction.document.description.id, form.extension, taken)
            _write_file(path, render(extraction))
        say(f"Wrote {len(taken)} {'file' if len(taken) == 1 else 'files'} to {output}.")
        return
    bodies = [render(extraction).rstrip(b"\n") for extraction in extractions]
    if several:
        bodies = [b"[\n" + b",\n".join(bodies) + b"\n]"]
    for body in bodies:
        with opened(output) as put:
            put(body)


def _file_name(identifier: str, extension: str, taken: set[str]) -> str:
    """Return a name that no file of this run has: ``A_RES_64_293.xml``."""
    stem = _IN_NAMES.sub("_", identifier.removeprefix("NAME:")).strip("._")[:_LONGEST_NAME] or "document"
    count, name = 1, f"{stem}.{extension}"
    while name.casefold() in taken:
        count += 1
        name = f"{stem}-{count}.{extension}"
    taken.add(name.casefold())
    return name


def _write_file(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> ExportError:
    return ExportError(f"{path} cannot be written: {error.strerror}.", "Give another place with -o.")
