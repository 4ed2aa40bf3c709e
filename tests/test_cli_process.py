"""The program as a process of its own: how fast it answers, signals, pipes, and a graph seen by a server."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

PROGRAM = (sys.executable, "-c", "from tipgraph.cli import main; main()")
COMMANDS = ("build", "extract", "explain", "show", "chain", "query", "validate", "export", "serve")
HELP_SECONDS = 0.3


def start(*arguments: str, **options: object) -> "subprocess.Popen[bytes]":
    return subprocess.Popen((*PROGRAM, *arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)  # type: ignore[call-overload, no-any-return]


def processor_seconds(*arguments: str) -> float:
    """Time that the processor spent on a command: other tests run beside this one."""
    before = os.times()
    subprocess.run((*PROGRAM, *arguments), check=True, capture_output=True)
    after = os.times()
    return after.children_user - before.children_user + after.children_system - before.children_system


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_answers_at_once(command: str) -> None:
    arguments = (command, "--help") if command else ("--help",)
    assert min(processor_seconds(*arguments) for _ in range(3)) <= HELP_SECONDS


@pytest.mark.parametrize("arguments", [(), ("--help",)])
def test_without_a_command_the_commands_are_listed(arguments: tuple[str, ...]) -> None:
    answer = subprocess.run((*PROGRAM, *arguments), check=True, capture_output=True, text=True)
    assert all(f"\n  {command} " in answer.stdout for command in COMMANDS)
    assert answer.stderr == ""


def test_version() -> None:
    answer = subprocess.run((*PROGRAM, "--version"), check=True, capture_output=True, text=True)
    assert answer.stdout.startswith("tipgraph 0.")


def test_a_reader_that_goes_away_leaves_no_traceback(built_store: str) -> None:
    process = start("export", "--format", "nquads", "--store", built_store)
    assert process.stdout is not None
    process.stdout.read(100)
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    assert process.wait(timeout=60) == 1


def test_the_server_answers_refuses_a_taken_port_and_stops_cleanly(built_store: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    process = start("serve", "--port", str(port), "--store", built_store)
    try:
        assert b'"ok"' in get(f"http://127.0.0.1:{port}/health")
        second = subprocess.run(
            (*PROGRAM, "serve", "--port", str(port), "--store", built_store),
            capture_output=True,
            text=True,
            check=False,
        )
        assert second.returncode == 1
        assert second.stderr.startswith(f"tipgraph: error: Port {port} of 127.0.0.1 cannot be used")
        assert second.stderr.count("\n") == 1
    finally:
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=30)
    assert process.returncode == 0, told
    assert b"Traceback" not in told
    assert told.count(b"curl") == 2
    assert told.endswith(b"Stopped.\n")


def test_a_server_without_a_graph_says_so(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    process = start("serve", "--port", str(port), "--store", f"oxigraph:{tmp_path / 'none'}")
    assert process.stderr is not None
    try:
        assert b"There is no graph yet" in process.stderr.readline()
    finally:
        process.kill()
        process.communicate(timeout=30)


def get(address: str) -> bytes:
    for _ in range(100):
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                body: bytes = answer.read()
                return body
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    pytest.fail(f"{address} does not answer")
