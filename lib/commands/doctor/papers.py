"""Papers: the fonts that they are written in, Latin and Arabic, and whether one can be made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from lib.commands.doctor.findings import Finding, mark, well, wrong
from lib.documents import pdf
from lib.documents.blocks import Document, Paragraph

#: A sentence of each alphabet and the signs between them.
TRIED = "Échéance – الأجل ✔"
FONTS = pdf.FOLDER / "fonts"


def look(environment: Mapping[str, str]) -> Iterator[Finding]:
    """The fonts that the template names are those of the folder; no other of the machine is used."""
    named = re.search(r"font: \(([^)]*)\)", pdf.TEMPLATE.read_text(encoding="utf-8"))
    wanted = [name.replace(" ", "") for name in re.findall(r'"([^"]+)"', named[1])] if named else []
    there = [path.name for path in sorted(FONTS.glob("*.ttf")) if path.stat().st_size]
    missing = [name for name in wanted if not any(file.startswith(f"{name}-") for file in there)]
    if missing:
        told = mark("Fonts are missing in {folder}: {names}. Papers lack letters. Copy the program again.")
        yield wrong(mark("Fonts"), told, folder=FONTS, names=", ".join(missing))
    else:
        yield well(mark("Fonts"), mark("{n}, Latin and Arabic, of the program itself"), n=len(there))
    paper = Document(TRIED, "ar", date(2026, 1, 1), 1, "", [Paragraph(TRIED)])
    made = pdf.write(paper)
    yield well(mark("Papers"), mark("a PDF was made ({n} bytes)"), n=len(made))
