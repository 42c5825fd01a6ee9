"""What leaves as a file for somebody to whom an action is not reserved, and what comes back from it."""

import io
import zipfile
from dataclasses import replace

import pytest

from lib.domain.changes import Change
from lib.domain.errors import AppError
from lib.domain.schema import TABLES
from lib.domain.terms import RevisionKind
from lib.reports.archive import plan_archive
from lib.reports.workbook import import_log, plan_workbook
from lib.spreadsheets.files.read import read
from lib.spreadsheets.model import Policies
from lib.store import reads
from lib.store.ledger import NOW, SourceFile, commit, rows_at
from lib.store.seen import seen_by, state_seen_by
from lib.store.state import State
from lib.usecases.copying import copy_plan
from lib.usecases.imports import apply, prepare
from lib.usecases.record import create_row, edit_row
from lib.usecases.start import SAMPLE_PLAN
from tests.usecases.test_allowed import DAY, MACHINE
from tests.usecases.test_reserved_actions import FOR_AWA, INSIDE, OUTSIDE, by, key_of, rows

WORD = "ZORGLUB"


@pytest.fixture
def store(sample_store):
    key = key_of(sample_store)
    create_row(
        sample_store, "funding", {"action": key, "source_of_funds": WORD, "planned": "5 MAD"}, by(INSIDE)
    )
    create_row(
        sample_store, "note", {"action": key, "noted_on": DAY, "noted_by": WORD, "text": WORD}, by(INSIDE)
    )
    wanted = {"title": WORD, "comment": WORD, "reserved_for": FOR_AWA}
    edit_row(sample_store, "action", reads.current_revision(sample_store), key, wanted, by(INSIDE))
    return sample_store


def state(store, person):
    return state_seen_by(State(store, reads.current_revision(store), SAMPLE_PLAN, DAY), person)


def texts(packed):
    with zipfile.ZipFile(io.BytesIO(packed)) as held:
        return " ".join(held.read(name).decode("utf-8", "replace") for name in held.namelist())


def test_the_workbook_and_the_archive_hold_what_their_maker_sees(store):
    for make in (plan_workbook, plan_archive):
        assert WORD in texts_of(make(state(store, INSIDE), language="fr"))
        assert WORD not in texts_of(make(state(store, OUTSIDE), language="fr"))


def texts_of(packed):
    """Every text of a workbook or an archive, of the workbook in an archive too."""
    found = texts(packed)
    with zipfile.ZipFile(io.BytesIO(packed)) as held:
        return found + "".join(texts(held.read(n)) for n in held.namelist() if n.endswith(".xlsx"))


@pytest.mark.parametrize("policies", [Policies(), Policies(absent="archive"), Policies(absent="mark"), Policies(blank_erases=True)], ids=str)  # fmt: skip
def test_one_s_own_workbook_that_comes_back_leaves_what_it_does_not_hold_as_it_is(store, policies):
    view, key = seen_by(store, OUTSIDE), key_of(store)
    before = {table: rows(store, table) for table in TABLES}
    content = plan_workbook(state(store, OUTSIDE), language="fr")
    prepared = prepare(
        view, read(content, "plan.xlsx"), content, plan=SAMPLE_PLAN, today=DAY, policies=policies
    )
    assert WORD not in repr(prepared.comparison)
    assert key not in repr(prepared.comparison)
    with pytest.raises(AppError, match="nothing"):
        apply(view, prepared, by(OUTSIDE))
    one = next(k for k, row in rows(view).items() if row["code"] == "A1.1")
    edit_row(view, "action", reads.current_revision(store), one, {"title": "Retitrée"}, by(OUTSIDE))
    newer = plan_workbook(state(store, OUTSIDE), language="fr")
    edit_row(view, "action", reads.current_revision(store), one, {"title": "Autrement"}, by(OUTSIDE))
    again = prepare(view, read(newer, "plan.xlsx"), newer, plan=SAMPLE_PLAN, today=DAY, policies=policies)
    try:
        apply(view, again, by(OUTSIDE))
    except AppError as error:
        assert error.code == "no_change"
    for table in TABLES:
        hidden = before[table].keys() - rows(view, table).keys()
        assert {k: rows(store, table)[k] for k in hidden} == {k: before[table][k] for k in hidden}, table
    assert rows(store)[key]["archived_on"] is None


def test_a_workbook_of_who_sees_it_changes_nothing_of_it_in_the_hands_of_who_does_not(store):
    content = plan_workbook(state(store, INSIDE), language="fr")
    view, key = seen_by(store, OUTSIDE), key_of(store)
    before = rows(store)[key]
    prepared = prepare(view, read(content, "plan.xlsx"), content, plan=SAMPLE_PLAN, today=DAY)
    with pytest.raises(AppError) as error:  # it would stand there twice, and the second for everybody
        apply(view, prepared, by(OUTSIDE))
    assert (error.value.code, error.value.values["code"]) == ("code_taken", "A1.6")
    assert rows(store)[key] == before


def test_the_file_of_an_import_is_given_to_nobody_from_whom_it_may_hold_something(store):
    file = SourceFile("f" * 64, f"{WORD}.xlsx", WORD.encode())
    change = Change(
        "action",
        key_of(store, "A1.1"),
        {"title": rows(store)[key_of(store, "A1.1")]["title"]},
        {"title": "x"},
    )
    number = commit(
        store, [change], plan=SAMPLE_PLAN, author="t", kind=RevisionKind.IMPORT, reason="", recorded_at=MACHINE.recorded_at,
        as_of=DAY, source=file,
    )  # fmt: skip
    assert reads.source(store, number).sha256 == file.sha256
    assert reads.source(seen_by(store, OUTSIDE), number) is None
    assert WORD in texts(import_log(state(store, INSIDE), language="fr"))
    assert WORD not in texts(import_log(state(store, OUTSIDE), language="fr"))


def test_a_copy_of_the_plan_is_made_of_what_its_maker_sees_and_stays_reserved(store):
    for person, number in ((OUTSIDE, 1), (INSIDE, 2)):
        writing = replace(by(person), plan=f"copy-{number}")
        copy_plan(seen_by(store, person), SAMPLE_PLAN, f"Copie {number}", writing)
    made = [rows_at(store, NOW, f"copy-{number}", "action") for number in (1, 2)]
    assert WORD not in repr(made[0])
    (kept,) = [row for row in made[1].values() if row["title"] == WORD]
    assert kept["reserved_for"] == FOR_AWA
    view = seen_by(store, OUTSIDE)
    assert WORD not in repr(rows_at(view, NOW, "copy-2", "action"))
