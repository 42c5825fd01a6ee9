"""Processes to be killed: each is a fork of this one, which imports everything once and never opens a file of data itself."""

import json
import os
import signal
import sys
import time


class Child:
    """A process that does something; what it prints is heard here."""

    def __init__(self, act, *arguments):
        back, forth = os.pipe()
        self.pid = os.fork()
        if not self.pid:
            os.dup2(forth, 1)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
            sys.stdout = os.fdopen(1, "w", buffering=1, closefd=False)
            try:
                act(*arguments)
                sys.stdout.flush()
                os._exit(0)
            except BaseException as error:
                print(error, flush=True)
                os._exit(1)
        os.close(forth)
        self._told, self._said = back, b""

    def heard(self):
        """The whole lines that it has printed so far."""
        os.set_blocking(self._told, False)
        try:
            while some := os.read(self._told, 65536):
                self._said += some
        except BlockingIOError:
            pass
        return self._said.decode().split("\n")[:-1]

    def first(self):
        """Waits until it has printed something."""
        os.set_blocking(self._told, True)
        self._said += os.read(self._told, 65536)

    def kill(self):
        """Kills it; all that it printed until then."""
        os.kill(self.pid, signal.SIGKILL)
        return self.end()[0]

    def end(self):
        """Waits until it is at its end; all that it printed, and its exit status."""
        os.set_blocking(self._told, True)
        while some := os.read(self._told, 65536):
            self._said += some
        os.close(self._told)
        _, status = os.waitpid(self.pid, 0)
        return self._said.decode().split("\n")[:-1], os.waitstatus_to_exitcode(status)


def killed(act, seconds, *arguments):
    """What a process printed after its first line, the moment at which it was ready, until it was killed."""
    child = Child(act, *arguments)
    child.first()
    time.sleep(seconds)
    return child.kill()[1:]


def answered(act, *arguments):
    """What `act` answers, asked in a process of its own. Raises AssertionError with what went wrong there."""
    said, status = Child(lambda: print(json.dumps(act(*arguments)))).end()
    assert status == 0, "\n".join(said)
    return json.loads(said[-1])
