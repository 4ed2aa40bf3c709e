"""Tells web pages from other text, with or without a document type."""

import re

_BEFORE = re.compile(rb"(?>\s*+(?><!--.*?-->|<\?.*?>))*+\s*+", re.S)
_SURE = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title|base|link)\b", re.I)
_BEGINS = re.compile(
    rb"<(?:p|div|table|center|h[1-6]|[ou]l|pre|span|font|b|strong|a|br|hr|section|article|main|blockquote|dl)\b", re.I
)
_TAG = re.compile(rb"</(?:p|div|td|tr|li|h[1-6]|table|[ou]l|pre|span)>|<(?:br|p|td|li)\b[^<>]*>", re.I)
_MARKDOWN = re.compile(rb"^#{1,6} \S|\]\([^()\s]+\)|^[-*] \S|\*\*\S", re.M)
_FEWEST, _FEWEST_INSIDE = 3, 8


def is_page(head: bytes) -> bool:
    """Tell whether a file's first bytes are HTML, also a piece of a page without its beginning."""
    before = _BEFORE.match(head)
    begin = head[before.end() :] if before else head
    if _SURE.match(begin):
        return True
    tags = len(_TAG.findall(begin))
    fewest = _FEWEST if _BEGINS.match(begin) else _FEWEST_INSIDE
    return tags >= fewest and tags > 2 * len(_MARKDOWN.findall(begin)) and tags * 10 > begin.count(b"\n")
