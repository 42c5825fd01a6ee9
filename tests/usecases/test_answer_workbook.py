"""The workbook of a round goes out to one organisation and comes back as answers, row by row."""

import io
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest
import python_calamine
import xlsxwriter

from lib.domain.errors import Invalid
from lib.domain.terms import AnswerWay, Said
from lib.domain.writing import Writing
from lib.i18n.labels import label
from lib.reports.round_page import word_for
from lib.reports.round_workbook import round_workbook
from lib.reports.workbook import plan_workbook
from lib.spreadsheets.files.read import read
from lib.store import reads
from lib.store.state import State
from lib.usecases.actions import edit_action
from lib.usecases.answer_workbook import read_answers
from lib.usecases.answers import send
from lib.usecases.rounds import open_round
from lib.usecases.start import SAMPLE_PLAN

DAY = date(2026, 11, 24)
AMINA = Writing(SAMPLE_PLAN, "Amina", datetime(2026, 11, 24, 9), DAY)
#: Columns of the sheet, from 0.
SAID, PROGRESS, COMPLETED, DEADLINE, REASON, OBSTACLE = 5, 6, 7, 9, 10, 11


@pytest.fixture
def store(sample_store):
    open_round(sample_store, {"asked_for": date(2026, 12, 1)}, ["CCIT", "AFCET"], AMINA)
    return sample_store


def state(store):
    return State(store, reads.current_revision(store), SAMPLE_PLAN, DAY).seen_by_partner()


def given_out(store, organisation="CCIT", language="fr"):
    found = state(store)
    (asked,) = reads.rounds(found)
    answer = next(a for a in reads.round_answers(found) if a.organisation == organisation)
    return round_workbook(found, asked, answer, language=language)


@dataclass(frozen=True)
class Share:
    """What a spreadsheet makes of « 75 % » typed in a cell: 0.75, shown as a percentage."""

    share: float


def filled(content, cells):
    """The workbook with cells typed in it: (code, column) → value."""
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    buffer = io.BytesIO()
    out = xlsxwriter.Workbook(buffer, {"in_memory": True})
    dates, shares = out.add_format({"num_format": "dd/mm/yyyy"}), out.add_format({"num_format": "0%"})
    for name in book.sheet_names:
        page = out.add_worksheet(name)
        for r, row in enumerate(book.get_sheet_by_name(name).to_python()):
            typed = {column: value for (code, column), value in cells.items() if code in row}
            for c, value in enumerate(row):
                shown = typed.get(c, value)
                if isinstance(shown, Share):
                    page.write(r, c, shown.share, shares)
                else:
                    page.write(r, c, shown, dates if isinstance(shown, date) else None)
    out.close()
    return buffer.getvalue()


def answered(store, content):
    return read_answers(state(store), read(content, "reponses.xlsx"), today=DAY)


def codes(store, found):
    known = {a.key: a.code for a in reads.asked_actions(state(store), partner="CCIT")}
    return {known[one.action]: one for one in found.given}


def test_a_progress_that_the_spreadsheet_made_a_percentage_is_read_as_it_is_shown(store):
    content = filled(
        given_out(store), {("A3.3", SAID): label("fr", Said.ADVANCES), ("A3.3", PROGRESS): Share(0.75)}
    )
    assert codes(store, answered(store, content))["A3.3"].progress == 75.0


def test_the_workbook_holds_the_actions_of_one_organisation_and_no_other(store):
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(given_out(store)))
    rows = book.get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows if str(row[0]).startswith("A")] == ["A3.3", "A4.6", "A2.3", "A3.5", "A5.4"]


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_a_workbook_filled_in_in_any_language_comes_back_as_answers(store, language):
    content = filled(
        given_out(store, language=language),
        {
            ("A3.3", SAID): label(language, Said.ADVANCES),
            ("A3.3", PROGRESS): 75,
            ("A2.3", SAID): label(language, Said.DONE),
            ("A2.3", COMPLETED): date(2026, 11, 20),
            ("A5.4", DEADLINE): date(2027, 1, 15),
            ("A5.4", REASON): "Jury indisponible",
        },
    )
    found = answered(store, content)
    assert not found.refused
    said = codes(store, found)
    assert {code: one.said for code, one in said.items()} == {
        "A3.3": "advances",
        "A2.3": "done",
        "A5.4": None,
    }
    assert (said["A3.3"].progress, said["A2.3"].completed_on) == (75.0, date(2026, 11, 20))
    assert (said["A5.4"].deadline, said["A5.4"].deadline_reason) == (date(2027, 1, 15), "Jury indisponible")
    sent = send(
        store, found.answer, found.given, AMINA, seen=found.seen, way=AnswerWay.WORKBOOK, reason="Classeur"
    )
    assert sent.told == 3
    answer = next(a for a in reads.round_answers(state(store)) if a.organisation == "CCIT")
    assert (answer.is_answered, answer.waiting) == (True, 3)


