"""How else a heading may be spelled: its brackets, its joined words, its group, the name of a field, what is shortened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice, product

from lib.spreadsheets.folding import fold_label, vocabulary
from lib.spreadsheets.tables.qualified import is_qualifier

LONGEST = 70
EXACT, GROUPED = 1.0, 0.9
ALTERNATIVES = re.compile(r"\s*/\s*|\s+-\s+")
CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Ý])|(?<=[A-Z])(?=[A-Z][a-z])")
BRACKETED = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
#: `stage_id`, `user_id/name`, `axis__title`, `x_studio_axe`: what programs call their fields.
FIELD_NAME = re.compile(r"^[a-z][a-z0-9]*(?:(?:_{1,2}|/|\.)[a-z0-9]+)+$")
STEP = re.compile(r"__|/|\.")
OWN_PREFIX = re.compile(r"^x_(?:studio_)?")
RECORD = re.compile(r"_ids?$")
#: The last steps of a path that name the record itself.
NAMING = frozenset(
    ["name", "title", "label", "display_name", "complete_name", "full_name", "fullname", "username"]
)
MOST_SPELLINGS = 6
LONE = 3  # the letters from which a word that stands alone can be a shortened one


def spellings(text: str, group: str = "") -> Iterator[tuple[str, float]]:
    """The ways to read a heading, folded, each with how surely: as it is, what its brackets hold, its joined words,
    with its group."""
    if len(text) > LONGEST:
        return
    if FIELD_NAME.match(text):
        yield from _of_a_field(text)
        return
    inside = BRACKETED.search(text)
    yield fold_label(text.replace("_", " ")), EXACT
    parts = [fold_label(part) for part in ALTERNATIVES.split(text.replace("–", "-")) if part.strip()]
    if 2 <= len(parts) <= 3:
        yield from ((part, GROUPED) for part in parts)
    if inside:
        yield fold_label(inside[1]), GROUPED
    parted = fold_label(CAMEL.sub(" ", text).replace("_", " "))
    if parted != fold_label(text):
        yield parted, EXACT
    if group and len(group) <= LONGEST:
        yield fold_label(f"{group} {text}"), GROUPED
        yield fold_label(f"{text} {group}"), GROUPED


def set_apart(text: str, group: str) -> str:
    """A heading whose brackets or whose group say how its day was set (« Fin (réelle) », « Fin » under « Réel », « Réelle »
    under « Fin »), in one line; empty for any other."""
    if group and is_qualifier(text):
        return f"{fold_label(group)} {fold_label(text)}"
    inside = BRACKETED.search(text)
    kind = inside[1] if inside and is_qualifier(inside[1]) else group if is_qualifier(group) else ""
    return f"{fold_label(text.replace('_', ' '))} {fold_label(kind)}" if kind else ""


def in_full(label: str) -> Iterator[str]:
    """A folded heading with its shortened words in full: « dt fim », « éch. », « % av. »."""
    words = label.split()
    options = [_full(word) if len(word) >= LONE or len(words) > 1 else (word,) for word in words]
    if any(len(option) > 1 for option in options):
        yield from (" ".join(said) for said in islice(product(*options), 1, MOST_SPELLINGS))


def _full(word: str) -> tuple[str, ...]:
    return (word, *_shortened().get(word, ()))


@cache
def _shortened() -> dict[str, tuple[str, ...]]:
    return {short: tuple(words) for short, words in vocabulary("headers")["shortened"].items()}


def _of_a_field(text: str) -> Iterator[tuple[str, float]]:
    """What the name of a field names: its words, then the record that it points to; what hangs on another record
    (`user_id/email`) names nothing of ours."""
    *path, last = STEP.split(OWN_PREFIX.sub("", text))
    if path and last not in NAMING:
        return
    yield fold_label(re.sub(r"[_/.]+", " ", text)), EXACT
    yield fold_label(RECORD.sub("", path[-1] if path else last).replace("_", " ")), EXACT
