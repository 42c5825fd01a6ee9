"""Lists of actions: words in any order, sorted by any field, one place each, and the code that comes next."""

import math
import random
import re
import unicodedata
from datetime import date

import pytest

from lib.domain.changes import Change
from lib.domain.schema import ACTION, AXIS, PLAN
from lib.domain.terms import RevisionKind
from lib.domain.writing import Writing
from lib.store import reads
from lib.store.connection import Store
from lib.store.reads import PRESSING
from lib.store.state import State
from lib.store.statements import FOLDER
from lib.usecases.record import record
from tests.conftest import DAY, NOW
from tests.sample import LAST

WRITING = Writing("p", "Amina", NOW, DAY)
SORTED = [field.name for field in ACTION.fields if field.name != "extra"]


def plan(*actions, axes=("A1", "A2")):
    """A store with these actions, and the state that it is in."""
    store = Store.open()
    sheet = {**dict.fromkeys(PLAN.names), "title": "Plan", "is_sample": False}
    rows = [Change("plan", "p", None, sheet)]
    for place, code in enumerate(axes):
        values = {**dict.fromkeys(AXIS.names), "code": code, "title": f"Axe {code}", "position": -place}
        rows.append(Change("axis", code.lower(), None, values))
    for i, values in enumerate(actions):
        rows.append(
            Change("action", f"k{i}", None, {**dict.fromkeys(ACTION.names), "title": f"T{i}", **values})
        )
    number = record(store, rows, WRITING, reason="", kind=RevisionKind.IMPORT)
    return State(store, number, "p", DAY)


def codes(state, **asked):
    return [row.code for row in reads.action_list(state, limit=100, **asked)]


@pytest.fixture(scope="module")
def sample(sample_file, tmp_path_factory):
    from shutil import copy

    from lib.usecases.start import SAMPLE_PLAN

    store = Store.open(copy(sample_file, tmp_path_factory.mktemp("lists") / "plan.duckdb"))
    yield State(store, LAST, SAMPLE_PLAN, DAY)
    store.close()


def test_words_are_found_in_any_order_whatever_their_accents_and_capitals():
    state = plan(
        {
            "code": "A1.1",
            "title": "Étudier une plateforme numérique",
            "owner": "Directrice",
            "organisation": "CCIT",
        },
        {"code": "A1.2", "title": "Numériser les archives", "organisation": "CCIS-RSK / CCIT"},
        {"code": "A1.3", "title": "الإجراءات المشتركة"},
    )
    assert codes(state, search="numerique ETUDIER") == ["A1.1"]
    assert codes(state, search="ccit  numeri") == ["A1.1", "A1.2"]
    assert codes(state, search="directrice a1.1") == ["A1.1"]
    assert codes(state, search="directrice a1.2") == []
    assert codes(state, search="المشتركة الاجراءات") == ["A1.3"]
    assert codes(state, search="100% _") == []
    assert reads.situation_counts(state, search="ccit numeri").values().__iter__().__next__() == 2


@pytest.mark.parametrize("field", [*SORTED, PRESSING])
def test_a_list_sorted_by_a_field_holds_every_action_once_and_its_reverse_too(sample, field):
    whole = {row.code for row in reads.situations(sample, limit=100)}
    for descending in (False, True):
        pages = [
            row.code
            for offset in range(0, 40, 7)
            for row in reads.action_list(sample, sort=field, descending=descending, limit=7, offset=offset)
        ]
        assert len(pages) == len(set(pages)) == len(whole)
        assert set(pages) == whole


@pytest.mark.parametrize("descending", [False, True])
def test_what_is_missing_is_last_whichever_way(descending):
    state = plan(
        {"code": "A1", "progress": None}, {"code": "A2", "progress": 10.0}, {"code": "A3", "progress": 9.5}
    )
    ordered = ["A2", "A3"] if descending else ["A3", "A2"]
    assert codes(state, sort="progress", descending=descending) == [*ordered, "A1"]
    state = plan(
        {"code": "A1"},
        {"code": "A2", "owner": "Zoé"},
        {"code": "A3", "owner": "élise"},
        {"code": "A4", "owner": ""},
    )
    named = ["A2", "A3"] if descending else ["A3", "A2"]
    assert codes(state, sort="owner", descending=descending) == [*named, "A1", "A4"]


