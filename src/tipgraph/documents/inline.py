"""Markup inside lines: emphasis, links, superscript marks, entities."""

import html
import re

from tipgraph.documents.blocks import anchor

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SUPERSCRIPT = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}")
_UNIT_BEFORE = re.compile(r"\b[kc]?m$")
_SUP = re.compile(r"<sup>\s*(?:<a\b[^<>]{0,200}>)?\s*\[?([\d*†‡a-z]{1,4})\]?\s*(?:</a>)?\s*</sup>", re.I)
_ORDINAL = re.compile(r"(?:st|nd|rd|th|er|e|o|a)$")
_CARET = re.compile(r"\[\^([\w*]{1,6})\]:?|\$\s?\^\{?(\d{1,3})\}?\s?\$")
_IMAGE = re.compile(r"!\[[^\[\]]{0,500}\]\([^()\n]{0,1000}\)")
_LINK = re.compile(
    r"\[([^\[\]\n]{0,500})\]\(\s?<?([^()\s<>]{0,1000}(?:\([^()\s]{0,100}\)[^()\s<>]{0,200})?)>?(?:\s+\"[^\"\n]{0,200}\")?\s?\)"
)
_TAG = re.compile(r"</?(?:b|i|u|em|strong|sub|span|br|p|div|a|small|center)\b[^<>\n]{0,300}/?>", re.I)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>|~$])")
_STARS = re.compile(r"(?<!\w)\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}(?![\w*])|(?<=\w)\*{2,3}(?=\w)")
_UNDERSCORES = re.compile(r"(?<![\w_])_{1,3}(?=[^\s_])|(?<=[^\s_])_{1,3}(?![\w_])")
_HIDDEN_STAR = "\x1c"


def superscripts(text: str) -> str:
    """Return a text in which marks printed as superscripts (``¹``, ``<sup>1</sup>``, ``[^1]``) are anchors."""
    if "<sup" in text or "<SUP" in text:
        text = _SUP.sub(lambda match: match[1] if _ORDINAL.match(match[1]) else anchor(match[1]), text)
    if "^" in text:
        text = _CARET.sub(lambda match: anchor(match[1] or match[2]), text)
    return _SUPERSCRIPT.sub(_raised, text) if any(chr(sign) in text for sign in _SUPERSCRIPTS) else text


def _raised(match: re.Match[str]) -> str:
    """Return the anchor of figures that stand raised; those behind a unit of length are its power."""
    if _UNIT_BEFORE.search(match.string, max(0, match.start() - 3), match.start()):
        return match[0]
    return anchor(match[0].translate(_SUPERSCRIPTS))


def plain(text: str) -> tuple[str, tuple[str, ...]]:
    """Return plain text ready for the line step, and no links."""
    return superscripts(text), ()


def markdown(text: str) -> tuple[str, tuple[str, ...]]:
    """Return Markdown with its markup taken out, and the targets of its links.

    A link keeps its words. Headings, lists and rules are left for the line step.
    """
    links: list[str] = []

    def words(match: re.Match[str]) -> str:
        if match[2] and not match[2].startswith("#"):
            links.append(match[2])
        return match[1]

    text = text.replace("\x1c", "").replace("\\*", _HIDDEN_STAR)
    text = superscripts(text)
    if "](" in text:
        text = _LINK.sub(words, _IMAGE.sub("", text))
    if "<" in text:
        text = _TAG.sub(" ", text)
    if "*" in text:
        text = "\n".join(_emphasis(line) if "*" in line else line for line in text.split("\n"))
    if "_" in text:
        text = "\n".join(_underscores(line) if "_" in line else line for line in text.split("\n"))
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    if "&" in text:
        text = html.unescape(text)
    return text.replace(_HIDDEN_STAR, "*"), tuple(links)


def _emphasis(line: str) -> str:
    if not line.strip("* \t"):
        return line
    return _STARS.sub("", line)


def _underscores(line: str) -> str:
    return line if not line.strip("_ \t") or "://" in line else _UNDERSCORES.sub("", line)
