"""Archives: what is in them, what is refused, and what a hostile one costs."""

import bz2
import gzip
import io
import lzma
import random
import stat
import struct
import tarfile
import tracemalloc
import zipfile

import pytest

from format_samples import SAMPLES, TEXT, Packing, docx, tarred, zipped
from tipgraph.documents import Limits
from tipgraph.documents.archives import Member, Refused, is_archive, read_archive

MEMBERS = {"a.txt": TEXT, "inner/b.docx": SAMPLES["docx"], "README.md": "About these.", ".hidden/c.txt": "c"}


def walked(data: bytes, limits: Limits | None = None) -> tuple[list[str], list[str]]:
    """Names of what an archive holds, and why other things are not read."""
    found = list(read_archive(io.BytesIO(data), "x", limits or Limits()))
    names = [each.name for each in found if isinstance(each, Member)]
    return names, [str(each.error) for each in found if isinstance(each, Refused)]


@pytest.mark.parametrize("packing", ["w", "w:gz", "w:bz2", "w:xz", "zip"])
def test_documents_come_with_their_names_and_bytes(packing: Packing) -> None:
    data = zipped(MEMBERS) if packing == "zip" else tarred(MEMBERS, packing)
    stream = io.BytesIO(data)
    assert is_archive(stream, Limits())
    assert list(read_archive(stream, "x.tar", Limits())) == [
        Member("x.tar/a.txt", TEXT.encode()),
        Member("x.tar/inner/b.docx", SAMPLES["docx"]),
    ]


def test_archives_within_archives() -> None:
    data = tarred({"one.zip": zipped({"two.tar.gz": tarred({"a.txt": TEXT}, "w:gz")}), "b.txt": TEXT}, "w:xz")
    assert walked(data) == (["x/one.zip/two.tar.gz/a.txt", "x/b.txt"], [])


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_compressed_file_that_is_no_archive_is_one_document(pack: "type[bytes]") -> None:
    found = list(read_archive(io.BytesIO(pack(TEXT.encode())), "a.txt.gz", Limits()))
    assert found == [Member("a.txt.gz/a.txt", TEXT.encode())]


def test_two_compressed_streams_in_one_file_are_one() -> None:
    assert walked(gzip.compress(tarred({"a.txt": TEXT})[:700]) + gzip.compress(tarred({"a.txt": TEXT})[700:])) == (
        ["x/a.txt"],
        [],
    )


@pytest.mark.parametrize(
    "data", [docx(), SAMPLES["pdf"], TEXT.encode(), b"PK", b"", docx()[:500], zipped({"mimetype": "x"})]
)
def test_documents_are_no_archives(data: bytes) -> None:
    assert not is_archive(io.BytesIO(data), Limits()) or data == b"PK"


@pytest.mark.parametrize("name", ["../a.txt", "/etc/a.txt", "b/../../a.txt", "C:/a.txt", "..\\a.txt"])
def test_names_that_lead_out_of_the_archive(name: str) -> None:
    for data in (zipped({name: TEXT, "b.txt": TEXT}), tarred({name: TEXT, "b.txt": TEXT})):
        names, refused = walked(data)
        assert names == ["x/b.txt"]
        assert len(refused) == 1
        assert "has a name that leads out of the archive" in refused[0]


def test_links_and_devices_are_refused() -> None:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as packed:
        for name, kind in (
            ("link", tarfile.SYMTYPE),
            ("hard", tarfile.LNKTYPE),
            ("null", tarfile.CHRTYPE),
            ("pipe", tarfile.FIFOTYPE),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            packed.addfile(info)
        info = tarfile.TarInfo("a.txt")
        info.size = len(TEXT)
        packed.addfile(info, io.BytesIO(TEXT.encode()))
    names, refused = walked(made.getvalue())
    assert (names, len(refused)) == (["x/a.txt"], 4)
    assert refused[0] == "x/link: is a link or a device, not a file. Pack the document itself."
    with zipfile.ZipFile(made := io.BytesIO(), "w") as zip_file:
        entry = zipfile.ZipInfo("link")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        zip_file.writestr(entry, "/etc/passwd")
    assert walked(made.getvalue()) == ([], refused[:1])


def test_an_encrypted_member_is_named_and_the_rest_is_read() -> None:
    data = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT}))
    data[6] |= 1  # in its local header
    at = data.index(b"PK\1\2")
    data[at + 8] |= 1  # in the directory
    assert walked(bytes(data)) == (
        ["x/b.txt"],
        ["x/a.txt: is encrypted. Unpack it with its password and name the folder."],
    )


