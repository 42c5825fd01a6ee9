"""What is typed in a table is what is recorded: read as a file is, compared with what was seen, undone as one."""

from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from lib.domain.completion import Completion
from lib.domain.draft import draft_of
from lib.domain.errors import Conflict, Invalid
from lib.domain.schema import TABLES
from lib.domain.writing import Writing
from lib.spreadsheets.folding import clean
from lib.spreadsheets.model import Decisions
from lib.store.ledger import changes_of, rows_at
from lib.store.reads import current_revision
from lib.usecases.actions import edit_action
from lib.usecases.archiving import archive
from lib.usecases.completion import set_completion
from lib.usecases.grid import keep, prepare
from lib.usecases.grid_reading import around, editable, typeable
from lib.usecases.start import SAMPLE_PLAN
from lib.usecases.undo import plan_undo, undo
from lib.wording.cells import cell_text
from tests.sample import LAST

DAY = date(2026, 11, 24)
WRITING = Writing(SAMPLE_PLAN, "test", datetime(2026, 11, 24, 10, 0), DAY)


def actions(store, revision=None):
    return rows_at(store, revision or current_revision(store), SAMPLE_PLAN, "action")


def key_of(store, code):
    return next(key for key, row in actions(store).items() if row["code"] == code)


def key_of_axis(store, code):
    rows = rows_at(store, current_revision(store), SAMPLE_PLAN, "axis").items()
    return next(key for key, row in rows if row["code"] == code)


def typed(store, cells, *, table="action", seen=None, axis=None, **asked):
    """`cells`: (key, or code of an action, or « +n ») → field → text."""
    revision = current_revision(store)
    codes = {row["code"]: key for key, row in actions(store).items()}
    rows = [
        {
            "key": codes.get(name, name),
            "row": number,
            "cells": {f: [text, seen or revision] for f, text in c.items()},
        }
        for number, (name, c) in enumerate(cells.items(), start=1)
    ]
    draft = draft_of({"name": "d", "rows": rows}, frozenset(typeable(table)))
    labels = {f.name: f.label for f in TABLES[table].fields}
    held = around(store, revision, SAMPLE_PLAN, table, DAY)
    return prepare(
        store,
        draft,
        held,
        table=table,
        plan=SAMPLE_PLAN,
        revision=revision,
        today=DAY,
        labels=labels,
        axis=axis,
        **asked,
    )


def taken_back(store, number):
    planned = plan_undo(store, number, plan=SAMPLE_PLAN, revision=current_revision(store))
    assert not planned.kept
    undo(store, planned, WRITING)


def told(found):
    return {
        (row.code, f.field): (f.old, f.new)
        for row in found.preparation.comparison.changed
        for f in row.fields
    }


def codes_of(issues):
    return [(issue.row, issue.code) for issue in issues]


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("progress", "0,85", 85.0),
        ("progress", "85 %", 85.0),
        ("progress", "85", 85.0),
        ("progress", "1 %", 1.0),
        ("progress", "1", 1.0),
        ("weight", "30", 30.0),
        ("weight", "30 %", 30.0),
        ("weight", "٣٠٪", 30.0),
        ("weight", "2,5", 2.5),
        ("progress", "", None),
        ("status", "réalisé", "done"),
        ("status", "Bloquée", "blocked"),
        ("status", "متعثر", "blocked"),
        ("deadline", "31.12.2026", date(2026, 12, 31)),
        ("deadline", "31 décembre 2026", date(2026, 12, 31)),
        ("deadline", "46387", date(2026, 12, 31)),
        ("start", "5/6/26", date(2026, 6, 5)),
        ("start", "\u200f31\u200f/12/2025\u200f", date(2025, 12, 31)),
        ("progress", "\u202b85%\u202c", 85.0),
        ("priority", "haute", "high"),
        ("budget", "1,5 MDH", "1500000 MAD"),
        ("confidential", "oui", True),
        ("title", "Former les  formateurs", "Former les formateurs"),
        ("organisation", "ccit, CCIS-RSK", "CCIT / CCIS-RSK"),
    ],
)
def test_a_cell_is_read_as_the_same_cell_of_a_file(sample_store, field, text, value):
    found = typed(sample_store, {"A3.5": {field: text}})
    assert not found.wrong
    assert told(found)["A3.5", field][1] == value


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("progress", "beaucoup"),
        ("progress", "-5"),
        ("status", "presque"),
        ("deadline", "31/11/2026"),
        ("deadline", "bientôt, sans doute"),
        ("start", "demain"),
        ("priority", "énorme"),
        ("budget", "1200"),
        ("confidential", "peut-être"),
        ("axis", "Astronomie"),
    ],
)
def test_a_cell_that_is_not_understood_is_told_and_left_while_the_others_of_its_row_are_kept(
    sample_store, field, text
):
    found = typed(sample_store, {"A3.5": {field: text, "comment": "vu"}})
    assert [issue.row for issue in found.wrong] == [1]
    assert told(found).keys() == {("A3.5", "comment")}
    with pytest.raises(Invalid):
        keep(sample_store, found, WRITING)
    keep(sample_store, found, WRITING, leave_wrong=True)
    row = actions(sample_store)[key_of(sample_store, "A3.5")]
    assert row["comment"] == "vu"
    assert {k: v for k, v in row.items() if k != "comment"} == {
        k: v for k, v in actions(sample_store, LAST)[key_of(sample_store, "A3.5")].items() if k != "comment"
    }