def test_a_row_that_cannot_be_taken_is_told_and_the_others_are_taken(store):
    content = filled(
        given_out(store),
        {
            ("A3.3", SAID): "Peut-être",
            ("A4.6", SAID): "Elle avance",
            ("A4.6", PROGRESS): 85,
            ("A2.3", SAID): "Réalisée",
            ("A2.3", COMPLETED): DAY + timedelta(3),
            ("A3.5", PROGRESS): 80,
            ("A5.4", DEADLINE): date(2027, 1, 15),
        },
    )
    found = answered(store, content)
    assert list(codes(store, found)) == ["A4.6"]
    told = {row.name.split()[0]: (row.error.code, row.cell) for row in found.refused}
    assert {code: error for code, (error, _) in told.items()} == {
        "A3.3": "answer_unread",
        "A2.3": "date_to_come",
        "A3.5": "answer_unsaid",
        "A5.4": "reason_missing",
    }
    assert all(cell for _, cell in told.values())


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_the_word_of_an_answer_has_a_row_of_its_own_and_is_found_again(store, language):
    host = reads.plan_sheet(state(store)).host
    row = word_for(language, host or "")
    said = "Nous revenons vers vous en décembre.\n=1+1 <b>merci</b>"
    content = filled(given_out(store, language=language), {(row, OBSTACLE): said, ("A3.3", PROGRESS): 75})
    found = answered(store, content)
    assert found.word == said
    assert [(one.row > 1, one.error.code) for one in found.refused] == [(True, "answer_unsaid")]
    sent = send(
        store, found.answer, found.given, AMINA, seen=found.seen, way=AnswerWay.WORKBOOK, word=found.word, reason="Classeur"
    )  # fmt: skip
    assert sent.told == 0
    whole = State(store, reads.current_revision(store), SAMPLE_PLAN, DAY)
    answer = next(a for a in reads.round_answers(whole) if a.organisation == "CCIT")
    assert (answer.word, answer.is_answered) == (said, True)


def test_a_word_in_two_columns_is_one_and_a_sorted_sheet_finds_it(store):
    row = word_for("fr", reads.plan_sheet(state(store)).host or "")
    assert (
        answered(store, filled(given_out(store), {(row, SAID): "Un", (row, OBSTACLE): "Deux"})).word
        == "Un\nDeux"
    )
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(given_out(store)))
    rows = book.get_sheet_by_index(0).to_python()
    assert rows[-1][1] == row and rows[-1][-1] == "word"


def test_a_workbook_left_blank_answers_nothing(store):
    found = answered(store, given_out(store))
    assert (found.given, found.refused, found.word) == ((), (), "")


def test_an_action_that_is_not_asked_any_more_is_told(store):
    content = filled(given_out(store), {("A3.3", SAID): "Inchangée"})
    key = reads.action(state(store), "A3.3").key
    edit_action(store, reads.current_revision(store), key, {"confidential": True}, AMINA)
    found = answered(store, content)
    assert [row.error.code for row in found.refused] == ["action_not_asked"]
    assert not found.given


def test_any_other_file_is_refused_in_words(store):
    plan = plan_workbook(State(store, reads.current_revision(store), SAMPLE_PLAN, DAY), language="fr")
    with pytest.raises(Invalid) as refused:
        answered(store, plan)
    assert refused.value.code == "answers_not_found"
    elsewhere = State(store, reads.current_revision(store), "another", DAY)
    with pytest.raises(Invalid) as refused:
        read_answers(elsewhere, read(given_out(store), "r.xlsx"), today=DAY)
    assert refused.value.code == "answers_elsewhere"
