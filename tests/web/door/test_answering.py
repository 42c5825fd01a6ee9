"""Who is signed in answers for its own organisation on the page of the link, in its own name; nobody else does."""

from datetime import date

import pytest
from starlette.applications import Starlette

from lib.domain.access import access
from lib.domain.roles import Role
from lib.domain.schema import ATTACHMENT
from lib.store.ledger import NOW, rows_at
from lib.store.reads import current_revision, revisions
from lib.usecases.rounds import close_round
from lib.usecases.start import SAMPLE_PLAN
from lib.web.door.answering import answering_routes
from lib.web.door.entrance import Doors
from lib.web.guard import is_unsigned
from tests.accounts import SECURE, SETTINGS, signed_in
from tests.web.test_round import AMINA, Telephone, plain, world

__all__ = ["world"]
DAY = date(2026, 11, 24)


class Signed(Telephone):
    """Somebody with an account, at the page of the dashboard."""

    def __init__(self, path, name, role, organisation):
        self.app = Starlette(routes=answering_routes(Doors(access(SETTINGS))))
        _, token = signed_in(path, name, role, organisation, "Chargée de mission")
        self.cookie = f"{SECURE}={token}"

    def ask(self, method, address, body=b"", **headers):
        return super().ask(method, address, body, cookie=self.cookie, **headers)


def address(world, organisation="CCIT"):
    return f"/answer/{SAMPLE_PLAN}/{world.asked(organisation).key}"


@pytest.fixture
def awa(world):
    return Signed(world.path, "Awa Mensah", Role.PARTNER, "CCIT")


def test_a_partner_answers_in_its_own_name_on_the_page_of_the_link(world, awa):
    key, at = world.key("A3.3"), address(world)
    page = awa.get(f"{at}?lang=fr")
    assert page.status_code == 200
    said = plain(page.text)
    assert "Awa Mensah, Chargée de mission (CCIT) répond pour CCIT." in said and "Retour au plan" in said
    assert "Ce lien est celui" not in said
    files = [(f"file.{key}", "preuve.txt", b"preuve")]
    awa.post(
        f"{at}?lang=fr", {f"said.{key}": "blocked", f"obstacle.{key}": "le budget", "go": "review"}, files
    )
    sent = awa.post(f"{at}?lang=fr", {"go": "send", "seen": "1"})
    assert "sur cette page" in plain(sent.text) and "lien" not in plain(sent.text)
    assert world.said()["A3.3"].obstacle == "le budget"
    last = current_revision(world.store)
    assert next(r for r in revisions(world.state) if r.number == last).author == (
        "Awa Mensah, Chargée de mission (CCIT)"
    )
    kept = rows_at(world.store, NOW, SAMPLE_PLAN, ATTACHMENT.name).values()
    assert [r["added_by"] for r in kept if r["file_name"] == "preuve.txt"] == [
        "Awa Mensah, Chargée de mission (CCIT)"
    ]


@pytest.mark.parametrize(
    ("name", "role", "organisation", "code"),
    [
        ("Kofi", Role.PARTNER, "AFCET", "answer_of_another"),
        ("Rania", Role.READER, "CCIT", "role_refused"),
        ("Sami", Role.EDITOR, "CCIS-RSK", "answer_of_another"),
    ],
)
def test_nobody_answers_for_another_organisation_and_a_reader_for_none(world, name, role, organisation, code):
    who, at = Signed(world.path, name, role, organisation), address(world)
    last = current_revision(world.store)
    for answer in (
        who.get(at),
        who.post(at, {"go": "send", "seen": "1"}),
        who.json("POST", f"{at}/draft", {"word.": "x"}),
        who.get(f"{at}/workbook"),
    ):
        assert (answer.status_code, answer.headers["x-plan-refused"]) == (403, code)
        assert "A3.3" not in answer.text
    assert current_revision(world.store) == last


def test_without_a_session_the_page_is_behind_the_guard_and_answers_nothing(world):
    at = address(world)
    assert not is_unsigned(at) and not is_unsigned(f"{at}/draft")
    nobody = Signed(world.path, "Awa Mensah", Role.PARTNER, "CCIT")
    nobody.cookie = "x=y"
    assert nobody.get(at).status_code == 403


def test_a_closed_round_says_so_and_an_answer_that_is_none_leads_nowhere(world, awa):
    at = address(world)
    assert awa.get(f"/answer/{SAMPLE_PLAN}/nothing").status_code == 404
    assert awa.get(f"/answer/other/{world.asked().key}").status_code == 404
    close_round(world.store, world.asked().round, AMINA)
    assert awa.get(f"{at}?lang=fr").status_code == 410
    assert "Cette demande est close" in plain(awa.get(f"{at}?lang=fr").text)
