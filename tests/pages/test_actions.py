"""The list of actions as its readers use it: found, sorted, shown, kept by name; and the line of news on a sheet."""

import re
from datetime import date

import pytest

from lib.store import reads
from lib.store.reads import current_revision
from lib.store.state import State
from lib.ui import data
from lib.usecases.start import SAMPLE_PLAN
from tests.conftest import DAY
from tests.pages.test_forms import press, widget
from tests.sample import LAST
from tests.screens import plain


def body(screen):
    return " ".join(e.proto.body for e in screen.at.main.get("html"))


def firsts(screen):
    """The first cell of each row of the table: its code."""
    rows = re.split(r"<tr[^>]*>", body(screen).split("<tbody")[1])[1:]
    return [row.split("<bdi>")[1].split("<")[0] for row in rows]


def action(code):
    store = data.store()
    return reads.action(State(store, current_revision(store), SAMPLE_PLAN, DAY), code)


def test_the_title_says_the_state_and_the_situations_are_filters_with_their_counts(reading):
    reading.open("actions")
    assert plain(reading.at.title[0].value) == "36 actions : 6 en retard, 2 bloquées"
    html = body(reading)
    for name, n in (("overdue", 6), ("blocked", 2), ("done", 12)):
        assert re.search(rf'situation={name}"><span[^>]*>.</span>[^<]+ <b>{n}</b>', html), name
    reading.open("actions", situation="overdue", q="ccit")
    assert plain(reading.at.title[0].value) == "3 actions sur 36 : 3 en retard"
    assert re.search(r'situation=overdue[^"]*" aria-current="true"', body(reading))


def test_a_search_finds_words_in_any_order(reading):
    reading.open("actions", q="togolaise ACCUEILLIR economique")
    assert "Accueillir une mission économique togolaise" in reading.text
    assert len(firsts(reading)) == 1


@pytest.mark.parametrize("sort", ["-progress", "deadline", ""])
def test_the_address_sorts_the_list_and_the_heading_says_so(reading, sort):
    reading.open("actions", sort=sort)
    rows = firsts(reading)
    assert len(rows) == 36
    name = sort.removeprefix("-") or "situation"
    wanted = reads.action_list(
        State(data.store(), LAST, SAMPLE_PLAN, DAY), sort=name, descending=sort.startswith("-"), limit=50
    )
    assert rows == [row.code for row in wanted]
    assert f'aria-sort="{"descending" if sort.startswith("-") else "ascending"}"' in body(reading)


def test_columns_are_those_of_the_address_in_its_order(reading):
    reading.open("actions", columns="title,priority,budget,nothing")
    head = re.findall(r'class="plan-sort"[^>]*>([^<]+)<', body(reading))
    assert [plain(words) for words in head] == ["Action", "Priorité", "Budget"]
    options = widget(reading.at.multiselect, "Colonnes, dans cet ordre").options
    assert "Budget" in options
    assert "Autres colonnes" not in options


@pytest.mark.parametrize(
    "sort", ["nothing", "-", "extra", "'; DROP TABLE plan.action; --", "-deadline" * 400]
)
def test_an_order_that_is_none_is_what_presses(reading, sort):
    reading.open("actions", sort=sort, situation="<script>", priority="x", columns="", page="0")
    assert not reading.errors
    assert firsts(reading)[0] == "A1.6"


def test_a_filter_without_result_is_named_and_cleared_by_one_link(reading):
    reading.open("actions", q="introuvable", situation="overdue", priority="high")
    text = reading.text
    assert "Rien ne répond à ces filtres : recherche « introuvable », En retard, Priorité : Haute." in text
    link = re.search(r'href="([^"]+)">(?:<bdi>)?Effacer les filtres', body(reading)).group(1)
    assert "situation" not in link
    assert "q=" not in link


def test_an_empty_plan_says_how_to_begin(empty_reading):
    empty_reading.open("actions")
    assert empty_reading.at.title[0].value == "Aucune action"
    assert "Nouvelle action" in empty_reading.text
    assert "Importer un tableau" in empty_reading.text


def test_a_view_is_kept_opened_renamed_and_deleted(screen):
    screen.open("actions", situation="overdue", sort="-deadline", columns="code,title,budget")
    widget(screen.at.text_input, "Nom de la vue").set_value("Retards par date")
    press(screen, "Enregistrer cette vue")
    assert not screen.errors
    (view,) = reads.saved_views(State(data.store(), LAST + 1, SAMPLE_PLAN, DAY))
    assert view.values["query"] == "situation=overdue&sort=-deadline&columns=code%2Ctitle%2Cbudget"
    screen.open("actions")
    link = re.search(r'href="([^"]+)"><bdi>Retards par date', body(screen)).group(1)
    assert "sort=-deadline" in link
    assert "columns=code%2Ctitle%2Cbudget" in link
    screen.open("actions", situation="overdue", sort="-deadline", columns="code,title,budget")
    widget(screen.at.text_input, "Nom de la vue").set_value("Échéances passées")
    press(screen, "Renommer")
    assert "Échéances passées" in screen.text
    press(screen, "Supprimer cette vue")
    assert not reads.saved_views(State(data.store(), current_revision(data.store()), SAMPLE_PLAN, DAY))


