"""The currency of the plan, whether its means are weighted, the rates of its currencies; the weight of an axis."""

from __future__ import annotations

from lib.domain.rights import GOVERN
from lib.i18n.formats import MISSING, format_quantity, format_rate
from lib.i18n.labels import field_label
from lib.i18n.values import value_text
from lib.store import reads
from lib.store.reads import AxisFigures, Plan
from lib.ui import data, layout, markup, session, writing
from lib.ui.forms.rows import add, edit
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent
from lib.ui.session import t
from lib.usecases.settings import name_plan
from lib.usecases.weights import weigh_axis

ASKED = ("reference_currency", "is_weighted")


def of_plan(sheet: Plan) -> None:
    """Reference currency and weighting of the plan, and its rates of currencies."""
    language = session.language()
    layout.section(t("Amounts and weights"))
    values = {name: getattr(sheet, name) for name in ASKED}
    markup.facts(
        {
            field_label(language, "plan", name): value_text(language, "plan", name, values[name])
            for name in ASKED
        }
    )
    markup.paragraph(
        t(
            "In a weighted plan the mean of an axis counts each action for its weight, that of the plan each axis for its own;"
            " what has no weight counts for 1, and is said. Without weights on the axes, the mean of the plan is that of all"
            " its actions."
        )
    )
    if writing.is_possible(GOVERN) and (
        entry := layout.unfolded(t("Change currency or weights"), "change_weights")
    ):

        def write(sent: Sent) -> int | None:
            return name_plan(data.store(), sent.seen, sent.changed, sent.writing)

        with entry, Form("plan_weights", "plan", values, key=session.plan()) as form:
            for name in ASKED:
                form.field(name)
            form.submit(t("Record"), write, t("The changes were recorded."), primary=False)
    _rates()


def _rates() -> None:
    """Every rate with its day, the latest first; each with its form, then the form of a new one."""
    language = session.language()
    found = data.read(reads.exchange_rates)
    if not found and not writing.is_possible():
        return
    layout.section(t("Exchange rates"))
    if not found:
        layout.empty(t("No rate is recorded: amounts of several currencies are never added."))
    for row in found:
        said = {
            name: value_text(language, "exchange_rate", name, value) for name, value in row.values.items()
        }
        one, other = (str(row.values[name]) for name in ("currency", "counter_currency"))
        told = format_rate(language, one, float(str(row.values["rate"])), other)
        quiet = "" if said["rate_source"] == MISSING else said["rate_source"]
        with layout.line(row.key):
            markup.facts({said["rated_on"]: markup.Cell(told, quiet=quiet)})
            edit("exchange_rate", row, title=t("Edit this rate"), reason=told)
    add(
        "exchange_rate",
        {},
        {"rated_on": session.present_day()},
        title=t("Add a rate"),
        said=t("The rate was added."),
        reason="",
    )


def of_axis(axis: AxisFigures) -> None:
    """The weight of an axis, in a weighted plan: what it counts for, and its form."""
    if not axis.is_weighted or axis.axis_key is None:
        return
    language, key = session.language(), axis.axis_key
    said = format_quantity(language, axis.weight) if axis.weight else t("none: it counts for 1")
    markup.facts({field_label(language, "axis", "weight"): said})
    if not writing.is_possible():
        return
    entry = layout.unfolded(t("Weigh this axis"), f"weigh_{key}", icon=":material/balance:")
    if not entry:
        return

    def write(sent: Sent) -> int | None:
        return weigh_axis(data.store(), sent.seen, key, sent.values["weight"], sent.writing)

    with entry, Form(f"weight_{key}", "axis", {"weight": axis.weight}, key=key) as form:
        form.field("weight")
        form.submit(t("Record the weight"), write, t("The weight was recorded."), primary=False)
