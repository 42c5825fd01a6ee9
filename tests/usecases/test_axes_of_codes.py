"""A file without a column of axes: its codes put no action of the plan into another axis."""

import json
from dataclasses import replace

import pytest

from lib.store import reads
from lib.store.ledger import rows_at
from lib.usecases.imports import apply, start_plan
from lib.usecases.plans import plan_key
from tests.usecases.test_imports import WRITING, prepared

HEAD = "Code;Axe;Action;Responsable;Échéance;Statut"
BEGUN = {
    "1.2": "1.2;Formation;Former les conseillers;Noé Bah;31/03/2027;Non démarrée",
    "01.10": "01.10;Formation;Écrire le guide;Noé Bah;28/02/2027;Non démarrée",
    "A2.1": "A2.1;Commerce;Tenir le salon;Awa Kou;20/12/2026;En cours",
}


def without_axes(*more, status=""):
    rows = [line.split(";") for line in (HEAD, *BEGUN.values())]
    kept = [[row[0], *row[2:5], status or row[5]] for row in rows[1:]]
    return "\n".join([";".join([rows[0][0], *rows[0][2:]]), *map(";".join, kept), *more])


@pytest.fixture
def begun(sample_store):
    plan = plan_key(sample_store)
    found = prepared(sample_store, "\n".join([HEAD, *BEGUN.values()]), plan=plan)
    start_plan(sample_store, found, "Notre plan", None, replace(WRITING, plan=plan))
    return sample_store, plan


def test_the_same_actions_without_their_axes_change_nothing(begun):
    store, plan = begun
    found = prepared(store, without_axes(), plan=plan)
    assert found.comparison.unchanged == 3
    assert not found.changes_anything


def test_an_axis_that_codes_alone_name_is_not_added_for_actions_that_have_one(begun):
    store, plan = begun
    found = prepared(store, without_axes(status="Terminé"), plan=plan)
    assert {f.field for d in found.comparison.changed for f in d.fields} == {"status"}
    before = rows_at(store, reads.current_revision(store), plan, "axis")
    apply(store, found, replace(WRITING, plan=plan))
    assert rows_at(store, reads.current_revision(store), plan, "axis") == before
    more = prepared(store, without_axes("3.1;Ouvrir le bureau;Awa Kou;30/06/2027;En cours"), plan=plan)
    apply(store, more, replace(WRITING, plan=plan))
    assert rows_at(store, reads.current_revision(store), plan, "axis").keys() - before.keys() == {"A3"}


def test_a_column_kept_as_it_is_has_no_cell_of_another(begun):
    store, plan = begun
    text = without_axes().splitlines()
    found = prepared(store, "\n".join([f"{text[0]};Salle", *(f"{line};B12" for line in text[1:])]), plan=plan)
    changed = [f for d in found.comparison.changed for f in d.fields]
    assert [json.loads(str(f.new)) for f in changed] == [{"Salle": "B12"}] * 3
    assert {f.cell for f in changed} == {""}
