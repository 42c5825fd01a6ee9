"""The order of the plan: what is archived is out of figures and lists and comes back whole, a mistake is taken away, a name
changes everywhere at once, two that are one are merged, codes move, and files go on being read by former names."""

import io
from datetime import date, datetime

import pytest
from python_calamine import CalamineWorkbook

from lib.domain.changes import Value
from lib.domain.errors import Invalid
from lib.domain.writing import Writing
from lib.i18n import LANGUAGES, translate
from lib.reports.workbook import plan_workbook
from lib.spreadsheets.files.read import read
from lib.spreadsheets.model import Policies
from lib.store import reads
from lib.store.ledger import changes_of, rows_at
from lib.store.state import State
from lib.usecases.actions import create_action, edit_action
from lib.usecases.archiving import archive, restore
from lib.usecases.imports import apply, prepare
from lib.usecases.merging import merge_actions, merge_axes
from lib.usecases.numbering import move_actions, number_axis, numbered_anew
from lib.usecases.partners import edit_partner
from lib.usecases.record import create_row, edit_row
from lib.usecases.removing import remove, uses
from lib.usecases.renaming import (
    rename_axis,
    rename_organisation,
    rename_owner,
)
from lib.usecases.start import SAMPLE, SAMPLE_PLAN
from lib.usecases.undo import plan_undo, undo

DAY = date(2026, 11, 24)
WRITING = Writing(SAMPLE_PLAN, "test", datetime(2026, 11, 24, 10), DAY)
PLAN_FILE = (SAMPLE / "sample_plan.csv").read_bytes()


def last(store):
    return reads.current_revision(store)


def state(store, revision=None):
    return State(store, revision or last(store), SAMPLE_PLAN, DAY)


def rows(store, table, revision=None):
    return rows_at(store, revision or last(store), SAMPLE_PLAN, table)


def key_of(store, code, table="action"):
    return next(key for key, row in rows(store, table).items() if row["code"] == code)


def row_of(store, code, table="action"):
    return rows(store, table)[key_of(store, code, table)]


def taken_back(store, number):
    undo(store, plan_undo(store, number, plan=SAMPLE_PLAN, revision=last(store)), WRITING)


def everything(store):
    return {
        name: rows(store, name)
        for name in (
            "action",
            "axis",
            "partner",
            "interaction",
            "decision",
            "note",
            "former_name",
            "commitment",
            "declaration",
            "paper_name",
            "milestone",
            "occurrence",
            "indicator",
            "measure",
            "dependency",
            "funding",
        )
    }


def imported(store, content=PLAN_FILE, name="plan.csv", **policies):
    return prepare(
        store, read(content, name), content, plan=SAMPLE_PLAN, today=DAY, policies=Policies(**policies)
    )


def test_what_is_archived_leaves_figures_and_lists_and_the_past_keeps_it(sample_store):
    before, key = last(sample_store), key_of(sample_store, "A1.2")
    number = archive(sample_store, "action", key, WRITING, reason="Reprise par le ministère")
    assert reads.headline(state(sample_store)).total == 35
    assert reads.headline(state(sample_store, before)).total == 36
    assert reads.action(state(sample_store), "A1.2") is None
    (found,) = reads.archived(state(sample_store))
    assert (found.code, found.archived_on, found.archived_reason, found.number) == (
        "A1.2",
        DAY,
        "Reprise par le ministère",
        number,
    )
    assert [row.kind for row in reads.search(state(sample_store), search="a1.2", limit=5)][-1] == "archived"
    assert not reads.archived(state(sample_store).seen_by_partner())
    with pytest.raises(Invalid, match="restore"):
        edit_action(sample_store, before, key, {"comment": "x"}, WRITING)
    restore(sample_store, "action", key, WRITING)
    assert reads.headline(state(sample_store)).total == 36
    assert rows(sample_store, "action")[key] == rows(sample_store, "action", before)[key]


def test_an_action_is_archived_with_a_reason_alone(sample_store):
    with pytest.raises(Invalid) as refused:
        archive(sample_store, "action", key_of(sample_store, "A1.2"), WRITING, reason=" ")
    assert refused.value.code == "reason_missing"


