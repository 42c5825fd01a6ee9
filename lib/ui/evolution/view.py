"""The blocks of the page of evolution: its finding, sentences, table, charts, counts by axis and by party."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.charts.evolution import axis_progress, kind_bars
from lib.i18n.formats import MISSING, format_day, format_percent, format_points
from lib.i18n.labels import country_words, field_label
from lib.store import reads
from lib.store.reads import DeadlineMove, Movement, MovementCount, Pair
from lib.store.rows import Rows
from lib.ui import choices, data, layout, markup, session, tables
from lib.ui.session import t, tn
from lib.wording.evolution import KINDS, SHORT, line, mean_progress, means, moves_of, summary, totals
from lib.wording.short import axis_name
from lib.wording.weights import mean_label

PAGE = 50


def place() -> DeltaGenerator:
    """Where the finding stands: above the choice of the states that it speaks of."""
    return st.container(gap="small")


def heading(where: DeltaGenerator, pair: Pair, counts: Rows[MovementCount]) -> None:
    """The finding: what moved since when."""
    language = session.language()
    before, after = (format_day(language, state.day) for state in (pair.before, pair.after))
    said = summary(language, totals(counts))
    with where:
        if said:
            layout.title(t("Since {day}: {what}", day=before, what=said))
        else:
            layout.title(t("Nothing moved since {day}", day=before))
    markup.paragraph(
        t(
            "From {before} (revision {first}) to {after} (revision {second}). Average progress: {progress}.",
            before=before,
            first=pair.before.revision,
            after=after,
            second=pair.after.revision,
            progress=mean_progress(language, counts),
        )
    )


def choose() -> str:
    """Which of the four readings."""
    return choices.views(
        {
            "sentences": t("Sentences"),
            "table": t("Table"),
            "chart": t("Chart"),
            "curve": t("Planned and actual"),
        }
    )


def filters(counts: Rows[MovementCount]) -> dict[str, Any]:
    """Which movements, of which axis and party, and which page of them: kept in the URL.

    The counts, which the title needs, say how many there are: no second question counts them.
    """
    found = totals(counts)
    kinds = {
        "": f"{t('All movements')} ({found['moved']})",
        **{kind: f"{t(words)} ({found[kind]})" for kind, words in KINDS.items()},
    }
    axes = {key: part.name for key, part in _by_axis(counts).items()}
    parties = {key: part.name for key, part in _by_party(counts).items()}
    with st.container(horizontal=True, gap="medium"):
        kind = choices.select(t("Movements"), kinds, key="kind", width=300)
        axis = choices.select(t("Axis"), {"": t("All axes"), **axes}, key="axis", width=340)
        party = choices.select(t("Party"), {"": t("All parties"), **parties}, key="party", width=220)
        kept = [c for c in counts if axis in ("", c.axis) and party in ("", c.party)]
        page = choices.pager(totals(kept)[kind or "moved"], PAGE)
    return {
        "kind": kind or None,
        "axis": axis or None,
        "party": party or None,
        "limit": PAGE,
        "offset": PAGE * page,
    }


@dataclass(frozen=True, slots=True)
class Part:
    """The counts of an axis, or of a party, and its name."""

    name: str
    counts: list[MovementCount]


def _by_axis(counts: Rows[MovementCount]) -> Mapping[str, Part]:
    """Key of an axis → what moved in it, in plan order; actions without axis are in none."""
    parts: dict[str, Part] = {}
    for count in counts:
        if count.axis:
            name = axis_name(count.axis_code, count.axis_title) or MISSING
            parts.setdefault(count.axis, Part(name, [])).counts.append(count)
    return parts


def _by_party(counts: Rows[MovementCount]) -> Mapping[str, Part]:
    """Party → what moved of the actions that it leads."""
    parts: dict[str, Part] = {}
    for count in counts:
        if count.party:
            parts.setdefault(
                count.party, Part(country_words(session.language(), count.party), [])
            ).counts.append(count)
    return parts


def rows(view: str, pair: Pair, found: Rows[Movement]) -> None:
    """The actions that moved, as sentences by axis, or as a table."""
    if not found:
        layout.empty(t("No action moved in this way between these two states."))
        return
    keys = tuple(row.key for row in found if row.deadline_moved)
    moves = data.read_at(pair.after, reads.deadline_moves, before=pair.before.revision, keys=keys)
    if view == "sentences":
        markup.show(data.worded("evolution_sentences", lambda: _sentences(found, moves), found, moves))
    else:
        _table(found, moves)


def _teller(moves: Rows[DeadlineMove]) -> Callable[[Movement], str]:
    """What is told of an action, with why its deadline moved."""
    reasons, language = moves_of(moves), session.language()
    return lambda row: line(language, row, reasons.get(row.key, ()))


def _sentences(found: Rows[Movement], moves: Rows[DeadlineMove]) -> str:
    """The actions of each axis, each in a line."""
    language = session.language()
    told = _teller(moves)
    by_axis: dict[str, list[list[markup.Cell]]] = {}
    for row in found:
        name = axis_name(row.axis_code, row.axis_title) or t("Without axis")
        # The sentence first: a line takes its direction from its first word.
        party = country_words(language, row.party) if row.party else ""
        said = " · ".join(part for part in (told(row), party) if part)
        entry = [
            markup.Cell(row.code or MISSING, markup.action_link(row.code, row.key)),
            markup.named(row.title, quiet=said),
        ]
        by_axis.setdefault(name, []).append(entry)
    return "".join(
        markup.heading_html(name) + markup.items_html(entries) for name, entries in by_axis.items()
    )


def _table(found: Rows[Movement], moves: Rows[DeadlineMove]) -> None:
    language = session.language()

    def changed(before: str, after: str) -> markup.Cell | str:
        return after if before == after else markup.Cell(after, old=before)

    tables.table(
        found,
        t("What changed"),
        tables.code(),
        tables.title(32, below=lambda r: country_words(language, r.party) if r.party else None),
        tables.Shown(markup.Column(t("What changed"), width=34), _teller(moves)),
        tables.Shown(
            markup.Column(field_label(language, "action", "progress"), short=True),
            lambda r: changed(
                format_percent(language, r.progress_before, 0), format_percent(language, r.progress, 0)
            ),
        ),
        tables.Shown(
            markup.Column(field_label(language, "action", "deadline"), width=18),
            lambda r: changed(format_day(language, r.deadline_before), format_day(language, r.deadline)),
        ),
        also=moves,
    )


def by_axis_and_party(counts: Rows[MovementCount]) -> None:
    """The same movements counted, once by axis, once by party; each figure opens its rows."""
    html = data.worded("evolution_counts", lambda: _counted(counts), counts, session.address())
    if html:
        markup.show(html)


def _counted(counts: Rows[MovementCount]) -> str:
    html = ""
    for title, heading, column, parts in (
        (t("By axis"), t("Axis"), "axis", _by_axis(counts)),
        (t("By party of the lead"), t("Party"), "party", _by_party(counts)),
    ):
        if parts:
            lines = [_count_line(column, key, part) for key, part in parts.items()]
            heads = [
                markup.Column(heading, width=36),
                *(markup.Column(t(words), number=True) for words in SHORT.values()),
                markup.Column(
                    mean_label(session.language(), max(counts, key=lambda c: c.is_weighted)), number=True
                ),
            ]
            html += markup.heading_html(title) + markup.table_html(heads, lines, title)
    return html


def _count_line(column: str, key: str, part: Part) -> list[markup.Cell | str]:
    cells: list[markup.Cell | str] = [part.name]
    for kind, n in totals(part.counts).items():
        if kind != "moved":
            other = {"axis": "", "party": "", column: key, "kind": kind, "page": ""}
            cells.append(markup.Cell(str(n), markup.same_page("evolution", **other)) if n else MISSING)
    then, now = means(part.counts)
    gap = None if then is None or now is None else now - then
    cells.append(
        markup.Cell(format_percent(session.language(), now), quiet=format_points(session.language(), gap))
    )
    return cells


def charts(pair: Pair, counts: Rows[MovementCount]) -> None:
    """How many actions moved in each way; how the progress of each axis moved."""
    if totals(counts)["moved"]:
        _kinds(counts)
    else:
        layout.empty(t("No action moved in this way between these two states."))
    _axes(pair, counts)


def _kinds(counts: Rows[MovementCount]) -> None:
    language = session.language()
    found = totals(counts)
    frame = data.kept(
        "evolution_kinds",
        lambda: pd.DataFrame({"kind": [t(w) for w in KINDS.values()], "n": [found[k] for k in KINDS]}),
        counts,
        language,
    )
    layout.chart(
        data.drawn(kind_bars, frame),
        key="evolution_kinds",
        sentence=tn("{n} action moved between these two states.", "{n} actions moved between these two states.", found["moved"]),
        rows=lambda: frame.rename(columns={"kind": t("Movements"), "n": t("Actions")}),
    )  # fmt: skip


def _axes(pair: Pair, counts: Rows[MovementCount]) -> None:
    language = session.language()
    axes = data.kept("evolution_axes", lambda: _axis_means(counts), counts)
    if axes.empty:
        return
    before, after = (format_day(language, state.day) for state in (pair.before, pair.after))
    layout.chart(
        data.drawn(axis_progress, axes),
        key="evolution_axes",
        sentence=t(
            "Weighted average progress of each axis: hollow mark on {before}, full mark on {after}.",
            before=before,
            after=after,
        )
        if any(count.is_weighted for count in counts)
        else t(
            "Average progress of each axis: hollow mark on {before}, full mark on {after}.",
            before=before,
            after=after,
        ),
        rows=lambda: _axis_rows(axes, before, after),
    )


def _axis_means(counts: Rows[MovementCount]) -> pd.DataFrame:
    found = [(part.name, *means(part.counts)) for part in _by_axis(counts).values()]
    return pd.DataFrame(found, columns=["axis", "before", "after"]).dropna(subset=["after"]).head(25)


def _axis_rows(axes: pd.DataFrame, before: str, after: str) -> pd.DataFrame:
    language = session.language()
    rows: Mapping[str, Any] = {
        t("Axis"): axes["axis"],
        before: [format_percent(language, v) for v in axes["before"]],
        after: [format_percent(language, v) for v in axes["after"]],
    }
    return pd.DataFrame(rows)
