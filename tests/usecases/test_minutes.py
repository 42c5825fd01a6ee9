"""Joint minutes: drafted, edited, walked through their life, and what a partner may see of them."""

import hashlib
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from lib.domain import minutes_versions
from lib.domain.errors import Conflict, Invalid
from lib.domain.minutes_text import Agreed, MinutesContent, MinutesText, decode, encode
from lib.domain.terms import LanguageClause, MinutesStep
from lib.domain.writing import Writing
from lib.i18n.values import value_text
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import rows_at
from lib.store.state import State
from lib.usecases.minutes import (
    StepFile,
    draft_minutes,
    edit_minutes,
    record_step,
    set_commission,
    withdraw_step,
)
from lib.usecases.undo import plan_undo, undo

DAY = date(2026, 11, 24)
S = MinutesStep
TEXT = MinutesText(basis="En application de la convention.", decisions=(Agreed("réunir le comité"),))
CONTENT = MinutesContent({"fr": TEXT}, "À revoir avec le service juridique")
VALUES: dict[str, Any] = {
    "reference": "2026/09",
    "title": "Séance de travail",
    "held_on": date(2026, 11, 20),
    "place": "Rabat",
    "party_a": "CCIS-RSK",
    "party_b": "CCIT",
    "language_clause": str(LanguageClause.FRENCH),
    "shown_day": DAY,
    "shown_revision": 1,
    "content": encode(CONTENT),
}


@pytest.fixture
def store(sample_store):
    return sample_store


@pytest.fixture
def writing():
    return Writing("sample", "test", datetime(2026, 11, 24, 10), DAY)


def latest(store):
    return reads.current_revision(store)


def drafted(store, writing, **values):
    return draft_minutes(store, {**VALUES, **values}, writing, done_by="Chef de service", reason="PV")


def row(store, key, plan="sample"):
    return rows_at(store, latest(store), plan, "minutes")[key]


def step(store, key, name, writing, **values):
    given: dict[str, Any] = {"done_on": DAY, "done_by": "Directeur", "reason": "PV"} | values
    return record_step(store, key, name, writing, **given)


def sheet(store, key, day=DAY):
    return next(m for m in reads.minutes(State(store, latest(store), "sample", day)) if m.key == key)


def states(store, key, day=DAY):
    return {s.step: s.state for s in reads.minutes_life(State(store, latest(store), "sample", day), key=key)}


def test_a_draft_is_recorded_with_its_first_step_in_one_revision(store, writing):
    before = latest(store)
    key = drafted(store, writing)
    assert latest(store) == before + 1
    found = sheet(store, key)
    assert (found.reference, found.last_step, found.waiting) == (
        "2026/09",
        "drafted",
        ("reviewed_a", "reviewed_b"),
    )
    assert not found.is_signed
    assert decode(found.content) == CONTENT


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"title": " "}, "title_missing"),
        ({"held_on": None}, "day_missing"),
        ({"party_b": "CCIS-RSK"}, "parties_missing"),
        ({"party_a": ""}, "parties_missing"),
        ({"shown_revision": None}, "figures_missing"),
    ],
)
def test_a_draft_without_what_it_needs_is_refused(store, writing, values, code):
    with pytest.raises(Invalid) as refused:
        drafted(store, writing, **values)
    assert refused.value.code == code


def test_a_reference_is_given_once(store, writing):
    key = drafted(store, writing)
    with pytest.raises(Invalid) as refused:
        drafted(store, writing)
    assert refused.value.code == "reference_taken"
    edit_minutes(store, row(store, key), key, {"reference": "2026/10"}, writing, reason="x")
    drafted(store, writing)


def test_what_is_awaited_is_counted_from_the_step_that_opened_it(store, writing):
    key = drafted(store, replace(writing, today=date(2026, 11, 4), recorded_at=datetime(2026, 11, 4, 10)))
    assert (sheet(store, key).waiting_since, sheet(store, key).days_waiting) == (date(2026, 11, 4), 20)
    step(store, key, S.REVIEWED_B, writing, done_on=date(2026, 11, 9))
    step(store, key, S.REVIEWED_A, writing, done_on=date(2026, 11, 12))
    found = sheet(store, key)
    assert (found.waiting, found.days_waiting) == (("initialled",), 12)
    step(store, key, S.SIGNED_A, writing, done_on=date(2026, 11, 17))
    found = sheet(store, key)
    assert (found.waiting, found.days_waiting) == (("signed_b",), 7), "initials left out: since the last step"
    assert states(store, key)["initialled"] == "left_out"
    assert sheet(store, key, date(2026, 11, 10)).waiting == ("reviewed_a",), "on the day that is shown"


