"""Files that are no signed paper, or would like to be taken for one: an answer in words, soon, whatever the bytes."""

import io
import time
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter

from lib.domain.errors import FileRefused
from lib.domain.signed import FIELDS, Side, judged
from lib.i18n import LANGUAGES, translate
from lib.signing import check
from lib.signing.reading import told_of
from lib.signing.refusals import SENTENCES
from tests.signing import parts

MADE, PREPARED = parts.prepared()
A, B = parts.person("A"), parts.person("B")
SIDES: dict[str, Side] = {A.fingerprint: "a", B.fingerprint: "b"}


@cache
def whole():
    return parts.signed(parts.signed(MADE, A, FIELDS["a"]), B, FIELDS["b"])


def locked():
    writer = PdfWriter(clone_from=io.BytesIO(MADE))
    writer.encrypt("secret", algorithm="AES-256")
    done = io.BytesIO()
    writer.write(done)
    return done.getvalue()


def ended(rows, trailer=b"<< /Size 3 /Root 1 0 R >>"):
    """A file that is hardly more than its end."""
    head = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    return head + b"xref\n" + rows + b"trailer\n" + trailer + b"\nstartxref\n%d\n%%%%EOF" % len(head)


REFUSED = {
    "empty": (b"", "signed_no_pdf"),
    "a picture": (b"\x89PNG\r\n" + b"x" * 500, "signed_no_pdf"),
    "a workbook": (b"PK\x03\x04" + b"x" * 500, "signed_no_pdf"),
    "only its name": (b"%PDF-1.7\n", "signed_damaged"),
    "cut": (MADE[:3000], "signed_damaged"),
    "noise": (b"%PDF-1.7\n" + bytes(range(256)) * 40, "signed_damaged"),
    "locked": (locked(), "signed_encrypted"),
    "endless table": (ended(b"0 4000000000\n0000000000 65535 f \n"), "signed_damaged"),
    "huge size": (ended(b"0 1\n0000000000 65535 f \n", b"<< /Size 99999999999 /Root 1 0 R >>"), "signed_damaged"),
    "in a circle": (ended(b"0 1\n0000000000 65535 f \n", b"<< /Size 3 /Root 1 0 R /Prev 58 >>"), "signed_damaged"),
    "without a root": (ended(b"0 1\n0000000000 65535 f \n", b"<< /Size 1 >>"), "signed_damaged"),
    "nested": (ended(b"0 1\n0000000000 65535 f \n", b"[" * 50_000), "signed_damaged"),
    "too large": (b"%PDF-1.7\n" + b" " * check.LARGEST, "signed_large"),
    "unsigned": (MADE, "signed_none"),
}  # fmt: skip


@pytest.fixture
def in_this_process(monkeypatch):
    monkeypatch.setattr(check, "_answer", here)


def here(asked):
    return told_of(asked[8:], int.from_bytes(asked[:8], "big"))


def refused(content):
    with pytest.raises(FileRefused) as caught:
        check.read(content, [PREPARED])
    return caught.value


@pytest.mark.parametrize("what", REFUSED)
def test_a_file_that_cannot_be_checked_is_refused_by_name(in_this_process, what):
    content, code = REFUSED[what]
    began = time.monotonic()
    assert refused(content).code == code
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_has_its_words(language):
    values = {"size": 20, "seconds": 20}
    said = {code: translate(language, message, **values) for code, message in SENTENCES.items()}
    assert len(set(said.values())) == len(SENTENCES)
    if language != "en":
        assert all(said[code] != SENTENCES[code] for code in said)


def test_a_file_is_read_in_a_process_of_its_own_that_asks_nobody(monkeypatch, tmp_path):
    log = tmp_path / "outside"
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[1] / "outside"))
    monkeypatch.setenv("OUTSIDE_LOG", str(log))
    reading, prepared = check.read(whole(), [PREPARED])
    found = judged(reading, prepared, parts.SAID, SIDES)
    assert (found.flaws, found.missing) == ((), ())
    assert not log.exists(), log.read_text(encoding="utf-8")


def test_a_file_that_takes_too_long_is_left_aside(monkeypatch):
    monkeypatch.setattr(check, "SECONDS", 0.01)
    assert refused(whole()).code == "signed_slow"


def test_a_process_that_dies_is_an_answer_too(monkeypatch):
    monkeypatch.setattr(check, "CHILD", "lib.signing.nothing_of_this_name")
    assert refused(whole()).code == "signed_damaged"


changes = st.lists(
    st.tuples(
        st.sampled_from(["flip", "cut", "drop", "twice", "insert"]),
        st.floats(0, 1),
        st.binary(min_size=1, max_size=40),
    ),
    min_size=1,
    max_size=3,
)


@settings(max_examples=40, deadline=None)
@given(changes)
def test_whatever_is_done_to_a_signed_file_it_is_refused_or_told(done):
    content = whole()
    for kind, share, some in done:
        at = int(share * (len(content) - 1))
        if kind == "flip":
            if not content:  # all of it was cut away
                continue
            content = content[:at] + bytes([content[at] ^ (some[0] or 1)]) + content[at + 1 :]
        elif kind == "cut":
            content = content[:at]
        elif kind == "drop":
            content = content[:at] + content[at + len(some) :]
        elif kind == "twice":
            content = content[:at] + content[at : at + 400] + content[at:]
        else:
            content = content[:at] + some + content[at:]
    if content == whole():
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(check, "_answer", here)
        try:
            reading, prepared = check.read(content, [PREPARED])
        except FileRefused as refusal:
            assert refusal.code in SENTENCES
            return
    found = judged(reading, prepared, parts.SAID, SIDES)
    # Cut right where the first signature ended it is a whole file with one signature, and said to be.
    assert found.flaws or found.missing
