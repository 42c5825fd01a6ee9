"""Signing in at a provider, against a real one on this machine: a second door to invited accounts, and never a first one."""

import json
import re
import shutil
from contextlib import closing
from datetime import timedelta
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from lib.domain.access import access
from lib.domain.errors import Invalid
from lib.domain.people import Done
from lib.domain.provider import provider as provider_of
from lib.domain.roles import Role
from lib.people.store import People
from lib.usecases.people import accounts
from lib.usecases.people.accounts import Said
from lib.usecases.people.audit import Asked
from tests.accounts import PLAIN, ROOT, present, signed_in
from tests.web.door.provider import Provider
from tests.web.live import Live

HTML = {"Accept": "text/html"}
#: How a browser comes back from another site.
CROSS = {**HTML, "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}


def told(email, **more):
    return {"email": email, "email_verified": True, "name": "Awa", **more}


@pytest.fixture(scope="module")
def there():
    running = Provider({"s-1": told("awa@example.org"), "s-2": told("stranger@example.org")})
    yield running
    running.stop()


def served(sample_file, folder, issuer):
    database = shutil.copy(sample_file, folder / "plan.duckdb")
    signed_in(database)
    return Live(
        database,
        PLAN_ACCESS="accounts",
        PLAN_URL="http://localhost:PORT",
        PLAN_OIDC=issuer,
        PLAN_OIDC_CLIENT="plan",
        PLAN_OIDC_SECRET="of-a-test",
    )


@pytest.fixture(scope="module")
def live(sample_file, tmp_path_factory, there):
    running = served(sample_file, tmp_path_factory.mktemp("provided"), there.issuer)
    yield running
    running.stop()


@pytest.fixture
def people(live):
    with closing(People.open(live.database)) as found:
        yield found


@pytest.fixture
def invite(people):
    """Invites somebody under an e-mail of their own."""

    def one(email):
        said = Said(email, "Awa Mensah", Role.READER, "Présidente", "CCIT")
        return accounts.invite(people, said, Asked(ROOT, present()))

    return one


def kept(headers, name):
    found = re.search(rf"{name}=([\w-]+)", headers.get("set-cookie", ""))
    return found[1] if found else ""


def leave(live, to="/"):
    """Goes to the provider; the address there, and what the browser keeps."""
    status, headers, _ = live.ask(
        "GET", f"/sign-in/provider?{urlencode({'to': to, 'lang': 'fr'})}", HTML, host="localhost:PORT"
    )
    assert status == 303, headers
    return headers["location"], {"Cookie": f"plan_errand={kept(headers, 'plan_errand')}"}


def come_back(live, address, cookie):
    parts = urlsplit(address)
    return live.ask("GET", f"{parts.path}?{parts.query}", {**CROSS, **cookie}, host="localhost:PORT")


def visit(live, there, sub, to="/"):
    address, cookie = leave(live, to)
    return come_back(live, there.agree(address, sub), cookie)


def is_in(live, headers):
    return live.ask("GET", "/brief", {"Cookie": f"{PLAIN}={kept(headers, PLAIN)}"})[0] == 200


def audited(people, kind):
    asked = {
        "since": present().replace(hour=0, minute=0, second=0),
        "until": present() + timedelta(days=1),
        "kind": kind,
        "account": "",
    }
    return [json.loads(line.told) for line in people.records(Done, "audit", **asked, limit=100, offset=0)]


def test_the_door_offers_the_provider_by_its_name_and_goes_there_with_pkce_state_and_nonce(live, there):
    page = live.ask("GET", "/sign-in?to=/axes&lang=fr", HTML, host="localhost:PORT")[2].decode()
    assert "Se connecter avec localhost" in page and "/sign-in/provider?lang=fr&amp;to=%2Faxes" in page
    address, _ = leave(live)
    asked = parse_qs(urlsplit(address).query)
    assert address.startswith(there.issuer)
    assert (
        asked["code_challenge_method"] == ["S256"]
        and len(asked["nonce"][0]) > 15
        and len(asked["state"][0]) > 15
    )
    assert asked["redirect_uri"] == [f"http://localhost:{live.port}/sign-in/back"]
    again = parse_qs(urlsplit(leave(live)[0]).query)
    assert not {again[name][0] for name in ("state", "nonce", "code_challenge")} & {
        asked[name][0] for name in ("state", "nonce", "code_challenge")
    }


def test_who_was_invited_comes_in_to_the_place_that_was_wanted_and_is_known_by_the_subject_from_then_on(
    live, there, people, invite
):
    _, link = invite("awa@example.org")
    status, headers, _ = visit(live, there, "s-1", "/actions?status=blocked&lang=ar")
    assert (status, headers["location"]) == (303, "/actions?status=blocked&lang=ar")
    assert is_in(live, headers)
    assert accounts.invited(people, link, present()) is None, (
        "the link of the invitation opens nothing any more"
    )
    there.tell("s-1", **told("other@example.org"))
    assert is_in(live, visit(live, there, "s-1")[1]), "an e-mail that changed keeps the account"
    there.tell("s-3", **told("awa@example.org"))
    status, headers, body = visit(live, there, "s-3")
    assert (status, kept(headers, PLAIN)) == (403, ""), "another person with the old e-mail"
    assert "Aucun compte" in body.decode()
    assert {"subject": "s-3", "door": "oidc", "email": "awa@example.org"} in audited(people, "sign_in_failed")


def test_nobody_makes_an_account_of_their_own(live, there, people):
    before = people.rows("accounts")
    assert visit(live, there, "s-2")[0] == 403
    assert people.rows("accounts") == before


@pytest.mark.parametrize("said", [False, None, "true", 1])
def test_an_e_mail_that_is_not_verified_opens_nothing(live, there, invite, said):
    email = f"unverified{said}@example.org"
    invite(email)
    there.tell(f"u-{said}", **told(email, email_verified=said))
    assert visit(live, there, f"u-{said}")[0] == 403


def test_a_closed_account_stays_closed(live, there, people, invite):
    key, _ = invite("closed@example.org")
    there.tell("c-1", **told("closed@example.org"))
    assert visit(live, there, "c-1")[0] == 303
    accounts.disable(people, key, Asked(ROOT, present()))
    assert visit(live, there, "c-1")[0] == 403


def test_what_comes_back_is_of_this_browser_and_is_used_once(live, there, invite):
    invite("once@example.org")
    there.tell("o-1", **told("once@example.org"))
    address, cookie = leave(live)
    back = there.agree(address, "o-1")
    assert come_back(live, back, {})[0] == 403, "a link that somebody else began"
    assert come_back(live, back, {"Cookie": "plan_errand=invented"})[0] == 403
    assert come_back(live, back.replace("state=", "state=x"), cookie)[0] == 403
    assert come_back(live, back, cookie)[0] == 403, "and it was used by the attempt"
    address, cookie = leave(live)
    back = there.agree(address, "o-1")
    assert come_back(live, back, cookie)[0] == 303
    assert come_back(live, back, cookie)[0] == 403
    mine, _ = leave(live)
    _, yours = leave(live)
    assert come_back(live, there.agree(mine, "o-1"), yours)[0] == 403


def test_a_code_without_its_secret_half_is_worth_nothing(live, there, invite):
    invite("pkce@example.org")
    there.tell("p-1", **told("pkce@example.org"))
    address, cookie = leave(live)
    back = there.agree(address, "p-1")
    there.challenges = dict.fromkeys(there.challenges, "of-somebody-else")
    assert come_back(live, back, cookie)[0] == 403


@pytest.mark.parametrize(
    "query",
    ["", "?error=access_denied", "?code=x", "?state=y&code=", "?iss=https://evil.test&code=a&state=b"],
)
def test_an_answer_that_is_none_leads_to_the_door_in_words(live, people, query):
    status, headers, body = live.ask("GET", f"/sign-in/back{query}", CROSS, host="localhost:PORT")
    page = body.decode()
    assert status == 403 and 'role="alert"' in page and 'autocomplete="current-password"' in page
    assert not kept(headers, PLAIN)
    assert any(line["door"] == "oidc" for line in audited(people, "sign_in_failed"))


@pytest.mark.parametrize("place", ["https://evil.test/", "//evil.test", "/\\evil.test", "/sign-in/provider"])
def test_it_leads_nowhere_but_into_the_dashboard(live, there, invite, place):
    email = f"to{abs(hash(place))}@example.org"
    invite(email)
    there.tell(email, **told(email))
    assert visit(live, there, email, place)[1]["location"] == "/"


@pytest.mark.parametrize(
    ("lie", "age", "why"),
    [
        ({"issuer": "https://evil.test"}, 3600, "issuer"),
        ({}, -3600, "ExpiredTokenError"),
        ({"token_endpoint": "http://localhost:9/"}, 3600, "ConnectError"),
        ({"jwks_uri": "http://localhost:9/"}, 3600, "ConnectError"),
    ],
)
def test_a_provider_that_lies_is_late_or_away_lets_nobody_in(sample_file, tmp_path, lie, age, why):
    there = Provider({"l-1": told("sami@example.org")}, timedelta(seconds=age))
    there.lies = lie
    live = served(sample_file, tmp_path, there.issuer)
    try:
        status, headers, body = live.ask("GET", "/sign-in/provider", HTML, host="localhost:PORT")
        if status == 303:
            cookie = {"Cookie": f"plan_errand={kept(headers, 'plan_errand')}"}
            status, headers, body = come_back(live, there.agree(headers["location"], "l-1"), cookie)
        assert (status, kept(headers, PLAIN)) == (403, "")
        assert "localhost" in body.decode()
        with closing(People.open(live.database)) as people:
            assert why in audited(people, "sign_in_failed")[-1]["why"]
    finally:
        live.stop()
        there.stop()


@pytest.mark.parametrize("forge", [("none", b""), ("HS256", b"of-a-test")])
def test_a_token_that_the_key_of_the_provider_did_not_sign_is_refused(live, there, invite, forge):
    invite(f"{forge[0]}@example.org")
    there.tell(forge[0], **told(f"{forge[0]}@example.org"))
    there.forge = forge
    try:
        assert visit(live, there, forge[0])[0] == 403
    finally:
        there.forge = None
    assert visit(live, there, forge[0])[0] == 303


def test_a_token_of_another_issuer_is_refused(sample_file, tmp_path):
    real = Provider({"l-1": told("sami@example.org")})
    false = Provider({})
    ends = ("authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint")
    paths = ("/oauth2/authorize", "/oauth2/token", "/jwks", "/userinfo")
    false.lies = dict(zip(ends, [real.issuer + path for path in paths], strict=True))
    live = served(sample_file, tmp_path, false.issuer)
    try:
        address, cookie = leave(live)
        assert address.startswith(real.issuer)
        assert come_back(live, real.agree(address, "l-1"), cookie)[0] == 403
        with closing(People.open(live.database)) as people:
            assert "Claim" in audited(people, "sign_in_failed")[-1]["why"]
    finally:
        live.stop()
        real.stop()
        false.stop()


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"PLAN_OIDC": "https://login.test"}, "provider_partial"),
        ({"PLAN_OIDC_SECRET": "x"}, "provider_partial"),
        (
            {"PLAN_OIDC": "http://login.test", "PLAN_OIDC_CLIENT": "a", "PLAN_OIDC_SECRET": "x"},
            "provider_url",
        ),
        ({"PLAN_OIDC": "login.test", "PLAN_OIDC_CLIENT": "a", "PLAN_OIDC_SECRET": "x"}, "provider_url"),
        ({"PLAN_OIDC": "https://[", "PLAN_OIDC_CLIENT": "a", "PLAN_OIDC_SECRET": "x"}, "provider_url"),
        ({"PLAN_OIDC": "https://a.test?x", "PLAN_OIDC_CLIENT": "a", "PLAN_OIDC_SECRET": "x"}, "provider_url"),
    ],
)
def test_settings_that_are_half_or_unreadable_stop_the_start(more, code):
    settings = {"PLAN_ACCESS": "accounts", "PLAN_URL": "https://plan.test", **more}
    with pytest.raises(Invalid) as refused:
        provider_of(settings, access(settings))
    assert refused.value.code == code


def test_without_accounts_a_provider_stops_the_start():
    with pytest.raises(Invalid):
        provider_of(
            {"PLAN_OIDC": "https://a.test", "PLAN_OIDC_CLIENT": "a", "PLAN_OIDC_SECRET": "x"}, access({})
        )


@pytest.mark.parametrize(
    "path", ["/oauth2callback", "/auth/login", "/auth/logout", "/actions/oauth2callback", "/OAuth2Callback"]
)
def test_the_single_sign_on_of_the_framework_is_shut(live, path):
    for method in ("GET", "POST"):
        assert live.ask(method, f"{path}?code=a&state=b", HTML, host="localhost:PORT")[0] == 404