def test_codes_go_round_among_rows_and_one_that_stays_taken_is_told_of_its_row_alone(sample_store):
    archive(sample_store, "action", key_of(sample_store, "A2.6"), WRITING, reason="x")
    cells = {
        "A2.3": {"code": "A2.4"},
        "A2.4": {"code": "A2.3"},
        "A3.1": {"code": "A3.2"},
        "A3.2": {"code": "A3.3", "deadline": "01/01/1999"},
        "+1": {"title": "Neuve", "code": "A2.6"},
        "+2": {"comment": "sans titre", "title": " "},
        "+3": {"title": "2.5 millions d'arbres", "code": "", "axis": ""},
        "A3.3": {"code": ""},
        "A3.6": {"code": ""},
    }
    found = typed(sample_store, cells, axis=key_of_axis(sample_store, "A2"))
    errors = [(row, code) for row, code in codes_of(found.wrong) if code != "end_before_start"]
    told_once = [(3, "code_taken"), (5, "code_taken"), (6, "title_missing"), (8, "code_named")]
    assert sorted(errors) == told_once, "an exchange names A3.3"
    number = keep(sample_store, found, WRITING, leave_wrong=True, reason="x")
    now = {row["title"]: row["code"] for row in actions(sample_store).values()}
    then = {row["title"]: row["code"] for row in actions(sample_store, number - 1).values()}
    moved = {then.get(title): code for title, code in now.items() if then.get(title) != code}
    assert moved == {"A2.3": "A2.4", "A2.4": "A2.3", "A3.6": None, None: "A2.8"}
    assert now["2.5 millions d'arbres"] == "A2.8", "a title is what was typed, a blank cell the next code"


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_what_a_cell_shows_is_read_back_as_what_it_holds(sample_store, language):
    for table in ("action", "partner", "interaction", "commitment"):
        rows = rows_at(sample_store, LAST, SAMPLE_PLAN, table)
        axes = rows_at(sample_store, LAST, SAMPLE_PLAN, "axis")
        named = {("axis", key): f"{a['code']}. {a['title']}" for key, a in axes.items()}
        named |= {("action", key): a["code"] for key, a in actions(sample_store).items()}
        cells = {
            key: {f: cell_text(language, table, f, row[f], names=named) for f in editable(table)}
            for key, row in rows.items()
        }
        found = typed(sample_store, cells, table=table)
        assert codes_of(found.wrong) == []
        differing = {
            (f.field, f.old, f.new) for row in found.preparation.comparison.changed for f in row.fields
        }
        # The day of a deadline that was typed as a quarter is a day once it is typed itself.
        assert {d for d in differing if d[0] not in ("deadline_text", "deadline_precision")} == set()


def test_shares_between_0_and_1_are_percentages_once_one_of_them_is_a_fraction(sample_store):
    found = typed(
        sample_store, {"A3.5": {"progress": "0,5"}, "A3.6": {"progress": "1"}, "A4.4": {"progress": "0.8"}}
    )
    assert [new for _, new in told(found).values()] == [50.0, 100.0, 80.0]


def test_a_deadline_that_moves_asks_its_reason_once_for_all_rows_and_undoes_as_one(sample_store):
    before = actions(sample_store)
    found = typed(
        sample_store,
        {"A3.5": {"deadline": "15/01/2027"}, "A3.6": {"deadline": "15/01/2027", "progress": "60"}},
    )
    assert found.is_postponed
    with pytest.raises(Invalid) as refused:
        keep(sample_store, found, WRITING)
    assert refused.value.code == "reason_missing"
    number = keep(sample_store, found, WRITING, reason="Comité du 24 novembre")
    assert {c.key for c in changes_of(sample_store, number)} == {
        key_of(sample_store, "A3.5"),
        key_of(sample_store, "A3.6"),
    }
    assert all(
        actions(sample_store)[key]["initial_deadline"] == before[key]["initial_deadline"] for key in before
    )
    taken_back(sample_store, number)
    assert actions(sample_store) == before


