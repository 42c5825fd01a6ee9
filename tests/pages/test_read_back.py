"""Every paper as its button hands it out, read back from its file: its figures are those that the screen shows."""

import io
import re
import shutil
import subprocess
import zipfile
from datetime import date
from typing import Any

import icalendar
import pytest
from docx import Document
from pptx import Presentation
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from lib.documents import docx, pdf
from lib.documents.minutes import joint_minutes
from lib.reports.minutes import minutes_facts
from lib.store import reads
from lib.store.state import State
from lib.ui import data
from lib.usecases.start import SAMPLE_PLAN
from tests.conftest import DAY
from tests.sample import LAST
from tests.screens import plain

#: The figures of the overview, in the order of its four tiles.
TILES = re.compile(
    r"Actions réalisées (\d+/\d+) .*?Avancement moyen ([\d,]+ %) attendu ([\d,]+ %), écart (−[\d,]+) \w+"
    r".*?Échéances dépassées (\d+) .*?Sous 14 jours (\d+) "
)


def shown(reading, day=DAY, **query):
    """What the screen says on a day: done of tracked, progress, expected, gap, deadlines passed, deadlines soon."""
    reading.day = day.isoformat()
    found = TILES.search(reading.open("overview", "fr", **query).text)
    assert found, reading.text
    return found.groups()


def read(content):
    """The words of a file, whatever its format, with plain spaces."""
    if content.startswith(b"%PDF"):
        text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    elif content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            parts = [n for n in file.namelist() if re.fullmatch(r"(word|ppt/slides)/[\w]+\.xml", n)]
            text = " ".join(re.sub(r"<[^>]+>", " ", file.read(part).decode()) for part in sorted(parts))
    else:
        text = re.sub(r"<(style|script).*?</\1>|<[^>]+>", " ", content.decode(), flags=re.S)
    return plain(text)


def tells(text, figures, name):
    done, progress, expected, gap, late, soon = figures
    for figure in (done, progress, expected, gap):
        assert figure in text, (name, figure)
    assert re.search(rf"{late} échéances (?:\w+ )?dépassées", text), name
    assert re.search(rf"{soon} arrivent à échéance sous 14 jours", text), name


@pytest.fixture
def papers(reading, made):
    """Each paper of the page as it leaves, by its name: made when it is asked for."""
    reading.day = DAY.isoformat()
    reading.open("documents", "fr")
    assert not reading.errors
    return lambda name: made[name]()


def test_the_papers_of_the_page_tell_the_figures_of_the_screen(reading, papers):
    figures = shown(reading)
    texts = {name: read(papers(name)) for name in ("note", "note_docx", "deck", "offline")}
    for name, text in texts.items():
        tells(text, figures, name)
    for name, text in {**texts, "letter": read(papers("letter"))}.items():
        assert not re.search(r"[A-Za-zÀ-ÿ]'[A-Za-zÀ-ÿ]", text), f"the apostrophe of print: {name}"
        assert "\u200b" not in text, name
        assert not re.search(r"\bNone\b|\bnan\b|\{\w+\}|\[FAIT\]|\[EXEMPLE\]", text), name


def test_the_figures_of_the_screen_are_counted_again_from_the_workbook_and_the_calendar(reading, papers):
    book = CalamineWorkbook.from_filelike(io.BytesIO(papers("workbook")))
    rows: list[Any] = book.get_sheet_by_name(book.sheet_names[0]).to_python()
    place = {name: at for at, name in enumerate(rows[1])}
    actions = [{name: row[at] for name, at in place.items()} for row in rows[3:] if row[place["title"]]]
    calendar: Any = icalendar.Calendar.from_ical(papers("calendar"))
    done, progress, _, _, late, soon = shown(reading)
    tracked = [a for a in actions if a["status"] != "Annulée"]
    open_still = [a for a in tracked if a["status"] != "Réalisée"]
    assert f"{len(tracked) - len(open_still)}/{len(tracked)}" == done
    known = [a["progress"] for a in tracked if a["progress"] != ""]
    assert f"{sum(known) / len(known):.1f} %".replace(".", ",") == progress
    left = [(a["deadline"] - DAY).days for a in open_still if isinstance(a["deadline"], date)]
    assert [sum(n < 0 for n in left), sum(0 <= n <= 14 for n in left)] == [int(late), int(soon)]
    dated = [
        (event["dtstart"].dt - DAY).days
        for event in calendar.walk("VEVENT")
        if "(Réalisée)" not in str(event["summary"]) and str(event["status"]) != "CANCELLED"
    ]
    assert sum(0 <= n <= 14 for n in dated) == int(soon)


def test_both_files_of_the_joint_minutes_tell_the_figures_of_the_screen_on_their_day(reading):
    reading.open("minutes", "fr")
    state = State(data.store(), LAST, SAMPLE_PLAN, DAY)
    minutes = reads.minutes(state)[0]
    facts = minutes_facts(state, minutes, language="fr")
    figures = shown(reading, facts.shown_day, revision=str(facts.revision))
    paper = joint_minutes(facts)
    for write in (docx.write, pdf.write):
        text = read(write(paper))
        done, progress, expected, gap, late, _ = figures
        for figure in (done, progress, expected, f"{gap} points"):
            assert figure in text, figure
        assert re.search(rf"Échéances dépassées {late}\b", text) or f"{late} échéances" in text
        assert not re.search(r"\bpts\b|\d j\b|[A-Za-zÀ-ÿ]'[A-Za-zÀ-ÿ]", text)


def test_the_sheet_of_an_action_tells_what_the_screen_says_of_it(reading, made):
    text = reading.open("action", "fr", code="A1.6").text
    for name in ("action_pdf", "action_docx"):
        paper = read(made[name]())
        for words in ("40 %", "30/06/2026"):
            assert words in text and words in paper, (name, words)
        for told in (text, paper):
            assert "échéance dépassée (147 jours)" in told, "what has room abbreviates nothing"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_libreoffice_opens_the_office_files_as_they_are(reading, papers, made, tmp_path):
    """What it cannot open as it is it leaves out: nobody is there to let it repair."""
    asked = {name: papers(name) for name in ("note_docx", "letter", "deck")}
    reading.open("action", "fr", code="A1.6")
    state = State(data.store(), LAST, SAMPLE_PLAN, DAY)
    facts = minutes_facts(state, reads.minutes(state)[0], language="fr")
    deck = asked["deck"]
    files = {
        "note.docx": asked["note_docx"], "letter.docx": asked["letter"], "action.docx": made["action_docx"](),
        "minutes.docx": docx.write(joint_minutes(facts)), "deck.pptx": deck,
    }  # fmt: skip
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
        + [str(tmp_path / name) for name in files],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    texts = {name: read((tmp_path / name).with_suffix(".pdf").read_bytes()) for name in files}
    done, progress, *_ = shown(reading)
    for name in ("note.docx", "deck.pptx"):
        assert done in texts[name] and progress in texts[name], name
    assert len(Presentation(io.BytesIO(deck)).slides) == len(PdfReader(tmp_path / "deck.pdf").pages)
    for name in ("letter.docx", "action.docx", "minutes.docx"):
        words = [
            w for p in Document(io.BytesIO(files[name])).paragraphs for w in p.text.split() if len(w) > 6
        ]
        held = sum(plain(w) in texts[name] for w in words)
        assert held >= 0.9 * len(words) > 0, name
