"""A line between a browser and a server that can be cut, held and restored."""

import contextlib
import socket
import threading


class Line:
    """Listens on a port of its own and passes on to the server's, both ways."""

    def __init__(self, port):
        self.server = port
        self.up = threading.Event()  # what the browser sends arrives
        self.down = threading.Event()  # what the server answers arrives
        self.is_cut = False
        self.open = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://localhost:{self.listener.getsockname()[1]}"
        self.resume()
        threading.Thread(target=self._listen, daemon=True).start()

    def hold(self, *, up=False, down=False):
        """Lets nothing pass in a direction, and says so to nobody: what is sent waits, as on a line that went dead."""
        if up:
            self.up.clear()
        if down:
            self.down.clear()

    def cut(self):
        """Ends every connection, and takes no other."""
        self.is_cut = True
        for end in self.open:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        self.open.clear()

    def resume(self):
        """Lets everything pass again."""
        self.is_cut = False
        self.up.set()
        self.down.set()

    def close(self):
        """Ends the line for good."""
        self.listener.close()
        self.cut()
        self.up.set()
        self.down.set()

    def _listen(self):
        with contextlib.suppress(OSError):
            while True:
                near, _ = self.listener.accept()
                threading.Thread(target=self._join, args=(near,), daemon=True).start()

    def _join(self, near):
        far = None
        with contextlib.suppress(OSError):
            if not self.is_cut:
                far = socket.create_connection(("127.0.0.1", self.server))
        if far is None:
            near.close()
            return
        self.open += [near, far]
        for one, other, gate in ((near, far, self.up), (far, near, self.down)):
            threading.Thread(target=self._pass, args=(one, other, gate), daemon=True).start()

    def _pass(self, one, other, gate):
        with contextlib.suppress(OSError):
            while data := one.recv(65536):
                gate.wait()
                other.sendall(data)
        gate.wait()  # nobody hears of an end before the line is there again
        for end in (one, other):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