def test_an_axis_is_archived_with_its_actions_and_restored_with_those_alone(sample_store):
    axis, own = key_of(sample_store, "A1", "axis"), key_of(sample_store, "A1.1")
    archive(sample_store, "action", own, WRITING, reason="avant")
    inside = sum(row["axis"] == axis for row in rows(sample_store, "action").values())
    archive(sample_store, "axis", axis, WRITING, reason="Axe abandonné")
    assert reads.headline(state(sample_store)).total == 36 - inside
    assert axis not in {row.key for row in reads.axis_list(state(sample_store))}
    with pytest.raises(Invalid) as refused:
        restore(sample_store, "action", own, WRITING)
    assert refused.value.code == "axis_archived"
    restore(sample_store, "axis", axis, WRITING)
    assert reads.headline(state(sample_store)).total == 35
    assert [row.code for row in reads.archived(state(sample_store))] == ["A1.1"]


def test_nothing_brings_an_action_into_an_axis_that_is_archived(sample_store):
    axis, other = key_of(sample_store, "A2", "axis"), key_of(sample_store, "A3", "axis")
    one, two = key_of(sample_store, "A2.1"), key_of(sample_store, "A2.2")
    moved = move_actions(sample_store, [one], other, WRITING)
    aside = archive(sample_store, "action", two, WRITING, reason="avant")
    archive(sample_store, "axis", axis, WRITING, reason="Axe abandonné")
    with pytest.raises(Invalid) as refused:
        edit_action(sample_store, last(sample_store), one, {"axis": axis}, WRITING)
    assert refused.value.code == "axis_archived"

    told = b"Axe;Code;Action;Statut\nA2;A2.40;Neuve;En cours\nA2;A3.1;Autre titre;En cours\n"
    found = imported(sample_store, told)
    assert [i.row for i in found.issues if i.code == "axis_aside"] == [2, 3]
    number = apply(sample_store, found, WRITING)
    assert row_of(sample_store, "A2.40")["axis"] is None
    assert row_of(sample_store, "A3.1")["axis"] == other

    assert not plan_undo(sample_store, aside, plan=SAMPLE_PLAN, revision=number).changes
    planned = plan_undo(sample_store, moved, plan=SAMPLE_PLAN, revision=number)
    assert [(k.key, k.field) for k in planned.kept] == [(one, "axis")]
    undo(sample_store, planned, WRITING)
    row = rows(sample_store, "action")[one]
    assert (row["code"], row["axis"]) == ("A2.1", other), "its exchanges go back to its code with it"


def test_an_axis_in_which_actions_stand_by_now_is_not_archived_again_by_an_undoing(sample_store):
    axis, other = key_of(sample_store, "A2", "axis"), key_of(sample_store, "A3", "axis")
    merge_axes(sample_store, axis, other, WRITING, reason="Un seul")
    number = restore(sample_store, "axis", axis, WRITING)
    move_actions(sample_store, [key_of(sample_store, "A3.1")], axis, WRITING)
    planned = plan_undo(sample_store, number, plan=SAMPLE_PLAN, revision=last(sample_store))
    assert not planned.changes
    assert {(k.table, k.key) for k in planned.kept} == {("axis", axis)}


def test_a_file_tells_what_is_archived_and_neither_makes_it_anew_nor_restores_it(sample_store):
    key = key_of(sample_store, "A1.2")
    archive(sample_store, "action", key, WRITING, reason="x")
    found = imported(sample_store)
    assert [d.code for d in found.comparison.archived] == ["A1.2"]
    assert not found.comparison.new
    assert [i.values["day"] for i in found.issues if i.code == "rows_archived"] == [DAY]
    text = "\n".join(line for line in PLAN_FILE.decode().splitlines() if "A1.2;" not in line[:8])
    assert not imported(sample_store, text.encode()).comparison.absent, "what is archived is not missed"


def test_what_a_file_no_longer_holds_is_archived_when_it_is_asked(sample_store):
    lines = [line for line in PLAN_FILE.decode().splitlines() if not line.startswith("A1.2;")]
    apply(sample_store, imported(sample_store, "\n".join(lines).encode(), absent="archive"), WRITING)
    assert [(r.code, r.archived_reason) for r in reads.archived(state(sample_store))] == [
        ("A1.2", "plan.csv")
    ]


def test_an_export_holds_the_archived_on_a_sheet_of_their_own_that_an_import_sets_aside(sample_store):
    archive(sample_store, "action", key_of(sample_store, "A1.2"), WRITING, reason="Repris")
    for language in LANGUAGES:
        name = translate(language, "Archived")
        content = plan_workbook(state(sample_store), language=language)
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        assert name in book.sheet_names
        assert any("Repris" in map(str, row) for row in book.get_sheet_by_name(name).to_python())
        found = imported(sample_store, content, "plan.xlsx")
        assert found.recognition.kind == "actions"
        assert not found.changes_anything
        assert not found.comparison.absent


