"""What is refused is in the audit, counted: a loop fills no disk, and who is refused waits for nothing."""

import json
import time
from dataclasses import replace
from datetime import timedelta

import pytest

from lib.domain.people import Person
from lib.domain.roles import Role
from lib.people.store import People
from lib.usecases.people.audit import Asked, done
from lib.usecases.people.counted import HOUR, MINUTE, MOST, OTHERS, WAITING, Counted, Counting, Line
from tests.usecases.people.conftest import NOW, ROOT

AWA, KOFI = Person("Awa", Role.READER, "awa"), Person("Kofi", Role.PARTNER, "kofi", organisation="CCIT")


def line(who=AWA, where="/people", seconds=0, code="page_refused"):
    return Line(
        Asked(who, NOW + timedelta(seconds=seconds), "192.0.2.7"), "refused", {"code": code, "where": where}
    )


def refused(people):
    found, _ = done(people, ROOT, since=NOW - timedelta(days=1), until=NOW + timedelta(days=9), limit=5000)
    return [(row, json.loads(row.told)) for row in reversed(found) if row.kind == "refused"]


def test_the_same_refusal_is_a_line_then_one_a_minute_that_counts_the_others():
    counting = Counting()
    written = [told for second in range(150) for told in counting.told(line(seconds=second))]
    assert [told.again for told in written] == [0, 59, 0, 59, 0]
    assert [told.again for told in counting.over(None)] == [29]
    assert counting.over(None) == []


def test_one_hides_no_other_person_page_or_reason():
    counting = Counting()
    told = [line(), line(KOFI), line(where="/audit"), line(code="role_refused")]
    assert [written for one in told for written in counting.told(one)] == told


def test_whoever_asks_for_a_thousand_addresses_fills_a_few_lines_a_minute():
    counting = Counting()
    written = [
        told
        for number in range(3000)
        for told in counting.told(line(where=f"/{number}", seconds=number * 180 / 3000, code="route_closed"))
    ]
    assert len(written) <= 3 * (MOST + 2) + 1
    assert (
        sum(told.again + 1 for told in [*written, *counting.over(None)] if told.told.get("code") == OTHERS)
        > 2900
    )
    assert written[-1].told == {"code": OTHERS}


def test_a_clock_that_is_put_back_hides_nothing():
    counting = Counting()
    counting.told(line(seconds=3600))
    counting.told(line(seconds=3601))
    assert [told.again for told in counting.told(line(seconds=0))] == [1, 0]


def test_an_address_is_kept_as_far_as_it_tells_something():
    (told,) = Counting().told(line(where="/" + "a" * 5000))
    assert len(told.told["where"]) < 200


def test_what_is_refused_is_written_with_the_moment_the_account_and_the_address(people):
    refusals = Counted()
    for second in range(3):
        refusals.tell(people, "refused", line(seconds=second).asked, line().told)
    refusals.settle()
    (first, told), (again, counted) = refused(people)
    assert (first.at, first.account, first.author, first.address) == (NOW, "awa", "Awa", "192.0.2.7")
    assert told == {"code": "page_refused", "where": "/people"}
    assert again.at == NOW + timedelta(seconds=2) and counted["again"] == 2


def counts(people):
    """How often each line says that it came again; those of one moment are in no order."""
    return {told.get("again", 0) for _, told in refused(people)}


def test_what_is_counted_is_written_once_nobody_is_refused_any_more(people, monkeypatch):
    monkeypatch.setattr("lib.usecases.people.counted.MINUTE", timedelta(seconds=0.3))
    refusals = Counted()
    for _ in range(4):
        refusals.tell(people, "refused", line().asked, line().told, within=timedelta(seconds=0.2))
    until = time.monotonic() + 10
    while counts(people) != {0, 3} and time.monotonic() < until:
        time.sleep(0.05)
    assert counts(people) == {0, 3}


class Slow(People):
    """People whose disk takes its time."""

    def __init__(self, pause):
        self.pause, self.asked = pause, 0

    def rows(self, name, /, **parameters):
        self.asked += 1
        time.sleep(self.pause)
        return []


def test_who_is_refused_waits_for_no_disk_however_many_come():
    slow, refusals = Slow(0.2), Counted()
    begun = time.monotonic()
    for number in range(3 * WAITING):
        who = Person("", Role.READER, str(number))
        refusals.tell(slow, "refused", line(who).asked, line().told)
    assert time.monotonic() - begun < 2, "nobody waited for 600 seconds of writing"
    assert slow.asked <= WAITING


@pytest.mark.parametrize("fault", [OSError("no space left"), ValueError("unexpected")])
def test_an_audit_that_cannot_be_written_keeps_no_later_line_from_it(people, fault, monkeypatch):
    refusals, rows = Counted(), People.rows
    failed = []

    def failing(self, name, /, **parameters):
        if name == "audit_insert" and not failed:
            failed.append(name)
            raise fault
        return rows(self, name, **parameters)

    monkeypatch.setattr(People, "rows", failing)
    refusals.tell(people, "refused", line().asked, line().told)
    refusals.tell(people, "refused", line(KOFI).asked, line().told)
    refusals.settle()
    assert [row.account for row, _ in refused(people)] == ["kofi"]


def test_a_minute_is_what_the_readme_says():
    assert timedelta(minutes=1) == MINUTE and MOST == 10


def test_what_a_program_reads_all_day_is_a_line_an_hour():
    counting = Counting()
    read = replace(line(), kind="exported", told={"file": "actions.json"}, within=HOUR)
    at = [NOW + timedelta(minutes=5 * number) for number in range(24)]
    written = [
        told for moment in at for told in counting.told(replace(read, asked=replace(read.asked, at=moment)))
    ]
    assert [told.again for told in written] == [0, 11, 0]
