"""The plan in a message: a text that is ready to be pasted in a telephone or a mail. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from lib.i18n import Language, translate
from lib.i18n.formats import format_day, format_pair
from lib.store.reads import Headline, Plan
from lib.wording.sentences import plan_sentence
from lib.wording.tiles import tile_words


def president_message(
    language: Language,
    plan: Plan,
    head: Headline,
    limits: Mapping[str, float],
    *,
    day: date,
    revision: int,
    link: str,
) -> str:
    """The plan's name, the day, the sentence, the four figures and where the rest is read."""
    moment = (
        translate(language, "Figures as of {day}", day=format_day(language, day)),
        translate(language, "Revision {number}", number=revision),
    )
    figures = [
        format_pair(language, name, figure) + (f" ({context})" if context else "")
        for name, figure, context in tile_words(language, head, limits).values()
    ]
    sample = [translate(language, "SAMPLE – fictional data")] if plan.is_sample else []
    blocks = (
        [*sample, plan.title, " · ".join(moment)],
        [plan_sentence(language, head, int(limits["soon_days"]))],
        figures,
        [link],
    )
    return "\n\n".join("\n".join(lines) for lines in blocks if any(lines))
