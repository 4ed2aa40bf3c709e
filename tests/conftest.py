"""What many tests share: the five documents extracted once, and the graph built from them once.

The work is done by the first test process that needs it; the others wait for it and use the result.
Imports stand in the fixtures: a test of symbols need not wait for spaCy.
"""

import fcntl
import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tipgraph.model import Extraction
    from tipgraph.network import CitationNetwork
    from tipgraph.store import GraphReader


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder of this test session that all its processes see."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def extractions(shared_folder: Path) -> "dict[str, Extraction]":
    """What is found in the five documents, by the stem of their file name."""
    from tipgraph.building import extract_files, find_sources

    file = shared_folder / "extractions.pickle"
    with one_at_a_time(shared_folder):
        if not file.exists():
            outcomes = list(extract_files(find_sources([]).files))
            found = {outcome.file.path.stem: outcome.extraction for outcome in outcomes}
            file.write_bytes(pickle.dumps(found))
    loaded: dict[str, Extraction] = pickle.loads(file.read_bytes())
    return loaded


@pytest.fixture(scope="session")
def built_store(shared_folder: Path) -> str:
    """URL of a store that holds the graph of the five documents. It is shared: do not write to it."""
    from tipgraph.building import build
    from tipgraph.settings import Settings

    url = f"oxigraph:{shared_folder / 'graph'}"
    done = shared_folder / "graph-is-built"
    with one_at_a_time(shared_folder):
        if not done.exists():
            report = build([], Settings(store=url))
            assert report.failures == ()
            done.touch()
    return url


@pytest.fixture
def built_reader(built_store: str) -> "Iterator[GraphReader]":
    """A reader of the graph of the five documents."""
    from tipgraph.store import open_reader

    with open_reader(built_store) as reader:
        yield reader


@pytest.fixture(scope="session")
def built_network(built_store: str) -> "CitationNetwork":
    """The citation network of the five documents."""
    from tipgraph.network import load_network
    from tipgraph.store import open_reader

    with open_reader(built_store) as reader:
        return load_network(reader)
