"""Paths to bytes, with one clear line for each way in which that fails."""

from pathlib import Path

from tipgraph.errors import DocumentError


def load(path: str | Path, limit_bytes: int) -> bytes:
    """Return the bytes of a file.

    Args:
        path: the file.
        limit_bytes: largest file that is read.

    Raises:
        DocumentError: it is missing, no file, not readable, or too large.
    """
    path = Path(path)
    try:
        if path.is_dir():
            raise DocumentError(f"{path}: is a folder, not a document.", "Name the files in it.")
        if not path.exists():
            raise DocumentError(f"{path}: there is no such file.", "Check the spelling of the path.")
        if not path.is_file():
            raise DocumentError(f"{path}: is no regular file.", "Copy its contents into one.")
        with path.open("rb") as stream:
            data = stream.read(limit_bytes + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DocumentError(f"{path}: cannot be read ({reason}).", "Check its name and permissions.") from error
    check_size(len(data), str(path), limit_bytes)
    return data


def check_size(size: int, source: str, limit_bytes: int) -> None:
    """Refuse a document that is larger than allowed.

    Raises:
        DocumentError: it is.
    """
    if size > limit_bytes:
        raise DocumentError(
            f"{source}: is larger than {limit_bytes / (1 << 20):.0f} MiB.",
            "Split it, or raise TIPGRAPH_DOCUMENT_BYTES.",
        )
