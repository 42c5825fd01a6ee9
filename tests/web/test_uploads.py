"""Uploads are bounded by what really arrives, of one page and of all; what a page that is gone left is let go."""

import asyncio
import http.client
import re
import shutil
import time
from contextlib import suppress

import pytest

from lib.web.uploads import FRAME, MEGABYTE, Limits, Uploads
from tests.web.live import Live

LIMITS = Limits(
    file=10 * MEGABYTE,
    page=20 * MEGABYTE,
    all=40 * MEGABYTE,
    heard=11 * MEGABYTE,
    files=3,
    silence=0.3,
    closed=0.1,
    look=0.02,
)


class Framework:
    """What a framework does with uploads: takes all of them, and keeps them."""

    def __init__(self):
        self.files, self.here, self.ended = {}, set(), []
        self.clock = time.monotonic

    def sizes(self):
        return {name: list(sizes) for name, sizes in self.files.items() if sizes}

    def is_here(self, session):
        return session in self.here

    def patience(self):
        return 0.5

    def let_go(self, sessions):
        self.ended += sessions
        for name in sessions:
            self.files.pop(name, None)

    async def __call__(self, scope, receive, send):
        if scope["type"] == "websocket":
            while (await receive())["type"] != "websocket.disconnect":
                pass
            self.here.discard(scope["session"])
            return
        size, more = 0, True
        while more:
            message = await receive()
            size += len(message.get("body", b""))
            more = message.get("more_body", False)
        self.files.setdefault(scope["path"].split("/")[-2], []).append(size)
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body", "body": b""})


def put(uploads, session, pieces, announced=None, *, method="PUT", pause=0.0, language="fr"):
    """The status that an upload in pieces (bytes of each) is answered, and what is said."""
    headers = [(b"accept-language", language.encode())]
    if announced is not None:
        headers.append((b"content-length", str(announced).encode()))
    scope = {
        "type": "http",
        "method": method,
        "path": f"/_stcore/upload_file/{session}/f",
        "headers": headers,
        "query_string": b"",
    }
    left, said = list(pieces), []

    async def receive():
        await asyncio.sleep(pause)
        size = left.pop(0) if left else 0
        return {"type": "http.request", "body": b"x" * size, "more_body": bool(left)}

    async def send(message):
        said.append(message)

    async def run():
        await uploads(scope, receive, send)
        return said[0]["status"], b"".join(m.get("body", b"") for m in said[1:]).decode(), len(left)

    return run()


async def line(uploads, framework, session, code):
    """A page that is connected, then gone with a code."""
    framework.here.add(session)

    async def receive():
        return {"type": "websocket.disconnect", "code": code}

    await uploads({"type": "websocket", "session": session}, receive, None)


@pytest.fixture
def framework():
    found = Framework()
    found.here |= {"a", "b", "c", "d", "e"}
    return found


@pytest.fixture
def uploads(framework):
    return Uploads(framework, framework, framework.clock, LIMITS)


def test_a_file_within_the_bounds_is_taken(uploads, framework):
    status, _, _ = asyncio.run(put(uploads, "a", [MEGABYTE] * 9, 9 * MEGABYTE))
    assert status == 204 and framework.files == {"a": [9 * MEGABYTE]} and not uploads._coming


@pytest.mark.parametrize("announced", [None, 10, 12 * MEGABYTE, "nonsense", "-5"])
def test_a_file_that_is_too_large_is_refused_whatever_its_header_says(uploads, framework, announced):
    status, said, left = asyncio.run(put(uploads, "a", [MEGABYTE] * 30, announced))
    assert status == 413 and "taille" in said and framework.files == {}
    assert left >= 18, "it is not read to its end"
    assert not uploads._coming


@pytest.mark.parametrize("announced", [None, 10, 11 * MEGABYTE])
def test_a_file_somewhat_too_large_is_refused_once_all_is_sent(uploads, framework, announced):
    """An answer that comes before is taken by a proxy for a server that broke down."""
    status, _, left = asyncio.run(put(uploads, "a", [MEGABYTE] * 12, announced))
    assert (status, left) == (413, 0) and framework.files == {}


def test_what_says_that_it_never_ends_is_refused_at_once(uploads):
    status, _, left = asyncio.run(put(uploads, "a", [MEGABYTE] * 12, 10**20))
    assert (status, left) == (413, 12)


