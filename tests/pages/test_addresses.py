"""Whatever an address asks for, on every page: an answer, never a failure and never a word of failure in the log."""

import ast
import logging

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib.ui.navigation import ENTRIES
from lib.ui.navigation import PAGES as FOLDER
from tests.pages.test_every_page import READINGS
from tests.screens import Screen

PAGES = [entry.file for entry in ENTRIES]


def named(node):
    """The parameter that a call reads, when it is written out."""
    name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
    owner = (
        node.func.value.id
        if isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name)
        else ""
    )
    if owner == "choices":
        keys = [k.value.value for k in node.keywords if k.arg == "key" and isinstance(k.value, ast.Constant)]
        return keys or (["view"] if name == "views" else ["page"] if name == "pager" else [])
    if (owner, name) in {("session", "query"), ("address", "number"), ("address", "day"), ("tables", "part")}:
        return [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
    return []


def read():
    """Every parameter that a page names where it reads it."""
    code = [*(FOLDER.parent / "lib" / "ui").rglob("*.py"), *FOLDER.glob("*.py")]
    calls = (
        n for path in code for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Call)
    )
    return {name for call in calls for name in named(call)}


#: Every parameter that a page reads, those with a constant for a name too.
BY_CONSTANT = "plan lang day revision from to minutes meeting mode screen part note paper"
PARAMETERS = sorted(read() | set(BY_CONSTANT.split()))
#: How anybody may get an address wrong, or try to.
NASTY = (
    "9999-12-31", "0001-01-01", "2026-02-30", "1900-01-01", "2199-12-31", "9" * 5000, "-1", "0", "1e9", "٣", "²", "１２",
    "\0", "a\0b", "%00", "\u202e", "\ufffd", "' OR 1=1 --", "<script>", "{0}", "{name}", "../../etc/passwd", "None", "nan",
    "true", " ", "x" * 3000, "inconnue", "soon", "without", "😀",
)  # fmt: skip
WORDS = st.one_of(st.sampled_from(NASTY), st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
#: What opens the readings of the pages, so that their own parameters are read too.
KNOWN = {
    "view": sorted({view for _, view in READINGS} | {"free", "exchanges", "actions"}),
    "since": ["days", "revisions", "month", "last"],
    "mode": ["meeting"],
}
ADDRESSES = st.fixed_dictionaries(
    {}, optional={n: st.one_of(st.sampled_from(KNOWN[n]), WORDS) if n in KNOWN else WORDS for n in PARAMETERS}
)


def test_every_parameter_that_a_page_reads_is_tried():
    assert {"lang", "day", "revision", "view", "axis", "q", "page", "from", "code"} <= set(PARAMETERS)


@pytest.mark.parametrize("page", PAGES)
def test_no_address_fails_a_page(shelf, page):
    with pytest.MonkeyPatch.context() as patched, Log() as log:
        patched.setenv("PLAN_DATABASE", str(shelf["sample"]))

        @settings(
            max_examples=10,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
            derandomize=True,
        )
        @given(ADDRESSES)
        def opened(asked):
            reading = open_at(page, asked)
            assert not reading.errors, (page, asked, reading.errors)
            assert len(reading.at.title) <= 1 or asked.get("mode") == "meeting"
            assert not log.failures, (page, asked, log.failures)

        opened()


@pytest.mark.parametrize("given_", NASTY)
def test_every_parameter_at_once_fails_no_page_of_many_choices(reading, given_):
    asked = {name: given_ for name in PARAMETERS if name not in {"day", "mode"}}
    with Log() as log:
        for page in ("actions", "evolution"):
            reading.day = given_
            reading.open(page, asked["lang"], **{n: v for n, v in asked.items() if n != "lang"})
            assert not reading.errors
            assert reading.at.title
        assert not log.failures


def open_at(page, asked):
    """The page in a new session, the address as it stands."""
    reading = Screen(day=asked.get("day", ""))
    rest = {name: value for name, value in asked.items() if name not in {"lang", "day"}}
    return reading.land(page, asked.get("lang", "fr"), **rest)


class Log(logging.Handler):
    """What the application writes of failures while it is held."""

    def __init__(self):
        super().__init__(logging.ERROR)
        self.failures = []

    def emit(self, record):
        self.failures.append(record.getMessage())

    def __enter__(self):
        logging.getLogger().addHandler(self)
        return self

    def __exit__(self, *_):
        logging.getLogger().removeHandler(self)
