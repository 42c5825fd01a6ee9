"""The paper of the minutes fit to be signed: its sentences, heads, initials, signatures, annexes."""

import io
import re
from dataclasses import replace
from datetime import date

import pytest
from docx import Document as Word
from docx.oxml.ns import qn
from docx.shared import Mm
from pypdf import PdfReader

from lib.documents import docx, html, pdf
from lib.documents.blocks import FacingTexts, Heading, Letterhead, Letterheads, Paragraph, Table
from lib.documents.minutes import Signing, joint_minutes
from lib.domain.minutes_text import Agreed, MinutesContent, decode, encode
from lib.domain.paper_names import foreign_letters
from lib.i18n.naming import Names
from lib.reports.minutes import minutes_facts
from lib.reports.minutes_draft import first_text
from lib.reports.minutes_names import wanting
from lib.store.state import State
from tests.documents.test_minutes import CCIS, DAY, EMBASSY, letters, minutes, pdf_text, word_text
from tests.pictures import JPEG, PNG
from tests.sample import LAST
from tests.screens import plain

BOTH = {"language_clause": "french_arabic_equal"}


def facts(store, language="fr", reference="2026/01", **changes):
    found = replace(minutes(store, reference), **changes)
    return minutes_facts(State(store, LAST, "sample", DAY), found, language=language)


def arabic(store, reference="2026/01"):
    """Minutes whose Arabic text is what the plan proposes."""
    found, state = minutes(store, reference), State(store, LAST, "sample", DAY)
    text = first_text(
        state.at(found.shown_revision, found.shown_day),
        language="ar",
        parties=(found.party_a, found.party_b),
        previous=None,
    )
    content = MinutesContent({**decode(found.content).texts, "ar": text})
    return facts(store, "ar", reference, content=encode(content), **BOTH)


def told(document):
    """Every text of a paper outside its tables."""
    for block in document.blocks:
        match block:
            case Heading() | Paragraph():
                yield block.text
            case FacingTexts():
                yield from (*block.left, *block.right)
            case Letterheads():
                yield from (x for one in (block.left, block.right) for x in (*one.lines, one.name))
    yield from (document.reference, document.plan, *document.initials)


def said(document):
    return plain("\n".join(told(document)))


@pytest.mark.parametrize(
    "sentence",
    [
        f"de la séance de travail tenue entre la {CCIS} et l'{EMBASSY}",
        f"s'est tenue à Rabat, le 22 septembre 2026, entre la {CCIS}, d'une part, et l'{EMBASSY}, d'autre part,",
        "sous la coprésidence du Directeur de la CCIS-RSK et du Chargé d'affaires de l'Ambassade du Togo.",
        f"Pour la {CCIS}",
        f"Pour l'{EMBASSY}",
        "Délégation conduite par le Chargé d'affaires",
        "exemplaire de la CCIS-RSK",
        "Paraphe de l'Ambassade du Togo",
        "Fait à ……………………, le ……………………, en deux exemplaires originaux",
    ],
)
def test_parties_functions_and_places_stand_in_french_sentences(sample_store, sentence):
    assert sentence in said(joint_minutes(facts(sample_store))).replace(
        "Chargé d’affaires", "Chargé d'affaires"
    )


def test_a_president_who_is_named_presides_alone_and_no_head_presides_unknown(sample_store):
    alone = said(joint_minutes(facts(sample_store, president="Président (CCIS-RSK)")))
    assert "sous la présidence du Président de la CCIS-RSK." in alone
    assert "coprésidence" not in alone
    text = replace(decode(minutes(sample_store).content).texts["fr"], delegation_b=())
    unknown = said(joint_minutes(facts(sample_store, content=encode(MinutesContent({"fr": text})))))
    assert "présidence" not in unknown


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Fait à Rabat, le quatorze novembre deux mille vingt-cinq, en deux exemplaires"),
        ("ar", "بالرباط بتاريخ الرابع عشر من نونبر سنة ألفين وخمس وعشرين في نسختين"),
        ("en", "Done in Rabat, on 14 November 2025, in two originals"),
    ],
)
def test_the_day_of_signature_stands_in_words_where_it_is_known(sample_store, language, sentence):
    made = joint_minutes(facts(sample_store, language, "2025/01"))
    assert sentence in said(made).translate(dict.fromkeys((0x2068, 0x2069)))


