"""Files that many people drop at the same moment: two are read, the others are told; and what a full server says."""

import asyncio
import threading

import pytest

from lib.web.uploads import MEGABYTE
from tests.e2e.people import PATIENCE
from tests.web.test_uploads import Page

ROWS = 6000


@pytest.fixture
def pages(people):
    return [people() for _ in range(5)]


def drop(person, name, content):
    chooser = person.page.get_by_test_id("stFileUploader").locator("input[type=file]")
    chooser.set_input_files({"name": name, "mimeType": "text/csv", "buffer": content})


def test_the_third_of_those_who_drop_a_file_waits_and_is_told(pages):
    for person in pages:
        person.open("/import?lang=fr")
    head = "Code;Action;Responsable;Échéance;Statut;Avancement\n"
    told = set()
    for number, person in enumerate(pages):
        lines = (
            f"N{number}-{row};Action {number} {row};Service {row % 50};{row % 27 + 1:02d}/06/2027;En cours;{row % 100}"
            for row in range(ROWS)
        )
        drop(person, f"plan{number}.csv", (head + "\n".join(lines)).encode())
    finished = set()
    for _ in range(PATIENCE // 20):
        for number, person in enumerate(pages):
            if number in finished:
                continue
            text = person.page.locator('[data-testid="stMain"]').inner_text()
            if "en cours de lecture" in text:
                told.add(number)
            if "Ce qui changerait" in text or "Commencer avec mon plan" in text:
                finished.add(number)
        if len(finished) == len(pages):
            break
        pages[0].page.wait_for_timeout(20)
    assert told, "nobody was told to wait"
    for person in pages:
        person.wait()
        person.page.get_by_text("Commencer avec mon plan").first.wait_for(timeout=PATIENCE)
        assert not person.faults


def test_a_full_server_says_so_on_the_page(fresh_server, people):
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, daemon=True).start()

    def do(work):
        return asyncio.run_coroutine_threadsafe(work, loop).result(60)

    others = [do(Page(fresh_server_asked(fresh_server)).open()) for _ in range(8)]
    assert [do(other.drop(25 * MEGABYTE - 1000)) for other in others] == [204] * 8
    for language, words in (("fr", "réessayez dans une minute"), ("ar", "بعد دقيقة")):
        person = people()
        person.open(f"/import?lang={language}")
        drop(person, "plan.csv", b"a;b\n" * 600_000)
        refused = person.page.get_by_test_id("stFileChip").get_by_role("alert")
        refused.wait_for(timeout=PATIENCE)
        assert words in refused.inner_text() and "Axios" not in refused.inner_text()
        assert refused.bounding_box()["height"] > 10, "it is seen, not only heard"
    for other in others:
        do(other.line.close(1001))
    loop.call_soon_threadsafe(loop.stop)


def fresh_server_asked(server):
    """The server as those of tests/web ask it."""
    from tests.web.live import Live

    asked = Live.__new__(Live)
    asked.port = server.port
    return asked