def test_a_new_row_takes_the_next_code_of_its_axis_and_each_one_its_own(sample_store):
    axis = actions(sample_store)[key_of(sample_store, "A6.4")]["axis"]
    found = typed(
        sample_store,
        {
            "+1": {"title": "Former les arbitres"},
            "+2": {"title": "Former les médiateurs"},
            "+3": {"title": "Ailleurs", "code": "A1.99"},
            "+4": {"owner": "Personne"},
        },
        axis=axis,
    )
    codes = [row.code for row in found.preparation.comparison.new]
    assert len(set(codes)) == 3
    assert codes[0][:3] == codes[1][:3] == "A6."
    assert int(codes[1][3:]) == int(codes[0][3:]) + 1
    assert codes_of(found.wrong) == [(4, "title_missing")]
    keep(sample_store, found, WRITING, leave_wrong=True)
    made = {row["code"]: row for row in actions(sample_store).values() if row["code"] in codes}
    assert made["A1.99"]["axis"] == "A1"
    assert made[codes[0]]["axis"] == axis


def test_a_code_is_given_once_in_the_plan_and_among_what_is_typed(sample_store):
    found = typed(
        sample_store,
        {
            "+1": {"title": "x", "code": "A1.1"},
            "+2": {"title": "y", "code": "Z1"},
            "+3": {"title": "z", "code": "Z1"},
        },
    )
    assert codes_of(found.wrong) == [(1, "code_taken"), (3, "code_taken")]


def test_what_somebody_changed_meanwhile_stands_until_a_person_takes_the_typed_value(sample_store):
    key = key_of(sample_store, "A4.4")
    edit_action(sample_store, LAST, key, {"progress": 85.0, "owner": "Autre"}, WRITING)
    found = typed(sample_store, {"A4.4": {"progress": "90", "comment": "vu"}}, seen=LAST)
    clash = found.preparation.comparison.clashes[0]
    assert (clash.field, clash.base, clash.ours, clash.theirs) == ("progress", 75.0, 85.0, 90.0)
    assert told(found).keys() == {("A4.4", "comment")}
    taken = typed(
        sample_store,
        {"A4.4": {"progress": "90", "comment": "vu"}},
        seen=LAST,
        decisions=Decisions(take_file=frozenset({(key, "progress")})),
    )
    keep(sample_store, taken, WRITING)
    row = actions(sample_store)[key]
    assert (row["progress"], row["comment"], row["owner"]) == (90.0, "vu", "Autre")


def test_what_was_shown_is_what_is_recorded_or_nothing_is(sample_store):
    key = key_of(sample_store, "A4.4")
    found = typed(sample_store, {"A4.4": {"progress": "90"}})
    edit_action(sample_store, LAST, key, {"progress": 85.0}, WRITING)
    with pytest.raises(Conflict) as moved:
        keep(sample_store, found, WRITING)
    assert moved.value.code == "conflict_typed"


def test_a_change_of_others_elsewhere_does_not_stand_in_the_way(sample_store):
    found = typed(sample_store, {"A4.4": {"progress": "90"}})
    edit_action(sample_store, LAST, key_of(sample_store, "A1.2"), {"comment": "autre"}, WRITING)
    keep(sample_store, found, WRITING)
    assert actions(sample_store)[key_of(sample_store, "A4.4")]["progress"] == 90.0


def test_a_row_that_breaks_a_rule_is_told_with_its_field_and_nothing_of_it_is_kept(sample_store):
    found = typed(
        sample_store,
        {"A3.5": {"start": "01/01/2030", "comment": "vu"}, "A3.6": {"title": ""}, "A3.3": {"comment": "ok"}},
    )
    assert {code for _, code in codes_of(found.wrong)} >= {"end_before_start", "title_missing"}
    assert told(found).keys() == {("A3.3", "comment")}


