"""The joint minutes as they leave: read back from Word and PDF, they say what the screen says."""

import io
import re
import time
from dataclasses import replace
from datetime import date, datetime

import pytest
from docx import Document as Word
from docx.oxml.ns import qn
from pypdf import PdfReader

from lib.documents import docx, pdf
from lib.documents.minutes import joint_minutes
from lib.domain.changes import Change
from lib.domain.minutes_text import MinutesContent, Point, decode, encode
from lib.domain.terms import LanguageClause, RevisionKind
from lib.i18n import LANGUAGES, translate
from lib.i18n.spelled import spelled_day
from lib.reports.minutes import minutes_facts
from lib.reports.minutes_draft import first_text
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import commit, rows_at
from lib.store.state import State
from tests.bench.plans import write_plan
from tests.sample import LAST
from tests.screens import plain

DAY = date(2026, 11, 24)
CCIS = "Chambre de Commerce, d'Industrie et de Services de la région Rabat-Salé-Kénitra"
EMBASSY = "Ambassade de la République togolaise au Royaume du Maroc"


def minutes(store, reference="2026/01"):
    return next(m for m in reads.minutes(State(store, LAST, "sample", DAY)) if m.reference == reference)


def paper(store, language="fr", first="a", reference="2026/01", **changes):
    facts = minutes_facts(
        State(store, LAST, "sample", DAY), replace(minutes(store, reference), **changes), language=language
    )
    return joint_minutes(facts, first)


def word_text(content):
    """Everything that stands in a Word file: body in order, heads and feet."""
    word = Word(io.BytesIO(content))
    parts = [node.text or "" for node in word.element.body.iter(qn("w:t"))]
    for section in word.sections:
        parts += [p.text for p in (*section.header.paragraphs, *section.footer.paragraphs)]
    return plain(" ".join(parts))


def pdf_text(content):
    return plain(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages))


def letters(text):
    """The text without what the end of a line may add or take."""
    return re.sub(r"[\s\u200b\u2066-\u2069-]", "", text.replace("’", "'"))


def test_the_figures_of_both_files_are_those_of_the_screen_at_the_day_and_revision_frozen(sample_store):
    found = minutes(sample_store)
    facts = minutes_facts(State(sample_store, LAST, "sample", DAY), found, language="fr")
    head = reads.headline(State(sample_store, found.shown_revision, "sample", date(2026, 9, 30)))
    document = joint_minutes(facts)
    for text in (word_text(docx.write(document)), pdf_text(pdf.write(document))):
        shown = letters(text)
        assert letters(f"{head.done} actions sur {head.tracked} sont réalisées") in shown
        for tile in facts.tiles:
            assert letters(plain(tile.figure)) in shown
        for bar in facts.axes.bars:
            assert letters(plain(bar.text)) in shown
        for part in (
            "arrêté au 30/09/2026",
            f"Révision affichée{found.shown_revision}",
            facts.fingerprint,
            "PROJET",
            "données fictives",
        ):
            assert letters(part) in shown


def test_each_original_names_its_own_party_first_everywhere(sample_store):
    for first, order in (("a", (CCIS, EMBASSY)), ("b", (EMBASSY, CCIS))):
        text = letters(word_text(docx.write(paper(sample_store, first=first))))
        places = [[m.start() for m in re.finditer(re.escape(letters(name)), text)] for name in order]
        assert len(places[0]) == len(places[1]) == 6
        assert all(one < other for one, other in zip(*places, strict=True))


def test_what_each_party_observed_follows_it_to_the_other_side(sample_store):
    text = replace(
        decode(minutes(sample_store).content).texts["fr"],
        points=(Point("Budget", "Constat", "La chambre propose", "L'ambassade attend"),),
    )
    content = encode(MinutesContent({"fr": text}))
    for first, order in (
        ("a", ("Lachambrepropose", "L'ambassadeattend")),
        ("b", ("L'ambassadeattend", "Lachambrepropose")),
    ):
        said = letters(word_text(docx.write(paper(sample_store, first=first, content=content))))
        assert said.index(order[0]) < said.index(order[1])


def test_a_paper_is_a_draft_until_both_have_signed(sample_store):
    assert "PROJET" in word_text(docx.write(paper(sample_store)))
    signed = word_text(docx.write(paper(sample_store, reference="2025/01")))
    assert "PROJET" not in signed
    assert "Rabat, le vingt-cinq septembre deux mille vingt-cinq — Réf. 2025/01" in signed


@pytest.mark.parametrize(
    ("clause", "words"),
    [
        (None, "[langues des originaux : au choix des Parties]"),
        (LanguageClause.FRENCH, "en deux exemplaires originaux en langue française,"),
        (LanguageClause.FRENCH_ARABIC_EQUAL, "les deux textes faisant également foi"),
        (LanguageClause.FRENCH_ARABIC_FRENCH_PREVAILS, "le texte français prévalant en cas de divergence"),
    ],
)
def test_the_closing_formula_says_the_languages_that_the_parties_chose(sample_store, clause, words):
    text = word_text(docx.write(paper(sample_store, language_clause=str(clause) if clause else None)))
    assert words in text


def test_names_stand_in_the_paper_only_when_the_parties_agreed(sample_store):
    text = replace(decode(minutes(sample_store).content).texts["fr"], names_a=("Mme Exemple",))
    for shows, expected in ((False, False), (True, True)):
        content = encode(MinutesContent({"fr": replace(text, shows_names=shows)}, "note privée"))
        said = word_text(docx.write(paper(sample_store, content=content)))
        assert ("Mme Exemple" in said) is expected
        assert "note privée" not in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_that_the_parties_did_not_choose_is_a_courtesy_translation(sample_store, language):
    said = word_text(docx.write(paper(sample_store, language)))
    courtesy = plain(translate(language, "Courtesy translation: only the signed originals are authentic."))
    assert (courtesy in said) is (language != "fr")
    assert (plain(translate(language, "Name, signature, stamp:")) in said) is (language == "fr")