def test_a_whole_life_ends_with_nothing_awaited(store, writing):
    key = drafted(store, writing)
    for name in list(S)[1:]:
        step(store, key, name, writing)
    found = sheet(store, key)
    assert found.is_signed
    assert (found.last_step, found.waiting, found.waiting_since) == ("acknowledged_b", (), None)
    assert set(states(store, key).values()) == {"done"}


def test_a_step_out_of_order_without_function_or_for_unknown_minutes_is_refused(store, writing):
    key = drafted(store, writing)
    for name, values, code in (
        (S.SIGNED_A, {}, "step_order"),
        (S.REVIEWED_A, {"done_by": " "}, "function_missing"),
        (S.REVIEWED_A, {"file": StepFile("x.pdf", bytes(20_000_001))}, "file_large"),
    ):
        with pytest.raises(Invalid) as refused:
            step(store, key, name, writing, **values)
        assert refused.value.code == code
    with pytest.raises(Invalid) as refused:
        step(store, "none", S.REVIEWED_A, writing)
    assert refused.value.code == "minutes_unknown"


def test_the_file_of_a_step_is_kept_byte_for_byte(store, writing):
    key = drafted(store, writing)
    content = b"%PDF-1.7 scan\x00\xff"
    number = step(store, key, S.REVIEWED_A, writing, file=StepFile("relu.pdf", content))
    found = next(
        s
        for s in reads.minutes_life(State(store, latest(store), "sample", DAY), key=key)
        if s.step == "reviewed_a"
    )
    assert (found.file_name, found.sha256, found.revision) == (
        "relu.pdf",
        hashlib.sha256(content).hexdigest(),
        number,
    )
    assert reads.file_content(store, reads.source(store, found.revision).sha256) == content
    assert "relu.pdf" not in {
        line.file_name for line in reads.import_log(State(store, number, "sample", DAY))
    }


def test_an_edit_withdraws_what_approved_the_former_text(store, writing):
    key = drafted(store, writing)
    step(store, key, S.REVIEWED_A, writing)
    step(store, key, S.REVIEWED_B, writing)
    number = edit_minutes(store, row(store, key), key, {"place": "Lomé"}, writing, reason="Lieu corrigé")
    assert sheet(store, key).waiting == ("reviewed_a", "reviewed_b")
    undo(store, plan_undo(store, number, plan="sample", revision=number), writing)
    assert sheet(store, key).waiting == ("initialled",), "undone together"
    assert edit_minutes(store, row(store, key), key, {"place": "Rabat"}, writing, reason="x") is None


def test_a_signed_text_is_not_edited_nor_changed_by_undoing_an_earlier_edit(store, writing):
    key = drafted(store, writing)
    number = edit_minutes(store, row(store, key), key, {"place": "Lomé"}, writing, reason="x")
    for name in (S.REVIEWED_A, S.REVIEWED_B, S.SIGNED_B):
        step(store, key, name, writing)
    with pytest.raises(Invalid) as refused:
        edit_minutes(store, row(store, key), key, {"place": "Salé"}, writing, reason="x")
    assert refused.value.code == "minutes_signed"
    undo(store, plan_undo(store, number, plan="sample", revision=latest(store)), writing)
    assert sheet(store, key).place == "Lomé", "what was signed"


def test_two_people_who_edit_the_same_text_are_told(store, writing):
    key = drafted(store, writing)
    seen = row(store, key)
    edit_minutes(store, seen, key, {"place": "Lomé"}, writing, reason="x")
    with pytest.raises(Conflict):
        edit_minutes(store, seen, key, {"place": "Salé"}, writing, reason="x")


