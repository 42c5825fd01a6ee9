"""Columns that several tables of exchanges or of commitments have."""

from __future__ import annotations

from typing import Any

from lib.i18n.formats import MISSING
from lib.i18n.labels import field_label
from lib.store.reads.bases import Exchange
from lib.ui import markup, session
from lib.ui.session import t
from lib.ui.tables import Shown
from lib.wording.short import without_mark


def partner(width: int = 16) -> Shown[Exchange]:
    """With whom, which opens the partner's sheet."""
    return Shown(
        markup.Column(field_label(session.language(), "interaction", "partner"), width=width),
        lambda r: markup.partner_cell(r.partner),
    )


def subject(width: int) -> Shown[Exchange]:
    """What the exchange was about."""
    return Shown(
        markup.Column(field_label(session.language(), "interaction", "subject"), width=width), about_what
    )


def about_what(row: Exchange) -> str:
    """The subject of an exchange, a dash for none."""
    return without_mark(row.subject or MISSING)


def action() -> Shown[Exchange]:
    """The code of the action that the exchange is about, which opens its sheet."""
    return Shown(
        markup.Column(field_label(session.language(), "interaction", "action"), short=True),
        lambda r: markup.Cell(r.action, markup.action_link(r.action, "")) if r.action else MISSING,
    )


def situation() -> Shown[Any]:
    """Sign and word of the situation of an action."""
    return Shown(markup.Column(t("Situation"), short=True), lambda r: markup.situation_cell(r.situation))
