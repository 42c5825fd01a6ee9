"""A number too large to be, which an older version recorded: no page fails on it, and its revision can be undone."""

import pytest

from lib.domain.changes import Change, Values
from lib.domain.schema import INDICATOR, MILESTONE, Table
from lib.domain.terms import RevisionKind
from lib.store.ledger import commit, rows_at
from lib.store.reads import current_revision
from lib.ui import data
from lib.usecases.start import SAMPLE_PLAN
from tests.conftest import DAY, NOW

LARGE = 1e30


@pytest.fixture
def whole(screen):
    store = data.whole_store()
    rows = rows_at(store, current_revision(store), SAMPLE_PLAN, "action")
    key = next(key for key, row in rows.items() if row["code"] == "A2.2")
    made: tuple[tuple[Table, Values], ...] = (
        (MILESTONE, {"action": key, "title": "Jalon", "weight": LARGE}),
        (INDICATOR, {"action": key, "name": "Indicateur", "target": -LARGE}),
    )
    new = [Change(t.name, t.name, None, {**dict.fromkeys(t.names), **values}) for t, values in made]
    commit(
        store,
        [Change("action", key, {"weight": rows[key]["weight"]}, {"weight": LARGE}), *new],
        plan=SAMPLE_PLAN,
        author="Amina",
        kind=RevisionKind.EDIT,
        reason="",
        recorded_at=NOW,
        as_of=DAY,
    )
    return store


@pytest.mark.parametrize("language", ["fr", "ar", "en"])
@pytest.mark.parametrize(
    "page", ["action", "history", "indicators", "overview", "axes", "deadlines", "quality", "actions"]
)
def test_a_page_that_shows_it_stands(whole, screen, page, language):
    screen.open(page, language=language, code="A2.2")
    assert not screen.errors
    if page in {"action", "history"}:
        assert "1e+30" in screen.text
