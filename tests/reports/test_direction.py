"""A workbook begins on the side where its language is read: every sheet of every workbook that is made here."""

import io
import zipfile

import pytest

from lib.i18n import LANGUAGES
from lib.reports.blank import empty_workbook
from lib.reports.commitments import commitments_workbook
from lib.reports.comparison import comparison
from lib.reports.workbook import action_list, import_log, plan_workbook
from lib.store import reads
from lib.store.reads import Pair
from lib.store.state import State
from lib.usecases.start import SAMPLE_PLAN
from tests.changes import DAY
from tests.sample import LAST

MADE = {
    "plan": lambda state, language: plan_workbook(state, language=language),
    "empty": lambda state, language: empty_workbook(language),
    "commitments": lambda state, language: commitments_workbook(state, language=language),
    "list": lambda state, language: action_list(
        reads.action_list(state, limit=3), day="24/11/2026", language=language
    ),
    "log": lambda state, language: import_log(state, language=language),
    "comparison": lambda state, language: comparison(Pair(state.at(2), state), language=language),
}


def sheets(content):
    """The sheets that a reader sees: what is told of the plan to an import is in one that is hidden."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        hidden = book.read("xl/workbook.xml").decode().count('state="hidden"')
        named = (n for n in book.namelist() if n.startswith("xl/worksheets/sheet"))
        every = sorted(named, key=lambda name: (len(name), name))
        return [book.read(name).decode() for name in every[: len(every) - hidden]]


@pytest.mark.parametrize("name", MADE)
def test_every_sheet_runs_from_right_to_left_in_arabic_and_in_no_other_language(sample_store, name):
    state = State(sample_store, LAST, SAMPLE_PLAN, DAY)
    for language in LANGUAGES:
        found = sheets(MADE[name](state, language))
        assert found
        assert {'rightToLeft="1"' in sheet for sheet in found} == {language == "ar"}, language
