"""Files for other tools: GraphML, GEXF, DOT, Cytoscape, CSV, RDF."""

from tipgraph.export.formats import FORMATS, Format, format_named
from tipgraph.export.writing import export_graph, export_network

__all__ = ["FORMATS", "Format", "export_graph", "export_network", "format_named"]
