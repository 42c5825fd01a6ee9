"""A mail server of a test: real SMTP on this machine, that keeps what it took and refuses whom it is told to refuse."""

from __future__ import annotations

import asyncio
import email
import socket
import threading
from contextlib import contextmanager
from email import policy

from aiosmtpd.controller import Controller


class Mailbox:
    """What a server took, in order; `answers` are those to recipients, `breaks` cuts the line once the message has come."""

    def __init__(self):
        self.taken = []
        self.answers = {}
        self.breaks = False
        self.hello = None
        self.reached = threading.Event()
        self._holds = self._holds_before = (0, self.reached)
        self._named = 0

    def holds(self, number, until):
        """The message of this number has come, and is not answered before `until`: its sender knows nothing."""
        self._holds = (number, until)

    def holds_before(self, number, until):
        """The same before the message comes: only to whom it goes was said."""
        self._holds_before = (number, until)

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        self._named += 1
        if self._named == self._holds_before[0]:
            self.reached.set()
            await asyncio.get_running_loop().run_in_executor(None, self._holds_before[1].wait)
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.hello = session.host_name
        self.taken.append((envelope.mail_from, tuple(envelope.rcpt_tos), envelope.content))
        number, until = self._holds
        if len(self.taken) == number:
            self.reached.set()
            await asyncio.get_running_loop().run_in_executor(None, until.wait)
        if self.breaks:
            server.transport.abort()
        return "250 taken"

    @property
    def messages(self):
        """What was taken, read as a mail program reads it."""
        return [email.message_from_bytes(content, policy=policy.default) for _, _, content in self.taken]


@contextmanager
def mailbox(**settings):
    """A server that answers on a free port: what it takes, and its address."""
    box = Mailbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port, **settings)
    controller.start()
    try:
        yield box, port
    finally:
        controller.stop(no_assert=True)
