"""Numbers, days, parts of a year and hours as English writes them. Folded words in, numbers out. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

WORD = re.compile(r"[a-z]+")
_SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
_ORDINAL = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
    " fifteenth sixteenth seventeenth eighteenth nineteenth"
)
SMALL: Mapping[str, int] = MappingProxyType({word: n for n, word in enumerate(_SMALL.split(), 1)})
ORDINALS: Mapping[str, int] = MappingProxyType(
    {word: n for n, word in enumerate(_ORDINAL.split(), 1)} | {"twentieth": 20, "thirtieth": 30}
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
TENS: Mapping[str, int] = MappingProxyType({word: ten * 10 for ten, word in enumerate(_TENS.split(), 2)})
LARGE: Mapping[str, int] = MappingProxyType({"hundred": 100, "thousand": 1000})
#: They say two, alone.
PAIRS = frozenset({"both", "twice"})
#: « first » alone ranks more often than it counts, as « premier ».
SILENT = frozenset({"first"})
KNOWN = frozenset({*SMALL, *ORDINALS, *TENS, *LARGE, *PAIRS})
#: 12,000.50 as any language may have it: the comma parts thousands, a point after them the rest.
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
DECIMALS = re.compile(r"(?<=٬\d{3})\.(?=\d)")
RANKS: Mapping[str, int] = MappingProxyType(
    {name: n for n, names in enumerate(("1st first", "2nd second", "3rd third", "4th fourth last"), 1) for name in names.split()}
)  # fmt: skip
RANK = "(?P<rank>" + "|".join(sorted(RANKS, key=lambda name: -len(name))) + ")"
YEAR = r"(?P<year>\d{4})(?!\d)"
OF = r"(?:\s+of)?\s+"
QUARTERS = (
    re.compile(rf"(?<!\w)q(?P<rank>[1-4])[ /-]*{YEAR}"),
    re.compile(rf"(?<!\w){RANK}\s+quarter{OF}{YEAR}"),
)
HALVES = (
    re.compile(rf"(?<!\w)h(?P<rank>[12])[ /-]*{YEAR}"),
    re.compile(rf"(?<!\w){RANK}\s+(?:half|semester){OF}{YEAR}"),
)
HOUR = re.compile(
    r"(?<![\d/.:-])(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s*(?P<half>[ap])\.?\s?m(?![a-z])\.?"
)


def plain(text: str) -> str:
    """A text whose thousands no comma parts; places stay where they are."""
    return DECIMALS.sub(",", THOUSANDS.sub("٬", text))


def period(match: re.Match[str], letter: str) -> str:
    """A quarter (T) or a half (S) of a year."""
    said = match["rank"]
    return f"{match['year']}-{letter}{RANKS.get(said) or int(said)}"


def hour(match: re.Match[str]) -> str | None:
    """An hour before or after noon, of twenty-four."""
    said, minute = int(match["hour"]), int(match["minute"] or 0)
    if not 1 <= said <= 12 or minute > 59:
        return None
    return f"{said % 12 + (12 if match['half'] == 'p' else 0):02d}:{minute:02d}"


def numbers(folded: str) -> Iterator[tuple[int, int, int]]:
    """Every number in words of a folded text: its value, where it begins and where it ends."""
    words = [(m.group(), m.start(), m.end()) for m in WORD.finditer(folded)]
    at = 0
    while at < len(words):
        run = _run(folded, words, at)
        while run and (value := _value([word for word, _, _ in words[at : at + run]])) is not None:
            if run > 1 or words[at][0] not in SILENT:
                yield value, words[at][1], words[at + run - 1][2]
            break
        at += max(run, 1)


def spoken(words: str) -> int | None:
    """The number that folded words say, « two thousand and twenty-five »; None when they are none."""
    parts = WORD.findall(words)
    return _value(parts) if parts else None


def _run(folded: str, words: Sequence[tuple[str, int, int]], at: int) -> int:
    """How many words from `at` on are one number, with nothing but spaces and hyphens between."""
    length = 0
    for place in range(at, len(words)):
        if place > at and folded[words[place - 1][2] : words[place][1]].strip(" -"):
            break
        if words[place][0] not in KNOWN and not (words[place][0] == "and" and place > at):
            break
        length += 1
    while length and _value([word for word, _, _ in words[at : at + length]]) is None:
        length -= 1
    return length


def _value(parts: Sequence[str]) -> int | None:
    if len(parts) == 1 and parts[0] in PAIRS:
        return 2
    total = group = 0
    for place, part in enumerate(parts):
        if part == "and":  # « two hundred and five », never « five and two »
            if place in (0, len(parts) - 1) or parts[place - 1] not in LARGE:
                return None
            continue
        if part in ORDINALS and place < len(parts) - 1:
            return None
        value = {**SMALL, **ORDINALS, **TENS, **LARGE}.get(part)
        if value is None:
            return None
        if value == 1000:
            total, group = total + max(group, 1) * 1000, 0
        elif value == 100:
            if group > 9:
                return None
            group = max(group, 1) * 100
        elif (group % 100 == 0) or (value < 10 and group % 100 >= 20 and group % 10 == 0):
            group += value
        else:
            return None
    return total + group