def test_a_mistake_is_taken_away_and_the_undoing_brings_it_back(sample_store):
    create_action(sample_store, {"title": "Saisie par erreur", "code": "A1.99"}, WRITING)
    key = key_of(sample_store, "A1.99")
    number = remove(sample_store, "action", key, WRITING)
    assert key not in rows(sample_store, "action")
    taken_back(sample_store, number)
    assert key in rows(sample_store, "action")


def test_what_a_file_brought_or_something_names_is_never_taken_away(sample_store):
    with pytest.raises(Invalid) as refused:
        remove(sample_store, "action", key_of(sample_store, "A1.2"), WRITING)
    assert refused.value.code == "row_from_file"
    create_action(sample_store, {"title": "Saisie", "code": "A1.99"}, WRITING)
    key = key_of(sample_store, "A1.99")
    create_row(
        sample_store,
        "interaction",
        {"occurred_on": DAY, "partner": "CCI-Togo", "kind": "call", "subject": "Appel", "action": "A1.99"},
        WRITING,
    )
    create_row(sample_store, "note", {"action": key, "noted_on": DAY, "noted_by": "x", "text": "y"}, WRITING)
    assert uses(sample_store, SAMPLE_PLAN, "action", key) == {"interaction": 1, "note": 1}
    with pytest.raises(Invalid) as refused:
        remove(sample_store, "action", key, WRITING)
    assert (refused.value.code, refused.value.values["n"]) == ("row_used", 2)


def test_an_owner_has_another_name_everywhere_at_once_and_files_go_on_using_the_old(sample_store):
    owner = reads.named_owners(state(sample_store))[0]
    before = everything(sample_store)
    number = rename_owner(sample_store, owner.name, "Direction de la coopération", WRITING)
    now = {o.name: o.actions for o in reads.named_owners(state(sample_store))}
    assert owner.name not in now
    assert now["Direction de la coopération"] == owner.actions
    assert not imported(sample_store).changes_anything
    second = rename_owner(sample_store, "Direction de la coopération", "DCI", WRITING)
    assert not imported(sample_store).changes_anything, "through two names"
    taken_back(sample_store, second)
    taken_back(sample_store, number)
    assert everything(sample_store) == before


def test_the_name_of_another_is_taken_only_when_both_are_said_to_be_one(sample_store):
    one, two = reads.named_owners(state(sample_store))[:2]
    with pytest.raises(Invalid) as refused:
        rename_owner(sample_store, two.name, one.name, WRITING)
    assert refused.value.code == "name_of_another"
    rename_owner(sample_store, two.name, one.name, WRITING, merge=True)
    merged = {o.name: o.actions for o in reads.named_owners(state(sample_store))}
    assert two.name not in merged
    assert merged[one.name] <= one.actions + two.actions
    for name, code in ((" ", "value_missing"), ("A / B", "name_of_several"), (one.name, "no_change")):
        with pytest.raises(Invalid) as refused:
            rename_owner(sample_store, one.name, name, WRITING)
        assert refused.value.code == code


def organisations(store):
    return {held.name: held for held in reads.named_organisations(state(store))}


def test_a_partner_that_changes_its_name_takes_everything_along_by_whatever_door(sample_store):
    every = organisations(sample_store).values()
    held = next(o for o in every if o.key and o.exchanges and o.actions)
    before = everything(sample_store)
    number = edit_partner(sample_store, last(sample_store), held.name, {"acronym": "NOUVEAU"}, WRITING)
    now = organisations(sample_store)
    assert held.name not in now
    assert (now["NOUVEAU"].actions, now["NOUVEAU"].exchanges) == (held.actions, held.exchanges)
    found = imported(sample_store)
    assert not found.changes_anything
    taken_back(sample_store, number)
    assert everything(sample_store) == before


def test_two_partners_that_are_one_are_one_row_and_one_name(sample_store):
    one, two = [o for o in reads.named_organisations(state(sample_store)) if o.key][:2]
    rename_organisation(sample_store, two.name, one.name, WRITING, merge=True)
    now = organisations(sample_store)
    assert two.name not in now
    assert now[one.name].exchanges == one.exchanges + two.exchanges
    assert rows(sample_store, "partner")[two.key]["merged_into"] == one.key
    assert not imported(sample_store).comparison.changed


