"""The settings that limit a document, as readers take them: the one place that maps them."""

from tipgraph.documents import Limits
from tipgraph.settings import Settings, settings_of_environment


def limits_of(settings: Settings | None = None) -> Limits:
    """Return the limits that the settings ``TIPGRAPH_DOCUMENT_…`` ask for.

    Args:
        settings: None for those of the environment.

    Raises:
        UsageError: a variable of the environment has a value that it cannot have.
    """
    settings = settings or settings_of_environment()
    return Limits(
        document_bytes=settings.document_bytes,
        unpacked_bytes=settings.document_unpacked_bytes,
        members=settings.document_members,
        depth=settings.document_depth,
        pages=settings.document_pages,
        archive_depth=settings.document_archive_depth,
        seconds=settings.document_seconds,
        memory_bytes=settings.document_memory,
    )
