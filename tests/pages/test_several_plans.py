"""Several plans on screen: one is chosen and named by the address; with one alone nothing of it is seen."""

from datetime import date, datetime
from io import BytesIO

import pytest
import streamlit as st
from pypdf import PdfReader
from streamlit.testing.v1 import AppTest

from lib.domain.writing import Writing
from lib.store import reads
from lib.store.ledger import rows_at
from lib.ui import data
from lib.usecases.copying import copy_plan
from lib.usecases.plans import close_plan, start_empty
from lib.usecases.record import create_row
from tests.screens import Screen

NOW, DAY = datetime(2026, 11, 24, 10), date(2026, 11, 24)


def writing(plan):
    return Writing(plan, "test", NOW, DAY)


@pytest.fixture
def two(screen):
    """A store with the sample left aside and two plans: a copy of it, and one of a single action."""
    store = data.whole_store()
    copy_plan(store, "sample", "Plan Togo", writing("togo"), short_name="Togo")
    start_empty(store, "Appui à l'export 2026-2027", None, writing("export"), short_name="Export")
    create_row(
        store,
        "action",
        {"code": "B1", "title": "Choisir le transitaire", "deadline": date(2026, 11, 1)},
        writing("export"),
    )
    return store


def head(screen):
    """The HTML of a page, its style sheets and scripts left out."""
    bodies = (str(getattr(element.proto, "body", "")) for element in screen.at.get("html"))
    return " ".join(body for body in bodies if not body.startswith(("<style", "<script")))


def widget(screen, kind, label):
    """The first widget of a kind whose label holds some words."""
    return next(found for found in getattr(screen.at, kind) if label in found.label)


def press(screen, label):
    next(button for button in screen.at.button if button.label.startswith(label)).click()
    screen.at.run()


def shown(screen):
    return screen.at.session_state["_plan"]


def query(screen, name):
    value = screen.at.query_params.get(name, [""])
    return value[0] if isinstance(value, list) else value


def test_with_one_plan_nothing_speaks_of_several(reading):
    reading.open("overview")
    assert query(reading, "plan") == ""
    assert "plan-choose" not in head(reading)
    assert "Tous les plans" not in reading.text
    reading.open("plans")
    assert not reading.errors


def test_the_address_names_the_plan_and_every_link_takes_it_along(two, screen):
    screen.open("actions", plan="togo")
    assert (shown(screen), query(screen, "plan")) == ("togo", "togo")
    assert "plan=togo" in head(screen)
    assert "Export" in head(screen)
    screen.go("overview")  # by the menu, whose addresses carry nothing
    assert (shown(screen), query(screen, "plan")) == ("togo", "togo")


def test_without_a_name_the_plan_begun_last_is_shown_and_named(two, screen):
    screen.open("overview")
    assert (shown(screen), query(screen, "plan")) == ("export", "export")


def test_a_link_to_an_action_of_another_plan_opens_that_plan(two, screen):
    screen.open("action", plan="togo", code="A1.6")
    assert not screen.errors
    assert screen.at.title[0].value != "Fiche action"
    screen.go("action", plan="export", code="B1")
    assert shown(screen) == "export"
    assert "Choisir le transitaire" in screen.text


def test_a_link_without_its_plan_says_in_which_one_the_action_is(two, screen):
    screen.open("action", plan="export", code="A1.6")
    assert "Aucune action" in screen.text
    assert "plan=togo" in head(screen)
    assert "code=A1.6" in head(screen)


def test_a_revision_without_a_plan_opens_the_plan_that_it_is_of(two, screen):
    number = reads.revision_on(two, "togo", DAY)
    screen.open("overview", revision=str(number))
    assert shown(screen) == "togo"


def test_a_link_to_a_revision_of_the_sample_opens_the_sample_once_another_plan_was_begun(screen):
    store = data.whole_store()
    number = reads.current_revision(store)
    start_empty(store, "Appui à l'export 2026-2027", None, writing("export"), short_name="Export")
    screen.open("actions", revision=str(number))
    assert (shown(screen), query(screen, "plan"), query(screen, "revision")) == (
        "sample",
        "sample",
        str(number),
    )
    assert "A4.6" in screen.text or "A4.6" in head(screen)


def test_a_plan_that_is_not_there_is_told(two, screen):
    screen.open("overview", plan="benin")
    assert "benin" in screen.text
    assert (shown(screen), query(screen, "plan")) == ("export", "export")


def test_two_people_in_two_plans_do_not_disturb_each_other(two, screen):
    one, other = Screen().open("actions", plan="togo"), Screen().open("actions", plan="export")
    for person, title in ((one, "Un"), (other, "Deux")):
        person.unfold("new_action")
        widget(person, "text_input", "Action").set_value(title)
    press(one, "Ajouter l'action")
    press(other, "Ajouter l'action")
    for plan, title in (("togo", "Un"), ("export", "Deux")):
        titles = {row["title"] for row in rows_at(two, reads.current_revision(two), plan, "action").values()}
        assert title in titles
        assert not titles & ({"Un", "Deux"} - {title})


def test_what_is_typed_in_one_plan_is_not_found_in_another(two, screen):
    screen.open("actions", plan="togo").unfold("new_action")
    typed = widget(screen, "text_input", "Action")
    screen.go("actions", plan="export").unfold("new_action")
    assert widget(screen, "text_input", "Action").key != typed.key