@pytest.mark.parametrize(
    ("table", "cells", "wrong"),
    [
        (
            "partner",
            {"+1": {"acronym": "XYZ", "tier": "Signataire"}, "+2": {"country": "Togo"}},
            ["value_missing"],
        ),
        (
            "interaction",
            {
                "+1": {
                    "occurred_on": "20/11/2026",
                    "partner": "ccit",
                    "kind": "Réunion",
                    "subject": "Point",
                    "action": "A1.1",
                },
                "+2": {"occurred_on": "20/12/2026", "partner": "CCIT", "kind": "Lettre", "subject": "Demain"},
                "+3": {
                    "occurred_on": "20/11/2026",
                    "partner": "CCIT",
                    "kind": "Lettre",
                    "subject": "x",
                    "action": "Q9",
                },
            },
            ["action_unread", "date_to_come"],
        ),
        (
            "commitment",
            {
                "+1": {
                    "code": "E99",
                    "text": "Tenir un forum",
                    "origin": "Convention de partenariat",
                    "actions": "A1.1, A1.2",
                },
                "+2": {"code": "E98"},
                "+3": {"code": "E97", "text": "x", "agreed_on": "31/11/2026"},
            },
            ["cell_unread", "value_missing"],
        ),
    ],
)
def test_partners_exchanges_and_commitments_are_typed_by_the_rules_of_their_forms(
    sample_store, table, cells, wrong
):
    before = rows_at(sample_store, LAST, SAMPLE_PLAN, table)
    found = typed(sample_store, cells, table=table)
    assert sorted(code for _, code in codes_of(found.wrong)) == sorted(wrong)
    number = keep(sample_store, found, WRITING, leave_wrong=True)
    made = [c.after for c in changes_of(sample_store, number)]
    assert made
    first = made[0]
    if table == "interaction":
        assert (first["partner"], first["kind"], first["action"]) == ("CCIT", "meeting", "A1.1")
    if table == "commitment":
        assert first["actions"] == f"{key_of(sample_store, 'A1.1')} / {key_of(sample_store, 'A1.2')}"
    taken_back(sample_store, number)
    assert rows_at(sample_store, current_revision(sample_store), SAMPLE_PLAN, table) == before


def test_where_a_plan_asks_for_a_deliverable_the_rows_that_lack_one_are_told_and_the_others_recorded(
    sample_store,
):
    set_completion(sample_store, LAST, Completion(proof=True), WRITING, reason="convenu")
    done = {"status": "Réalisée", "progress": "100 %", "completed_on": "20/11/2026"}
    found = typed(
        sample_store,
        {"A3.5": {**done, "deliverable": "", "evidence": ""}, "A3.6": {**done, "evidence": "Rapport signé"}},
    )
    assert codes_of(found.wrong) == [(1, "proof_missing")]
    keep(sample_store, found, WRITING, leave_wrong=True)
    states = {code: actions(sample_store)[key_of(sample_store, code)]["status"] for code in ("A3.5", "A3.6")}
    assert states == {"A3.5": "in_progress", "A3.6": "done"}


def test_rows_are_archived_together_with_their_reason_and_taken_back_as_one(sample_store):
    before = actions(sample_store)
    found = typed(
        sample_store, {"A1.1": {"archived_reason": "sans objet"}, "A1.2": {"archived_reason": "sans objet"}}
    )
    number = keep(sample_store, found, WRITING)
    rows = actions(sample_store)
    for code in ("A1.1", "A1.2"):
        row = rows[key_of(sample_store, code)]
        assert (row["archived_on"], row["archived_reason"]) == (DAY, "sans objet")
    taken_back(sample_store, number)
    assert actions(sample_store) == before


def test_a_row_that_somebody_archived_meanwhile_is_told_and_nothing_of_it_is_kept(sample_store):
    archive(sample_store, "action", key_of(sample_store, "A1.1"), WRITING, reason="sans objet")
    found = typed(sample_store, {"A1.1": {"comment": "x"}}, seen=LAST)
    assert [issue.code for issue in found.wrong] == ["row_archived"]
    assert not found.preparation.changes_anything


def test_a_row_that_somebody_removed_is_told(sample_store):
    found = typed(sample_store, {"gone00000000": {"comment": "x"}})
    assert [(issue.row, issue.code) for issue in found.wrong] == [(1, "action_unknown")]


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=30)


@example({"A1.1": {"comment": "\u00ad"}})  # nothing that anybody sees
@given(
    st.dictionaries(
        st.sampled_from(["A1.1", "A3.5", "A4.4", "A6.2"]),
        st.fixed_dictionaries(
            {}, optional={"comment": TEXTS, "progress": st.integers(0, 100).map(str), "evidence": TEXTS}
        ),
        min_size=1,
    )
)
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_whatever_is_typed_is_what_the_plan_then_holds_and_undoing_leads_back(sample_store, cells):
    before = actions(sample_store)
    found = typed(sample_store, cells)
    assert not found.wrong
    if not found.preparation.comparison.changed:
        return
    number = keep(sample_store, found, WRITING)
    now = {row["code"]: row for row in actions(sample_store).values()}
    for code, row in cells.items():
        for field, text in row.items():
            assert now[code][field] == (float(text) if field == "progress" else clean(text) or None)
    taken_back(sample_store, number)
    assert actions(sample_store) == before


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["rows", "key", "cells", "row", "title", "name"]), inner, max_size=4
            )
        ),
        max_leaves=12,
    )
)
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_a_browser_sends_is_a_draft_or_none(sent):
    draft = draft_of(sent, frozenset({"title"}))
    assert len({row.number for row in draft.rows}) == len(draft.rows)