def test_an_arabic_original_holds_no_latin_name(sample_store):
    made = arabic(sample_store)
    document = joint_minutes(made)
    whole = re.sub(r"\b[AB]\d[.\d]*\b", "", said(document))  # codes of axes and actions
    assert foreign_letters(whole, "ARABIC") == ""
    for line in (*made.calendar, *made.state):
        assert not foreign_letters(line.lead, "ARABIC"), line.lead
    rows = [row for block in document.blocks if isinstance(block, Table) for row in block.rows]
    assert rows
    assert "كما سُجِّلت في الخطة" in whole


def test_a_french_original_holds_no_arabic(sample_store):
    document = joint_minutes(facts(sample_store, **BOTH))
    assert not re.search("[\u0600-\u06ff]", word_text(docx.write(document)))


def test_names_that_lack_a_form_are_asked_for_and_stand_between_brackets(sample_store):
    made = replace(facts(sample_store), names=Names("fr"))
    assert "entre [CCIS-RSK], d'une part, et [Ambassade du Togo], d'autre part" in said(joint_minutes(made))
    state, found = State(sample_store, LAST, "sample", DAY), minutes(sample_store)
    assert wanting(state, found) == ()
    odd = replace(found, place="Kara", president="Doyen (PAL)", **BOTH)
    assert [(w.language, w.kind, w.name) for w in wanting(state, odd)] == [
        ("fr", "function", "Doyen"), ("ar", "place", "Kara"), ("ar", "function", "Doyen"),
    ]  # fmt: skip


def test_revision_and_fingerprint_stand_in_the_annex_alone(sample_store):
    made = facts(sample_store)
    pages = [plain(p.extract_text()) for p in PdfReader(io.BytesIO(pdf.write(joint_minutes(made)))).pages]
    annex = next(n for n, page in enumerate(pages) if "Annexe 1" in page)
    assert annex > 1
    for page in pages[:annex]:
        assert made.fingerprint not in page
        assert "Révision" not in page
    assert made.fingerprint in " ".join(pages[annex:])
    word = Word(io.BytesIO(docx.write(joint_minutes(made))))
    assert made.fingerprint not in " ".join(p.text for p in word.sections[0].footer.paragraphs)


@pytest.mark.parametrize("more", range(24, 34, 2))
def test_a_signature_never_stands_alone_on_its_page(sample_store, more):
    text = decode(minutes(sample_store).content).texts["fr"]
    longer = replace(text, decisions=(*text.decisions, *(Agreed(f"Décision {n}") for n in range(more))))
    made = replace(facts(sample_store), text=longer, calendar=(), state=())
    pages = [plain(p.extract_text()) for p in PdfReader(io.BytesIO(pdf.write(joint_minutes(made)))).pages]
    (page,) = [page for page in pages if "Nom, signature, cachet" in page]
    assert page.count("Nom, signature, cachet") == 2
    assert "10. Clôture de la séance" in page
    assert "Fait à" in page


def test_signature_lines_are_level_and_held_to_their_names_in_word(sample_store):
    word = Word(io.BytesIO(docx.write(joint_minutes(facts(sample_store)))))
    (table,) = [t for t in word.tables if "Nom, signature" in t.rows[0].cells[0].text]
    names, room = table.rows
    assert room._tr.trPr.find(qn("w:trHeight")).get(qn("w:hRule")) == "exact"
    for cell in room.cells:
        assert cell.paragraphs[0]._p.pPr.find(qn("w:pBdr")) is not None
    assert all(p.paragraph_format.keep_with_next for cell in names.cells for p in cell.paragraphs)
    before = table._tbl.getprevious()
    assert before.pPr.find(qn("w:keepNext")) is not None


