"""The fields of a form: each drawn by what is known of it, its value collected, set anew when the form says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

import streamlit as st

from lib.domain import asked
from lib.domain.errors import Invalid
from lib.domain.money import Money, parse_money
from lib.domain.quantities import parse_number
from lib.domain.schema import TABLES
from lib.i18n.formats import format_day, format_money, format_number, format_quantity, group_mark
from lib.i18n.labels import field_label, label
from lib.i18n.values import value_text
from lib.ui import organisations, session, uploaded
from lib.ui.session import t

Kept = TypeVar("Kept")
DAY = "DD/MM/YYYY"
#: A progress moves by steps of five points, any other number by one.
STEP = {"percent": 5.0}


class Fields:
    """What a form asks. `row` holds the values shown first, `values` what the fields hold now.

    The key of a field is the form's name and its own, and never changes: a browser that finds the server again after a
    restart finds its fields again, with what was typed in them.
    """

    def __init__(self, name: str, table: str, row: Mapping[str, Any]) -> None:
        self.name = name
        self.table = table
        self.row: dict[str, Any] = dict(row)
        self.values: dict[str, Any] = {}
        self.labels: dict[str, str] = {}
        self.options: dict[str, Mapping[str, str]] = {}
        self.faults: list[Invalid] = []
        self.has_file = False
        self.keys: list[str] = []
        #: What the form itself proposes, otherwise after each recording: it tells no press from another.
        self.proposed: set[str] = set()
        #: Whether every field is set anew in this run, whatever the browser holds; and the few that are.
        self.is_anew = False
        self.anew: Mapping[str, Any] = {}
        #: What the browser kept of lists and days, in the words that were shown: chosen again in this run.
        self.recalled: Mapping[str, str] = {}

    def field(
        self,
        name: str,
        column: Any = st,
        *,
        title: str = "",
        long: bool | None = None,
        options: Mapping[str, str] | None = None,
        empty: str = "–",
        **look: Any,
    ) -> Any:
        """A field of the table, by its kind and vocabulary; its value. `options` are rows of another table, by key."""
        title = title or field_label(session.language(), self.table, name)
        if options is not None:
            return self.choice(name, title, options, column, empty=empty)
        known = TABLES[self.table].field(name)
        if known.vocabulary is not None:
            return self.vocabulary(name, title, known.vocabulary, column)
        if known.kind == "date":
            return self.day(name, title, column, **look)
        if known.kind in ("number", "integer", "percent"):
            step = STEP.get(known.kind, 1.0)
            shown = {"format": "%g"} if known.kind == "number" else {}
            return self.number(name, title, column, **{"step": step, **shown, **look})
        if known.kind == "money":
            return self.money(name, title, column, **look)
        if known.kind == "flag":
            ticked = self.tick(name, title, column)
            return self._keep(name, ticked if ticked or self._first(name) is not None else None)
        return self.text(name, title, column, long=known.long if long is None else long, **look)

    def text(
        self, name: str, title: str, column: Any = st, *, long: bool = False, height: int = 80, **look: Any
    ) -> str | None:
        """A line of text, or several; None when empty."""
        held = str(self._first(name) or "")
        given = {"placeholder": "", **look, **self._given(name, title, "value", held, "")}
        typed = column.text_area(title, height=height, **given) if long else column.text_input(title, **given)
        return self._keep(name, self._first(name) if typed == held else (typed or "").strip() or None)

    def money(self, name: str, title: str, column: Any = st, **look: Any) -> str | None:
        """An amount with its currency, however it is typed; one that cannot be read is refused when it is sent."""
        kept: str | None = self._first(name)
        held = Money.stored(str(kept)) if kept else None
        shown = format_money(session.language(), held.amount, held.currency) if held else ""
        given = {"placeholder": "1 200 000 MAD", **look, **self._given(name, title, "value", shown, "")}
        typed = (column.text_input(title, **given) or "").strip()
        if typed == shown.strip():
            return self._keep(name, kept)
        read = parse_money(typed) if typed else None
        if typed and read is None:
            self.faults.append(
                Invalid(
                    "amount_unread",
                    "This is not an amount with its currency. Expected, for example: 1 200 000 MAD.",
                    field=name,
                )
            )
        return self._keep(name, str(read) if read else None)

    def quantity(self, name: str, title: str, column: Any = st, **look: Any) -> float | None:
        """A number as people write it, « 1 234,5 »; one that cannot be read is refused when it is sent."""
        kept: float | None = self._first(name)
        plain = dict.fromkeys((0x2066, 0x2068, 0x2069))
        shown = format_quantity(session.language(), kept).translate(plain) if kept is not None else ""
        given = {"placeholder": t("missing"), **look, **self._given(name, title, "value", shown, "")}
        typed = (column.text_input(title, **given) or "").strip()
        if typed == shown:
            return self._keep(name, kept)
        read = parse_number(typed, groups=group_mark(session.language())) if typed else None
        if typed and read is None:
            self.faults.append(
                Invalid(
                    "number_unread",
                    "This is not a number. Expected, for example: 1234.5, without its unit.",
                    field=name,
                )
            )
        return self._keep(name, read)

    def number(self, name: str, title: str, column: Any = st, **look: Any) -> float | None:
        """A number; None when it is missing."""
        held = self._first(name)
        held = float(held) if held is not None else None
        given = self._given(name, title, "value", held, None)
        look = {
            "step": 1.0,
            "format": "%0.0f",
            "placeholder": t("missing"),
            **look,
        }
        typed: float | None = column.number_input(title, **look, **given)
        return self._keep(name, typed)

    def day(self, name: str, title: str, column: Any = st, **look: Any) -> date | None:
        """A day; None when there is none."""
        self._recall(name, asked.day)
        given = self._given(name, title, "value", self._first(name), None)
        chosen: date | None = column.date_input(title, format=DAY, **look, **given)
        return self._keep(name, chosen)

    def tick(self, name: str, title: str, column: Any = st) -> bool:
        """A box to tick."""
        given = self._given(name, title, "value", bool(self._first(name)), False)
        return bool(self._keep(name, column.checkbox(title, **given)))

    def vocabulary(
        self, name: str, title: str, words: type[StrEnum] | Sequence[StrEnum], column: Any = st
    ) -> str | None:
        """A value of a closed vocabulary, or none."""
        language = session.language()
        return self.choice(name, title, {str(v): label(language, v) for v in words}, column)

    def choice(
        self,
        name: str,
        title: str,
        options: Mapping[str, str],
        column: Any = st,
        *,
        empty: str | None = "–",
        **look: Any,
    ) -> str | None:
        """One of some options (name → words); `empty` says that none is chosen, None that one must be."""
        shown = {**({} if empty is None else {"": empty}), **options}
        self.options[name] = shown
        self._recall(name, lambda said: next((key for key, told in shown.items() if told == said), None))
        held = str(self._first(name) or "")
        if held not in shown:
            held = next(iter(shown), "")
        names = list(shown)
        given = self._given(name, title, "index", names.index(held) if names else None, 0, chosen=held)
        chosen = column.selectbox(title, names, format_func=lambda key: shown.get(key, key), **look, **given)
        return self._keep(name, str(chosen) or None if chosen is not None else None)

    def organisation(
        self, name: str, title: str, column: Any = st, *, first: Iterable[str] = ()
    ) -> str | None:
        """An organisation of the plan, or one that is typed; those of `first` come before the others."""
        self._recall(name, lambda said: said)
        held = self._first(name)
        options = organisations.names(*first, held)
        at = options.index(held) if held else None
        given = self._given(name, title, "index", at, None, chosen=held)
        chosen = column.selectbox(
            title, options, accept_new_options=True, placeholder=t("Choose or type"), **given
        )
        return self._keep(name, str(chosen).strip() or None if chosen else None)

    def several(
        self, name: str, title: str, options: Mapping[str, str], column: Any = st, *, at_once: bool = True
    ) -> list[str]:
        """Some of the options (name → words); those that the row names are chosen first. `at_once`: all of them in one press."""
        held = [key for key in self._first(name) or () if key in options]
        given = self._given(name, title, "default", held, None)
        chosen = column.multiselect(
            title,
            list(options),
            format_func=lambda key: options.get(key, key),
            placeholder="",
            select_all=at_once,
            **given,
        )
        self.labels[name] = title
        return list(chosen)

    def segments(
        self, name: str, title: str, options: Mapping[str, str], column: Any = st, *, required: bool = False
    ) -> str | None:
        """One of a few options side by side."""
        given = self._given(name, title, "default", self._first(name), None)
        chosen: str | None = column.segmented_control(
            title, list(options), format_func=lambda key: options[key], required=required, **given
        )
        return self._keep(name, chosen)

    def file(self, name: str, title: str, column: Any = st, **look: Any) -> Any:
        """A file, or None. A browser cannot be given another: the key changes once it is recorded."""
        self.has_file = True
        key = f"{self.name}_{name}"
        found, fault = uploaded.field(key, title, f"{key}_{session.counter(self.name)}", column, **look)
        if fault is not None:
            self.faults.append(fault)
        return found

    @property
    def content(self) -> dict[str, Any]:
        """What a person typed or chose; a file is not told apart, as it may be gone from one server to the next."""
        return {name: value for name, value in self.values.items() if name not in self.proposed}

    def label_of(self, name: str) -> str:
        """What a field is called on the screen, else in its table."""
        if name in self.labels or not self.table or not TABLES[self.table].has(name):
            return self.labels.get(name, name)
        return field_label(session.language(), self.table, name)

    def words_of(self, name: str, value: Any) -> str:
        """A value of a field as it is read."""
        language, options = session.language(), self.options.get(name, {})
        if value is not None and str(value) in options:
            return options[str(value)]
        if self.table and TABLES[self.table].has(name):
            return value_text(language, self.table, name, value)
        if isinstance(value, float):
            return format_number(language, value)
        return format_day(language, value) if isinstance(value, date) else str(value or "–")

    def _recall(self, name: str, read: Callable[[str], Any]) -> None:
        """Sets a field anew to what the browser kept of it; what can no longer be read or chosen is left as it is."""
        found = read(self.recalled[name]) if name in self.recalled and name not in self.anew else None
        if found is not None:
            self.anew = {**self.anew, name: found}

    def _first(self, name: str) -> Any:
        """What a field shows when nobody has touched it."""
        return self.anew[name] if name in self.anew else self.row.get(name)

    def _given(
        self, name: str, title: str, argument: str, held: Any, neutral: Any, chosen: Any = None
    ) -> dict[str, Any]:
        """The key of a field and its first value; one that is set anew takes it from the session instead.

        A list is given the place of what is chosen, and set anew by `chosen` itself.
        """
        self.labels[name] = title
        key = f"{self.name}_{name}"
        self.keys.append(key)
        wanted = chosen if argument == "index" else held
        # What is given as the first value of a number, a day or a name cannot be taken away again by its reader: these
        # begin empty, and the session fills them, unless the browser comes with something else to a server started again.
        if neutral is None and argument != "default":
            held = None
            if wanted is not None:
                session.preset({key: wanted}, first=True)
        # A field that shows it already is left alone: its reader may be typing again.
        if (self.is_anew or name in self.anew) and session.widget(key) != wanted:
            session.preset({key: wanted})
            return {"key": key, argument: neutral}
        return {"key": key, argument: held}

    def _keep(self, name: str, value: Kept) -> Kept:
        self.values[name] = value
        return value
