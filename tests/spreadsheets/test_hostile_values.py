"""Values as people type them: each has one meaning, or is said not to be understood (88–132, 146–160)."""

import io
from datetime import date

import pytest
import xlsxwriter

from lib.spreadsheets.annotate import annotated
from lib.spreadsheets.cells.names import Known, split_typed
from lib.spreadsheets.files.read import read
from lib.spreadsheets.fixes import corrected, place_of, same_cells
from lib.spreadsheets.rows.normalise import normalise
from lib.spreadsheets.tables.recognise import recognise
from lib.spreadsheets.write import write_table
from tests.spreadsheets import books, parts

HEAD = ["Code", "Action", "Responsable", "Début", "Échéance", "Statut", "Avancement"]
KNOWN = Known(("CCIS-RSK", "CCIT"), {}, 2026)


def table(rows, known=KNOWN, name="f.xlsx", head=HEAD):
    content = rows if isinstance(rows, bytes) else parts.book(parts.sheet([head, *rows]))
    workbook = read(content, name)
    return normalise(workbook, recognise(workbook), known)


def line(code="A1.1", **values):
    cells = {
        "Code": code,
        "Action": f"Action {code}",
        "Responsable": "Directeur",
        "Début": "01/01/2026",
        "Échéance": "30/06/2026",
        "Statut": "En cours",
        "Avancement": "10 %",
    }
    return [({**cells, **values})[name] for name in HEAD]


def one(heading, value):
    """The row of a table whose first row holds this value under this heading; two plain rows follow."""
    return table([line(**{heading: value}), line("A1.2"), line("A1.3")])


def codes(found, row=2):
    return {i.code for i in found.issues if i.row == row}


DATES = {
    "88 a text": ("25/09/2025", "2025-09-25"),
    "89 an abbreviated month": ("25 sept. 2025", "2025-09-25"),
    "90 two digits of year": ("25-09-25", "2025-09-25"),
    "91 a serial without its format": (45925, "2025-09-25"),
    "93 a quarter": ("T4 2025", "2025-12-31"),
    "94 a semester": ("S1 2026", "2026-06-30"),
    "95 a week": ("S39 2025", "2025-09-28"),
    "101 with its hour": ("25/09/2025 16:02", "2025-09-25"),
    "101 as Jira writes it": ("04/nov/25 1:16 PM", "2025-11-04"),
    "102 two digits": ("30/06/26", "2026-06-30"),
    "131 a leading apostrophe": ("'25/09/2025", "2025-09-25"),
    "120 Arabic digits": ("٢٥/٠٩/٢٠٢٥", "2025-09-25"),
    "105 a span": ("01/03/2026 - 31/05/2026", "2026-05-31"),
    "127 a no-break space": ("25\u00a0septembre\u00a02025", "2025-09-25"),
    "128 accents in two parts": ("25 de\u0301cembre 2025", "2025-12-25"),
}  # fmt: skip


@pytest.mark.parametrize("case", DATES)
def test_a_date_typed_in_many_ways_is_one_day(case):
    typed, day = DATES[case]
    assert str(one("Échéance", typed).rows[0].values["deadline"]) == day


@pytest.mark.parametrize("typed", ["31/09/2025", "29/02/2025", "32/01/2026", "12/14/2026"])
def test_96_97_a_day_that_does_not_exist_is_refused_with_its_reason(typed):
    found = one("Échéance", typed)
    assert "date_impossible" in codes(found)
    assert next(i for i in found.issues if i.code == "date_impossible").level == "error"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("fin septembre", "year_assumed"),
        ("done", "date_text_unparsed"),
        ("bientôt", "date_text_unparsed"),
        ("- Depuis : 01/03 ; prazo 31/05", "date_text_unparsed"),
        (True, "date_not_a_date"),
        (3_000_000, "date_not_a_date"),
        (-5, "date_not_a_date"),
        (0, "date_not_a_date"),
        (60, "date_not_a_date"),
        ("1900-12-30 (Sunday)", "date_sentinel"),
        ("14:30", "date_text_unparsed"),
        ("1 day, 6:00:00", "date_text_unparsed"),
    ],
)
def test_92_100_103_107_108_109_what_is_not_a_date_is_said_and_its_text_kept(typed, code):
    value = '<c r="{r}" t="b"><v>1</v></c>' if typed is True else typed
    found = one("Échéance", value)
    assert code in codes(found)
    if isinstance(typed, str):
        assert found.rows[0].values["deadline_text"] == typed


@pytest.mark.parametrize(
    "typed", ["en continu", "permanent", "récurrent", "dès que possible", "à définir", "-"]
)
def test_104_a_deadline_without_a_day_is_no_error(typed):
    found = one("Échéance", typed)
    assert found.rows[0].values["deadline"] is None
    assert not {i.level for i in found.issues if i.row == 2} & {"error", "warning"}


