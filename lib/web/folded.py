"""A long text above what a page is for: its beginning stands there, the whole of it is one press away, without a script."""

from __future__ import annotations

from html import escape
from textwrap import wrap

from lib.documents.html import words

#: Lines that stand unfolded, and the letters of one on a telephone; a line more is not worth a press.
LINES, LETTERS = 6, 44


def folded(text: str, reads_on: str) -> str:
    """A text as a paragraph; of a long one its first lines, with `reads_on` opening the whole in their place."""
    text = text.strip()
    lines = [part for line in text.split("\n") for part in wrap(line, LETTERS) or [""]]
    if len(lines) <= LINES + 1:
        return f'<p class="intro">{words(text)}</p>' if text else ""
    whole = f"<details><summary>{escape(reads_on)}</summary><div>{words(text)}</div></details>"
    return f'<div class="intro word"><p>{words(_first(text))}</p>{whole}</div>'


def _first(text: str) -> str:
    """The beginning of a text, cut between two words where its first lines end."""
    left, shown = LINES, []
    for line in text.split("\n"):
        parts = wrap(line, LETTERS) or [""]
        shown.append(line if len(parts) <= left else _cut(line, LETTERS * left))
        left -= len(parts)
        if left <= 0:
            break
    return "\n".join(shown).rstrip() + " …"


def _cut(line: str, letters: int) -> str:
    """The beginning of a line, without a part of a word where it has any before."""
    held = line[:letters]
    return held.rpartition(" ")[0] or held
