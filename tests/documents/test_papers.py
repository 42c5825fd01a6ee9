"""Every paper, made from the sample and from a plan of 300 actions with long titles, then read back."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from html.parser import HTMLParser
from typing import Any

import icalendar
import pytest
from docx import Document as Word
from docx.oxml.ns import qn
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from lib.documents import calendar, deck, docx, html, look, note, offline, pdf, pptx
from lib.documents import reminders as reminder_papers
from lib.documents.blocks import Bars, Block, FacingTexts, Heading, Paragraph
from lib.documents.decisions_record import RecordFacts, RecordLine, decisions_record
from lib.domain.terms import Weather
from lib.i18n import LANGUAGES, direction
from lib.i18n.formats import format_fraction, format_long_day, format_percent, format_points_in_full
from lib.i18n.naming import Named
from lib.reports.briefing import paper_briefing
from lib.reports.calendar import deadlines
from lib.reports.identity import figures_mark, identity
from lib.reports.reminders import reminders, sender
from lib.reports.workbook import plan_workbook
from lib.store import reads
from lib.store.connection import Store
from lib.store.state import State
from tests.bench.plans import long_action, write_plan

DAY = date(2026, 11, 24)
MARKS = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200e\u200f\u200b"))


@pytest.fixture(scope="module", params=["sample", "long"])
def told(request, tmp_path_factory, sample_file):
    """The last state of a plan."""
    folder = tmp_path_factory.mktemp(request.param)
    path = folder / "plan.duckdb"
    if request.param == "long":
        write_plan(path, 300, action=long_action)
    else:
        path.write_bytes(sample_file.read_bytes())
    store = Store.open(path)
    yield State(store, reads.current_revision(store), reads.current_plan(store) or "", DAY)
    store.close()


def facts(told, language):
    return paper_briefing(told, language=language)


def figures(told, language):
    """The figures of the overview, as the screen writes them."""
    head = reads.headline(told)
    return (
        format_fraction(language, head.done, head.tracked),
        format_percent(language, head.progress),
        format_percent(language, head.expected),
        format_points_in_full(language, head.gap),
        str(head.past_due),
        str(head.soon),
    )


def read(text):
    """A text without marks of direction, with plain spaces: how a figure is looked for."""
    return re.sub(
        r"\s+", " ", text.replace("’", "'").translate(MARKS).replace("\u00a0", " ").replace("\u202f", " ")
    )


def pdf_text(content):
    return read(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages))


def holds(text, told, language):
    """The text tells the figures of the screen and their fingerprint."""
    for figure in figures(told, language):
        assert read(figure) in text, figure
    assert figures_mark(told) in text
    assert "24/11/2026" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_note_holds_on_one_page_and_tells_the_figures_of_the_screen(told, language):
    content = pdf.write(note.note(facts(told, language), pdf.page_count))
    assert len(PdfReader(io.BytesIO(content)).pages) == 1
    text = pdf_text(content)
    if direction(language) == "ltr":
        holds(text, told, language)
    else:  # what a PDF gives back of Arabic is in the order of drawing: figures only
        head = reads.headline(told)
        for figure in (f"{head.done}/{head.tracked}", figures_mark(told)):
            assert figure in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_note_says_when_to_whom_and_about_what_and_shows_every_axis(told, language):
    content = docx.write(note.note_to_edit(facts(told, language), pdf.page_count))
    word = Word(io.BytesIO(content))
    cells = [c.text for table in word.tables for row in table.rows for c in row.cells]
    assert format_long_day(language, DAY) in cells[1]
    assert cells[3] and format_long_day(language, DAY) in cells[5]
    shown = [axis.name for axis in facts(told, language).axes]
    assert [cell for cell in cells if cell in shown] == shown
    holds(read(" ".join([*cells, word.sections[0].footer.paragraphs[0].text])), told, language)


def test_where_not_every_axis_has_room_the_worst_come_first(told):
    few = facts(told, "fr")
    levels = [Weather.SECURED, Weather.SUPPORT_NEEDED, Weather.COMPROMISED, Weather.COMPROMISED] * 10
    axes = [
        replace(few.axes[0], name=f"Axe {i}", level=level, progress=50.0, expected=50.0 + i)
        for i, level in enumerate(levels)
    ]
    paper = note.with_room(replace(few, axes=axes), note.Room(3, 0, 0, 0))
    shown = next(block for block in paper.blocks if isinstance(block, Bars))
    assert [bar.label for bar in shown.bars] == ["Axe 39", "Axe 38", "Axe 35"]
    assert "et 37 autres axes" in {b.text for b in paper.blocks if isinstance(b, Paragraph)}
    whole = note.with_room(replace(few, axes=axes[:3]), note.Room(3, 0, 0, 0))
    shown = next(block for block in whole.blocks if isinstance(block, Bars))
    assert [bar.label for bar in shown.bars] == ["Axe 0", "Axe 1", "Axe 2"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pdf_is_tagged_archival_and_says_its_language(told, language):
    reader: Any = PdfReader(io.BytesIO(pdf.write(note.note(facts(told, language), pdf.page_count))))
    metadata = reader.root_object["/Metadata"].get_object().get_data().decode()
    assert re.search(r"pdfaid:part(>|=\")2", metadata)
    assert re.search(r"pdfaid:conformance(>|=\")A", metadata)
    assert reader.root_object["/MarkInfo"]["/Marked"]
    assert reader.root_object["/Lang"].startswith(language)
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            held = font.get_object()
            held = held["/DescendantFonts"][0].get_object() if "/DescendantFonts" in held else held
            assert {"/FontFile2", "/FontFile3"} & held["/FontDescriptor"].keys(), "every font is inside"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_slides_have_one_for_each_axis_and_tell_the_figures_of_the_screen(told, language):
    briefing = facts(told, language)
    shown = Presentation(io.BytesIO(pptx.write(deck.deck(briefing, pptx.slide_count))))
    titles = [slide.shapes.title.text_frame.text for slide in shown.slides]
    for axis in briefing.axes:
        assert [t for t in titles if t.startswith(axis.name)] == [axis.name]
    texts = [s.text_frame.text for slide in shown.slides for s in slide.shapes if s.has_text_frame]
    holds(read(" ".join(texts)), told, language)
    assert len(set(titles)) == len(titles)
    for number, slide in enumerate(shown.slides, start=1):
        for shape in slide.shapes:
            assert shape.top + shape.height <= shown.slide_height
            assert shape.left >= 0
            assert shape.left + shape.width <= shown.slide_width
            if shape.shape_type in (MSO_SHAPE_TYPE.TABLE, MSO_SHAPE_TYPE.GROUP):
                assert shape._element.xpath(".//p:cNvPr")[0].get("descr"), (
                    "a picture and a table are described"
                )
        places = {p.placeholder_format.type: p for p in slide.placeholders}
        assert places.keys() >= {PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}
        field = places[PP_PLACEHOLDER.SLIDE_NUMBER]._element.find(f".//{qn('a:fld')}")
        assert (field.get("type"), field.find(qn("a:t")).text) == ("slidenum", str(number))
        assert all(p.text_frame.text for p in places.values()), "no place of the layout is left empty"
        if number == 1:
            continue
        own = [s for s in slide.shapes if not s.is_placeholder]
        lowest = max(
            s.top + s.height
            for s in [*own, *(p for p in slide.placeholders if p.placeholder_format.idx == 1)]
        )
        assert lowest > 0.55 * shown.slide_height, f"slide {number} is half empty"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notes_of_a_slide_hold_the_sentences_to_say(told, language):
    briefing = facts(told, language)
    shown = Presentation(io.BytesIO(pptx.write(deck.deck(briefing, pptx.slide_count))))
    notes = {
        s.shapes.title.text_frame.text: s.notes_slide.notes_text_frame.text
        for s in shown.slides
        if s.has_notes_slide
    }
    for axis in briefing.axes:
        assert look.readable(axis.sentence) in notes[axis.name]
    said = "\n".join(notes.values())
    for line in (*briefing.late[:3], *briefing.support[:1], *briefing.coming[:2]):
        assert look.readable(line.said).replace("\n", " ") in said and look.readable(line.title) in said
    assert look.readable(briefing.sentence) in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_a_pdf_can_be_found_in_it(language):
    """A long word may be broken at the end of a line, by nothing that the file keeps inside the word."""
    words = "programme", "Anticonstitutionnellement", "https://exemple.ma/plans/2026"
    typed = "pro\u00adgramme \u200bAnticonstitutionnellement \ufeffhttps://exemple.ma/plans/2026"

    def held(*blocks: Block):
        paper = replace(decisions_record(_plain(), language), blocks=blocks)
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf.write(paper))).pages)

    raw = held(Paragraph(typed))
    assert not set(raw) & set("\u00ad\u200b\u2060\ufeff")
    assert [word for word in words if word not in raw] == []
    endless = "mots" * 100
    assert endless in held(Paragraph(endless)).replace("\n", "")
    assert endless not in held(Paragraph(endless)), "a word that is longer than its line is broken"


def test_headings_begin_at_the_first_level_and_leave_none_out():
    told: list[Block] = [
        Heading("a", 2),
        Heading("b", 3),
        Paragraph("–"),
        Heading("c", 2),
        Heading("d", 4),
        Heading("e", 1),
    ]
    paper = replace(decisions_record(_plain(), "fr"), blocks=told)
    assert [b.level for b in paper.blocks if isinstance(b, Heading)] == [1, 2, 1, 2, 1]
    word = Word(io.BytesIO(docx.write(paper)))
    styles = [p.style.name for p in word.paragraphs if p.style.name.startswith("Heading")]
    assert styles == ["Heading 1", "Heading 2", "Heading 1", "Heading 2", "Heading 1"]


@pytest.mark.parametrize("write", [docx.write, pptx.write])
def test_an_office_file_holds_nothing_of_the_template_that_it_was_made_from(write):
    """No picture of another page, no printer; and Word opens it in its current mode."""
    content = write(decisions_record(_plain(), "fr"))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not [
            name
            for name in archive.namelist()
            if re.search(r"thumbnail|printerSettings|customXml|WithEffects|\.(jpe?g|png|emf)$", name)
        ]
        if write is docx.write:
            settings = archive.read("word/settings.xml").decode()
            assert re.search(r'w:name="compatibilityMode"[^>]*w:val="15"', settings)
            assert "savePreviewPicture" not in settings


class Tags(HTMLParser):
    """The tags and addresses of a page."""

    def __init__(self):
        super().__init__()
        self.tags, self.addresses = [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.addresses += [value for name, value in attrs if name in ("src", "href")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_offline_page_needs_nothing_else_and_tells_the_figures_of_the_screen(told, language):
    page = html.write(offline.offline(facts(told, language))).decode()
    seen = Tags()
    seen.feed(page)
    assert not [a for a in seen.addresses if not a.startswith("#")]
    assert "script" not in seen.tags
    assert f'dir="{direction(language)}"' in page
    assert "<b>la</b>" not in page, "a text of somebody is never markup"
    holds(read(re.sub(r"<[^>]+>", " ", page)), told, language)
    for row in reads.overdue(told, limit=1000):
        assert row.code in page, "every list is complete"


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_are_one_to_a_page_with_their_recipient_and_no_mark_that_a_word_processor_draws_badly(
    told, language
):
    about = reminders(told).oldest[:5]
    word = Word(io.BytesIO(docx.write(reminder_papers.letter(about, sender(told, language=language)))))
    cells = " ".join(c.text for table in word.tables for row in table.rows for c in row.cells)
    known = {n.name: Named(language, n.form(language)).bare for n in reads.paper_names(told)}
    body = "\n".join(p.text for p in word.paragraphs)
    for reminder in about:
        assert look.readable(known.get(reminder.organisation) or reminder.organisation) in cells
        assert look.readable(reminder.title) in body
    assert "NUMPAGES" not in word.sections[0].footer._element.xml
    breaks = [b for b in word.element.iter(qn("w:br")) if b.get(qn("w:type")) == "page"]
    assert len(breaks) == len(about) - 1
    assert not set(body + cells) & set("\u2066\u2067\u2068\u2069")
    assert all(
        row._tr.trPr.find(qn("w:cantSplit")) is not None for table in word.tables for row in table.rows
    )


@pytest.mark.parametrize(("left", "lines"), [(["Pour la chambre"], 2), ([""], 1)])
def test_a_line_to_sign_on_stands_only_below_whoever_signs(left, lines):
    document = replace(
        decisions_record(_plain(), "fr"), blocks=[FacingTexts(left, ["Pour l'ambassade"], signature=True)]
    )
    assert len(pdf.rooms_to_sign(document)) == lines
    table = Word(io.BytesIO(docx.write(document))).tables[-1]
    below = [cell._tc.find(f".//{qn('w:pBdr')}") for cell in table.rows[-1].cells]
    assert sum(line is not None for line in below) == lines
    assert html.write(document).count(b"class=signature>") == lines


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_to_copy_is_neutral_and_dated(told, language):
    author = sender(told, language=language)
    for reminder in reminders(told).oldest[:20]:
        text = reminder_papers.text(reminder, author)
        assert look.readable(reminder.title) in text
        assert format_long_day(language, DAY) in text
        assert not re.search(r"échec|défaillan|ne répond pas|failure", text, re.I)


def record(told):
    line = RecordLine(
        "D-2026-001", "Relancer le partenaire", "A1.1", "Directeur", "01/12/2026", "CCIT", "À faire"
    )
    return RecordFacts(
        plan="Plan", title="Réunion", day=DAY, place="Rabat", revision=told.revision, fingerprint=figures_mark(told),
        is_sample=False, present=(("Maroc", "Directeur"),), excused=(), lines=(line,) * 3, skipped=("Décisions",),
        not_discussed=("A1.2",), came_in=(), next_meeting="01/12/2026",
    )  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_record_is_one_page_and_no_number_or_date_is_broken(told, language):
    paper = decisions_record(record(told), language)
    assert pdf.page_count(paper) == 1
    text = pdf_text(pdf.write(paper))
    for words in ("D-2026-001", "01/12/2026", "Relancer", figures_mark(told)):
        assert words in text
    word = Word(io.BytesIO(docx.write(paper)))
    table = word.tables[1]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    widths = [cell.width.mm for cell in table.rows[0].cells]
    assert min(widths[0], widths[4]) >= 23, "a number and a date hold on one line at 9.5 points"


@pytest.mark.parametrize("write", [docx.write, pptx.write, pdf.write, html.write])
def test_a_title_of_any_length_makes_a_paper(told, write):
    """The properties of a file hold 255 characters, a title as many as somebody typed."""
    paper = replace(note.note(facts(told, "fr"), lambda _: 1), title="Former " * 60)
    assert write(paper)


def test_a_draft_says_so_on_every_page():
    paper = replace(decisions_record(_plain(), "fr"), is_draft=True)
    assert "PROJET" in pdf_text(pdf.write(paper))


def _plain():
    return RecordFacts("Plan", "Réunion", DAY, "", 1, "0" * 12, False, (), (), (), (), (), (), "–")


def test_the_calendar_has_every_deadline_once_with_a_stable_identity_and_the_mark_of_its_figures(told):
    found = deadlines(told)
    line = identity(told, language="fr")
    content = calendar.write(found, plan=told.plan, title="Plan", language="fr", identity=line)
    parsed: Any = icalendar.Calendar.from_ical(content)
    events = parsed.walk("VEVENT")
    assert len({str(e["uid"]) for e in events}) == len(events) == len(found)
    assert read(str(parsed["x-wr-caldesc"])) == read(line)
    assert [e["dtstart"].dt for e in events] == [d.on for d in found]
    for event, deadline in zip(events, found, strict=True):
        awaited = deadline.on > DAY and deadline.situation not in ("done", "cancelled")
        alarms = [deadline.on + a["trigger"].dt for a in event.walk("VALARM")]
        assert alarms == [deadline.on - timedelta(7), deadline.on - timedelta(1)] * awaited
        assert all(a["action"] == "DISPLAY" and a["description"] for a in event.walk("VALARM"))
    assert 0 < content.count(b"BEGIN:VALARM") < 2 * len(found)


def test_the_workbook_carries_the_identity_of_its_figures_where_nobody_edits_it(told):
    line = identity(told, language="fr")
    content = plan_workbook(told, language="fr", identity=line)
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    rows = book.get_sheet_by_name(book.sheet_names[0]).to_python()
    head = reads.headline(told)
    assert sum(1 for row in rows if any(re.fullmatch(r"A\d\.\d+", str(c)) for c in row[:2])) == head.total
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        mark = figures_mark(told)
        assert mark in archive.read("docProps/core.xml").decode()
        assert mark in archive.read("xl/worksheets/sheet1.xml").decode()


def test_a_printed_workbook_is_as_wide_as_its_letters_allow_and_repeats_its_headings(told):
    content = plan_workbook(told, language="fr", identity="x")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [archive.read(f"xl/worksheets/sheet{i}.xml").decode() for i in (1, 2, 3)]
        names = archive.read("xl/workbook.xml").decode()
    assert [re.search(r'orientation="(\w+)"', sheet)[1] for sheet in sheets] == ["landscape"] * 3
    assert all("<pageSetUpPr fitToPage=" in sheet and 'fitToHeight="0"' in sheet for sheet in sheets)
    across = [int((re.search(r'fitToWidth="(\d+)"', sheet) or [0, 1])[1]) for sheet in sheets]
    assert across[0] == 2 and across[1:] == [1, 1]
    assert re.search(r"Print_Titles[^<]*>Actions!\$A:\$A,Actions!\$\d:\$\d<", names)
    assert re.search(r'<row r="\d+" ht="\d+"><c', sheets[0]), "a row is as high as its longest text"


def test_a_title_of_any_length_makes_a_file_in_every_format():
    paper = replace(decisions_record(_plain(), "fr"), title="Élaborer et diffuser une feuille de route " * 12)
    for write, read in ((docx.write, Word), (pptx.write, Presentation)):
        assert len(read(io.BytesIO(write(paper))).core_properties.title) == 255
    assert pdf.write(paper).startswith(b"%PDF")
