"""Numbers written in words, in French and Arabic: what a text says by them. Folded words in, numbers out. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType


def _by_word(forms: Mapping[int, str]) -> Mapping[str, int]:
    return MappingProxyType({word: value for value, words in forms.items() for word in words.split()})


def _counted(words: str, first: int) -> Mapping[str, int]:
    """Words that name numbers one after the other."""
    return MappingProxyType({word: value for value, word in enumerate(words.split(), first)})


FRENCH = MappingProxyType(
    {
        **_counted(
            "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize", 2
        ),
        **_by_word({20: "vingt vingts", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}),
        **_by_word({100: "cent cents", 1000: "mille"}),
    }
)
#: « un » alone is an article more often than a number: it counts after another number only (« vingt et un »).
FRENCH_ONE = frozenset({"un", "une"})
FRENCH_ORDINALS = _counted(
    "deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme onzieme douzieme", 2
)
#: The units, by every form that a noun may ask for; folded (no hamza above an alef, no vowel).
ARABIC_UNITS = _by_word(
    {
        1: "واحد واحدة احد احدى احدي حادي حادية اول اولى اولي",
        2: "اثنان اثنين اثنا اثني اثنتان اثنتين اثنتا اثنتي ثاني ثانية",
        3: "ثلاث ثلاثة ثالث ثالثة",
        4: "اربع اربعة رابع رابعة",
        5: "خمس خمسة خامس خامسة",
        6: "ست ستة سادس سادسة",
        7: "سبع سبعة سابع سابعة",
        8: "ثمان ثماني ثمانية ثامن ثامنة",
        9: "تسع تسعة تاسع تاسعة",
    }
)
#: « واحد » is a number where « un » and « الأول » may be none.
ARABIC_ONE = frozenset({"واحد", "واحدة"})
ARABIC_TEN = frozenset({"عشر", "عشرة", "عاشر", "عاشرة"})
STEMS = {3: "ثلاث", 4: "اربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثمان", 9: "تسع"}
ARABIC_TENS = _by_word({ten * 10: f"{stem}ون {stem}ين" for ten, stem in {2: "عشر", **STEMS}.items()})
ARABIC_LARGE = _by_word(
    {
        100: "مائة مئة",
        200: "مائتان مائتين مئتان مئتين",
        1000: "الف الاف الفا",
        2000: "الفان الفين الفي",
        **{n * 100: f"{stem}مائة {stem}مئة" for n, stem in STEMS.items()},
    }
)
#: Nouns of minutes whose dual says « two » by itself; a dual that is none of them says nothing.
ARABIC_DUALS = frozenset(
    stem + ending
    for stem in (
        *("اجراء", "يوم", "شهر", "اسبوع", "سنت", "قرار", "اجتماع", "نقطت", "اجل", "التزام", "نسخت", "اصليت"),
        *("مرت", "دورت", "بعثت", "ندوت", "لقاء", "مرحلت", "تقرير", "لجنت"),
    )
    for ending in ("ان", "ين")
)
#: What may be written in one with the word that follows.
PREFIXES = ("وال", "بال", "فال", "كال", "ولل", "لل", "ال", "و", "ب", "ل", "ف", "ك")
WORD = re.compile(r"[^\W\d_]+")
#: After these a hundred is a share, which a figure says: « pour cent », « في المائة ».
SHARES = frozenset({"pour", "في", "بال"})


def numbers(folded: str) -> Iterator[tuple[int, int, int]]:
    """Every number in words of a folded text: its value, where it begins and where it ends."""
    words = [(m.group(), m.start(), m.end()) for m in WORD.finditer(folded)]
    at = 0
    while at < len(words):
        run = _run(folded, words, at)
        value = spoken(" ".join(word for word, _, _ in words[at : at + run])) if run else None
        if value is None:
            at += 1
            continue
        is_share = at > 0 and words[at - 1][0] in SHARES and value == 100
        if not is_share and (value > 1 or _bare(words[at][0], ARABIC_ONE) is not None):
            yield value, words[at][1], words[at + run - 1][2]
        at += run


def spoken(words: str) -> int | None:
    """The number that folded words say, « deux mille vingt-cinq », « الفين وخمس وعشرين »; None when they are none."""
    parts = WORD.findall(words)
    if not parts:
        return None
    return _french(parts) if all(ord(part[0]) < 0x600 for part in parts) else _arabic(parts)


def _run(folded: str, words: Sequence[tuple[str, int, int]], at: int) -> int:
    """How many words from `at` on are one number: they follow each other with nothing but spaces and hyphens between."""
    length = 0
    for place in range(at, len(words)):
        word, begins, _ = words[place]
        if place > at and folded[words[place - 1][2] : begins].strip(" -"):
            break
        if not _may_belong(word, first=place == at):
            break
        length += 1
    while length and words[at + length - 1][0] == "et":
        length -= 1
    while length and spoken(" ".join(word for word, _, _ in words[at : at + length])) is None:
        length -= 1
    return length


def _may_belong(word: str, *, first: bool) -> bool:
    if word in FRENCH or word in FRENCH_ORDINALS:
        return True
    if word == "et" or word in FRENCH_ONE:
        return not first
    # Beside another number a word joined by « و » belongs to it; by another letter it begins its own.
    return _arabic_part(word) is not None


def _french(parts: Sequence[str]) -> int | None:
    if len(parts) == 1 and parts[0] in FRENCH_ORDINALS:
        return FRENCH_ORDINALS[parts[0]]
    total = group = 0
    for place, part in enumerate(parts):
        if part == "et":
            if place in (0, len(parts) - 1):
                return None
            continue
        value = 1 if part in FRENCH_ONE else FRENCH.get(part)
        if value is None:
            return None
        if value == 1000:
            total, group = total + max(group, 1) * 1000, 0
        elif value == 100:
            if group % 100 > 9:
                return None
            group = max(group, 1) * 100
        elif value == 20 and group % 100 == 4:  # quatre-vingt
            group += 76
        elif not _fits(group % 100, value):
            return None
        else:
            group += value
    return total + group


def _fits(held: int, value: int) -> bool:
    """Whether a part of a French number below a hundred may follow another: « soixante-dix », never « trois cinq »."""
    if held == 0:
        return True
    if held in (60, 80):
        return value < 20
    return (held >= 20 and held % 10 == 0 and value < 10) or (held in (10, 70, 90) and 7 <= value <= 9)


def _arabic(parts: Sequence[str]) -> int | None:
    if len(parts) == 1 and _bare(parts[0], ARABIC_DUALS) is not None:
        return 2
    total = group = 0
    for place, part in enumerate(parts):
        value = _arabic_part(part)
        if value is None or value == DUAL:
            return None
        joined = part.startswith("و")  # of « واحد » after a number too: « وأحد عشر » folds to it
        if value == 10 and place and 0 < group % 100 < 10 and not joined:
            group += 10
        elif value in (100, 1000) and 0 < group % 100 < 100 and not joined:
            total, group = (total + group * 1000, 0) if value == 1000 else (total, group * 100)
        elif place and not joined:
            return None
        elif value >= 1000:
            total, group = total + value, group
        elif _joins(group, value):
            group += value
        else:
            return None
    return total + group


def _joins(held: int, value: int) -> bool:
    """Whether « و » adds a part to what is held: a ten to units, units to hundreds."""
    if value >= 100:
        return held == 0
    if value >= 20:
        return held % 100 < 10
    return held % 100 == 0


DUAL = -2


def _arabic_part(word: str) -> int | None:
    """What one Arabic word says, a prefix left aside; None when it is no number."""
    for known in (ARABIC_UNITS, ARABIC_TENS, ARABIC_LARGE):
        found = _bare(word, known)
        if found is not None:
            return known[found]
    if _bare(word, ARABIC_TEN) is not None:
        return 10
    return DUAL if _bare(word, ARABIC_DUALS) is not None else None


def _bare(word: str, known: Mapping[str, int] | frozenset[str]) -> str | None:
    if word in known:
        return word
    for prefix in PREFIXES:
        if word.startswith(prefix) and word[len(prefix) :] in known:
            return word[len(prefix) :]
    return None
