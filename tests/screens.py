"""The app in a reader's hands, without a browser: pages by name, and what can be read on them."""

import html
import re
from functools import cache

from streamlit import config
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from lib.ui.navigation import ENTRIES, PAGES

# Each new AppTest reads the description of every installed package in search of components: half its time.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)
# The framework opens its log when it first reads its configuration: here, not inside a test whose output is taken from it.
config.get_config_options()

#: What only a machine says of a missing value; the beginning of a table kept as a program keeps it.
MACHINE = re.compile(
    r"(?<![\w«-])(nan|NaN|NaT|None(?! [a-z])|NA|<NA>|null|NULL|undefined)(?![\w-])"
    r"|\{\"|\[\{|Traceback|Decimal\(|datetime\."
)
ROUTER = PAGES.parent / "lib" / "ui" / "router.py"


class Screen:
    """The app in a reader's hands: pages by name, what can be read on them."""

    def __init__(self, day="2026-11-24"):
        self.day = day
        self.at = None

    def open(self, page="overview", /, language="fr", **query):
        """Opens a page in a new session as an address does: no other page was seen before, nor is drawn for nothing."""
        self.at = AppTest.from_file(str(ROUTER), default_timeout=30)
        for name, value in {"lang": language, "day": self.day, **query}.items():
            self.at.query_params[name] = value
        if page != "overview":
            # Before a first run the framework finds a page by its file alone; it goes by the address.
            self.at._page_hash = calc_hash(next(entry.path for entry in ENTRIES if entry.file == page))
        self.at.run()
        return self

    def land(self, page="overview", /, language="fr", **query):
        """The same, where the address is what is tested: the page is the one that it names."""
        self.open(page, language, **query)
        path = next(entry.path for entry in ENTRIES if entry.file == page)
        assert self.at.session_state["_page"] == path, "another page was opened"
        return self

    def come(self, page="overview", /, language="fr", **query):
        """Opens a page in a new session as a person does who comes from the first one."""
        return self.open(language=language, **query).go(page, **{"day": self.day, **query})

    def go(self, page, /, **query):
        """Goes to a page in the same session."""
        self.at.switch_page(f"../../pages/{page}.py")
        for name, value in query.items():
            self.at.query_params[name] = value
        self.at.run()
        return self

    def unfold(self, key):
        """Opens a part that is drawn only when somebody wants it."""
        self.at.session_state[key] = True
        self.at.run()
        return self

    @property
    def text(self):
        """Everything that can be read, with plain spaces."""
        parts = []
        for element in self.at.main:
            parts.append(words(element))
        return plain(" ".join(parts))

    @property
    def errors(self):
        """What is shown as an error."""
        return [e.value for e in self.at.error] + [e.value for e in self.at.exception]


def words(element):
    """The words of an element and of all it holds."""
    if hasattr(element, "children"):
        inside = " ".join(words(child) for child in element.children.values())
        return f"{getattr(element, 'label', None) or ''} {inside}"
    proto = getattr(element, "proto", None)
    found = []
    for name in ("body", "label", "placeholder", "page", "alt"):
        value = getattr(proto, name, "")
        if isinstance(value, str):
            found.append(value)
    value = getattr(element, "value", "")
    if isinstance(value, str):
        found.append(value)
    for option in getattr(element, "options", []) or []:
        found.append(str(option))
    whole = re.sub(r'<span class="plan-one">([^<]*)</span>', r"\1", " ".join(found))
    read = re.sub(r"<(script|style)>.*?</\1>", " ", whole, flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", " ", read))


def plain(text):
    """Ordinary spaces, one at a time."""
    return re.sub(r"[\s\u00a0\u202f\u2066-\u2069]+", " ", text)


def machine_marks(text):
    """Where a text shows what only a machine says, with what stands around it."""
    read = plain(text)
    return [read[max(0, m.start() - 60) : m.end() + 20] for m in MACHINE.finditer(read)]
