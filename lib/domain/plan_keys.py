"""The key of a plan: what addresses and the command line call it. Short, readable, and the same for good. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

#: Words that the titles of plans have in common, which tell none from another.
COMMON = frozenset(
    [
        "plan",
        "plans",
        "d",
        "de",
        "du",
        "des",
        "la",
        "le",
        "l",
        "les",
        "a",
        "au",
        "aux",
        "et",
        "en",
        "pour",
        "action",
        "actions",
        "commun",
        "commune",
        "conjoint",
        "conjointe",
        "joint",
        "common",
        "of",
        "the",
        "and",
        "for",
        "in",
    ]
)
#: Letters of a key at most.
LONGEST = 24
#: What a key begins with where no letter of a title can stand in one.
NUMBERED = "plan"


def key_of(name: str, taken: Collection[str]) -> str:
    """« Plan d'action commun CCIS-RSK – Togo » is ccis-rsk-togo; ccis-rsk-togo-2 where that is taken; plan-1 where nothing
    of the name can be written in an address."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    telling = [word for word in words if word not in COMMON]
    kept: list[str] = []
    for word in telling if any(word.isalpha() for word in telling) else []:
        if len("-".join([*kept, word])) > LONGEST:
            break
        kept.append(word)
    first = "-".join(kept) or (telling[0][:LONGEST] if telling and telling[0].isalpha() else "")
    if first and first not in taken:
        return first
    number = 2 if first else 1
    while f"{first or NUMBERED}-{number}" in taken:
        number += 1
    return f"{first or NUMBERED}-{number}"
