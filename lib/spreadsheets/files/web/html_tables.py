"""The tables of a web page, each a sheet: what many applications call an Excel export is a page of HTML.

Only events of the parser are heard, no tree is kept: 20 MB of tags nested in each other cost no memory.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from lib.spreadsheets.files.canvas import Canvas, named
from lib.spreadsheets.files.container import Limits
from lib.spreadsheets.files.refusals import refusal, too_many_cells
from lib.spreadsheets.files.text.separated import decode
from lib.spreadsheets.files.web.html_cells import Cell, format_of, formats_of, value_of
from lib.spreadsheets.files.web.page_tables import PageTable, put_together
from lib.spreadsheets.model import Issue, Sheet, Workbook

#: The text of these is never seen.
UNSEEN = frozenset({"script", "template", "noscript", "xml", "datalist", "object"})
TITLES = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "caption"})
LINES = frozenset({"br", "p", "div", "li", "hr", "tr", "table"})
STRUCK = frozenset({"s", "strike", "del"})
HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
STRUCK_STYLE = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.IGNORECASE)
DECLARED = re.compile(
    rb"<meta[^>]{0,300}charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|encoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
SHEET_NAMES = re.compile(r"<x:ExcelWorksheet>\s*<x:Name>([^<]{1,80})</x:Name>")
LONGEST_NAME = 60
DEEPEST = 50  # tables in tables: beyond, nobody sees anything
EMPTY_TABLE = 20  # what a table costs beside its cells, in cells
LONGEST_STYLE = 300_000


def parse_html(content: bytes, file: str, limits: Limits) -> Workbook:
    """The tables of a web page. Raises FileRefused when it holds none."""
    tables, issues = tables_of(content, file, limits)
    if not tables:
        raise refusal("file_html_export", file)
    return Workbook(file, "html", tuple(tables), issues)


def tables_of(
    content: bytes, file: str, limits: Limits, charset: str = ""
) -> tuple[list[Sheet], tuple[Issue, ...]]:
    """A sheet for each table that holds something, and what is worth saying of the page."""
    text = _text(content, charset)
    page = _Page(file, limits)
    parser = etree.HTMLParser(target=page, encoding="utf-8", remove_comments=True, remove_pis=True)
    parser.feed(text.encode("utf-8", "replace"))
    parser.close()
    tables = put_together([table for table in page.tables if table.canvas.rows])
    names = SHEET_NAMES.findall(text[:200_000])
    if len(names) == len(tables):
        for table, name in zip(tables, names, strict=True):
            table.canvas.name = name
    return named([table.canvas.sheet() for table in tables]), tuple(_ended(text))


def _ended(text: str) -> list[Issue]:
    """A page that ends in the middle of a table was cut."""
    lowered = text[-2_000_000:].lower()
    if lowered.rfind("<td") <= lowered.rfind("</table"):
        return []
    return [
        Issue(
            "warning",
            "table_unfinished",
            "The file ends in the middle of its table: rows are probably missing. Export it again.",
        )
    ]


def _text(content: bytes, charset: str) -> str:
    """The text of a page: UTF-8 where its bytes prove it, else the encoding that it declares, else a guess."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return decode(content)[0]
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    declared_as = charset
    if not declared_as and (found := DECLARED.search(content[:8192])):
        declared_as = (found[1] or found[2]).decode("ascii")
    if declared_as.lower().replace("_", "-") in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"):
        declared_as = "cp1252"  # as browsers do
    if declared_as and not declared_as.lower().startswith(("utf-8", "utf8")):
        try:
            return content.decode(declared_as, "replace")
        except LookupError:
            pass
    return decode(content)[0]


