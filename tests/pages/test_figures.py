"""The acceptance figures of the sample plan at 24/11/2026, as a French reader sees them."""

import json
import re
from datetime import date, datetime

import pytest

from lib.domain.changes import Change
from lib.domain.terms import RevisionKind
from lib.store import reads
from lib.store.ledger import commit
from lib.store.state import State
from lib.ui import data
from tests.bench.plans import write_plan
from tests.sample import LAST
from tests.screens import Screen, plain

FIGURES = [
    ("quality", {}, "Actions / suivies 36 / 35"),
    ("overview", {}, "12 actions sur 35 sont réalisées."),
    ("overview", {}, "Actions réalisées 12/35 34,3 % la dernière réalisée le 25/06/2026"),
    ("quality", {}, "Taux de réalisation 12/35 (34,3 %)"),
    (
        "overview",
        {},
        "Avancement moyen 75,2 % attendu 93,1 %, écart −17,9 points +1,6 pts depuis le 31/10/2026",
    ),
    ("quality", {}, "Part engagée 31/35 (88,6 %)"),
    ("quality", {}, "Avancement pondéré par la priorité 77,3 %"),
    (
        "overview",
        {},
        "8 échéances sont dépassées, dont 2 pour des actions bloquées ou suspendues. "
        "3 arrivent à échéance sous 14 jours.",
    ),
    ("overview", {}, "■ Échéances dépassées 8 dont 2 bloquées ou suspendues +2 depuis le 31/10/2026"),
    ("overview", {}, "Sous 14 jours 3 7 sous 30 jours la première le 30/11/2026"),
    ("overview", {}, "30/11/2026 A3.6"),
    ("overview", {}, "30/11/2026 A5.1"),
    ("overview", {}, "30/11/2026 A6.2"),
    ("deadlines", {}, "8 échéances dépassées au 24/11/2026"),
    ("deadlines", {}, "8 échéances sont dépassées au 24/11/2026 ; la plus ancienne (A1.6) de 147 jours."),
    ("deadlines", {"view": "soon"}, "3 actions arrivent à échéance sous 14 jours."),
    ("deadlines", {"view": "coming"}, "7 actions arrivent à échéance sous 30 jours."),
    (
        "axes",
        {},
        "Situation des actions : réalisée 12, dans les temps 5, à surveiller 9, en retard 6, bloquée 2, "
        "à venir 1, annulée 1.",
    ),
    ("quality", {}, "Respect des échéances 10/20 (50,0 %)"),
    ("axes", {}, "Axe A5 : 27 points sous l'attendu"),
    ("quality", {}, "Démarrages non constatés 1"),
    ("actions", {}, "A5.5 Former des formateurs togolais"),
    ("actions", {}, "démarrage non constaté, 84 j après le début prévu"),
    (
        "partners",
        {"view": "letters"},
        "Délai de réponse : médiane 19,5 j (18 réponses) ; 4 en attente, le plus ancien depuis 236 j.",
    ),
    ("partners", {"view": "letters"}, "236 j PAL"),
    ("partners", {"view": "letters"}, "189 j OFPPT"),
    ("partners", {"view": "letters"}, "75 j CCIT"),
    ("partners", {"view": "letters"}, "7 j API-ZF"),
    (
        "partners",
        {"view": "letters"},
        "Mises en relation de 90 jours ou plus : 14 → contacts 12 → rencontres 9 → offres 5 → contrats 2 "
        "(sans suite : 2).",
    ),
    ("partners", {}, "14 partenaires à recontacter au 24/11/2026"),
]
AXES = {
    "A1": ("84,2 %", "97,2 %", "Appui nécessaire"),
    "A2": ("79,5 %", "95,6 %", "Appui nécessaire"),
    "A3": ("80,0 %", "97,1 %", "Appui nécessaire"),
    "A4": ("75,0 %", "96,0 %", "Compromis"),
    "A5": ("49,2 %", "76,5 %", "Compromis"),
    "A6": ("83,3 %", "96,6 %", "Appui nécessaire"),
}


def readable(screen):
    return f"{' '.join(t.value for t in screen.at.title)} {screen.text}"


@pytest.mark.parametrize(("page", "query", "figure"), FIGURES, ids=[f"{p}: {f[:48]}" for p, _, f in FIGURES])
def test_an_acceptance_figure_is_on_the_screen_in_french(reading, page, query, figure):
    assert figure in plain(readable(reading.open(page, "fr", **query)))


@pytest.mark.parametrize(("axis", "shown"), AXES.items())
def test_an_axis_shows_its_progress_its_expected_progress_and_its_weather(reading, axis, shown):
    text = reading.open("axes", "fr").text
    progress, expected, weather = shown
    row = text[text.index(f" {axis}. ", text.index("Voir les données")) :][:220]
    assert progress in row
    assert expected in row
    assert weather in row


