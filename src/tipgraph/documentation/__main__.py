"""``python -m tipgraph.documentation FOLDER`` writes the documentation; ``make docs`` calls it."""

import sys
from pathlib import Path

from tipgraph.documentation.writing import write_documentation


def main(arguments: list[str]) -> int:
    """Write the documentation and say where it is.

    Args:
        arguments: the folder.

    Returns:
        The exit code.
    """
    if len(arguments) != 1:
        sys.stderr.write("Say where to write: python -m tipgraph.documentation FOLDER\n")
        return 2
    try:
        first, *others = write_documentation(Path(arguments[0]))
    except OSError as error:
        sys.stderr.write(f"{error.filename or arguments[0]}: {error.strerror}. Choose a folder that can be written.\n")
        return 1
    sys.stdout.write(f"{first} and {len(others)} other files\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
