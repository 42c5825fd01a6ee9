"""Tables of separated texts: which encoding, which separator, and the rows."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

from lib.spreadsheets.model import Sheet

#: Letters and signs that French text really holds beyond ASCII, to weigh one-byte encodings.
FRENCH = set("éèêëàâäîïôöùûüçœæÉÈÊËÀÂÎÏÔÙÛÇŒÆ«»’‘“”–—…°€·²\xa0ñáíóúãõ•©®™§±×µº")
SEPARATORS = ";,\t|"
#: What spreadsheets write for a value that could not be computed, in the languages of their users.
ERROR_MARK = re.compile(
    r"#(?:[¡¿]?(?:REF|DIV/0|VALUE|VALEUR|VALOR|NAME|NOM|NOMBRE|NOME|NUM|NUL|NULL|NULO)[\s\xa0]?[!?]|N/[AD])"
)
ODD_CAPITAL = re.compile("(?<=[a-zà-ÿ])[À-ÖØ-ÞŒŸ]")


def separated(text: str) -> Sheet:
    """The sheet of a text whose cells are kept apart by a separator."""
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        separator, text = first.strip()[4], rest
        rows: list[tuple[str | None, ...]] = [()]
    else:
        separator, rows = separator_of(text), []
    csv.field_size_limit(10_000_000)
    errors: dict[tuple[int, int], str] = {}
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
        marks = {c: cell for c, cell in enumerate(row) if cell[:1] == "#" and ERROR_MARK.fullmatch(cell)}
        errors.update({(len(rows), c): mark for c, mark in marks.items()})
        rows.append(tuple(cell if cell.strip() and c not in marks else None for c, cell in enumerate(row)))
    return Sheet(name="", rows=tuple(trimmed(rows, max((r for r, _ in errors), default=-1))), errors=errors)


def trimmed(rows: list[tuple[str | None, ...]], last: int = -1) -> list[tuple[str | None, ...]]:
    """The rows without empty ones at the end, from `last` on, and without empty cells at the end of each."""
    cut = []
    for row in rows:
        size = len(row)
        while size and row[size - 1] is None:
            size -= 1
        cut.append(row[:size])
    while cut and not cut[-1] and len(cut) - 1 > last:
        cut.pop()
    return cut


def decode(content: bytes) -> tuple[str, str]:
    """The text, and the name of the encoding when it had to be guessed beyond doubt's reach."""
    if content.startswith(b"\xef\xbb\xbf"):
        return content[3:].decode("utf-8", "replace"), ""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace"), ""
    head = content[:2000]
    if head.count(0) > len(head) // 5:
        little = head[1::2].count(0) >= head[::2].count(0)
        return content.decode("utf-16-le" if little else "utf-16-be", "replace"), ""
    try:
        return content.decode("utf-8"), ""
    except UnicodeDecodeError:
        pass
    scores = {name: _french_share(content, name) for name in ("cp1252", "mac_roman", "cp850")}
    best = max(scores, key=lambda name: scores[name])
    if scores[best] >= 0.6:
        return content.decode(best, "replace"), ""
    import chardet  # slow to load, rarely needed

    found = chardet.detect(content[:200_000]).get("encoding")
    try:
        return content.decode(str(found)), str(found)
    except (LookupError, UnicodeDecodeError):
        return content.decode(best, "replace"), best


def _french_share(content: bytes, encoding: str) -> float:
    """The share of the characters beyond ASCII that French text may hold; none where they are most of the letters."""
    text = content[:200_000].decode(encoding, "replace")
    high = Counter(c for c in text if ord(c) > 127)
    total = sum(high.values())
    odd = len(ODD_CAPITAL.findall(text))  # « activÈ »: no French word has a capital after a small letter
    if total > 0.35 * sum(1 for c in text if c.isalpha() or ord(c) > 127):
        return 0.0
    return (sum(n for c, n in high.items() if c in FRENCH) - odd) / total if total else 0.0


def separator_of(text: str) -> str:
    """The separator that gives the most even rows of two cells or more; `;` on ties."""
    sample = text[:100_000]

    def evenness(separator: str) -> tuple[float, int]:
        widths: Counter[int] = Counter()
        for index, row in enumerate(csv.reader(io.StringIO(sample, newline=""), delimiter=separator)):
            if index >= 50:
                break
            if any(cell.strip() for cell in row):
                widths[len(row)] += 1
        total = sum(widths.values())
        width, count = max(
            ((w, n) for w, n in widths.items() if w >= 2), key=lambda item: (item[1], item[0]), default=(0, 0)
        )
        return (count / total if total else 0.0, width)

    scores = {separator: evenness(separator) for separator in SEPARATORS}
    best = max(scores.values())
    return ";" if scores[";"][0] >= best[0] and scores[";"][1] >= 2 else max(scores, key=lambda s: scores[s])
