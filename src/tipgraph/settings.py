"""Settings of the program, each with an environment variable ``TIPGRAPH_…``."""

from typing import Any

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from tipgraph.errors import UsageError


class Settings(BaseSettings):
    """What can be set from the environment; command-line options override it."""

    model_config = SettingsConfigDict(env_prefix="TIPGRAPH_", frozen=True, extra="ignore")

    store: str = Field("oxigraph:build/graph", description="Store URL.")
    base: str = Field("https://w3id.org/tipgraph/", description="Base of every IRI, with its final slash.")
    query_seconds: float = Field(10.0, gt=0, description="Deadline of one SPARQL query over HTTP, seconds.")
    query_bytes: int = Field(2 << 30, gt=0, description="Address space of one query worker, bytes.")
    answer_bytes: int = Field(64 << 20, gt=0, description="Largest SPARQL answer over HTTP, bytes.")
    document_bytes: int = Field(50 << 20, gt=0, description="Largest document read, bytes.")
    document_unpacked_bytes: int = Field(400 << 20, gt=0, description="Most bytes unpacked from one file, bytes.")
    document_members: int = Field(10_000, gt=0, description="Most files in one archive.")
    # The XML library reads no more than 256 levels, and readers call themselves once for each.
    document_depth: int = Field(200, gt=0, le=250, description="Deepest nesting of elements and lists in a document.")
    document_archive_depth: int = Field(4, ge=0, description="How many archives may lie in one another.")
    document_pages: int = Field(5_000, gt=0, description="Most pages of one document.")
    document_seconds: float = Field(120.0, gt=0, description="Longest time for one document, seconds.")
    document_memory: int = Field(
        3 << 30, ge=512 << 20, description="Address space of the process that reads a document, bytes (from 512 MiB)."
    )


def settings_of_environment(store: str | None = None) -> Settings:
    """Return the settings of the environment.

    Args:
        store: URL of the store that was named on the command line, or None.

    Raises:
        UsageError: a variable of the environment has a value that it cannot have.
    """
    overrides: dict[str, Any] = {} if store is None else {"store": store}
    try:
        return Settings(**overrides)
    except ValidationError as error:
        first = error.errors()[0]
        name = "TIPGRAPH_" + "_".join(str(part) for part in first["loc"]).upper()
        raise UsageError(f"{name} is not usable: {first['msg']}.", "Set it to another value or unset it.") from error
