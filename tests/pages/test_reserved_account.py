"""A reader and an editor to whom an action is not reserved: every page, at every moment, as if it had never been."""

import shutil
from dataclasses import replace

import pytest

from lib.domain.minutes_text import Agreed, MinutesContent, MinutesText, encode
from lib.domain.people import Person
from lib.domain.reserved import person_named
from lib.domain.rights import COMPARE, EDIT, HISTORY, READ
from lib.domain.roles import Role
from lib.people.store import close_all
from lib.store.connection import close_all as close_all_stores
from lib.store.connection import opened
from lib.store.ledger import NOW, rows_at
from lib.ui import here
from lib.usecases.record import create_row
from lib.usecases.start import SAMPLE_PLAN
from tests.hidden_action import (
    DAY,
    MACHINE,
    WORD,
    faults_of,
    is_like_one_that_never_was,
    leaks,
    written_about,
)
from tests.pages.test_matrix import raw as html
from tests.screens import Screen

#: The team is told who recorded what it is shown.
TEAM = replace(MACHINE, author="Secrétariat")
INSIDE = Person("Awa Mensah", Role.EDITOR, "a1", "Chargée de mission", "", "s1")
OUTSIDE = {
    "editor": Person("Ali Naciri", Role.EDITOR, "b2", "Chargé d'études", "", "s2"),
    "reader": Person("Rim Sefrioui", Role.READER, "c3", "", "", "s3"),
}
PAGES = {
    "editor": (*READ.pages, *HISTORY.pages, *COMPARE.pages, *EDIT.pages),
    "reader": (*READ.pages, *HISTORY.pages, *COMPARE.pages),
}


@pytest.fixture(scope="module")
def place(sample_file, tmp_path_factory):
    """The sample, where much was written about an action that is then reserved."""
    hides = {"reserved_for": person_named("Awa Mensah", "a1")}
    return written_about(sample_file, tmp_path_factory.mktemp("reserved"), hides, TEAM)


#: Pages that a reader is tried on beside the editor, who sees the same of them and more; the others are long.
SHORT = ("actions", "action", "meeting", "history", "documents")


@pytest.fixture(params=OUTSIDE)
def who(request, place, monkeypatch):
    monkeypatch.setenv("PLAN_DATABASE", str(place[0]))
    monkeypatch.setattr(here, "person", lambda typed: OUTSIDE[request.param])
    yield request.param
    close_all()
    close_all_stores()


@pytest.mark.parametrize(
    ("who", "page"),
    [
        pytest.param(who, page, marks=[pytest.mark.long] * (who == "reader" and page not in SHORT))
        for who, pages in PAGES.items()
        for page in pages
    ],
    indirect=["who"],
)
def test_no_page_names_what_is_reserved_to_others(who, place, page):
    faults = faults_of(page, place, leaks)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("asked", ["code", "key"])
def test_its_sheet_is_that_of_one_that_never_was(who, place, asked):
    _, key, code, _ = place
    assert is_like_one_that_never_was(code if asked == "code" else key)


def test_nobody_finds_it_by_searching(who, place):
    for said in (place[2], place[3], f"{WORD} step", WORD):
        screen = Screen().open("search", q=said)
        assert not screen.errors
        assert f"{WORD} title" not in html(screen)
        assert place[1] not in html(screen)


def test_the_counts_of_what_partners_do_not_see_leave_it_out(who, place):
    screen = Screen().open("overview")
    assert "action confidentielle" not in screen.text
    screen.at.session_state["partner_view"] = True
    screen.at.run()
    assert not screen.errors
    assert not leaks(screen, place, "partner view")
    assert "1 action confidentielle" not in screen.text


def test_the_forms_of_minutes_whose_text_is_withheld_are_there_for_who_is_shown_it_alone(
    place, tmp_path, monkeypatch
):
    """What is sent of them is refused: its step, its amendments, its text."""
    path = shutil.copy(place[0], tmp_path / "plan.duckdb")
    monkeypatch.setenv("PLAN_DATABASE", str(path))
    store = opened(path)
    content = encode(MinutesContent({"fr": MinutesText(decisions=(Agreed(text="Tenir", action=place[2]),))}))
    parties = {"party_a": "CCIS-RSK", "party_b": "CCIT", "language_clause": "french"}
    create_row(store, "minutes", {"title": "PV", "held_on": DAY, "content": content, **parties}, MACHINE)
    (key,) = (k for k, row in rows_at(store, NOW, SAMPLE_PLAN, "minutes").items() if row["title"] == "PV")
    for person, is_shown in ((OUTSIDE["editor"], False), (INSIDE, True), (OUTSIDE["editor"], False)):
        monkeypatch.setattr(here, "person", lambda typed, who=person: who)
        screen = Screen().land("minutes", minutes=key)
        assert not screen.errors
        keys = {button.key for button in screen.at.button if key in (button.key or "")}
        assert any(name.startswith("step_") for name in keys) == is_shown, keys
        assert bool(keys) == is_shown, keys
        life = screen.text.partition("Enregistrer une étape")[2]
        assert ("se demande à un administrateur" in life[:200]) != is_shown
    close_all_stores()


def test_whoever_it_is_reserved_to_sees_it(place, monkeypatch):
    monkeypatch.setenv("PLAN_DATABASE", str(place[0]))
    monkeypatch.setattr(here, "person", lambda typed: INSIDE)
    screen = Screen().open("action", code=place[2])
    assert f"{WORD} title" in html(screen)
    assert f"{WORD} title" in html(Screen().open("search", q=WORD))
    assert "1 action confidentielle" in Screen().open("overview").text
    close_all_stores()
