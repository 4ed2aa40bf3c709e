"""The smaller commands beside the evaluation: render, sample, judged."""

import argparse
import csv
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tipgraph.evaluation.corpus import MARKED_UP, read_archive
from tipgraph.evaluation.judgement import read_judged
from tipgraph.evaluation.links import Condition, rendered_text
from tipgraph.evaluation.rendering import render
from tipgraph.evaluation.targets import own_error

_LINKS_FILE = "links.tsv"


def render_command(arguments: Sequence[str]) -> int:
    """Write the renderings of a corpus to a folder, and the links that were in them to one list."""
    parser = _parser("render", render_command)
    _add_corpus(parser)
    parser.add_argument("--output", type=Path, required=True, help="folder that the texts are written to")
    parser.add_argument("--damaged", action="store_true", help="spoil them as the evaluation does")
    options = parser.parse_args(arguments)
    condition = Condition.DAMAGED if options.damaged else Condition.CLEAN
    options.output.mkdir(parents=True, exist_ok=True)
    number = 0
    with (options.output / _LINKS_FILE).open("w", encoding="utf-8", newline="") as links:
        rows = csv.writer(links, delimiter="\t", lineterminator="\n")
        rows.writerow(("file", "document", "target", "words", "in_note", "own_error"))
        for file in read_archive(options.corpus, MARKED_UP):
            rendering = render(file.data, file.stem)
            text = rendered_text(rendering, condition)
            (options.output / f"{file.stem}.txt").write_text(text + "\n", encoding="utf-8")
            for link in rendering.links:
                reason = own_error(link.target, link.anchor) or ""
                rows.writerow((file.stem, rendering.symbol, link.target, link.anchor, int(link.in_note), reason))
            number += 1
    sys.stderr.write(f"{number} documents and {_LINKS_FILE} in {options.output}\n")
    return 0


def sample_command(arguments: Sequence[str]) -> int:
    """Draw citations at random over all organs and ways of naming and print a list to be judged."""
    parser = _parser("sample", sample_command)
    _add_corpus(parser)
    parser.add_argument("--count", type=int, default=400, help="citations to draw (default 400)")
    parser.add_argument("--seed", type=int, default=1, help="names the draw (default 1)")
    options = parser.parse_args(arguments)
    from tipgraph.evaluation.sampling import as_tsv, sample

    sys.stdout.write(as_tsv(sample(options.corpus, options.count, options.seed)))
    return 0


def judged_command(arguments: Sequence[str]) -> int:
    """Print the precision of a judged list by the way of naming."""
    parser = _parser("judged", judged_command)
    parser.add_argument("list", type=Path, help="list as `sample` prints it, with verdicts right, wrong or unsure")
    options = parser.parse_args(arguments)
    from tipgraph.evaluation.corpus_run import judged_table

    sys.stdout.write(judged_table(read_judged(options.list)))
    return 0


COMMANDS: Mapping[str, Callable[[Sequence[str]], int]] = {
    "render": render_command,
    "sample": sample_command,
    "judged": judged_command,
}


def _parser(name: str, command: Callable[[Sequence[str]], int]) -> argparse.ArgumentParser:
    return argparse.ArgumentParser(prog=f"python -m tipgraph.evaluation {name}", description=command.__doc__)


def _add_corpus(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--corpus", type=Path, required=True, help="folder of the corpus archives")
