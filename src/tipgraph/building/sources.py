"""Which files a build reads, and the names under which the graph remembers them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tipgraph.resources import resource_folder

_SHIPPED = "data/documents"
"""How the graph names the folder of the project's own documents, wherever it is installed."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that is not in the graph, and why: one line for the person who named it."""

    source: str
    reason: str

    def __str__(self) -> str:
        return self.reason if self.reason.startswith(self.source) else f"{self.source}: {self.reason}"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read, and what the graph calls it."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Sources:
    """The files to read, in order and each once.

    Attributes:
        files: files that were named, and files found in the folders that were named.
        folders: the folders that were named, as the graph calls them; it follows what they hold now.
        failures: what was named and is not there.
    """

    files: tuple[SourceFile, ...]
    folders: tuple[str, ...]
    failures: tuple[Failure, ...]


def find_sources(named: Sequence[Path]) -> Sources:
    """Find the documents that were named.

    A file is taken whatever its name. Of a folder and those below it all files are taken, in alphabetical
    order, but hidden ones and those called README.

    Args:
        named: files and folders; none for the project's documents.
    """
    places = [(path, path.as_posix()) for path in named] or [(_shipped_folder(), _SHIPPED)]
    files: dict[Path, SourceFile] = {}
    folders: list[str] = []
    failures: list[Failure] = []
    for path, name in places:
        if not path.is_dir():
            files.setdefault(path.resolve(), SourceFile(path, name))
            continue
        folders.append(name)
        inside = tuple(_documents_in(path))
        if not inside:
            failures.append(Failure(name, "holds no document."))
        for file in inside:
            inner = file.relative_to(path).as_posix()
            files.setdefault(file.resolve(), SourceFile(file, inner if name == "." else f"{name}/{inner}"))
    return Sources(tuple(files.values()), tuple(folders), tuple(failures))


def lies_in(name: str, folders: Iterable[str]) -> bool:
    """Say whether a remembered name lies in one of the folders."""
    return any(name.startswith(f"{folder}/") or folder == "." for folder in folders)


def _shipped_folder() -> Path:
    folder = Path(str(resource_folder("documents"))).resolve()
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder


def _documents_in(folder: Path) -> Iterable[Path]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and path.stem.lower() != "readme" and path.is_file():
            yield path
