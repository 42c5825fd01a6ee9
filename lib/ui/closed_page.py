"""What stands at the address of a page that is none of the person's role: that it is closed, and a way on."""

from __future__ import annotations

from lib.domain.rights import page_refused
from lib.ui import layout, navigation, writing
from lib.ui.navigation import Entry
from lib.ui.session import t


def refused(entry: Entry) -> None:
    """Says so under the name of the page, and notes it."""
    layout.title(t(entry.title))
    writing.refused(page_refused())
    navigation.link("overview", t("Overview"), ":material/home:")