def test_the_next_code_of_the_axis_is_proposed_and_one_that_was_typed_stays(screen):
    screen.open("actions").unfold("new_action")

    def choose(axis):
        screen.at.selectbox(key="action_new_axis").set_value(axis)
        screen.at.run()

    assert widget(screen.at.text_input, "Code").value == ""
    choose("A3")
    assert widget(screen.at.text_input, "Code").value == "A3.7"
    choose("A1")
    assert widget(screen.at.text_input, "Code").value == "A1.7"
    widget(screen.at.text_input, "Action").set_value("Ouvrir un guichet commun")
    press(screen, "Ajouter l'action")
    assert not screen.errors
    assert action("A1.7").values["axis"] == "A1"
    assert widget(screen.at.text_input, "Code").value == "A1.8", "the next one"
    widget(screen.at.text_input, "Code").set_value("B1")
    screen.at.run()
    choose("A3")
    assert widget(screen.at.text_input, "Code").value == "B1"


def test_a_sheet_leads_to_those_beside_it_in_the_list_that_one_came_from(reading):
    reading.open("actions", sort="-deadline", situation="done")
    rows = firsts(reading)
    trail = re.search(rf'href="/action\?([^"]*code={rows[3]}[^"]*)"', body(reading)).group(1)
    assert "list=" in trail
    reading.open("action", code=rows[3], list="situation=done&sort=-deadline")
    way = body(reading).split('class="plan-way"')[1].split("</nav>")[0]
    assert [words.strip("‹› ") for words in re.findall(r">([^<›]*‹[^<]*|[^<]* ›)</a>", way)] == [
        rows[2],
        rows[4],
    ]
    reading.open("action", code="A3.3")
    way = body(reading).split('class="plan-way"')[1].split("</nav>")[0]
    assert "‹ A3.2" in way
    assert "A3.4 ›" in way
    reading.open("action", code="A3.3", list="situation=done")
    assert "A3.4 ›" in body(reading), "it has left that list: by code"


def test_what_is_new_is_recorded_in_one_line(screen):
    screen.open("action", code="A3.3")
    screen.at.number_input(key=f"quick_{action('A3.3').key}_progress").set_value(80.0)
    widget(screen.at.text_input, "Commentaire, ou raison d'une nouvelle échéance").set_value(
        "Deux fiches de plus"
    )
    press(screen, "Enregistrer")
    assert not screen.errors
    assert action("A3.3").progress == 80
    assert "Deux fiches de plus" in action("A3.3").values["comment"]
    assert widget(screen.at.text_input, "Commentaire, ou raison d'une nouvelle échéance").value == ""


def test_a_new_deadline_asks_its_reason_in_the_same_line(screen):
    screen.open("action", code="A3.3")
    key = action("A3.3").key
    screen.at.date_input(key=f"quick_{key}_deadline").set_value(date(2027, 1, 31))
    press(screen, "Enregistrer")
    assert "Échéance" in screen.errors[0]
    assert current_revision(data.store()) == LAST
    widget(screen.at.text_input, "Commentaire, ou raison d'une nouvelle échéance").set_value(
        "Textes attendus"
    )
    press(screen, "Enregistrer")
    assert not screen.errors
    assert action("A3.3").deadline == date(2027, 1, 31)


def test_the_line_leaves_its_place_to_the_long_form(screen):
    screen.open("action", code="A3.3").unfold("edit_action")
    assert [w.key for w in screen.at.number_input if w.label == "Avancement"] == [
        f"action_{action('A3.3').key}_progress"
    ]


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_an_action_of_which_nothing_is_known_has_a_sheet(screen, language):
    screen.open("actions").unfold("new_action")
    widget(screen.at.text_input, "Action").set_value("Voir https://ccis-rsk.ma/a?b=1&c=<x>")
    press(screen, "Ajouter l'action")
    key = next(
        r.key for r in reads.situations(State(data.store(), LAST + 1, SAMPLE_PLAN, DAY), search="ccis-rsk.ma")
    )
    screen.open("action", language, code=key)
    assert not screen.errors
    assert "nan" not in screen.text.lower().split()
    assert "None" not in screen.text
    screen.open(
        "actions",
        language,
        columns="code,title,owner,progress,start,axis,budget,confidential",
        q="ccis-rsk.ma",
    )
    assert not screen.errors
    assert "None" not in screen.text
