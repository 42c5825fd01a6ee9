"""Nothing is called outside: the app starts, shows every page, reads a file and makes papers on a machine without a network,
and nobody asks after a name.

Twice: in a network namespace without any route, whose server of names is a trap, where the system allows one; and everywhere with
a hook in every process that notes, and refuses, what would leave the machine.
"""

import json
import os
import shutil
import subprocess
import sys

import pytest

from lib.ui.navigation import PAGES
from tests.accounts import SETTINGS, signed_in
from tests.web.live import Live

HOOK = PAGES.parent / "tests" / "outside"
#: The ways into a namespace: as root, else as whoever may be root of one of his own.
WAYS = (["unshare", "--net", "--mount"], ["unshare", "--map-root-user", "--net", "--mount"])


def watched(folder, **more):
    """The environment of a process that is watched, and all its children."""
    path = os.pathsep.join([str(HOOK), str(PAGES.parent)])
    return {**os.environ, "PYTHONPATH": path, "OUTSIDE_LOG": str(folder / "outside.log"), **more}


def way_in():
    """How a namespace is entered here; None where the system allows none."""
    for way in WAYS if shutil.which("unshare") else ():
        if subprocess.run([*way, "true"], capture_output=True, check=False).returncode == 0:
            return way
    return None


def lived(folder, before=(), *after, **more):
    done = subprocess.run(
        [*before, sys.executable, "-m", "tests.e2e.alone", str(folder), *after],
        cwd=PAGES.parent, env=watched(folder, **more), capture_output=True, text=True, check=False, timeout=600,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.splitlines()[-1])


def said(found):
    """What everybody expects of a day without a network, whichever way it was cut."""
    assert found["pages"] > 20
    assert found["imports"] == 1
    assert len(found["papers"]) == 8
    assert found["command"] in (0, 3)
    assert not found["faults"]
    assert not found["elsewhere"], "a page asked the browser for something of elsewhere"
    assert not found["asked"], "a process of ours asked for something of elsewhere"


def test_the_hook_notes_and_refuses_what_would_leave_in_a_child_too(tmp_path):
    asking = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('192.0.2.1', 9))"
    looking = "import socket; socket.getaddrinfo('somewhere.example', 80)"
    here = "import socket; socket.getaddrinfo('localhost', 80); socket.getaddrinfo('127.0.0.1', 80)"
    child = f"import subprocess, sys; sys.exit(subprocess.call([sys.executable, '-c', {asking!r}]))"
    codes = [
        subprocess.run([sys.executable, "-c", code], env=watched(tmp_path, OUTSIDE_REFUSED="1"), capture_output=True, check=False).returncode
        for code in (asking, looking, child, here)
    ]  # fmt: skip
    assert codes == [1, 1, 1, 0]
    noted = (tmp_path / "outside.log").read_text().splitlines()
    assert [line.split(" by ")[0] for line in noted] == [
        "socket.connect '192.0.2.1'",
        "socket.getaddrinfo 'somewhere.example'",
        "socket.connect '192.0.2.1'",
    ]


def test_an_app_that_is_shared_on_a_network_asks_nobody_for_its_address(tmp_path):
    """The framework would ask a site of elsewhere under which address the machine is seen, to print it."""
    signed_in(tmp_path / "plan.duckdb")
    shared = Live(
        tmp_path / "plan.duckdb",
        "--server.address",
        "0.0.0.0",
        **watched(tmp_path, OUTSIDE_REFUSED="1", PLAN_HOSTS="192.0.2.1", **SETTINGS),
    )
    try:
        assert shared.ask("GET", "/healthz", host="192.0.2.1:PORT")[0] == 200
    finally:
        shared.stop()
    assert not (tmp_path / "outside.log").exists(), (tmp_path / "outside.log").read_text()
    assert f"http://localhost:{shared.port}" in shared.said.read_text()


def test_nothing_is_asked_of_the_outside_by_any_process(browser, tmp_path):
    said(lived(tmp_path, OUTSIDE_REFUSED="1"))


def test_it_all_works_in_a_namespace_without_a_route_and_no_name_is_looked_up(browser, tmp_path):
    way = way_in()
    if way is None:
        pytest.skip("this system allows no network namespace: the hook alone was tried")
    found = lived(tmp_path, way, "--cut")
    said(found)
    assert found["routed"] is False
    assert found["names"] == []