def test_an_axis_has_another_title_and_another_code_and_files_find_it_by_the_former_ones(sample_store):
    axis = key_of(sample_store, "A1", "axis")
    rename_axis(sample_store, axis, {"code": "A9", "title": "Pilotage"}, WRITING)
    found = imported(sample_store)
    assert not found.comparison.new
    assert not found.comparison.changed
    now = PLAN_FILE.decode().replace("A1. ", "A9. ")
    assert not imported(sample_store, now.encode()).changes_anything


def test_two_axes_that_are_one_keep_their_actions_in_the_one_that_stays(sample_store):
    one, two = key_of(sample_store, "A1", "axis"), key_of(sample_store, "A2", "axis")
    inside = sum(row["axis"] in (one, two) for row in rows(sample_store, "action").values())
    number = merge_axes(sample_store, two, one, WRITING, reason="Même sujet")
    assert sum(row["axis"] == one for row in rows(sample_store, "action").values()) == inside
    assert not imported(sample_store).comparison.changed, "the former axis is the one that stays"
    taken_back(sample_store, number)
    assert sum(row["axis"] == two for row in rows(sample_store, "action").values())


def test_two_actions_that_are_one_give_what_names_the_second_to_the_first(sample_store):
    one, two = key_of(sample_store, "A1.1"), key_of(sample_store, "A1.2")
    create_row(sample_store, "note", {"action": two, "noted_on": DAY, "noted_by": "x", "text": "y"}, WRITING)
    create_row(sample_store, "commitment", {"text": "Deux", "actions": f"{one} / {two}"}, WRITING)
    before = everything(sample_store)
    number = merge_actions(sample_store, two, one, WRITING, reason="La même")
    now = everything(sample_store)
    assert now["action"][two]["merged_into"] == one
    assert not [row for row in now["interaction"].values() if row["action"] == "A1.2"]
    assert not [r for t in ("note", "decision", "declaration") for r in now[t].values() if r["action"] == two]
    assert any(row["text"] == "Deux" and row["actions"] == one for row in now["commitment"].values())
    assert [d.code for d in imported(sample_store).comparison.archived] == ["A1.2"]
    taken_back(sample_store, number)
    assert everything(sample_store) == before


def test_what_two_actions_that_are_one_are_made_of_goes_to_the_one_that_stays_and_comes_back_with_the_undoing(
    sample_store,
):
    def add(table, **values):
        create_row(sample_store, table, values, WRITING)
        return list(rows(sample_store, table))[-1]

    def measured(indicator):
        found = rows(sample_store, "measure").values()
        return {m["measured_on"].day: m["value"] for m in found if m["indicator"] == indicator}

    one, two, third = (key_of(sample_store, code) for code in ("A1.4", "A3.5", "A4.1"))
    add("milestone", action=one, title="Convention", status="done")
    for status in ("done", "not_started"):
        add("milestone", action=two, title="Convention", status=status)
    for key in (one, two):
        edit_action(sample_store, last(sample_store), key, {"progress_from": "milestones"}, WRITING)
        add("dependency", action=key, needs=third)
    add("dependency", action=two, needs=one)
    add("funding", action=two, planned="10 MAD")
    kept = add("indicator", action=one, name="PME", unit="PME")
    same = add("indicator", action=two, name="pme", target=40, target_on=DAY)
    other = add("indicator", action=two, name="Ateliers")
    apart = add("indicator", action=one, name="Taux", unit="%")
    split = add("indicator", action=two, name="Taux", unit="DH")
    for indicator, day, value in ((kept, 1, 10), (same, 1, 11), (same, 2, 12), (other, 3, 13)):
        add("measure", indicator=indicator, measured_on=date(2026, 11, day), value=value)
    rule: dict[str, Value] = {"recurrence": "monthly", "start": date(2026, 9, 15)}
    rule["recurrence_until"] = date(2027, 1, 31)
    edit_action(sample_store, last(sample_store), two, rule, WRITING)
    done = next(k for k, o in rows(sample_store, "occurrence").items() if o["action"] == two)
    edit_row(sample_store, "occurrence", last(sample_store), done, {"state": "done", "done_on": DAY}, WRITING)
    days = {o["planned_on"] for o in rows(sample_store, "occurrence").values()}
    assert len(days) == 5
    before = everything(sample_store)

    number = merge_actions(sample_store, two, one, WRITING, reason="La même")
    now = everything(sample_store)
    assert {m["action"] for m in now["milestone"].values()} == {one}
    assert now["action"][one]["progress"] == 66.6, "counted again"
    assert now["action"][two]["progress"] == before["action"][two]["progress"], (
        "what is archived stays as it was"
    )
    ties = [(d["action"], d["needs"]) for d in now["dependency"].values()]
    assert ties == [(one, third)], "no action waits for itself, nor twice for another"
    assert {f["action"] for f in now["funding"].values()} == {one}
    assert measured(kept) == {1: 10, 2: 12}
    assert measured(same) == {1: 11}
    assert now["indicator"][kept]["target"] == 40
    assert now["indicator"][other]["action"] == one
    assert measured(other) == {3: 13}
    assert now["indicator"][apart]["name"] == "Taux"
    assert now["indicator"][split]["name"] == "Taux (A3.5)"
    assert now["action"][one]["recurrence"] == "monthly"
    assert {o["action"] for o in now["occurrence"].values()} == {one}
    assert now["occurrence"][done]["state"] == "done"
    assert {o["planned_on"] for o in now["occurrence"].values()} >= {d for d in days if d > DAY}
    taken_back(sample_store, number)
    assert everything(sample_store) == before


