"""Marked-up documents: the text with everything that was found in it, for people and for other programs."""

from tipgraph.markup.formats import FORMATS, Format, format_named

__all__ = ["FORMATS", "Format", "format_named"]