def test_an_answer_that_the_framework_gives_early_waits_for_the_end_of_the_file(framework):
    async def refuses(scope, receive, send):
        await send({"type": "http.response.start", "status": 413, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    uploads = Uploads(refuses, framework, framework.clock, LIMITS)
    assert asyncio.run(put(uploads, "a", [MEGABYTE] * 9, 9 * MEGABYTE)) == (413, "", 0)


def test_a_page_holds_so_many_bytes_and_so_many_files(uploads, framework):
    async def run():
        one = [(await put(uploads, "a", [MEGABYTE] * 9, n))[0] for n in (9 * MEGABYTE, None)]
        lies = await put(uploads, "a", [MEGABYTE] * 9, 1)
        true = await put(uploads, "a", [MEGABYTE] * 9, 9 * MEGABYTE)
        other = await put(uploads, "b", [1], 1)
        many = [(await put(uploads, "c", [1], 1))[0] for _ in range(4)]
        return one, lies, true, other, many

    one, lies, true, other, many = asyncio.run(run())
    assert one == [204, 204] and other[0] == 204
    for status, said, left in (lies, true):
        assert status == 429 and "rechargez-la" in said
        assert left == 0, "a browser hears the answer once it has sent all"
    assert many == [204, 204, 204, 429]


def test_all_pages_together_hold_so_many_bytes(uploads, framework):
    async def run():
        told = [(await put(uploads, name, [9 * MEGABYTE], 9 * MEGABYTE))[0] for name in "abcd"]
        return told, await put(uploads, "e", [9 * MEGABYTE], 9 * MEGABYTE, language="ar")

    told, (status, said, _) = asyncio.run(run())
    assert told == [204] * 4 and status == 503 and "بعد دقيقة" in said
    assert sum(map(sum, framework.files.values())) <= LIMITS.all


@pytest.mark.parametrize("announced", [None, 9 * MEGABYTE])
def test_files_on_their_way_count_at_once(uploads, framework, announced):
    """Ten that come together, slowly, are never more than the bound; of those that say how large they are, four come whole."""
    framework.here |= {name * 2 for name in "abcdefghij"}
    most = 0

    async def run():
        nonlocal most
        puts = [put(uploads, name * 2, [MEGABYTE] * 9, announced, pause=0.001) for name in "abcdefghij"]
        together = asyncio.gather(*puts)
        while not together.done():
            most = max(most, sum(map(sum, framework.files.values())) + uploads._coming.total())
            await asyncio.sleep(0)
        return [status for status, _, _ in await together]

    told = asyncio.run(run())
    assert set(told) <= {204, 503} and most <= LIMITS.all + 2 * FRAME
    assert announced is None or told.count(204) == 4
    assert not uploads._coming


def test_an_upload_that_takes_for_ever_is_ended(framework):
    seconds = iter(range(0, 10_000, 100))
    uploads = Uploads(framework, framework, lambda: next(seconds), LIMITS)
    status, _, left = asyncio.run(put(uploads, "a", [1] * 100, 100))
    assert status == 408 and left > 80 and not uploads._coming


def test_an_upload_without_a_byte_for_long_is_ended(uploads, framework):
    status, said, _ = asyncio.run(put(uploads, "a", [1, 1, 1], 3, pause=1.0))
    assert status == 408 and "liaison" in said and framework.files == {} and not uploads._coming


def test_a_failure_on_the_way_gives_its_place_back(framework):
    async def fails(scope, receive, send):
        await receive()
        raise RuntimeError

    uploads = Uploads(fails, framework, framework.clock, LIMITS)
    with pytest.raises(RuntimeError):
        asyncio.run(put(uploads, "a", [MEGABYTE] * 3))
    assert not uploads._coming


def test_what_a_closed_page_left_is_let_go_soon_and_a_cut_line_may_come_back(uploads, framework):
    async def run():
        for name in "ab":
            await put(uploads, name, [MEGABYTE], MEGABYTE)
        await line(uploads, framework, "a", 1001)
        await line(uploads, framework, "b", 1006)
        await asyncio.sleep(0.3)
        soon = dict(framework.files)
        await asyncio.sleep(0.5)
        return soon, dict(framework.files), uploads._looking.done()

    soon, later, rests = asyncio.run(run())
    assert soon == {"b": [MEGABYTE]} and later == {} and framework.ended == ["a", "b"]
    assert rests, "nobody looks when nothing is held"


def test_a_page_that_came_back_keeps_its_file(uploads, framework):
    async def run():
        await put(uploads, "a", [MEGABYTE], MEGABYTE)
        await line(uploads, framework, "a", 1001)
        framework.here.add("a")
        await asyncio.sleep(0.4)

    asyncio.run(run())
    assert framework.files == {"a": [MEGABYTE]} and framework.ended == []


def test_a_file_that_arrives_after_its_page_has_gone_is_let_go(uploads, framework):
    async def run():
        framework.here.discard("a")
        await put(uploads, "a", [MEGABYTE], MEGABYTE)
        await asyncio.sleep(0.4)

    asyncio.run(run())
    assert framework.files == {}


def test_room_is_made_of_what_gone_pages_left_the_first_gone_first(uploads, framework):
    async def run():
        for name in "abcd":
            await put(uploads, name, [9 * MEGABYTE], 9 * MEGABYTE)
        await line(uploads, framework, "c", 1006)
        await line(uploads, framework, "a", 1006)
        return await put(uploads, "e", [9 * MEGABYTE], 9 * MEGABYTE)

    assert asyncio.run(run())[0] == 204
    assert framework.ended == ["c"] and set(framework.files) == {"a", "b", "d", "e"}


def test_nothing_else_is_counted(uploads, framework):
    assert asyncio.run(put(uploads, "a", [MEGABYTE] * 30, method="POST"))[0] == 204


# The same on the app as it is served.


@pytest.fixture(scope="module")
def live(sample_file, tmp_path_factory):
    running = Live(shutil.copy(sample_file, tmp_path_factory.mktemp("uploads") / "plan.duckdb"))
    yield running
    running.stop()


class Page:
    """A page in a browser, as far as uploads go."""

    def __init__(self, live):
        self.live = live

    async def open(self):
        import websockets
        from streamlit.proto.BackMsg_pb2 import BackMsg
        from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

        self.line = await websockets.connect(
            f"ws://localhost:{self.live.port}/_stcore/stream",
            origin=websockets.Origin(f"http://localhost:{self.live.port}"),
            subprotocols=[websockets.Subprotocol("streamlit")],
            max_size=None,
            max_queue=None,
        )
        first = BackMsg()
        first.rerun_script.query_string = ""
        await self.line.send(first.SerializeToString())
        said = ForwardMsg()
        while said.WhichOneof("type") != "new_session":
            said.ParseFromString(await self.line.recv())
        self.session = said.new_session.initialize.session_id
        return self

    async def drop(self, size, **lies):
        return await asyncio.to_thread(self._drop, size, lies)

    def _drop(self, size, lies):
        token = re.search(
            r"_streamlit_xsrf=([^;]+)", self.live.ask("GET", "/_stcore/health")[1]["set-cookie"]
        )[1]
        frame = b'--x\r\nContent-Disposition: form-data; name="f"; filename="f.csv"\r\n\r\n'
        body = frame + b"a" * size + b"\r\n--x--\r\n"
        headers = {
            "Content-Type": "multipart/form-data; boundary=x",
            "X-Xsrftoken": token,
            "Cookie": f"_streamlit_xsrf={token}",
        }
        caller = http.client.HTTPConnection("127.0.0.1", self.live.port, timeout=60)
        path = f"/_stcore/upload_file/{self.session}/{time.monotonic_ns()}"
        if lies.get("chunked"):
            pieces = (body[start : start + 65536] for start in range(0, len(body), 65536))
            with suppress(BrokenPipeError, ConnectionResetError):  # it is answered before it has said all
                caller.request("PUT", path, pieces, headers, encode_chunked=True)
        else:
            caller.request("PUT", path, body, headers)
        try:
            return caller.getresponse().status
        except ConnectionError:
            return 0
        finally:
            caller.close()


@pytest.mark.timeout(180)
def test_forty_pages_that_drop_files_and_leave_cost_no_more_than_the_bound(live):
    async def run():
        first = await Page(live).open()
        await asyncio.sleep(3)
        before, told, peak = live.memory(), [], 0
        pages = [await Page(live).open() for _ in range(12)]
        for page in pages:
            told.append(await page.drop(24 * MEGABYTE))
            peak = max(peak, live.memory())
        chunked = await first.drop(40 * MEGABYTE, chunked=True)
        for page in pages:
            await page.line.close(1001)
        for _ in range(28):
            told.append(await (left := await Page(live).open()).drop(24 * MEGABYTE))
            peak = max(peak, live.memory())
            await left.line.close(1001)
        for _ in range(40):  # twenty seconds at most: it is over as soon as what they left is gone
            await asyncio.sleep(0.5)
            if (after := live.memory()) - before < 150:
                break
        assert await first.drop(MEGABYTE) == 204, "there is room again"
        await first.line.close(1001)
        return before, peak, after, told, chunked

    before, peak, after, told, chunked = asyncio.run(run())
    assert told[:8] == [204] * 8 and set(told[8:12]) == {503}
    assert set(told[12:]) == {204}, "closed pages make room"
    assert chunked in (413, 503, 0)
    bound = Limits().all / MEGABYTE
    assert peak - before < bound + 150, (before, peak)
    assert after - before < 150, (before, after)
