"""The formats of marked-up documents, by name."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

from tipgraph.errors import ExportError

if TYPE_CHECKING:
    from tipgraph.model import Extraction
    from tipgraph.rdf import Iris


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    Attributes:
        name: what users call it, ``akn``.
        media_type: media type of the bytes.
        extension: end of a file's name, without the dot.
        description: one line for help texts.
        module: whose ``render(extraction, iris, written)`` gives the bytes.
        listed: whether several documents can stand in one file, as a list in JSON.
    """

    name: str
    media_type: str
    extension: str
    description: str
    module: str
    listed: bool = False

    def render(self, extraction: "Extraction", iris: "Iris", written: datetime.date) -> bytes:
        """Return a document in this format.

        Args:
            extraction: the document and what was found in it.
            iris: IRIs of the site.
            written: day to state as that of the writing.
        """
        render: Callable[[Extraction, Iris, datetime.date], bytes] = import_module(self.module).render
        return render(extraction, iris, written)


_MARKUP = "tipgraph.markup"
_ALL = (
    Format("akn", "application/akn+xml", "xml", "Akoma Ntoso 3.0 (AKN4UN)", f"{_MARKUP}.akomantoso"),
    Format("html", "text/html", "html", "a page with every mention linked", f"{_MARKUP}.page"),
    Format(
        "annotations", "application/ld+json", "jsonld", "W3C Web Annotations", f"{_MARKUP}.annotations", listed=True
    ),
)

FORMATS: Mapping[str, Format] = MappingProxyType({form.name: form for form in _ALL})
"""All formats by name. A new one is one new file and one line above."""


def format_named(name: str) -> Format:
    """Return a format.

    Raises:
        ExportError: there is none of that name.
    """
    form = FORMATS.get(name.lower())
    if form is None:
        raise ExportError(f"{name!r} is no format of marked-up documents.", f"Choose one of {', '.join(FORMATS)}.")
    return form
