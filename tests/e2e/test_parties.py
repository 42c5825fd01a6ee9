"""What only a browser shows of the parties: a phone call noted in seconds, a partner opened from where it is named."""

import time

from playwright.sync_api import expect

from tests.e2e.people import titled

SECONDS = 15


def test_a_phone_call_is_noted_by_the_keyboard_in_less_than_fifteen_seconds(people):
    reader = people()
    reader.open("/?lang=fr")
    started = time.perf_counter()
    page = reader.open("/partners?view=journal&lang=fr")
    loading = time.perf_counter() - started
    started = time.perf_counter()
    page.get_by_text("Ajouter un échange", exact=True).click()
    partner = page.get_by_role("combobox", name="Partenaire")
    page.wait_for_timeout(600)  # the form unfolds; nobody is faster
    partner.click()
    page.keyboard.type("API-ZF")
    expect(page.get_by_role("option", name="API-ZF").first).to_be_visible()
    page.keyboard.press("Enter")
    page.get_by_text("Du partenaire", exact=True).click()
    page.get_by_label("Objet").first.fill("Deux fiches projets promises pour décembre")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_test_id("stToast")).to_contain_text("enregistré")
    # A machine that takes long to load one page is busy with something else: it is given two pages' time.
    assert time.perf_counter() - started < max(SECONDS, 2 * loading)
    titled(page, "13 partenaires à recontacter au 24/11/2026", whole=True)


def test_a_partner_is_opened_from_an_action_and_its_figures_open_their_rows(reader):
    page = reader.open("/action?code=A4.6&lang=fr")
    page.locator(".plan-facts a", has_text="CCIT").first.click()
    titled(page, "CCIT", whole=True)
    page.get_by_role("link", name="0 sur 3 dans le délai initial").click()
    expect(page.locator(".plan-table").first).to_contain_text("reportée de 61 jours")
    assert not reader.faults
