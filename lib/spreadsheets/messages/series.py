"""What may be said of the values of indicators that a file tells by period."""

from __future__ import annotations

from collections.abc import Mapping

from lib.spreadsheets.model import Level

#: code → (level, message).
OF_SERIES: Mapping[str, tuple[Level, str]] = {
    "series_read": (
        "info",
        "Columns {first} to {last} are read as values measured of the indicators, by period: {n} values.",
    ),
    "series_without_indicator": (
        "info",
        "Columns {first} to {last} look like values measured by period, but no column names an indicator: they are kept "
        "as other columns. Under a heading “Indicator” their values would be read.",
    ),
    "series_unnamed": (
        "warning",
        "Row {row}, from column “{column}” on: values without the name of an indicator; they are not read.",
    ),
    "measure_unread": (
        "warning",
        "Row {row}, column “{column}”: “{value}” is no number; no value is recorded for this period.",
    ),
    "measure_to_come": (
        "warning",
        "Row {row}, column “{column}”: “{value}” would be the value of a period to come; it is not recorded.",
    ),
    "measure_twice": (
        "warning",
        "Row {row}, column “{column}”: “{value}” ends on the same day as the value of a shorter period, which is the one "
        "recorded.",
    ),
    "measure_again": (
        "warning",
        "Row {row}: “{name}” has a second value of the same period, “{value}”; the first one is recorded.",
    ),
}
