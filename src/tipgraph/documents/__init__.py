"""Documents: bytes of any known format in, one structure out (`tipgraph.model.Document`)."""

from tipgraph.documents.format import Format, Limits
from tipgraph.documents.formats import FORMATS
from tipgraph.documents.reading import read_bytes, read_document, read_text

__all__ = ["FORMATS", "Format", "Limits", "read_bytes", "read_document", "read_text"]
