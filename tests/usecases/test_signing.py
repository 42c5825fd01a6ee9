"""Minutes made to be signed, signed by two parties and put back: from the text to the verdict, through the store."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from lib.domain.errors import FileRefused, Invalid
from lib.domain.minutes_text import MinutesContent, MinutesText, decode, encode
from lib.domain.signed import FIELDS, Flaw, decode_prepared
from lib.domain.terms import LanguageClause, MinutesStep
from lib.domain.writing import Writing
from lib.i18n import LANGUAGES
from lib.reports.signing import checked, made_to_sign, of_now
from lib.signing import check
from lib.signing.reading import told_of
from lib.store import reads
from lib.store.state import State
from lib.usecases import signing
from lib.usecases.minutes import edit_minutes, record_step
from lib.wording.signed import flaws, verdict
from tests.signing import parts

DAY = date(2026, 11, 24)
S = MinutesStep
WRITING = Writing("sample", "test", datetime(2026, 11, 24, 10), DAY)
A, B = parts.person("Directeur"), parts.person("Chargé d'affaires")


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch):
    monkeypatch.setattr(check, "_answer", lambda asked: told_of(asked[8:], int.from_bytes(asked[:8], "big")))


@pytest.fixture
def store(sample_store):
    """The sample, whose minutes 2026/01 were reviewed by both parties."""
    return sample_store


def state(store):
    return State(store, reads.current_revision(store), "sample", DAY)


def minutes(store):
    return next(m for m in reads.minutes(state(store)) if m.reference == "2026/01")


def made(store):
    return [
        signing.MadeToSign(told, content)
        for told, content in made_to_sign(state(store), minutes(store), reader="fr")
    ]


def keep(store):
    return signing.keep_prepared(store, minutes(store).key, made(store), WRITING, reason="PV")


def code(call, *given: Any, **named: Any):
    with pytest.raises(Invalid) as caught:
        call(*given, **named)
    return caught.value.code


def edit(store, **values):
    seen = reads.current_revision(store)
    return edit_minutes(store, seen, minutes(store).key, values, WRITING, reason="PV")


def register(store):
    for party, who in ((minutes(store).party_a, A), (minutes(store).party_b, B)):
        signing.register_certificate(store, party, who.pem(), WRITING)


def test_minutes_are_made_signed_by_both_put_back_and_found_whole(store):
    register(store)
    keep(store)
    m = minutes(store)
    originals = of_now(m)
    assert {(one.language, one.original) for one in originals} >= {("fr", "a"), ("fr", "b")}
    for one in originals[:2]:
        content = reads.file_content(store, one.file_sha256)
        assert len(content) == one.file_length
        by_one = parts.signed(content, A, FIELDS["a"], certify=True)
        found = checked(state(store), m, by_one)
        assert not isinstance(found, FileRefused)
        assert (found.flaws, found.missing) == ((), ("b",))
        by_both = parts.signed(by_one, B, FIELDS["b"])
        found = checked(state(store), m, by_both)
        assert not isinstance(found, FileRefused)
        assert (found.flaws, found.missing, found.prepared) == ((), (), one)
        for language in LANGUAGES:
            said = verdict(language, found, m)
            assert m.party_a in said
            assert m.party_b in said
        altered = by_both[:500] + bytes([by_both[500] ^ 1]) + by_both[501:]
        found = checked(state(store), m, altered)
        assert not isinstance(found, FileRefused)
        assert Flaw.ALTERED in found.flaws
        assert not found.is_of_record
        assert flaws("fr", found)[0].startswith("Le fichier a été altéré")
    assert isinstance(checked(state(store), m, b"x"), FileRefused)


def test_a_file_to_sign_bears_no_mark_of_a_draft_and_has_a_field_for_each_party(store):
    import io

    from pypdf import PdfReader

    for one in made(store)[:2]:
        reader = PdfReader(io.BytesIO(one.content))
        assert "PROJET" not in "".join(page.extract_text() for page in reader.pages)
        fields: Any = reader.get_fields()
        assert set(fields) == set(FIELDS.values())
        boxes = {
            str(note.get_object()["/T"]): note.get_object()["/Rect"]
            for page in reader.pages
            for note in (page.get("/Annots") or ())
            if note.get_object().get("/FT") == "/Sig"
        }
        first, second = (FIELDS["a"], FIELDS["b"]) if one.told.original == "a" else (FIELDS["b"], FIELDS["a"])
        assert boxes[first][0] < boxes[second][0], "each party signs under its own name"


def test_a_file_that_was_made_stays_and_is_not_made_again(store):
    keep(store)
    first = minutes(store).prepared
    assert keep(store) is None
    assert minutes(store).prepared == first


def test_a_text_that_was_changed_asks_for_new_files_and_the_old_ones_are_known(store):
    register(store)
    keep(store)
    old = of_now(minutes(store))[0]
    signed = parts.signed(reads.file_content(store, old.file_sha256), A, FIELDS["a"])
    content = decode(minutes(store).content)
    note_only = encode(replace(content, private="À revoir"))
    edit(store, content=note_only)
    assert of_now(minutes(store)), "the note of the team is no part of the text"
    texts = {name: replace(text, closing="Autre clôture.") for name, text in content.texts.items()}
    edit(store, content=encode(replace(content, texts=texts)))
    assert of_now(minutes(store)) == ()
    found = checked(state(store), minutes(store), signed)
    assert not isinstance(found, FileRefused)
    assert set(found.flaws) == {Flaw.OLD_TEXT}
    for step in (S.REVIEWED_A, S.REVIEWED_B):
        if step.value in minutes(store).waiting:
            record_step(store, minutes(store).key, step, WRITING, done_on=DAY, done_by="X", reason="PV")
    keep(store)
    assert len(decode_prepared(minutes(store).prepared)) == 2 * len(of_now(minutes(store)))


def test_files_are_made_once_the_text_is_settled(store):
    ready = made(store)
    key = minutes(store).key
    moved = [replace(one, told=replace(one.told, said="x")) for one in ready]
    assert code(signing.keep_prepared, store, key, moved, WRITING, reason="PV") == "text_moved"
    edit(store, place="Kénitra")
    assert code(signing.check_text, store, key, WRITING) == "not_reviewed"
    row: dict[str, Any] = {"language_clause": None, "content": None}
    reviewed = dict.fromkeys((S.DRAFTED, S.REVIEWED_A, S.REVIEWED_B), DAY)
    assert code(signing.check_ready, row, reviewed) == "clause_missing"
    row["language_clause"] = str(LanguageClause.FRENCH_ARABIC_EQUAL)
    row["content"] = encode(MinutesContent({"fr": MinutesText()}))
    assert code(signing.check_ready, row, reviewed) == "version_missing"
    assert code(signing.check_ready, row, {**reviewed, S.SIGNED_A: DAY}) == "minutes_signed"


def test_certificates_are_registered_for_one_party_kept_and_withdrawn(store):
    m = minutes(store)
    assert code(signing.register_certificate, store, " ", A.pem(), WRITING) == "party_missing"
    signing.register_certificate(store, m.party_a, A.pem(), WRITING)
    (held,) = reads.certificates(state(store))
    assert (held.organisation, held.subject, held.sha256) == (m.party_a, "Directeur", A.fingerprint)
    assert reads.file_content(store, A.fingerprint) == A.der()
    for party in (m.party_a, m.party_b):
        assert code(signing.register_certificate, store, party, A.der(), WRITING) == "certificate_known"
    assert code(signing.withdraw_certificate, store, held.key, WRITING, reason=" ") == "reason_missing"
    assert code(signing.withdraw_certificate, store, "none", WRITING, reason="x") == "certificate_unknown"
    signing.withdraw_certificate(store, held.key, WRITING, reason="Remplacé")
    assert not reads.certificates(state(store))
    partner = state(store).seen_by_partner()
    signing.register_certificate(store, m.party_a, A.pem(), WRITING)
    shown = reads.certificates(replace(partner, revision=reads.current_revision(store)))
    assert not any(one.subject or one.sha256 for one in shown), "a partner is told of no certificate"
