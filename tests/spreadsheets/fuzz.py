"""Valid files, spoiled: bytes and XML. Run alone for a long campaign: python -m tests.spreadsheets.fuzz 20000."""

import io
import random
import re
import signal
import subprocess
import sys
import traceback
import zipfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

from lib.domain.errors import FileRefused
from lib.spreadsheets.cells.names import Known
from lib.spreadsheets.differences.compare import compare
from lib.spreadsheets.files.container import DEFAULT_LIMITS, identify
from lib.spreadsheets.files.parse import parse
from lib.spreadsheets.model import Policies
from lib.spreadsheets.rows.normalise import normalise
from lib.spreadsheets.tables.recognise import recognise
from tests.spreadsheets import books, parts

ROOT = Path(__file__).parents[2]
HEAD = list(books.HEADER)
ROWS = [
    [f"A{1 + i // 5}.{1 + i % 5}", f"A{1 + i // 5}. Axe", f"Action numéro {i}", "Directeur", "30/06/2026", "En cours", "50"]
    for i in range(12)
]  # fmt: skip
NUMBERS = ["-1", "0", "1", "16385", "1048577", "99999999999999999999", "1e309", "NaN", "", "0x1F", "٣"]
PIECES = [
    "<!-- x -->",
    "<x/>",
    "<row/>",
    "<c/>",
    "&#0;",
    "&#x1F600;",
    "<![CDATA[x]]>",
    "<?x y?>",
    "&x;",
    "\x00",
    "<v>",
    "</row>",
]


def seeds():
    """A valid file of each format."""
    merges = '<mergeCells count="1"><mergeCell ref="B2:B6"/></mergeCells>'
    rows = "".join(parts.ods_row(row) for row in [HEAD, *ROWS])
    return {
        "xlsx": parts.book(parts.sheet([HEAD, *ROWS], after=merges)),
        "strings.xlsx": books.xlsx([HEAD, *ROWS]),
        "xls": books.xls([HEAD, *ROWS]),
        "ods": parts.ods(f'<table:table table:name="P">{rows}</table:table>'),
        "csv": books.csv([HEAD, *ROWS]),
        "cp1252.csv": books.csv([HEAD, *ROWS], ";", "cp1252"),
        "page.html": books.page([HEAD, *ROWS]),
        "page.xls": books.page([HEAD, *ROWS], "cp1252"),
        "2003.xml": books.spreadsheetml([HEAD, *ROWS]),
        "flat.fods": books.flat_ods([HEAD, *ROWS]),
        "note.md": books.markdown([HEAD, *ROWS]),
    }


def spoiled(content, name, dice):
    """The file with one to four things wrong in it."""
    if content.startswith(b"PK") and dice.random() < 0.75:
        return _xml(content, dice)
    return _bytes(content, dice)


def _bytes(content, dice):
    data = bytearray(content)
    for _ in range(dice.randint(1, 4)):
        place, way = dice.randrange(len(data)) if data else 0, dice.randrange(5)
        if way == 0 and data:
            data[place] = dice.randrange(256)
        elif way == 1:
            del data[place : place + dice.randint(1, 200)]
        elif way == 2:
            data[place:place] = dice.randbytes(dice.randint(1, 50))
        elif way == 3:
            data[place:place] = data[max(0, place - 100) : place]
        else:
            del data[place:]
    return bytes(data)


def _xml(content, dice):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    targets = [
        n for n in entries if n.endswith(".xml") and ("sheet" in n or "content" in n or dice.random() < 0.2)
    ]
    name = dice.choice(targets)
    text = entries[name].decode("utf-8")
    for _ in range(dice.randint(1, 3)):
        text = _spoil(text, dice)
    entries[name] = text.encode("utf-8", "surrogatepass")
    if dice.random() < 0.05:
        entries.pop(dice.choice(list(entries)))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, data in entries.items():
            archive.writestr(entry, data)
    return out.getvalue()


def _spoil(text, dice):
    attributes = list(re.finditer(r'="([^"]*)"', text))
    tags = list(re.finditer(r"<[^>]+>", text))
    way = dice.randrange(7)
    if way == 0 and attributes:
        found = dice.choice(attributes)
        return text[: found.start(1)] + dice.choice(NUMBERS) + text[found.end(1) :]
    if way == 1 and tags:
        found = dice.choice(tags)
        return text[: found.start()] + dice.choice(PIECES) + text[found.start() :]
    if way == 2 and tags:
        found = dice.choice(tags)
        return text[: found.start()] + text[found.end() :]
    if way == 3 and len(tags) > 1:
        one, two = sorted(dice.sample(tags, 2), key=lambda t: t.start())
        return text[: one.start()] + text[one.start() : two.end()] * 2 + text[two.end() :]
    if way == 4 and attributes:
        found = dice.choice(attributes)
        return re.sub(r'\s[\w:]+="$', "", text[: found.start(1)]) + text[found.end() :]
    if way == 5:
        return text.replace(
            't="inlineStr"', dice.choice(['t="e"', 't="b"', 't="s"', 't="d"', 't="n"', ""]), 1
        )
    rows = re.findall(r"<row.*?</row>", text)
    if len(rows) > 2:
        dice.shuffle(rows)
        return re.sub(r"<row.*</row>", lambda _: "".join(rows), text, flags=re.DOTALL)
    return text


