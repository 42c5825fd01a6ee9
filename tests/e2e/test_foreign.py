"""What the framework says in English reaches no French or Arabic reader; the tab names the page in his language."""

import re

import pytest
from playwright.sync_api import expect

from lib.i18n import translate
from lib.ui.foreign import WORDS
from lib.ui.navigation import ENTRIES
from tests.e2e.people import DAY, until

#: What the framework writes and names, as a reader or a screen reader meets it.
SAID = """() => {
  const said = new Set();
  for (const one of document.querySelectorAll('[data-testid="stApp"] *, [role=dialog] *, [role=listbox] *'))
    for (const name of ["aria-label", "aria-valuetext", "placeholder"]) if (one.getAttribute(name)) said.add(one.getAttribute(name));
  for (const one of document.querySelectorAll('[data-testid="stSkipToContent"], [data-testid="InputInstructions"], [data-placeholder], [role=option], button kbd'))
    said.add(one.textContent);
  return [...said];
}"""


def english(page, language):
    """The words of the framework that are left as it writes them."""
    found = []
    for words in page.evaluate(SAID):
        for theirs, ours in WORDS.items():
            shape = "(.+)".join(re.escape(part) for part in theirs.split("{}"))
            same = ours and translate(language, ours) == theirs
            if theirs != "{} selected" and not same and re.fullmatch(shape, words):
                found.append(words)
    return found


@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize(
    "path", ["/?", "/action?code=A1.6&", "/import?", "/evolution?since=days&", "/actions?"]
)
def test_no_word_of_the_framework_is_left_in_english(reader, path, language):
    page = reader.open(f"{path}lang={language}&{DAY}")
    expect(page.get_by_test_id("stSkipToContent")).to_have_text(translate(language, "Skip to the content"))
    assert not english(page, language)


def test_what_appears_later_is_in_the_language_of_the_reader_too(reader):
    page = reader.open(f"/actions?lang=fr&{DAY}")
    page.get_by_label("Chercher dans les actions").fill("commission")
    expect(page.get_by_test_id("InputInstructions").first).to_have_text("Entrée pour appliquer")
    page.get_by_label("Chercher dans les actions").fill("")
    page.get_by_role("button", name="Filtres").click()
    page.get_by_test_id("stSelectbox").get_by_label("Axe").click()
    page.keyboard.type("zzzz")
    expect(page.get_by_text("Aucun résultat")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_test_id("stDateInputCalendarButton").first.click()
    expect(page.get_by_test_id("stDateInputCalendar")).to_contain_text("novembre")
    assert not english(page, "fr")
    page.keyboard.press("Escape")


@pytest.mark.parametrize(
    ("language", "everything", "added", "shortcut"),
    [
        ("fr", "Tout choisir", "Ajouter\u00a0: Fédération", "Ctrl+Entrée"),
        ("ar", "اختيار الكل", "إضافة: Fédération", "Ctrl مع زر الإدخال"),
    ],
)
def test_the_list_of_several_and_the_key_of_a_button_speak_the_language_of_the_reader(
    reader, language, everything, added, shortcut
):
    page = reader.open(f"/partners?lang={language}&{DAY}")
    key = page.locator("button kbd").filter(has_text="Ctrl").first
    expect(key).to_have_text(shortcut)
    assert not english(page, language)
    page = reader.open(f"/action?code=A1.6&lang={language}&{DAY}")
    page.locator("summary").filter(has_text=translate(language, "Edit this action")).first.click()
    typed = page.get_by_placeholder(translate(language, "Choose or type")).first
    typed.click()
    page.keyboard.type("Fédération")
    expect(page.get_by_role("option").filter(has_text="Fédération").first).to_have_text(added)
    assert not english(page, language)
    page.keyboard.press("Escape")
    page = reader.open(f"/actions?lang={language}&{DAY}")
    columns = translate(language, "Columns ({n})", n="").partition("(")[0].strip()
    page.get_by_role("button", name=columns).click()
    several = page.get_by_test_id("stMultiSelect").first.get_by_role("combobox")
    several.click()
    expect(page.get_by_role("option").first).to_have_text(everything)
    assert not english(page, language)


def test_a_control_that_comes_late_learns_the_language_of_the_reader_too(reader):
    """The first control may come after the language was told: its arrow keys went the other way in Arabic then."""
    page = reader.open(f"/?lang=ar&{DAY}")
    page.evaluate(
        """() => window.addEventListener("languagechange", () => { window.heard = navigator.language; }, { once: true })"""
    )
    until(page, "() => window.heard === 'ar-MA'", patience=2000)


def test_an_empty_day_asks_for_itself_in_french_and_takes_what_is_typed(reader):
    page = reader.open(f"/action?code=A1.6&lang=fr&{DAY}")
    page.locator("summary").filter(has_text="Modifier").first.click()
    field = page.get_by_test_id("stDateInput").filter(has_text="Date de réalisation")
    expect(field.get_by_role("spinbutton")).to_have_text(["jj", "mm", "aaaa"])
    field.get_by_role("spinbutton").first.click()
    page.keyboard.type("05112026")
    expect(field.get_by_role("spinbutton")).to_have_text(["05", "11", "2026"])
    for _ in range(3):
        page.keyboard.press("Backspace")
        page.keyboard.press("Backspace")
        page.keyboard.press("Backspace")
        page.keyboard.press("Backspace")
        page.keyboard.press("ArrowLeft")
    expect(field.get_by_role("spinbutton")).to_have_text(["jj", "mm", "aaaa"])


def test_the_tab_names_the_page(reader):
    titles = set()
    for entry in ENTRIES:
        page = reader.open(f"/{entry.path}?code=A1.6&partner=CCIT&lang=fr&{DAY}")
        expect(page).to_have_title(
            re.compile(f"{re.escape(translate('fr', entry.title))} – Plan d'action commun")
        )
        titles.add(page.title())
    assert len(titles) == len(ENTRIES)
