"""No text of a plan is markup, a formula, a field or a link in any paper, workbook, calendar or light page."""

import io
import re
import shutil
import zipfile
from datetime import date

import icalendar
import pytest
from pypdf import PdfReader

from lib.documents import calendar, deck, docx, html, note, offline, pdf, pptx
from lib.documents import reminders as reminder_papers
from lib.documents.action_paper import action_paper
from lib.documents.minutes import joint_minutes
from lib.reports.action_paper import action_facts
from lib.reports.briefing import briefing_facts, paper_briefing
from lib.reports.calendar import deadlines
from lib.reports.minutes import minutes_facts
from lib.reports.reminders import reminders, sender
from lib.reports.workbook import plan_workbook
from lib.store import reads
from lib.store.connection import Store
from lib.store.state import State
from lib.web.brief_page import brief_page
from tests.poison import EVIL, POISONS, Markup, poison, poisoned

DAY = date(2026, 11, 24)
#: What the poison is made of, as it is read with no spaces: a paper parts lines where it likes.
TYPED = [re.sub(r"\s+", "", text) for text in POISONS]


@pytest.fixture(scope="module", params=["fr", "ar"])
def language(request):
    return request.param


@pytest.fixture(scope="module")
def told(sample_file, tmp_path_factory):
    path = tmp_path_factory.mktemp("poison") / "plan.duckdb"
    shutil.copy(sample_file, path)
    store = Store.open(path)
    number = poison(store)
    yield State(store, number, reads.current_plan(store) or "", DAY)
    store.close()


def met(text):
    """How many of the poisons stand in a text as they were typed."""
    whole = re.sub(r"[\s\u00ad\u200b\u2066-\u2069\u200e\u200f]+", "", text)
    return sum(typed in whole for typed in TYPED)


def papers(told, language):
    """Every paper as blocks."""
    briefing = paper_briefing(told, language=language)
    action = action_facts(told, next(iter(reads.action_list(told, limit=1))).key, language=language)
    return {
        "note": note.note(briefing, pdf.page_count),
        "deck": deck.deck(briefing, pptx.slide_count),
        "offline": offline.offline(briefing),
        "letter": reminder_papers.letter(reminders(told).oldest[:2], sender(told, language=language)),
        "minutes": joint_minutes(minutes_facts(told, reads.minutes(told)[0], language=language)),
        "action": action_paper(action, language),
    }


@pytest.fixture(scope="module")
def every(told, language):
    return papers(told, language)


def test_a_page_of_a_paper_is_made_of_our_elements_alone(every):
    for name, paper in every.items():
        page = html.write(paper).decode()
        body = page[page.index("<body") :]
        read = Markup(body)
        assert not read.faults, f"{name}: {read.faults[:5]}"
        assert EVIL not in "".join(re.findall(r'href="[^"]*"', body)), name
        assert met(read.words), name


def test_a_pdf_shows_the_texts_and_leads_nowhere(every, language):
    for name, paper in every.items():
        reader = PdfReader(io.BytesIO(pdf.write(paper)))
        assert b"e.vil" not in b"".join(
            str(annotation.get_object()).encode()
            for page in reader.pages
            for annotation in page.get("/Annots") or []
        ), name
        if language == "fr":  # in Arabic the letters come in the order in which they are drawn
            assert met("".join(page.extract_text() for page in reader.pages)), name


@pytest.mark.parametrize("write", [docx.write, pptx.write], ids=["docx", "pptx"])
def test_an_office_file_shows_the_texts_and_holds_no_field_and_no_link(every, write):
    for name, paper in every.items():
        with zipfile.ZipFile(io.BytesIO(write(paper))) as book:
            parts = {
                part: book.read(part).decode("utf-8", "replace")
                for part in book.namelist()
                if part.endswith((".xml", ".rels"))
            }
        for part, text in parts.items():
            if part.endswith(".rels"):
                assert "e.vil" not in text, (name, part)
            assert not re.search(r"<w:instrText[^>]*>[^<]*(?:vil|HYPERLINK)|<m:oMath", text), (name, part)
        shown = "".join(
            re.sub(r"<[^>]+>", "", text) for part, text in parts.items() if not part.endswith(".rels")
        )
        assert met(
            shown.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
        ), name


def test_a_workbook_holds_texts_no_formula_and_no_link(told, language):
    with zipfile.ZipFile(io.BytesIO(plan_workbook(told, language=language))) as book:
        sheets = [book.read(part).decode() for part in book.namelist() if "worksheets/" in part]
        rels = [book.read(part).decode() for part in book.namelist() if part.endswith(".rels")]
        texts = (
            book.read("xl/sharedStrings.xml").decode()
            if "xl/sharedStrings.xml" in book.namelist()
            else "".join(sheets)
        )
    assert not any("<f>" in sheet or "<hyperlink" in sheet for sheet in sheets)
    assert not any("e.vil" in text for text in rels)
    assert "HYPERLINK(" in texts, "a text of that sort was there"


def test_a_calendar_says_the_titles_as_they_were_typed(told, language):
    found = icalendar.Calendar.from_ical(
        calendar.write(deadlines(told), plan=told.plan, title=POISONS[0], language=language, identity="x")
    )
    said = " ".join(str(event["SUMMARY"]) for event in found.walk("VEVENT"))
    assert met(said) > 3
    assert not any("URL" in event and EVIL in str(event["URL"]) for event in found.walk("VEVENT"))


def test_the_page_of_the_president_is_made_of_our_elements_alone(told, language):
    page = brief_page(briefing_facts(told, language=language), query={"lang": language})
    read = Markup(page[page.index("<body") :])
    assert not read.faults
    assert not re.findall(r'(?:href|src)="https?:', page)
    assert met(read.words)
    assert poisoned("Ambassade du Togo").split(" ")[0] in read.words
