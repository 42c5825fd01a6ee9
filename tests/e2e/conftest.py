"""A real server and a real browser; without a browser these tests are skipped, in the gate they fail."""

import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.e2e.people import PATIENCE, ForkedServer, Reader, browser_program
from tests.two_servers.fixtures import cable, database, postgres, sample_database

__all__ = ["cable", "database", "postgres", "sample_database"]

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("e2e")


@pytest.fixture(scope="session")
def browser():
    program = browser_program()
    if program is None:
        if os.environ.get("E2E_REQUIRED"):
            pytest.fail("no Chromium on this machine, and the gate needs one")
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def server(sample_file, tmp_path_factory):
    """One server on the sample plan, for the tests of a module that change nothing."""
    running = ForkedServer(Path(shutil.copy(sample_file, tmp_path_factory.mktemp("server") / "plan.duckdb")))
    yield running
    running.stop()


@pytest.fixture(scope="module")
def window(browser, server):
    """A browser window that the readers of a module share: the framework is fetched once."""
    person = Reader(browser, server.address)
    yield person
    person.context.close()


@pytest.fixture
def fresh_server(sample_file, tmp_path):
    """A server on the sample plan that nobody has asked anything yet."""
    running = ForkedServer(Path(shutil.copy(sample_file, tmp_path / "plan.duckdb")))
    yield running
    running.stop()


@pytest.fixture
def reader(browser, server, window):
    """A reader of the shared server."""
    person = Reader(browser, server.address, within=window.context)
    yield person
    person.page.close()


@pytest.fixture
def people(browser, fresh_server):
    """As many readers as wanted of a server of their own."""
    known = []

    def arrive(**context):
        known.append(Reader(browser, fresh_server.address, **context))
        return known[-1]

    yield arrive
    for person in known:
        person.context.close()
