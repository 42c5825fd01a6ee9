"""A file that the framework holds for a page is given to the session that was told of it alone."""

import asyncio

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute

from lib.domain.access import Access, Mode
from lib.domain.people import Person
from lib.domain.roles import Role
from lib.usecases.people import counted
from lib.web import guard
from lib.web.door import asking
from lib.web.hosts import Hosts
from lib.web.media import Media
from tests.web.client import Client

FILE, OTHER = "0a1b2c", "3d4e5f"


def heard(media, session, said):
    """What a page is told over its socket."""
    passed = []

    async def send(message):
        passed.append(message)

    asyncio.run(media.telling(session, send)(said))
    assert passed == [said]


def told(*names):
    return {
        "type": "websocket.send",
        "bytes": b"".join(f"\x12\x1c/media/{n}.pdf\x00".encode() for n in names),
    }


def test_who_was_told_of_a_file_is_given_it_and_nobody_else():
    media = Media()
    heard(media, "s1", told(FILE))
    assert media.gives("s1", f"/media/{FILE}.pdf") and media.gives("s1", f"/media/{FILE}")
    assert not media.gives("s2", f"/media/{FILE}.pdf")
    assert not media.gives("s1", f"/media/{OTHER}.pdf")
    assert not media.gives("s1", "/media/") and not media.gives("s1", "/media")
    assert media.gives("s2", "/static/media.js") and media.gives("s2", "/")


def test_what_is_no_file_or_no_bytes_is_passed_on():
    media = Media()
    heard(media, "s1", {"type": "websocket.send", "text": f"/media/{FILE}"})
    heard(media, "s1", {"type": "websocket.close", "code": 1000})
    assert not media.gives("s1", f"/media/{FILE}")


def test_the_last_told_are_remembered():
    media = Media(most=2)
    heard(media, "s1", told("a", "b"))
    heard(media, "s1", told("a", "c"))
    assert [media.gives("s1", f"/media/{name}") for name in "abc"] == [True, False, True]


@pytest.fixture
def served(monkeypatch):
    """An app behind the guard whose page tells of a file; who asks says so in a header."""

    async def page(socket):
        await socket.accept()
        await socket.send_bytes(told(FILE)["bytes"])
        await socket.close()

    app = Starlette(
        routes=[
            Route("/media/{name}", lambda request: PlainTextResponse("held")),
            WebSocketRoute("/_stcore/stream", page),
        ]
    )
    monkeypatch.setattr(
        asking,
        "person_of",
        lambda asked, reached: Person("Awa", Role.PARTNER, "a", session=asked.headers["X-Who"]),
    )
    monkeypatch.setattr(counted.HERE, "tell", lambda *told: None)
    monkeypatch.setattr(asking, "people", lambda: None)
    return app


def connects(app, who):
    """Opens the socket of a page, to its end."""
    scope = {
        "type": "websocket", "asgi": {"version": "3.0"}, "http_version": "1.1", "scheme": "ws", "path": "/_stcore/stream",
        "raw_path": b"/_stcore/stream", "query_string": b"", "root_path": "", "client": ("127.0.0.1", 5), "server": ("localhost", 80),
        "headers": [(b"host", b"localhost"), (b"x-who", who.encode())], "subprotocols": [],
    }  # fmt: skip

    async def receive():
        return {"type": "websocket.connect"}

    async def send(message):
        pass

    asyncio.run(app(scope, receive, send))


@pytest.mark.parametrize("mode", list(Mode))
def test_the_guard_gives_a_file_to_the_page_that_was_told_of_it(served, mode):
    app = guard.Guard(served, Hosts(), Access(mode))
    client, path = Client(app, "127.0.0.1"), f"/media/{FILE}.pdf"
    asked = client.get(path, {"X-Who": "s1"}).status_code
    assert asked == (404 if mode is Mode.ACCOUNTS else 200)
    connects(app, "s1")
    assert client.get(path, {"X-Who": "s1"}).text == "held"
    assert client.get(path, {"X-Who": "s2"}).status_code == (404 if mode is Mode.ACCOUNTS else 200)
