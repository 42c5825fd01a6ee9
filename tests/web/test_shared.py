"""The page behind a link to share, on the app as it is served: that page, and nothing else of the server."""

import shutil

import pytest

from lib.people.store import People
from lib.store.connection import Store
from lib.store.ledger import NOW, rows_at
from lib.usecases.people import shares
from lib.usecases.people.audit import Asked
from lib.usecases.start import SAMPLE_PLAN
from tests.accounts import present, signed_in
from tests.web.live import Live

HTML = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def live(sample_file, tmp_path_factory):
    database = shutil.copy(sample_file, tmp_path_factory.mktemp("shared") / "plan.duckdb")
    account, _ = signed_in(database)
    store = Store.open(database)
    titles = [str(row["title"]) for row in rows_at(store, NOW, SAMPLE_PLAN, "action").values()]
    store.close()
    running = Live(database, PLAN_ACCESS="accounts")
    running.account = account
    running.titles = titles  # type: ignore[attr-defined]
    yield running
    running.stop()


def link(live, **shown):
    people = People.open(live.database)
    try:
        asked = Asked(live.account.person, present())
        return shares.share(
            people,
            asked,
            name="Ambassade",
            plan=SAMPLE_PLAN,
            shown={"lang": "fr", **shown},
            is_partner=True,
            days=7,
        )
    finally:
        people.close()


def test_whoever_has_the_link_sees_the_page_and_is_led_nowhere(live):
    status, headers, body = live.ask("GET", f"/shared/{link(live)}", HTML)
    page = body.decode()
    assert status == 200
    assert "<h1>" in page
    assert "<a" not in page
    assert 'lang="fr"' in page
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert "set-cookie" not in headers


def test_the_link_shows_the_moment_at_which_it_was_made(live):
    now = live.ask("GET", f"/shared/{link(live)}", HTML)[2]
    then = live.ask("GET", f"/shared/{link(live, day='2026-06-30')}", HTML)[2]
    assert b"30 juin 2026" in then or b"30/06/2026" in then
    assert now != then


def test_what_the_address_adds_changes_nothing(live):
    token = link(live)
    plain = live.ask("GET", f"/shared/{token}", HTML)[2]
    assert (
        live.ask("GET", f"/shared/{token}?day=2026-03-01&view=all&lang=ar&plan=x&revision=3", HTML)[2]
        == plain
    )


@pytest.mark.parametrize(
    "path", ["/", "/brief", "/revision", "/actions", "/_stcore/stream", "/shared", "/people"]
)
def test_the_link_opens_nothing_else_of_the_server(live, path):
    token = link(live)
    for cookie in ({}, {"Cookie": f"plan_session={token}"}, {"Authorization": f"Bearer {token}"}):
        status, headers, _ = live.ask("GET", path, {**HTML, **cookie})
        assert status in (303, 401, 403, 404), path
        assert status != 303 or headers["location"].startswith("/sign-in")


def test_a_link_that_was_ended_or_never_was_says_so(live):
    token = link(live)
    people = People.open(live.database)
    asked = Asked(live.account.person, present())
    for row in shares.shares(people, asked):
        shares.end_share(people, row.id, asked)
    people.close()
    for dead in (token, "x", "a" * 500):
        status, _, body = live.ask("GET", f"/shared/{dead}", HTML)
        assert status in (404, 429), dead
        assert not [title for title in live.titles if title.encode() in body]
    assert live.ask("POST", f"/shared/{token}", HTML)[0] == 405
