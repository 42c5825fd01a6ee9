"""A long text above a form is folded after some lines, whole one press away; a short one stands as it is."""

import re
from html import unescape

import pytest

from lib.web.folded import LETTERS, LINES, folded

SENTENCE = "Merci de dire où en est chaque action, et ce qui vous retient. "


def read(html):
    return unescape(re.sub(r"<[^>]+>", " ", html))


@pytest.mark.parametrize("text", ["", "Merci.", "\n".join("abcdefg"), "x " * (LETTERS * (LINES + 1) // 2)])
def test_a_text_of_some_lines_is_not_folded(text):
    assert "<details>" not in folded(text, "Read it whole")
    assert "".join(read(folded(text, "Read it whole")).split()) == "".join(text.split())


@pytest.mark.parametrize(
    "text", [SENTENCE * 30, "\n".join(f"{at}. {SENTENCE}" for at in range(30)), "x" * 2000]
)
def test_a_long_one_shows_its_first_lines_and_is_there_whole(text):
    page = folded(text, "Read it whole")
    shown, _, whole = page.partition("<details>")
    beginning = read(shown).strip().removesuffix("…").split()
    assert 0 < len(" ".join(beginning)) <= LINES * LETTERS
    assert text.split()[: len(beginning) - 1] == beginning[:-1] and text.startswith(beginning[0])
    assert "<summary>Read it whole</summary>" in whole
    assert read(whole.partition("</summary>")[2]).split() == text.split()


def test_blank_lines_around_it_are_none_of_its_first_lines():
    shown = read(folded("\n \n" * 10 + SENTENCE * 30, "Read it whole").partition("<details>")[0])
    assert shown.strip().startswith("Merci de dire")
    assert "<details>" not in folded("\n" * 20 + "Merci.", "Read it whole")


def test_what_it_says_is_never_taken_for_markup():
    assert "<img" not in folded("<img src=x onerror=alert(1)>\n" * 40, "<b>")
