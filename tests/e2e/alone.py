"""Everything that people do with the app, on a machine without a network: `python -m tests.e2e.alone FOLDER [--cut]`.

Says on its last line, as JSON, what was done and what was asked of the outside. With `--cut` it is the only process of a network
namespace without any route: it brings the loopback up and answers, and notes, whatever is asked of a server of names.
"""

import contextlib
import json
import os
import socket
import struct
import subprocess
import sys
import threading
from fcntl import ioctl
from pathlib import Path

from playwright.sync_api import sync_playwright

from lib.ui.navigation import ENTRIES, PAGES
from tests.e2e.conftest import ARGUMENTS
from tests.e2e.people import DAY, Reader, Server, browser_program
from tests.e2e.test_documents import FILES
from tests.e2e.test_writing import updated_plan

#: Chromium asks after names on its own account: it is told none but this machine's, and each of its requests is looked at.
DEAF = [*ARGUMENTS, "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"]
READINGS = ["deadlines?view=calendar", "outlook?view=by", "partners?view=journal", "action?code=A1.6", "partner?partner=CCIT", "search?q=convention"]  # fmt: skip


def raise_loopback():
    """Brings the loopback of the namespace up."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        request = struct.pack("16sh", b"lo", 0)
        flags = struct.unpack("16sh", ioctl(asked, 0x8913, request))[1]  # SIOCGIFFLAGS
        ioctl(asked, 0x8914, struct.pack("16sh", b"lo", flags | 1))  # SIOCSIFFLAGS, IFF_UP


def name_in(question):
    """The name that a question to a server of names is about."""
    labels, place = [], 12
    while place < len(question) and question[place]:
        labels.append(question[place + 1 : place + 1 + question[place]].decode("ascii", "replace"))
        place += 1 + question[place]
    return ".".join(labels)


def trap(folder):
    """The server of names of the namespace: knows none, and notes which were asked for."""
    names = []
    resolver = folder / "resolv.conf"
    resolver.write_text("nameserver 127.0.0.1\noptions timeout:1 attempts:1\n", encoding="ascii")
    subprocess.run(["mount", "--bind", str(resolver), "/etc/resolv.conf"], check=True)
    listening = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    listening.bind(("127.0.0.1", 53))

    def answer():
        while True:
            question, who = listening.recvfrom(4096)
            names.append(name_in(question))
            listening.sendto(question[:2] + b"\x81\x83" + question[4:6] + bytes(6) + question[12:], who)

    threading.Thread(target=answer, daemon=True).start()
    with contextlib.suppress(socket.gaierror):
        socket.getaddrinfo("a-name-of-somewhere-else.example", 80)
    noted = Path(os.environ["OUTSIDE_LOG"])
    assert names, "the trap notes what is asked for"
    assert noted.exists(), "and so does the hook"
    names.clear()
    noted.unlink()
    return names


def is_reached(address):
    """Whether anything can be sent to an address: the network says no before a packet leaves."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect((address, 9))
        except OSError:
            return False
        return True


def used(reader, folder):
    """Goes everywhere and does everything; answers counts of what was done."""
    for entry in [*[e.path for e in ENTRIES], *READINGS]:
        reader.open(f"/{entry}{'&' if '?' in entry else '?'}lang=fr&{DAY}")
    reader.page.goto(f"{reader.address}/brief?lang=ar")
    page = reader.open(f"/import?lang=fr&{DAY}")
    reader.upload("mai.csv", updated_plan(**{"A3.4": {"avancement": "12"}}))
    page.get_by_role("button", name="Enregistrer cette version (1 changement)").click()
    page.get_by_text("Import enregistré").first.wait_for()
    papers = {}
    reader.open(f"/documents?lang=fr&{DAY}")
    for key, begins in FILES.items():
        with page.expect_download() as waiting:
            page.locator(f".st-key-paper_{key}_button button").click()
        content = waiting.value.path().read_bytes()
        assert content[: len(begins)].lower() == begins.lower(), key
        papers[key] = len(content)
    return {"pages": len(ENTRIES) + len(READINGS) + 1, "imports": 1, "papers": papers}


def command_line(folder):
    """The command line, on a plan of its own."""
    file = folder / "mai.csv"
    file.write_bytes(updated_plan(**{"A3.4": {"avancement": "12"}}))
    environment = {**os.environ, "PLAN_DATABASE": str(folder / "other.duckdb")}
    done = subprocess.run([sys.executable, "-m", "lib", "inspect", str(file)], cwd=PAGES.parent, env=environment, capture_output=True, check=False)  # fmt: skip
    return done.returncode


def main(folder, is_cut):
    """Lives through a day of the app without a network."""
    names = None
    if is_cut:
        raise_loopback()
        names = trap(folder)
    server = Server(folder / "plan.duckdb")
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=browser_program(), args=DEAF)
            reader = Reader(browser, server.address)
            done = used(reader, folder)
            elsewhere = [
                url for url in reader.requested if not url.startswith((server.address, "data:", "blob:"))
            ]
            faults = list(reader.faults)
            browser.close()
        told = {"command": command_line(folder), "faults": faults + server.complaints}
    finally:
        server.stop()
    log = Path(os.environ["OUTSIDE_LOG"])
    asked = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
    routed = is_reached("192.0.2.1") if is_cut else None
    print(
        json.dumps({**done, **told, "names": names, "asked": asked, "elsewhere": elsewhere, "routed": routed})
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--cut" in sys.argv)
