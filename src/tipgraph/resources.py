"""Where the files that the program needs at run time are: ontology, queries, registries, documents."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal

ResourceFolder = Literal["ontology", "queries", "registry", "documents"]

_IN_CHECKOUT: dict[ResourceFolder, tuple[str, ...]] = {
    "ontology": ("ontology",),
    "queries": ("queries",),
    "registry": ("data", "registry"),
    "documents": ("data", "documents"),
}


def resource_folder(name: ResourceFolder) -> Traversable:
    """Return one of the folders that are shipped with the program.

    A wheel carries them in ``tipgraph/_data``; an editable installation has no such folder and reads them
    where they are edited, at the top of the checkout.

    Args:
        name: which folder.

    Returns:
        The folder, to be read with ``iterdir()``, ``joinpath()`` and ``read_text()``.
    """
    package = files("tipgraph")
    packaged = package.joinpath("_data", name)
    if packaged.is_dir():
        return packaged
    return package.joinpath("..", "..", *_IN_CHECKOUT[name])


def resource_text(folder: ResourceFolder, *parts: str) -> str:
    """Return the text of one shipped file, decoded as UTF-8.

    Args:
        folder: which folder.
        parts: path below it, one name a part.
    """
    return resource_folder(folder).joinpath(*parts).read_text(encoding="utf-8")