def test_a_step_recorded_by_mistake_is_taken_back_with_a_reason(store, writing):
    key = drafted(store, writing)
    step(store, key, S.REVIEWED_A, writing)
    with pytest.raises(Invalid) as refused:
        withdraw_step(store, key, S.REVIEWED_A, writing, reason=" ")
    assert refused.value.code == "reason_missing"
    with pytest.raises(Invalid) as refused:
        withdraw_step(store, key, S.DRAFTED, writing, reason="x")
    assert refused.value.code == "step_rested_on"
    withdraw_step(store, key, S.REVIEWED_A, writing, reason="Erreur de date")
    assert states(store, key)["reviewed_a"] == "waiting"
    step(store, key, S.REVIEWED_A, writing)


def test_the_partner_sees_where_a_draft_is_and_not_its_text_and_never_the_private_note(store, writing):
    key = drafted(store, writing)
    step(store, key, S.REVIEWED_A, writing, note="À l'amiable", file=StepFile("relu.docx", b"x"))
    partner = store.seen_by_partner()
    found = sheet(partner, key)
    assert (found.content, found.waiting, found.title) == (None, ("reviewed_b",), "Séance de travail")
    life = {s.step: s for s in reads.minutes_life(State(partner, latest(store), "sample", DAY), key=key)}
    assert (life["reviewed_a"].note, life["reviewed_a"].file_name, life["reviewed_a"].sha256) == (None,) * 3
    drafts = sum(not m.is_signed for m in reads.minutes(State(store, latest(store), "sample", DAY)))
    assert reads.hidden(State(store, latest(store), "sample", DAY)).drafts == drafts
    for name in (S.REVIEWED_B, S.SIGNED_A, S.SIGNED_B):
        step(store, key, name, writing)
    assert decode(sheet(partner, key).content) == replace(CONTENT, private="")
    life = {s.step: s for s in reads.minutes_life(State(partner, latest(store), "sample", DAY), key=key)}
    assert (life["reviewed_a"].note, life["reviewed_a"].file_name) == (None, "relu.docx")


def test_the_commission_has_a_day_or_none_and_never_a_day_alone(store, writing):
    with pytest.raises(Invalid) as refused:
        set_commission(store, latest(store), " ", DAY, writing, reason="x")
    assert refused.value.code == "commission_missing"
    set_commission(store, latest(store), "Commission mixte", date(2027, 3, 1), writing, reason="x")
    plan = rows_at(store, latest(store), "sample", "plan")["sample"]
    assert (plan["commission"], plan["commission_on"]) == ("Commission mixte", date(2027, 3, 1))
    set_commission(store, latest(store), "Commission mixte", None, writing, reason="x")
    assert rows_at(store, latest(store), "sample", "plan")["sample"]["commission_on"] is None
    assert set_commission(store, latest(store), "Commission mixte", None, writing, reason="x") is None


def test_an_empty_plan_has_no_minutes():
    store = Store.open()
    assert not reads.minutes(State(store, 1, "p", DAY))
    store.close()


def test_the_history_shows_the_words_of_a_text_and_not_how_they_are_stored():
    said = value_text("fr", "minutes", "content", encode(CONTENT))
    assert said == (
        "En application de la convention. · réunir le comité · À revoir avec le service juridique"
    )
    assert value_text("fr", "minutes", "content", encode(MinutesContent())) == "–"


FRENCH = MinutesText(
    delegation_a=("Directeur (CCIS-RSK)",),
    delegation_b=("Président (CCIT)",),
    decisions=(Agreed("réunir 12 entreprises", "Directeur (CCIS-RSK)", "15/12/2026", "A2.3"),),
    closing="Séance levée.",
)
ARABIC = MinutesText(
    delegation_a=("المدير",),
    delegation_b=("الرئيس",),
    decisions=(Agreed("جمع ١٢ مقاولة", "المدير", "15 دجنبر 2026", "A2.3"),),
    closing="رُفعت الجلسة.",
)
BOTH = {"language_clause": str(LanguageClause.FRENCH_ARABIC_EQUAL)}


def bilingual(store, writing, **texts):
    """Minutes of two originals, reviewed by both parties."""
    content = encode(MinutesContent(texts or {"fr": FRENCH, "ar": ARABIC}))
    key = drafted(store, writing, content=content, **BOTH)
    step(store, key, S.REVIEWED_A, writing)
    step(store, key, S.REVIEWED_B, writing)
    return key


