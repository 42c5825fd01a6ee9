"""A line to PostgreSQL that is cut at a chosen word: a relay of bytes, a thread for each direction."""

import socket
import threading
import time
from contextlib import suppress

#: The message that ends a transaction, as its client sends it.
COMMIT = b"COMMIT"


class Relay:
    """Relays a port of its own to another one.

    `at_commit` says what happens to the next COMMIT: None passes it, "before" cuts the line instead of sending it,
    "after" sends it and cuts the line instead of giving the answer. `closed` refuses new connections, `still` holds all.
    """

    def __init__(self, host, port):
        self._target = (host, port)
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port = self._server.getsockname()[1]
        self.at_commit = None
        self.closed = False
        #: Whether a cut at a COMMIT is followed by `closed`.
        self.closing = False
        #: The other end of this line.
        self.address = None
        self._unheard = set()
        self.still = threading.Event()
        self.still.set()
        self._open = []
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self):
        """Ends every connection."""
        for side in self._open:
            with suppress(OSError):
                side.shutdown(socket.SHUT_RDWR)
        self._open = []

    def end(self):
        """Ends everything."""
        self._server.close()
        self.still.set()
        self.cut()

    def _accept(self):
        with suppress(OSError):
            while True:
                near, _ = self._server.accept()
                if self.closed:
                    near.close()
                    continue
                far = socket.create_connection(self._target)
                self._open += [near, far]
                for ends in ((near, far, True), (far, near, False)):
                    threading.Thread(target=self._pass, args=ends, daemon=True).start()

    def _pass(self, source, target, asks):
        with suppress(OSError):
            while data := source.recv(65536):
                self.still.wait()
                if asks and self.at_commit and COMMIT in data:
                    at, self.at_commit = self.at_commit, None
                    if at == "before":
                        self.closed = self.closed or self.closing
                        break
                    # The server has what it needs; nobody hears of it.
                    self._unheard.add(source)
                    target.sendall(data)
                    time.sleep(0.3)
                    self.closed = self.closed or self.closing
                    break
                if target not in self._unheard:
                    target.sendall(data)
        for side in (source, target):
            with suppress(OSError):
                side.shutdown(socket.SHUT_RDWR)
