"""The code of a link on the note: the very one, beside until when it opens; the figures and their fingerprint are the same."""

import io
import zipfile

import docx as word
import pytest
import segno

from lib.documents import code, docx, html, note, pdf
from lib.documents.blocks import Code
from lib.i18n import LANGUAGES
from lib.reports.briefing import paper_briefing
from lib.store.reads import current_plan, current_revision
from lib.store.state import State
from tests.conftest import DAY

LINK = "https://plan.example.org/shared/1yW1jY83UVjQtevK5PC2PIxvBEW-D8s_"


def briefing(store, language="fr"):
    state = State(store, current_revision(store), current_plan(store), DAY)
    return paper_briefing(state, language=language, hides=frozenset())


def test_the_drawing_is_the_code_of_the_link_and_of_no_other():
    made = segno.make(LINK, error="m", micro=False)
    drawn = io.BytesIO()
    made.save(drawn, kind="svg", scale=4, border=4, dark="#1a1a1a", light="#ffffff")
    assert (
        code.svg(LINK).split(' d="')[2].split('"')[0]
        == drawn.getvalue().decode().split(' d="')[2].split('"')[0]
    )
    assert code.svg(LINK) != code.svg(LINK + "x")
    assert code.png(LINK).startswith(b"\x89PNG")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_note_carries_a_code_only_when_it_is_asked_for_and_its_figures_stay_the_same(
    sample_store, language
):
    facts = briefing(sample_store, language)
    plain = note.note(facts, pdf.page_count)
    carried = note.note(facts, pdf.page_count, Code(LINK, "Voir en ligne jusqu'au 24/12/2026"))
    assert not [block for block in plain.blocks if isinstance(block, Code)]
    assert carried.blocks[-1] == Code(LINK, "Voir en ligne jusqu'au 24/12/2026")
    assert carried.fingerprint == plain.fingerprint
    assert pdf.page_count(carried) == 1
    written = pdf.write(carried)
    assert LINK.encode() in written, "the code is a link too"
    assert LINK.encode() not in pdf.write(plain)
    assert b"pdfaid" in written


def test_word_and_the_page_carry_it_as_a_picture(sample_store):
    paper = note.note_to_edit(briefing(sample_store), pdf.page_count, Code(LINK, "Voir en ligne"))
    written = docx.write(paper)
    with zipfile.ZipFile(io.BytesIO(written)) as held:
        pictures = [held.read(name) for name in held.namelist() if name.startswith("word/media/")]
    assert code.png(LINK) in pictures
    assert "Voir en ligne" in "".join(p.text for p in word.Document(io.BytesIO(written)).paragraphs)
    assert LINK in html.write(paper).decode()
