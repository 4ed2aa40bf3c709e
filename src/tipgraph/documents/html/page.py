"""A web page to blocks and footnotes."""

from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from tipgraph.documents import text as plain_text
from tipgraph.documents.blocks import Source
from tipgraph.documents.format import Limits
from tipgraph.documents.html.charset import decoded
from tipgraph.documents.html.collecting import Collector
from tipgraph.documents.html.flow import Flow
from tipgraph.documents.html.footnotes import find_linked
from tipgraph.documents.html.selection import root_of
from tipgraph.documents.html.tree import Step, check_depth, steps
from tipgraph.errors import DocumentError

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode


def read_page(data: bytes, name: str, limits: Limits) -> Source:
    """Read a web page.

    Args:
        data: its bytes.
        name: its name, for messages.
        limits: how much it may ask of the machine.

    Raises:
        DocumentError: it is no text, nested too deep, or holds no words but those of its site.
    """
    text = decoded(data, name)
    check_depth(text, name, limits)
    try:
        page = LexborHTMLParser(text)
    except SelectolaxError as error:
        # The parser takes whatever it is given, as browsers do; only memory can fail it.
        remedy = "Split it, or raise TIPGRAPH_DOCUMENT_MEMORY."
        raise DocumentError(f"{name}: cannot be parsed as HTML for want of memory.", remedy) from error
    root = root_of(page)
    walked = [] if root is None else list(steps(root))
    elements = [node for step, node in walked if step is Step.OPEN]
    source = _plain(elements)
    if source is None or not any(block.text for block in source.blocks):
        linked = find_linked(elements)
        collector = Collector(linked, elements)
        flow = Flow(linked, collector)
        flow.run(walked)
        blocks, notes = collector.result()
        source = Source(blocks, notes, tuple(flow.links), _remarks(root), tuple(flow.addresses))
    if not any(block.text for block in source.blocks):
        raise DocumentError(
            f"{name}: is a web page without a text of its own.",
            "If a script fills it, save it from the browser when it has loaded.",
        )
    return source


def _plain(elements: "list[LexborNode]") -> Source | None:
    """Return what the plain-text reader makes of a page that is nothing but text in lines."""
    pieces = [node.text(deep=True) for node in elements if node.tag == "pre"]
    if not pieces or 2 * sum(map(len, pieces)) < len(elements[0].text(deep=True)):
        return None
    return plain_text.read_lines("\n\n".join(pieces))


def _remarks(root: "LexborNode | None") -> tuple[str, ...]:
    deleted = 0 if root is None else len(root.css("del"))
    if not deleted:
        return ()
    counted = "1 deletion, which is" if deleted == 1 else f"{deleted} deletions, which are"
    return (f"Has {counted} left out.",)