def test_a_form_has_one_name_in_each_plan_however_often_it_is_asked_for(two, screen):
    def page():
        import streamlit as st

        from lib.ui import data, session

        for plan in ("togo", "export"):
            session.begin(plan, shown=1, last=1)
            st.text(data.named_in_plan(data.named_in_plan("meeting_k_decision")))

    at = AppTest.from_function(page, default_timeout=30).run()
    assert [text.value for text in at.text] == ["meeting_k_decision", "meeting_k_decision-export"]


def test_a_closed_plan_is_read_and_offers_no_form_but_its_reopening(two, screen):
    close_plan(two, reads.current_revision(two), writing("togo"), reason="Terminé")
    screen.open("actions", plan="togo")
    assert "plus rien n'y est enregistré" in screen.text
    assert not [button for button in screen.at.button if button.label == "Ajouter l'action"]
    screen.open("import_file", plan="togo")
    assert "Ce plan est clos" in screen.text
    screen.open("quality", plan="togo").unfold("reopen_plan")
    widget(screen, "text_input", "Motif").set_value("Prolongé d'un an")
    press(screen, "Rouvrir ce plan")
    assert not screen.errors
    assert reads.plan_list(two)[1].closed_on is None


def test_all_plans_are_on_one_page_with_what_waits_first(two, screen):
    screen.open("plans")
    assert not screen.errors
    assert screen.at.title[0].value == "2 plans sur 2 attendent quelque chose de vous"
    assert "1 échéance dépassée" in screen.text
    assert "Choisir le transitaire" in screen.text
    close_plan(two, reads.current_revision(two), writing("togo"), reason="Terminé")
    screen.at.run()
    assert screen.at.title[0].value == "1 plan sur 1 attend quelque chose de vous"


def test_the_sample_is_in_no_list_once_there_is_a_plan_and_its_address_still_opens_it(two, screen):
    screen.open("plans")
    assert "données fictives" not in screen.text
    screen.open("overview", plan="sample")
    assert shown(screen) == "sample"
    assert "données fictives" in screen.text


def test_a_plan_is_begun_from_a_copy_and_is_the_one_shown_then(two, screen):
    screen.open("plans", plan="togo").unfold("new_plan")
    widget(screen, "text_input", "Titre du plan").set_value("Plan Bénin 2027")
    widget(screen, "text_input", "Nom court").set_value("Bénin")
    widget(screen, "number_input", "décaler").set_value(12)
    press(screen, "Commencer avec une copie")
    assert not screen.errors
    assert shown(screen) == "benin"
    assert reads.plan_list(two)[-1].copied_from == "togo"


def test_a_file_says_of_which_plan_it_is_where_there_are_several(two, screen, monkeypatch):
    import streamlit as st

    named, button = [], st.download_button
    monkeypatch.setattr(
        st, "download_button", lambda *a, **o: (named.append(o["file_name"]), button(*a, **o))[1]
    )
    screen.open("documents", plan="togo")
    assert named
    assert {name.partition("-")[0] for name in named} == {"togo"}
    named.clear()
    screen.open("plans")
    assert named == ["tous-les-plans-fr-2026-11-24.pdf"]


def test_the_note_of_all_plans_holds_them_all_on_few_pages(two, screen, made):
    screen.open("plans")
    pages = PdfReader(BytesIO(made["all_plans"]())).pages
    assert len(pages) == 1
    text = " ".join(page.extract_text() for page in pages)
    for words in ("Plan Togo", "Appui à l'export 2026-2027", "Choisir le transitaire"):
        assert words in text.replace("\n", " ").replace("’", "'"), text


def test_words_are_looked_for_in_every_plan_on_demand(two, screen):
    screen.open("search", plan="export", q="transitaire", within="all")
    assert not screen.errors
    assert "1 résultat" in screen.at.title[0].value
    screen.open("search", plan="togo", q="transitaire")
    assert "Aucun résultat" in screen.at.title[0].value


def test_the_partner_of_one_plan_sees_no_other(two, screen):
    screen.at = Screen().open("plans", plan="togo").at
    screen.at.session_state["partner_view"] = True
    screen.at.run()
    assert not screen.errors
    assert "Export" not in head(screen)
    assert "transitaire" not in screen.text


@pytest.mark.parametrize("page", ["people", "audit", "plans"])
def test_a_page_of_what_is_kept_beside_the_plans_wears_the_title_of_none(two, screen, monkeypatch, page):
    """Neither in its header nor on the tab of the browser; with one plan alone there is nothing to mistake it for."""
    tabs = []
    monkeypatch.setattr(st, "set_page_config", lambda **said: tabs.append(said["page_title"]))
    screen.open("overview", plan="export")
    assert tabs[-1].endswith("Appui à l'export 2026-2027")
    screen.open(page, plan="export")
    assert tabs[-1].endswith(" – Plan d'action commun"), tabs
    summary = head(screen).partition("<summary")[2].partition("</summary>")[0]
    assert "Tous les plans" in summary and "Export" not in summary
    assert "Révision" not in screen.text.partition("Tous les plans")[0]
    if page != "plans":
        assert "La même page pour tous les plans." in screen.text
