"""What of a page is read: the text, not what a site puts around it and not what nobody sees."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_UNREAD = frozenset(
    "head script style noscript template nav aside form button select option textarea input iframe object embed svg "
    "canvas audio video map dialog menu datalist rt rp del math".split()
)
_OF_SITE = frozenset(("header", "footer"))
_ROLES = frozenset("navigation banner contentinfo search complementary dialog alertdialog menu menubar toolbar".split())
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|breadcrumbs?|nav|navbar|navigation|menu|sidebar|share|social|skip(?:-?link)?|"
    r"pagination|pager|toolbar|searchbox|langswitch|language-?switcher|site-?(?:header|footer)|page-?footer|copyright|"
    r"sr-only|visually-?hidden|screen-reader-text|noprint|print-?only-?hidden|advert\w*|newsletter|popup|modal)"
    r"(?:$|[\s_-])",
    re.I,
)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|mso-element\s*:\s*(?:header|footer|comment)", re.I
)
_WHOLE = frozenset(("html", "body", "main", "article"))
_BODY_PART = frozenset(("main", "article", "section"))


def root_of(page: "LexborHTMLParser") -> "LexborNode | None":
    """Return the element that holds the text: the one that the page calls its main part, where it holds most of it."""
    body = page.body
    if body is None:
        return page.root
    mains = page.css("main, [role=main]")
    if len(mains) == 1 and 2 * _size(mains[0]) >= _size(body):
        return mains[0]
    return body


def is_read(node: "LexborNode", everything: int) -> bool:
    """Tell whether an element is part of what is read.

    Args:
        node: the element.
        everything: characters of the whole page; what holds half of them is the text, whatever it is called.
    """
    tag = node.tag or ""
    if tag in _UNREAD:
        return False
    attributes = node.attributes
    if tag in _OF_SITE:
        parent = node.parent
        return parent is not None and parent.tag in _BODY_PART
    if not attributes or tag in _WHOLE:
        return True
    if (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or _HIDDEN.search(attributes.get("style") or "")
    ):
        return False
    around = (attributes.get("role") or "").lower() in _ROLES or _AROUND.search(
        f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    )
    return not around or 2 * _size(node) >= everything


def _size(node: "LexborNode") -> int:
    return len(node.text(deep=True))
