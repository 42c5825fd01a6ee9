"""A plan in which every text says what a screen, a chart or a paper might take for markup, a formula, a code or a link."""

import json
import re
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from html.parser import HTMLParser
from zlib import crc32

from lib.domain.changes import Change
from lib.domain.minutes_text import decode, encode
from lib.domain.names import NAMES_SEPARATOR
from lib.domain.schema import TABLES
from lib.domain.terms import RevisionKind
from lib.store.ledger import commit, rows_at
from lib.store.reads import current_plan, current_revision
from lib.ui.as_typed import APART

DAY, NOW = date(2026, 11, 24), datetime(2026, 11, 24, 9)
EVIL = "http://e.vil"
#: What a text begins with; which of them, the text itself says, so that what names it names it still.
POISONS = (
    r"**x** $\frac{1}{2}$ :smile: :red[x] [l](http://e.vil) <b>y</b> # _z_ ~~s~~ `code` ![i](http://e.vil/i.png) :material/home: ^a^ --> 1. -",
    "1. <b>y</b> **x** -> [l](http://e.vil)",
    "- [ ] __x__ <a href='http://e.vil'>y</a> &lt;i&gt; \"q\" 'q'",
    "# <img src=http://e.vil/i.png> *x* :100: www.e.vil =1+1",
    ":material/home: $x$ {y} %{x} ~x~ a@e.vil #let x = 1",
    "> **مهم** :smile: $س$ [رابط](http://e.vil) <b>ي</b> _ن_",
    '=HYPERLINK("http://e.vil";"x") <script>alert(1)</script> -- ==> --- $y$',
)
#: Fields that hold no words: an address of ours, a fingerprint, a choice of a list kept as text.
WORDLESS = {("saved_view", "query"), ("minutes_step", "sha256"), ("setting", "value")}


def poisoned(text):
    """The text with poison before it: the same for the same text, each of several names for itself."""
    names = text.split(NAMES_SEPARATOR)
    return NAMES_SEPARATOR.join(f"{POISONS[crc32(name.encode()) % len(POISONS)]} {name}" for name in names)


def poison(store):
    """Records the plan anew with poison in every text of every row, by an author and for a reason of the same kind."""
    plan, last = current_plan(store), current_revision(store)
    changes = []
    for table in TABLES.values():
        for key, row in rows_at(store, last, plan, table.name).items():
            after = {field.name: _value(table, field, row[field.name]) for field in table.fields}
            if after != row:
                changes.append(Change(table.name, key, row, after))
    return commit(
        store, changes, plan=plan, author=POISONS[0], kind=RevisionKind.EDIT, reason=POISONS[0], recorded_at=NOW, as_of=DAY
    )  # fmt: skip


def _value(table, field, value):
    if (
        not value
        or (table.name, field.name) in WORDLESS
        or field.vocabulary
        or (field.refers_by == "key" and field.refers_to)
    ):
        return value
    if field.kind == "text":
        return poisoned(value)
    if field.kind == "document":
        return encode(_deep(decode(value)))
    if field.kind == "json":
        return json.dumps(_deep(json.loads(value)), ensure_ascii=False)
    return value


def _deep(value):
    """Poison in every text of a value with a space in it: words, not keys."""
    if isinstance(value, str):
        return poisoned(value) if " " in value else value
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _deep(getattr(value, f.name)) for f in fields(value)})
    if isinstance(value, dict):
        return {name: _deep(held) for name, held in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(_deep(held) for held in value)
    return value


def read_back(sent):
    """What a browser shows of a text that was escaped for it."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", sent.replace(APART, ""))


#: The elements that our own HTML is made of, and those among them that may lead somewhere.
OURS = {
    "a", "article", "aside", "b", "bdi", "body", "br", "button", "caption", "col", "colgroup", "dd", "details", "div", "dl", "dt", "footer", "form", "h1", "h2", "h3", "h4", "header",
    "i", "input", "li", "main", "nav", "ol", "p", "section", "small", "span", "strong", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul",
}  # fmt: skip


class Markup(HTMLParser):
    """What a piece of HTML is made of: its faults, and all of its words."""

    def __init__(self, html):
        super().__init__()
        self.faults, self.words, self._link = [], "", None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag not in OURS and not (tag in ("style", "script") and not self.words):
            self.faults.append(f"<{tag}>")
        if any(
            name.startswith("on") or (name in ("src", "action") and "e.vil" in value) for name, value in attrs
        ):
            self.faults.append(f"<{tag} {given}>")
        if EVIL in (given.get("href") or ""):
            self._link = given["href"]

    def handle_data(self, data):
        # An address that somebody typed may lead to itself, and to nothing else.
        if self._link is not None and data != self._link:
            self.faults.append(f"{data} leads to {self._link}")
        self._link = None
        self.words += data
