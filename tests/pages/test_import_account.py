"""What became of every row of a file, in one line; and a column asked about, answered in one click."""

import re
from dataclasses import replace
from hashlib import sha256

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


def test_a_column_that_is_not_the_field_is_not_asked_about_again(screen):
    screen.open("import_file")
    upload(screen, plan_with("Repère"))
    next(b for b in screen.at.button if b.label == "Non").click()
    screen.at.run()
    assert "est-il l'échéance" not in read(screen)
    screen.at.run()
    assert "est-il l'échéance" not in read(screen)
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
