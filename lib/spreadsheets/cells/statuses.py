"""A status by its first words: « Terminé le 12/03/2026 » is done, on that day; the rest is kept as a remark.

A negation comes before what it denies (« non fait », « لم ينجز بعد »), and what is done in part is in progress. A word
that is also a verb or a thing (« livre », "complete") counts only before a mark or a day.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import islice, takewhile

from lib.domain.terms import Precision, Status
from lib.spreadsheets.cells.dates import Order, parse_date
from lib.spreadsheets.folding import clean, fold, fold_word, vocabulary, words

LONGEST = 2_000  # what follows is no part of a status
AHEAD = ("negation", "wholly", "nearly")  # lists of what may stand before a status
MOST_FIRST = 60
MOST_WORDS = 7  # of the longest status that we know
GENDER = re.compile(r"\((?:e|s|es|a|as|o/a)\)", re.IGNORECASE)
VARIANT = re.compile("[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]")  # how a sign is drawn
WORD = re.compile(r"[^\s:;,./|()\[\]«»\"!?–—\-+=→،؛]+")
#: « 3 - En cours », « 50 % – en cours ».
RANK = re.compile(r"^\(?\d{1,2}\s*[-.:)–—]\s*(?=[^\W\d])")
SHARE = re.compile(r"(?<![\d.,])(\d{1,3})(?:[.,](\d{1,2}))?\s*[%٪]")
SHARE_AHEAD = re.compile(r"^\d{1,3}(?:[.,]\d{1,2})?\s*[%٪]\s*[-:–—,]?\s*(?=[^\W\d])")
BARE_SHARE = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?\s*[%٪]")
#: « 3 lots sur 5 », "2 of 5": some are not there yet.
COUNT = re.compile(r"\b(\d{1,4})(?: [^\W\d]+)? (?:sur|of|out of|von|من اصل) (\d{1,4})\b")
DOUBTS = ("?", "؟")
#: What a status may stand before: a mark, then anything. A dash inside a word is none.
MARKED = re.compile(r"^\s*(?:[:;,.|()\[\]«»\"!?–—+=•…،؛\n]|-\s|\s-)|^\s+-")
OTHERWISE = re.compile(r"^\s*(?:/|→|->|=>|ou\b|or\b|o\b|oder\b|أو\b)\s*")
AT = ("", "a", "at", "al", "à", "zu", "em", "بنسبة")
ACCENTED = ("é", "ée", "és", "ées")  # participles, and not the verbs that fold alike
EDGES = " \t\n:;,.|–—-/•…!?،؛"
#: Sections of `values.toml` that hold signs, and the status of each of their lists.
SIGNS: Mapping[str, Mapping[str, Status]] = {
    "mark": {"done": Status.DONE, "open": Status.NOT_STARTED},
    "sign": {
        "done": Status.DONE,
        "open": Status.NOT_STARTED,
        "going": Status.IN_PROGRESS,
        "blocked": Status.BLOCKED,
        "paused": Status.SUSPENDED,
    },
}
DONE, GOING, IDLE = str(Status.DONE), str(Status.IN_PROGRESS), str(Status.NOT_STARTED)


@dataclass(frozen=True, slots=True)
class StatusReading:
    """What a cell of a status says. `status` is empty when nobody knows; `note` is late, discuss or ambiguous;
    `asked` the words that a person explains; `unfinished` says that what is denied is an end, not a beginning."""

    status: str = ""
    note: str = ""
    asked: str = ""
    day: date | None = None
    share: float | None = None
    remark: str = ""
    unfinished: bool = False


def read_status(
    typed: str, remembered: Mapping[str, str], *, order: Order = "day", today: date | None = None
) -> StatusReading:
    """What a text says of a status. `remembered`: folded word → status, as people explained them;
    no day after `today` is taken for that of an end."""
    asked = clean(typed)
    text = GENDER.sub("", VARIANT.sub("", asked[:LONGEST])).strip()
    if not _may_open(text, remembered):
        return StatusReading(asked=asked)
    share = _share(text)
    whole = _meaning(text, remembered)
    if text.endswith(DOUBTS) and not (whole and whole.note):
        return StatusReading(asked=asked)
    if not whole and share is not None and BARE_SHARE.fullmatch(text):
        return StatusReading(GOING if share else IDLE, share=share)
    if whole and "(" not in text:
        return replace(whole, share=None if _is_number(text) else share)
    for ahead in (RANK, SHARE_AHEAD):
        text = ahead.sub("", text, count=1)
    same = {meaning.status for part in text.split("/") if (meaning := _meaning(part, remembered))}
    if "/" in text and len(same) == 1 and all(_meaning(part, remembered) for part in text.split("/")):
        return StatusReading(same.pop())
    found = _opening(text, remembered)
    if found is None:
        return StatusReading(asked=asked)
    return _with_rest(*found, text, share, remembered, order, today)


def _with_rest(
    meaning: StatusReading,
    end: int,
    text: str,
    share: float | None,
    remembered: Mapping[str, str],
    order: Order,
    today: date | None,
) -> StatusReading:
    """The meaning of the first words with what follows them: a day, a share, a remark, a part only."""
    rest = text[end:]
    other = OTHERWISE.match(rest)
    if other:
        second = _meaning(rest[other.end() :], remembered)
        if second and second.status != meaning.status:
            return StatusReading(asked=text)
    partly = _opens_with(rest, "partly") or any(
        int(few) < int(all_) for few, all_ in COUNT.findall(fold(rest))
    )
    if meaning.status == DONE and (partly or (share is not None and share < 100)):
        meaning = replace(meaning, status=GOING)
    remark = rest.strip(EDGES) if MARKED.match(rest) else text.strip()
    remark = remark[1:-1].strip() if _is_bracketed(remark) else remark
    if _says_no_more(rest, meaning, share):
        return replace(meaning, share=share)
    day, after = _day(rest.strip(EDGES + "()"), order) if meaning.status == DONE else (None, "")
    if day is not None and today is not None and day > today:
        day, after = None, ""
    if day is not None and not after:
        remark = ""
    return replace(meaning, share=share, day=day, remark=remark)


def _says_no_more(rest: str, meaning: StatusReading, share: float | None) -> bool:
    """Whether what follows is nothing, a percentage that was read, « en partie », or the same status in another language."""
    bare = fold(rest).strip(f"{EDGES}()")
    if not bare or bare in _list("partly"):
        return True
    if share is not None and SHARE.sub("", bare).strip(" ()") in AT:
        return True
    return words("status").get(fold_word(bare)) == meaning.status


def _opening(text: str, remembered: Mapping[str, str]) -> tuple[StatusReading, int] | None:
    """What the longest beginning of a text that means something says, if it may stand before the rest; where it ends."""
    ends = [match.end() for match in islice(WORD.finditer(text), MOST_WORDS)]
    for count, end in reversed(list(enumerate(ends, 1))):
        meaning = _meaning(text[:end], remembered)
        if meaning and (count > 1 or _may_stand_before(text[:end], text[end:])):
            return meaning, end
    return None


def _may_open(text: str, remembered: Mapping[str, str]) -> bool:
    """Whether the first word of a text opens anything that we know: most texts stop here."""
    first = fold_word(text[:MOST_FIRST]).partition(" ")[0]
    if first in _first_words() or not first.isalpha() or text[:1] in signs():
        return True
    return any(word.partition(" ")[0] == first for word in remembered)


@cache
def _first_words() -> frozenset[str]:
    opening = (
        *words("status"),
        *words("status_note"),
        *(w for name in AHEAD for w in _as_words(name)),
        *signs(),
        *map(fold_word, signs()),  # « False » is met as its first word is folded
    )
    return frozenset(word.partition(" ")[0].rstrip(EDGES) for word in opening)


def _may_stand_before(word: str, rest: str) -> bool:
    """Whether one word is a status before what follows: always before a mark or a day, else when it is nothing but one."""
    if not rest.strip() or MARKED.match(rest) or OTHERWISE.match(rest):
        return True
    following = fold(rest).split()
    if not following or following[0] in _list("by") or _opens_with(rest, "partly"):
        return True
    dated = following[0][0].isdecimal() or following[0] in _list("before_a_day")
    if dated and any(c.isdecimal() for c in "".join(following[:4])):
        return True
    return fold_word(word) not in _as_words("only_marked") or word.casefold().endswith(ACCENTED)


def _meaning(text: str, remembered: Mapping[str, str]) -> StatusReading | None:
    """What a text means as a whole: a word explained, a known one, one denied or done in part, a sign."""
    word = fold_word(text)
    sign = signs().get(fold(text).strip()) if len(text) < 12 else None
    status = remembered.get(word) or _known_word(word) or sign
    if status:
        return StatusReading(status)
    note = words("status_note").get(word)
    if note:
        noted = {"late": GOING, "discuss": IDLE}.get(note, "")
        return StatusReading(noted, note, "" if noted else clean(text))
    return _denied(word) or _in_part(word)


def _known_word(word: str) -> str:
    """The status of a folded word, « entièrement » ahead of it or not."""
    return words("status").get(word) or words("status").get(_after(word, "wholly") or "", "")


def _denied(word: str) -> StatusReading | None:
    """« pas encore terminé », "not fully done", « غير منجز »: what is denied is not done."""
    rest = _after(word, "negation")
    if rest is None:
        return None
    whole = _after(rest, "wholly")
    status = words("status").get(rest if whole is None else whole)
    if status == DONE and whole is not None:
        return StatusReading(GOING)
    return StatusReading(IDLE, unfinished=status == DONE) if status in (DONE, GOING) else None


def _in_part(word: str) -> StatusReading | None:
    """« presque terminé », "almost done"."""
    rest = _after(word, "nearly")
    return StatusReading(GOING) if rest is not None and words("status").get(rest) in (DONE, GOING) else None


def _after(word: str, name: str) -> str | None:
    """A folded text behind the words of a list that open it; None when none does."""
    found = _ahead(name).match(word)
    return word[found.end() :] if found else None


@cache
def _ahead(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{'|'.join(map(re.escape, _as_words(name)))}) )+")


def _opens_with(text: str, name: str) -> bool:
    folded = fold(text).strip(f"{EDGES}()")
    return any(folded == word or folded.startswith(f"{word} ") for word in _list(name))


def _is_bracketed(text: str) -> bool:
    return text[:1] + text[-1:] in ("()", "[]") and not any(mark in text[1:-1] for mark in "()[]")


def _share(text: str) -> float | None:
    """The one percentage that a text says, from 0 to 100."""
    found = SHARE.findall(text)
    share = float(".".join(filter(None, found[0]))) if len(found) == 1 else None
    return share if share is not None and share <= 100 else None


def _is_number(text: str) -> bool:
    return fold(text).rstrip("% ").isdecimal()


def _day(rest: str, order: Order) -> tuple[date | None, str]:
    """The day that opens a text, and what follows it."""
    parts = rest.split()[:12]
    at = sum(1 for _ in takewhile(lambda part: fold(part).strip(":") in _list("before_a_day"), parts[:3]))
    for size in range(min(6, len(parts) - at), 0, -1):
        parsed = parse_date(" ".join(parts[at : at + size]).strip("(),;.:"), order=order)
        if parsed.day is not None and parsed.precision == Precision.DAY and not parsed.note:
            return parsed.day, " ".join(parts[at + size :])
    return None, ""


@cache
def signs() -> Mapping[str, str]:
    """Folded sign or lone word of an answer (a cross, a tick, « oui ») → status."""
    return {
        fold(VARIANT.sub("", word)): str(status)
        for section, meant in SIGNS.items()
        for name, status in meant.items()
        for word in vocabulary("values")[section][name]
    }


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in vocabulary("values")["status_words"][name])


@cache
def _as_words(name: str) -> tuple[str, ...]:
    """Folded as words of a status are, the longest first."""
    return tuple(
        sorted({fold_word(w) for w in vocabulary("values")["status_words"][name]}, key=len, reverse=True)
    )
