"""What the ontology, the vocabularies and the shapes say, as pages; the server and `make docs` share them."""

from tipgraph.documentation.pages import Documentation, load_documentation
from tipgraph.documentation.published import SERIALISATIONS, published_names, serialised
from tipgraph.documentation.writing import write_documentation

__all__ = [
    "SERIALISATIONS",
    "Documentation",
    "load_documentation",
    "published_names",
    "serialised",
    "write_documentation",
]
