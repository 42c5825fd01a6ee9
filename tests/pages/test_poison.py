"""No text of a plan is markup on any screen: a plan whose every text would like to be is walked page by page."""

import json
import re
import shutil
from datetime import date
from urllib.parse import parse_qsl

import pytest

from lib.domain.changes import Value
from lib.domain.terms import Said
from lib.domain.writing import Writing
from lib.store.connection import Store
from lib.store.ledger import rows_at
from lib.store.reads import asked_actions, current_plan, current_revision, round_answers, to_ask
from lib.store.state import State
from lib.ui.as_typed import HOLDERS, MARKDOWN, as_typed
from lib.ui.navigation import ENTRIES
from lib.usecases.answers import Given, send
from lib.usecases.attachments import GivenFile
from lib.usecases.meetings import open_meeting
from lib.usecases.record import create_row
from lib.usecases.rounds import open_round
from tests.pages.test_matrix import _named, addresses
from tests.poison import DAY, NOW, Markup, poison, read_back
from tests.screens import Screen

#: Tags that a chart writes itself.
#: Entities that Plotly does not know, and would show by their names.
NAMED = re.compile(r"&(?!(?:amp|lt|gt|nbsp);|#)\w+;")
OF_CHARTS = re.compile(r'</?b>|<br>|<span style="color:[^"<>]*">|</span>')


#: What the sample has none of: rows that go deeper into an action.
DEEPER: dict[str, dict[str, Value]] = {
    "note": {"text": "Une note", "noted_by": "Directeur", "noted_on": DAY},
    "milestone": {"title": "Un jalon", "owner": "Directeur", "deadline": DAY, "comment": "Un mot"},
    "indicator": {"name": "Visites faites", "unit": "fiches", "target": 80.0},
    "funding": {"source_of_funds": "Budget de la chambre", "planned": "1200 MAD"},
}


@pytest.fixture(scope="module")
def poisonous(sample_file, tmp_path_factory):
    """A file of data with poison in every text, and what its pages are opened on."""
    path = tmp_path_factory.mktemp("poison") / "plan.duckdb"
    shutil.copy(sample_file, path)
    store = Store.open(path)
    open_meeting(
        store,
        current_revision(store),
        title="Réunion du comité",
        place="Rabat",
        minutes=45,
        attendance=[("Maroc", "Directeur", True), ("Togo", "Conseiller", False)],
        writing=Writing(current_plan(store), "test", NOW, DAY),
        reason="Réunion du comité",
    )
    plan, writing = current_plan(store), Writing(current_plan(store), "test", NOW, DAY)
    action = next(iter(rows_at(store, current_revision(store), plan, "action")))
    for table, row in DEEPER.items():
        create_row(store, table, {"action": action, **row}, writing)
    _ask(store, writing)
    poison(store)
    store.close()
    return path, _named(path)


def _ask(store, writing):
    """A round with an answer that says all that one can say."""
    state = State(store, current_revision(store), writing.plan, DAY)
    first = to_ask(state)[0].organisation
    open_round(store, {"asked_for": DAY, "word": "Merci d'avance"}, [first], writing)
    now = State(store, current_revision(store), writing.plan, DAY)
    action = asked_actions(now, partner=first)[0].key
    given = Given(
        action,
        Said.BLOCKED,
        deadline=date(2027, 3, 1),
        deadline_reason="Le litige",
        obstacle="Un litige",
        support_requested="Une relance",
        files=(GivenFile("rapport final.pdf", b"%PDF-1.7"),),
    )
    send(
        store,
        round_answers(now)[0].key,
        [given],
        writing,
        seen=now.revision,
        word="Bien à vous",
        reason="Réponse",
    )


def elements(block):
    """Every element and holder of a page: its kind and what was sent of it."""
    for node in block.children.values():
        proto = getattr(node, "proto", None)
        if hasattr(node, "children"):
            yield node.type, proto
            yield from elements(node)
        else:
            yield node.type, proto


def texts(value):
    """Every text of a figure."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)


def faults(screen):
    """What would not be shown as it was typed, and how much of the poison was met."""
    found, met = [], 0
    for root in (screen.at.main, screen.at.sidebar):
        for kind, proto in elements(root):
            said = []
            if kind == "html":
                read = Markup(proto.body)
                found += read.faults
                said = [read.words]
            elif kind == "plotly_chart":
                for text in texts(json.loads(proto.spec)):
                    if "<" in OF_CHARTS.sub("", text) or NAMED.search(text):
                        found.append(f"chart: {text}")
                    said.append(text)
            else:
                name = proto.DESCRIPTOR.name if proto is not None else ""
                sent = list(markdown(proto)) if proto is not None else []
                found += [
                    f"{name}: {text}"
                    for text in sent
                    if as_typed(read_back(text), heading=name == "Heading") != text
                ]
                found += [f"{name} twice: {text}" for text in sent if "\\*" in read_back(text)]
                said = [read_back(text) for text in sent]
            met += sum("**x**" in text or "<b>y</b>" in text for text in said)
    return found, met


def markdown(proto):
    """The texts of an element that the framework reads."""
    kinds = {**MARKDOWN, **HOLDERS}
    name = {"Heading": "heading", "Alert": "alert"}.get(proto.DESCRIPTOR.name) or re.sub(
        r"(?<!^)(?=[A-Z])", "_", proto.DESCRIPTOR.name
    ).lower()
    for field in kinds.get(name, ()):
        first, _, rest = field.partition(".")
        value = getattr(proto, first)
        if isinstance(value, str):
            yield value
        else:
            yield from (getattr(one, rest) if rest else one for one in value)


#: Pages that may show no text of the plan: without accounts, those about people say only that there are none.
OF_NO_TEXT = ("quality", "import_file", "search", "people", "audit")


@pytest.mark.parametrize("page", [entry.file for entry in ENTRIES])
def test_no_text_of_a_plan_is_markup_on_any_page(poisonous, monkeypatch, page):
    path, named = poisonous
    monkeypatch.setenv("PLAN_DATABASE", str(path))
    wrong, met = [], 0
    for asked in addresses(page, named):
        for language in ("fr", "ar"):
            screen = Screen().land(page, language, **dict(parse_qsl(asked)))
            at = f"{page}?{asked}&lang={language}"
            wrong += [f"{at}: {error}" for error in screen.errors]
            here, seen = faults(screen)
            wrong += [f"{at}: {fault}" for fault in here]
            met += seen
    assert not wrong, "\n".join(dict.fromkeys(wrong))
    assert met or page in OF_NO_TEXT, "no text of the plan was met"