def test_an_action_moves_to_another_axis_with_the_next_code_and_its_exchanges(sample_store):
    axis = key_of(sample_store, "A2", "axis")
    code = next(row["action"] for row in rows(sample_store, "interaction").values() if row["action"])
    key = key_of(sample_store, code)
    linked = len(reads.action_interactions(state(sample_store), code))
    following = reads.next_code(state(sample_store), axis=axis)
    number = move_actions(sample_store, [key], axis, WRITING)
    assert rows(sample_store, "action")[key]["code"] == following
    assert len(reads.action_interactions(state(sample_store), following)) == linked > 0
    assert reads.action(state(sample_store), code).key == key, "found by its former code"
    assert key in {f.key for f in reads.search(state(sample_store), search=code, limit=50)}
    assert len(reads.action_versions(state(sample_store), key)) > 1, "its history goes with it"
    found = imported(sample_store)
    assert not found.comparison.new
    assert not found.comparison.absent
    assert {c.table for c in changes_of(sample_store, number)} == {"action", "interaction", "former_name"}


def test_an_axis_numbered_anew_is_one_revision_that_passes_over_the_codes_of_others(sample_store):
    axis, gone = key_of(sample_store, "A1", "axis"), key_of(sample_store, "A1.2")
    archive(sample_store, "action", gone, WRITING, reason="x")
    told = numbered_anew(sample_store, SAMPLE_PLAN, axis, "A1.")
    before, linked = (
        everything(sample_store),
        {k: r["action"] for k, r in rows(sample_store, "interaction").items()},
    )
    assert "A1.2" not in {n.after for n in told}
    assert number_axis(sample_store, axis, "A1.", WRITING) is None, "every code stands already"
    number = number_axis(sample_store, axis, "G-", WRITING, first="01")
    now = rows(sample_store, "action")
    assert sorted(r["code"] for k, r in now.items() if r["axis"] == axis and k != gone)[:2] == [
        "G-01",
        "G-02",
    ]
    assert now[gone]["code"] == "A1.2"
    by_code = {row["code"]: k for k, row in before["action"].items()}
    for key, code in linked.items():
        if code in by_code:
            assert rows(sample_store, "interaction")[key]["action"] == now[by_code[code]]["code"]
    taken_back(sample_store, number)
    assert {k: r["action"] for k, r in rows(sample_store, "interaction").items()} == linked


def call(store, action):
    values = {"occurred_on": DAY, "partner": "CCI-Togo", "kind": "call", "subject": "Appel", "action": action}
    create_row(store, "interaction", values, WRITING)
    return next(k for k, row in rows(store, "interaction").items() if row["subject"] == "Appel")


def test_a_code_that_another_action_takes_leaves_the_exchanges_to_the_first_and_titles_say_which_is_meant(
    sample_store,
):
    one, two = key_of(sample_store, "A1.1"), key_of(sample_store, "A1.2")
    subject = call(sample_store, "A1.1")
    edit_row(sample_store, "action", last(sample_store), two, {"code": "A1.50"}, WRITING)
    edit_row(sample_store, "action", last(sample_store), one, {"code": "A1.2"}, WRITING)
    assert rows(sample_store, "interaction")[subject]["action"] == "A1.2"
    found = imported(sample_store)
    assert not [d for d in found.comparison.changed if any(f.field == "title" for f in d.fields)]


