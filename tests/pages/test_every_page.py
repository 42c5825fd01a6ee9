"""Every page, in every language, on the sample and on an empty plan."""

import pytest
from streamlit.testing.v1 import AppTest

from lib.i18n import LANGUAGES, translate
from lib.ui.navigation import ENTRIES
from lib.ui.navigation import PAGES as FOLDER
from tests.screens import plain

PAGES = [entry.file for entry in ENTRIES]
READINGS = [
    *[("evolution", view) for view in ("sentences", "table", "chart", "curve")],
    *[("deadlines", view) for view in ("late", "soon", "coming", "calendar", "moves")],
    *[("outlook", view) for view in ("ends", "chances", "by")],
    *[("actions", view) for view in ("list", "grid")],
    *[("partners", view) for view in ("contacts", "turns", "letters", "led", "journal", "grid", "exchanges")],
    *[("order", view) for view in ("owners", "organisations", "axes", "archived")],
    *[("commitments", view) for view in ("all", "free", "declared", "grid")],
    *[("plans", view) for view in ("plans", "organisations")],
]

#: What each page says of an empty plan.
EMPTY = {
    "people": "Here nobody signs in: this machine alone is answered, and there are no accounts.",
    "audit": "Here nobody signs in: this machine alone is answered, and there are no accounts.",
    "plans": "It holds no action yet.",
    "meeting": "No meeting was held yet.",
    "outlook": "The plan holds no action yet.",
    "documents": "No deadline has passed and no letter is waiting for an answer.",
    "minutes": "No joint minutes are recorded yet.",
    "overview": "The plan holds no action yet.",
    "axes": "The plan holds no axis yet.",
    "evolution": "A single version is recorded: what changes will be shown after the next update.",
    "deadlines": "No deadline has passed as of {day}.",
    "actions": "The plan holds no action yet.",
    "budget": "No action has an amount yet.",
    "indicators": "No indicator is measured yet.",
    "partners": "No exchange is recorded yet.",
    "import_file": "Drop the file that was sent to you: nothing is changed before you have seen what would change.",
    "history": "This revision founds the plan: it cannot be undone.",
    "rounds": "No open action names a lead organisation: there is nobody to ask.",
    "order": "No action and no open decision names an owner.",
    "quality": "The plan holds no tracked action yet.",
    "search": "Write some words, in any order: actions, their notes and indicators, partners, commitments and minutes are "
    "looked through.",
    "action": "No action has the code “{code}”.",
    "partner": "Choose a partner in the list.",
    "commitments": "No commitment is recorded yet.",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_in_every_language_without_an_error(reading, page, language):
    reading.come(page, language, code="A1.6", partner="CCIT")
    assert not reading.errors
    assert reading.at.title[0].value
    assert translate(language, "SAMPLE – fictional data") in reading.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("page", "view"), READINGS)
def test_every_reading_of_a_page_opens_in_every_language(reading, page, view, language):
    reading.come(page, language, view=view)
    assert not reading.errors
    assert reading.at.segmented_control(key="view").value == view


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_in_a_sentence_that_the_plan_is_empty(empty_reading, page, language):
    empty_reading.come(page, language)
    assert not empty_reading.errors
    assert translate(language, "SAMPLE – fictional data") not in empty_reading.text
    sentence = translate(language, EMPTY[page], day="24/11/2026", code="–")
    assert plain(sentence).removesuffix(".") in plain(
        f"{empty_reading.at.title[0].value} {empty_reading.text}"
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("page", "view"), READINGS)
def test_every_reading_opens_on_an_empty_plan(empty_reading, page, view, language):
    empty_reading.come(page, language, view=view)
    assert not empty_reading.errors


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opened_without_the_router_shows_nothing(page):
    at = AppTest.from_file(str(FOLDER / f"{page}.py"), default_timeout=30).run()
    assert not at.exception
    assert not at.main.children
