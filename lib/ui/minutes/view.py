"""Joint minutes before one is opened: the list, the commission they prepare, a new draft; and the head of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from lib.domain.errors import AppError
from lib.domain.minutes_text import MinutesContent, MinutesText, encode, originals
from lib.domain.terms import LanguageClause, MinutesStep
from lib.i18n import LANGUAGES
from lib.i18n.formats import MISSING, format_day
from lib.i18n.labels import field_label, label
from lib.reports.minutes import countries
from lib.reports.minutes_draft import first_text
from lib.store import reads
from lib.store.reads import Minutes
from lib.ui import data, layout, markup, navigation, session, tables, writing
from lib.ui.session import t
from lib.usecases.minutes import draft_minutes, set_commission
from lib.wording.minutes import commission_words, short_name, state_words, step_name

MINUTES = "minutes"


def chosen(found: Sequence[Minutes]) -> Minutes | None:
    """The minutes that the URL names, by key or reference."""
    asked = session.query(MINUTES)
    return next((m for m in found if asked and asked in (m.key, m.reference)), None)


def countries_shown() -> Mapping[str, str]:
    """Each organisation and its country, whose authorities the minutes are sent to."""
    return data.read(countries)


def lead(found: Sequence[Minutes]) -> None:
    """The title of the list, and what is awaited first."""
    layout.title(t("Joint minutes"))
    awaited = next((m for m in found if m.waiting), None)
    if awaited is not None:
        words = state_words(session.language(), awaited, countries_shown())
        markup.paragraph(f"{short_name(session.language(), awaited)} – {words}")


def minutes_list() -> None:
    """Every joint minutes with where it is in its life, each a link to its page; or that there is none."""
    language = session.language()
    found = data.read(reads.minutes)
    if not found:
        layout.empty(t("No joint minutes are recorded yet."))
        return
    countries = countries_shown()
    tables.table(
        found,
        t("Joint minutes"),
        tables.Shown(
            markup.Column(field_label(language, MINUTES, "reference"), short=True),
            lambda m: markup.Cell(m.reference or MISSING, markup.address(MINUTES, minutes=m.key)),
        ),
        tables.Shown(
            markup.Column(field_label(language, MINUTES, "title"), width=30),
            lambda m: markup.Cell(
                m.title or MISSING, markup.address(MINUTES, minutes=m.key), quiet=_parties(m)
            ),
        ),
        tables.field(MINUTES, "held_on", short=True),
        tables.Shown(markup.Column(t("Last step"), width=22), _last_step),
        tables.Shown(
            markup.Column(t("State"), width=30),
            lambda m: markup.Cell(
                state_words(language, m, countries), quiet="" if m.is_signed else t("DRAFT")
            ),
        ),
        also=countries,
    )


def _last_step(m: Minutes) -> markup.Cell:
    language = session.language()
    name = step_name(language, MinutesStep(m.last_step), m, countries_shown()) if m.last_step else MISSING
    return markup.Cell(name, quiet=format_day(language, m.last_on))


def _parties(m: Minutes) -> str:
    return f"{m.party_a or MISSING} · {m.party_b or MISSING}"


def heading(m: Minutes) -> None:
    """Which minutes, between whom, where they are."""
    language = session.language()
    layout.title(
        f"{short_name(language, m)} – {m.title}" if m.reference and m.title else short_name(language, m),
        state_words(language, m, countries_shown()),
    )
    clause = (
        label(language, LanguageClause(m.language_clause))
        if m.language_clause
        else t("to be chosen by the parties")
    )
    markup.facts(
        {
            t("Parties"): _parties(m),
            t("Date and place"): f"{format_day(language, m.held_on)} · {m.place or MISSING}",
            field_label(language, MINUTES, "language_clause"): clause,
            t("Paper"): t("Signed by both parties") if m.is_signed else t("DRAFT"),
        }
    )
    st.page_link(
        navigation.file_of("minutes"),
        label=t("All joint minutes"),
        icon=":material/list:",
        query_params=session.links(),
    )


def commission() -> None:
    """The body that the minutes prepare: its day or that it is to be set; an editor sets it here."""
    language = session.language()
    sheet = data.read(reads.plan_sheet)
    layout.section(field_label(language, "plan", "commission"))
    words = commission_words(language, sheet)
    layout.empty(words or t("This plan names no commission."))
    if not writing.is_possible():
        return
    turn = session.counter("commission")
    seen = writing.seen("commission", (sheet.commission, sheet.commission_on))
    with st.expander(t("Change the commission or its date")), st.form(f"commission_{turn}", border=False):
        one, two = st.columns([3, 1])
        name = one.text_input(
            field_label(language, "plan", "commission"),
            sheet.commission or "",
            key=f"commission_name_{turn}",
            placeholder="",
        )
        on = two.date_input(
            field_label(language, "plan", "commission_on"),
            sheet.commission_on,
            format="DD/MM/YYYY",
            key=f"commission_on_{turn}",
        )
        markup.paragraph(t("Leave the date empty while it is to be set through diplomatic channels."))
        if not st.form_submit_button(t("Record")):
            return
    try:
        number = set_commission(
            data.store(),
            seen,
            name or "",
            on,
            writing.present(),
            reason=field_label(language, "plan", "commission"),
        )
    except AppError as error:
        writing.refused(error, form="commission")
    else:
        session.advance("commission")
        writing.look_again("commission")
        writing.done(
            t("The changes were recorded.") if number else t("Nothing differed: nothing was recorded.")
        )


def new_form(found: Sequence[Minutes]) -> None:
    """A new draft: who met, when, which figures, in which languages; its text is filled in from the data."""
    layout.section(t("Draw up new minutes"))
    if not writing.is_possible():
        layout.empty(t("Minutes are drawn up on the present state, by an editor."))
        return
    language = session.language()
    sheet = data.read(reads.plan_sheet)
    parties = _organisations(sheet, found)
    markup.paragraph(
        t(
            "Everything that the plan knows is filled in; you change it on the next screen before the paper is produced."
        )
    )
    with st.form("new_minutes", border=False):
        one, two, three = st.columns([1, 3, 2])
        reference = one.text_input(
            field_label(language, MINUTES, "reference"), _next_reference(found), key="minutes_reference"
        )
        title = two.text_input(
            field_label(language, MINUTES, "title"), t("Working session"), key="minutes_title"
        )
        place = three.text_input(
            field_label(language, MINUTES, "place"),
            (found[0].place or "") if found else "",
            key="minutes_place",
            placeholder="",
        )
        one, two = st.columns(2)
        a, b = (
            column.selectbox(
                field_label(language, MINUTES, name),
                parties,
                index=i if len(parties) > i else None,
                key=f"minutes_{name}",
                accept_new_options=True,
                placeholder=t("Choose or type"),
            )
            for i, (column, name) in enumerate(((one, "party_a"), (two, "party_b")))
        )
        one, two, three = st.columns([1, 1, 2])
        held_on = one.date_input(
            field_label(language, MINUTES, "held_on"),
            session.present_day(),
            format="DD/MM/YYYY",
            key="minutes_held_on",
        )
        shown_day = two.date_input(
            t("Day of the figures"), session.present_day(), format="DD/MM/YYYY", key="minutes_shown_day"
        )
        clause = three.selectbox(
            field_label(language, MINUTES, "language_clause"),
            list(LanguageClause),
            index=None,
            format_func=lambda c: label(language, c),
            key="minutes_clause",
            placeholder=t("To be chosen by the parties"),
        )
        done_by = st.text_input(t("Drafted by (function)"), key="minutes_done_by", placeholder="")
        if not st.form_submit_button(t("Draw up the draft"), type="primary"):
            return
    store, latest = data.store(), data.latest_revision()
    shown = reads.revision_on(store, session.plan(), shown_day) if shown_day else None
    told = data.state().at(shown or latest, shown_day or session.present_day())
    texts: dict[str, MinutesText] = {
        name: first_text(
            told,
            language=name,
            parties=(str(a or ""), str(b or "")),
            previous=found[0] if found else None,
        )
        for name in LANGUAGES
        if name in (*originals(clause), language)
    }
    try:
        key = draft_minutes(
            store,
            {
                "reference": (reference or "").strip() or None,
                "title": (title or "").strip(),
                "held_on": held_on,
                "place": (place or "").strip() or None,
                "party_a": str(a or "").strip(),
                "party_b": str(b or "").strip(),
                "language_clause": str(clause) if clause else None,
                "shown_day": shown_day,
                "shown_revision": shown,
                "content": encode(MinutesContent(texts)),
            },
            writing.present(),
            done_by=done_by or "",
            reason=" – ".join(part for part in ((reference or "").strip(), (title or "").strip()) if part),
        )
    except AppError as error:
        writing.refused(error)
    else:
        session.put_query(MINUTES, key, "")
        writing.done(t("The draft is drawn up: check its text."))


def _organisations(sheet: reads.Plan, found: Sequence[Minutes]) -> list[str]:
    """The parties of the last minutes or of the plan first, then every organisation."""
    first = (found[0].party_a, found[0].party_b) if found else (sheet.party_a or sheet.host, sheet.party_b)
    known = [partner.label for partner in data.read(reads.partner_list)]
    return list(dict.fromkeys([*(str(name) for name in first if name), *known]))


def _next_reference(found: Sequence[Minutes]) -> str:
    year = session.present_day().year
    given = [m.reference for m in found if m.reference and m.reference.startswith(f"{year}/")]
    numbers = [int(r.split("/")[1]) for r in given if r.split("/")[1].isdecimal()]
    return f"{year}/{max(numbers, default=0) + 1:02d}"
