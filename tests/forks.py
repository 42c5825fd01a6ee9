"""Processes without their imports: each is a fork of one that has imported the whole app and done nothing else.

A server, a command or a writer of a test's own spends most of its start on imports. A start from nothing is tried by the
tests that are about one (`Server` in tests/e2e/people.py, `python -S -m lib doctor` in tests/commands/test_doctor.py).
"""

import multiprocessing
import os
import pkgutil
import runpy
import sys
from pathlib import Path
from typing import Any

import lib

ROOT = Path(__file__).parents[1]
#: What is run and never imported.
SCRIPTS = {"lib.ui.router", "lib.__main__"}


def everything():
    """The modules of the app, and those of the framework that serve it."""
    found = {module.name for module in pkgutil.walk_packages(lib.__path__, "lib.")}
    return ["streamlit.web.cli", "streamlit.web.bootstrap", *sorted(found - SCRIPTS)]


class Fork:
    """`python -m MODULE ARGUMENTS`, begun as a fork where the system forks; what it says is added to a file, what it
    remarks to the same or another."""

    def __init__(self, module, arguments, environment, said, remarked=None):
        ways = multiprocessing.get_all_start_methods()
        nursery: Any = multiprocessing.get_context("forkserver" if "forkserver" in ways else "spawn")
        if "forkserver" in ways:
            nursery.set_forkserver_preload([*everything(), __name__])
        told = (module, [str(argument) for argument in arguments], environment, str(said))
        self._process = nursery.Process(target=_run, args=(*told, str(remarked or said)), daemon=True)
        self._process.start()
        self.terminate, self.kill = self._process.terminate, self._process.kill

    @property
    def lives(self):
        """Whether it is not at its end."""
        return self._process.is_alive()

    def wait(self, seconds):
        """Waits for its end; its exit status."""
        self._process.join(seconds)
        assert self._process.exitcode is not None, "it does not end"
        return self._process.exitcode


def _run(module, arguments, environment, said, remarked):
    for file, stream in ((said, 1), (remarked, 2)):
        os.dup2(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND), stream)
    os.chdir(ROOT)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__")
