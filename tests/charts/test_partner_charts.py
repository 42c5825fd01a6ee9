"""The exchanges with one partner: kind by month, the number in each cell, a blank month left blank."""

from datetime import date

import pandas as pd
import pytest

from lib.charts.partners import kind_heatmap

MONTHS = (date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1))
ROWS = pd.DataFrame(
    {
        "kind": ["meeting", "letter", "letter"],
        "month": [MONTHS[0], MONTHS[0], MONTHS[2]],
        "n": [1, 1, 2],
    }
)


@pytest.mark.parametrize(
    ("language", "kinds"),
    [("fr", ["Réunion", "Correspondance"]), ("en", ["Meeting", "Letter"]), ("ar", ["اجتماع", "مراسلة"])],
)
def test_each_kind_is_a_row_in_the_readers_language_with_its_numbers(language, kinds):
    figure = kind_heatmap(ROWS, months=MONTHS, language=language)
    assert [text.strip("\u2067\u2069") for text in figure.layout.yaxis.ticktext] == kinds
    assert [list(line) for line in figure.data[0].z] == [[1, None, None], [1, None, 2]]
    assert sorted(a.text for a in figure.layout.annotations) == ["1", "1", "2"]


def test_no_exchange_gives_an_empty_figure():
    assert not kind_heatmap(ROWS[:0], months=MONTHS, language="fr").layout.annotations
