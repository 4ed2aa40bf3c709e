"""Settings of the program, each with an environment variable ``TIPGRAPH_…``."""

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What can be set from the environment; command-line options override it."""

    model_config = SettingsConfigDict(env_prefix="TIPGRAPH_", frozen=True, extra="ignore")

    store: str = Field("oxigraph:build/graph", description="Store URL.")
    base: str = Field("https://w3id.org/tipgraph/", description="Base of every IRI, with its final slash.")
    query_seconds: float = Field(10.0, gt=0, description="Deadline of one SPARQL query over HTTP, seconds.")
    query_bytes: int = Field(2 << 30, gt=0, description="Address space of one query worker, bytes.")
    answer_bytes: int = Field(64 << 20, gt=0, description="Largest SPARQL answer over HTTP, bytes.")
    document_bytes: int = Field(50 << 20, gt=0, description="Largest document read, bytes.")
