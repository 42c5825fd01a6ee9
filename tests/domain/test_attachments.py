"""Names, links and formats of what is attached: nothing that was typed can be a path, a script or a picture that is none."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.attachments import LONGEST_NAME, format_of, plain, safe_link, safe_name, sent_name
from lib.domain.errors import Invalid


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Rapport final.pdf", "Rapport final.pdf"),
        ("../../etc/passwd", "_._etc_passwd"),
        ("C:\\Temp\\note.docx", "C__Temp_note.docx"),
        ("fiche\u202egpj.exe", "fichegpj.exe"),
        ("a\0b\nc.txt", "ab c.txt"),
        ("المحضر المشترك.pdf", "المحضر المشترك.pdf"),
        ("con.txt", "_con.txt"),
        ("...", "file"),
        ("\u202e", "file"),
        (".pdf", "pdf"),
    ],
)
def test_a_name_is_kept_as_far_as_it_is_safe(typed, kept):
    assert safe_name(typed) == kept


def test_a_name_of_three_hundred_characters_is_cut_before_its_ending_and_its_title_is_whole():
    typed = "é" * 300 + ".pdf"
    assert safe_name(typed).endswith("é.pdf") and len(safe_name(typed).encode()) <= LONGEST_NAME
    assert plain(typed) == typed


@given(st.text(max_size=400))
def test_whatever_is_typed_the_name_is_one_of_a_file_and_stays_so(typed):
    kept = safe_name(typed)
    assert 0 < len(kept.encode()) <= LONGEST_NAME + 1
    assert not set(kept) & set('/\\<>:"|?*') and kept not in (".", "..")
    assert not any(unicodedata.category(c)[0] == "C" for c in kept)
    assert safe_name(kept) == kept


@pytest.mark.parametrize("typed", ["https://ccis.ma/rapport?a=1#p", " http://x.org "])
def test_a_link_is_the_address_of_a_page(typed):
    assert safe_link(typed) == typed.strip()


@pytest.mark.parametrize(
    "typed", ["javascript:alert(1)", "data:text/html,x", "file:///etc", "//x.org", "https://", "x", "https://[", "http://a b"]
)  # fmt: skip
def test_a_link_is_nothing_else(typed):
    with pytest.raises(Invalid, match="link"):
        safe_link(typed)


def test_what_is_shown_is_known_by_its_first_bytes_whatever_its_name():
    assert format_of(b"\x89PNG\r\n\x1a\n...") == "png"
    assert format_of(b"RIFF\0\0\0\0WEBPVP8 ") == "webp"
    assert format_of(b"%PDF-1.7") == "pdf"
    for content in (b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"<html>", b"RIFF\0\0\0\0WAVE", b""):
        assert format_of(content) == ""


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        ("quo%22te.txt", 'quo"te.txt'),
        ("une%0D%0Adeux%0Atrois%0Dquatre.txt", "une deux trois quatre.txt"),
        ("100%20%25 %C3%A9%2F.txt", "100%20%25 %C3%A9%2F.txt"),
    ],
)
def test_a_name_is_what_it_was_before_a_browser_sent_it(sent, meant):
    assert sent_name(sent) == meant
