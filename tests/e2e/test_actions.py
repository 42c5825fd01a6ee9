"""The list of actions and the line of news of a sheet, in a browser."""

import re

from playwright.sync_api import expect

from tests.e2e.people import DAY, titled


def codes(page):
    return page.locator(".plan-table tbody tr td:first-child").all_inner_texts()


def test_a_heading_sorts_in_the_same_session_and_the_order_outlives_a_reload(reader):
    page = reader.open(f"/actions?lang=fr&{DAY}")
    page.get_by_label("Votre fonction").fill("Secrétaire du comité")
    page.keyboard.press("Tab")
    reader.wait()
    heading = page.get_by_role("columnheader", name="Échéance")
    heading.get_by_role("link").click()
    expect(heading).to_have_attribute("aria-sort", "ascending")
    rising = codes(page)
    heading.get_by_role("link").click()
    expect(heading).to_have_attribute("aria-sort", "descending")
    assert "sort=-deadline" in page.url
    expect(page.get_by_label("Votre fonction")).to_have_value("Secrétaire du comité")
    falling = codes(page)
    assert falling != rising
    page.reload()
    reader.wait()
    expect(page.get_by_role("columnheader", name="Échéance")).to_have_attribute("aria-sort", "descending")
    assert codes(page) == falling
    page.go_back()
    expect(page.get_by_role("columnheader", name="Échéance")).to_have_attribute("aria-sort", "ascending")
    assert codes(page) == rising


def test_a_link_puts_back_what_was_typed_before_it(reader):
    page = reader.open(f"/actions?lang=fr&{DAY}")
    search = page.get_by_label("Chercher dans les actions")
    search.fill("togolais rabat")
    search.press("Enter")
    expect(page.locator("h1")).to_contain_text("sur 36")
    page.get_by_role("link", name="En retard").click()
    expect(page.locator(".plan-table tbody tr")).to_have_count(1)
    assert search.input_value() == "togolais rabat"
    page.get_by_role("link", name="Effacer les filtres").click()
    expect(page.locator("h1")).to_have_text("36 actions : 6 en retard, 2 bloquées")
    expect(search).to_have_value("")


def test_from_a_list_one_goes_from_sheet_to_sheet_and_says_what_is_new_in_one_line(people):
    page = (person := people()).open(f"/actions?lang=fr&{DAY}&situation=overdue")
    page.locator(".plan-table a", has_text="A6.1").first.click()
    titled(page, "A6.1")
    page.locator(".plan-way .after a").click()
    titled(page, "A4.6")
    person.wait()
    line = page.locator(".st-key-quick")
    line.get_by_label("Avancement").fill("90")
    comment = line.get_by_label("Commentaire, ou raison d'une nouvelle échéance")
    comment.fill("Voir https://ccis-rsk.ma/catalogue.pdf")
    comment.press("Enter")
    expect(page.get_by_text("Les modifications sont enregistrées.")).to_be_visible()
    expect(page.locator(".plan-facts").first).to_contain_text("90 %")
    link = page.locator(".plan-facts a", has_text="https://ccis-rsk.ma/catalogue.pdf")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    assert "situation%3Doverdue" in page.url
    person.wait()
    expect(comment).to_have_value("")


def test_a_sheet_is_printed_on_one_page(reader):
    page = reader.open(f"/action?code=A3.3&lang=fr&{DAY}")
    page.wait_for_timeout(500)
    page.emulate_media(media="print")
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", printed)) == 1
