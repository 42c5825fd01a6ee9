"""Each plan as a row of the page of all: its name and sentence, its situations, its delays, what comes. HTML, escaped here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from lib.domain.terms import Situation
from lib.i18n.formats import format_list, format_number, format_percent
from lib.i18n.labels import label, sign
from lib.store.reads import LateInPlan, PlanFigures
from lib.ui import markup, session
from lib.ui.session import t
from lib.wording import plans as wording
from lib.wording.short import days, without_mark

#: The parts of the bar, in the order of the palette.
PARTS = (
    Situation.DONE,
    Situation.ON_TIME,
    Situation.WATCH,
    Situation.OVERDUE,
    Situation.BLOCKED,
    Situation.UPCOMING,
    Situation.TO_COMPLETE,
)


def plans(rows: Sequence[PlanFigures], late: Sequence[LateInPlan], *, writes: bool) -> str:
    """The rows under their headings; `writes`: what is missing is offered."""
    of_plan: dict[str, list[LateInPlan]] = {}
    for row in late:
        of_plan.setdefault(row.plan, []).append(row)
    heads = (
        t("Plan"), t("Situation of the actions"), t("Deadlines passed"), t("The oldest delays"), t("What comes next"),
    )  # fmt: skip
    head = "".join(f"<span>{escape(text)}</span>" for text in heads)
    body = "".join(_row(row, of_plan.get(row.key, []), heads, writes=writes) for row in rows)
    return f'<div class="plan-all"><div class="heads" aria-hidden="true">{head}</div>{body}</div>'


def key() -> str:
    """What the colours of the bars mean."""
    language = session.language()
    parts = "".join(f'<span><u class="{part}"></u>{escape(label(language, part))}</span>' for part in PARTS)
    return f'<p class="plan-key" aria-hidden="true">{parts}<span><u class="tick"></u>{escape(t("expected progress"))}</span></p>'


def address(page: str, plan: str, **query: str) -> str:
    """The address of a page in another plan: nothing of the moment shown goes along but the day."""
    return markup.address(page, **{"plan": plan, "revision": "", **query})


def _row(plan: PlanFigures, late: Sequence[LateInPlan], heads: Sequence[str], *, writes: bool) -> str:
    language = session.language()
    quiet = [wording.size(language, plan), wording.period(language, plan)]
    sample = f'<p class="meta">{escape(t("SAMPLE – fictional data"))}</p>' if plan.is_sample else ""
    named = (
        f'<div><h2 dir="auto"><a href="{escape(address("", plan.key))}">{escape(plan.title or plan.key)}</a></h2>'
        f"<p>{escape(wording.sentence(language, plan))}</p>"
        f'<p class="meta">{escape(" · ".join(part for part in quiet if part))}</p>{sample}</div>'
    )
    counted = f'<div data-label="{escape(heads[1])}">{_bars(plan)}</div>'
    number = (
        format_number(language, plan.past_due)
        if plan.tracked > plan.without_deadline or plan.past_due
        else "–"
    )
    burns = " burns" if plan.past_due and plan.closed_on is None else ""
    mark = f'<span class="plan-mark" aria-hidden="true">{sign(Situation.OVERDUE)}</span>' if burns else ""
    past = (
        f'<div class="past{burns}" data-label="{escape(heads[2])}">'
        f"{mark}<b>{'–' if plan.closed_on is not None else number}</b></div>"
    )
    lates = f'<div data-label="{escape(heads[3])}">{_late(plan, late, writes=writes)}</div>'
    ahead = f'<div data-label="{escape(heads[4])}">{_ahead(plan, writes=writes)}</div>'
    closed = " closed" if plan.closed_on is not None else ""
    return f'<article class="one{closed}">{named}{counted}{past}{lates}{ahead}</article>'


def _bars(plan: PlanFigures) -> str:
    """The situations, as a bar of parts; progress and what is expected, as a thin one; the words of both."""
    language = session.language()
    if not plan.tracked:
        return f'<p class="meta">{escape(t("nothing to follow yet"))}</p>'
    counts: Mapping[Situation, int] = {
        Situation.DONE: plan.done, Situation.ON_TIME: plan.on_time, Situation.WATCH: plan.watch, Situation.OVERDUE: plan.overdue,
        Situation.BLOCKED: plan.blocked, Situation.UPCOMING: plan.upcoming, Situation.TO_COMPLETE: plan.to_complete,
    }  # fmt: skip
    said = format_list(language, [f"{label(language, part)} {n}" for part, n in counts.items() if n])
    parts = "".join(
        f'<i class="{part}" style="inline-size:{100 * n / plan.tracked:.2f}%"></i>'
        for part, n in counts.items()
        if n
    )
    bar = f'<div class="parts" role="img" aria-label="{escape(said)}">{parts}</div>'
    words = f'<p class="figures">{escape(wording.figures(language, plan))}</p>'
    if plan.progress is None or plan.progress_n < wording.SMALL:
        return bar + words
    expected = plan.expected if plan.gap_n >= wording.SMALL else None
    tick = f'<i style="inset-inline-start:{min(expected, 100):.1f}%"></i>' if expected is not None else ""
    told = escape(format_percent(language, plan.progress))
    thin = f'<div class="thin" role="img" aria-label="{told}"><b style="inline-size:{min(plan.progress, 100):.1f}%"></b>{tick}</div>'
    return bar + words + thin


def _late(plan: PlanFigures, late: Sequence[LateInPlan], *, writes: bool) -> str:
    language = session.language()
    if plan.closed_on is not None:
        return f'<p class="meta">{escape(t("no longer followed, still there to be read"))}</p>'
    if late:
        rows = "".join(
            f"<li><b><bdi>{escape(days(language, row.days_late))}</bdi></b>"
            f'<a dir="auto" href="{escape(address("action", plan.key, code=row.code or row.key))}" title="{escape(row.title or "")}">'
            f"{escape(' '.join(part for part in (row.code, without_mark(row.title or '')) if part))}</a></li>"
            for row in late
        )
        return f"<ul>{rows}</ul>"
    if not plan.total:
        if not writes:
            return ""
        link = address("import", plan.key)
        return (
            f'<span class="plan-add"><a href="{escape(link)}">{escape("+ " + t("Import a table"))}</a></span>'
        )
    if plan.without_deadline and writes:
        link = address("quality", plan.key)
        words = "+ " + session.tn("Complete {n} action", "Complete {n} actions", plan.without_deadline)
        return f'<span class="plan-add"><a href="{escape(link)}">{escape(words)}</a></span>'
    return f'<p class="meta">{escape(t("nothing late"))}</p>'


def _ahead(plan: PlanFigures, *, writes: bool) -> str:
    if plan.closed_on is not None:
        return ""
    found = wording.ahead(session.language(), plan, session.today())
    if found:
        return "".join(
            f'<p class="next"><b dir="auto">{escape(name)}</b><br>{escape(when)}</p>' for name, when in found
        )
    if not writes:
        return f'<p class="meta">{escape(t("nothing planned"))}</p>'
    return f'<span class="plan-add"><a href="{escape(address("meeting", plan.key))}">{escape("+ " + t("Meeting"))}</a></span>'
