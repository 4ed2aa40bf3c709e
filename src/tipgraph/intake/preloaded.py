"""What every process that reads documents needs.

The process from which they are forked imports this once, so that none of them spends a second on it. This is why
something is done here at import. What goes wrong is left to the first process that needs it, which can say so.
"""

from contextlib import suppress

from tipgraph.errors import TipgraphError
from tipgraph.intake.worker import extractor

with suppress(TipgraphError):
    extractor()
