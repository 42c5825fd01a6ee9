"""Joint minutes before one is opened: the list, the commission they prepare, a new draft; and the head of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from lib.domain.minutes_text import MinutesContent, MinutesText, encode, originals
from lib.domain.terms import LanguageClause, MinutesStep
from lib.i18n import LANGUAGES
from lib.i18n.formats import MISSING, format_day
from lib.i18n.labels import field_label, label
from lib.reports.minutes import countries
from lib.reports.minutes_draft import first_text
from lib.store import reads
from lib.store.reads import Minutes
from lib.ui import choices, data, layout, markup, navigation, session, tables, writing
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent
from lib.ui.minutes import identity
from lib.ui.session import t
from lib.usecases.minutes import draft_minutes, set_commission
from lib.wording.minutes import commission_words, short_name, state_words, step_name

MINUTES = "minutes"
#: What a new draft is asked.
NEW = ("reference", "title", "held_on", "place", "party_a", "party_b", "language_clause", "shown_day")


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


def reading() -> str:
    """Which of the page's two readings: the minutes, or the names on papers."""
    return choices.views({"list": t("Joint minutes"), "names": t("Names on papers")})


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

    def write(sent: Sent) -> int | None:
        name, on = sent.values["commission"] or "", sent.values["commission_on"]
        reason = field_label(session.language(), "plan", "commission")
        return set_commission(data.store(), sent.seen, name, on, sent.writing, reason=reason)

    row = {"commission": sheet.commission, "commission_on": sheet.commission_on}
    with (
        st.expander(t("Change the commission or its date")),
        Form("commission", "plan", row, key=session.plan()) as form,
    ):
        one, two = st.columns([3, 1])
        form.field("commission", one)
        form.field("commission_on", two)
        markup.paragraph(t("Leave the date empty while it is to be set through diplomatic channels."))
        form.submit(t("Record"), write, t("The changes were recorded."), primary=False)


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
    last = found[0] if found else None

    def write(sent: Sent) -> str:
        said = sent.values
        shown_day, clause = said["shown_day"], said["language_clause"]
        store, latest = data.store(), data.latest_revision()
        shown = reads.revision_on(store, session.plan(), shown_day) if shown_day else None
        told = data.state().at(shown or latest, shown_day or session.present_day())
        spoken = originals(LanguageClause(clause) if clause else None)
        texts: dict[str, MinutesText] = {
            name: first_text(
                told,
                language=name,
                parties=(said["party_a"] or "", said["party_b"] or ""),
                previous=last,
            )
            for name in LANGUAGES
            if name in (*spoken, session.language())
        }
        row = {name: said[name] for name in NEW}
        return draft_minutes(
            store,
            {**row, "shown_revision": shown, "content": encode(MinutesContent(texts))},
            sent.writing,
            done_by=said["done_by"] or "",
            reason=" – ".join(part for part in (said["reference"], said["title"]) if part),
        )

    first = {
        "reference": _next_reference(found),
        "title": t("Working session"),
        "place": last.place if last else None,
        "party_a": parties[0] if parties else None,
        "party_b": parties[1] if len(parties) > 1 else None,
        "held_on": session.present_day(),
        "shown_day": session.present_day(),
    }
    with Form("new_minutes", MINUTES, first) as form:
        identity.fields(
            form,
            party=lambda field, column: form.organisation(
                field, field_label(language, MINUTES, field), column, first=parties
            ),
        )
        form.text("done_by", t("Drafted by (function)"))
        form.submit(
            t("Draw up the draft"),
            write,
            t("The draft is drawn up: check its text."),
            after=lambda key: session.put_query(MINUTES, key, ""),
        )


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
