"""Tiny marked-up resolutions and archives of them."""

import io
import tarfile
from pathlib import Path

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def marked_up(body: str, symbol: str = "A/RES/99/1") -> bytes:
    return f"""<akomaNtoso xmlns="{NAMESPACE}"><statement name="resolution"><meta><p>hidden</p></meta>
        <coverPage><p><docNumber refersTo="#symbol">{symbol}</docNumber></p></coverPage>
        {body}</statement></akomaNtoso>""".encode()


def note(mark: int, text: str) -> str:
    return f'<authorialNote marker="{mark}"><p> {text}</p></authorialNote>'


def link(target: str, words: str) -> str:
    return f'<a href="https://undocs.org/en/{target}">{words}</a>'


def archive(folder: Path, name: str, files: dict[str, bytes]) -> None:
    with tarfile.open(folder / name, "w:xz") as packed:
        for path, data in files.items():
            member = tarfile.TarInfo(path)
            member.size = len(data)
            packed.addfile(member, io.BytesIO(data))
