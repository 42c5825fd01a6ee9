"""Tables drawn in a text: Markdown, terminals, wikis; and the separated texts that are none."""

from datetime import date

import pytest

from lib.domain.errors import FileRefused
from lib.spreadsheets.cells.names import Known
from lib.spreadsheets.differences.compare import compare
from lib.spreadsheets.files.read import read
from lib.spreadsheets.files.text.ruled import plain
from lib.spreadsheets.model import Policies
from lib.spreadsheets.rows.normalise import normalise
from lib.spreadsheets.tables.recognise import recognise

KNOWN = Known(("CCIS-RSK", "CCIT"), {}, 2026)
TABLES = {
    "fr": [
        ("Code", "Action", "Responsable", "Échéance", "Statut"),
        ("A1", "Tenir le salon", "Trésorier", "30/06/2026", "En cours"),
        ("A2", "Publier l'annuaire", "Direction", "30/09/2026", "Réalisée"),
    ],
    "en": [
        ("Code", "Task", "Owner", "Due date", "Status"),
        ("T1", "Hold the fair", "Steward", "2026-06-30", "In progress"),
        ("T2", "Print the guide", "Clerk", "2026-09-30", "Done"),
    ],
    "ar": [
        ("الرمز", "الإجراء", "المسؤول", "الأجل", "الحالة"),
        ("ب1", "تنظيم المعرض", "المدير", "30/06/2026", "قيد الإنجاز"),
        ("ب2", "نشر الدليل", "الكاتب", "30/09/2026", "منجز"),
    ],
}


def lines(rows, left="| ", between=" | ", right=" |"):
    return [left + between.join(row) + right for row in rows]


def markdown(rows, rule="|---|:--|--:|:-:|---|"):
    head, *rest = lines(rows)
    return "\n".join([head, rule, *rest])


def bare(rows):
    head, *rest = lines(rows, "", " | ", "")
    return "\n".join([head, "--- | --- | :---: | --- | ---", *rest])


def widths(rows):
    return [max(len(row[c]) for row in rows) + 2 for c in range(len(rows[0]))]


def framed(rows, heads="-"):
    """As a database prints it at a terminal."""
    rule = "+" + "+".join("-" * w for w in widths(rows)) + "+"
    padded = [[f"{v:<{w - 2}}" for v, w in zip(row, widths(rows), strict=True)] for row in rows]
    head, *rest = lines(padded)
    return "\n".join([rule, head, rule.replace("-", heads), *rest, rule])


def grid(rows):
    """As reStructuredText draws it, a rule below each row; a text goes on over two lines."""
    rule = "+" + "+".join("-" * w for w in widths(rows)) + "+"
    out = [rule]
    for row in rows:
        first, _, second = row[1].partition(" ")
        for texts in ((row[0], first, *row[2:]), ("", second, "", "", "")):
            cells = [f" {v:<{w - 1}}" for v, w in zip(texts, widths(rows), strict=True)]
            out.append("|" + "|".join(cells) + "|")
        out.append(rule if row is not rows[0] else rule.replace("-", "="))
    return "\n".join(out)


def terminal(rows):
    """As psql prints it: no frame, a rule of dashes and crosses."""
    head, *rest = [
        " | ".join(f"{v:<{w}}" for v, w in zip(row, widths(rows), strict=True)) for row in rows
    ]  # fmt: skip
    return "\n".join([head, "-+-".join("-" * w for w in widths(rows)), *rest, "(2 rows)"])


def around(rows):
    return f"# Plan du salon\n\nVoici le suivi | à jour.\n\n{markdown(rows)}\n\nMerci.\n\n- un point\n- un autre\n"


DRAWN = {
    "Markdown": markdown,
    "Markdown without outer bars": bare,
    "Markdown inside a note": around,
    "Markdown between fences": lambda rows: f"```\n{markdown(rows)}\n```\n",
    "Markdown in a quotation": lambda rows: "\n".join(f"> {line}" for line in markdown(rows).splitlines()),
    "Markdown set back": lambda rows: "\n".join(f"    {line}" for line in markdown(rows).splitlines()),
    "ends of line of Windows": lambda rows: markdown(rows).replace("\n", "\r\n"),
    "a frame": framed,
    "a frame with a double rule": lambda rows: framed(rows, "="),
    "a grid": grid,
    "a terminal": terminal,
    "org mode": lambda rows: markdown(rows, "|------+--------+----+----+----|"),
}


