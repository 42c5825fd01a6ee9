"""Every page and reading × every sort of plan × every language: no failure, one title, and nothing that a machine says.

A plan is opened once and read in every language by one test per page: what it answers is kept from one to the next.
"""

import json
import re
import shutil
from pathlib import Path

import pytest

from lib.domain.rights import opens
from lib.domain.roles import Role
from lib.i18n import LANGUAGES
from lib.store.connection import Store
from lib.store.ledger import rows_at
from lib.store.reads import current_plan, current_revision
from lib.ui import session
from lib.ui.navigation import ENTRIES
from tests.bare_plans import full_of_holes, one_action
from tests.screens import Screen, machine_marks

PLANS = ("sample", "empty", "one", "holes")
#: The readings of each page, beside the first one.
READINGS = {
    "deadlines": ["view=soon", "view=coming", "view=calendar", "view=moves"],
    "evolution": ["view=table", "view=chart", "view=curve", "since=month", "since=revisions", "since=days"],
    "outlook": ["view=chances", "view=by"],
    "actions": [
        "situation=past_due",
        "situation=late_start",
        "axis=without",
        "q=lom",
        "q=rien+de+tel",
        "view=grid",
    ],
    "partners": ["view=turns", "view=letters", "view=led", "view=journal", "view=grid", "view=exchanges"],
    "order": ["view=organisations", "view=axes", "view=archived"],
    "commitments": ["view=free", "view=declared", "view=grid"],
    "partner": ["view=actions", "view=exchanges", "view=commitments"],
    "meeting": ["mode=meeting", "mode=meeting&screen=2", "mode=meeting&screen=5", "mode=meeting&screen=8"],
}


@pytest.fixture(scope="module")
def plans(sample_file, empty_file, tmp_path_factory):
    """A file for each sort of plan, with the names of some of its rows."""
    folder = tmp_path_factory.mktemp("plans")
    files = {"sample": Path(shutil.copy(sample_file, folder)), "empty": Path(shutil.copy(empty_file, folder))}
    for name, fill in (("one", one_action), ("holes", full_of_holes)):
        files[name] = folder / f"{name}.duckdb"
        store = Store.open(files[name])
        fill(store)
        store.close()
    return {name: (path, _named(path)) for name, path in files.items()}


def _named(path):
    """Whom and what the sheets of a plan are opened on."""
    store = Store.open(path)
    plan, revision = current_plan(store), current_revision(store)
    rows = {
        t: rows_at(store, revision, plan, t)
        for t in ("action", "partner", "commitment", "minutes", "meeting")
    }
    store.close()
    actions = [row["code"] or key for key, row in rows["action"].items()]
    return {
        "action": [f"code={actions[n]}" for n in range(0, len(actions), max(1, len(actions) // 6))],
        "partner": [f"partner={r['acronym'] or r['name']}" for r in list(rows["partner"].values())[:3]],
        "commitments": [f"commitment={key}" for key in list(rows["commitment"])[:1]],
        "minutes": [f"minutes={key}" for key in rows["minutes"]],
        "meeting": [f"meeting={key}" for key in rows["meeting"]],
    }


def addresses(page, named):
    """Each reading of a page, on each of the rows that it is opened on."""
    subjects, readings = named.get(page, []), READINGS.get(page, [])
    if page == "meeting":
        return ["", *subjects, *(f"{s}&{r}" for s in subjects for r in readings)]
    first = subjects[0] if subjects else ""
    return list(
        dict.fromkeys(["", *subjects, *(f"{first}&{r}" if page == "partner" else r for r in readings)])
    )


@pytest.mark.parametrize("page", [entry.file for entry in ENTRIES])
@pytest.mark.parametrize("plan", PLANS)
def test_a_page_never_fails_and_says_nothing_that_a_machine_says(plans, monkeypatch, plan, page):
    path, named = plans[plan]
    monkeypatch.setenv("PLAN_DATABASE", str(path))
    faults = []
    for asked in addresses(page, named):
        for language in LANGUAGES:
            screen = Screen().land(
                page, language, **dict(part.split("=") for part in asked.split("&") if part)
            )
            at = f"{page}?{asked}&lang={language}"
            faults += [f"{at}: {error}" for error in screen.errors]
            if len(screen.at.title) != 1:
                faults.append(f"{at}: {len(screen.at.title)} titles")
            faults += [f"{at}: says {said}" for said in machine(screen)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("plan", ["empty", "one", "holes"])
def test_no_page_fails_for_who_only_reads_as_the_partner(plans, monkeypatch, plan):
    """Nothing there leads to a page that such a reader does not have."""
    path, named = plans[plan]
    monkeypatch.setenv("PLAN_DATABASE", str(path))
    theirs = [entry for entry in ENTRIES if opens(Role.PARTNER, entry.file)]
    screen, faults = Screen().open(), []
    screen.at.session_state[session.PARTNER] = True
    for entry in theirs:
        for asked in addresses(entry.file, named)[:3]:
            screen.go(entry.file, **dict(part.split("=") for part in asked.split("&") if part))
            at = f"{entry.file}?{asked}"
            faults += [f"{at}: {error}" for error in screen.errors]
            faults += [
                f"{at}: a link to {found}" for found in re.findall(r'href="/?(history|import)\b', raw(screen))
            ]
    assert not faults, "\n".join(faults)


def raw(screen):
    """The HTML of a screen as it stands."""
    return " ".join(
        str(getattr(element.proto, "body", "")) for element in screen.at.main if hasattr(element, "proto")
    )


def machine(screen):
    """What a machine says on a screen, with the words around it; in its charts too."""
    charts = [json.loads(chart.proto.spec) for chart in screen.at.get("plotly_chart")]
    texts = [screen.text, *(text for chart in charts for text in _texts(chart))]
    return [mark for text in texts for mark in machine_marks(text)]


def _texts(part):
    """The texts of a chart that a reader sees: not how it is drawn."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for name, inner in part.items():
            if name not in {"template", "bdata", "dtype"}:
                yield from _texts(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _texts(inner)
