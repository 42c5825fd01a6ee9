"""Two originals, in French and in Arabic, from their draft to both receipts: one text, two signatures, nothing altered."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from lib.domain.errors import FileRefused, Invalid
from lib.domain.minutes_text import Agreed, MinutesContent, MinutesText, Point, decode, encode
from lib.domain.signed import FIELDS, Flaw
from lib.domain.terms import LanguageClause, MinutesStep
from lib.domain.writing import Writing
from lib.reports.signing import checked, made_to_sign, of_now
from lib.signing import check
from lib.signing.reading import told_of
from lib.store import reads
from lib.store.state import State
from lib.usecases import signing
from lib.usecases.minutes import StepFile, draft_minutes, edit_minutes, record_step
from tests.signing import parts

DAY = date(2026, 11, 24)
S = MinutesStep
WRITING = Writing("sample", "test", datetime(2026, 11, 24, 10), DAY)
A, B = parts.person("Directeur"), parts.person("Président")
FRENCH = MinutesText(
    delegation_a=("Directeur (CCIS-RSK)",),
    delegation_b=("Président (CCIT)",),
    agenda=("État du plan",),
    points=(Point("Plan", "12 actions sur 36 sont réalisées au 20 novembre 2026."),),
    decisions=(Agreed("réunir 12 entreprises", "Directeur (CCIS-RSK)", "15/12/2026", "A2.3"),),
    closing="La séance est levée à 12 h 30.",
)
ARABIC = MinutesText(
    delegation_a=("المدير",),
    delegation_b=("الرئيس",),
    agenda=("حالة الخطة",),
    points=(Point("المخطط", "أُنجز ١٢ إجراءً من أصل ٣٦ إلى غاية 20 نونبر 2026."),),
    decisions=(Agreed("جمع ١٢ مقاولة", "المدير", "16 دجنبر 2026", "A2.3"),),
    closing="رُفعت الجلسة على الساعة 12:30.",
)
MENDED = replace(ARABIC, decisions=(replace(ARABIC.decisions[0], deadline="15 دجنبر 2026"),))


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch):
    monkeypatch.setattr(check, "_answer", lambda asked: told_of(asked[8:], int.from_bytes(asked[:8], "big")))


class Life:
    """Minutes of one plan, and what is done to them."""

    def __init__(self, store):
        self.store = store
        values: dict[str, Any] = {
            "reference": "2026/09",
            "title": "Point d'étape annuel du plan d'action",
            "held_on": date(2026, 11, 20),
            "place": "Rabat",
            "party_a": "CCIS-RSK",
            "party_b": "CCIT",
            "language_clause": str(LanguageClause.FRENCH_ARABIC_EQUAL),
            "shown_day": DAY,
            "shown_revision": 1,
            "content": encode(MinutesContent({"fr": FRENCH, "ar": ARABIC})),
        }
        self.key = draft_minutes(store, values, WRITING, done_by="Chef de service", reason="PV")

    @property
    def state(self):
        return State(self.store, reads.current_revision(self.store), "sample", DAY)

    @property
    def minutes(self):
        return next(m for m in reads.minutes(self.state) if m.key == self.key)

    def step(self, name, **values):
        given: dict[str, Any] = {"done_on": DAY, "done_by": "", "reason": "PV"} | values
        return record_step(self.store, self.key, name, WRITING, **given)

    def review(self):
        for name in (S.REVIEWED_A, S.REVIEWED_B):
            self.step(name, done_by="Chefs des délégations")

    def write(self, **texts):
        """Records versions, and that both say the same."""
        held = decode(self.minutes.content)
        now = replace(held, texts={**held.texts, **texts})
        edit_minutes(
            self.store,
            reads.current_revision(self.store),
            self.key,
            {"content": encode(now)},
            WRITING,
            reason="PV",
            compared=now,
        )

    def make(self):
        signing.check_text(self.store, self.key, WRITING)
        files = [
            signing.MadeToSign(told, content)
            for told, content in made_to_sign(self.state, self.minutes, reader="fr")
        ]
        signing.keep_prepared(self.store, self.key, files, WRITING, reason="PV")

    def original(self, language, first):
        """The file to sign of an original, as it was kept."""
        one = next(o for o in of_now(self.minutes) if (o.language, o.original) == (language, first))
        return reads.file_content(self.store, one.file_sha256)

    def judged(self, content):
        found = checked(self.state, self.minutes, content)
        assert not isinstance(found, FileRefused)
        return found

    def waiting(self):
        return self.minutes.waiting


@pytest.fixture
def life(sample_store):
    return Life(sample_store)


def code(call, *given: Any, **named: Any):
    with pytest.raises(Invalid) as caught:
        call(*given, **named)
    return caught.value.code


def flipped(content):
    """The file with one bit of it turned."""
    return content[:500] + bytes([content[500] ^ 1]) + content[501:]


def test_two_originals_are_mended_signed_by_both_parties_and_received(life):
    life.review()
    for refused in (life.make, lambda: life.step(S.INITIALLED, done_by="X"), lambda: life.step(S.SIGNED_A)):
        assert code(refused) == "versions_differ", "15 December in French, the 16th in Arabic"
    life.write(ar=MENDED)
    assert life.waiting() == ("reviewed_a", "reviewed_b"), "what was reviewed was another text"
    life.review()
    life.step(S.INITIALLED, done_by="Chefs des délégations")
    for party, who in (("CCIS-RSK", A), ("CCIT", B)):
        signing.register_certificate(life.store, party, who.pem(), WRITING)
    life.make()

    # The party that an original names first signs it first.
    by_a = parts.signed(life.original("fr", "a"), A, FIELDS["a"], certify=True)
    by_b = parts.signed(life.original("ar", "b"), B, FIELDS["b"], text="وُقّع")
    assert [life.judged(one).missing for one in (by_a, by_b)] == [("b",), ("a",)]
    french, arabic = parts.signed(by_a, B, FIELDS["b"]), parts.signed(by_b, A, FIELDS["a"])
    for content, language in ((french, "fr"), (arabic, "ar")):
        found = life.judged(content)
        assert (found.flaws, found.signed) == ((), ("a", "b"))
        assert found.prepared is not None
        assert found.prepared.language == language
        altered = life.judged(flipped(content))
        assert Flaw.ALTERED in altered.flaws
        assert not altered.is_of_record

    altered = StepFile("pv-fr.pdf", flipped(french))
    assert code(life.step, S.SIGNED_A, file=altered) == "signed_altered"
    assert life.waiting() == ("signed_a", "signed_b"), "nothing was recorded"
    life.step(S.SIGNED_A, file=StepFile("pv-fr.pdf", french))
    life.step(S.SIGNED_B, file=StepFile("pv-ar.pdf", arabic))
    for name in (S.SENT_A, S.SENT_B, S.ACKNOWLEDGED_A, S.ACKNOWLEDGED_B):
        life.step(name, done_by="Chancellerie")
    assert life.waiting() == ()
    assert life.minutes.is_signed
    assert decode(life.minutes.content).texts == {"fr": FRENCH, "ar": MENDED}
    kept = {s.step: s for s in reads.minutes_life(life.state, key=life.key)}
    for signature, content in (("signed_a", french), ("signed_b", arabic)):
        held = reads.file_content(life.store, kept[signature].sha256)
        assert held == content
        assert (life.judged(held).flaws, life.judged(held).missing) == ((), ()), "as whole as it came"
    assert code(life.write, ar=ARABIC) == "minutes_signed"


def test_that_versions_say_the_same_is_not_recorded_of_a_line_left_in_the_other_language(life):
    left = replace(MENDED, closing="La séance est levée à 12 h 30.")
    assert code(life.write, ar=left) == "versions_script"
    owner = (replace(MENDED.decisions[0], owner="Directrice des études"),)
    assert code(life.write, ar=replace(MENDED, decisions=owner)) == "versions_script"
    life.write(ar=replace(MENDED, decisions=(replace(MENDED.decisions[0], owner="Directeur (CCIS-RSK)"),)))


def test_a_signature_is_not_recorded_with_a_file_that_was_altered_nor_refused_for_its_signer(life):
    life.write(ar=MENDED)
    life.review()
    life.make()
    made = life.original("fr", "a")
    by_a = parts.signed(made, A, FIELDS["a"])
    for content in (
        flipped(by_a),
        parts.changed(by_a, parts.note_added),
        parts.signed(parts.changed(made, parts.page_replaced), A, FIELDS["a"]),
    ):
        assert code(life.step, S.SIGNED_A, file=StepFile("pv.pdf", content)) == "signed_altered"
    # Another file than those made here, signed with a certificate that nobody gave: told, never held against it.
    elsewhere, _ = parts.prepared()
    life.step(S.SIGNED_A, file=StepFile("pv.pdf", parts.signed(elsewhere, A, FIELDS["a"])))
    life.step(S.SIGNED_B, file=StepFile("scan.pdf", b"%PDF-1.7 scan of a paper signed by hand"))
    assert life.minutes.is_signed
