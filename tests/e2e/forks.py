"""Starts of the app without their imports: each is a fork of one process that has imported everything and done nothing else.

Most tests need a server of their own, and the imports are most of its start. A start from nothing is what `Server` does
(tests/e2e/people.py), and every way of starting is tried with it.
"""

import multiprocessing
import os
import pkgutil
import runpy
import sys

import lib

#: What is run and never imported.
SCRIPTS = {"lib.ui.router", "lib.__main__"}


def everything():
    """The modules of the app, and those of the framework that serve it."""
    found = {module.name for module in pkgutil.walk_packages(lib.__path__, "lib.")}
    return ["streamlit.web.cli", "streamlit.web.bootstrap", *sorted(found - SCRIPTS)]


class Fork:
    """`python -m streamlit` with some arguments, in a process that is begun as a fork."""

    def __init__(self, arguments, folder, environment, log):
        nursery = multiprocessing.get_context("forkserver")
        nursery.set_forkserver_preload([*everything(), __name__])
        self._process = nursery.Process(
            target=_run, args=(arguments, str(folder), environment, str(log)), daemon=True
        )
        self._process.start()
        self.terminate, self.kill = self._process.terminate, self._process.kill

    def wait(self, seconds):
        """Waits for its end."""
        self._process.join(seconds)
        assert self._process.exitcode is not None, "the server does not end"


def _run(arguments, folder, environment, log):
    said = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(said, 1)
    os.dup2(said, 2)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["streamlit", *arguments]
    runpy.run_module("streamlit", run_name="__main__")