def filled(content):
    """The filled cells of the first sheet by another reader than ours; None where the XML says no plain thing."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            root = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    except (
        KeyError,
        zipfile.BadZipFile,
        ElementTree.ParseError,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
        ValueError,
    ):
        return None
    main = f"{{{parts.MAIN}}}"
    cells, met = set(), set()
    for row in root.iterfind(f"{main}sheetData/{main}row"):
        for cell in row.iterfind(f"{main}c"):
            place = re.fullmatch(r"([A-Z]{1,3})([1-9]\d{0,6})", cell.get("r", ""))
            text = "".join(t.text or "" for t in cell.iterfind(f"{main}is/{main}t"))
            if place is None or cell.get("t") != "inlineStr" or len(row) > 7 or place[0] in met:
                return None
            met.add(place[0])
            if text.strip():
                cells.add((int(place[2]) - 1, _column(place[1])))
    return cells


def _column(letters):
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1


def outcome(content, name):
    """What becomes of a file: ok, the code of its refusal, or lost (a cell that nobody mentions)."""
    try:
        kind = identify(content, name)
        workbook = parse(content, name, kind)
        if kind == "xlsx" and name == "xlsx" and _lost(content, workbook):
            return "lost"
        recognition = recognise(workbook)
        table = normalise(workbook, recognition, Known(("CCIT",), {}, 2026, owners=("Directeur",)))
        compare(table, {}, Policies())
    except FileRefused as refused:
        refused.message.format(**refused.values)
        return refused.code
    except MemoryError:
        return "file_memory"
    for issue in table.issues:
        issue.message.format(**issue.values)
    return "ok"


def _lost(content, workbook):
    expected = filled(content)
    if expected is None or not workbook.sheets:
        return False
    sheet = workbook.sheets[0]
    held = {(r, c) for r, row in enumerate(sheet.rows) for c, v in enumerate(row) if v is not None}
    said = any(issue.code == "row_far_away" for issue in workbook.issues)
    return bool(expected - held - set(sheet.errors) - sheet.no_result) and not said


def work(first, cases, seed):
    """Runs cases under the limits of the product's own child, one line of outcome for each."""
    limits = DEFAULT_LIMITS
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    files = seeds()
    names = list(files)
    for number in range(first, cases):
        name = names[number % len(names)]
        content = spoiled(files[name], name, random.Random(f"{seed}-{number}"))
        if sys.platform != "win32":
            signal.alarm(int(limits.seconds) + 1)
        try:
            found = outcome(content, name)
        except Exception as error:
            found = f"crash {type(error).__name__} {error}".replace("\n", " ")[:300]
            traceback.print_exc()
        sys.stdout.write(f"{number} {name}: {found}\n")
        sys.stdout.flush()


def campaign(cases, seed=0):
    """The outcomes of many spoiled files, counted, and the numbers of those that would have to be mended.

    A reader that dies or hangs is contained, as it is in the product: the next case goes on in a new process.
    """
    counts, wrong, first = Counter(), [], 0
    while first < cases:
        done = subprocess.run(
            [sys.executable, "-m", "tests.spreadsheets.fuzz", "work", str(first), str(cases), str(seed)],
            capture_output=True,
            cwd=ROOT,
            check=False,
        )
        lines = done.stdout.decode("utf-8", "replace").splitlines()
        for line in lines:
            number, _, told = line.partition(" ")
            counts[told] += 1
            if ": crash" in told or told.endswith(": lost"):
                wrong.append((int(number), told))
        first += len(lines)
        if first < cases:
            counts["contained"] += 1
            first += 1
    return counts, wrong


if __name__ == "__main__":
    if sys.argv[1] == "work":
        work(*(int(a) for a in sys.argv[2:]))
    else:
        found, bad = campaign(*(int(a) for a in sys.argv[1:]))
        for told, times in sorted(found.items()):
            print(f"{times:7} {told}")
        print("to mend:", bad)