@pytest.mark.parametrize(("language", "wanted"), [("fr", True), ("en", False)])
def test_every_page_of_an_original_has_room_for_both_initials(sample_store, language, wanted):
    document = joint_minutes(facts(sample_store, language))
    for page in PdfReader(io.BytesIO(pdf.write(document))).pages:
        assert ("ParaphedelaCCISRSK" in letters(page.extract_text())) is wanted
    footer = Word(io.BytesIO(docx.write(document))).sections[0].footer
    assert [letters(c.text) for t in footer.tables for c in t.rows[0].cells] == (
        ["ParaphedelaCCISRSK", "Paraphedel'AmbassadeduTogo"] if wanted else []
    )


def with_emblems(made, left, right):
    a, b = (replace(head, emblem=emblem) for head, emblem in ((made.head_a, left), (made.head_b, right)))
    return joint_minutes(replace(made, head_a=a, head_b=b))


def test_both_emblems_stand_at_the_head_in_frames_of_one_size_or_none_does(sample_store):
    made = facts(sample_store)
    for left, right, wanted in ((PNG, JPEG, 2), (PNG, b"", 0), (b"", JPEG, 0)):
        document = with_emblems(made, left, right)
        assert len(PdfReader(io.BytesIO(pdf.write(document))).pages[0].images) == wanted
        shapes = Word(io.BytesIO(docx.write(document))).inline_shapes
        assert len(shapes) == wanted
        for shape in shapes:
            assert shape.width <= Mm(32) + 1
            assert shape.height <= Mm(20) + 1
            assert shape.height == pytest.approx(Mm(20), abs=10)
        assert html.write(document).decode().count('<img class="emblem"') == wanted


def test_an_emblem_that_cannot_be_drawn_keeps_no_paper_from_being_made(sample_store):
    broken = JPEG[:40] + bytes(reversed(JPEG[40:-2])) + JPEG[-2:]
    made = with_emblems(facts(sample_store), PNG, broken)
    reader = PdfReader(io.BytesIO(pdf.write(made)))
    assert "Procès-verbal conjoint" in pdf_text(pdf.write(made))
    assert not reader.pages[0].images


def test_a_letterhead_takes_the_lines_of_its_script(sample_store):
    assert facts(sample_store).head_a == Letterhead(plain(CCIS), ("Royaume du Maroc",))
    assert arabic(sample_store).head_a.lines == ("المملكة المغربية",)


def test_figures_of_another_day_than_the_session_say_why(sample_store):
    assert (
        "Les chiffres sont ceux du 30 septembre 2026, et non du 22 septembre 2026, jour de la séance :"
        " le projet a été établi ce jour-là."
    ) in said(joint_minutes(facts(sample_store)))
    typed = facts(sample_store, shown_reason="dernier état transmis par les deux Parties")
    assert "jour de la séance : dernier état transmis par les deux Parties." in said(joint_minutes(typed))
    moved = facts(sample_store, shown_day=date(2026, 10, 2))
    assert "[motif à compléter]" in said(joint_minutes(moved))
    same = facts(sample_store, shown_day=date(2026, 9, 22))
    assert "jour de la séance" not in said(joint_minutes(same))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_act_abbreviates_nothing_and_bears_no_mark(sample_store, language):
    whole = word_text(
        docx.write(joint_minutes(facts(sample_store, language, shown_day=DAY, shown_revision=LAST)))
    )
    assert not re.search(r"\bpts?\b|\(\d+ [jd]\)|[✔●▲■✖○◐]", whole)
    assert "points" in whole


def test_numbers_agree_with_what_they_count(sample_store):
    made = facts(sample_store, shown_day=DAY, shown_revision=LAST)
    notes = [plain(bar.note) for bar in made.axes.bars]
    assert any(note.startswith("1 action sur 6 est réalisée.") for note in notes)
    assert not any(re.search(r"\b1 actions|\b1 échéances", note) for note in notes)
    assert plain(made.axes.bars[0].label) == "Axe A1 – Gouvernance et cadre conventionnel"


def test_what_is_not_known_of_the_signature_is_left_to_be_written(sample_store):
    made = replace(facts(sample_store, "ar", **BOTH), signing=Signing(None, "Lomé"))
    assert "بلومي" in said(joint_minutes(made))
    assert "……………………" in said(joint_minutes(made))