def test_98_a_column_whose_dates_prove_the_month_first_is_read_so():
    rows = [
        line(f"A1.{i}", Début=text, Échéance=text)
        for i, text in enumerate(["11/14/2026", "11/05/2026", "12/31/2026"], 1)
    ]
    found = table(rows)
    assert [str(r.values["deadline"]) for r in found.rows] == ["2026-11-14", "2026-11-05", "2026-12-31"]
    assert "date_month_first" in {i.code for i in found.issues}


def test_99_true_dates_that_all_fall_before_the_thirteenth_beside_later_texts_raise_the_alarm():
    true = [date(2026, m, d) for m, d in ((4, 11), (5, 12), (6, 3), (7, 1))]
    texts = ["27/09/2026", "21/10/2026", "28/10/2026"]
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    page, style = book.add_worksheet("Plan"), book.add_format({"num_format": "dd/mm/yyyy"})
    page.write_row(0, 0, ["Code", "Action", "Échéance"])
    for i, value in enumerate([*true, *texts], 1):
        page.write_row(i, 0, [f"A1.{i}", f"Action {i}"])
        if isinstance(value, date):
            page.write_datetime(i, 2, value, style)
        else:
            page.write_string(i, 2, value)
    book.close()
    assert "date_inversion_suspected" in {i.code for i in table(buffer.getvalue()).issues}


def test_106_a_workbook_that_counts_from_1904():
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"date_1904": True})
    page, style = book.add_worksheet("Plan"), book.add_format({"num_format": "dd/mm/yyyy"})
    page.write_row(0, 0, ["Code", "Action", "Échéance"])
    page.write_row(1, 0, ["A1.1", "Rédiger"])
    page.write_datetime(1, 2, date(2026, 6, 30), style)
    book.close()
    assert str(table(buffer.getvalue()).rows[0].values["deadline"]) == "2026-06-30"


PROGRESS = {
    "110": ("50 %", 50.0), "111": ("0,5", 50.0), "112": (0.5, 50.0), "113": (50, 50.0), "114": ("100%", 100.0),
    "115": ("terminé", 100.0), "117": (150, 100.0), "119": ("3/5", 60.0), "120": ("٥٠٪", 50.0), "121": ("8.5714%", 8.5714),
    "160": ("62,50 %", 62.5),
}  # fmt: skip


@pytest.mark.parametrize("case", PROGRESS)
def test_a_percentage_typed_in_many_ways_is_one_number(case):
    typed, number = PROGRESS[case]
    assert one("Avancement", typed).rows[0].values["progress"] == pytest.approx(number)


def test_116_a_lone_one_is_read_by_the_status_or_left():
    found = table(
        [
            line(Avancement=1, Statut="Terminé"),
            line("A1.2", Avancement=60),
            line("A1.3", Avancement=1, Statut=""),
        ]
    )
    assert found.rows[0].values["progress"] == 100.0
    assert found.rows[2].values.get("progress") is None
    assert "progress_scale_ambiguous" in codes(found, 4)


def test_118_below_zero_is_an_error():
    assert "progress_negative" in codes(one("Avancement", -1))


STATES = {
    "done": ["done ", "TERMINE", "Terminé", "réalisé", "soldé", "clos", "Terminée", "X", "Oui", "✓", "منجز", "Completado", "Concluída", "Closed"],
    "not_started": ["A faire", "À FAIRE", "non démarrée", "To Do", "Pendiente", "Pending"],
    "in_progress": ["en  cours", "En cours de réalisation", "In Progress", "Em andamento", "En curso", "en retard"],
    "blocked": ["Bloqué", "stuck"],
    "cancelled": ["Annulée", "abandonné", "Skipped"],
}  # fmt: skip


@pytest.mark.parametrize(("typed", "status"), [(t, s) for s, every in STATES.items() for t in every])
def test_122_125_126_a_status_is_read_whatever_its_spelling(typed, status):
    assert one("Statut", typed).rows[0].values["status"] == status


