"""The blocks of the page of evolution: its finding, sentences, table, charts, counts by axis and by party."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.charts.evolution import axis_progress, kind_bars
from lib.i18n.formats import format_day, format_percent, format_points
from lib.i18n.labels import field_label
from lib.store import reads
from lib.store.reads import Pair
from lib.ui import choices, data, layout, markup, session
from lib.ui.session import t, tn
from lib.wording.evolution import KINDS, SHORT, line, mean_progress, means, summary, totals
from lib.wording.short import axis_name, present

PAGE = 50


def place() -> DeltaGenerator:
    """Where the finding stands: above the choice of the states that it speaks of."""
    return st.container(gap="small")


def heading(where: DeltaGenerator, pair: Pair, counts: pd.DataFrame) -> None:
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


def filters(counts: pd.DataFrame) -> dict[str, Any]:
    """Which movements, of which axis and party, and which page of them: kept in the URL."""
    found = totals(counts)
    kinds = {
        "": f"{t('All movements')} ({found['moved']})",
        **{kind: f"{t(words)} ({found[kind]})" for kind, words in KINDS.items()},
    }
    axes = {str(a): name for a, name in _axes(counts).items() if present(a)}
    parties = {str(p): str(p) for p in dict.fromkeys(counts["party"]) if present(p)}
    with st.container(horizontal=True, gap="medium"):
        kind = choices.select(t("Movements"), kinds, key="kind", width=300)
        axis = choices.select(t("Axis"), {"": t("All axes"), **axes}, key="axis", width=340)
        party = choices.select(t("Party"), {"": t("All parties"), **parties}, key="party", width=220)
        kept = counts
        if axis:
            kept = kept[kept["axis"] == axis]
        if party:
            kept = kept[kept["party"] == party]
        page = choices.pager(int(kept[kind or "moved"].sum()), PAGE)
    return {
        "kind": kind or None,
        "axis": axis or None,
        "party": party or None,
        "limit": PAGE,
        "offset": PAGE * page,
    }


def _axes(counts: pd.DataFrame) -> dict[Any, str]:
    return {
        row["axis"]: axis_name(row["axis_code"], row["axis_title"]) or "–"
        for row in counts.to_dict("records")
    }


def rows(view: str, pair: Pair, frame: pd.DataFrame) -> None:
    """The actions that moved, as sentences by axis, or as a table."""
    if frame.empty:
        layout.empty(t("No action moved in this way between these two states."))
        return
    keys = tuple(str(r.key) for r in frame.itertuples() if r.deadline_moved)
    moves = data.read_at(pair.after.revision, reads.deadline_moves, before=pair.before.revision, keys=keys)
    draw = _sentences if view == "sentences" else _table
    markup.show(data.worded(f"evolution_{view}", lambda: draw(frame, moves), frame, moves))


def _told(frame: pd.DataFrame, moves: pd.DataFrame) -> list[tuple[dict[str, Any], str]]:
    """Each action with what is told of it."""
    reasons: dict[str, list[dict[str, Any]]] = {}
    for move in moves.to_dict("records"):
        reasons.setdefault(str(move["key"]), []).append({str(k): v for k, v in move.items()})
    told = []
    for row in frame.to_dict("records"):
        values = {str(name): value for name, value in row.items()}
        told.append((values, line(session.language(), values, reasons.get(str(row["key"]), ()))))
    return told


def _sentences(frame: pd.DataFrame, moves: pd.DataFrame) -> str:
    """The actions of each axis, each in a line."""
    by_axis: dict[str, list[list[markup.Cell | str]]] = {}
    for row, said in _told(frame, moves):
        name = axis_name(row["axis_code"], row["axis_title"]) or t("Without axis")
        link = markup.action_link(row["code"], row["key"])
        # The sentence first: a line takes its direction from its first word.
        party = f" · {row['party']}" if present(row["party"]) else ""
        entry: list[markup.Cell | str] = [
            markup.Cell(str(row["code"] or "–"), link),
            markup.Cell(str(row["title"]), quiet=f"{said}{party}"),
        ]
        by_axis.setdefault(name, []).append(entry)
    return "".join(
        markup.heading_html(name) + markup.items_html(entries) for name, entries in by_axis.items()
    )


def _table(frame: pd.DataFrame, moves: pd.DataFrame) -> str:
    language = session.language()

    def changed(before: str, after: str) -> markup.Cell | str:
        return after if before == after else markup.Cell(after, old=before)

    lines: list[list[markup.Cell | str]] = [
        [
            markup.Cell(str(row["code"] or "–"), markup.action_link(row["code"], row["key"])),
            markup.Cell(
                str(row["title"]),
                markup.action_link(row["code"], row["key"]),
                quiet=str(row["party"]) if present(row["party"]) else "",
            ),
            said,
            changed(
                format_percent(language, row["progress_before"], 0),
                format_percent(language, row["progress"], 0),
            ),
            changed(
                format_day(language, row["deadline_before"] if present(row["deadline_before"]) else None),
                format_day(language, row["deadline"] if present(row["deadline"]) else None),
            ),
        ]
        for row, said in _told(frame, moves)
    ]
    return markup.table_html(
        [
            markup.Column(field_label(language, "action", "code"), short=True),
            markup.Column(field_label(language, "action", "title"), width=32),
            markup.Column(t("What changed"), width=34),
            markup.Column(field_label(language, "action", "progress"), short=True),
            markup.Column(field_label(language, "action", "deadline"), width=18),
        ],
        lines,
        t("What changed"),
    )


def by_axis_and_party(counts: pd.DataFrame) -> None:
    """The same movements counted, once by axis, once by party; each figure opens its rows."""
    markup.show(data.worded("evolution_counts", lambda: _counted(counts), counts, session.address()))


def _counted(counts: pd.DataFrame) -> str:
    axes = {key: counts[counts["axis"] == key] for key in dict.fromkeys(counts["axis"]) if present(key)}
    parties = {key: counts[counts["party"] == key] for key in dict.fromkeys(counts["party"]) if present(key)}
    names = _axes(counts)
    html = ""
    for title, column, parts in (
        (t("By axis"), "axis", {str(k): (names[k], part) for k, part in axes.items()}),
        (t("By party of the lead"), "party", {str(k): (str(k), part) for k, part in parties.items()}),
    ):
        if parts:
            lines = [_count_line(column, key, name, part) for key, (name, part) in parts.items()]
            heads = [
                markup.Column(t("Axis") if column == "axis" else t("Party"), width=36),
                *(markup.Column(t(words), number=True) for words in SHORT.values()),
                markup.Column(t("Average progress"), number=True),
            ]
            html += markup.heading_html(title) + markup.table_html(heads, lines, title)
    return html


def _count_line(column: str, key: str, name: str, part: pd.DataFrame) -> list[markup.Cell | str]:
    cells: list[markup.Cell | str] = [name]
    for kind, n in totals(part).items():
        if kind != "moved":
            other = {"axis": "", "party": "", column: key, "kind": kind, "page": ""}
            cells.append(markup.Cell(str(n), markup.same_page("evolution", **other)) if n else "–")
    then, now = means(part)
    gap = None if then is None or now is None else now - then
    cells.append(
        markup.Cell(format_percent(session.language(), now), quiet=format_points(session.language(), gap))
    )
    return cells


def charts(pair: Pair, counts: pd.DataFrame) -> None:
    """How many actions moved in each way; how the progress of each axis moved."""
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
    axes = data.kept("evolution_axes", lambda: _axis_means(counts), counts)
    if axes.empty:
        return
    before, after = (format_day(language, state.day) for state in (pair.before, pair.after))
    layout.chart(
        data.drawn(axis_progress, axes),
        key="evolution_axes",
        sentence=t(
            "Average progress of each axis: hollow mark on {before}, full mark on {after}.",
            before=before,
            after=after,
        ),
        rows=lambda: _axis_rows(axes, before, after),
    )


def _axis_means(counts: pd.DataFrame) -> pd.DataFrame:
    names = _axes(counts)
    rows = [(names[key], *means(counts[counts["axis"] == key])) for key in names if present(key)]
    return pd.DataFrame(rows, columns=["axis", "before", "after"]).dropna(subset=["after"]).head(25)


def _axis_rows(axes: pd.DataFrame, before: str, after: str) -> pd.DataFrame:
    language = session.language()
    rows: Mapping[str, Any] = {
        t("Axis"): axes["axis"],
        before: [format_percent(language, v) for v in axes["before"]],
        after: [format_percent(language, v) for v in axes["after"]],
    }
    return pd.DataFrame(rows)
