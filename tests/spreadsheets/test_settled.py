"""What is decided at once is what would be decided row by row: on any plan, with any edits."""

import random
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.spreadsheets.differences import compare as comparing
from lib.spreadsheets.differences import matching
from lib.spreadsheets.differences.compare import compare
from lib.spreadsheets.differences.matching import match_rows
from lib.spreadsheets.differences.settled import settled
from lib.spreadsheets.model import CleanRow, CleanTable, Policies

CODES = ("A1.1", "A1.2", "1.2", "A2.1", "A2.2", "7", None)
TITLES = ("Réunir", "réunir", "Former", "Signer", "Visiter", None)
AXES = ("A1", "A2", None)
FIELDS = {
    "code": st.sampled_from(CODES),
    "axis": st.sampled_from(AXES),
    "title": st.sampled_from(TITLES),
    "owner": st.sampled_from(["Awa", "AWA / Kofi", "Kofi / Awa", None]),
    "progress": st.sampled_from([0.0, 1.0, 50.0, None]),
    "extra": st.sampled_from(['{"Visa": "oui"}', None]),
    "deadline_precision": st.sampled_from(["day", "unknown"]),
}
ROWS = st.lists(st.fixed_dictionaries(FIELDS), max_size=9)
#: Some rows of a file are rows of the plan, as they are or edited; the others are not.
EDITS = st.lists(st.tuples(st.integers(0, 8), st.fixed_dictionaries({}, optional=FIELDS)), max_size=9)


def of_file(stored, edits, others, without):
    said = [{**stored[place], **edit} for place, edit in edits if place < len(stored)] + others
    return [
        CleanRow(n, {f: v for f, v in values.items() if f not in without}, MappingProxyType({}))
        for n, values in enumerate(said, start=2)
    ]


@settings(max_examples=600, deadline=None)
@given(ROWS, EDITS, ROWS, st.sets(st.sampled_from(["axis", "title", "code", "extra"]), max_size=2))
def test_rows_settled_at_once_are_matched_as_one_by_one(stored, edits, others, without):
    plan = {f"k{n}": values for n, values in enumerate(stored)}
    rows = of_file(stored, edits, others, without)
    at_once = match_rows("actions", rows, plan)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(matching, "settled", lambda rows, stored: {})
        one_by_one = match_rows("actions", rows, plan)
    assert dict(at_once.keys) == dict(one_by_one.keys)
    assert at_once.renumbered == one_by_one.renumbered


@settings(max_examples=300, deadline=None)
@given(ROWS, EDITS, ROWS, st.booleans())
def test_rows_equal_at_once_are_equal_field_by_field(stored, edits, others, erases):
    plan = {f"k{n}": values for n, values in enumerate(stored)}
    table = CleanTable("actions", tuple(of_file(stored, edits, others, ())), (), ())
    at_once = compare(table, plan, Policies(blank_erases=erases))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(matching, "settled", lambda rows, stored: {})
        patch.setattr(comparing, "says_the_same", lambda row, stored: False)
        one_by_one = compare(table, plan, Policies(blank_erases=erases))
    assert at_once == one_by_one


def test_a_plan_that_comes_back_shuffled_with_two_edits_is_settled_but_for_them():
    plan = {
        f"k{n}": {"code": f"A1.{n}", "axis": "A1", "title": f"Former {n}", "owner": "Awa"} for n in range(200)
    }
    values = [dict(v) for v in plan.values()]
    values[3]["title"] = "Former les formateurs"
    values[90]["owner"] = "Kofi"
    rows = [CleanRow(n, v, MappingProxyType({})) for n, v in enumerate(values, start=2)]
    random.Random(4).shuffle(rows)
    assert len(settled(rows, plan)) == 199
    found = compare(CleanTable("actions", tuple(rows), (), ()), plan, Policies())
    assert sorted((d.row, [f.field for f in d.fields]) for d in found.changed) == [
        (5, ["title"]),
        (92, ["owner"]),
    ]
    assert (found.unchanged, found.new, found.absent) == (198, (), ())


def test_a_code_that_stands_twice_settles_nothing():
    plan = {n: {"code": "A1.1", "axis": n, "title": "Former"} for n in ("A1", "A2")}
    rows = [CleanRow(2, plan["A1"], MappingProxyType({}))]
    assert settled(rows, plan) == {}
    assert match_rows("actions", rows, plan).keys == {2: "A1"}