@pytest.mark.parametrize("language", TABLES)
@pytest.mark.parametrize("case", DRAWN)
def test_a_drawn_table_is_read_whole_and_comes_back_without_a_change(case, language):
    rows = TABLES[language]
    found = read(DRAWN[case](rows).encode(), "note.txt")
    assert found.format == "markdown"
    assert [sheet.rows for sheet in found.sheets] == [tuple(rows)]
    table = normalise(found, recognise(found), KNOWN)
    assert [row.values["title"] for row in table.rows] == [rows[1][1], rows[2][1]]
    assert table.rows[0].values["deadline"] == date(2026, 6, 30)
    again = compare(table, {str(row.row): row.values for row in table.rows}, Policies())
    assert (again.unchanged, again.changed) == (2, ())


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("**Tenir** le *salon*", "Tenir le salon"),
        ("Choisir `A` ou __B__", "Choisir A ou B"),
        (r"Fruits \| légumes", "Fruits | légumes"),
        ("Lina<br>Omar<br/>Zoé", "Lina\nOmar\nZoé"),
        ("Voir [le guide](https://exemple.test/a_b) vite", "Voir le guide vite"),
        ("Sel &amp; poivre", "Sel & poivre"),
        ("prix_de_base et taux_net", "prix_de_base et taux_net"),
        ("3 * 4 * 5", "3 * 4 * 5"),
        ("a < b", "a < b"),
        ("* à revoir", "* à revoir"),
    ],
)
def test_the_marks_of_markdown_are_no_part_of_a_text(typed, text):
    assert plain(typed) == text


def test_a_struck_text_gives_way_and_a_bar_in_a_text_is_kept():
    head, *rest = TABLES["fr"]
    rest[0] = ("A1", r"Tenir le salon \| la foire", "Trésorier", "~~12/03/2026~~ 30/06/2026", "En cours")
    rest[1] = ("A2", "~~Publier l'annuaire~~", "[Direction](https://exemple.test)", "30/09/2026", "Réalisée")
    sheet = read(markdown([head, *rest]).encode(), "n.md").sheets[0]
    assert sheet.rows[1][1:4] == ("Tenir le salon | la foire", "Trésorier", "30/06/2026")
    assert sheet.rows[2][1:3] == ("Publier l'annuaire", "Direction")
    assert sheet.withdrawn == {(1, 3): "12/03/2026"}
    assert sheet.struck == {(2, 1)}
    assert sheet.links == {(2, 2): "https://exemple.test"}


def test_several_tables_of_a_note_are_sheets_named_by_the_heading_above():
    other = "| Poste | Montant |\n|--|--|\n| Salle | 10 |"
    text = f"## Budget\n\n{other}\n\n## Suivi ##\n\n{markdown(TABLES['fr'])}\n\n{other}\n"
    found = read(text.encode(), "n.md")
    assert [sheet.name for sheet in found.sheets] == ["Budget", "Suivi", "Table 3"]
    assert recognise(found).sheet == "Suivi"


SEPARATED = {
    "bars and no rule": "\n".join("|".join(row) for row in TABLES["fr"]),
    "tabulations": "\n".join("\t".join(row) for row in TABLES["fr"]),
    "semicolons": "\n".join(";".join(row) for row in TABLES["fr"]),
    "a dash for what is not known": "\n".join("|".join(row) for row in (*TABLES["fr"], ("A3", "Voter", "-", "-", "-"))),
    "a text with bars inside": "\n".join(";".join(row) for row in TABLES["fr"]).replace("salon", "salon | la foire"),
}  # fmt: skip


@pytest.mark.parametrize("case", SEPARATED)
@pytest.mark.parametrize("name", ["plan.txt", "plan.tsv", "plan.csv"])
def test_a_separated_text_is_no_drawn_table(case, name):
    found = read(SEPARATED[case].encode(), name)
    assert found.format == "csv"
    table = normalise(found, recognise(found), KNOWN)
    assert [row.values["code"] for row in table.rows][:2] == ["A1", "A2"]


def test_a_rule_of_dashes_between_semicolons_draws_nothing():
    rows = (TABLES["fr"][0], ("---",) * 5, *TABLES["fr"][1:])
    assert read("\n".join(";".join(row) for row in rows).encode(), "plan.txt").format == "csv"


@pytest.mark.parametrize(
    "text",
    [
        "|---|\n" * 100_000,
        "[" * 100_000 + "|\n|--|--|\n|a|b|",
        ("-" * 20_000 + "\n") * 200,
        (" " * 20_000 + "|\n") * 200,
    ],
)
def test_a_hostile_drawing_is_answered_in_time(text):
    found = read(text.encode(), "n.txt")
    assert found.format in ("markdown", "csv")


@pytest.mark.parametrize("text", ["|-" * 200_000, "| a " * 300_000 + "\n|---|"])
def test_a_drawing_of_more_columns_than_a_workbook_has_is_refused(text):
    with pytest.raises(FileRefused) as refusal:
        read(text.encode(), "n.txt")
    assert refusal.value.code == "file_too_many_cells"
