"""What became of every row of a file, in one line; and a column asked about, answered in one click."""

import re
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256

import pytest
import streamlit as st

from lib.ui.imports import done
from lib.usecases.imports import prepare
from tests.pages.test_forms import lines, upload

FILE = "\n".join(
    [
        "Plan du salon;;;",
        "Action;Responsable;Jalon;Statut",
        "Tenir la réunion;Trésorière;30/06/2027;En cours",
        "Publier le guide;Directeur;31/07/2027;En cours",
        ";Régisseur;31/08/2027;En cours",
        "Total;;;",
    ]
)


def plan_with(heading):
    """The sample's own actions, their deadlines under a heading that says nothing of them."""
    head, *rows = [line.split(";") for line in lines()]
    code, title, deadline, status = (head.index(name) for name in ("code", "action", "echeance", "statut"))
    kept = [(r[code], r[title], r[deadline], r[status]) for r in rows if re.fullmatch(r"[\d/]+", r[deadline])]
    return "\n".join(";".join(row) for row in [("Code", "Action", heading, "Statut"), *kept])


def read(screen):
    return screen.text.replace("\u00a0", " ")


def test_the_account_adds_up_in_one_line_and_unfolds_to_the_rows_that_are_not_read(screen):
    screen.open("import_file")
    upload(screen, FILE)
    line = next(e.label for e in screen.at.expander if "remplies" in e.label).replace("\u00a0", " ")
    numbers = [int(word) for word in line.split() if word.isdecimal()]
    assert sum(numbers[:-1]) == numbers[-1] == 6, line
    assert "Régisseur · 31/08/2027" not in read(screen), "folded, it lists nothing"
    screen.unfold(f"account_{sha256(FILE.encode()).hexdigest()[:12]}")
    shown = read(screen).split("Pourquoi")[1]
    assert "Régisseur · 31/08/2027 · En cours" in shown
    assert "Lignes de totaux" not in read(screen), "what the account tells is not told again"
    assert "Total" in shown


def test_a_column_of_the_plan_s_deadlines_is_said_to_be_the_deadline_in_one_click(screen):
    screen.open("import_file")
    upload(screen, plan_with("Repère"))
    question = re.search(
        r"« Repère » est-il l'échéance \? (\d+) de ses (\d+) valeurs sont celles du plan\.", read(screen)
    )
    assert question, read(screen)[:3000]
    next(b for b in screen.at.button if b.label == "Oui").click()
    screen.at.run()
    assert not screen.errors
    assert "est-il l'échéance" not in read(screen)
    assert next(s for s in screen.at.selectbox if s.label.startswith("C · ")).value == "deadline"
    assert "35 lignes inchangées." in read(screen)
    assert "« Repère » est lu comme « Échéance » : 36 lignes en ont une valeur." in read(screen)
    next(b for b in screen.at.button if b.label == "Oublier cette réponse").click()
    screen.at.run()
    assert "« Repère » est-il l'échéance ?" in read(screen)
    assert "est lu comme" not in read(screen)


def test_a_column_that_is_not_the_field_is_not_asked_about_again(screen):
    screen.open("import_file")
    upload(screen, plan_with("Repère"))
    next(b for b in screen.at.button if b.label == "Non").click()
    screen.at.run()
    assert "est-il l'échéance" not in read(screen)
    screen.at.run()
    assert "est-il l'échéance" not in read(screen)
    assert "« Repère » n'est pas lu comme « Échéance » : la colonne est conservée telle quelle." in read(
        screen
    )
    assert not screen.errors


def test_a_choice_made_by_hand_stands_after_the_answer(screen):
    screen.open("import_file")
    upload(screen, plan_with("Repère"))
    next(b for b in screen.at.button if b.label == "Oui").click()
    screen.at.run()
    next(s for s in screen.at.selectbox if s.label.startswith("C · ")).set_value("start")
    screen.at.run()
    assert next(s for s in screen.at.selectbox if s.label.startswith("C · ")).value == "start"
    assert not screen.errors


