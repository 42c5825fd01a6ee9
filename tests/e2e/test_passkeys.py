"""Passkeys in a browser that has a device of its own: added, used, and refused for whatever does not fit."""

import json
import re
import shutil
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import expect

from lib.people.store import People
from tests.accounts import PASSWORD, signed_in
from tests.web.live import Live

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="module")
def live(sample_file, tmp_path_factory):
    database = Path(shutil.copy(sample_file, tmp_path_factory.mktemp("keys") / "plan.duckdb"))
    account, _ = signed_in(database)
    running = Live(database, PLAN_ACCESS="accounts")
    running.account = account
    yield running
    running.stop()


class Somebody:
    """A browser with a device; `device` is what it is driven by."""

    def __init__(self, browser, live):
        self.live, self.address = live, f"http://localhost:{live.port}"
        self.context = browser.new_context(locale="fr-FR")
        self.page = self.context.new_page()
        self.line = self.context.new_cdp_session(self.page)
        self.line.send("WebAuthn.enable")
        self.device = self.line.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})[
            "authenticatorId"
        ]

    def come_in(self):
        self.page.goto(f"{self.address}/sign-in?to=/account&lang=fr")
        self.page.get_by_label("Adresse électronique").fill(self.live.account.email)
        self.page.get_by_label("Mot de passe").fill(PASSWORD)
        self.page.get_by_role("button", name="Se connecter", exact=True).click()
        self.page.wait_for_url(re.compile(r":\d+/account"))

    def add(self, name):
        self.page.get_by_label("Nom de l’appareil").fill(name)
        with self.page.expect_navigation():
            self.page.get_by_role("button", name="Ajouter une clé d’accès").click()

    def leave(self):
        self.page.goto(f"{self.address}/account?lang=fr")
        with self.page.expect_navigation():
            self.page.get_by_role("button", name="Se déconnecter").click()

    def press(self):
        self.page.goto(f"{self.address}/sign-in?to=/account&lang=fr")
        self.page.get_by_role("button", name="Se connecter avec une clé d’accès").click()

    def keys(self):
        return self.line.send("WebAuthn.getCredentials", {"authenticatorId": self.device})["credentials"]

    def verified(self, is_so):
        self.line.send("WebAuthn.setUserVerified", {"authenticatorId": self.device, "isUserVerified": is_so})


@pytest.fixture
def somebody(browser, live):
    person = Somebody(browser, live)
    yield person
    with closing(People.open(live.database)) as people:
        people.rows("passkeys_forget", account=live.account.id)
    person.context.close()


def test_a_passkey_is_added_named_used_and_removed(somebody):
    somebody.come_in()
    somebody.add("Téléphone de Sami")
    expect(somebody.page.get_by_text("Téléphone de Sami")).to_be_visible()
    somebody.leave()
    somebody.press()
    somebody.page.wait_for_url(re.compile(r":\d+/account"))
    (key,) = somebody.keys()
    assert key["signCount"] >= 1
    with somebody.page.expect_navigation():
        somebody.page.get_by_role("button", name="Supprimer").click()
    expect(somebody.page.get_by_text("Téléphone de Sami")).to_have_count(0)
    somebody.leave()
    somebody.press()
    expect(somebody.page.get_by_role("alert").filter(has_text="n’ouvre rien ici")).to_be_visible()


def test_without_the_person_a_device_opens_nothing(somebody):
    somebody.come_in()
    somebody.add("Clé")
    somebody.leave()
    somebody.verified(False)
    somebody.press()
    expect(somebody.page.get_by_role("alert").filter(has_text="L’appareil n’a pas donné")).to_be_visible()
    somebody.verified(True)
    somebody.page.get_by_role("button", name="Se connecter avec une clé d’accès").click()
    somebody.page.wait_for_url(re.compile(r":\d+/account"))


def test_an_answer_is_worth_nothing_twice_elsewhere_or_changed(somebody, live):
    somebody.come_in()
    somebody.add("Clé")
    somebody.leave()
    taken = []
    somebody.page.route(
        re.compile(r"/sign-in/passkey\?"),
        lambda route: (taken.append(route.request.post_data), route.continue_()),
    )
    somebody.press()
    somebody.page.wait_for_url(re.compile(r":\d+/account"))
    somebody.page.wait_for_load_state()
    said = taken[0].encode()
    form = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "text/html"}
    for cookie in ({}, {"Cookie": "plan_errand=invented"}):
        assert live.ask("POST", "/sign-in/passkey", {**form, **cookie}, said, host="localhost:PORT")[0] == 403
    _, headers, asked = live.ask("POST", "/sign-in/passkey/begin", host="localhost:PORT")
    token = headers["set-cookie"].split(";")[0]
    assert json.loads(asked)["userVerification"] == "required" and not json.loads(asked).get(
        "allowCredentials"
    )
    status = live.ask("POST", "/sign-in/passkey", {**form, "Cookie": token}, said, host="localhost:PORT")[0]
    assert status == 403, "the challenge is another one"


@pytest.mark.parametrize(
    "answer", ["", "{}", "[]", "null", '{"id": 1}', '{"id": "x", "response": {}}', "{" * 900, '"a"']
)
def test_what_no_device_says_is_refused_in_words(live, answer):
    from urllib.parse import urlencode

    _, headers, _ = live.ask("POST", "/sign-in/passkey/begin", host="localhost:PORT")
    cookie = {
        "Cookie": headers["set-cookie"].split(";")[0],
        "Content-Type": "application/x-www-form-urlencoded",
    }
    body = urlencode({"answer": answer}).encode()
    status, _, page = live.ask("POST", "/sign-in/passkey?lang=fr", cookie, body, host="localhost:PORT")
    assert status == 403 and "Cette clé d" in page.decode()


def test_under_a_number_one_is_told_where_passkeys_work(somebody, live):
    somebody.page.goto(f"http://127.0.0.1:{live.port}/sign-in?lang=fr")
    expect(somebody.page.get_by_text(f"ouvrez plutôt http://localhost:{live.port}")).to_be_visible()
    status = live.ask("POST", "/sign-in/passkey/begin", host="127.0.0.1:PORT")[0]
    assert status == 403


def test_who_came_in_long_ago_adds_none(live):
    from datetime import timedelta

    from lib.domain.errors import NotAllowed
    from lib.usecases.people import passkeys, sessions
    from lib.usecases.people.audit import Asked
    from tests.accounts import present

    with closing(People.open(live.database)) as people:
        then = present() - timedelta(minutes=40)
        token = sessions.begin(people, live.account, "password", Asked(None, then))
        person = sessions.person_of(people, token, present())
        with pytest.raises(NotAllowed) as refused:
            passkeys.begin_adding(
                people, passkeys.Site("localhost", "http://localhost", "x"), Asked(person, present())
            )
    assert refused.value.code == "session_old"
