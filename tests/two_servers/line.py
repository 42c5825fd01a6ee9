"""A line to a server that can be cut in silence and put back: a relay of bytes in a thread of its own."""

import asyncio
import contextlib
import socket
import threading

from tests.two_servers.postgres import free_port


class Line:
    """Relays `port` to another one. Cut, it holds every byte and answers nobody, as a cable that was pulled.

    `restore` delivers what was held, as a network does that comes back; or ends the old connections without a word
    (`lost`), as one whose other end has forgotten them.
    """

    def __init__(self, target):
        self.target = target
        self.port = free_port()
        self._loop = asyncio.new_event_loop()
        self._pairs = set()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        assert self._ready.wait(10)

    def cut(self, *, answers_only=False):
        """Holds every byte; or those of the answers alone: what is asked arrives, and nobody learns it."""
        self._call(self._cut, answers_only)

    def restore(self, *, lost=False):
        """Lets bytes pass again."""
        self._call(self._restore, lost)

    def close(self):
        """Ends every connection and the relay."""
        self._call(self._end)
        self._thread.join(10)

    def _call(self, function, *arguments):
        done = threading.Event()

        def run():
            function(*arguments)
            done.set()

        self._loop.call_soon_threadsafe(run)
        assert done.wait(10)

    def _cut(self, answers_only):
        self._answers.clear()
        if not answers_only:
            self._questions.clear()

    def _restore(self, lost):
        if lost:
            for writer in tuple(self._pairs):
                # No farewell: what was held is never sent.
                with contextlib.suppress(OSError):
                    writer.transport.abort()
        self._questions.set()
        self._answers.set()

    def _end(self):
        self._restore(True)
        self._loop.stop()

    def _run(self):
        asyncio.set_event_loop(self._loop)
        self._questions, self._answers = asyncio.Event(), asyncio.Event()
        self._questions.set()
        self._answers.set()
        self._loop.run_until_complete(asyncio.start_server(self._arrived, "127.0.0.1", self.port))
        self._ready.set()
        self._loop.run_forever()

    async def _arrived(self, reader, writer):
        self._pairs.add(writer)
        await self._questions.wait()  # a call that arrives while the line is cut is answered by nobody
        try:
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self.target)
        except OSError:
            writer.transport.abort()
            return
        self._pairs.add(far_writer)
        for one in (writer, far_writer):
            with contextlib.suppress(OSError):  # who called has gone meanwhile
                one.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        ways = [
            asyncio.ensure_future(_relay(reader, far_writer, self._questions)),
            asyncio.ensure_future(_relay(far_reader, writer, self._answers)),
        ]
        await asyncio.wait(ways)
        self._pairs -= {writer, far_writer}


async def _relay(reader, writer, flows):
    with contextlib.suppress(OSError, asyncio.CancelledError):
        while content := await reader.read(65536):
            await flows.wait()
            writer.write(content)
            await writer.drain()
        await flows.wait()
    with contextlib.suppress(OSError, RuntimeError):
        writer.close()
