"""Which figures a paper or a screen carries: their day, revision and fingerprint."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from lib.documents.fingerprint import fingerprint
from lib.i18n import Language, translate
from lib.i18n.formats import format_day
from lib.store import reads
from lib.store.state import State


def figures_mark(state: State) -> str:
    """The fingerprint of the figures shown: the one that every paper about them carries."""
    head, axes = reads.headline(state), reads.axes(state)
    return fingerprint(state.plan, state.revision, state.day, asdict(head), axes.to_dict("records"))


def identity(state: State, *, language: Language) -> str:
    """« Chiffres au 24/11/2026 · Révision 30 · Empreinte … »: what every paper about these figures carries."""
    return identity_line(language, state.day, state.revision, figures_mark(state))


def identity_line(language: Language, day: date, revision: int, mark: str) -> str:
    """The day, the revision and the fingerprint of some figures, in words."""
    return " · ".join(
        (
            translate(language, "Figures as of {day}", day=format_day(language, day)),
            translate(language, "Revision {number}", number=revision),
            translate(language, "Fingerprint {fingerprint}", fingerprint=mark),
        )
    )
