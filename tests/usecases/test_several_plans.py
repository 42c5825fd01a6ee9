"""A plan that is closed, one that is begun from a copy: what each keeps, and what it refuses."""

from datetime import date, datetime

import pytest

from lib.domain.errors import Conflict, Invalid
from lib.domain.shifting import Shift, shifted
from lib.domain.terms import Status
from lib.domain.writing import Writing
from lib.store import reads
from lib.store.ledger import rows_at
from lib.usecases.actions import edit_action
from lib.usecases.checking import examine_store
from lib.usecases.copying import copied, copy_plan
from lib.usecases.meetings import open_meeting
from lib.usecases.plans import check_plan, close_plan, plan_key, reopen_plan, start_empty
from lib.usecases.record import create_row
from lib.usecases.settings import name_plan, set_thresholds
from lib.usecases.undo import plan_undo, undo

DAY = date(2026, 11, 24)
WRITING = Writing("sample", "test", datetime(2026, 11, 24, 10), DAY)
OTHER = Writing("togo", "test", datetime(2026, 11, 24, 10), DAY)


def last(store):
    return reads.current_revision(store)


def rows(store, table, plan="sample"):
    return rows_at(store, last(store), plan, table)


def closed(store):
    assert close_plan(store, last(store), WRITING, reason="Terminé")
    return store


def doors(store, shown):
    """What people do in a plan, by every door."""
    key = next(key for key, row in rows(store, "action").items() if row["code"] == "A1.6")
    return {
        "edit": lambda: edit_action(store, shown, key, {"owner": "Un autre"}, WRITING),
        "row": lambda: create_row(store, "partner", {"acronym": "X", "name": "X"}, WRITING),
        "setting": lambda: set_thresholds(store, shown, {"soon_days": 30}, WRITING, reason="r"),
        "name": lambda: name_plan(store, shown, {"title": "Autre"}, WRITING),
        "meeting": lambda: open_meeting(
            store, shown, title="R", place="Rabat", minutes=30, attendance=[], writing=WRITING, reason="r"
        ),
        "undo": lambda: undo(store, plan_undo(store, shown - 1, plan="sample", revision=shown), WRITING),
    }


def test_nothing_is_recorded_in_a_closed_plan_by_any_door(sample_store):
    store = closed(sample_store)
    before = last(store)
    for name, attempt in doors(store, before).items():
        with pytest.raises(Invalid) as refused:
            attempt()
        assert refused.value.code == "plan_closed", name
    assert last(store) == before
    assert close_plan(store, before, WRITING, reason="encore") is None


def test_a_plan_is_closed_and_reopened_with_a_reason_and_both_are_history(sample_store):
    for move in (close_plan, reopen_plan):
        with pytest.raises(Invalid, match="needs a reason"):
            move(sample_store, last(sample_store), WRITING, reason=" ")
        number = move(sample_store, last(sample_store), WRITING, reason="Décidé en commission")
        found = reads.revision(sample_store, number)
        assert (found.reason, found.kind) == ("Décidé en commission", "setting")
    assert reopen_plan(sample_store, last(sample_store), WRITING, reason="encore") is None
    assert name_plan(sample_store, last(sample_store), {"title": "Autre"}, WRITING)


def test_undoing_the_closing_of_a_plan_reopens_it(sample_store):
    number = last(closed(sample_store))
    assert not plan_undo(sample_store, number, plan="togo", revision=number).changes, (
        "another plan's is not undone"
    )
    undo(sample_store, plan_undo(sample_store, number, plan="sample", revision=number), WRITING)
    assert edit_action(
        sample_store,
        last(sample_store),
        next(iter(rows(sample_store, "action"))),
        {"owner": "Un autre"},
        WRITING,
    )


def test_who_reopens_a_plan_that_somebody_else_reopened_is_told(sample_store):
    number = last(closed(sample_store))
    reopen_plan(sample_store, number, WRITING, reason="r")
    close_plan(sample_store, last(sample_store), WRITING, reason="autre motif")
    with pytest.raises(Conflict):
        reopen_plan(sample_store, number, WRITING, reason="r")


def test_a_closed_plan_closes_no_other(sample_store):
    closed(sample_store)
    start_empty(sample_store, "Togo", None, OTHER, short_name="Togo")
    assert create_row(sample_store, "partner", {"acronym": "X", "name": "X"}, OTHER)
    assert reads.current_plan(sample_store) == "togo"


