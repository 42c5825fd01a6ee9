"""The order of the plan: owners, organisations and axes called otherwise everywhere at once; what is archived."""

from lib.ui import choices, layout, session
from lib.ui.order import archived, axes, names

session.require("order")

layout.title(
    session.t("Order of the plan"),
    session.t(
        "A name changes everywhere at once; what is archived is found again. Each is one revision, which can be undone."
    ),
)
view = choices.views(
    {
        "owners": session.t("Owners"),
        "organisations": session.t("Organisations"),
        "axes": session.t("Axes"),
        "archived": session.t("Archived"),
    }
)
if view == "owners":
    names.owners()
elif view == "organisations":
    names.organisations()
elif view == "axes":
    axes.axes()
else:
    archived.listed()
layout.page_end()
