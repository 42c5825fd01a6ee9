"""What moved since the last meeting is summed up in sentences that an audience understands."""

from dataclasses import fields
from typing import get_type_hints

import pytest

from lib.i18n import LANGUAGES
from lib.store.reads import Movement
from lib.wording.since import since_summary


def moved(party, **flags):
    """An action that moved: nothing is told of it but these flags."""
    hints = get_type_hints(Movement)
    return Movement(
        **{f.name: False if hints[f.name] is bool else None for f in fields(Movement)}
        | {"party": party}
        | flags
    )


def test_actions_of_no_party_are_named_so_and_come_last():
    moves = [moved(None, owner_changed=True), moved("Togo", newly_late=True), moved("Maroc", newly_late=True)]
    said = since_summary("fr", moves)
    assert [part.partition(" – ")[0] for part in said.split(" · ")] == [
        "Maroc",
        "Togo",
        "Actions sans partie désignée",
    ]
    assert "sans partie –" not in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_no_party_is_named_the_counts_stand_alone(language):
    said = since_summary(language, [moved(None, owner_changed=True)])
    assert said
    assert " – " not in said
    assert since_summary(language, []) == ""
