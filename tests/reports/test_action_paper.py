"""The paper of one action: what its sheet says, as its reader sees it, in every language."""

import re

import pytest

from lib.documents import docx, html, pdf
from lib.documents.action_paper import action_paper
from lib.domain.writing import Writing
from lib.i18n import LANGUAGES, translate
from lib.i18n.formats import format_day
from lib.reports.action_paper import TOLD, action_facts
from lib.store import reads
from lib.store.reads import current_revision
from lib.store.state import State
from lib.usecases.actions import create_action, edit_action
from lib.usecases.attachments import GivenFile, attach
from lib.usecases.dependencies import add_dependencies
from lib.usecases.indicators import add_indicator, measure
from lib.usecases.milestones import add_milestone
from lib.usecases.record import created
from lib.usecases.start import SAMPLE_PLAN
from lib.wording.files import size_text
from tests.conftest import DAY, NOW

WRITING = Writing(SAMPLE_PLAN, "Amina", NOW, DAY)


def state(store):
    return State(store, current_revision(store), SAMPLE_PLAN, DAY)


def key(store, code="A3.3"):
    return reads.action(state(store), code).key


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_paper_says_what_the_sheet_says(sample_store, language):
    facts = action_facts(state(sample_store), key(sample_store), language=language)
    assert facts.name == "A3.3 – Mettre en place une veille réglementaire partagée"
    assert facts.progress == 70
    owner = {"fr": "Conseiller juridique", "ar": "المستشار القانوني", "en": "Legal Adviser"}
    assert any(owner[language] in value for _, value in facts.pairs)
    assert len(facts.history) <= TOLD
    assert len(facts.exchanges) == 2
    said = repr(facts)
    assert "nan" not in re.findall(r"\w+", said)
    document = action_paper(facts, language)
    assert pdf.page_count(document) == 1
    assert pdf.write(document).startswith(b"%PDF")
    assert docx.write(document).startswith(b"PK")


def test_a_paper_of_the_partner_holds_nothing_that_is_hidden_from_it(sample_store):
    at = key(sample_store)
    secret = {"comment": "Point réservé à l'équipe"}
    edit_action(sample_store, current_revision(sample_store), at, secret, WRITING, reason="Raison réservée")
    ours = repr(action_facts(state(sample_store), at, language="fr"))
    theirs = repr(action_facts(state(sample_store).seen_by_partner(), at, language="fr"))
    for words in ("Point réservé", "Raison réservée"):
        assert words in ours
        assert words not in theirs
    edit_action(sample_store, current_revision(sample_store), at, {"confidential": True}, WRITING)
    assert action_facts(state(sample_store).seen_by_partner(), at, language="fr") is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_action_of_which_nothing_is_known_has_a_paper(sample_store, language):
    create_action(sample_store, {"title": "Une action <nue> #1 *x* https://a.ma/"}, WRITING)
    row = next(iter(reads.situations(state(sample_store), search="<nue>")))
    facts = action_facts(state(sample_store), row.key, language=language)
    assert facts.progress is None
    assert "None" not in repr([facts.pairs, facts.situation, facts.history])
    assert pdf.write(action_paper(facts, language)).startswith(b"%PDF")
    assert docx.write(action_paper(facts, language)).startswith(b"PK")


@pytest.mark.parametrize(
    ("language", "said"), [("fr", "(147 jours)"), ("ar", "(147 يومًا)"), ("en", "(147 days)")]
)
def test_a_paper_abbreviates_no_days(sample_store, language, said):
    facts = action_facts(state(sample_store), key(sample_store, "A1.6"), language=language)
    assert said in facts.situation


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_paper_tells_where_the_indicators_stand(sample_store, language):
    at = key(sample_store)
    row = {"action": at, "name": "Alertes diffusées", "unit": "%", "target": 80.0}
    of = created(sample_store, add_indicator(sample_store, row, WRITING), "indicator")
    measure(sample_store, {"indicator": of, "measured_on": DAY, "span": "month", "value": 62.5}, WRITING)
    facts = action_facts(state(sample_store), at, language=language)
    ((name, last, target, said),) = facts.indicators
    assert name == "Alertes diffusées"
    assert "62" in last
    assert "≥" in target
    assert said
    assert pdf.write(action_paper(facts, language)).startswith(b"%PDF")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_paper_lists_what_the_action_depends_on_and_what_is_attached_to_it(sample_store, language):
    at = key(sample_store)
    add_dependencies(sample_store, at, "A1.1", "le protocole d'abord", WRITING)
    add_dependencies(sample_store, key(sample_store, "A4.6"), "A3.3", "", WRITING)
    step = add_milestone_of(sample_store, at, "Cahier des charges")
    report = GivenFile("rapport.pdf", 2048 * b"x")
    attach(sample_store, "action", at, {"kind": "deliverable", "shared": True}, WRITING, file=report)
    link = {"kind": "other", "title": "Note interne", "link": "https://exemple.org/n"}
    attach(sample_store, "milestone", step, link, WRITING)
    facts = action_facts(state(sample_store), at, language=language)
    assert [(row[0], row[1].split(" – ")[0]) for row in facts.dependencies] == [
        (translate(language, "Depends on"), "A1.1"),
        (translate(language, "Needed by"), "A4.6"),
    ]
    assert "le protocole d'abord" in facts.dependencies[0][1]
    told = [(row[1], row[3]) for row in facts.attachments]
    day = format_day(language, DAY)
    assert [row[0] for row in facts.attachments] == [day, day]
    assert told[0] == ("rapport.pdf", size_text(language, 2048))
    assert told[1][1] == {"fr": "Lien", "en": "Web link", "ar": "رابط"}[language]
    assert "Note interne" in told[1][0] and "Cahier des charges" in told[1][0]
    assert "https://exemple.org/n" in told[1][0]
    document = action_paper(facts, language)
    assert pdf.write(document).startswith(b"%PDF")
    assert docx.write(document).startswith(b"PK")
    assert "rapport.pdf" in html.write(document).decode()
    theirs = action_facts(state(sample_store).seen_by_partner(), at, language=language)
    assert [row[1] for row in theirs.attachments] == ["rapport.pdf"], "what is not shared is not told"
    edit_action(
        sample_store,
        current_revision(sample_store),
        key(sample_store, "A4.6"),
        {"confidential": True},
        WRITING,
    )
    theirs = action_facts(state(sample_store).seen_by_partner(), at, language=language)
    assert [row[1].split(" – ")[0] for row in theirs.dependencies] == ["A1.1"]


def add_milestone_of(store, action, title):
    """The key of a new milestone of an action."""
    add_milestone(store, action, {"title": title}, WRITING)
    return next(row.key for row in reads.milestones(state(store), keys=[action]) if row.title == title)
