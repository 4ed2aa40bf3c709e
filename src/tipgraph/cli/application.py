"""Puts the commands together and turns every failure into one line and an exit code."""

import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from tipgraph.cli import build, chain, explain, export, extract, names, query, serve, show, validate
from tipgraph.cli.output import complain
from tipgraph.errors import TipgraphError, UsageError

FAILED = 1
USAGE = 2
INTERRUPTED = 130

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)
app.command("build")(build.command)
app.command("extract")(extract.command)
app.command("explain")(explain.command)
app.command("show")(show.command)
app.command("chain")(chain.command)
app.command("names")(names.command)
app.command("query")(query.command)
app.command("validate")(validate.command)
app.command("export")(export.command)
app.command("serve")(serve.command)


# The help flag is our own: typer imports pydantic to find out that its own was not given.
@app.callback(invoke_without_command=True, add_help_option=False)
def top(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
    wants_help: Annotated[bool, typer.Option("--help", help="Show this message and stop.")] = False,
) -> None:
    """United Nations documents as a knowledge graph: who cites whom, where, and with which verb."""
    if version:
        from importlib.metadata import version as version_of

        typer.echo(f"tipgraph {version_of('tipgraph')}")
        raise typer.Exit
    if wants_help or context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code: 0, 1 (the work failed) or 2 (usage)."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run one command.

    Returns:
        The exit code. Whatever failed has been told on standard error, in one line.
    """
    try:
        code = app(list(arguments), prog_name="tipgraph", standalone_mode=False)
        sys.stdout.flush()
    except typer.TyperException as error:
        complain(error.format_message().replace("Value error, ", ""), "tipgraph COMMAND --help tells how it is used.")
        return error.exit_code
    except UsageError as error:
        complain(error.message, error.remedy)
        return USAGE
    except TipgraphError as error:
        complain(error.message, error.remedy)
        return FAILED
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of the output has gone; what is left in the buffer must not fail once more at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except OSError as error:
        complain(
            f"{error.filename or 'the system'}: {error.strerror or error}.",
            "Check the path and its permissions.",
        )
        return FAILED
    except Exception as error:
        # The last line of defence: a user is never shown a traceback.
        if os.environ.get("TIPGRAPH_TRACEBACK"):
            raise
        complain(
            f"the program failed ({type(error).__name__}: {error}).",
            "Report it with what the same command prints with TIPGRAPH_TRACEBACK=1 before it.",
        )
        return FAILED
    return code if isinstance(code, int) else 0