def test_a_word_of_a_status_is_asked_once_with_what_similar_words_meant_first(screen, monkeypatch):

    def near(*args, **options):
        found = prepare(*args, **options)
        asked = tuple(
            replace(q, near=("blocked",)) if q.section == "status" else q for q in found.table.questions
        )
        return replace(found, table=replace(found.table, questions=asked))

    monkeypatch.setattr("lib.ui.imports.changes.prepare", near)
    screen.open("import_file")
    upload(screen, plan_with("Échéance").replace("En cours", "Mijote"))
    asked = [s for s in screen.at.selectbox if "Mijote" in s.label]
    assert len(asked) == 1
    assert "cellules, la première est D" in asked[0].label.replace("\u00a0", " ")
    assert asked[0].options[:2] == [
        "laisser le statut tel qu'il était",
        "Bloquée – comme des mots semblables",
    ]
    assert asked[0].value == "", "offered, never taken"


SEVERAL = "\n".join(
    [
        "Suivi du salon",
        "Projet;Prévu;;Responsable;;Statut",
        ";(début);(fin);;;",
        "Portail;01/02/2027;08/02/2027;Awa;3;À revoir",
        "Guide;01/03/2027;08/03/2027;Noé;4;À revoir",
        "Salon;01/04/2027;08/04/2027;Awa;5;Fait",
    ]
)


def test_headings_on_two_rows_are_headings_both_and_a_column_without_one_is_named_in_the_language_of_the_page(
    screen,
):
    screen.open("import_file")
    upload(screen, SEVERAL)
    assert "en-têtes aux lignes 2 à 3" in read(screen)
    assert "colonne conservée telle quelle : Colonne E" in read(screen)
    screen.unfold(f"account_{sha256(SEVERAL.encode()).hexdigest()[:12]}")
    shown = read(screen).split("Pourquoi")[1]
    assert shown.index("Suivi du salon") < shown.index("Projet · Prévu"), (
        "what is read as headings comes last"
    )


def test_a_word_asked_about_is_not_a_cell_to_correct_too(screen):
    screen.open("import_file")
    upload(screen, SEVERAL)
    assert "« À revoir » · 2 cellules" in " ".join(s.label for s in screen.at.selectbox).replace(
        "\u00a0", " "
    )
    assert not any("Corriger" in e.label and "cellule" in e.label for e in screen.at.expander)


def test_of_actions_that_begin_no_status_is_left_as_it_was(screen):
    screen.open("import_file")
    upload(screen, SEVERAL)
    asked = next(s for s in screen.at.selectbox if "À revoir" in s.label)
    assert asked.options[0] == "sans statut"


@pytest.mark.parametrize("where", [(done, "finish"), (st, "spinner")], ids=["after", "within"])
def test_a_second_press_that_interrupts_the_first_tells_what_was_done(screen, monkeypatch, where):
    """Who presses twice interrupts the run between the recording and what is told of it."""
    screen.open("import_file")
    head, *rows = lines()
    place = head.split(";").index("avancement")
    changed = [r.split(";") for r in rows]
    changed[3][place] = "12"
    upload(screen, "\n".join([head, *(";".join(r) for r in changed)]))
    module, name = where
    real = getattr(module, name)

    @contextmanager
    def cut(*given, **look):
        monkeypatch.setattr(module, name, real)
        yield
        st.rerun()

    def stopped(*given):
        monkeypatch.setattr(module, name, real)
        st.rerun()

    button = next(b for b in screen.at.button if b.label.startswith("Enregistrer cette version"))
    monkeypatch.setattr(module, name, cut if name == "spinner" else stopped)
    button.click()
    screen.at.run()
    assert not screen.errors
    assert "Enregistré : ce que la révision" in screen.text
    assert "déjà importé" not in screen.text
    assert not any("plus là" in toast.value for toast in screen.at.toast)
