"""What every answer carries and how every request is let in: plain ASGI, around the application."""

from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tipgraph.server.entities import KINDS

SECURITY_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}

_READING = ("GET", "HEAD", "OPTIONS")

_DATA = (
    *("/api/", "/sparql", "/health", "/openapi.json", "/data/", "/void", "/.well-known/void", "/ontology", "/shape"),
    *(f"/{kind}/" for kind in KINDS),
)


class SecurityHeaders:
    """Adds the security headers to every answer, and leave for other sites to read what GET gives.

    Args:
        app: what answers.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY_HEADERS.items():
                    headers[name] = value
                headers.setdefault("cache-control", "no-cache")
                if scope["method"] in _READING and _is_data(scope["path"]):
                    headers["access-control-allow-origin"] = "*"
            await send(message)

        await self._app(scope, receive, send_with_headers)


class HeadFromGet:
    """Answers HEAD with what GET would answer, without the body.

    Args:
        app: what answers GET.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return

        async def send_head(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self._app({**scope, "method": "GET"}, receive, send_head)


class EntityTags:
    """Gives API answers an ETag made from the generation of the graph, and answers 304 to who has it.

    The tag is weak: the same answer may be sent compressed or not.

    Args:
        app: what answers; it leaves the generation in ``request.state.generation``.
        version: version of the program, since a new one may answer differently.
    """

    def __init__(self, app: ASGIApp, version: str) -> None:
        self._app = app
        self._version = version

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith("/api/"):
            await self._app(scope, receive, send)
            return
        known = _tags(Headers(scope=scope).getlist("if-none-match"))
        unchanged = False

        async def send_tagged(message: Message) -> None:
            nonlocal unchanged
            if message["type"] == "http.response.start" and message["status"] == 200:
                generation = scope.get("state", {}).get("generation")
                if generation is not None:
                    tag = f"{self._version}-{generation}"
                    headers = MutableHeaders(scope=message)
                    headers["etag"] = f'W/"{tag}"'
                    if tag in known or "*" in known:
                        unchanged = True
                        for name in ("content-length", "content-type", "content-disposition"):
                            del headers[name]
                        message = {**message, "status": 304}
            elif message["type"] == "http.response.body" and unchanged:
                message = {**message, "body": b""}
            await send(message)

        await self._app(scope, receive, send_tagged)


class Preflight:
    """Answers OPTIONS: which methods a path has, and that other sites may read it.

    Args:
        app: what answers everything else.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] != "OPTIONS":
            await self._app(scope, receive, send)
            return
        allowed = "GET, HEAD, OPTIONS, POST" if scope["path"] == "/sparql" else "GET, HEAD, OPTIONS"
        headers = [(b"allow", allowed.encode()), (b"content-length", b"0")]
        if _is_data(scope["path"]):
            headers += [
                (b"access-control-allow-methods", ", ".join(_READING).encode()),
                (b"access-control-allow-headers", b"accept, if-none-match"),
                (b"access-control-max-age", b"86400"),
            ]
        await send({"type": "http.response.start", "status": 204, "headers": headers})
        await send({"type": "http.response.body", "body": b""})


def _is_data(path: str) -> bool:
    return path.startswith(_DATA)


def _tags(values: Iterable[str]) -> set[str]:
    return {one.strip().removeprefix("W/").strip('"') for value in values for one in value.split(",") if one.strip()}
