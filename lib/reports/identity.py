"""Which figures a paper or a screen carries: their day, revision and fingerprint."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from lib.documents.fingerprint import fingerprint
from lib.i18n import Language, translate
from lib.i18n.formats import format_day
from lib.store import reads
from lib.store.connection import Store


def figures_mark(store: Store, revision: int, plan: str, day: date) -> str:
    """The fingerprint of the figures shown: the one that every paper about them carries."""
    head, axes = reads.headline(store, revision, plan, day), reads.axes(store, revision, plan, day)
    return fingerprint(plan, revision, day, asdict(head), axes.to_dict("records"))


def identity(store: Store, revision: int, plan: str, day: date, *, language: Language) -> str:
    """« Chiffres au 24/11/2026 · Révision 30 · Empreinte … »: what every paper about these figures carries."""
    return identity_line(language, day, revision, figures_mark(store, revision, plan, day))


def identity_line(language: Language, day: date, revision: int, mark: str) -> str:
    """The day, the revision and the fingerprint of some figures, in words."""
    return " · ".join(
        (
            translate(language, "Figures as of {day}", day=format_day(language, day)),
            translate(language, "Revision {number}", number=revision),
            translate(language, "Fingerprint {fingerprint}", fingerprint=mark),
        )
    )
