"""Originals are made to be signed once nothing is missing in them: no name between brackets, no part to be completed."""

import re
from dataclasses import fields, replace
from typing import Any

import pytest

from lib.documents.blocks import FacingTexts, Heading, Paragraph
from lib.documents.minutes import joint_minutes
from lib.domain.errors import Invalid
from lib.domain.minutes_text import MinutesContent, MinutesText, decode, encode
from lib.domain.terms import LanguageClause, NameKind
from lib.i18n.catalogue import LANGUAGES
from lib.reports.minutes import minutes_facts
from lib.reports.minutes_names import gaps
from lib.reports.signing import made_to_sign
from lib.store import reads
from lib.store.state import State
from lib.usecases.paper_names import add_paper_name
from tests.sample import LAST
from tests.screens import plain
from tests.usecases.test_signing import DAY, WRITING, minutes, state

BOTH = str(LanguageClause.FRENCH_ARABIC_EQUAL)


def french(store):
    return decode(minutes(store).content).texts["fr"]


def with_text(store, **changes: Any):
    """The minutes 2026/01, their French text changed."""
    text = replace(french(store), **changes)
    return replace(minutes(store), content=encode(MinutesContent({"fr": text})))


def refused(store, found, reader="fr"):
    with pytest.raises(Invalid) as caught:
        made_to_sign(state(store), found, reader=reader)
    assert caught.value.code == "originals_unfinished"
    return plain(str(caught.value.values["missing"]))


def said(store, found, language="fr"):
    """What an original says outside its tables."""
    lines = []
    for block in joint_minutes(minutes_facts(state(store), found, language=language)).blocks:
        if isinstance(block, Heading | Paragraph):
            lines.append(block.text)
        if isinstance(block, FacingTexts):
            lines += [*block.left, *block.right]
    return plain("\n".join(map(str, lines)))


def test_the_minutes_of_the_sample_lack_nothing(sample_store):
    for found in reads.minutes(state(sample_store)):
        assert not gaps(state(sample_store), found)


@pytest.mark.parametrize(
    ("field", "value", "missing"),
    [
        ("place", "", "Lieu de la séance"),
        ("party_b", "Chambre de Kara", "Chambre de Kara (Organisme – Français)"),
        ("president", "Doyen (PAL)", "Doyen (Fonction – Français)"),
        ("signed_at", "لومي الكبرى", "لومي الكبرى (Lieu – Français)"),
    ],
)
def test_files_to_sign_are_refused_while_a_name_would_stand_between_brackets(
    sample_store, field, value, missing
):
    found = replace(minutes(sample_store), **{field: value})
    assert "[" in said(sample_store, found)
    assert missing in refused(sample_store, found)


@pytest.mark.parametrize(
    ("section", "changes", "missing"),
    [
        ("delegation_a", {"delegation_a": ()}, "Délégation (CCIS-RSK) – Français"),
        ("delegation_b", {"delegation_b": ()}, "Délégation (Ambassade du Togo) – Français"),
        ("agenda", {"agenda": ()}, "Ordre du jour – Français"),
        ("points", {"points": ()}, "Points examinés – Français"),
        ("names_a", {"shows_names": True, "names_b": ("X",)}, "Noms de la délégation (CCIS-RSK) – Français"),
    ],
)
def test_files_to_sign_are_refused_while_a_part_is_to_be_completed(sample_store, section, changes, missing):
    found = with_text(sample_store, **changes)
    assert "À compléter." in said(sample_store, found)
    assert refused(sample_store, found) == missing
    (lacking,) = gaps(state(sample_store), found).parts
    assert (lacking.place.section, lacking.language) == (section, "fr")


def test_figures_of_another_day_need_their_reason(sample_store):
    found = replace(minutes(sample_store), shown_day=DAY, shown_reason=None)
    assert "[motif à compléter]" in said(sample_store, found)
    assert refused(sample_store, found) == "Pourquoi les chiffres sont d'un autre jour que la séance"
    assert not gaps(state(sample_store), replace(found, shown_reason="les chiffres du mois sont arrêtés"))


@pytest.mark.parametrize("reader", LANGUAGES)
def test_what_is_missing_is_told_in_the_language_of_the_reader_the_first_ones_and_a_count(
    sample_store, reader
):
    people = tuple(f"Fonction inconnue {n}" for n in range(30))
    found = replace(with_text(sample_store, delegation_a=people, agenda=()), language_clause=BOTH)
    told = refused(sample_store, found, reader)
    first = {"fr": "Ordre du jour", "ar": "جدول الأعمال", "en": "Agenda"}[reader]
    assert first in told
    assert len(told) < 1200
    assert re.search({"fr": "et 2[0-9] autres$", "ar": "[0-9]", "en": "and 2[0-9] more$"}[reader], told)


def test_an_arabic_original_asks_for_each_name_once_given_it_asks_no_more(sample_store):
    text = replace(french(sample_store), delegation_a=("Directrice des études (CCIS-RSK)",))
    found = replace(with_text(sample_store, delegation_a=text.delegation_a), language_clause=BOTH)
    assert refused(sample_store, found) == (
        "Directrice des études (Fonction – Français), Directrice des études (Fonction – العربية)"
    )
    forms = {"french": "la Directrice des études", "arabic": "مديرة الدراسات", "gender": "feminine"}
    named = {"kind": str(NameKind.FUNCTION), "name": "Directrice des études", **forms}
    add_paper_name(sample_store, named, WRITING)
    assert not gaps(state(sample_store), found)


def test_a_form_of_the_whole_or_of_an_organisation_that_answers_is_enough(sample_store):
    named = {"kind": str(NameKind.FUNCTION), "name": "Doyenne (PAL)", "french": "la Doyenne du Port"}
    add_paper_name(sample_store, {**named, "arabic": "عميدة الميناء"}, WRITING)
    text = french(sample_store)
    owned = tuple(replace(row, owner="CCIT") for row in text.decisions)
    found = with_text(sample_store, delegation_a=("Doyenne (PAL)",), decisions=owned)
    assert not gaps(state(sample_store), replace(found, language_clause=BOTH))


def test_names_are_asked_of_the_plan_as_its_figures_show_it(sample_store):
    shown = State(sample_store, LAST, "sample", DAY)
    found = replace(minutes(sample_store), language_clause=BOTH, shown_revision=1)
    assert gaps(shown, found).names == ()


def test_a_text_sent_nowhere_has_no_section_of_transmission_and_the_next_ones_close_up(sample_store):
    found = with_text(sample_store, transmission="")
    told = said(sample_store, found)
    assert "À compléter" not in told
    assert "8. Transmission" in told, "the commission that they prepare stands there"
    facts = replace(minutes_facts(state(sample_store), found, language="fr"), commission="")
    heads = [block.text for block in joint_minutes(facts).blocks if isinstance(block, Heading)]
    assert [plain(h) for h in heads if h[0] in "789" or h[:2] == "10"] == [
        "7. Plan d'action et calendrier de suivi",
        "8. Prochaine réunion",
        "9. Clôture de la séance",
    ]
    assert not gaps(state(sample_store), found)


def test_an_original_that_lacks_nothing_holds_no_bracket_nor_part_to_complete(sample_store):
    """Each section emptied in turn: either it is asked for, or the paper does without it."""
    for part in fields(MinutesText):
        found = with_text(sample_store, **{part.name: type(getattr(french(sample_store), part.name))()})
        told = said(sample_store, found)
        is_whole = "[" not in told and "ompléter" not in told
        assert is_whole == (not gaps(state(sample_store), found)), part.name
