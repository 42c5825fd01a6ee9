"""Asks an application without a server: what it answers, as who asked reads it."""

import asyncio
import json
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from starlette.datastructures import Headers


@dataclass(frozen=True)
class Answer:
    status_code: int
    headers: Headers
    content: bytes

    @property
    def text(self):
        return self.content.decode()

    def json(self):
        return json.loads(self.content)


class Client:
    """Who asks, from an address of the network."""

    def __init__(self, app, address="192.0.2.7"):
        self._app, self.address = app, address

    def ask(self, method, target, headers=None, content=""):
        parts = urlsplit(target)
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http",
            "path": unquote(parts.path), "raw_path": parts.path.encode(), "query_string": parts.query.encode(),
            "root_path": "", "client": (self.address, 50000), "server": ("localhost", 80),
            "headers": [(n.lower().encode(), v.encode()) for n, v in {"Host": "localhost", **(headers or {})}.items()],
        }  # fmt: skip
        said = []

        async def receive():
            return {"type": "http.request", "body": content.encode(), "more_body": False}

        async def send(message):
            said.append(message)

        asyncio.run(self._app(scope, receive, send))
        body = b"".join(m.get("body", b"") for m in said if m["type"] == "http.response.body")
        return Answer(said[0]["status"], Headers(raw=said[0]["headers"]), body)

    def get(self, target, headers=None):
        return self.ask("GET", target, headers)

    def head(self, target):
        return self.ask("HEAD", target)

    def post(self, target, content=""):
        return self.ask("POST", target, content=content)
