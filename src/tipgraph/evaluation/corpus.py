"""The files of a corpus, read straight from its compressed archives."""

import lzma
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tipgraph.errors import DocumentError

MARKED_UP = "akn4un.tar.xz"
"""Resolutions in the United Nations' Akoma Ntoso, with the links that the United Nations set."""
TEXTS = "text.tar.xz"
"""Documents of all organs as text without footnotes."""
WORD = "docx.tar"
"""Resolutions as Word files."""
PAGES = "pdf.tar"
"""Drafts and resolutions as PDF files."""


@dataclass(frozen=True, slots=True)
class CorpusFile:
    """One file of an archive: its name without folders, and its bytes."""

    name: str
    data: bytes

    @property
    def stem(self) -> str:
        """The name without its extension."""
        return self.name.rpartition(".")[0] or self.name


def read_archive(corpus: Path, archive: str) -> Iterator[CorpusFile]:
    """Yield the files of one archive in the order in which they are packed; nothing is unpacked to disk.

    A corpus is the developers' own and larger than `tipgraph.documents.archives` lets a stranger's archive be.

    Args:
        corpus: folder of the archives.
        archive: `MARKED_UP`, `TEXTS`, `WORD` or `PAGES`.

    Raises:
        DocumentError: the archive is missing or damaged.
    """
    path = corpus / archive
    try:
        with tarfile.open(path, mode="r|*") as packed:
            for member in packed:
                content = packed.extractfile(member) if member.isfile() else None
                if content is not None:
                    yield CorpusFile(PurePosixPath(member.name).name, content.read())
    except (OSError, EOFError, tarfile.TarError, lzma.LZMAError) as error:
        raise DocumentError(f"{path} cannot be read ({error}).", f"Name a folder that holds {archive}.") from error