def test_a_damaged_member_costs_no_other() -> None:
    data = bytearray(zipped({"a.txt": TEXT * 9, "b.txt": TEXT}))
    data[40:60] = bytes(20)
    names, refused = walked(bytes(data))
    assert names == ["x/b.txt"]
    assert refused[0].startswith("x/a.txt: is a damaged archive")


@pytest.mark.parametrize("packing", ["w", "w:gz", "w:bz2", "w:xz"])
def test_what_stands_before_the_damage_is_read(packing: Packing) -> None:
    whole = tarred({"a.txt": TEXT, "b.bin": random.Random(1).randbytes(200_000)}, packing)
    names, refused = walked(whole[:100_000])
    assert names in (["x/a.txt"], [])
    assert len(refused) == 1
    assert refused[0].startswith("x: is a damaged archive (")


def test_names_are_made_harmless() -> None:
    (name,), _ = walked(zipped({"a\nb\x1b[31m\u202e.txt": TEXT}))
    assert name == "x/a\\x0ab\\x1b[31m\\u202e.txt"
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w", encoding="latin-1", format=tarfile.GNU_FORMAT) as packed:
        info = tarfile.TarInfo("caf\xe9.txt")
        packed.addfile(info)
    assert walked(made.getvalue())[0] == ["x/caf\\xe9.txt"]


def test_a_name_that_stands_there_twice() -> None:
    assert walked(tarred({"a.txt": TEXT, "./a.txt": "other"}))[1] == [
        "x/a.txt: stands there twice. The first is read; give the other a name of its own."
    ]


LARGE = bytes(8 << 20)
SMALL = Limits(document_bytes=1 << 20, unpacked_bytes=16 << 20, members=50, archive_depth=3)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (zipped({f"{number}.txt": LARGE for number in range(20)}), "holds more than 16 MiB when it is unpacked"),
        (tarred({f"{number}.txt": LARGE for number in range(3)}, "w:xz"), "holds more than 16 MiB when it is unpacked"),
        (
            zipped({f"{number}.zip": zipped({f"{n}.txt": LARGE for n in range(3)}) for number in range(9)}),
            "holds more than 16 MiB",
        ),
        (gzip.compress(LARGE), "is larger than 1 MiB"),
        (zipped({f"{number}.txt": "" for number in range(60)}), "holds more than 50 files"),
        (tarred({f"{number}.txt": "" for number in range(60)}), "holds more than 50 files"),
        (zipped({"a.zip": zipped({"a.zip": zipped({"a.zip": zipped({"a.txt": TEXT})})})}), "lies in 3 archives"),
        (struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 60000, 60000, 1 << 30, 0, 0), "holds more than 50 files"),
    ],
)
def test_bombs_are_refused_at_little_expense(data: bytes, told: str) -> None:
    tracemalloc.start()
    names, refused = walked(data, SMALL)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert told in refused[-1]
    assert "TIPGRAPH_DOCUMENT_" in refused[-1]
    assert peak < 48 << 20
    assert len(names) <= 50


def test_a_header_that_asks_for_much_is_refused() -> None:
    info = tarfile.TarInfo("x")
    info.type, info.size = tarfile.XHDTYPE, 1 << 40
    data = info.tobuf(tarfile.GNU_FORMAT) + bytes(2048)
    assert walked(data) == (
        [],
        ["x: is a damaged archive (a header is too long). Get it again, or unpack it and name the folder."],
    )
