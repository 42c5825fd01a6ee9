"""A link to one page, attacked: nothing of the server but that page answers it, and only while it holds."""

from contextlib import closing
from dataclasses import replace

import pytest

from lib.domain.roles import Role
from lib.people.store import People
from lib.usecases.people import accounts, shares
from lib.usecases.people.accounts import Said
from lib.usecases.people.audit import Asked
from lib.usecases.start import SAMPLE_PLAN
from tests.accounts import PLAIN, ROOT, present, signed_in
from tests.web.live import with_an_administrator
from tests.web.test_guard import shake

HTML = {"Accept": "text/html"}
#: Addresses of the server that a link to a page has no way to, below it.
CLOSED = (
    "api/openapi.json", "api/plans/sample/actions.csv", "calendar/x.ics",
    "media/nothing.png", "media/0123456789abcdef.pdf", "component/x/y.js", "app/static/x", "_stcore/metrics", "_stcore/bidi-components/x",
    "_stcore/upload_file/session/file", "_stcore/script-health-check", "_stcore/stream/x", "actions/_stcore/health", "actions/_stcore/stream",
    "r/sample/x", "invitation/x", "oauth2callback", "shared/x", "actions/x", "x/../brief", "../brief", "access/make",
)  # fmt: skip
#: Pages that lead back to the one that was shared.
PAGES = (
    "",
    "people",
    "audit",
    "history",
    "search?q=lom",
    "import",
    "documents",
    "deadlines",
    "sign-in",
    "account",
    "access",
    "sending",
    "brief",
    "revision",
    "healthz",
    "stop",
    "static",
)


@pytest.fixture(scope="module")
def live(sample_file, tmp_path_factory):
    yield from with_an_administrator(sample_file, tmp_path_factory.mktemp("boards"))


@pytest.fixture
def people(live):
    with closing(People.open(live.database)) as found:
        yield found
        asked = Asked(live.account.person, present())
        for row in shares.shares(found, asked):
            shares.end_share(found, row.id, asked)


def made(live, people, page="actions", account=None, at=None, **shown):
    """A link to a page; answers what opens it."""
    who = (account or live.account).person
    return shares.share(
        people, Asked(who, at or present()), name="Ambassade", plan=SAMPLE_PLAN, page=page,
        shown={"lang": "fr", **shown}, is_partner=False, days=7,
    )  # fmt: skip


def ask(live, token, rest="", headers=HTML, method="GET"):
    return live.ask(method, f"/shared/{token}/{rest}", headers)


def test_the_link_leads_to_its_page_with_what_it_asks_for_and_keeps_nothing_in_the_browser(live, people):
    token = made(live, people, situation="overdue")
    status, headers, _ = live.ask("GET", f"/shared/{token}", HTML)
    assert (status, headers["location"]) == (303, f"/shared/{token}/actions?lang=fr&situation=overdue")
    status, headers, body = live.ask("GET", headers["location"], HTML)
    assert status == 200
    assert b"<html" in body
    assert headers["cache-control"] == "no-store"
    assert headers["x-robots-tag"] == "noindex"
    assert "set-cookie" not in headers
    for rest in ("_stcore/health", "_stcore/host-config", "favicon.png"):
        assert ask(live, token, rest, {})[0] == 200, rest
    assert shake(live, target=f"/shared/{token}/_stcore/stream") == 101


def test_it_is_counted_when_its_page_is_opened_and_the_first_time_is_in_the_audit(live, people):
    token = made(live, people, page="axes")
    for _ in range(2):
        live.ask("GET", f"/shared/{token}", HTML)
        ask(live, token, "axes?lang=fr")
        ask(live, token, "_stcore/health")
    (row,) = [
        row for row in shares.shares(people, Asked(live.account.person, present())) if row.page == "axes"
    ]
    assert row.opened == 2
    assert row.opened_at is not None


@pytest.mark.parametrize("rest", CLOSED)
def test_nothing_else_of_the_server_answers_below_the_link(live, people, rest):
    token = made(live, people)
    for method in ("GET", "POST", "PUT", "DELETE", "HEAD"):
        for headers in (HTML, {}, {**HTML, **live.session}):
            assert ask(live, token, rest, headers, method)[0] in (400, 404), (method, headers)
    assert shake(live, target=f"/shared/{token}/{rest}") != 101


