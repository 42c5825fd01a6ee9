"""What is measured of an action: its indicators, and the values measured of each."""

from __future__ import annotations

from lib.domain import terms
from lib.domain.schema.model import Table, Unique, shown

__all__ = ["INDICATOR", "MEASURE"]

INDICATOR = Table(
    "indicator",
    "indicators",
    "Indicator",
    (
        shown("action", "text", "Linked action", refers_to="action", needed=True, in_form=False),
        shown(
            "name",
            "text",
            "Name of the indicator",
            needed=True,
            unique=Unique(
                "indicator_taken", "This action already has an indicator of this name.", within="action"
            ),
        ),
        shown("unit", "text", "Unit"),
        shown("direction", "text", "Direction aimed at", terms.Direction),  # none: up
        shown("baseline", "number", "Starting value"),
        shown("baseline_on", "date", "Day of the starting value"),
        shown("target", "number", "Target value"),
        shown("target_on", "date", "Target for the"),
    ),
    named_by=("action", "name"),
    sheet="Indicators",
    gone="This indicator is no longer there.",
)

MEASURE = Table(
    "measure",
    "measures",
    "Measured value",
    (
        shown("indicator", "text", "Indicator", refers_to="indicator", needed=True, in_form=False),
        # Of a period its last day: one value a day.
        shown(
            "measured_on",
            "date",
            "Measured on",
            needed=True,
            unique=Unique(
                "measure_taken",
                "A value of this day is already recorded for this indicator: correct that one.",
                within="indicator",
            ),
        ),
        shown("span", "text", "Value of", terms.Span),
        shown("value", "number", "Value", needed=True),
        shown("source", "text", "Source of the value"),
    ),
    named_by=("indicator", "measured_on"),
    sheet="Measured values",
    gone="This value is no longer there.",
    tells="value",
)