class _Page:
    """What the parser tells of a page, element by element: it calls `start`, `end`, `data` and `close`."""

    def __init__(self, file: str, limits: Limits) -> None:
        self.file, self.limits = file, limits
        self.tables: list[PageTable] = []
        self.open: list[PageTable] = []
        self.formats: dict[str, str] = {}
        self.area = 0
        self.muted = 0  # elements open below one that is not seen
        self.struck: list[bool] = []
        self.styles: list[str] | None = None
        self.title: list[str] | None = None
        self.heading = ""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if self.muted:
            self.muted += 1
            return
        cell = self.open[-1].cell if self.open else None
        style = attributes.get("style", "")
        hidden = "hidden" in attributes or bool(style and HIDDEN.search(style))
        if tag in UNSEEN or (hidden and tag not in ("td", "th", "tr", "table", "tbody") and cell is not None):
            self.muted = 1
        elif tag == "style":
            self.styles = []
        elif tag == "table":
            self._table()
        elif tag == "tr" and self.open:
            self._ends_cell()
            self.open[-1].next_row(hidden=hidden)
        elif tag in ("td", "th") and self.open:
            self._cell(attributes, hidden=hidden)
        elif tag in TITLES:
            self.title = []
        if cell is not None and not self.muted:
            self._inside(cell, tag, attributes, style)

    def _table(self) -> None:
        if len(self.open) >= DEEPEST:
            self.muted = 1
            return
        self._counts(EMPTY_TABLE)
        table = PageTable(Canvas(self.file, self.limits, self.heading), len(self.open))
        self.heading = ""
        self.tables.append(table)
        self.open.append(table)

    def _cell(self, attributes: Mapping[str, str], *, hidden: bool) -> None:
        self._ends_cell()
        table = self.open[-1]
        if table.row < 0:
            table.next_row(hidden=False)
        table.cell = table.place(dict(attributes), hidden=hidden)
        self.struck = []

    def _inside(self, cell: Cell, tag: str, attributes: Mapping[str, str], style: str) -> None:
        """An element of a cell: a line, a struck text, what stands in a field or is said of a picture."""
        if tag in LINES and cell.runs:
            cell.runs.append(("\v", False))
        if tag in STRUCK or (style and STRUCK_STYLE.search(style)):
            self.struck.append(True)
        elif tag in ("span", "font", "u", "ins", "b", "i", "a"):
            self.struck.append(bool(self.struck and self.struck[-1]))
        if tag == "a" and attributes.get("href", "").startswith(("http:", "https:", "mailto:")):
            cell.link = cell.link or attributes["href"]
        elif tag == "input" and attributes.get("type", "text") in ("text", "date", "number", "email"):
            cell.filled_in.append(attributes.get("value", ""))
        elif tag == "img":
            cell.filled_in.append(attributes.get("alt", "").strip())
        elif tag == "option":
            self.muted = 0 if "selected" in attributes else 1

    def end(self, tag: str) -> None:
        """An element ends."""
        if self.muted:
            self.muted -= 1
            return
        if tag == "style" and self.styles is not None:
            self.formats.update(formats_of("".join(self.styles)[:LONGEST_STYLE]))
            self.styles = None
        elif tag in TITLES and self.title is not None:
            self._ends_title(tag)
        if not self.open:
            return
        cell = self.open[-1].cell
        if tag in ("td", "th"):
            self._ends_cell()
        elif tag == "table":
            self._ends_cell()
            self.open.pop()
        elif cell is not None and tag in LINES:
            cell.runs.append(("\v", False))
        elif self.struck and (tag in STRUCK or tag in ("span", "font", "u", "ins", "b", "i", "a")):
            self.struck.pop()

    def _ends_title(self, tag: str) -> None:
        words = " ".join("".join(self.title or ()).split())[:LONGEST_NAME]
        self.title = None
        if tag == "caption" and self.open:
            self.open[-1].canvas.name = words or self.open[-1].canvas.name
        elif not self.open or self.open[-1].cell is not None:
            self.heading = words

    def data(self, text: str) -> None:
        """A text."""
        if self.muted:
            return
        if self.styles is not None:
            self.styles.append(text)
            return
        if self.title is not None:
            self.title.append(text)
        cell = self.open[-1].cell if self.open else None
        if cell is not None:
            cell.runs.append((text, bool(self.struck and self.struck[-1])))

    def close(self) -> None:
        """The page ends, and with it the cells that nobody closed."""
        for table in self.open:
            self._put(table)

    def _ends_cell(self) -> None:
        self._put(self.open[-1])
        self.struck = []

    def _put(self, table: PageTable) -> None:
        """Writes the cell that is open, and nothing when none is."""
        cell, canvas = table.cell, table.canvas
        table.cell = None
        if cell is None:
            return
        self._counts(cell.across)
        text, place = cell.text(), (cell.row, cell.column)
        struck = cell.struck()
        if struck is not None and struck.standing:
            text = struck.standing
            canvas.withdrawn[place] = struck.struck
        value, percent = value_of(text, cell.attributes, format_of(cell.attributes, self.formats))
        if value is None:
            canvas.reach(cell.row, 0)
        canvas.put(*place, value)
        if percent:
            canvas.percents.add(place)
        if struck is not None and not struck.standing:
            canvas.struck.add(place)
        if cell.link and value is not None:
            canvas.links[place] = cell.link
        if cell.down > 1 or cell.across > 1:
            canvas.merges.append(
                (cell.row, cell.column, cell.row + cell.down - 1, cell.column + cell.across - 1)
            )

    def _counts(self, cells: int) -> None:
        self.area += cells
        if self.area > self.limits.cells:
            raise too_many_cells(self.file, "", self.area)