def test_what_cannot_be_put_in_order_is_refused_in_words(sample_store):
    one, two = key_of(sample_store, "A1.1"), key_of(sample_store, "A1.2")
    axis, other = key_of(sample_store, "A1", "axis"), key_of(sample_store, "A2", "axis")
    create_action(sample_store, {"title": "Sans code"}, WRITING)
    bare = next(k for k, row in rows(sample_store, "action").items() if row["title"] == "Sans code")
    call(sample_store, "A1.1")
    refused = {
        "not_archived": lambda: restore(sample_store, "action", one, WRITING),
        "merge_with_itself": lambda: merge_actions(sample_store, one, one, WRITING, reason="x"),
        "merge_needs_code": lambda: merge_actions(sample_store, one, bare, WRITING, reason="x"),
        "reason_missing": lambda: merge_axes(sample_store, axis, other, WRITING, reason=""),
        "title_missing": lambda: rename_axis(sample_store, axis, {"title": " "}, WRITING),
        "axis_named_so": lambda: rename_axis(sample_store, axis, {"code": "A2"}, WRITING),
        "name_unknown": lambda: rename_owner(sample_store, "Personne", "Quelqu’un", WRITING),
        "value_missing": lambda: number_axis(sample_store, axis, "A1.", WRITING, first="un"),
        "action_unknown": lambda: move_actions(sample_store, ["x"], axis, WRITING),
        "name_of_another": lambda: edit_partner(
            sample_store, last(sample_store), "CCI-Togo", {"acronym": "CCIS-RSK"}, WRITING
        ),
    }
    for code, wanted in refused.items():
        with pytest.raises(Invalid) as told:
            wanted()
        assert told.value.code == code
    archive(sample_store, "action", two, WRITING, reason="x")
    for wanted in (
        lambda: archive(sample_store, "action", two, WRITING, reason="x"),
        lambda: merge_actions(sample_store, one, two, WRITING, reason="x"),
        lambda: move_actions(sample_store, [two], other, WRITING),
    ):
        with pytest.raises(Invalid) as told:
            wanted()
        assert told.value.code == "row_archived"


def test_an_organisation_keeps_its_name_while_minutes_wait_for_the_second_signature(sample_store):
    held = next(o for o in organisations(sample_store).values() if o.key)
    minutes = dict.fromkeys(("reference", "title", "held_on", "party_a", "party_b"))
    minutes |= {
        "reference": "2026/09",
        "title": "PV",
        "held_on": DAY,
        "party_a": "CCIS-RSK",
        "party_b": held.name,
    }
    create_row(sample_store, "minutes", minutes, WRITING)
    key = next(k for k, row in rows(sample_store, "minutes").items() if row["reference"] == "2026/09")
    for side in "ab":
        step = {"minutes": key, "step": f"signed_{side}", "done_on": DAY, "done_by": "Président"}
        create_row(sample_store, "minutes_step", step, WRITING)
        if side == "a":
            with pytest.raises(Invalid) as told:
                rename_organisation(sample_store, held.name, "Nouveau nom", WRITING)
            assert told.value.code == "minutes_half_signed"
    rename_organisation(sample_store, held.name, "Nouveau nom", WRITING)
    assert rows(sample_store, "minutes")[key]["party_b"] == held.name, "signed minutes stay as they were"


def test_an_undoing_leaves_a_code_that_another_action_was_given_since_and_what_names_it(sample_store):
    code = next(row["action"] for row in rows(sample_store, "interaction").values() if row["action"])
    key, other = key_of(sample_store, code), key_of(sample_store, "A6.5")

    def named(code):
        return {k for k, row in rows(sample_store, "interaction").items() if row["action"] == code}

    linked = named(code)
    with pytest.raises(Invalid) as refused:
        edit_action(sample_store, last(sample_store), key, {"code": None}, WRITING)
    assert refused.value.code == "code_named"
    number = edit_action(sample_store, last(sample_store), key, {"code": "A6.90", "comment": "x"}, WRITING)
    edit_action(sample_store, last(sample_store), other, {"code": code}, WRITING)
    planned = plan_undo(sample_store, number, plan=SAMPLE_PLAN, revision=last(sample_store))
    assert ("action", key, "code") in {(k.table, k.key, k.field) for k in planned.kept}
    undo(sample_store, planned, WRITING)
    held = rows(sample_store, "action")
    assert (held[key]["code"], held[other]["code"], held[key]["comment"] != "x") == ("A6.90", code, True)
    assert named("A6.90") == linked