@pytest.mark.parametrize(
    "typed", ["l'installation est presque faite", "Mijote", "🔴", "\u0422erminé", "deja env"]
)
def test_123_124_132_a_status_that_nobody_knows_is_asked_and_never_guessed(typed):
    found = one("Statut", typed)
    assert "status" not in found.rows[0].values
    assert [(q.section, q.count) for q in found.questions if q.section == "status"] == [("status", 1)]


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("Rédiger\u00a0le PV", "Rédiger le PV"),
        ("Rédi\u00adger", "Rédiger"),
        ("\ufeffRédiger", "Rédiger"),
        ("Re\u0301diger", "Rédiger"),
        ("Rédiger\r", "Rédiger"),
        ("  Rédiger  ", "Rédiger"),
        ("Rédi\u200bger", "Rédiger"),
    ],
)
def test_127_130_invisible_characters_change_nothing(typed, clean):
    assert (
        one("Action", typed.replace("\r", "&#13;") if "\r" in typed else typed)
        .rows[0]
        .values["title"]
        .replace("&#13;", "")
        == clean
    )


NAMES = {
    "146 a slash": ("Directeur / Secrétaire", ("Directeur", "Secrétaire")),
    "146 and": ("CCIS-RSK et CCIT", ("CCIS-RSK", "CCIT")),
    "146 a line break": ("Directeur\nSecrétaire", ("Directeur", "Secrétaire")),
    "146 a comma": ("CCIS-RSK, CCIT", ("CCIS-RSK", "CCIT")),
    "147 names in brackets": ("Ministère (DGSN, ONEE)", ("Ministère (DGSN, ONEE)",)),
    "148 an address": ("awa@example.org", ("awa@example.org",)),
    "149 a family name and a first name": ("Dossou, Awa", ("Dossou, Awa",)),
}


@pytest.mark.parametrize("case", NAMES)
def test_names_are_split_where_people_split_them(case):
    typed, names = NAMES[case]
    assert split_typed(typed, KNOWN.people()) == names


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "+33 1 23", "-1+1", "@SUM(A1)", "\t=1+1"])
def test_150_a_text_that_looks_like_a_formula_stays_a_text(text):
    title = one("Action", text).rows[0].values["title"]
    back = read(write_table(["Action", "Responsable"], [[title, "Directeur"]], title="Plan"), "b.xlsx")
    assert any(title in row for row in back.sheets[0].rows)
    assert not back.sheets[0].no_result


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "**gras** [lien](http://x)",
        "'; DROP TABLE action; --",
        "{0.__class__}",
        "%s {n}",
    ],
)
def test_151_152_marks_of_other_languages_are_plain_text(text):
    assert one("Action", text).rows[0].values["title"] == text


def test_153_a_cell_of_half_a_million_characters_is_cut_and_said():
    content = ("Code;Action;Responsable;Statut\r\nA1.1;" + "x" * 500_000 + ";Directeur;En cours").encode()
    found = table(content, name="x.csv")
    assert len(found.rows[0].values["title"]) == 20_000
    assert "text_too_long" in {i.code for i in found.issues}


def test_154_control_characters_do_not_stop_a_file():
    content = "Code;Action;Responsable;Statut\r\nA1.1;Réd\x07iger;Directeur;En cours".encode()
    assert len(table(content, name="x.csv").rows) == 1


@pytest.mark.parametrize("mark", ["#REF!", "#N/A", "#DIV/0!"])
def test_155_an_error_cell_is_an_error_on_that_cell(mark):
    found = one("Responsable", f'<c r="{{r}}" t="e"><v>{mark}</v></c>')
    issue = next(i for i in found.issues if i.code == "cell_error_value")
    assert (issue.cell, issue.level, issue.values["mark"]) == ("C2", "error", mark)


def test_155_an_error_in_a_text_table_is_an_error_on_that_cell():
    content = "Code;Action;Échéance;Statut\nA1.1;Signer;#VALEUR!;En cours\nA1.2;Former;30/06/2026;En cours\n".encode()
    found = table(content, name="f.csv")
    assert [(i.cell, i.level) for i in found.issues if i.code == "cell_error_value"] == [("C2", "error")]


def test_155_an_error_in_an_old_xls_or_an_ods_is_no_blank_either():
    broken = '<table:table-cell xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" office:value-type="string" calcext:value-type="error"><text:p>#REF!</text:p></table:table-cell>'
    rows = "".join(parts.ods_row(r) for r in (HEAD, [*line()[:2], broken, *line()[3:]]))
    found = table(parts.ods(f'<table:table table:name="P">{rows}</table:table>'), name="x.ods")
    assert "cell_error_value" in {i.code for i in found.issues}


def test_156_a_formula_without_its_result_is_an_error_on_that_cell():
    found = one("Responsable", '<c r="{r}"><f>VLOOKUP(A2,X!A:B,2)</f></c>')
    assert [(i.code, i.cell) for i in found.issues if i.row == 2 and i.level == "error"] == [
        ("formula_no_cache", "C2")
    ]


def test_156_an_empty_text_is_a_legitimate_result():
    assert not codes(one("Responsable", '<c r="{r}" t="str"><f>IF(1,"","")</f><v></v></c>')) & {
        "formula_no_cache"
    }


