"""What each element of Akoma Ntoso is to the reader."""

from lxml.etree import _Element as Element

UNREAD = frozenset({"meta", "img", "documentRef", "componentRef"})
"""Without words of the document: metadata, pictures, and pointers to what is read in its own place."""

NOTES = frozenset({"authorialNote"})
SPACES = frozenset({"br", "eol"})
CELLS = frozenset({"td", "th"})

HEADINGS = frozenset({"heading", "subheading"})
"""Never a sentence of the text."""

CONTAINER_NUMBERS = frozenset({"part", "chapter", "title", "book", "tome", "section", "subsection", "division"})
"""Their number stands on a line of its own, above the heading."""

MARKS = "https://w3id.org/tipgraph/akn#"
"""Namespace of what this program adds to the files that it writes."""

OWN_LINK = f"{{{MARKS}}}rule"
"""Marks a link that this program set: its own finding, and no evidence of the publisher."""

INLINE = frozenset(
    """a abbr affectedDocument argument b change concept courtType date def del docAuthority docCommittee docDate
    docIntroducer docJurisdiction docNumber docProponent docPurpose docStage docStatus docTitle docType docketNumber
    entity event fillIn i inline ins judge lawyer legislature location mmod mod mref narrative neutralCitation noteRef
    num object omissis opinion organization outcome party person placeholder process quantity quotedText ref
    relatedDocument remark rmod role rref scene session shortTitle signature span sub sup term time
    tocItem u vote""".split()
)
"""Stand within a line."""


def local_name(element: Element) -> str:
    """Return the name of an element without its namespace; empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
