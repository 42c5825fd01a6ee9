"""What moved and what is to come, of actions that have a title and little else: nothing missing is printed as a word."""

from datetime import date, datetime, timedelta

import pytest

from lib.domain.changes import Change, Value
from lib.domain.schema import PLAN
from lib.domain.terms import RevisionKind
from lib.domain.writing import Writing
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import commit, rows_at
from lib.usecases.actions import create_action, edit_action
from lib.usecases.meetings import close_meeting, open_meeting
from tests.conftest import DAY
from tests.records import draw
from tests.screens import machine_marks

FIRST = date(2026, 9, 1)
#: Actions with a title and what their names say; no owner, organisation, start, axis, code.
BARE: dict[str, dict[str, Value]] = {
    "Sans rien": {},
    "Échéance passée": {"deadline": date(2026, 10, 15)},
    "Échéance proche": {"deadline": date(2026, 12, 1), "status": "in_progress"},
    "Reportée": {"deadline": date(2026, 10, 1)},
    "Échéance retirée": {"deadline": date(2026, 10, 1)},
    "Finie": {"status": "in_progress"},
    "Bloquée": {"status": "blocked"},
}
LATER: dict[str, dict[str, Value]] = {
    "Reportée": {"deadline": date(2026, 12, 20)},
    "Échéance retirée": {"deadline": None},
    "Finie": {"status": "done", "progress": 100.0},
    "Bloquée": {"owner": "Directeur"},
}


@pytest.fixture(scope="module")
def bare_file(tmp_path_factory):
    """A plan of bare actions, a meeting on them, what moved since; enough of the rest done for a forecast."""
    path = tmp_path_factory.mktemp("bare") / "bare.duckdb"
    store = Store.open(path)
    commit(
        store,
        [Change("plan", "p", None, dict.fromkeys(PLAN.names) | {"title": "Plan nu", "is_sample": False})],
        plan="p",
        author="t",
        kind=RevisionKind.START,
        reason="",
        recorded_at=datetime(2026, 9, 1, 9),
        as_of=FIRST,
    )
    then = Writing("p", "t", datetime(2026, 9, 1, 10), FIRST)
    for title, known in BARE.items():
        create_action(store, {"title": title, **known}, then)
    for n in range(12):
        ended = FIRST - timedelta(10 * n)
        dates: dict[str, Value] = {"start": ended - timedelta(60), "deadline": ended - timedelta(n)}
        done: dict[str, Value] = {"status": "done", "progress": 100.0, "completed_on": ended}
        create_action(store, {"title": f"Faite {n}", **dates, **done}, then)
    key = open_meeting(
        store, reads.current_revision(store), title="R", place="", minutes=30, attendance=[], writing=then, reason="r"
    )  # fmt: skip
    closing = {"skipped": [], "not_discussed": [], "came_in": [], "next_on": None, "next_place": ""}
    close_meeting(
        store,
        reads.current_revision(store),
        key,
        discussed=[],
        closing=closing,
        writing=then,
        reason="r",
        draw=draw,
    )
    now = Writing("p", "t", datetime(2026, 11, 20, 10), date(2026, 11, 20))
    for title, changed in LATER.items():
        last = reads.current_revision(store)
        key, row = next((k, r) for k, r in rows_at(store, last, "p", "action").items() if r["title"] == title)
        edit_action(store, row, key, changed, now, reason="convenu")
    create_action(store, {"title": "Nouvelle"}, now)
    today = Writing("p", "t", datetime(2026, 11, 24, 8), DAY)
    open_meeting(
        store, reads.current_revision(store), title="S", place="", minutes=30, attendance=[], writing=today, reason="s"
    )  # fmt: skip
    store.close()
    return path


@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize(
    ("page", "query", "said"),
    [
        ("evolution", {"view": "sentences"}, "Reportée"),
        ("evolution", {"view": "table"}, "Échéance retirée"),
        ("evolution", {"view": "table", "since": "month"}, "Nouvelle"),
        ("evolution", {"view": "chart"}, ""),
        ("evolution", {"view": "curve"}, ""),
        ("outlook", {"view": "ends"}, ""),
        ("outlook", {"view": "chances", "show": "warned"}, "Échéance proche"),
        ("outlook", {"view": "chances", "show": "coming"}, "Reportée"),
        ("outlook", {"view": "chances", "show": "late"}, "Échéance passée"),
        ("outlook", {"view": "by"}, "Bloquée"),
        ("deadlines", {"view": "moves"}, "Reportée"),
        ("meeting", {"mode": "meeting", "screen": "1", "part": "2"}, "Reportée"),
        ("meeting", {"mode": "meeting", "screen": "2"}, "Échéance passée"),
    ],
)
def test_what_is_missing_is_a_dash_or_a_word_never_a_mark_of_the_machine(bare, page, query, said, language):
    bare.open(page, language, **query)
    assert not bare.errors
    assert said in bare.text
    assert not machine_marks(bare.text)
