"""Signed files that come back: what happened to them is found, whatever it was, and nothing is found in one that is whole."""

import io
import re
from typing import Any

import pytest
from pypdf import PdfReader

from lib.domain.errors import FileRefused
from lib.domain.signed import FIELDS, Flaw, Side, judged
from lib.signing import check
from lib.signing.reading import told_of
from tests.signing import parts

A, B = (parts.person(name) for name in ("Directeur", "Chargé d'affaires"))
STRANGER = parts.person("Personne")
PAST = parts.person("Directeur", begins=-700, ends=-30)
SIDES: dict[str, Side] = {A.fingerprint: "a", B.fingerprint: "b", PAST.fingerprint: "a"}
MADE, PREPARED = parts.prepared()


@pytest.fixture(autouse=True, scope="module")
def in_this_process():
    """The reading, without the second that a process of its own takes; that one has its tests below."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(check, "_answer", lambda asked: told_of(asked[8:], int.from_bytes(asked[:8], "big")))
        yield


@pytest.fixture(scope="module")
def by_one():
    return parts.signed(MADE, A, FIELDS["a"], certify=True)


@pytest.fixture(scope="module")
def by_both(by_one):
    return parts.signed(by_one, B, FIELDS["b"])


def checked(content, *, said=parts.SAID):
    reading, prepared = check.read(content, [PREPARED])
    return judged(reading, prepared, said, SIDES)


def test_a_paper_is_laid_with_fields_where_its_frames_are_and_begins_with_itself():
    paper, rooms = parts.paper()
    assert MADE.startswith(paper)
    pages: Any = PdfReader(io.BytesIO(MADE)).pages
    assert len(pages) > 1
    fields = {field.get_object()["/T"]: field.get_object() for field in pages[-1]["/Annots"]}
    assert list(fields) == list(FIELDS.values())
    for field, room in zip(fields.values(), rooms, strict=True):
        left, foot, right, head = (float(edge) for edge in field["/Rect"])
        assert room.page == len(pages) - 1
        assert (left, foot, right, head) == pytest.approx(
            (room.left, room.foot, room.right, room.head), abs=0.51
        )
        assert right - left > 150
        assert head - foot > 60
        assert "/AP" in field, "the archival profile asks for an appearance, were it empty"


def test_in_arabic_the_first_party_signs_on_the_right():
    _, (first, second) = parts.paper("ar")
    assert first.left > second.right


def test_a_file_signed_by_both_is_whole_and_of_record(by_both):
    found = checked(by_both)
    assert found.flaws == ()
    assert (found.signed, found.missing) == (("a", "b"), ())
    assert found.prepared == PREPARED
    assert [s.holder for s in found.reading.signatures] == ["Directeur", "Chargé d'affaires"]  # fmt: skip
    assert all(s.signed_at is not None for s in found.reading.signatures)


def test_either_party_may_sign_first():
    found = checked(parts.signed(parts.signed(MADE, B, FIELDS["b"]), A, FIELDS["a"]))
    assert (found.flaws, found.missing) == ((), ())


def test_one_signature_is_whole_and_the_other_is_missing(by_one, by_both):
    assert (checked(by_one).flaws, checked(by_one).missing) == ((), ("b",))
    cut_back = by_both[: len(by_one)]
    assert (checked(cut_back).flaws, checked(cut_back).missing) == ((), ("b",))


@pytest.mark.parametrize("place", ["page", "signature", "second"])
def test_one_byte_that_was_changed_is_found(by_one, by_both, place):
    at = {
        "page": 400,
        "signature": by_both.index(b"/SubFilter", len(MADE)) + 14,
        "second": by_both.index(b"/SubFilter", len(by_one)) + 14,
    }[place]
    found = checked(by_both[:at] + bytes([by_both[at] ^ 1]) + by_both[at + 1 :])
    assert found.flaws[0] is Flaw.ALTERED


AFTER = {
    "newline": (lambda content: content + b"\n", {Flaw.ADDED}),
    "comment": (lambda content: content + b"% nothing\n", {Flaw.ADDED}),
    "properties": (lambda content: parts.changed(content, parts.title_changed), {Flaw.ADDED}),
    "field": (lambda content: parts.changed(content, parts.field_added), {Flaw.CHANGED, Flaw.ADDED, Flaw.FIELD}),
    "page": (lambda content: parts.changed(content, parts.page_replaced), {Flaw.CHANGED, Flaw.ADDED}),
    "note": (lambda content: parts.changed(content, parts.note_added), {Flaw.CHANGED, Flaw.ADDED}),
    "rewritten": (parts.rewritten, {Flaw.ALTERED, Flaw.ADDED, Flaw.OTHER_TEXT}),
}  # fmt: skip


@pytest.mark.parametrize("what", AFTER)
def test_what_comes_after_both_signatures_is_found(by_both, what):
    change, expected = AFTER[what]
    assert set(checked(change(by_both)).flaws) == expected


BETWEEN = {
    "page": (parts.page_replaced, {Flaw.CHANGED}),
    "note": (parts.note_added, {Flaw.CHANGED}),
    "field": (parts.field_added, {Flaw.FIELD}),
}


@pytest.mark.parametrize("what", BETWEEN)
def test_what_is_slipped_in_between_the_signatures_is_found(what):
    change, expected = BETWEEN[what]
    by_one = parts.signed(MADE, A, FIELDS["a"])
    content = parts.signed(parts.changed(by_one, change), B, FIELDS["b"])
    assert set(checked(content).flaws) == expected


@pytest.mark.parametrize("what", BETWEEN)
def test_what_is_slipped_in_before_the_first_signature_is_found(what):
    """The file begins with what was made here, and both signatures hold: neither tells it."""
    change, expected = BETWEEN[what]
    content = parts.changed(MADE, change)
    for who, field in ((A, FIELDS["a"]), (B, FIELDS["b"])):
        content = parts.signed(content, who, field)
    found = checked(content)
    assert found.prepared == PREPARED
    assert set(found.flaws) == expected


def test_a_file_that_leaves_aside_the_bytes_that_it_begins_with_is_found():
    """Another paper after ours, whose history does not lead back to it."""
    other = parts.paper("ar")[0]
    moved = re.sub(
        rb"(?m)^(\d{10}) (\d{5}) n",
        lambda row: b"%010d %s n" % (int(row[1]) + len(MADE), row[2]),
        other,
    )
    start = int(re.findall(rb"startxref\s+(\d+)", moved)[-1])
    moved = moved.replace(b"startxref\n%d" % start, b"startxref\n%d" % (start + len(MADE)))
    content = parts.signed(MADE + moved, A, "Partie_A", new=True)
    found = checked(content)
    assert found.prepared == PREPARED
    assert Flaw.CHANGED in found.flaws


def test_another_paper_is_not_the_version_of_record():
    content, prepared = parts.prepared("ar")
    assert prepared != PREPARED
    assert set(checked(parts.signed(content, A, FIELDS["a"])).flaws) == {Flaw.OTHER_TEXT}


def test_a_text_that_was_changed_since_is_said(by_both):
    assert set(checked(by_both, said="another text").flaws) == {Flaw.OLD_TEXT}


def test_who_signed_is_told_by_the_certificate_alone(by_one):
    found = checked(parts.signed(by_one, STRANGER, FIELDS["b"]))
    assert set(found.flaws) == {Flaw.STRANGER}
    assert found.is_of_record
    assert found.missing == ("b",)
    assert set(checked(parts.signed(MADE, B, FIELDS["a"])).flaws) == {Flaw.MISPLACED}
    assert set(checked(parts.signed(MADE, PAST, FIELDS["a"])).flaws) == {Flaw.OUT_OF_DATE}


def test_a_signed_paper_keeps_its_fonts_inside_and_its_claim_to_be_archived(by_both):
    reader = PdfReader(io.BytesIO(by_both))
    fonts = [
        font
        for item in reader.resolved_objects.values()
        if isinstance(item, dict) and (font := item).get("/Type") == "/FontDescriptor"
    ]
    for page in reader.pages:
        for note in page.get("/Annots", ()):
            drawn = note.get_object()["/AP"]["/N"].get_object()
            fonts += descriptors(drawn)
    assert fonts
    assert all(any(name in font for name in ("/FontFile2", "/FontFile3")) for font in fonts)
    assert b'pdfaid:part="2"' in by_both
    assert b'pdfaid:conformance="A"' in by_both
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert "/OutputIntents" in root


def descriptors(drawn, depth=0):
    """The descriptors of the fonts of an appearance and of what it draws."""
    held = drawn.get("/Resources", {})
    held = held.get_object() if hasattr(held, "get_object") else held
    found = []
    for font in held.get("/Font", {}).values():
        below = font.get_object()
        below = below["/DescendantFonts"][0].get_object() if "/DescendantFonts" in below else below
        assert "/FontDescriptor" in below, "a font that no file holds"
        found.append(below["/FontDescriptor"].get_object())
    for other in held.get("/XObject", {}).values():
        if depth < 5:
            found += descriptors(other.get_object(), depth + 1)
    return found


def test_a_field_is_signed_once(by_one):
    with pytest.raises(Exception, match="already"):
        parts.signed(by_one, B, FIELDS["a"])


def refused(content):
    with pytest.raises(FileRefused) as caught:
        check.read(content, [PREPARED])
    return caught.value.code


def test_a_file_that_nobody_signed_says_so():
    assert refused(MADE) == "signed_none"
    assert refused(parts.paper()[0]) == "signed_none"
