"""Writes the pages, and the files for programs beside them, into a folder that a browser or any web server can show."""

from importlib.resources import files
from pathlib import Path
from typing import Final

from tipgraph.documentation.pages import load_documentation, page_environment
from tipgraph.documentation.published import SERIALISATIONS, published_names, serialised
from tipgraph.rdf.terms import VOCABULARY_BASE

_STYLES: Final = ("page.css", "documentation.css")


def write_documentation(folder: Path) -> tuple[Path, ...]:
    """Write the documentation of the ontology.

    Args:
        folder: where to; it is made if it is not there. Files of the same names are replaced.

    Returns:
        The files, the page to begin with first. They need nothing from elsewhere.

    Raises:
        OSError: if they cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    documentation = load_documentation()
    pages = {
        "ontology": (documentation.header.title, documentation.ontology_page(_address)),
        "shape": ("Shapes", documentation.shapes_page(_address)),
    }
    for scheme in documentation.schemes:
        pages[f"vocabulary/{scheme.name}"] = (scheme.title, documentation.vocabulary_page(scheme, _address))
    contents: dict[str, bytes] = {
        _file(name): _framed(name, title, body).encode() for name, (title, body) in pages.items()
    }
    for name in published_names():
        for extension in SERIALISATIONS.values():
            contents[f"{_stem(name)}.{extension}"] = serialised(name, extension)
    for style in _STYLES:
        contents[style] = files("tipgraph.documentation").joinpath("static", style).read_bytes()
    for name, content in contents.items():
        folder.joinpath(name).write_bytes(content)
    return tuple(folder / name for name in contents)


def _framed(name: str, title: str, body: str) -> str:
    template = page_environment().get_template("frame.html")
    return template.render(title=title, body=body, stem=_stem(name), formats=SERIALISATIONS, styles=_STYLES)


def _address(iri: str) -> str:
    """Return the file in which a reader finds something, or the IRI of what is elsewhere."""
    if not iri.startswith(VOCABULARY_BASE):
        return iri
    name, _, fragment = iri.removeprefix(VOCABULARY_BASE).partition("#")
    name, _, extension = name.partition(".")
    if extension in SERIALISATIONS.values():
        return f"{_stem(name)}.{extension}"
    name = iri.removeprefix(VOCABULARY_BASE).partition("#")[0]
    if name.count("/") == 2 and name.startswith("vocabulary/"):
        name, _, fragment = name.rpartition("/")
    if name.startswith("ontology/"):
        return f"{_stem(name)}.ttl" if name in published_names() else _file("ontology")
    if name not in published_names():
        return iri
    return f"{_file(name)}#{fragment}" if fragment else _file(name)


def _file(name: str) -> str:
    return "index.html" if name == "ontology" else f"{_stem(name)}.html"


def _stem(name: str) -> str:
    return name.replace("/", "-")