@pytest.mark.parametrize("rest", PAGES)
def test_another_page_another_plan_and_other_parameters_lead_back_to_what_was_shared(live, people, rest):
    token = made(live, people, situation="overdue")
    home = f"/shared/{token}/actions?lang=fr&situation=overdue"
    joined = f"{rest}{'&' if '?' in rest else '?'}plan=x&revision=3&day=2026-01-01"
    for asked in (rest, joined, "actions", "actions?lang=fr", "actions?lang=fr&situation=overdue&revision=3"):
        status, headers, _ = ask(live, token, asked)
        assert (status, headers["location"]) == (303, home), asked
    assert ask(live, token, rest, {**HTML, "Content-Length": "0"}, "POST")[0] == 404


@pytest.mark.parametrize(
    "path", ["/", "/actions", "/brief", "/revision", "/account", "/_stcore/stream", "/media/x.png"]
)
def test_the_link_is_no_session_wherever_it_is_written(live, people, path):
    token = made(live, people)
    for says in (
        {"X-Plan-Board": token}, {"x-plan-board": token}, {"Cookie": f"{PLAIN}={token}"}, {"Authorization": f"Bearer {token}"},
        {"Cookie": f"x-plan-board={token}"},
    ):  # fmt: skip
        status, headers, _ = live.ask("GET", path, {**HTML, **says})
        assert status in (303, 401, 404), (path, says)
        assert status != 303 or headers["location"].startswith("/sign-in")
        if path.endswith("stream"):
            assert shake(live, headers=says) != 101


def test_a_link_opens_no_other_link_s_page_whoever_s_header_goes_along(live, people):
    one, two = made(live, people), made(live, people, page="axes")
    says = {**HTML, "X-Plan-Board": two}
    assert ask(live, one, "axes?lang=fr", says)[1]["location"] == f"/shared/{one}/actions?lang=fr"
    assert ask(live, two, "axes?lang=fr", {**HTML, "X-Plan-Board": one})[0] == 200
    assert ask(live, "x", "actions?lang=fr", {**HTML, "X-Plan-Board": one})[0] == 404


def nothing(live, token):
    """Whether a link opens nothing at all."""
    for rest in (
        "",
        "actions?lang=fr",
        "_stcore/health",
        "_stcore/host-config",
        "static/x.js",
        "favicon.png",
    ):
        for headers in (HTML, {**HTML, **live.session}):
            status, _, body = ask(live, token, rest, headers)
            assert status == 404, rest
            assert b"A1." not in body
    assert shake(live, target=f"/shared/{token}/_stcore/stream") != 101
    return live.ask("GET", f"/shared/{token}", HTML)[0] in (404, 429)


def test_a_link_that_was_revoked_is_over_or_never_was_opens_nothing(live, people):
    asked = Asked(live.account.person, present())
    revoked = made(live, people)
    shares.end_share(people, shares.shares(people, asked)[0].id, asked)
    assert nothing(live, revoked)
    assert nothing(live, made(live, people, at=present().replace(month=10)))
    assert nothing(live, "x")
    assert nothing(live, "a" * 500)


def test_a_link_ends_with_the_role_and_the_account_of_who_made_it(live, people):
    account, _ = signed_in(live.database, "Awa Mensah", Role.EDITOR, "CCIT", "Chargée")
    root, token = Asked(ROOT, present()), made(live, people, account=account)
    said = Said("awa@example.org", "Awa Mensah", Role.PARTNER, "Chargée", "CCIT")
    assert ask(live, token, "_stcore/health")[0] == 200
    accounts.change(people, account.id, said, root)
    assert nothing(live, token)
    accounts.change(people, account.id, replace(said, role=Role.READER), root)
    assert ask(live, token, "_stcore/health")[0] == 200
    accounts.disable(people, account.id, root)
    assert nothing(live, token)


def test_below_a_link_to_the_light_page_there_is_nothing(live, people):
    token = made(live, people, page="")
    assert live.ask("GET", f"/shared/{token}", HTML)[0] == 200
    for rest in ("", "actions", "_stcore/health", "_stcore/stream"):
        assert ask(live, token, rest)[0] == 404