def test_a_copy_has_the_structure_of_a_plan_and_nothing_of_its_past(sample_store):
    shift = Shift(months=12)
    told = copied(sample_store, "sample")
    number = copy_plan(sample_store, "sample", "Plan 2027", OTHER, short_name="2027", shift=shift)
    assert reads.revision(sample_store, number).plan == "togo"
    sheet = rows(sample_store, "plan", "togo")["togo"]
    assert (sheet["title"], sheet["short_name"], sheet["copied_from"]) == ("Plan 2027", "2027", "sample")
    assert (sheet["is_sample"], sheet["adopted_on"], sheet["adopted_revision"], sheet["commission_on"]) == (
        False,
        None,
        None,
        None,
    )
    mine = {
        row["code"]: row for row in rows(sample_store, "action").values() if row["status"] != Status.CANCELLED
    }
    copies = {row["code"]: row for row in rows(sample_store, "action", "togo").values()}
    assert copies.keys() == mine.keys()
    assert len(copies) == told.actions
    axes = {key: row["code"] for key, row in rows(sample_store, "axis").items()}
    copied_axes = {key: row["code"] for key, row in rows(sample_store, "axis", "togo").items()}
    assert sorted(copied_axes.values()) == sorted(axes.values())
    assert not copied_axes.keys() & axes.keys()
    for code, row in copies.items():
        was = mine[code]
        assert (row["status"], row["progress"], row["completed_on"]) == ("not_started", 0.0, None)
        assert row["deadline"] == row["initial_deadline"] == shifted(was["deadline"], shift)
        assert row["start"] == shifted(was["start"], shift)
        assert (row["title"], row["owner"], row["organisation"]) == (
            was["title"],
            was["owner"],
            was["organisation"],
        )
        assert copied_axes.get(row["axis"]) == axes.get(was["axis"])
        for past in (
            "evidence",
            "actual",
            "support_requested",
            "waiting_on",
            "comment",
            "checked_on",
            "absent_since",
        ):
            assert row[past] is None, past
    for table in ("partner", "paper_name"):
        assert [*map(dict, rows(sample_store, table, "togo").values())] == [
            *map(dict, rows(sample_store, table).values())
        ]
    for table in ("interaction", "meeting", "minutes", "commitment", "declaration", "note"):
        assert not rows(sample_store, table, "togo"), table


def test_the_steps_and_the_indicators_of_an_action_are_copied_without_what_became_of_them(sample_store):
    key = next(key for key, row in rows(sample_store, "action").items() if row["code"] == "A2.1")
    step = {
        "action": key,
        "title": "Inviter",
        "deadline": DAY,
        "status": "done",
        "progress": 100.0,
        "completed_on": DAY,
    }
    create_row(sample_store, "milestone", step, WRITING)
    create_row(sample_store, "milestone", {**step, "title": "Renoncer", "status": "cancelled"}, WRITING)
    create_row(
        sample_store,
        "indicator",
        {"action": key, "name": "Visites", "target": 12.0, "baseline": 3.0},
        WRITING,
    )
    copy_plan(sample_store, "sample", "Plan 2027", OTHER, shift=Shift(days=10))
    copy = next(key for key, row in rows(sample_store, "action", "togo").items() if row["code"] == "A2.1")
    (made,) = rows(sample_store, "milestone", "togo").values()
    assert (made["action"], made["title"], made["deadline"]) == (copy, "Inviter", date(2026, 12, 4))
    assert (made["status"], made["progress"], made["completed_on"]) == ("not_started", None, None)
    (measured,) = rows(sample_store, "indicator", "togo").values()
    assert (measured["action"], measured["target"], measured["baseline"]) == (copy, 12.0, None)


@pytest.mark.file_only("the rules of files are asked of a store that holds their bytes")
def test_a_store_with_a_copy_in_it_breaks_no_rule(sample_store):
    copy_plan(sample_store, "sample", "Plan 2027", OTHER, shift=Shift(days=400))
    assert examine_store(sample_store).flaws == ()


def test_a_copy_that_cannot_be_made_is_told_and_begins_nothing(sample_store):
    before = last(sample_store)
    for source, title, shift, code in (
        ("sample", " ", Shift(), "title_missing"),
        ("nulle", "Plan", Shift(), "plan_gone"),
        ("sample", "Plan", Shift(months=999), "shift_out_of_range"),
    ):
        with pytest.raises(Invalid) as refused:
            copy_plan(sample_store, source, title, OTHER, shift=shift)
        assert refused.value.code == code
    assert last(sample_store) == before


def test_the_key_of_a_plan_stays_when_its_title_changes(sample_store):
    key = plan_key(sample_store, "Appui à l'export")
    assert key == "appui-export"
    writing = Writing(key, "test", datetime(2026, 11, 24, 10), DAY)
    start_empty(sample_store, "Appui à l'export", None, writing)
    name_plan(sample_store, last(sample_store), {"title": "Tout autre chose"}, writing)
    assert [plan.key for plan in reads.plan_list(sample_store)] == ["sample", "appui-export"]
    assert plan_key(sample_store, "Appui à l'export") == "appui-export-2"
    check_plan(sample_store, "appui-export")
    with pytest.raises(Invalid) as refused:
        check_plan(sample_store, "appui")
    assert refused.value.code == "plan_unknown"
    assert "appui-export" in str(refused.value.values["known"])


def test_a_plan_does_not_end_before_it_begins(sample_store):
    wanted = {"starts_on": date(2026, 1, 1), "ends_on": date(2025, 12, 31)}
    with pytest.raises(Invalid) as refused:
        name_plan(sample_store, last(sample_store), wanted, WRITING)
    assert refused.value.code == "period_reversed"
