"""How a text may say none, one or two without a figure: by a word, or by the form of a noun. Folded words in. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

WORD = re.compile(r"[^\W\d_]+")
#: Words, of French, English and Arabic, one of which may stand for the number.
SAYING: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        value: frozenset(words.split())
        for value, words in {
            "0": "aucun aucune aucuns aucunes nul nulle zero ne n pas point rien ni sans jamais non no none not nor nil never"
            " without nothing any neither لا ولا لم ولم لن ليس ليست وليس غير وغير عدم بعدم دون بدون ودون بلا اي باي واي صفر ما وما"
            " منعدم منعدمة انعدام خلو",
            "1": "un une l unique seul seule chaque premier premiere first one a an single sole only once each every",
            "2": "second seconde secondes seconds double doubles paire couple ambos half demi demie second twofold pair"
            " كلا كلتا كلاهما كلتاهما زوج ضعف ضعفي نصف",
        }.items()
    }
)
#: Endings of an Arabic dual, before a noun too (« إجراءا المتابعة »); many other words have them, and are taken for one.
DUAL = re.compile(r"[\u0621-\u064a]{3,}(?:ان|ين|ا|ي|ه|هما|نا|ك|كم|هم|ها)")
ARABIC = re.compile(r"[\u0621-\u064a]")


def may_say(folded: str, value: str) -> bool:
    """Whether a text without that figure, 0, 1 or 2, may say it all the same; where it cannot, what is missing is missed.

    In Arabic a noun alone says one, and every dual two.
    """
    words = WORD.findall(folded)
    if any(word in SAYING[value] for word in words):
        return True
    if value == "1":
        return any(ARABIC.match(word) for word in words)
    return value == "2" and any(DUAL.fullmatch(word) for word in words)
