"""Exports: the network or the graph, whole or around one instrument, as bytes or as files."""

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from tipgraph.errors import ExportError
from tipgraph.export.formats import Files, format_named
from tipgraph.store import GraphReader

if TYPE_CHECKING:
    from tipgraph.network import CitationNetwork

_DATE_IN_ZIP = (1980, 1, 1, 0, 0, 0)
"""The same each time, so that equal networks give equal bytes."""


def export_network(network: "CitationNetwork", format: str, destination: Path | None = None) -> bytes | None:  # noqa: A002
    """Write a network for another tool.

    Args:
        network: the network; give a neighbourhood for a part.
        format: name of a format of `FORMATS` whose content is ``network``.
        destination: file to write, or folder for a format that is a folder; None to get the bytes.

    Returns:
        The bytes (a zip archive for a format that is a folder), None if a destination was given.

    Raises:
        ExportError: there is no such format, or the destination cannot be written.
    """
    form = format_named(format)
    files = form.render(network)
    if destination is None:
        return _zipped(files) if form.folder else next(iter(files.values()))
    if form.folder:
        for name, content in files.items():
            _write(destination / name, content)
    else:
        _write(destination, next(iter(files.values())))
    return None


def export_graph(
    reader: GraphReader,
    format: str,  # noqa: A002
    root: str | None = None,
    depth: int = 1,
    destination: Path | None = None,
) -> bytes | None:
    """Write the graph as RDF.

    Args:
        reader: an open store.
        format: name of a format of `FORMATS` whose content is ``graph``.
        root: identifier of an instrument, to write only what surrounds it; None for all.
        depth: most steps from the root.
        destination: file to write; None to get the bytes.

    Returns:
        The bytes, None if a destination was given.

    Raises:
        ExportError: there is no such format, or the destination cannot be written.
        UnknownIdentifierError: the root is not in the graph.
    """
    form = format_named(format)
    if form.content != "graph":
        raise ExportError(f"{form.name} is a format for the network, not for RDF.", "Use export_network.")
    if root is None and not form.reified:
        content = reader.dump(form.media_type)
    else:
        from tipgraph.export.rdf import all_quads, surroundings
        from tipgraph.export.reification import reify_shortcuts
        from tipgraph.store.answers import serialise_quads

        quads = all_quads(reader)
        if root is not None:
            from tipgraph.network import load_network

            quads = surroundings(quads, load_network(reader).neighbourhood(root, depth))
        content = serialise_quads(reify_shortcuts(quads) if form.reified else quads, form.media_type.partition(";")[0])
    if destination is None:
        return content
    _write(destination, content)
    return None


def _zipped(files: Files) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, content in files.items():
            pack.writestr(zipfile.ZipInfo(name, _DATE_IN_ZIP), content, zipfile.ZIP_DEFLATED)
    return archive.getvalue()


def _write(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise ExportError(f"{path} cannot be written: {error.strerror}.", "Give another place with -o.") from error
