"""The codes of what an action depends on, in one cell: several, as people and as planning tools write them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from lib.spreadsheets.folding import clean, fold, fold_code

BETWEEN = re.compile(r"[,;|\n،؛]+|\s/\s|\s(?:et|and|&|y|e|و)\s", re.IGNORECASE)
#: What a planning tool writes behind a code: how the two are tied, in French or in English, and days between them.
TIED = re.compile(r"(?P<code>.+?)(?P<tie>FS|FD|FC)?\s*(?:[+-]\s*\d+(?:[.,]\d+)?\s*\D*)?", re.IGNORECASE)
OTHER_TIE = re.compile(r".*\d\s*(?:SS|DD|FF|SF|DF)\s*(?:[+-].*)?", re.IGNORECASE)
NONE = frozenset(
    {"-", "–", "—", "/", "0", "n/a", "na", "néant", "neant", "aucun", "aucune", "none", "no", "لا شيء"}
)


@dataclass(frozen=True, slots=True)
class Needs:
    """What a cell names: the codes of the plan, in order, each once; and the words that are no code of it."""

    codes: tuple[str, ...]
    unknown: tuple[str, ...] = ()


class PlanNeeds:
    """The codes that may be named: found exactly, else by the one that is written otherwise, else by the title that has it."""

    def __init__(self, codes: Iterable[str], titles: Mapping[str, str] = MappingProxyType({})) -> None:
        self.exact = set(codes)
        self.titles = {fold(title): code for title, code in titles.items() if code in self.exact}
        folded: dict[str, set[str]] = defaultdict(set)
        for code in self.exact:
            folded[fold_code(code)].add(code)
        self.folded = {text: next(iter(found)) for text, found in folded.items() if len(found) == 1}

    def read(self, typed: str) -> Needs:
        """What a cell names. A tie that is none from end to start is not read as one."""
        codes: dict[str, None] = {}
        unknown: list[str] = []
        if clean(typed) not in self.exact and (whole := self.titles.get(fold(typed))):
            return Needs((whole,))
        for part in BETWEEN.split(typed):
            text = clean(part)
            if not text or (text.casefold() in NONE and text not in self.exact):
                continue
            code = self.found(text)
            if code is None and not OTHER_TIE.fullmatch(text):
                tied = TIED.fullmatch(text)
                code = self.found(tied["code"].strip()) if tied else None
            if code is None:
                unknown.append(text)
            else:
                codes.setdefault(code)
        return Needs(tuple(codes), tuple(unknown))

    def found(self, text: str) -> str | None:
        """The code of the plan that a text is, or that its title has; None when it is none, or could be several."""
        return text if text in self.exact else self.folded.get(fold_code(text)) or self.titles.get(fold(text))
