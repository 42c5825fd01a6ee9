"""Every sentence over 0, 1, 2 things and over what is missing: no plural of one, no dash in place of a figure."""

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest

from lib.domain.terms import Stage
from lib.domain.thresholds import DEFAULTS
from lib.i18n import LANGUAGES
from lib.store.reads import AxisFigures, Dated, Headline
from lib.wording.progress import compared, expected_mean, gap, mean, progress_sentence, rates
from lib.wording.readings import overdue_sentence, stages_sentence
from lib.wording.sentences import axis_sentence, done_undated, none_passed, plan_sentence, rate
from lib.wording.tiles import tile_words, under_figures
from tests.random_plans import NEVER, said

ZEROS: dict[str, Any] = {field.name: 0 for field in fields(Headline)}
HEAD = Headline(**ZEROS)
NOTHING: dict[str, Any] = dict.fromkeys(field.name for field in fields(AxisFigures))


def headline(n, *, known):
    """A plan where every count is n of n; without what is not known."""
    figures = {f.name: n for f in fields(Headline)} | {"tracked": max(n, 1), "reserved_in": 0}
    value = 50.0 if known else None
    over = n if known else 0
    return replace(
        HEAD,
        **figures | {"progress": value, "expected": value, "gap": value, "gap_n": over, "progress_n": over},
    )


def axis(n, *, known):
    head = headline(n, known=known)
    same = {f.name: getattr(head, f.name) for f in fields(AxisFigures) if hasattr(head, f.name)}
    return AxisFigures(
        **NOTHING | same | {"axis_code": "A1", "weather": "not_assessed", "computed_weather": "not_assessed"}
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize("n", [0, 1, 2])
def test_figures_are_said_without_a_wrong_plural_or_a_missing_value(language, known, n):
    head, one = headline(n, known=known), axis(n, known=known)
    texts = [
        plan_sentence(language, head, 14),
        plan_sentence(language, replace(head, past_due=n + 1, past_due_blocked=n), 14),
        tile_words(language, head, DEFAULTS),
        tile_words(language, replace(head, past_due=n, past_due_blocked=0), DEFAULTS),
        under_figures(language, head),
        under_figures(language, replace(head, reserved_in=n)),
        axis_sentence(language, one),
        none_passed(language, n),
        done_undated(language, n),
        stages_sentence([(stage, n) for stage in Stage], n, language=language, days=90),
        *(say(language, figures) for figures in (head, one) for say in (compared, progress_sentence, rates)),
        *(say(language, figures) for figures in (head, one) for say in (mean, expected_mean, gap)),
    ]
    for text in said(texts):
        assert not NEVER.search(text), text


@pytest.mark.parametrize("small", [0.0, 10.0])
def test_a_rate_of_nothing_is_a_dash_whatever_the_limit(small):
    assert rate("fr", 0, 0, small) == "–"


def test_one_of_several_passed_deadlines_is_of_one_blocked_action():
    head = replace(HEAD, tracked=9, past_due=3, past_due_blocked=1)
    said_of = " ".join(plan_sentence("fr", head, 14).split())
    assert "3 échéances sont dépassées, dont 1 pour une action bloquée ou suspendue." in said_of


def test_the_oldest_deadline_passed_is_named_by_its_title_where_it_has_no_code():
    bare: dict[str, Any] = dict.fromkeys(field.name for field in fields(Dated))
    rows = [Dated(**bare | {"title": "Former", "days_late": n}) for n in (119, 3)]
    for language in LANGUAGES:
        sentence = overdue_sentence(rows, language=language, today=date(2026, 11, 24), total=2)
        assert "Former" in sentence and not NEVER.search(sentence)
