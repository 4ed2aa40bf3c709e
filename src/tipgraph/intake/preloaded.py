"""What every process that reads documents needs.

The process from which they are forked imports this once, so that none of them spends a second on it. This is why
something is done here at import.
"""

from tipgraph.intake.worker import extractor

extractor()
