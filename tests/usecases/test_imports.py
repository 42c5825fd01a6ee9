"""Importing a file: careful by default, one revision, undone like any other."""

from datetime import date, datetime

import pytest

from lib.domain.errors import Conflict, Invalid
from lib.spreadsheets.model import Policies
from lib.spreadsheets.read import read
from lib.store import reads
from lib.store.ledger import rows_at
from lib.usecases.actions import Writing, edit_action
from lib.usecases.imports import again, apply, prepare, start_plan
from lib.usecases.start import SAMPLE, SAMPLE_PLAN, ensure_plan, next_plan
from lib.usecases.undo import plan_undo, undo

DAY = date(2026, 11, 24)
WRITING = Writing(SAMPLE_PLAN, "assistante", datetime(2026, 11, 24, 10, 0), DAY)


def lines():
    return (SAMPLE / "sample_plan.csv").read_text(encoding="utf-8-sig").splitlines()


def prepared(store, text, policies=None, plan=SAMPLE_PLAN):
    content = text.encode()
    return prepare(store, read(content, "plan.csv"), content, plan=plan, today=DAY, policies=policies)


def headline(store):
    return reads.headline(store, reads.current_revision(store), reads.current_plan(store), day=DAY)


def without(*codes):
    return "\n".join(line for line in lines() if not line.startswith(tuple(f"{c};" for c in codes)))


def test_preparing_writes_nothing(sample_store):
    prepared(sample_store, without("A1.1"))
    assert reads.current_revision(sample_store) == 1


def test_rows_that_the_file_does_not_hold_are_kept_by_default(sample_store):
    found = prepared(sample_store, without("A1.1", "A1.2"))
    assert [d.code for d in found.comparison.absent] == ["A1.1", "A1.2"]
    assert not found.changes_anything
    with pytest.raises(Invalid):
        apply(sample_store, found, WRITING)
    assert headline(sample_store).total == 36


@pytest.mark.parametrize(("policy", "total"), [("mark", 36), ("archive", 34)])
def test_absent_rows_are_marked_or_archived_when_it_is_asked(sample_store, policy, total):
    found = prepared(sample_store, without("A1.1", "A1.2"), Policies(absent=policy))
    apply(sample_store, found, WRITING)
    assert headline(sample_store).total == total
    marked = [r for r in rows_at(sample_store, 2, SAMPLE_PLAN, "action").values() if r["absent_since"] == DAY]
    assert len(marked) == (2 if policy == "mark" else 0)


def test_a_row_that_comes_back_is_no_longer_marked_absent(sample_store):
    apply(sample_store, prepared(sample_store, without("A1.1"), Policies(absent="mark")), WRITING)
    apply(sample_store, prepared(sample_store, "\n".join(lines())), WRITING)
    rows = rows_at(sample_store, 3, SAMPLE_PLAN, "action").values()
    assert not [r for r in rows if r["absent_since"]]


def test_an_empty_cell_keeps_the_stored_value_unless_it_is_asked_to_erase(sample_store):
    text = "\n".join(lines()).replace(";En cours;55;Basse", ";En cours;;Basse", 1)
    assert not prepared(sample_store, text).changes_anything
    found = prepared(sample_store, text, Policies(blank_erases=True))
    assert [(f.field, f.new) for d in found.comparison.changed for f in d.fields if d.code == "A3.6"] == [
        ("progress", None)
    ]


def test_a_new_row_is_a_new_action_of_its_axis(sample_store):
    header = lines()[0].split(";")
    values = {
        "code": "A3.7",
        "axe": "A3. Information économique et services numériques",
        "action": "Ouvrir un guichet",
        "statut": "Non démarrée",
    }
    text = "\n".join([*lines(), ";".join(values.get(name, "") for name in header)])
    found = prepared(sample_store, text)
    assert [d.code for d in found.comparison.new] == ["A3.7"]
    apply(sample_store, found, WRITING)
    assert headline(sample_store).total == 37
    axes = {
        r["axis"]
        for r in rows_at(sample_store, 2, SAMPLE_PLAN, "action").values()
        if str(r["code"]).startswith("A3")
    }
    assert len(axes) == 1


def test_both_rows_of_a_code_written_twice_are_left_out_and_the_others_applied(sample_store):
    text = "\n".join([*lines(), lines()[1]]).replace(";En cours;55;Basse", ";En cours;60;Basse", 1)
    found = prepared(sample_store, text)
    assert len(found.comparison.refused) == 2
    apply(sample_store, found, WRITING)
    assert reads.current_revision(sample_store) == 2


