"""The plan as adopted: what slips are measured against; nothing erases a delay."""

from datetime import date, datetime

import pytest

from lib.domain.errors import Invalid
from lib.spreadsheets.files.read import read
from lib.spreadsheets.model import Policies
from lib.store import reads
from lib.store.ledger import rows_at
from lib.store.state import State
from lib.usecases.actions import Writing, edit_action
from lib.usecases.imports import apply, prepare
from lib.usecases.settings import adopt_revision
from lib.usecases.start import SAMPLE_PLAN
from lib.usecases.undo import plan_undo, undo
from tests.sample import LAST, plan_of

DAY = date(2026, 11, 24)
WRITING = Writing(SAMPLE_PLAN, "test", datetime(2026, 11, 24, 10, 0), DAY)
#: 30/06/2026: the file of that day already holds most of the later dates.
JUNE = plan_of("2026-06-30")


def slips(store):
    last = reads.current_revision(store)
    return {row.code: row for row in reads.slippages(State(store, last, SAMPLE_PLAN, DAY))}


def row_of(store, code):
    rows = rows_at(store, reads.current_revision(store), SAMPLE_PLAN, "action")
    return next((key, row) for key, row in rows.items() if row["code"] == code)


def postpone(store, code, day):
    key, row = row_of(store, code)
    last = reads.current_revision(store)
    return edit_action(store, row, key, {"deadline": day}, WRITING, revision=last, reason="convenu")


def test_slips_are_measured_against_the_first_file_of_the_sample(sample_store):
    # Files: A4.6 was due 31/05, then 30/06 (file of May), then 31/07 (file of June): twice, 61 days.
    found = slips(sample_store)["A4.6"]
    assert (found.reference_deadline, found.deadline) == (date(2026, 5, 31), date(2026, 7, 31))
    assert (found.reference_days, found.times_postponed) == (61, 2)
    assert found.last_reason == "2026-06-30_plan.csv"
    assert found.past_reference


def test_another_adopted_revision_moves_the_reference_and_no_first_deadline(sample_store):
    before = reads.headline(State(sample_store, LAST, SAMPLE_PLAN, DAY))
    adopt_revision(sample_store, LAST, JUNE, WRITING, reason="avenant du 30 juin")
    assert reads.plan_sheet(State(sample_store, LAST + 1, SAMPLE_PLAN, DAY)).adopted_revision == JUNE
    found = slips(sample_store)["A4.6"]
    assert (found.reference_days, found.slip_days, found.times_postponed) == (0, 61, 2)
    after = reads.headline(State(sample_store, LAST + 1, SAMPLE_PLAN, DAY))
    assert (after.kept_first, after.due_first, after.past_due) == (10, 20, 8)
    assert (after.kept_first, after.due_first) == (before.kept_first, before.due_first)
    undo(sample_store, plan_undo(sample_store, LAST + 1, plan=SAMPLE_PLAN, revision=LAST + 1), WRITING)
    assert slips(sample_store)["A4.6"].reference_days == 61


@pytest.mark.parametrize(
    ("number", "reason", "code"), [(99, "x", "revision_unknown"), (JUNE, " ", "reason_missing")]
)
def test_adopting_needs_a_revision_of_the_plan_and_a_reason(sample_store, number, reason, code):
    with pytest.raises(Invalid) as refused:
        adopt_revision(sample_store, LAST, number, WRITING, reason=reason)
    assert refused.value.code == code
    assert adopt_revision(sample_store, LAST, 1, WRITING, reason="x") is None, "it is the adopted one already"


def test_a_postponement_that_is_undone_is_not_counted_and_one_that_is_redone_is(sample_store):
    number = postpone(sample_store, "A5.1", date(2026, 12, 31))
    assert slips(sample_store)["A5.1"].times_postponed == 1
    back = undo(sample_store, plan_undo(sample_store, number, plan=SAMPLE_PLAN, revision=number), WRITING)
    assert "A5.1" not in slips(sample_store)
    undo(sample_store, plan_undo(sample_store, back, plan=SAMPLE_PLAN, revision=back), WRITING)
    found = slips(sample_store)["A5.1"]
    assert (found.times_postponed, found.reference_days) == (1, 31)


def test_replanning_erases_no_lateness(sample_store):
    postpone(sample_store, "A5.3", date(2027, 3, 31))
    found = slips(sample_store)["A5.3"]
    assert found.situation != "overdue"
    assert found.past_reference
    assert (found.reference_days, found.times_postponed) == (151, 1)


def prepared(store, text, **policies):
    content = text.encode()
    return prepare(
        store,
        read(content, "plan.csv"),
        content,
        plan=SAMPLE_PLAN,
        today=DAY,
        policies=Policies(**policies),
    )


def test_a_file_cannot_rewrite_a_recorded_first_deadline_and_says_so(sample_store):
    found = prepared(
        sample_store,
        "Code;Action;Avancement;Échéance initiale\n"
        "A6.1;Rapprocher le CIMAR et la CATO;80;30/06/2026\n"
        "A6.2;Tenir un séminaire sur l'arbitrage et la médiation;90;30/11/2026\n",
    )
    kept = [issue for issue in found.issues if issue.code == "first_deadline_kept"]
    assert [(i.level, i.values["codes"]) for i in kept] == [("warning", "A6.1")]
    assert [f.field for row in found.comparison.changed for f in row.fields] == ["progress"]
    apply(sample_store, found, WRITING)
    assert row_of(sample_store, "A6.1")[1]["initial_deadline"] == date(2026, 3, 31)


def test_an_empty_cell_cannot_erase_it_either(sample_store):
    found = prepared(
        sample_store,
        "Code;Action;Avancement;Échéance initiale\nA6.1;Rapprocher le CIMAR et la CATO;80;\n"
        "A6.2;Tenir un séminaire sur l'arbitrage et la médiation;95;30/11/2026\n",
        blank_erases=True,
    )
    assert {f.field for row in found.comparison.changed for f in row.fields} == {"progress"}


def test_nor_can_a_form(sample_store):
    key, row = row_of(sample_store, "A6.1")
    with pytest.raises(Invalid) as refused:
        edit_action(sample_store, row, key, {"initial_deadline": DAY}, WRITING, revision=LAST)
    assert refused.value.code == "first_deadline_kept"
