"""Two app servers on one ledger, and people in front of each."""

import time

import pytest
from playwright.sync_api import expect

from tests.e2e.people import DAY, Reader, Server, at_form
from tests.two_servers.line import Line

RECORD = "Enregistrer les modifications"


@pytest.fixture
def servers(sample_database, postgres, cable, tmp_path):
    """Two servers; the second is reached by the ledger through a line that can be cut."""
    far = cable(postgres.port)
    name = sample_database.rpartition("/")[2]
    running = [
        Server(tmp_path / "north.duckdb", sample_database),
        Server(tmp_path / "south.duckdb", postgres.address(name, far.port)),
    ]
    yield (*running, far)
    for one in running:
        if one.process.poll() is None:
            one.stop()


@pytest.fixture
def at(browser):
    """A person in front of a server."""
    known = []

    def arrive(server):
        known.append(Reader(browser, server.address))
        return known[-1]

    yield arrive
    for person in known:
        person.context.close()


def give(page, value):
    field = page.get_by_label("Avancement", exact=True)
    field.fill(value)
    field.press("Tab")


def test_of_two_people_on_two_servers_the_second_is_told_and_chooses(servers, at):
    north, south, _ = servers
    first, second = at_form(at(north), "A3.3"), at_form(at(south), "A3.3")
    give(first, "85")
    first.get_by_role("button", name=RECORD).click()
    expect(first.get_by_text("Les modifications sont enregistrées.")).to_be_visible()
    give(second, "90")
    second.get_by_role("button", name=RECORD).click()
    warning = second.get_by_test_id("stAlert")
    expect(warning).to_contain_text("a enregistré d'autres valeurs")
    expect(warning).to_contain_text("votre valeur « 90 % » ; valeur enregistrée « 85 % »")
    expect(second.get_by_label("Avancement", exact=True)).to_have_value("90")
    second.get_by_role("button", name="Enregistrer les miennes à la place").click()
    expect(second.get_by_text("Les modifications sont enregistrées.")).to_be_visible()
    history = second.locator(".plan-table").last
    expect(history).to_contain_text("Avancement 70 → 85 %")
    expect(history).to_contain_text("Avancement 85 → 90 %")
    reader = at(north).open(f"/action?code=A3.3&lang=fr&{DAY}")
    expect(reader.locator(".plan-facts").first).to_contain_text("90 %")


def test_a_cut_line_leaves_readers_reading_says_since_when_and_recovers_by_itself(servers, at):
    _, south, far = servers
    person = at(south)
    page = at_form(person, "A3.3")
    give(page, "90")
    far.cut()
    time.sleep(6)
    began = time.monotonic()
    page.get_by_role("button", name=RECORD).click()
    expect(page.get_by_text("ne répond pas")).to_be_visible()
    assert time.monotonic() - began < 15
    expect(page.get_by_label("Avancement", exact=True)).to_have_value("90")
    reader = at(south).open(f"/?lang=fr&{DAY}")
    expect(reader.get_by_text("Le serveur de données ne répond plus depuis le")).to_be_visible()
    expect(reader.locator(".plan-tile").first).to_be_visible()
    reader.screenshot(path=str(south.database.with_suffix(".png")))
    far.restore()
    time.sleep(5)
    page.get_by_role("button", name=RECORD).click()
    expect(page.get_by_text("Les modifications sont enregistrées.")).to_be_visible()
    reader.get_by_role("link", name="Axes", exact=True).first.click()
    expect(reader.get_by_text("Le serveur de données ne répond plus")).to_have_count(0)


def test_a_session_whose_server_dies_goes_on_at_the_other(servers, browser):
    """The proxy before two servers, at its simplest: it leads to the one that lives."""
    north, south, _ = servers
    door = Line(north.port)
    try:
        person = Reader(browser, f"http://localhost:{door.port}")
        page = at_form(person, "A3.3")
        person.wait()
        give(page, "85")
        page.get_by_label("Commentaire", exact=True).fill("Écrit avant la panne")
        north.kill()
        door.target = south.port
        person.wait()
        expect(page.get_by_label("Avancement", exact=True)).to_have_value("85")
        expect(page.get_by_label("Commentaire", exact=True)).to_have_value("Écrit avant la panne")
        page.get_by_role("button", name=RECORD).click()
        expect(page.get_by_text("Les modifications sont enregistrées.")).to_be_visible()
        expect(page.locator(".plan-facts").first).to_contain_text("85 %")
        person.context.close()
    finally:
        door.close()
