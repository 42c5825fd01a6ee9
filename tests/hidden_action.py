"""An action that somebody is not shown, with all that can hang on it, and whether a page names any of it."""

import re
import shutil
from datetime import date, datetime

from lib.domain.terms import FormerKind
from lib.domain.writing import Writing
from lib.store.connection import Store
from lib.store.ledger import NOW, rows_at
from lib.store.reads import current_revision
from lib.usecases.attachments import GivenFile, attach
from lib.usecases.record import create_row, edit_row
from lib.usecases.start import SAMPLE_PLAN
from tests.pages.test_matrix import READINGS
from tests.pages.test_matrix import raw as html
from tests.screens import Screen

DAY = date(2026, 11, 24)
#: In every text that is written about it, and the name of who writes.
WORD = "ZORGLUB"
MACHINE = Writing(SAMPLE_PLAN, f"{WORD}AUTHOR", datetime(2026, 11, 24, 9), DAY)
#: What the address of a page about one thing names, and the moments at which pages are looked at.
ABOUT = {"partner": {"partner": "CCIT"}, "action": {"code": "A1.1"}}
MOMENTS = ({}, {"day": "2026-11-01"}, {"revision": "12"})


def written_about(sample_file, folder, hides, writing=MACHINE):
    """The sample where an action of CCIT was written about at length, then given the values that hide it: the file, its key,
    its code, the title that it had."""
    path = shutil.copy(sample_file, folder / "plan.duckdb")
    store = Store.open(path)
    rows = rows_at(store, NOW, SAMPLE_PLAN, "action")
    key = next(k for k, r in rows.items() if r["organisation"] == "CCIT" and r["code"])
    code, title = rows[key]["code"], rows[key]["title"]

    def write(table, **values):
        create_row(store, table, values, writing, reason=f"{WORD} reason")

    changed = {"title": f"{WORD} title", "comment": WORD, "owner": f"{WORD} owner", "support_requested": WORD}
    edit_row(store, "action", current_revision(store), key, changed, writing)
    told = {"organisation": "CCIT", "declared_on": DAY, "status": "done", "evidence": f"{WORD} told"}
    write("note", action=key, noted_on=DAY, noted_by=WORD, text=f"{WORD} note", shared=True)
    write("declaration", action=key, **told)
    write("interaction", occurred_on=DAY, partner="CCIT", kind="letter", subject=f"{WORD} call", action=code)
    write("commitment", text=f"{WORD} promised", code="Z9", organisation="CCIT", actions=key)
    write("milestone", action=key, title=f"{WORD} step", deadline=DAY)
    write("indicator", action=key, name=f"{WORD} measured", unit="u", target=80.0)
    write("funding", action=key, source_of_funds=WORD, planned="5 MAD", shared=True)
    write("decision", text=f"{WORD} decided", owner="x", action=key, number="D-2026-900", status="open")
    write("former_name", kind=FormerKind.ACTION, former=f"{WORD}-1", action=key)
    file = GivenFile(f"{WORD}.pdf", b"%PDF-1.7")
    attach(store, "action", key, {"shared": True, "kind": "evidence"}, writing, file=file)
    edit_row(store, "action", current_revision(store), key, hides, writing, reason=f"{WORD} hides")
    store.close()
    return path, key, code, title


def leaks(screen, place, at):
    """What of it a page names: a word about it, its key, its code, its title."""
    _, key, code, title = place
    said = html(screen)
    found = [word for word in (WORD, key, title) if word in said]
    if re.search(rf"(?<![\w.]){re.escape(code)}(?![\w.])", said):
        found.append(code)
    return [f"{at}: {word}" for word in found]


def faults_of(page, place, named):
    """What is wrong in every reading of a page, at every moment: errors, and what `named` finds there."""
    faults = []
    for asked in ("", *READINGS.get(page, [])):
        query = dict(part.split("=") for part in asked.split("&") if part) | ABOUT.get(page, {})
        for moment in MOMENTS:
            past = {name: value for name, value in moment.items() if name != "day"}
            screen = Screen(day=moment.get("day", "2026-11-24")).open(page, **query, **past)
            at = f"{page}?{asked}&{moment}"
            faults += [f"{at}: {error}" for error in screen.errors]
            faults += named(screen, place, at)
    return faults


def is_like_one_that_never_was(wanted):
    """Whether the sheet of a code or a key says what that of a code says which no action ever had."""
    never = Screen().open("action", code="Q7.77")
    return Screen().open("action", code=wanted).text.replace(wanted, "Q7.77") == never.text
