"""Papers downloaded in a browser: made by the click, in the language chosen, as the partner may see them."""

import io

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.e2e.people import ForkedServer, Reader, titled

#: The button's key and how its file begins.
FILES = {
    "note": b"%PDF",
    "note_docx": b"PK",
    "deck": b"PK",
    "letter": b"PK",
    "letters": b"PK",
    "workbook": b"PK",
    "calendar": b"BEGIN:VCALENDAR",
    "offline": b"<!doctype html>",
}


@pytest.fixture(scope="module")
def stocked(sample_file, tmp_path_factory):
    """A server that finds the sample already recorded."""
    path = tmp_path_factory.mktemp("papers") / "plan.duckdb"
    path.write_bytes(sample_file.read_bytes())
    running = ForkedServer(path)
    yield running
    running.stop()


@pytest.fixture
def person(browser, stocked):
    """A reader of that server."""
    reader = Reader(browser, stocked.address)
    yield reader
    reader.context.close()


def downloaded(person, key):
    """The bytes that a button hands out."""
    with person.page.expect_download() as waiting:
        person.page.locator(f".st-key-paper_{key}_button button").click()
    return waiting.value.path().read_bytes(), waiting.value.suggested_filename


def test_every_paper_comes_by_one_click_and_the_page_stays(person):
    page = person.open("/documents?lang=fr")
    for key, begins in FILES.items():
        content, name = downloaded(person, key)
        assert content[: len(begins)].lower() == begins.lower(), key
        assert "-fr-2026-11-24." in name
    titled(page, "Documents", whole=True)
    page.get_by_role("radio", name="العربية").or_(page.get_by_text("العربية", exact=True)).first.click()
    person.wait()
    content, name = downloaded(person, "note")
    assert name == "note-ar-2026-11-24.pdf"
    assert str(PdfReader(io.BytesIO(content)).root_object["/Lang"]).startswith("ar")
    assert not person.faults


def test_the_page_that_leaves_opens_without_the_application(person, browser):
    person.open("/documents?lang=fr")
    content, _ = downloaded(person, "offline")
    context = browser.new_context(offline=True)
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_content(content.decode())
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("body")).to_contain_text("12/35")
    assert not [url for url in asked if url.startswith("http")]
    context.close()