def test_numbers_in_texts_words_of_a_vocabulary_and_axes_have_their_own_order():
    state = plan(
        {"code": "A1.10", "priority": "low", "axis": "a1", "target": "12 fiches", "budget": "9 MAD"},
        {"code": "A1.9", "priority": "high", "axis": "a2", "target": "8 fiches", "budget": "1000 MAD"},
        {"code": "A1.2", "priority": "medium", "axis": "a1", "target": "100 fiches", "budget": "20 MAD"},
    )
    assert codes(state, sort="code") == ["A1.2", "A1.9", "A1.10"]
    assert codes(state, sort="code", descending=True) == ["A1.10", "A1.9", "A1.2"]
    assert codes(state, sort="priority") == ["A1.9", "A1.2", "A1.10"]
    assert codes(state, sort="target") == ["A1.9", "A1.10", "A1.2"]
    assert codes(state, sort="budget") == ["A1.10", "A1.2", "A1.9"]
    assert codes(state, sort="axis") == ["A1.9", "A1.2", "A1.10"], "the order of the axes, then of the codes"


@pytest.mark.parametrize(
    "ordered",
    [
        ["1.2", "1.9", "1.10", "2.1", "10.1"],
        ["0001", "0002", "0012", "0100"],
        ["24-001", "24-010", "25-001"],
        ["01.02", "01.10", "02.01"],
    ],
)
def test_codes_as_typed_are_in_the_order_of_their_parts_never_of_quantities(ordered):
    state = plan(*({"code": code} for code in reversed(ordered)))
    assert codes(state, sort="code") == ordered
    assert codes(state, sort="code", descending=True) == ordered[::-1]


def test_what_presses_comes_first(sample):
    rows = reads.action_list(sample, limit=100)
    late = [row.days_late for row in rows if row.is_past_due]
    assert late == sorted(late, reverse=True)
    assert all(row.is_past_due for row in rows[: len(late)])
    assert [row.situation for row in rows][-1] == "cancelled"
    assert rows.found == len(rows)


def test_the_neighbours_are_those_of_the_list(sample):
    random.seed(7)
    for asked in ({}, {"sort": "deadline", "descending": True}, {"situations": ["overdue"], "sort": "title"}):
        rows = list(reads.action_list(sample, limit=100, **asked))
        for at in [*random.sample(range(len(rows)), min(6, len(rows))), 0, len(rows) - 1]:
            beside = reads.neighbours(sample, rows[at].key, **asked)
            assert (beside.before.key if beside.before else None) == (rows[at - 1].key if at else None)
            assert (beside.after.key if beside.after else None) == (
                rows[at + 1].key if at + 1 < len(rows) else None
            )
    left = reads.neighbours(sample, rows[0].key, situations=["done"])
    assert left.before is left.after is None


