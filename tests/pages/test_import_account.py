"""What became of every row of a file, in one line; and a column asked about, answered in one click."""

from dataclasses import replace
from hashlib import sha256

import pytest

from lib.spreadsheets.model import ColumnQuestion
from lib.ui.imports import changes
from tests.pages.test_forms import upload

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


@pytest.fixture
def asked(monkeypatch):
    """As if the values of a column said that it is the deadline, until somebody has answered."""
    prepare = changes.prepare

    def asking(*args, **options):
        found = prepare(*args, **options)
        question = ColumnQuestion(2, "Repère", "deadline", 1, 3, "dates")
        said = "deadline" in found.recognition.columns.values()
        refused = (2, "deadline") in found.corrections.not_these
        return replace(found, column_questions=() if said or refused else (question,))

    monkeypatch.setattr(changes, "prepare", asking)


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
    assert "Total" in shown


def test_a_column_is_said_to_be_the_deadline_in_one_click(screen, asked):
    screen.open("import_file")
    upload(screen, FILE.replace("Jalon", "Repère"))
    assert "« Repère » est-il l'échéance ? 1 de ses 3 valeurs est une date." in read(screen)
    yes = next(b for b in screen.at.button if b.label == "Oui")
    yes.click()
    screen.at.run()
    assert not screen.errors
    assert "est-il l'échéance" not in read(screen)
    assert "30/06/2027" in read(screen)
    assert next(s for s in screen.at.selectbox if s.label.startswith("C · ")).value == "deadline"


def test_a_column_that_is_not_the_field_is_not_asked_about_again(screen, asked):
    screen.open("import_file")
    upload(screen, FILE.replace("Jalon", "Repère"))
    next(b for b in screen.at.button if b.label == "Non").click()
    screen.at.run()
    assert "est-il l'échéance" not in read(screen)
    screen.at.run()
    assert "est-il l'échéance" not in read(screen)
    assert not screen.errors
