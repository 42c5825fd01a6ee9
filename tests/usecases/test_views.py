"""Lists kept by name: what their address asks for, undone like everything else."""

import pytest

from lib.domain.errors import Conflict, Invalid
from lib.domain.writing import Writing
from lib.store import reads
from lib.store.state import State
from lib.usecases.start import SAMPLE_PLAN
from lib.usecases.undo import plan_undo, undo
from lib.usecases.views import keep_view, remove_view, rename_view
from tests.conftest import DAY, NOW

WRITING = Writing(SAMPLE_PLAN, "Amina", NOW, DAY)


def views(store):
    state = State(store, reads.current_revision(store), SAMPLE_PLAN, DAY)
    return {row.values["name"]: (row.key, row.values["query"]) for row in reads.saved_views(state)}


def test_a_view_is_kept_renamed_given_up_and_each_is_undone(sample_store):
    keep_view(sample_store, " Retards ", "situation=overdue", WRITING)
    keep_view(sample_store, "Échéances", "sort=deadline", WRITING)
    assert list(views(sample_store)) == ["Retards", "Échéances"]
    key = views(sample_store)["Retards"][0]
    seen = reads.current_revision(sample_store)
    rename_view(sample_store, seen, key, "Ce qui est dépassé", WRITING)
    removed = remove_view(sample_store, reads.current_revision(sample_store), key, WRITING)
    assert list(views(sample_store)) == ["Échéances"]
    planned = plan_undo(sample_store, removed, plan=SAMPLE_PLAN, revision=removed)
    undo(sample_store, planned, WRITING)
    assert views(sample_store)["Ce qui est dépassé"] == (key, "situation=overdue")


def test_a_name_shows_one_list_and_the_last_one_kept_by_it(sample_store):
    keep_view(sample_store, "Retards", "situation=overdue", WRITING)
    keep_view(sample_store, "Retards", "situation=past_due", WRITING)
    assert views(sample_store)["Retards"][1] == "situation=past_due"
    with pytest.raises(Invalid):
        keep_view(sample_store, "Retards", "situation=past_due", WRITING)
    with pytest.raises(Invalid):
        keep_view(sample_store, "  ", "situation=past_due", WRITING)
    keep_view(sample_store, "Autre", "q=a", WRITING)
    with pytest.raises(Invalid, match="is that of another view"):
        rename_view(
            sample_store,
            reads.current_revision(sample_store),
            views(sample_store)["Autre"][0],
            "Retards",
            WRITING,
        )


def test_a_view_that_somebody_renamed_meanwhile_is_not_given_up_unseen(sample_store):
    keep_view(sample_store, "Retards", "situation=overdue", WRITING)
    key, seen = views(sample_store)["Retards"][0], reads.current_revision(sample_store)
    rename_view(sample_store, seen, key, "Bloquées", WRITING)
    with pytest.raises(Conflict):
        remove_view(sample_store, seen, key, WRITING)


def test_a_partner_sees_no_view(sample_store):
    number = keep_view(sample_store, "Dossier réservé", "q=secret", WRITING)
    seen = State(sample_store, number, SAMPLE_PLAN, DAY).seen_by_partner()
    assert not reads.saved_views(seen)