def content_of(store, key):
    return decode(str(row(store, key)["content"]))


def edit(store, key, writing, language, text, *, compared=False):
    """Records a version, and that both say the same when `compared`."""
    held = content_of(store, key)
    changed = replace(held, texts={**held.texts, language: text})
    return edit_minutes(
        store,
        latest(store),
        key,
        {"content": encode(changed)},
        writing,
        reason="x",
        compared=changed if compared else None,
    )


def told_same(store, key, writing):
    """Records that the versions say the same, as they stand."""
    return edit_minutes(store, latest(store), key, {}, writing, reason="x", compared=content_of(store, key))


def refusal(store, key, name, writing, **values):
    with pytest.raises(Invalid) as refused:
        step(store, key, name, writing, **values)
    return refused.value.code


def reviewed(store, key, writing):
    for name in (S.REVIEWED_A, S.REVIEWED_B):
        if states(store, key)[name] == "waiting":
            step(store, key, name, writing)


@pytest.mark.parametrize("name", [S.INITIALLED, S.SIGNED_A, S.SIGNED_B])
def test_versions_that_nobody_compared_are_neither_initialled_nor_signed(store, writing, name):
    key = bilingual(store, writing)
    assert refusal(store, key, name, writing, done_by="") == "versions_uncompared"
    before = states(store, key)
    told_same(store, key, writing)
    assert states(store, key) == before, "what was reviewed is still the same text"
    step(store, key, name, writing, done_by="Directeur" if name == S.INITIALLED else "")


def test_a_version_that_changes_after_both_were_compared_waits_for_the_other(store, writing):
    key = bilingual(store, writing)
    told_same(store, key, writing)
    edit(store, key, writing, "fr", replace(FRENCH, closing="La séance est levée à midi."))
    reviewed(store, key, writing)
    assert refusal(store, key, S.INITIALLED, writing) == "versions_uncompared"
    edit(store, key, writing, "ar", replace(ARABIC, closing="رُفعت الجلسة زوالًا."), compared=True)
    reviewed(store, key, writing)
    step(store, key, S.INITIALLED, writing)


def test_versions_that_contradict_each_other_are_never_recorded_as_the_same(store, writing):
    key = bilingual(store, writing)
    other = replace(ARABIC, decisions=(replace(ARABIC.decisions[0], deadline="16 دجنبر 2026"),))
    with pytest.raises(Invalid) as refused:
        edit(store, key, writing, "ar", other, compared=True)
    assert refused.value.code == "versions_differ"
    edit(store, key, writing, "ar", other)
    reviewed(store, key, writing)
    assert refusal(store, key, S.SIGNED_A, writing, done_by="") == "versions_differ"


def test_that_versions_were_compared_is_not_told_by_the_text_that_is_sent(store, writing):
    """Whoever records a text cannot say by it that it was compared; nor can a draft."""
    forged = MinutesContent({"fr": FRENCH, "ar": ARABIC})
    forged = replace(forged, compared=minutes_versions.fingerprints(forged))
    key = drafted(store, writing, content=encode(forged), **BOTH)
    assert content_of(store, key).compared == {}
    edit_minutes(
        store,
        latest(store),
        key,
        {"content": encode(replace(forged, private="note"))},
        writing,
        reason="x",
    )
    assert (content_of(store, key).compared, content_of(store, key).private) == ({}, "note")


def test_what_the_other_changed_meanwhile_was_not_compared(store, writing):
    key = bilingual(store, writing)
    seen = content_of(store, key)
    edit(store, key, writing, "fr", replace(FRENCH, closing="La séance est levée à midi."))
    edit_minutes(store, latest(store), key, {}, writing, reason="x", compared=seen)
    reviewed(store, key, writing)
    assert refusal(store, key, S.INITIALLED, writing) == "versions_uncompared"


def test_an_original_without_text_is_not_signed_nor_taken_from_another_language(store, writing):
    key = bilingual(store, writing, fr=FRENCH)
    assert refusal(store, key, S.INITIALLED, writing) == "version_missing"