def test_157_158_links_and_rich_texts_are_read_as_their_text():
    rich = '<c r="{r}" t="inlineStr"><is><r><t>Réd</t></r><r><rPr><b/></rPr><t>iger</t></r></is></c>'
    assert one("Action", rich).rows[0].values["title"] == "Rédiger"
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    page = book.add_worksheet("Plan")
    page.write_row(0, 0, HEAD)
    page.write_row(1, 0, line())
    page.write_url(1, 1, "https://example.org", string="Rédiger")
    book.close()
    assert table(buffer.getvalue()).rows[0].values["title"] == "Rédiger"


def test_a_column_of_fractions_shown_as_percentages():
    rows = [
        line(f"A1.{i}", Avancement=f'<c r="{{r}}" s="2"><v>{v}</v></c>') for i, v in enumerate((0, 1, 1), 1)
    ]
    assert [r.values["progress"] for r in table(rows).rows] == [0.0, 100.0, 100.0]


def test_a_deadline_before_the_start_is_said():
    assert "end_before_start" in codes(one("Début", "31/12/2026"))


@pytest.mark.parametrize(
    ("start", "done", "said"),
    [
        ("01/10/2026", "25/11/2026", {"completed_in_future"}),
        ("01/10/2026", "24/11/2026", set()),
        ("01/10/2026", "30/09/2026", {"completed_before_start"}),
        ("", "30/09/2026", set()),
    ],
)
def test_a_day_of_completion_to_come_or_before_the_start_is_said(start, done, said):
    rows = ["N°;Action;Début;Statut;Réalisée le", f"A1.1;Former;{start};Réalisée;{done}"]
    workbook = read("\r\n".join(rows).encode(), "plan.csv")
    known = Known(year=2026, today=date(2026, 11, 24))
    issues = normalise(workbook, recognise(workbook), known).issues
    assert {i.code for i in issues if i.code.startswith("completed_")} == said


def test_replace_everywhere_means_the_same_text_of_the_same_column():
    content = parts.book(
        parts.sheet(
            [HEAD, line(Statut="Mijote"), line("A1.2", Statut="Mijote"), line("A1.3", Action="Mijote")]
        )
    )
    workbook = read(content, "f.xlsx")
    places = same_cells(workbook, place_of("F2", "Plan"), "Mijote")
    assert places == (("Plan", 1, 5), ("Plan", 2, 5))
    told = corrected(workbook, dict.fromkeys(places, "En cours"))
    found = normalise(told, recognise(told), KNOWN)
    assert [r.values.get("status") for r in found.rows] == ["in_progress"] * 3
    assert found.rows[2].values["title"] == "Mijote"


@pytest.mark.parametrize("name", ["f.xlsx", "f.csv", "f.xls", "f.ods"])
def test_the_file_sent_back_has_its_wrong_cells_coloured_and_explained(name):
    rows = [HEAD, line(Échéance="31/11/2026"), line("A1.2", Statut="Mijote")]
    content = {
        "f.xlsx": lambda: books.xlsx(rows),
        "f.csv": lambda: books.csv(rows),
        "f.xls": lambda: books.xls(rows),
        "f.ods": lambda: books.ods(rows),
    }[name]()
    workbook = read(content, name)
    recognition = recognise(workbook)
    found = normalise(workbook, recognition, KNOWN)
    back, ending = annotated(
        content, workbook, recognition.sheet, 1, found.issues, lambda i: i.code, "À corriger"
    )
    assert ending == "xlsx"
    again = read(back, "f.xlsx")
    sheet = again.sheets[0]
    assert [row[:7] for row in sheet.rows] == [row[:7] for row in workbook.sheets[0].rows]
    assert [row[7] if len(row) > 7 else None for row in sheet.rows] == [
        "⚑ À corriger",
        "date_impossible",
        "status_unknown",
    ]
    assert not any(column == 7 for column in recognise(again).labels)


def test_the_file_sent_back_keeps_every_other_part_as_it_was():
    import zipfile

    content = books.xlsx([HEAD, line(Échéance="31/11/2026")], other=[("Bonjour",)])
    workbook = read(content, "f.xlsx")
    found = normalise(workbook, recognise(workbook), KNOWN)
    back, _ = annotated(content, workbook, "Plan", 1, found.issues, lambda i: i.code, "À corriger")
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(io.BytesIO(back)) as new:
        changed = {n for n in old.namelist() if old.read(n) != new.read(n)}
        assert changed == {"xl/worksheets/sheet2.xml", "xl/styles.xml"}
        assert 'rgb="FFF4C7C3"' in new.read("xl/styles.xml").decode()