def in_words(text):
    """A text in the order of words, its numbers as numbers; for letters of the alphabet alone."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    return re.sub(r"\d+", lambda found: found[0].lstrip("0").zfill(8), bare)


def sorted_whole(rows, sort, *, descending):
    """The same rows in the order that a list promises, sorted one criterion after the other from the last."""
    field = ACTION.field("code" if sort == PRESSING else sort)
    places = {"A1": 0, "A2": -1, None: 2**31}
    pressing = ("blocked", "watch", "to_complete", "on_time", "upcoming", "done", "cancelled")

    def asked(row):
        value = row.values[field.name]
        if sort == PRESSING:
            return 0 if row.is_past_due else 1 + pressing.index(row.situation)
        if sort == "axis":
            return places[row.axis_code]
        if field.vocabulary:
            return list(map(str, field.vocabulary)).index(value)
        return in_words(value) if field.kind == "text" else value

    found = sorted(rows, key=lambda row: (len(row.code), row.code, row.title, row.key))
    found.sort(key=lambda row: places[row.axis_code])
    found.sort(key=lambda row: math.inf if row.days_left is None else row.days_left)
    found.sort(key=lambda row: -row.days_late)
    missing = [row for row in found if sort != PRESSING and row.values[field.name] in (None, "")]
    kept = [row for row in found if row not in missing]
    # A stable sort keeps what is equal in its order, backwards too.
    kept.sort(key=asked, reverse=descending)
    return [row.key for row in [*kept, *missing]]


@pytest.mark.parametrize(
    "sort", [PRESSING, "title", "owner", "deadline", "progress", "priority", "status", "axis"]
)
@pytest.mark.parametrize("descending", [False, True])
def test_pages_and_neighbours_are_those_of_the_whole_plan_sorted(sort, descending):
    chance = random.Random(15)
    state = plan(
        *(
            {
                "code": chance.choice(("A1.2", "A1.10", "B2", "C")),
                "title": chance.choice(("Étude 9", "etude 10", "Étude 010", "Bilan")),
                "axis": chance.choice(("a1", "a2", None)),
                "owner": chance.choice(("Amina", "élise", "Zoé 2", None)),
                "deadline": chance.choice((None, *(date(2026, month, 3) for month in range(8, 13)))),
                "start": chance.choice((date(2026, 1, 5), date(2026, 12, 1), None)),
                "progress": chance.choice((0.0, 9.0, 10.0, 55.5, None)),
                "priority": chance.choice(("high", "medium", "low", None)),
                "status": chance.choice(("in_progress", "not_started", "blocked", "cancelled", None)),
            }
            for _ in range(60)
        )
    )
    asked = {"sort": sort, "descending": descending}
    whole = sorted_whole(reads.action_list(state, limit=60), **asked)
    pages = [reads.action_list(state, limit=7, offset=offset, **asked) for offset in range(0, 63, 7)]
    assert [row.key for page in pages for row in page] == whole
    assert all(page.found == 60 for page in pages)
    for at in (0, 1, 31, 58, 59):
        beside = reads.neighbours(state, whole[at], **asked)
        assert (beside.before.key if beside.before else None) == (whole[at - 1] if at else None)
        assert (beside.after.key if beside.after else None) == (whole[at + 1] if at < 59 else None)


def test_a_list_shows_a_partner_no_more_than_its_view(sample):
    seen = sample.seen_by_partner()
    rows = reads.action_list(seen, sort="comment", limit=100)
    assert {row.values["comment"] for row in rows} == {None}
    assert len(rows) == len(reads.situations(seen, limit=100))


def test_the_next_code_follows_those_of_the_axis_and_is_free_in_the_plan():
    state = plan(
        {"code": "A1.2", "axis": "a1"},
        {"code": "A1.10", "axis": "a1"},
        {"code": "a1.11", "axis": "a2"},
        {"code": "B-007", "axis": "a2"},
        {"code": "B-006", "axis": "a2"},
        {"code": None, "axis": "a1"},
        axes=("A1", "A2", "A3"),
    )
    assert reads.next_code(state, axis="a1") == "A1.12"
    assert reads.next_code(state, axis="a2") == "B-008"
    assert reads.next_code(state, axis="a3") == "A3.1"
    assert reads.next_code(state, axis=None) == ""
    assert reads.next_code(plan({"code": "7"}, {"code": "9"}), axis=None) == "10"
    assert reads.next_code(plan(axes=()), axis=None) == ""
    assert reads.next_code(plan({"code": "0001"}), axis=None) == "0002"


def test_the_sample_proposes_the_code_after_the_last(sample):
    axes = {axis.code: axis.key for axis in reads.axis_list(sample)}
    last = max(
        int(r.code.split(".")[1]) for r in reads.situations(sample, limit=100) if r.code.startswith("A3.")
    )
    assert reads.next_code(sample, axis=axes["A3"]) == f"A3.{last + 1}"


def test_every_list_begins_with_what_it_answers_and_dates_sort_as_days():
    assert all(p.read_text(encoding="utf-8").startswith("-- ") for p in (FOLDER / "lists").glob("*.sql"))
    state = plan({"code": "A", "deadline": date(2026, 12, 1)}, {"code": "B", "deadline": date(2026, 2, 11)})
    assert codes(state, sort="deadline") == ["B", "A"]


def test_a_list_of_many_has_the_order_of_its_pages():
    state = plan(*({"code": f"A1.{i * 37 % 241}"} for i in range(241)))
    many = reads.action_list(state, sort="code", limit=1000)
    pages = [
        row for offset in range(0, 241, 50) for row in reads.action_list(state, sort="code", offset=offset)
    ]
    assert [row.code for row in many] == [f"A1.{i}" for i in range(241)] == [row.code for row in pages]
    assert list(many) == pages
