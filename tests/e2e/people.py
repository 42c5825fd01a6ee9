"""A server as a user starts it, and a person in front of a browser."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request

from playwright.sync_api import expect

from lib.ui.navigation import PAGES
from tests.forks import Fork

#: Milliseconds that a browser is given; a machine that many people share needs more: E2E_PATIENCE, in seconds.
PATIENCE = 1000 * int(os.environ.get("E2E_PATIENCE", "30"))
#: Debian's Chromium without a window takes a third less work than the one that can have one; any is driven alike.
BROWSERS = ("chromium-headless-shell", "chromium", "google-chrome")
#: The day on which the sample's figures were worked out, as an address says it.
DAY = "day=2026-11-24"
READY = '[data-testid="stApp"][data-test-connection-state="CONNECTED"][data-test-script-state="notRunning"]'


def browser_program():
    """The browser of this machine; None where there is none."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def titled(page, words, *, whole=False):
    """Waits until the title with these words stands alone: while one page follows another, both are there."""
    expect(page.locator("h1")).to_have_text([words if whole else re.compile(re.escape(words))])


def until(page, condition, argument=None, patience=PATIENCE, every=50):
    """Waits until this function of the page says yes. The driver's own waiting asks again by `eval`, which the app's pages forbid."""
    ends = time.monotonic() + patience / 1000
    while not page.evaluate(condition, argument):
        assert time.monotonic() < ends, f"not within {patience} ms: {condition}"
        page.wait_for_timeout(every)


def at_form(person, code="A1.5"):
    """Opens the form of an action; what is typed before it has taken the place of the
    line of news goes into that line."""
    page = person.open(f"/action?code={code}&lang=fr&{DAY}")
    page.get_by_text("Modifier cette action").click()
    expect(page.locator(".st-key-quick")).to_have_count(0)
    return page


class Server:
    """The app as a user starts it, on a port and a database file of its own; or on a ledger `where` others are too."""

    def __init__(self, database, where=None):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.database = database
        #: What who is signed in keeps, where people sign in; and what somebody else does.
        self.session = self.other = ""
        self.where = where or str(database)
        self.address = f"http://localhost:{self.port}"
        self.start()

    def start(self):
        """Starts the server on its port, a second time too, and waits until it answers."""
        arguments = ["run", "app.py", "--server.port", str(self.port)]
        environment = {**os.environ, "PLAN_DATABASE": self.where, "PLAN_DAY": "2026-11-24"}
        self.process = self.begin(arguments, environment, self.database.with_suffix(".log"))
        for _ in range(200):
            try:
                with urllib.request.urlopen(f"{self.address}/healthz", timeout=2) as answer:
                    assert answer.status == 200
                return
            except OSError:
                time.sleep(0.1)
        raise AssertionError(self.database.with_suffix(".log").read_text())

    def begin(self, arguments, environment, log):
        """The process, begun from nothing."""
        with log.open("a") as said:
            return subprocess.Popen(
                [sys.executable, "-m", "streamlit", *arguments],
                cwd=PAGES.parent,
                env=environment,
                stdout=said,
                stderr=subprocess.STDOUT,
            )

    def kill(self):
        """Ends the server as a power cut does."""
        self.process.kill()
        self.process.wait(20)

    def stop(self):
        """Stops the server."""
        self.process.terminate()
        self.process.wait(20)

    @property
    def complaints(self):
        """The failures that the server recorded."""
        return [
            line for line in self.database.with_suffix(".log").read_text().splitlines() if "Error" in line
        ]


class ForkedServer(Server):
    """The same, for tests that are not about its start: what it imports was imported before."""

    def begin(self, arguments, environment, log):
        """The process, begun as a fork."""
        return Fork("streamlit", arguments, environment, log)


class Reader:
    """A person in front of a browser."""

    def __init__(self, browser, address, within=None, **context):
        """`within` is a browser window that others have used too: what it fetched once is not fetched again."""
        settings = {
            "viewport": {"width": 1366, "height": 768},
            "locale": "fr-FR",
            "timezone_id": "Africa/Casablanca",
        }
        self.context = within or browser.new_context(**{**settings, **context})
        self.context.set_default_timeout(PATIENCE)
        self.page = self.context.new_page()
        self.address = address
        self.requested = []
        self.faults = []
        self.page.on("request", lambda request: self.requested.append(request.url))
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))

    def open(self, path="/"):
        """Opens an address of the app and waits until it is drawn."""
        self.page.goto(self.address + path)
        return self.wait()

    def wait(self):
        """Waits until the app is at rest."""
        self.page.wait_for_selector(f"{READY} h1", timeout=PATIENCE)
        self.page.wait_for_timeout(150)
        self.page.wait_for_selector(f"{READY} h1", timeout=PATIENCE)
        return self.page

    def upload(self, name, content):
        """Drops a file on the import page."""
        chooser = self.page.get_by_test_id("stFileUploader").locator("input[type=file]")
        chooser.set_input_files({"name": name, "mimeType": "application/octet-stream", "buffer": content})
        return self.wait()