def test_in_word_heads_are_repeated_rows_not_split_and_styles_real(sample_store):
    word = Word(io.BytesIO(docx.write(paper(sample_store))))
    tables = [
        t
        for t in word.tables
        if t._tbl.tr_lst[0].trPr is not None and t._tbl.tr_lst[0].trPr.find(qn("w:tblHeader")) is not None
    ]
    assert len(tables) == 5
    for table in tables:
        rows = table._tbl.tr_lst
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)
        assert {c.paragraphs[0].style.name for c in table.rows[0].cells} <= {
            "Paper Column",
            "Paper Dense Column",
        }
    names = {p.style.name for p in word.paragraphs}
    assert {"Title", "Heading 1", "Heading 2", "List Number"} <= names
    assert len(tables[-1].rows) == 1 + 36


def test_in_arabic_paragraphs_and_tables_run_from_right_to_left(sample_store):
    word = Word(io.BytesIO(docx.write(paper(sample_store, "ar", language_clause="french_arabic_equal"))))
    assert all(t._tbl.tblPr.find(qn("w:bidiVisual")) is not None for t in word.tables)
    assert all(
        p._p.pPr is not None and p._p.pPr.find(qn("w:bidi")) is not None for p in word.paragraphs if p.text
    )


def test_a_text_is_never_markup_in_either_file(sample_store):
    nasty = "<w:t>&amp; #let x = 1 * [a] $b$ \\ \u0007 ﷺ"
    text = replace(decode(minutes(sample_store).content).texts["fr"], agenda=(nasty,), basis=nasty)
    document = paper(sample_store, content=encode(MinutesContent({"fr": text})))
    wanted = plain(nasty.replace("\u0007", ""))
    assert wanted in word_text(docx.write(document))
    assert letters("#let x = 1 * [a] $b$") in letters(pdf_text(pdf.write(document)))


def test_the_draft_is_filled_in_from_the_plan(sample_store):
    text = first_text(
        State(sample_store, LAST, "sample", DAY),
        language="fr",
        parties=("CCIS-RSK", "Ambassade du Togo"),
        previous=minutes(sample_store),
    )
    assert text.delegation_b == (
        "Chargé d'affaires (Ambassade du Togo)",
        "Conseiller économique (Ambassade du Togo)",
    )
    assert [row.decision for row in text.follow_up] == [
        d.text for d in decode(minutes(sample_store).content).texts["fr"].decisions
    ]
    assert text.follow_up[1].outcome == "A6.1 – En retard (75 %)".replace(" %", "\u00a0%")
    assert plain(text.points[0].finding).startswith("12 actions sur 35 sont réalisées.")
    assert plain(text.points[-1].finding).startswith(
        "A1.6 (147 jours), A3.3 (147 jours), A6.1 (147 jours), A4.6 (116 jours)"
    )
    assert "en amont de la commission mixte" in text.transmission
    assert "PV 2026/01" in text.basis


def test_a_confidential_action_is_in_no_paper_whoever_makes_it(sample_store):

    rows = rows_at(sample_store, LAST, "sample", "action")
    key = next(key for key, row in rows.items() if row["code"] == "A6.1")
    number = commit(
        sample_store,
        [Change("action", key, {"confidential": rows[key]["confidential"]}, {"confidential": True})],
        plan="sample",
        author="t",
        kind=RevisionKind.EDIT,
        reason="",
        recorded_at=datetime(2026, 11, 24, 9),
        as_of=DAY,
    )
    found = replace(minutes(sample_store), shown_revision=number, shown_day=DAY)
    facts = minutes_facts(State(sample_store, number, "sample", DAY), found, language="fr")
    assert "A6.1" not in {line.code for line in facts.calendar} | {line.code for line in facts.state}
    assert facts.tiles[0].figure == "12/34"
    assert "confidentielle" not in facts.missing, "the paper tells nobody that something is hidden"


def test_a_day_is_spelled_in_french():
    assert spelled_day("fr", date(2026, 8, 1)) == "premier août deux mille vingt-six"
    assert spelled_day("fr", date(2080, 2, 21)) == "vingt et un février deux mille quatre-vingts"
    assert spelled_day("fr", date(2071, 12, 31)) == "trente et un décembre deux mille soixante et onze"
    assert spelled_day("en", date(2026, 8, 1)) == "1 August 2026"
    assert spelled_day("fr", date(1999, 8, 2)) == "2 août 1999"


def test_a_plan_of_a_thousand_actions_is_written_row_by_row_at_a_cost_that_its_length_explains(tmp_path):
    store = Store.open(write_plan(tmp_path / "plan.duckdb", 1000))
    text = first_text(State(store, 1, "p", DAY), language="fr", parties=("CCIS-RSK", "CCIT"), previous=None)
    found = reads.Minutes(
        "k", "2026/01", "Séance", DAY, "Rabat", "CCIS-RSK", "CCIT", None, DAY, 1,
        encode(MinutesContent({"fr": text})), None, None, None, False, False, "drafted", DAY, (), None, None,
    )  # fmt: skip
    document = joint_minutes(minutes_facts(State(store, 1, "p", DAY), found, language="fr"))
    store.close()
    started = time.process_time()
    content = docx.write(document)
    assert time.process_time() - started < 2
    rows = Word(io.BytesIO(content)).tables[-1]._tbl.tr_lst
    assert len(rows) == 1001