def test_an_import_is_one_revision_with_its_file_and_is_undone_whole(sample_store):
    before = rows_at(sample_store, 1, SAMPLE_PLAN, "action")
    text = "\n".join(lines()).replace("En cours", "Réalisée")
    number = apply(sample_store, prepared(sample_store, text), WRITING)
    assert number == 2
    kept = reads.source(sample_store, 2)
    assert (kept["file_name"], kept["content"]) == ("plan.csv", text.encode())
    assert headline(sample_store).done > 12
    planned = plan_undo(sample_store, 2, plan=SAMPLE_PLAN, revision=2)
    undo(sample_store, planned, WRITING)
    assert rows_at(sample_store, 3, SAMPLE_PLAN, "action") == before


def test_the_same_file_again_is_known_and_changes_nothing(sample_store):
    text = "\n".join(lines()).replace(";En cours;55;Basse", ";En cours;60;Basse", 1)
    apply(sample_store, prepared(sample_store, text), WRITING)
    found = prepared(sample_store, text)
    assert found.already["revision"] == 2
    assert not found.changes_anything


def test_an_older_file_that_comes_back_is_announced(sample_store):
    old = "\n".join(lines()).replace(";En cours;55;Basse", ";En cours;60;Basse", 1)
    new = "\n".join(lines()).replace(";En cours;55;Basse", ";En cours;70;Basse", 1)
    apply(sample_store, prepared(sample_store, old), WRITING)
    apply(sample_store, prepared(sample_store, new), WRITING)
    assert "older_file" in [issue.code for issue in prepared(sample_store, old).issues]


def test_what_was_shown_is_what_is_applied_or_nothing(sample_store):
    found = prepared(sample_store, "\n".join(lines()).replace(";En cours;55;Basse", ";En cours;60;Basse", 1))
    key = found.comparison.changed[0].key
    row = rows_at(sample_store, 1, SAMPLE_PLAN, "action")[key]
    edit_action(sample_store, row, key, {**row, "progress": 58.0}, WRITING, revision=1)
    with pytest.raises(Conflict):
        apply(sample_store, found, WRITING)
    shown = again(sample_store, found, found.policies, today=DAY)
    assert [(f.old, f.new) for f in shown.comparison.changed[0].fields] == [(58.0, 60.0)]
    assert apply(sample_store, shown, WRITING) == 3


def test_a_postponed_deadline_keeps_its_first_date_and_stays_in_the_rate(sample_store):
    text = "\n".join(lines()).replace("01/05/2026;30/09/2026", "01/05/2026;31/12/2026", 1)
    apply(sample_store, prepared(sample_store, text), WRITING)
    moved = reads.slippages(sample_store, 2, SAMPLE_PLAN, day=DAY, limit=10)
    assert [(r.code, r.initial_deadline, r.slip_days) for r in moved.itertuples()] == [
        ("A2.3", date(2026, 9, 30), 92)
    ]
    head = headline(sample_store)
    assert (head.past_due, head.kept_first, head.due_first) == (7, 10, 20)


def test_ones_own_plan_leaves_the_sample_aside_and_can_be_undone(sample_store):
    found = prepared(sample_store, "\n".join(lines()[:8]))
    key = next_plan(sample_store)
    writing = Writing(key, "assistante", datetime(2026, 11, 24, 11, 0), DAY)
    with pytest.raises(Invalid):
        start_plan(sample_store, found, "  ", None, writing)
    start_plan(sample_store, found, "Mon plan", "CCIS-RSK", writing)
    assert reads.current_plan(sample_store) == key
    sheet = reads.plan_sheet(sample_store, 2, key)
    assert (sheet.title, sheet.is_sample) == ("Mon plan", False)
    assert headline(sample_store).total == 7


def test_a_store_that_has_a_plan_is_left_as_it_is(sample_store):
    assert ensure_plan(sample_store, today=DAY, recorded_at=WRITING.recorded_at, author="x") == SAMPLE_PLAN
    assert reads.current_revision(sample_store) == 1


def test_another_spelling_of_a_known_partner_is_that_partner(sample_store):
    row = "A1.4;A1. Gouvernance et cadre conventionnel;Mettre en œuvre la convention de partenariat CCIS-RSK – CCIT;CCIS-RSK & CCI-Togo"
    found = prepared(sample_store, f"code;axe;action;organisation\n{row}\n")
    assert {f.new for d in found.comparison.changed for f in d.fields} <= {"CCIS-RSK / CCIT"}
