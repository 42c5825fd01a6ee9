"""The words of the life of joint minutes and of the commission they prepare: one wording everywhere. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from lib.domain.terms import MinutesStep
from lib.i18n import Language, mark, translate
from lib.i18n.formats import MISSING, format_day, format_list
from lib.i18n.labels import country_words
from lib.store.reads import Minutes, Plan
from lib.wording.short import days_in_full

#: Each step as a name, and as what is awaited; the party's name is filled in.
NAMES: Mapping[MinutesStep, str] = {
    MinutesStep.DRAFTED: mark("Drafting"),
    MinutesStep.REVIEWED_A: mark("Review ({party})"),
    MinutesStep.REVIEWED_B: mark("Review ({party})"),
    MinutesStep.INITIALLED: mark("Initials of the heads of delegation"),
    MinutesStep.SIGNED_A: mark("Signature ({party})"),
    MinutesStep.SIGNED_B: mark("Signature ({party})"),
    MinutesStep.SENT_A: mark("Transmission to the authorities ({party})"),
    MinutesStep.SENT_B: mark("Transmission to the authorities ({party})"),
    MinutesStep.ACKNOWLEDGED_A: mark("Acknowledgement of receipt ({party})"),
    MinutesStep.ACKNOWLEDGED_B: mark("Acknowledgement of receipt ({party})"),
}
AWAITED: Mapping[MinutesStep, str] = {
    MinutesStep.DRAFTED: mark("the drafting"),
    MinutesStep.REVIEWED_A: mark("the review by {party}"),
    MinutesStep.REVIEWED_B: mark("the review by {party}"),
    MinutesStep.INITIALLED: mark("the initials"),
    MinutesStep.SIGNED_A: mark("the signature of {party}"),
    MinutesStep.SIGNED_B: mark("the signature of {party}"),
    MinutesStep.SENT_A: mark("the transmission to the authorities ({party})"),
    MinutesStep.SENT_B: mark("the transmission to the authorities ({party})"),
    MinutesStep.ACKNOWLEDGED_A: mark("the acknowledgement of receipt ({party})"),
    MinutesStep.ACKNOWLEDGED_B: mark("the acknowledgement of receipt ({party})"),
}


def party_of(language: Language, step: MinutesStep, minutes: Minutes, countries: Mapping[str, str]) -> str:
    """Whose step it is: the party, or its country where its authorities are meant."""
    name = (minutes.party_b if step.value.endswith("_b") else minutes.party_a) or MISSING
    sent = step.value.startswith(("sent", "acknowledged"))
    return country_words(language, countries.get(name, name)) if sent else name


def step_name(
    language: Language, step: MinutesStep, minutes: Minutes, countries: Mapping[str, str] | None = None
) -> str:
    """« Signature (CCIS-RSK) », « Transmission aux instances compétentes (Maroc) »."""
    return translate(language, NAMES[step], party=party_of(language, step, minutes, countries or {}))


def awaited(
    language: Language, step: MinutesStep, minutes: Minutes, countries: Mapping[str, str] | None = None
) -> str:
    """« la signature de CCIS-RSK », to stand after « en attente : »."""
    return translate(language, AWAITED[step], party=party_of(language, step, minutes, countries or {}))


def state_words(language: Language, minutes: Minutes, countries: Mapping[str, str] | None = None) -> str:
    """« En attente du paraphe, depuis 7 j », « … depuis ce jour »; or that every step is recorded."""
    if not minutes.waiting:
        return translate(language, "Every step is recorded.")
    steps = [awaited(language, MinutesStep(step), minutes, countries) for step in minutes.waiting]
    if not minutes.days_waiting:
        return translate(language, "Waiting for {what}, since today", what=format_list(language, steps))
    return translate(
        language,
        "Waiting for {what}, for {days}",
        what=format_list(language, steps),
        days=days_in_full(language, minutes.days_waiting),
    )


def short_name(language: Language, minutes: Minutes) -> str:
    """« PV 2026/01 »; the title where no reference is given."""
    if not minutes.reference:
        return minutes.title or MISSING
    return translate(language, "Minutes {reference}", reference=minutes.reference)


def commission_words(language: Language, plan: Plan) -> str:
    """The body that the minutes prepare: its day, or that it is to be set; nothing for a plan without one.

    There is no countdown to a day that nobody knows.
    """
    if not plan.commission:
        return ""
    if isinstance(plan.commission_on, date):
        day = format_day(language, plan.commission_on)
        return translate(language, "{commission}: planned on {day}", commission=plan.commission, day=day)
    return translate(
        language,
        "{commission}: date to be set through diplomatic channels",
        commission=plan.commission,
    )