def test_the_bars_of_overdue_actions_carry_their_ages_from_the_oldest(reading):
    figure = json.loads(reading.open("deadlines", "fr").at.get("plotly_chart")[0].proto.spec)
    ages = [text.split("j")[0].strip(" \u00a0\u202f") for text in figure["data"][0]["text"]]
    assert [int(age) for age in ages] == [147, 147, 147, 116, 55, 55, 24, 24]


def test_the_situations_of_the_actions_page_are_those_of_the_axes_page(reading):
    text = reading.open("actions", "fr").text
    for part in ("Réalisée 12", "En retard 6", "À surveiller 9", "Dans les temps 5", "Bloquée 2"):
        assert part in text
    assert "36 actions" in text


def test_on_the_day_after_a_deadline_the_figures_follow(sample_file, screen):
    screen.day = "2026-12-01"
    text = screen.open("overview", "fr").text
    assert "Données arrêtées au 01/12/2026" in text
    assert "11 échéances sont dépassées" in text


def test_a_tile_says_what_changed_since_the_last_update_and_nothing_on_the_first_day(reading):
    reading.day = "2025-10-01"
    text = reading.open("overview", "fr").text
    assert not re.search(r"depuis le \d", text)
    reading.day = "2026-12-01"
    text = reading.open("overview", "fr").text
    assert "Échéances dépassées 11 dont 2 bloquées ou suspendues +3 depuis le 24/11/2026" in text
    assert "Actions réalisées 12/35 34,3 % la dernière réalisée le 25/06/2026" in text
    assert "inchangé depuis le 24/11/2026" in text


def test_a_tile_says_what_changed_since_the_last_meeting(screen):
    screen.open("overview")
    store, plan = data.store(), reads.current_plan(data.store())
    for day, code, meeting in ((26, "A5.5", "m-1"), (28, "A6.1", None)):
        before = reads.action(State(store, LAST, plan, date(2026, 11, day)), code)
        commit(
            store,
            [Change("action", before.key, {"status": before.status}, {"status": "done"})],
            plan=plan,
            author="test",
            kind=RevisionKind.EDIT,
            reason="",
            recorded_at=datetime(2026, 11, day, 9),
            as_of=date(2026, 11, day),
            meeting=meeting,
        )
    screen.day = "2026-12-01"
    text = screen.open("overview", "fr").text
    assert "Actions réalisées 14/35 40,0 % +1 depuis la réunion du 26/11/2026" in text
    assert "Échéances dépassées 10 dont 2 bloquées ou suspendues +2 depuis la réunion du 26/11/2026" in text


def test_a_plan_with_more_late_actions_than_bars_says_how_many_there_are(tmp_path, monkeypatch):
    monkeypatch.setenv("PLAN_DATABASE", str(write_plan(tmp_path / "plan.duckdb", 600)))
    screen = Screen().open("deadlines", "fr")
    total = screen.at.title[0].value.split()[0]
    assert int(total) > 25
    assert f"{total} échéances sont dépassées" in screen.text
    soon = screen.open("deadlines", "fr", view="coming").text
    head = reads.headline(State(data.store(), 1, "p", date(2026, 11, 24)))
    assert f"{head.coming} actions arrivent à échéance sous 30 jours." in soon
    data.whole_store().close()


@pytest.mark.parametrize(
    ("situation", "rows"),
    [
        ("tracked", 35),
        ("past_due", 8),
        ("late_start", 1),
        ("all", 36),
        ("done", 12),
        ("engaged", 31),
        ("first_due", 20),
    ],
)
def test_a_figure_opens_as_many_rows_as_it_counts(reading, situation, rows):
    assert f" {rows} action" in f" {reading.open('actions', 'fr', situation=situation).text}"


def test_the_actions_an_organisation_leads_open_from_their_figure(reading):
    """CCIT answers for 11 tracked actions, 5 of them as the first organisation named."""
    assert " 5 actions" in reading.open("actions", "fr", organisation="CCIT", situation="led").text
    assert " 11 actions" in reading.open("actions", "fr", organisation="CCIT", situation="tracked").text


def test_the_history_of_an_action_begins_with_its_latest_change_and_says_the_day_it_describes(reading):
    text = reading.open("action", "fr", code="A3.3").unfold("sheet_history").text
    history = text[text.index("Historique") :]
    assert history.index("31/08/2026 enregistré le 24/11/2026") < history.index("30/04/2026 enregistré le")
    assert history.index("30/04/2026 enregistré le") < history.index("Première saisie")


def test_figures_are_links_to_their_rows(reading):
    html = " ".join(e.proto.body for e in reading.open("axes", "fr").at.main.get("html"))
    assert "organisation=CCIT&amp;situation=past_due" in html
    html = " ".join(e.proto.body for e in reading.open("quality", "fr").at.main.get("html"))
    for name in ("done", "all", "late_start", "engaged", "first_due"):
        assert f"situation={name}" in html
    assert "view=letters" in html
