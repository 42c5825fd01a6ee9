"""Tables drawn in a text: Markdown, and the grids that terminals, wikis and documentation draw with `|` and `-`.

A table is known by its rule (`|---|---|`, `+----+----+`): a text without one is a table of separators or none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from lib.spreadsheets.files.canvas import named
from lib.spreadsheets.model import Place, Sheet

#: A rule: dashes, double dashes or colons between bars or crosses; at least two columns, or a frame.
RULE = re.compile(r"[\s>]*(?:[|+](?:\s*:?[-=]+:?\s*[|+])+|:?-+:?(?:\s*[|+]\s*:?-+:?)+)\s*")
BAR = re.compile(r"(?<!\\)\|")
HEADING = re.compile(r"#{1,6}\s+(.{1,200}?)\s*#*\s*")
QUOTED = re.compile(r"^[ \t]*(?:>[ \t]?)*")
EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
LEANING = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_]+?)(?<=\S)\1(?![\w*])")
CODE = re.compile(r"(`+)(.+?)\1")
LINK = re.compile(r"!?\[([^\]\[]{0,500})\]\(\s*<?([^\s)>]{0,1000})>?[^)]{0,200}\)")
BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
STRUCK = re.compile(r"~~(?=\S)(.+?)(?<=\S)~~")
LONGEST_NAME = 60


def drawn_tables(text: str) -> list[Sheet]:
    """A sheet for each table drawn in the text; none when it draws none."""
    if not any(_is_rule(line) for line in text.splitlines() if "-" in line or "=" in line):
        return []
    return named([_sheet(name, rows) for name, rows in _tables(text)])


def _is_rule(line: str) -> bool:
    """Whether a line is a rule: most are not, by a look at their letters."""
    return not line.strip(" \t\r>|+-=:") and ("|" in line or "+" in line) and RULE.fullmatch(line) is not None


def _tables(text: str) -> Iterator[tuple[str, list[list[str]]]]:
    """The heading above each table and its rows, as typed. Lines of bars without a rule are no table."""
    heading = ""
    block: list[str] = []
    for raw in [*text.splitlines(), ""]:
        line = QUOTED.sub("", raw, count=1).strip()
        if "|" in line or _is_rule(line):
            block.append(line)
            continue
        rows = _rows(block) if block else []
        if rows:
            yield heading, rows
            heading = ""
        block = []
        if found := HEADING.fullmatch(line):
            heading = found[1][:LONGEST_NAME]


def _rows(block: list[str]) -> list[list[str]]:
    """The rows of a block of lines; in a grid with a rule below each row, the lines between two are one row."""
    rules = [i for i, line in enumerate(block) if _is_rule(line)]
    if not rules or len(block) - len(rules) < 2:
        return []
    crossed = [i for i in rules if block[i].startswith("+")]
    lines = {i: _cells(line) for i, line in enumerate(block) if i not in set(rules)}
    if len(crossed) < 4:
        return list(lines.values())
    rows: list[list[str]] = []
    begins = True
    for i in range(len(block)):
        if i not in lines:
            begins = True
        elif begins:
            rows.append(lines[i])
            begins = False
        else:
            rows[-1] = [f"{above} {below}".strip() for above, below in _paired(rows[-1], lines[i])]
    return rows


def _paired(one: list[str], two: list[str]) -> list[tuple[str, str]]:
    size = max(len(one), len(two))
    return list(zip([*one, *[""] * (size - len(one))], [*two, *[""] * (size - len(two))], strict=True))


def _cells(line: str) -> list[str]:
    inner = line.removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [cell.strip() for cell in BAR.split(inner)]


def _sheet(name: str, rows: list[list[str]]) -> Sheet:
    struck: set[Place] = set()
    withdrawn: dict[Place, str] = {}
    links: dict[Place, str] = {}
    out: list[tuple[str | None, ...]] = []
    for r, row in enumerate(rows):
        cells: list[str | None] = []
        for c, typed in enumerate(row):
            gone = " … ".join(STRUCK.findall(typed)) if "~~" in typed else ""
            standing = STRUCK.sub("", typed).strip(" →>-") if gone else typed
            if gone and standing:
                withdrawn[r, c] = plain(gone)
            elif gone:
                struck.add((r, c))
                standing = gone
            if (link := LINK.search(standing)) and link[2].startswith(("http:", "https:", "mailto:")):
                links[r, c] = link[2]
            cells.append(plain(standing) or None)
        while cells and cells[-1] is None:
            cells.pop()
        out.append(tuple(cells))
    return Sheet(name, tuple(out), struck=frozenset(struck), withdrawn=withdrawn, links=links)


def plain(typed: str) -> str:
    """A text without the marks of Markdown."""
    text = typed.replace("\\|", "|")
    if "](" in text:
        text = LINK.sub(r"\1", text)
    if "`" in text:
        text = CODE.sub(r"\2", text)
    if "**" in text or "__" in text:
        text = EMPHASIS.sub(r"\2", text)
    if "*" in text or "_" in text:
        text = LEANING.sub(r"\2", text)
    if "<" in text:
        text = BREAK.sub("\n", text)
    return (unescape(text) if "&" in text else text).strip()
