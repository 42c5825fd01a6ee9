"""What is said of a shared ledger to whoever looks after it: by the doctor, and by the health answers."""

import asyncio
import os
import re
import time

from starlette.applications import Starlette

from lib import clock
from lib.commands import doctor
from lib.store.connection import location, opened
from lib.web import pulse
from lib.web.drain import Drain
from lib.web.health import health_routes, look
from lib.web.pulse import Pulse
from tests.web.test_health import answer


def told(environment):
    return [
        (finding.subject, finding.message.format(**finding.values), finding.is_wrong)
        for finding in doctor.findings(environment, ["ledger"])
    ]


def test_the_doctor_tells_what_the_server_keeps(sample_database):
    found = told({"PLAN_DATABASE": sample_database})
    assert not any(is_wrong for _, _, is_wrong in found)
    (said,) = [message for subject, message, _ in found if subject == "Shared data"]
    assert re.search(r"answers in [\d.]+ ms: version \d+.*, \d+ MB of data, 0 machines", said)
    assert any("revision " in message for subject, message, _ in found if subject == "Plan")
    assert any("Africa/Casablanca" in message for _, message, _ in found)
    assert "plan@" not in said


def test_the_doctor_creates_nothing_in_an_empty_database(database):
    found = told({"PLAN_DATABASE": database})
    assert any("first visit" in message for _, message, _ in found)
    assert told({"PLAN_DATABASE": database})[1:] == found[1:], "it is still empty"


def test_the_doctor_says_that_no_server_answers(own_postgres):
    address = own_postgres.address("plan")
    own_postgres.stop()
    try:
        ((subject, message, is_wrong),) = told({"PLAN_DATABASE": address})
    finally:
        own_postgres.start()
    assert (subject, is_wrong) == ("Shared data", True)
    assert "does not answer" in message


def test_a_server_whose_ledger_is_away_stays_ready_and_says_since_when(own_postgres, monkeypatch):
    monkeypatch.setenv("PLAN_DATABASE", own_postgres.address("plan"))
    monkeypatch.setattr(pulse, "KEPT", 0.0)
    app = Starlette(routes=health_routes(Drain(), {}, Pulse(look, clock.elapsed)))

    def ready(matching, seconds=40):
        until = time.monotonic() + seconds
        while not re.fullmatch(matching, (found := asyncio.run(answer(app, "/readyz")))[1]):
            assert time.monotonic() < until, found
            time.sleep(0.2)
        return found[0]

    try:
        assert ready("ready") == 200
        own_postgres.stop()
        assert ready(r"ready, copy of \d\d:\d\d") == 200
        own_postgres.start()
        assert ready("ready") == 200
    finally:
        opened(location(os.environ)).close()