def test_the_note_of_the_team_withdraws_no_review(store, writing):
    key = bilingual(store, writing)
    noted = replace(content_of(store, key), private="À revoir")
    edit_minutes(store, latest(store), key, {"content": encode(noted)}, writing, reason="x")
    assert states(store, key)["reviewed_a"] == "done"
    edit(store, key, writing, "fr", replace(FRENCH, closing="Fin."))
    assert states(store, key)["reviewed_a"] == "waiting"


def test_who_signs_is_who_the_signature_block_names(store, writing):
    key = bilingual(store, writing)
    told_same(store, key, writing)
    assert refusal(store, key, S.SIGNED_A, writing, done_by="Vice-président (CCIS-RSK)") == "signer_other"
    step(store, key, S.SIGNED_A, writing, done_by="directeur")
    step(store, key, S.SIGNED_B, writing, done_by="")
    life = {s.step: s for s in reads.minutes_life(State(store, latest(store), "sample", DAY), key=key)}
    assert (life["signed_a"].done_by, life["signed_b"].done_by) == (
        "Directeur (CCIS-RSK)",
        "Président (CCIT)",
    )


def test_a_block_that_names_nobody_is_signed_by_who_is_told(store, writing):
    key = drafted(store, writing)
    reviewed(store, key, writing)
    assert refusal(store, key, S.SIGNED_A, writing, done_by=" ") == "function_missing"
    step(store, key, S.SIGNED_A, writing, done_by="Directeur")


def test_the_drafts_of_a_text_are_kept_with_who_recorded_them_and_no_partner_sees_one(store, writing):
    key = drafted(store, writing)
    other = replace(writing, author="Ambassade du Togo")
    edit_minutes(store, latest(store), key, {"place": "Lomé"}, writing, reason="x")
    edit(store, key, other, "fr", replace(TEXT, closing="Fin."))
    found = reads.minutes_texts(State(store, latest(store), "sample", DAY), key=key)
    assert [(t.author, decode(t.content).texts["fr"].closing) for t in found] == [
        ("test", ""),
        ("test", ""),
        ("Ambassade du Togo", "Fin."),
    ]
    for name in (S.REVIEWED_A, S.REVIEWED_B, S.SIGNED_A, S.SIGNED_B):
        step(store, key, name, writing)
    partner = State(store.seen_by_partner(), latest(store), "sample", DAY)
    assert decode(sheet(partner.store, key).content).texts, "a signed text is shown"
    assert not reads.minutes_texts(partner, key=key)


def test_a_version_that_was_not_there_was_not_compared(store, writing):
    key = bilingual(store, writing, fr=FRENCH)
    with pytest.raises(Invalid) as refused:
        told_same(store, key, writing)
    assert refused.value.code == "version_missing"


def test_two_originals_go_through_their_life_to_both_receipts_and_keep_what_was_signed(store, writing):
    """Refused while they contradict each other; once they agree, walked to the end; nothing changes them afterwards."""
    wrong = replace(ARABIC, decisions=(replace(ARABIC.decisions[0], text="جمع ١٣ مقاولة"),))
    key = bilingual(store, writing, fr=FRENCH, ar=wrong)
    assert refusal(store, key, S.INITIALLED, writing) == "versions_differ"
    edit(store, key, writing, "ar", ARABIC, compared=True)
    reviewed(store, key, writing)
    for name in (S.INITIALLED, *list(S)[4:]):
        by = {"signed_a": "", "signed_b": ""}.get(name.value, "Chefs des délégations")
        step(store, key, name, writing, done_by=by)
    assert sheet(store, key).waiting == ()
    for change in ("fr", "ar"):
        with pytest.raises(Invalid) as refused:
            edit(store, key, writing, change, MinutesText())
        assert refused.value.code == "minutes_signed"
    assert decode(sheet(store, key).content).texts == {"fr": FRENCH, "ar": ARABIC}


def test_what_is_filled_in_at_the_signature_withdraws_no_review(store, writing):
    key = bilingual(store, writing)
    values: dict[str, Any] = {"signed_on": DAY, "signed_at": "Rabat"}
    edit_minutes(store, latest(store), key, values, writing, reason="x")
    assert states(store, key)["reviewed_a"] == "done"
