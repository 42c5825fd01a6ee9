"""What other systems and calendars read: what the description says and nothing else, with a token, as its account sees the plan."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date, datetime, timedelta

import icalendar
import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from starlette.applications import Starlette

from lib.domain.access import Access, Mode
from lib.domain.changes import Change, Values
from lib.domain.people import Person
from lib.domain.reserved import person_named
from lib.domain.roles import Role
from lib.domain.terms import RevisionKind
from lib.domain.writing import Writing
from lib.people.store import close_all as close_people
from lib.people.store import opened as opened_people
from lib.reports import interface
from lib.store import connection
from lib.store.ledger import commit, rows_at
from lib.usecases.people import accounts, audit, counted, messages, sessions, tokens
from lib.usecases.people.accounts import Said
from lib.usecases.people.audit import Asked
from lib.usecases.people.tokens import Scope, Use
from lib.usecases.plans import start_empty
from lib.usecases.start import SAMPLE_PLAN
from lib.web import api, keyed
from lib.web.api import api_routes
from lib.web.calendar import calendar_route
from lib.web.door.accesses import access_routes
from lib.web.door.entrance import Doors
from lib.web.stopping import stop_route
from tests.accounts import PLAIN
from tests.sample import LAST
from tests.web.client import Client

NOW = datetime(2026, 11, 24, 9, 0)
DAY = date(2026, 11, 24)
ROOT = Person("Poste local", Role.ADMINISTRATOR)
SPEC = json.loads(api.DESCRIPTION.read_text(encoding="utf-8"))
PLANS = f"/api/plans/{SAMPLE_PLAN}"


class House:
    """The routes of a plan in which somebody of the team and a partner have accounts."""

    def __init__(self, access, path):
        self.client = Client(
            Starlette(
                routes=[
                    *api_routes(access),
                    calendar_route(access),
                    stop_route(),
                    *access_routes(Doors(access)),
                    *keyed.closed_routes(()),
                ]
            )
        )
        self.people = opened_people(path)
        self.store = connection.opened(path)
        self.team = self.person("awa", Role.READER, "CCIS-RSK", "Responsable des ressources humaines")
        self.partner = self.person("kofi", Role.PARTNER, "CCIT")

    def person(self, name, role, organisation, job=""):
        said = Said(f"{name}@example.org", f"{name.title()} Exemple", role, job, organisation)
        key, _ = accounts.invite(self.people, said, Asked(ROOT, NOW))
        return accounts.one(self.people, key).person

    def token(self, who, use=Use.API, **other):
        said = {"plan": SAMPLE_PLAN, "name": "Essai"} | other
        return tokens.make_token(self.people, use, Asked(who, NOW), **said)

    def begin(self, plan, host):
        """Another plan, which an organisation keeps."""
        start_empty(self.store, plan.title(), host, Writing(plan, "t", NOW, DAY))

    def become(self, person, organisation):
        """An account is of another organisation from now on."""
        said = Said("", person.name, person.role, person.job, organisation)
        email = accounts.one(self.people, person.account).email
        accounts.change(self.people, person.account, replace(said, email=email), Asked(ROOT, NOW))

    def make(self, person, plan, kind="api"):
        """What is answered to who sends the form of /access for a plan."""
        session = sessions.begin(
            self.people, accounts.one(self.people, person.account), "password", Asked(person, NOW)
        )
        headers = {"Cookie": f"{PLAIN}={session}", "Content-Type": "application/x-www-form-urlencoded"}
        return self.client.ask("POST", f"/access/make?lang=en&plan={plan}", headers, f"kind={kind}&name=Mine")

    def get(self, target, who=None, **headers):
        if who is not None:
            headers["Authorization"] = f"Bearer {who if isinstance(who, str) else self.token(who)}"
        return self.client.get(target, {k.replace("_", "-"): v for k, v in headers.items()})

    def hide(self, code):
        rows = rows_at(self.store, LAST, SAMPLE_PLAN, "action")
        key = next(key for key, row in rows.items() if row["code"] == code)
        change = Change("action", key, {"confidential": None}, {"confidential": True})
        return commit(
            self.store, [change], plan=SAMPLE_PLAN, author="t", kind=RevisionKind.EDIT, reason="", recorded_at=NOW, as_of=DAY
        )  # fmt: skip


def house_of(mode, sample_file, tmp_path, monkeypatch):
    path = tmp_path / "plan.duckdb"
    path.write_bytes(sample_file.read_bytes())
    monkeypatch.setenv("PLAN_DATABASE", str(path))
    return House(Access(mode), path)


@pytest.fixture
def house(sample_file, tmp_path, monkeypatch):
    yield house_of(Mode.ACCOUNTS, sample_file, tmp_path, monkeypatch)
    close_people()
    connection.close_all()


@pytest.fixture
def alone(sample_file, tmp_path, monkeypatch):
    yield house_of(Mode.ALONE, sample_file, tmp_path, monkeypatch)
    close_people()
    connection.close_all()


def check(schema, value):
    """Raises for a value that is not what the description says."""
    whole = {"$ref": f"#/components/schemas/{schema}", "components": SPEC["components"]}
    Draft202012Validator(whole, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(value)


def left(house):
    """What was read by a token, as the audit tells it."""
    counted.HERE.settle(60)
    first, last = NOW - timedelta(days=9999), NOW + timedelta(days=9999)
    found, _ = audit.done(house.people, ROOT, kind="exported", since=first, until=last)
    return sorted((row.account, row.address, row.told) for row in found)


def test_what_a_token_opens_is_in_the_audit_whose_it_was_and_how_often(house):
    token = house.token(house.team, name="Comptabilité")
    for _ in range(5):
        assert house.get(f"{PLANS}/actions.csv", token).status_code == 200
    mark = house.get(f"{PLANS}/headline.json", token).headers["etag"]
    assert house.get(f"{PLANS}/headline.json", token, If_None_Match=mark).status_code == 304
    assert house.get(f"{PLANS}/actions.json", "wrong").status_code == 401
    calendar = house.token(house.partner, Use.CALENDAR, scope=Scope.PLAN)
    assert house.get(f"/calendar/{calendar}.ics").status_code == 200
    told = {"plan": SAMPLE_PLAN, "token": "Comptabilité"}
    assert [(account, json.loads(told)) for account, _, told in left(house)] == sorted(
        [
            (house.team.account, {"file": "actions.csv", **told}),
            (house.team.account, {"file": "actions.csv", **told, "again": 4}),
            (house.team.account, {"file": "headline.json", **told}),
            (house.partner.account, {"file": "plan.ics", "plan": SAMPLE_PLAN, "token": "Essai"}),
        ],
        key=lambda line: (line[0], json.dumps(line[1], ensure_ascii=False, sort_keys=True)),
    )
    assert {address for _, address, _ in left(house)} == {"192.0.2.7"}


def test_the_description_is_one_and_names_every_route_and_no_other():
    validate(SPEC)
    served = {route.path for route in api_routes(Access())}
    assert served == set(SPEC["paths"])
    assert list(SPEC["components"]["schemas"]["Action"]["properties"]) == list(interface.COLUMNS)


def test_answers_are_what_the_description_says(house):
    assert house.get("/api/openapi.json").json() == SPEC
    for who in (house.team, house.partner):
        for query in ("", "?day=2026-06-30", "?revision=3", "?day=2026-09-30&revision=20"):
            headline = house.get(f"{PLANS}/headline.json{query}", who)
            actions = house.get(f"{PLANS}/actions.json{query}", who)
            assert headline.status_code == actions.status_code == 200, headline.text
            check("HeadlineAnswer", headline.json())
            check("ActionsAnswer", actions.json())
            assert actions.json()["view"] == ("partner" if who is house.partner else "team")
            assert len(actions.json()["actions"]) == headline.json()["headline"]["total"]
            assert headline.headers["X-Plan-Day"] == headline.json()["day"]
    assert headline.json()["day"] == "2026-09-30"
    present = house.get(f"{PLANS}/headline.json", house.team).json()
    assert (present["day"], present["revision"], present["headline"]["past_due"]) == ("2026-11-24", LAST, 8)


def test_lines_hold_what_the_objects_hold(house):
    objects = house.get(f"{PLANS}/actions.json", house.team).json()["actions"]
    answer = house.get(f"{PLANS}/actions.csv", house.team)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    lines = list(csv.DictReader(io.StringIO(answer.text, newline="")))
    assert tuple(lines[0]) == interface.COLUMNS
    for line, action in zip(lines, objects, strict=True):
        for name in interface.COLUMNS:
            held = action[name]
            text = " / ".join(held) if isinstance(held, list) else "" if held is None else str(held)
            assert line[name] == (text.lower() if isinstance(held, bool) else text), name


@pytest.mark.parametrize("text", ["=1+1", "+212 5", "-x", "@here", "\t=1"])
def test_no_line_holds_a_formula(text):
    action = dict.fromkeys(interface.COLUMNS) | {"title": text, "owner": [text], "progress": -1.5}
    cells = dict(zip(interface.COLUMNS, interface.flat(action), strict=True))
    assert cells["title"] == cells["owner"] == f"'{text}"
    assert cells["progress"] == "-1.5", "a number is none"


def test_a_partner_reads_nothing_confidential_of_any_day(house):
    house.hide("A1.6")

    def codes(who, query=""):
        return {row["code"] for row in house.get(f"{PLANS}/actions.json{query}", who).json()["actions"]}

    assert "A1.6" in codes(house.team)
    for query in ("", "?day=2026-06-30", "?revision=20"):
        assert "A1.6" not in codes(house.partner, query), query
    assert house.get(f"{PLANS}/headline.json", house.partner).json()["headline"]["reserved_in"] == 0
    held = house.token(house.partner, Use.CALENDAR, scope=Scope.PLAN)
    assert "A1.6" not in house.get(f"/calendar/{held}.ics").text
    held = house.token(house.team, Use.CALENDAR, scope=Scope.PLAN)
    assert "A1.6" in house.get(f"/calendar/{held}.ics").text


@pytest.mark.parametrize("kind", ["api", "plan", "person", "organisation"])
def test_a_partner_makes_no_access_to_a_plan_in_which_its_organisation_has_no_place(house, monkeypatch, kind):
    """What is answered is what is answered of a plan that is not there."""
    monkeypatch.setenv("PLAN_DAY", DAY.isoformat())
    house.begin("annexe", "Chambre de Kara")
    there, nowhere = (house.make(house.partner, plan, kind) for plan in ("annexe", "nulle"))
    assert there.status_code == nowhere.status_code == 400
    assert there.text.replace("annexe", "nulle") == nowhere.text
    assert tokens.tokens(house.people, Asked(house.partner, NOW)) == []
    assert house.make(house.partner, SAMPLE_PLAN, kind).status_code == 200
    assert house.make(house.partner, "", kind).status_code == 200, (
        "one's own is found where another is shown first"
    )
    made = tokens.tokens(house.people, Asked(house.partner, NOW))
    assert {token.plan for token in made} == {SAMPLE_PLAN}
    assert house.make(house.team, "annexe").status_code == 200


def test_where_there_are_several_plans_an_access_says_of_which_it_is(house, monkeypatch):
    """Those that are open, the one to be made, and the page in another language; a partner is told of its own alone."""
    monkeypatch.setenv("PLAN_DAY", DAY.isoformat())
    house.token(house.team, name="Before")
    alone = house.make(house.team, "").text
    assert "It is of the plan" not in alone and "Togo" not in alone.partition("What it opens")[0]
    house.begin("annexe", "Chambre de Kara")
    house.begin("bureau", "CCIT")
    made = house.make(house.team, "annexe").text
    assert "It is of the plan Annexe." in made
    opened, _, new = made.partition("A new one")
    assert re.search(r"Mine.*? Annexe · never used", opened) and "plan=bureau" in new
    assert "/access?plan=annexe&amp;lang=ar" in made
    own = house.make(house.partner, "bureau").text
    assert "Annexe" not in own and "plan=annexe" not in own


def test_no_calendar_of_an_organisation_is_offered_where_the_plan_knows_none(house, monkeypatch):
    monkeypatch.setenv("PLAN_DAY", DAY.isoformat())
    offered = 'value="organisation"'
    assert (
        offered in house.make(house.team, "").text
        and 'name="organisation"' in house.make(house.team, "").text
    )
    house.begin("annexe", "")
    alone = house.make(house.team, "annexe").text
    assert offered not in alone and 'name="organisation"' not in alone
    house.begin("bureau", "CCIT")
    assert offered in house.make(house.partner, "bureau").text, "a partner's own is the one"


def test_a_token_of_a_partner_opens_no_plan_that_its_organisation_left(house):
    """It was made for a plan in which the organisation had a place, or before this was looked at."""
    house.begin("annexe", "Chambre de Kara")
    read = house.token(house.partner, plan="annexe")
    whole = house.token(house.partner, Use.CALENDAR, plan="annexe", scope=Scope.PLAN)
    own = house.token(house.partner, Use.CALENDAR, scope=Scope.ORGANISATION, subject="CCIT")
    for name in ("headline.json", "actions.json", "actions.csv"):
        there, nowhere = (house.get(f"/api/plans/{plan}/{name}", read) for plan in ("annexe", "nulle"))
        assert there.status_code == nowhere.status_code == 404
        assert there.content == nowhere.content
    assert house.get(f"/calendar/{whole}.ics").status_code == 404
    assert house.get(f"/calendar/{own}.ics").status_code == 200
    house.become(house.partner, "chambre de kara")
    assert house.get("/api/plans/annexe/headline.json", read).status_code == 200
    assert house.get(f"/calendar/{whole}.ics").status_code == 200
    assert house.get(f"/calendar/{own}.ics").status_code == 404, (
        "its calendar is that of its own organisation"
    )


def test_an_account_reads_nothing_that_is_reserved_to_others_of_any_day(house):
    """Nor does its calendar, nor is it told by a mark that was given to somebody who sees more."""
    other = house.person("ali", Role.EDITOR, "CCIS-RSK")
    before = house.get(f"{PLANS}/actions.json?revision={LAST}", house.team).headers["ETag"]
    rows = rows_at(house.store, LAST, SAMPLE_PLAN, "action")
    key = next(key for key, row in rows.items() if row["code"] == "A1.6")
    reserved: Values = {
        "reserved_for": person_named("Awa Exemple", house.team.account),
        "confidential": True,
    }
    change = Change("action", key, dict.fromkeys(reserved), reserved)
    commit(
        house.store, [change], plan=SAMPLE_PLAN, author="t", kind=RevisionKind.EDIT, reason="", recorded_at=NOW, as_of=DAY
    )  # fmt: skip

    def codes(who, query=""):
        return {row["code"] for row in house.get(f"{PLANS}/actions.json{query}", who).json()["actions"]}

    for query in ("", "?day=2026-06-30", "?revision=20"):
        assert "A1.6" in codes(house.team, query)
        assert "A1.6" not in codes(other, query) | codes(house.partner, query), query
    counted = [house.get(f"{PLANS}/headline.json", who).json()["headline"] for who in (house.team, other)]
    assert [(head["total"], head["reserved_in"]) for head in counted] == [(36, 1), (35, 0)]
    at = f"{PLANS}/actions.json?revision={LAST}"
    assert house.get(at, other, If_None_Match=before).status_code == 200
    assert house.get(f"{PLANS}/actions.csv", other).text.count("A1.6") == 0
    for scope in (Scope.PLAN, Scope.PERSON, Scope.ORGANISATION):
        said = {"scope": scope} | ({"subject": "CCIS-RSK"} if scope is Scope.ORGANISATION else {})
        assert "A1.6" not in house.get(f"/calendar/{house.token(other, Use.CALENDAR, **said)}.ics").text
    assert (
        "A1.6" in house.get(f"/calendar/{house.token(house.team, Use.CALENDAR, scope=Scope.PLAN)}.ics").text
    )


def test_a_mark_holds_until_a_revision_or_another_day(house, monkeypatch):
    token = house.token(house.team)
    for name in ("headline.json", "actions.json", "actions.csv"):
        first = house.get(f"{PLANS}/{name}", token)
        mark = first.headers["ETag"]
        same = house.get(f"{PLANS}/{name}", token, If_None_Match=f'"other", W/{mark}')
        assert (same.status_code, same.content, same.headers["ETag"]) == (304, b"", mark)
        assert house.get(f"{PLANS}/{name}?day=2026-11-23", token).headers["ETag"] != mark
        assert house.get(f"{PLANS}/{name}", house.partner).headers["ETag"] != mark
        assert {"private", "no-cache"} == set(first.headers["Cache-Control"].split(", "))
    before = house.get(f"{PLANS}/headline.json", token).headers["ETag"]
    house.hide("A1.6")
    assert house.get(f"{PLANS}/headline.json", token, If_None_Match=before).status_code == 200


def test_a_refusal_says_why_in_words_and_by_a_code(house):
    token = house.token(house.team)
    for target, status, code in (
        ("/api/plans/autre/headline.json", 404, "plan_not_there"),
        (f"{PLANS}/headline.json?day=hier", 400, "day_malformed"),
        (f"{PLANS}/headline.json?revision=x", 400, "revision_malformed"),
        (f"{PLANS}/headline.json?revision=9999", 404, "no_revision"),
        (f"{PLANS}/headline.json?day=2020-01-01", 404, "before_all"),
        (f"{PLANS}/headline.json?day=2030-01-01", 404, "after_all"),
    ):
        answer = house.get(target, token, Accept_Language="en")
        assert (answer.status_code, answer.json()["code"]) == (status, code), target
        check("Error", answer.json())
        assert answer.headers["Cache-Control"] == "no-store"
    for target in (
        "/api",
        "/api/",
        "/api/plans",
        f"{PLANS}/comments.json",
        "/calendar",
        "/calendar/x",
        "/mail/other",
    ):
        assert house.get(target, token).status_code == 404
    assert house.client.post(f"{PLANS}/headline.json").status_code == 404, (
        "nothing is written here: no other way of asking is open"
    )


def test_nothing_is_told_without_a_token_that_holds(house):
    token = house.token(house.team)
    listed = tokens.tokens(house.people, Asked(house.team, NOW))
    calendar = house.token(house.team, Use.CALENDAR, scope=Scope.PLAN)
    for held in (
        {},
        {"Authorization": "Bearer x"},
        {"Authorization": f"Basic {token}"},
        {"Authorization": f"Bearer {calendar}"},
    ):
        answer = house.get(f"{PLANS}/actions.json", **held)
        assert (answer.status_code, answer.json()["code"]) == (401, "token_unknown")
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    assert house.get(f"{PLANS}/actions.json?token={token}").status_code == 401, (
        "an address is written down everywhere"
    )
    assert house.get(f"/calendar/{token}.ics").status_code == 404
    assert house.get(f"{PLANS}/headline.json", token).status_code == 200
    tokens.revoke(house.people, listed[0].id, Asked(house.team, NOW))
    assert house.get(f"{PLANS}/headline.json", token).status_code == 401


def test_guesses_are_slowed_and_who_holds_a_token_is_not(house):
    token = house.token(house.team)
    answers = [house.get(f"/calendar/guess{n}.ics") for n in range(30)]
    assert answers[0].status_code == 404
    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["Retry-After"]) >= 1
    slowed = house.get(f"{PLANS}/headline.json", "guess")
    assert slowed.status_code == 429
    check("Error", slowed.json())
    assert house.get(f"{PLANS}/headline.json", token).status_code == 200


def test_alone_on_a_machine_no_token_is_asked_for_and_a_wrong_one_is_none(alone):
    assert alone.get(f"{PLANS}/headline.json").status_code == 200
    assert alone.get(f"{PLANS}/headline.json", "guess").status_code == 401
    local = Asked(Person("Poste local", Role.EDITOR), NOW)
    held = tokens.make_token(
        alone.people,
        Use.CALENDAR,
        local,
        plan=SAMPLE_PLAN,
        name="Agenda",
        scope=Scope.ORGANISATION,
        subject="CCIT",
    )
    assert alone.get(f"/calendar/{held}.ics").status_code == 200


def events(answer):
    calendar = icalendar.Calendar.from_ical(answer.text)
    return {str(event["summary"]).split(" – ")[0]: event for event in calendar.walk("VEVENT")}


def test_a_calendar_is_subscribed_to_with_plain_requests(house, monkeypatch):
    """As a program without CalDAV does: one address, asked again with what it was told."""
    held = house.token(house.team, Use.CALENDAR, scope=Scope.PLAN)
    address = f"/calendar/{held}.ics"
    first = house.get(address)
    assert first.headers["content-type"] == "text/calendar; charset=utf-8"
    known = {"If_None_Match": first.headers["ETag"], "If_Modified_Since": first.headers["Last-Modified"]}
    assert house.get(address, **known).status_code == 304
    assert house.get(address, If_Modified_Since=first.headers["Last-Modified"]).status_code == 304
    assert (
        house.get(
            address, If_None_Match='"other"', If_Modified_Since=first.headers["Last-Modified"]
        ).status_code
        == 200
    )
    assert house.get(address, If_Modified_Since="yesterday").status_code == 200
    assert house.client.head(address).headers["ETag"] == first.headers["ETag"]
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT4H" in first.text
    assert "X-PUBLISHED-TTL:PT4H" in first.text
    assert "EXEMPLE – données fictives" in first.text.replace("\r\n ", "")
    due = events(first)["A3.6"]  # on 30 November
    assert [alarm["trigger"].dt for alarm in due.walk("VALARM")] == [
        timedelta(days=-7, hours=9),
        timedelta(days=-1, hours=9),
    ]
    assert due["dtstart"].dt == date(2026, 11, 30)
    assert not events(first)["A2.3"].walk("VALARM"), "it has passed: no bell"

    monkeypatch.setenv("PLAN_DAY", "2026-12-01")
    later = house.get(address, **known)
    assert later.status_code == 200, "another day has begun"
    assert not events(later)["A3.6"].walk("VALARM")
    assert {str(e["uid"]) for e in events(later).values()} == {str(e["uid"]) for e in events(first).values()}


def test_a_calendar_is_a_person_s_an_organisation_s_or_the_plan_s(house):
    def codes(who, scope, subject=""):
        held = house.token(who, Use.CALENDAR, scope=scope, subject=subject)
        return set(events(house.get(f"/calendar/{held}.ics")))

    left = codes(house.partner, Scope.ORGANISATION, "CCIT") - codes(house.partner, Scope.PERSON)
    assert left == {"A5.1"}, "one person is enough: that one holds it by function"
    house.person("sara", Role.EDITOR, "CCIS-RSK", "Chargé des missions économiques")
    own = codes(house.team, Scope.PERSON)
    of_host = codes(house.team, Scope.ORGANISATION, "CCIS-RSK")
    whole = codes(house.team, Scope.PLAN)
    assert own < of_host < whole
    assert "A5.1" in own, "held by the function that the account has"


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_a_calendar_speaks_the_language_that_is_asked_for(house, language):
    held = house.token(house.team, Use.CALENDAR, scope=Scope.PLAN)
    told = house.get(f"/calendar/{held}.ics?lang={language}").text
    assert {"fr": "Situation\xa0: ", "en": "Situation: ", "ar": "الوضعية: "}[language] in told.replace(
        "\r\n ", ""
    )


def test_a_calendar_ends_when_it_is_revoked_or_its_account_is_closed(house):
    held = house.token(house.partner, Use.CALENDAR, scope=Scope.PLAN)
    other = house.token(house.partner, Use.CALENDAR, scope=Scope.PERSON)
    scope = {token.id: token.scope for token in tokens.tokens(house.people, Asked(house.partner, NOW))}
    tokens.revoke(house.people, next(i for i, s in scope.items() if s == "plan"), Asked(house.partner, NOW))
    assert house.get(f"/calendar/{held}.ics").status_code == 404
    assert house.get(f"/calendar/{other}.ics").status_code == 200
    accounts.disable(house.people, house.partner.account, Asked(ROOT, NOW))
    assert house.get(f"/calendar/{other}.ics").status_code == 404


def test_who_says_so_from_a_message_receives_no_more(house):
    link = tokens.stop_link(house.people, house.partner.account)
    page = house.client.get(f"/mail/stop/{link}?lang=ar")
    assert page.status_code == 200
    assert 'dir="rtl"' in page.text
    assert messages.pauses(house.people) == [], "looking at a page changes nothing: mail programs look ahead"
    assert house.client.post(f"/mail/stop/{link}", content="List-Unsubscribe=One-Click").status_code == 200
    assert [pause.account for pause in messages.pauses(house.people)] == [house.partner.account]
    assert house.client.get("/mail/stop/x.y").status_code == 404
