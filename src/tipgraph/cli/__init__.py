"""The command line. Each command is a file here; what it needs is imported when it runs."""

from tipgraph.cli.application import main

__all__ = ["main"]
