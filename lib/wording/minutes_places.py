"""Where in the text of joint minutes: the words of a place, as the paper numbers it; and in what two versions differ. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from lib.domain.minutes_versions import Contrast, Place
from lib.domain.terms import NameKind
from lib.i18n import NAMES, Language, mark, translate
from lib.i18n.formats import MISSING
from lib.i18n.labels import label
from lib.store.reads import Minutes

SECTIONS: Mapping[str, str] = {
    "place": mark("Place of the session"),
    "shown_reason": mark("Why the figures are of another day than the session"),
    "basis": mark("Framework"),
    "hours": mark("Hours told"),
    "delegation_a": mark("Delegation ({party})"),
    "delegation_b": mark("Delegation ({party})"),
    "agenda": mark("Agenda"),
    "follow_up": mark("Follow-up of the previous session"),
    "points": mark("Points examined"),
    "decisions": mark("Decisions of the Parties"),
    "recommendations": mark("Recommendations"),
    "transmission": mark("Transmission"),
    "next_meeting": mark("Next session"),
    "closing": mark("Closing of the session"),
    "names_a": mark("Names of the delegation ({party})"),
    "names_b": mark("Names of the delegation ({party})"),
    "shows_names": mark("Names in the annex"),
}
#: An entry of a list, as the paper numbers it.
ENTRIES: Mapping[str, str] = {
    "points": mark("Point 5.{n}"),
    "decisions": mark("Decision D{n}"),
    "recommendations": mark("Recommendation R{n}"),
}
COLUMNS: Mapping[tuple[str, str], str] = {
    ("follow_up", "owner"): mark("Responsible (function)"),
    ("follow_up", "deadline"): mark("Deadline"),
    ("follow_up", "outcome"): mark("Follow-up given"),
    ("points", "finding"): mark("Shared finding"),
    ("points", "position_a"): mark("Observation ({party})"),
    ("points", "position_b"): mark("Observation ({party})"),
    ("decisions", "owner"): mark("Responsible (function)"),
    ("decisions", "deadline"): mark("Deadline"),
    ("decisions", "action"): mark("Code"),
    ("recommendations", "recipient"): mark("Recipient"),
}
CONTRASTS: Mapping[Contrast, str] = {
    Contrast.COUNT: mark("Number of entries"),
    Contrast.MISSING: mark("Said in one version only"),
    Contrast.DATE: mark("Dates"),
    Contrast.HOUR: mark("Hours told"),
    Contrast.CODE: mark("Codes and references"),
    Contrast.FIGURE: mark("Figures"),
    Contrast.SCRIPT: mark("In the letters of another language"),
}


def place_words(language: Language, place: Place, minutes: Minutes) -> str:
    """« Décision D2 – Échéance », « Ordre du jour, 3 », « Délégation (CCIT) »."""
    parties = {"a": minutes.party_a or MISSING, "b": minutes.party_b or MISSING}
    section = translate(language, SECTIONS[place.section], party=parties.get(place.section[-1], ""))
    if place.rank is None:
        return section
    if place.section in ENTRIES:
        entry = translate(language, ENTRIES[place.section], n=place.rank + 1)
    else:
        entry = f"{section}{'،' if language == 'ar' else ','} {place.rank + 1}"
    column = COLUMNS.get((place.section, place.column))
    if column is None:
        return entry
    return f"{entry} – {translate(language, column, party=parties.get(place.column[-1], ''))}"


def wanting_words(language: Language, kind: NameKind, of: Language) -> str:
    """« Lieu – العربية », beside a name that has no form in a language."""
    return f"{label(language, kind)} – {NAMES[of]}"


def unfinished_words(language: Language, place: Place, of: Language | None, minutes: Minutes) -> str:
    """« Ordre du jour (français) »: a part that is still to be completed, in one language or in every one."""
    said = place_words(language, place, minutes)
    return f"{said} – {NAMES[of]}" if of else said


def contrast_words(language: Language, contrast: Contrast) -> str:
    """In what two versions differ at a place."""
    return translate(language, CONTRASTS[contrast])


def numbered(section: str, rank: int) -> str:
    """How the paper numbers an entry: « D2 », « R1 », « 5.3 »."""
    return {"decisions": "D", "recommendations": "R", "points": "5."}[section] + str(rank + 1)
