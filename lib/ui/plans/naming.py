"""What tells the plan shown from others: its short name, its period, its parties, where it comes from, whether it is closed."""

from __future__ import annotations

from collections.abc import Mapping

from lib.i18n.formats import format_day
from lib.i18n.labels import field_label
from lib.store.reads import Plan
from lib.ui import data, session

#: What is asked of them beside the title.
ASKED = ("short_name", "starts_on", "ends_on", "party_a", "party_b")


def values(sheet: Plan) -> Mapping[str, object]:
    """What a form asks, as it stands."""
    return {name: getattr(sheet, name) for name in ASKED}


def facts(sheet: Plan) -> Mapping[str, str]:
    """What is known of them, each under its label; nothing of what is not."""
    language = session.language()
    known = {plan.key: plan.title for plan in data.plans()}
    told = {
        "short_name": sheet.short_name or "",
        "starts_on": format_day(language, sheet.starts_on) if sheet.starts_on else "",
        "ends_on": format_day(language, sheet.ends_on) if sheet.ends_on else "",
        "party_a": sheet.party_a or "",
        "party_b": sheet.party_b or "",
        "copied_from": known.get(sheet.copied_from, sheet.copied_from) if sheet.copied_from else "",
        "closed_on": format_day(language, sheet.closed_on) if sheet.closed_on else "",
        "closed_reason": sheet.closed_reason or "",
    }
    return {field_label(language, "plan", name): text for name, text in told.items() if text}
