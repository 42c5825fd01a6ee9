"""Dates, hours, codes and figures as a text tells them, in French, Arabic or English: what two versions must both say. Pure.

Digits of either script are one; marks of direction, vowels and no-break spaces say nothing. A figure in words is
« spoken »: the other language may say it by the form of a noun, so it is compared only where something stands against it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from types import MappingProxyType

from lib.domain import spoken_english
from lib.domain.month_names import MONTHS
from lib.domain.small_counts import SAYING, may_say
from lib.domain.spoken import WORD, numbers, spoken


class Kind(StrEnum):
    """What is read of a text."""

    DATE = "date"
    HOUR = "hour"
    CODE = "code"
    FIGURE = "figure"


#: The number that words say.
Spoken = Callable[[str], int | None]
#: What is looked for, what it is, and its value; None for what only looks like it.
Reader = tuple[re.Pattern[str], Kind, Callable[[re.Match[str]], str | None]]


@dataclass(frozen=True, slots=True)
class Told:
    """One thing read: `value` is the same however it is written, `written` as the text has it."""

    kind: Kind
    value: str
    written: str
    spoken: bool = False


FOLDED = str.maketrans("àâäçéèêëîïôöùûüأإآٱى٫", "aaaceeeeiioouuuااااي,")
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
#: Marks of direction, Arabic vowels and the stroke that lengthens a word.
SILENT = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\u061c\ufeff\u0640\u064b-\u0652\u0670]")
SPACES = re.compile("[\u00a0\u202f\u2007\u2009\t\n\r]")
#: « من شهر », « de l'an » : what may stand between a day, its month and its year.
BEFORE_MONTH = re.compile(r"(?:\s*من|\s+of)?(?:\s+شهر)?\s*$")
AFTER_MONTH = r"\.?\s*,?\s*(?:(?:من\s+)?(?:سنة|عام|لسنة|لعام)|من|de\s+l.an(?:nee)?)?\s*"
MONTH = re.compile(
    "(?<![^\\W\\d_])[وبل]?(?P<month>" + "|".join(sorted(MONTHS, key=lambda name: -len(name))) + r")(?![^\W_])"
)
DAY_BEFORE = re.compile(r"(?<![\d/.-])(?P<day>\d{1,2})(?:er|st|nd|rd|th)?$")
WORDS_BEFORE = re.compile(r"(?P<day>[^\W\d_]+(?:[ -]+[^\W\d_]+){0,4})$")
YEAR_AFTER = re.compile(rf"{AFTER_MONTH}(?P<year>\d{{4}})(?!\d)")
WORDS_AFTER = re.compile(rf"{AFTER_MONTH}(?P<year>[^\W\d_]+(?:[ -]+[^\W\d_]+){{0,6}})")
#: « March 15, 2027 ».
MONTH_FIRST = re.compile(
    rf"{MONTH.pattern}\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})(?!\d)"
)
FIRST_DAY = frozenset({"premier", "first", "الاول", "فاتح", "الفاتح"})
YEAR = r"(?P<year>\d{4})(?!\d)"
OF_YEAR = r"\s*,?\s*(?:(?:من\s+)?(?:سنة|عام|لسنة|لعام)|من)?\s*"
PERIODS: Mapping[str, int] = MappingProxyType(
    {
        name: number
        for number, names in enumerate(
            (
                "1 1er premier الاول",
                "2 2e deuxieme second الثاني",
                "3 3e troisieme الثالث",
                "4 4e quatrieme dernier الرابع الاخير",
            ),
            1,
        )
        for name in names.split()
    }
)
PERIOD = "(?P<rank>" + "|".join(sorted(PERIODS, key=lambda name: -len(name))) + ")"


def told(text: str, language: str = "fr") -> tuple[Told, ...]:
    """All that a text says of days, hours, codes and figures, in its order; what English writes its own way is read in
    an English text alone."""
    shown = SPACES.sub(" ", SILENT.sub("", text)).translate(DIGITS)
    is_english = language == "en"
    clear = spoken_english.plain(shown) if is_english else shown
    folded = clear.lower().translate(FOLDED)
    found: list[tuple[int, Told]] = []

    def take(kind: Kind, value: str, begins: int, ends: int) -> None:
        # What was read is not read again by another way; places stay where they are.
        nonlocal clear, folded
        if value:
            found.append((begins, Told(kind, value, shown[begins:ends].strip(" ,."))))
        clear, folded = (f"{t[:begins]}{'|' * (ends - begins)}{t[ends:]}" for t in (clear, folded))

    def read(readers: Sequence[Reader]) -> None:
        for pattern, kind, value in readers:
            for match in pattern.finditer(clear if pattern in AS_WRITTEN else folded):
                if (said := value(match)) is not None:
                    take(kind, said, *match.span())

    read(ENGLISH_DAYS if is_english else DAYS)
    # « may », « march » in small letters are verbs.
    months = [m for m in MONTH.finditer(folded) if not is_english or clear[m.start("month")].isupper()]
    for match in months:
        if named := _named(folded, match, spoken_english.spoken if is_english else spoken):
            take(Kind.DATE, *named)
    read((*ENGLISH, *READERS) if is_english else READERS)
    for number, begins, ends in spoken_english.numbers(folded) if is_english else numbers(folded):
        found.append((begins, Told(Kind.FIGURE, str(number), shown[begins:ends], spoken=True)))
    return tuple(one for _, one in sorted(found, key=lambda place: place[0]))


def _named(folded: str, month: re.Match[str], speak: Spoken) -> tuple[str, int, int] | None:
    """A day, or a month of a year, around the name of a month, in figures or in words; None for the name alone."""
    day, begins = _before(folded[: month.start()], speak)
    year, ends = _after(folded[month.end() :], speak)
    number = MONTHS[month["month"]]
    begins, ends = month.start() if begins is None else begins, month.end() + ends
    if day is None:
        return (f"{year:04d}-{number:02d}", begins, ends) if year else None
    return (f"{year:04d}-{number:02d}-{day:02d}" if year else f"--{number:02d}-{day:02d}"), begins, ends


def _before(text: str, speak: Spoken) -> tuple[int | None, int | None]:
    """The day that ends a text, and where it begins."""
    text = BEFORE_MONTH.sub("", text)
    if match := DAY_BEFORE.search(text):
        return (int(match["day"]), match.start()) if 1 <= int(match["day"]) <= 31 else (None, None)
    words = WORDS_BEFORE.search(text)
    if words is None:
        return None, None
    for word in WORD.finditer(words["day"]):
        said = words["day"][word.start() :]
        day = 1 if said in FIRST_DAY else speak(said)
        if day is not None and 1 <= day <= 31:
            return day, words.start("day") + word.start()
    return None, None


def _after(text: str, speak: Spoken) -> tuple[int | None, int]:
    """The year that begins a text, and where it ends."""
    if match := YEAR_AFTER.match(text):
        return int(match["year"]), match.end()
    words = WORDS_AFTER.match(text)
    if words is None:
        return None, 0
    for word in reversed(list(WORD.finditer(words["year"]))):
        year = speak(words["year"][: word.end()])
        if year is not None and 1900 <= year < 2200:
            return year, words.start("year") + word.end()
    return None, 0


def _day(match: re.Match[str]) -> str | None:
    year, day = int(match["year"]), int(match["day"])
    month = MONTHS.get(match["month"]) or int(match["month"])
    year += 2000 if year < 100 else 0
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else None


def _quarter(match: re.Match[str]) -> str:
    return f"{match['year']}-T{PERIODS[match['rank']]}"


def _half(match: re.Match[str]) -> str:
    return f"{match['year']}-S{PERIODS[match['rank']]}"


def _hour(match: re.Match[str]) -> str | None:
    hour, minute = int(match["hour"]), int(match.groupdict().get("minute") or 0)
    return f"{hour:02d}:{minute:02d}" if hour < 25 and minute < 60 else None


def _code(match: re.Match[str]) -> str:
    return match.group().upper()


def _nothing(match: re.Match[str]) -> str:
    return ""


def _figure(match: re.Match[str]) -> str:
    sign, digits = match["sign"] or "", match["digits"]
    whole = re.sub(r"(?<=\d)[ .٬](?=\d{3}(?!\d))", "", digits)
    number = whole.replace(",", ".")
    if number.count(".") == 1:
        number = number.rstrip("0").rstrip(".")
    plain = re.sub(r"^0+(?=\d)", "", number)
    return ("-" if sign else "") + plain


ALONE = r"(?<![\d/.-])"
NUMERIC_DAYS = (
    re.compile(rf"{ALONE}(?P<year>\d{{4}})([-/.])(?P<month>\d{{1,2}})\2(?P<day>\d{{1,2}})(?![\d/-])"),
    re.compile(rf"{ALONE}(?P<day>\d{{1,2}})([-/.])(?P<month>\d{{1,2}})\2(?P<year>\d{{4}}|\d\d)(?![\d/-])"),
)
#: A code is written in capitals: it is read before the text is folded. « B2B » counts nothing.
CODE = re.compile(r"(?<![A-Za-z])[A-Z]{1,3}-?\d+(?:[./-]\d+)*(?![A-Za-z\d])")
LETTERS = re.compile(r"(?<![A-Za-z])[A-Za-z]+\d+[A-Za-z]+")
AS_WRITTEN = (CODE, LETTERS)
DAYS: tuple[Reader, ...] = tuple((pattern, Kind.DATE, _day) for pattern in NUMERIC_DAYS)
READERS: tuple[Reader, ...] = (
    (re.compile(rf"(?<!\w)t(?P<rank>[1-4])[ /-]*{YEAR}"), Kind.DATE, _quarter),
    (re.compile(rf"(?<!\w)s(?P<rank>[12])[ /-]*{YEAR}"), Kind.DATE, _half),
    (re.compile(rf"(?<!\w){PERIOD}\s+trimestre\s+(?:de\s+)?{YEAR}"), Kind.DATE, _quarter),
    (re.compile(rf"(?<!\w){PERIOD}\s+semestre\s+(?:de\s+)?{YEAR}"), Kind.DATE, _half),
    (re.compile(rf"(?:الربع|الفصل)\s+{PERIOD}{OF_YEAR}{YEAR}"), Kind.DATE, _quarter),
    (re.compile(rf"(?:الاسدس|السداسي|النصف)\s+{PERIOD}{OF_YEAR}{YEAR}"), Kind.DATE, _half),
    (re.compile(rf"{ALONE}(?P<hour>\d{{1,2}})\s*(?:h|heures?)(?![^\W\d_])\s*(?P<minute>\d\d(?!\d))?"), Kind.HOUR, _hour),
    (re.compile(r"(?:الساعة\s+)?(?<![\d/.-])(?P<hour>\d{1,2}):(?P<minute>\d\d)(?!\d)"), Kind.HOUR, _hour),
    (re.compile(rf"{ALONE}(?P<hour>\d{{1,2}})\s*س(?!\w)\s*(?P<minute>\d\d(?!\d))?"), Kind.HOUR, _hour),
    (re.compile(r"الساعة\s+(?P<hour>\d{1,2})(?!\d)(?:\s*و\s*(?P<minute>\d\d)(?!\d)(?:\s*دقيقة)?)?"), Kind.HOUR, _hour),
    (CODE, Kind.CODE, _code),
    (LETTERS, Kind.CODE, _nothing),
    (re.compile(r"(?<!\d)\d+(?:/\d+)+(?!\d)"), Kind.CODE, _code),
    (
        re.compile(
            r"(?:(?<![^\s(«])(?P<sign>[-−]))?(?<!\d)(?P<digits>\d{1,3}(?:[ .٬]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)*)"
            r"(?:(?:er|re|eme|e|nde|nd|st|rd|th)(?![^\W_]))?"
        ),
        Kind.FIGURE,
        _figure,
    ),
)  # fmt: skip


ENGLISH_DAYS: tuple[Reader, ...] = (*DAYS, (MONTH_FIRST, Kind.DATE, _day))
ENGLISH: tuple[Reader, ...] = (
    *(
        (pattern, Kind.DATE, partial(spoken_english.period, letter="T"))
        for pattern in spoken_english.QUARTERS
    ),
    *((pattern, Kind.DATE, partial(spoken_english.period, letter="S")) for pattern in spoken_english.HALVES),
    (spoken_english.HOUR, Kind.HOUR, spoken_english.hour),
)


def unmatched(
    one: str, other: str, languages: tuple[str, str] = ("fr", "ar")
) -> Iterator[tuple[Kind, tuple[str, ...], tuple[str, ...]]]:
    """What one of two texts says and the other does not, by kind, each as it is written; nothing when they agree.

    A whole figure of two at most may be said by the noun itself (« إجراءان ») or by « aucun », « un »: alone it is no
    difference where the other text may say it so. Nor is a figure in words. Where each side has something that the other
    lacks, both are told.
    """
    left, right = (told(text, language) for text, language in zip((one, other), languages, strict=True))
    for kind in Kind:
        here, there = _left_over([t for t in left if t.kind == kind], [t for t in right if t.kind == kind])
        counts = any(_counts(t, other) for t in here) or any(_counts(t, one) for t in there)
        if (here and there) or counts:
            yield kind, tuple(t.written for t in here), tuple(t.written for t in there)


def _counts(said: Told, other: str) -> bool:
    """Whether something that the other text does not say is a difference by itself."""
    if said.spoken:
        return False
    is_small = said.kind == Kind.FIGURE and said.value in SAYING
    return not (is_small and may_say(SILENT.sub("", other).lower().translate(FOLDED), said.value))


def _left_over(left: list[Told], right: list[Told]) -> tuple[list[Told], list[Told]]:
    """Those of each side without a partner on the other; figures in digits find theirs first."""
    rest = sorted(right, key=lambda t: t.spoken)
    alone: list[Told] = []
    for one in sorted(left, key=lambda t: t.spoken):
        partner = next((t for t in rest if t.value == one.value), None)
        if partner is None:
            alone.append(one)
        else:
            rest.remove(partner)
    return [t for t in left if any(t is a for a in alone)], [t for t in right if any(t is r for r in rest)]
