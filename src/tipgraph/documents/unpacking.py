"""Bytes as they are unpacked, counted: what a compressed file says of its size is not believed."""

import bz2
import lzma
import zlib
from typing import IO, Protocol

_PIECE = 1 << 16
_LZMA_BYTES = 256 << 20
"""Memory for one xz stream; the largest setting of the xz program asks for 65 MiB to unpack."""


class TooMuchError(Exception):
    """More bytes were unpacked than allowed."""


class Budget:
    """How many bytes may still be unpacked from one file, in all archives within it.

    Args:
        size: bytes.
    """

    def __init__(self, size: int) -> None:
        self._left = size

    def spend(self, size: int) -> None:
        """Count bytes.

        Raises:
            TooMuchError: there are more than allowed.
        """
        self._left -= size
        if self._left < 0:
            raise TooMuchError


class _Decompressor(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    @property
    def needs_input(self) -> bool: ...
    def decompress(self, data: bytes, max_length: int = -1, /) -> bytes: ...


class _Gzip:
    """The interface of the other two for gzip."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(31)

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    @property
    def needs_input(self) -> bool:
        return not self._inner.unconsumed_tail

    def decompress(self, data: bytes, max_length: int = -1, /) -> bytes:
        return self._inner.decompress(self._inner.unconsumed_tail + data, max_length)


def _new(head: bytes) -> _Decompressor | None:
    if head.startswith(b"\x1f\x8b"):
        return _Gzip()
    if head.startswith(b"BZh"):
        return bz2.BZ2Decompressor()
    if head.startswith(b"\xfd7zXZ\0"):
        return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_LZMA_BYTES)
    return None


def is_compressed(head: bytes) -> bool:
    """Tell whether a file is packed with gzip, bzip2 or xz."""
    return head.startswith((b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\0"))


class Unpacked:
    """A file's bytes from its beginning to its end, unpacked where it is compressed.

    Args:
        stream: the file, at its beginning.
        budget: what may be unpacked.
        packed: False to take the bytes as they are.

    Attributes:
        position: how many bytes have been taken.
    """

    def __init__(self, stream: IO[bytes], budget: Budget, *, packed: bool = True) -> None:
        self._stream = stream
        self._budget = budget
        self._waiting = stream.read(_PIECE)
        self._compressed = packed and is_compressed(self._waiting)
        self._decompressor = _new(self._waiting) if self._compressed else None
        self._ready = bytearray()
        self.position = 0

    def peek(self, size: int) -> bytes:
        """Return the next bytes without taking them; fewer at the end."""
        self._fill(size)
        return bytes(self._ready[:size])

    def take(self, size: int) -> bytes:
        """Take the next bytes; fewer at the end.

        Raises:
            TooMuchError: the budget is spent.
            OSError, EOFError, zlib.error, lzma.LZMAError: the file is damaged.
        """
        self._fill(size)
        taken = bytes(self._ready[:size])
        del self._ready[:size]
        self.position += len(taken)
        return taken

    def skip(self, size: int) -> None:
        """Pass over bytes."""
        while size > 0:
            passed = len(self.take(min(size, _PIECE)))
            if not passed:
                return
            size -= passed

    def _fill(self, size: int) -> None:
        while len(self._ready) < size:
            piece = self._piece()
            if piece is None:
                return
            self._budget.spend(len(piece))
            self._ready += piece

    def _piece(self) -> bytes | None:
        if not self._compressed:
            piece, self._waiting = self._waiting or self._stream.read(_PIECE), b""
            return piece or None
        while self._decompressor is not None:
            if self._decompressor.eof:
                self._waiting = self._decompressor.unused_data or self._stream.read(_PIECE)
                self._decompressor = _new(self._waiting)
                continue
            if self._decompressor.needs_input and not self._waiting:
                self._waiting = self._stream.read(_PIECE)
                if not self._waiting:
                    raise EOFError("it ends before its end")
            given, self._waiting = self._waiting, b""
            piece = self._decompressor.decompress(given, _PIECE)
            if piece:
                return piece
        return None
