"""A question about a column: one click says what it is, or that it is not."""

from datetime import date

from lib.spreadsheets.files.read import read
from lib.spreadsheets.model import ColumnQuestion
from lib.store.ledger import rows_at
from lib.usecases.imports import prepare
from lib.usecases.start import SAMPLE_PLAN
from tests.sample import LAST
from tests.spreadsheets.books import xlsx

DAY = date(2026, 11, 24)
ROWS = [
    ["Action", "Responsable", "Livraison", "Statut"],
    ["Former les agents", "Trésorière", "30/06/2027", "En cours"],
    ["Publier le guide", "Directeur", "31/07/2027", "En cours"],
]


def prepared(store, rows, corrections=None):
    content = xlsx(rows)
    book = read(content, "plan.xlsx")
    return prepare(store, book, content, plan=SAMPLE_PLAN, today=DAY, corrections=corrections)


def test_yes_makes_the_column_the_field_and_no_is_remembered(sample_store):
    found = prepared(sample_store, ROWS)
    asked = ColumnQuestion(2, "Livraison", "deadline", 2, 2, "plan")
    yes = prepared(sample_store, ROWS, found.answered(asked, yes=True))
    assert dict(yes.recognition.columns) == {0: "title", 1: "owner", 2: "deadline", 3: "status"}
    assert found.answered(asked, yes=False).not_these == {(2, "deadline")}


def people(store):
    stored = rows_at(store, LAST, SAMPLE_PLAN, "action").values()
    return [a for a in stored if a["owner"] and a["organisation"] and a["owner"] != a["organisation"]][:8]


def test_persons_of_the_plan_under_a_heading_of_organisations_are_asked_about(sample_store):
    stored = people(sample_store)
    rows = [["Code", "Action", "Porteur principal", "Statut"]]
    rows += [[a["code"], a["title"], a["owner"], "En cours"] for a in stored]
    found = prepared(sample_store, rows)
    assert found.recognition.columns[2] == "organisation"
    asked = next(q for q in found.column_questions if q.column == 2)
    assert (asked.field, asked.why, asked.alike) == ("owner", "plan", len(stored))
    yes = prepared(sample_store, rows, found.answered(asked, yes=True))
    assert yes.recognition.columns[2] == "owner"
    assert not any("owner" in {f.field for f in d.fields} for d in yes.comparison.changed)
    no = prepared(sample_store, rows, found.answered(asked, yes=False))
    assert not any(q.column == 2 for q in no.column_questions)


def test_organisations_under_their_own_heading_are_not_asked_about(sample_store):
    rows = [["Code", "Action", "Porteur principal", "Statut"]]
    rows += [[a["code"], a["title"], a["organisation"], "En cours"] for a in people(sample_store)]
    assert not any(q.column == 2 for q in prepared(sample_store, rows).column_questions)


def test_a_column_of_the_plan_s_own_deadlines_is_asked_about_and_answered_in_one_step(sample_store):
    stored = [
        a
        for a in rows_at(sample_store, LAST, SAMPLE_PLAN, "action").values()
        if isinstance(a["deadline"], date)
    ][:6]
    lines = [[a["code"], a["title"], f"{a['deadline']:%d/%m/%Y}", "En cours"] for a in stored]
    rows = [["Code", "Action", "Jalon", "Statut"], *lines]
    found = prepared(sample_store, rows)
    (asked,) = found.column_questions
    assert (asked.label, asked.field, asked.why, asked.alike) == ("Jalon", "deadline", "plan", 6)
    assert prepared(sample_store, rows, found.answered(asked, yes=True)).column_questions == ()
    assert prepared(sample_store, rows, found.answered(asked, yes=False)).column_questions == ()
