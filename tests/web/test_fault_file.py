"""A fault of the app as it is served: the page says its reference, the file has it, and nothing of the plan."""

import os
import re
import shutil
import stat

import duckdb
import pytest

from lib import faults
from tests.web.live import Live


class Unwell(Live):
    """The app whose health is not well: any answer says that it is up."""

    def answers(self):
        """Whether anything is answered."""
        try:
            return bool(self.ask("GET", "/healthz")[0])
        except OSError:
            return False


@pytest.fixture(scope="module")
def broken(sample_file, tmp_path_factory):
    """The app on a plan of which a part is gone."""
    path = shutil.copy(sample_file, tmp_path_factory.mktemp("broken") / "plan.duckdb")
    with duckdb.connect(str(path)) as opened:
        opened.execute("DROP TABLE commitment")
        opened.execute("DROP TABLE decision")
        opened.execute("DROP TABLE action")
    running = Unwell(path)
    yield running
    running.stop()


def test_the_page_says_the_reference_under_which_the_fault_is_found(broken):
    status, _, said = broken.ask("GET", "/brief?lang=fr&q=Amina", {"Accept": "text/html"})
    page = said.decode()
    reference = re.search(r"référence (?:<bdi>)?([A-Z2-9]{6})", page)
    assert status == 500 and reference and "Traceback" not in page and "duckdb" not in page.lower()
    path = faults.file_of({"PLAN_DATABASE": str(broken.database)})
    written = path.read_text()
    assert f"[{reference[1]}] light page failed" in written and "CatalogException" in written
    assert "Amina" not in written
    if os.name != "nt":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_the_server_itself_reports_is_in_the_file(broken):
    import asyncio

    import websockets

    async def talk():
        async with websockets.connect(f"ws://localhost:{broken.port}/_stcore/stream") as line:
            await line.send("text, which the framework answers with an exception")
            with pytest.raises(websockets.exceptions.ConnectionClosed):
                while True:
                    await asyncio.wait_for(line.recv(), 10)

    asyncio.run(talk())
    written = faults.file_of({"PLAN_DATABASE": str(broken.database)}).read_text()
    assert "uvicorn.error" in written and "_websocket_endpoint" in written
    assert broken.answers()
