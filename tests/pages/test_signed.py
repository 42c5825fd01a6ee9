"""The electronic signature on the page of minutes: files are made to be signed, what came back is told in words."""

from datetime import date, datetime
from hashlib import sha256

import pytest

from lib.domain.changes import Change
from lib.domain.schema import MINUTES_STEP
from lib.domain.signed import FIELDS
from lib.domain.terms import MinutesStep
from lib.domain.writing import Writing
from lib.i18n import translate
from lib.reports.signing import of_now
from lib.signing import check
from lib.signing.reading import told_of
from lib.store import reads
from lib.store.ledger import SourceFile
from lib.store.state import State
from lib.ui import data
from lib.usecases.minutes import StepFile, record_step
from lib.usecases.record import record
from lib.usecases.signing import register_certificate
from tests.screens import plain
from tests.signing import parts

DAY = date(2026, 11, 24)
WRITING = Writing("sample", "test", datetime(2026, 11, 24, 10), DAY)
A, B = parts.person("Directeur"), parts.person("Chargé d'affaires")
MAKE = "Make the files to sign"


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch):
    monkeypatch.setattr(check, "_answer", lambda asked: told_of(asked[8:], int.from_bytes(asked[:8], "big")))


def minutes():
    store = data.whole_store()
    found = reads.minutes(State(store, reads.current_revision(store), "sample", DAY))
    return next(m for m in found if m.reference == "2026/01")


def put_back(alter=False):
    """The first file made to be signed comes back signed by both, and is kept with the second signature.

    `alter`: a file that was altered since, as it may have been kept before such a file was refused.
    """
    m, store = minutes(), data.whole_store()
    for party, who in ((m.party_a, A), (m.party_b, B)):
        register_certificate(store, party, who.pem(), WRITING)
    content = reads.file_content(store, of_now(m)[0].file_sha256)
    content = parts.signed(parts.signed(content, A, FIELDS["a"]), B, FIELDS["b"])
    if alter:
        content = content[:500] + bytes([content[500] ^ 1]) + content[501:]
    for step, by, file in (
        (MinutesStep.SIGNED_A, "Directeur (CCIS-RSK)", None),
        (MinutesStep.SIGNED_B, "Chargé d'affaires (Ambassade du Togo)", StepFile("pv-signe.pdf", content)),
    ):
        if file is None or not alter:
            record_step(store, m.key, step, WRITING, done_on=DAY, done_by=by, file=file, reason="PV")
            continue
        kept = SourceFile(sha256(file.content).hexdigest(), file.name, file.content)
        values = dict.fromkeys(MINUTES_STEP.names) | {
            "minutes": m.key, "step": str(step), "done_on": DAY, "done_by": by,
            "file_name": kept.file_name, "sha256": kept.sha256,
        }  # fmt: skip
        record(
            store,
            [Change("minutes_step", f"{m.key}-{step}", None, values)],
            WRITING,
            reason="PV",
            source=kept,
        )


@pytest.mark.parametrize(("language", "alter"), [("fr", False), ("fr", True), ("ar", False)])
def test_files_are_made_and_what_comes_back_is_told(screen, language, alter):
    screen.open("minutes", language, minutes="2026/01")
    next(b for b in screen.at.button if plain(b.label) == plain(translate(language, MAKE))).click()
    screen.at.run()
    assert not screen.errors
    files = [b for b in screen.at.get("download_button") if "to_sign" in b.proto.id]
    assert len(files) == len(of_now(minutes()))
    assert plain(translate(language, MAKE)) not in {plain(b.label) for b in screen.at.button}

    put_back(alter)
    screen.open("minutes", language, minutes="2026/01")
    said = screen.text
    told = "This file is not, as it stands, the signed version of record."
    whole = translate(language, "The file is whole, its text is the version of record, and both parties signed it: {parties}.", parties="").split(":")[0]  # fmt: skip
    assert (plain(whole) in said) is not alter
    assert any(plain(translate(language, told)) in plain(e) for e in screen.errors) is alter
    assert "Directeur" in said
    assert plain(translate(language, "Altered, or cannot be read" if alter else "Whole")) in said


def test_a_partner_is_shown_nothing_of_it(screen):
    screen.open("minutes", minutes="2026/01")
    heading = "Signature électronique"
    assert heading in {plain(h.value) for h in screen.at.header}
    next(s for s in screen.at.sidebar.toggle if "partenaire" in s.label).set_value(True)
    screen.at.run()
    assert heading not in {plain(h.value) for h in screen.at.header}


def test_minutes_that_were_signed_are_not_offered_files_to_sign(reading):
    said = reading.open("minutes", minutes="2025/01").text
    assert "a été signé sans fichier établi ici" in said
    assert "Les fichiers à signer sont établis une fois" not in said
