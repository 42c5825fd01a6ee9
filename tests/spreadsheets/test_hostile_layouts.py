"""Tables laid out as people lay them out: each is understood, or said not to be (59–87, 133–147)."""

import io

import pytest
import xlsxwriter

from lib.domain.errors import FileRefused
from lib.spreadsheets.cells.names import Known
from lib.spreadsheets.files.read import read
from lib.spreadsheets.rows.normalise import normalise
from lib.spreadsheets.tables.recognise import recognise
from tests.spreadsheets import books, parts

HEAD = ["Code", "Axe", "Action", "Responsable", "Échéance", "Statut", "Avancement"]
ROWS = [
    ["A1.1", "Gouvernance", "Rédiger le procès-verbal", "Directeur", "30/06/2026", "Réalisée", "100 %"],
    ["A1.2", "Gouvernance", "Réunir le comité mixte", "Secrétaire", "31/12/2026", "En cours", "60 %"],
    ["A2.1", "Missions", "Conduire une mission à Lomé", "Chargé d'études", "15/11/2026", "En cours", "20 %"],
]


def found(content, name="f.xlsx", **corrections):
    workbook = read(content, name)
    recognition = recognise(workbook, **corrections)
    return recognition, normalise(workbook, recognition, Known(year=2026))


def sheet(rows, *, merges=(), hide_rows=(), hide_columns=(), comments=()):
    """A workbook of one sheet with merged ranges, hidden rows and columns, comments."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    page = book.add_worksheet("Suivi")
    for i, row in enumerate(rows):
        for j, value in enumerate(row):
            if value not in ("", None):
                page.write(i, j, value)
    for a, b, c, d, text in merges:
        page.merge_range(a, b, c, d, text)
    for i in hide_rows:
        page.set_row(i, None, None, {"hidden": True})
    for j in hide_columns:
        page.set_column(j, j, None, None, {"hidden": True})
    for place, text in comments:
        page.write_comment(place, text)
    book.close()
    return buffer.getvalue()


def titles(table):
    return [row.values.get("title") for row in table.rows]


def reasons(table):
    return {row.reason for row in table.ignored}


def codes(table):
    return {issue.code for issue in table.issues}


TITLES = [row[2] for row in ROWS]


@pytest.mark.parametrize("above", [1, 4, 10])
def test_59_a_logo_and_titles_above(above):
    lead = [["Chambre de commerce"], ["Plan d'action commun"], [], ["Mise à jour : novembre"], []] * 2
    recognition, table = found(sheet([*lead[:above], HEAD, *ROWS]))
    assert recognition.header_row == above + 1
    assert titles(table) == TITLES


def test_60_headings_on_two_rows_with_merged_groups():
    rows = [
        ["", "", "", "Suivi", "", "", ""],
        ["Code", "Axe", "Action", "Responsable", "Échéance", "Statut", "Avancement"],
        *ROWS,
    ]
    recognition, table = found(sheet(rows, merges=[(0, 3, 0, 6, "Suivi")]))
    assert recognition.header_row == 2
    assert len(recognition.columns) == 7
    split = [
        ["Code", "Action", "Responsable", "Calendrier", ""],
        ["", "", "", "Début", "Fin"],
        ["A1.1", "Rédiger", "Directeur", "01/01/2026", "30/06/2026"],
        ["A1.2", "Réunir", "Secrétaire", "01/02/2026", "31/07/2026"],
    ]
    recognition, table = found(sheet(split))
    assert table.rows[0].values["title"] == "Rédiger"
    assert str(table.rows[0].values["deadline"]) == "2026-06-30"
    assert str(table.rows[0].values["start"]) == "2026-01-01"


def test_61_a_line_break_inside_a_heading():
    head = ["Code", "Axe", "Intitulé de\nl'action", "Attribuée\nà", "Date\nlimite", "Statut", "Avancement"]
    recognition, _ = found(sheet([head, *ROWS]))
    assert set(recognition.columns.values()) == {
        "code",
        "axis",
        "title",
        "owner",
        "deadline",
        "status",
        "progress",
    }


def test_62_a_heading_written_three_times_keeps_each_column_apart():
    head = [*HEAD, "Montant € HT", "Montant € HT", "Montant € HT"]
    rows = [[*row, 10 + i, 20 + i, 30 + i] for i, row in enumerate(ROWS)]
    _, table = found(sheet([head, *rows]))
    assert "header_duplicate" in codes(table)
    assert all(str(n) in str(table.rows[0].values["extra"]) for n in (10, 20, 30))


def test_63_no_heading_over_the_numbers():
    recognition, table = found(sheet([["", *HEAD[1:]], *[[i + 1, *row[1:]] for i, row in enumerate(ROWS)]]))
    assert recognition.columns[0] == "code"
    assert "header_empty_with_values" in codes(table)


def test_64_no_heading_at_all_is_asked_and_not_guessed():
    with pytest.raises(FileRefused) as refused:
        found(sheet(ROWS))
    assert refused.value.code == "header_not_found"
    said = {0: "code", 2: "title", 4: "deadline"}
    _, table = found(sheet(ROWS), sheet="Suivi", header_row=0, columns=said, kind="actions")
    assert titles(table) == TITLES


def test_65_a_table_that_starts_at_c4():
    shifted = [[], [], [], *[["", "", *row] for row in [HEAD, *ROWS]]]
    recognition, table = found(sheet(shifted))
    assert (recognition.header_row, min(recognition.columns)) == (4, 2)
    assert titles(table) == TITLES


def test_66_a_merged_axis_is_filled_down_on_its_rows_alone():
    rows = [HEAD, *[[row[0], "", *row[2:]] for row in ROWS]]
    _, table = found(sheet(rows, merges=[(1, 1, 2, 1, "Gouvernance"), (3, 1, 4, 1, "Missions")]))
    assert [row.axis for row in table.rows] == ["Gouvernance", "Gouvernance", "Missions"]


def test_66_an_axis_written_once_per_group_is_filled_down():
    rows = [HEAD, ROWS[0], ["A1.2", "", *ROWS[1][2:]], ROWS[2], ["A2.2", "", "Suivre", *ROWS[2][3:]]]
    _, table = found(sheet(rows))
    assert [row.axis for row in table.rows] == ["Gouvernance", "Gouvernance", "Missions", "Missions"]


def test_66_one_axis_forgotten_among_many_is_not_invented():
    rows = [
        HEAD,
        *[
            [f"B.{i}", "Gouvernance" if i != 4 else "", f"Action numéro {i}", *ROWS[0][3:]]
            for i in range(1, 10)
        ],
    ]
    _, table = found(sheet(rows))
    assert [row.axis for row in table.rows].count("") == 1


def test_67_axes_as_rows_between_the_groups():
    head = [h for h in HEAD if h != "Axe"]
    body = [[row[0], *row[2:]] for row in ROWS]
    rows = [head, ["AXE 1 : GOUVERNANCE"], body[0], body[1], ["AXE 2 : MISSIONS"], body[2]]
    _, table = found(sheet(rows))
    assert [row.values["axis"] for row in table.rows] == ["A1", "A1", "A2"]
    assert titles(table) == TITLES


def test_68_sub_actions_in_a_column_of_their_own():
    head = ["Code", "Action", "Sous-action", "Responsable", "Échéance"]
    rows = [
        head,
        ["A1.1", "Signer la convention", "", "Directeur", "30/06/2026"],
        ["", "Signer la convention", "Relire le texte", "Juriste", "31/03/2026"],
    ]
    _, table = found(sheet(rows))
    assert titles(table) == ["Signer la convention", "Signer la convention – Relire le texte"]


def test_69_two_rows_for_one_action_are_one_action():
    head = ["Code", "Action", "Ligne", "Responsable", "Échéance"]
    rows = [
        head,
        ["A1.1", "Signer", "Prévision", "Directeur", "30/06/2026"],
        ["", "", "Réel", "", "15/07/2026"],
        ["A1.2", "Réunir", "Prévision", "Secrétaire", "31/12/2026"],
        ["", "", "Réel", "", "31/12/2026"],
    ]
    _, table = found(sheet(rows))
    assert titles(table) == ["Signer", "Réunir"]
    assert str(table.rows[0].values["deadline"]) == "2026-06-30"


def test_70_stacked_tables_are_one_and_their_titles_are_the_axes():
    head = [h for h in HEAD if h != "Axe"]
    body = [[row[0], *row[2:]] for row in ROWS]
    rows = [["Gouvernance"], head, *body[:2], [], ["Missions"], head, body[2]]
    _, table = found(sheet(rows))
    assert titles(table) == TITLES
    assert [row.axis for row in table.rows] == ["Gouvernance", "Gouvernance", "Missions"]


def test_71_another_table_below_is_left_out():
    rows = [
        HEAD,
        *ROWS,
        [],
        [],
        ["Nom", "Pays", "Fonction", "Téléphone", "Courriel", "Langue"],
        ["Dossou", "Togo", "Consul", "90 00 00 00", "d@x.tg", "fr"],
    ]
    _, table = found(sheet(rows))
    assert titles(table) == TITLES
    assert "other_table" in reasons(table)


def test_72_lists_of_words_in_the_same_rows_are_not_read_as_fields():
    head = [*HEAD, "", "", "Valeurs"]
    rows = [
        head,
        [*ROWS[0], "", "", "À faire"],
        [*ROWS[1], "", "", "En cours"],
        [*ROWS[2], "", "", "Terminé"],
    ]
    recognition, _ = found(sheet(rows))
    assert 9 not in recognition.columns


def test_73_totals_are_left_out_each_with_its_cell():
    rows = [
        HEAD,
        *ROWS[:2],
        ["Sous-total", "", "", "", "", "", "80 %"],
        ROWS[2],
        ["", "", "TOTAL", "", "", "", "60 %"],
    ]
    _, table = found(sheet(rows))
    assert titles(table) == TITLES
    assert [(i.reason, i.cell) for i in table.ignored if i.reason == "total"] == [
        ("total", "A4"),
        ("total", "C6"),
    ]


def test_74_a_row_that_says_what_to_type_is_left_out():
    helps = [
        "Champ texte",
        "Champ texte",
        "Champ texte",
        "Nom Prénom",
        "JJ/MM/AAAA",
        "Liste déroulante",
        "0 à 100 %",
    ]
    _, table = found(sheet([HEAD, helps, *ROWS]))
    assert titles(table) == TITLES
    assert "help" in reasons(table)


def test_74_titles_that_begin_like_an_instruction_are_actions():
    rows = [
        HEAD,
        [
            "A1.1",
            "Missions",
            "Sélectionner dix entreprises exportatrices",
            "Directeur",
            "30/06/2026",
            "En cours",
            "10 %",
        ],
        ["A1.2", "Missions", "Indiquer les besoins de formation", "", "", "", ""],
    ]
    _, table = found(sheet(rows))
    assert len(table.rows) == 2


def test_75_rows_numbered_in_advance_are_not_actions():
    rows = [HEAD, *ROWS, *[[i] for i in range(4, 116)]]
    _, table = found(sheet(rows))
    assert titles(table) == TITLES
    assert sum(1 for i in table.ignored if i.reason == "placeholder") == 112


def test_76_rows_that_only_hold_the_defaults_of_a_template_are_not_actions():
    rows = [HEAD, *ROWS, *[["", "", "", "", "", "Non démarrée", "0 %"]] * 20]
    _, table = found(sheet(rows))
    assert titles(table) == TITLES


def test_77_footers_are_left_out():
    rows = [
        HEAD,
        *ROWS,
        [],
        ["Source : services de la chambre"],
        ["© CCIS 2026"],
        ["Copier coller ici les lignes suivantes"],
    ]
    _, table = found(sheet(rows))
    assert titles(table) == TITLES


def test_78_one_sheet_per_axis_is_read_as_one_table_when_asked():
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    head = [h for h in HEAD if h != "Axe"]
    for name, rows in (("Gouvernance", ROWS[:2]), ("Missions", ROWS[2:])):
        page = book.add_worksheet(name)
        for i, row in enumerate([head, *[[r[0], *r[2:]] for r in rows]]):
            page.write_row(i, 0, row)
    book.close()
    recognition, table = found(buffer.getvalue())
    assert recognition.twins == ("Missions",)
    assert len(table.rows) == 2
    recognition, table = found(buffer.getvalue(), joined=True)
    assert titles(table) == TITLES
    assert [row.axis for row in table.rows] == ["Gouvernance", "Gouvernance", "Missions"]
    assert table.rows[2].cells["title"] == "Missions!B2"


def test_79_an_example_sheet_is_not_the_table():
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    for name, rows in (("Exemple", ROWS), ("Plan", ROWS[:1])):
        page = book.add_worksheet(name)
        for i, row in enumerate([HEAD, *rows]):
            page.write_row(i, 0, row)
    book.close()
    assert found(buffer.getvalue())[0].sheet == "Plan"


def test_80_81_hidden_rows_and_columns_are_read_and_said():
    _, table = found(sheet([HEAD, *ROWS], hide_rows=[2], hide_columns=[4]))
    assert titles(table) == TITLES
    assert {"row_hidden", "column_hidden"} <= codes(table)
    assert str(table.rows[0].values["deadline"]) == "2026-06-30"


def test_82_a_table_turned_on_its_side_is_said_to_be_so():
    turned = [list(column) for column in zip(HEAD, *ROWS, strict=True)]
    with pytest.raises(FileRefused) as refused:
        found(sheet(turned))
    assert refused.value.code == "table_transposed"


def test_83_progress_by_the_place_of_a_cross():
    rows = [
        ["Action", "Personnes", 0, 0.25, 0.5, 0.75, 1],
        ["Rédiger", "Directeur", "", "X", "", "", ""],
        ["Réunir", "Secrétaire", "", "", "", "", "X"],
        ["Conduire", "Chargé", "X", "", "", "", ""],
    ]
    _, table = found(sheet(rows))
    assert [row.values["progress"] for row in table.rows] == [25.0, 100.0, 0.0]


def test_84_the_days_of_a_gantt_chart_are_not_fields():
    days = list("lmmjvsd") * 4
    rows = [
        ["Tâche", "Attribuée à", "Avancement", "Début", "Fin", *days],
        ["Phase 1"],
        ["Rédiger", "Directeur", 0.25, "01/10/2026", "15/10/2026"],
        ["Réunir", "Secrétaire", 0, "15/10/2026", "30/10/2026"],
    ]
    recognition, table = found(sheet(rows))
    assert set(recognition.columns.values()) == {"title", "owner", "progress", "start", "deadline"}
    assert titles(table) == ["Rédiger", "Réunir"]
    assert [row.axis for row in table.rows] == ["Phase 1", "Phase 1"]


def test_85_headings_repeated_on_each_page_are_left_out():
    rows = [HEAD, ROWS[0], HEAD, ROWS[1], HEAD, ROWS[2]]
    _, table = found(sheet(rows))
    assert titles(table) == TITLES
    assert sum(1 for i in table.ignored if i.reason == "header") == 3


def test_86_comments_of_cells_do_not_disturb():
    assert titles(found(sheet([HEAD, *ROWS], comments=[("C2", "À revoir")]))[1]) == TITLES


def test_87_a_title_that_is_struck_through_is_said_and_its_status_left():
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    page, struck = book.add_worksheet("Suivi"), book.add_format({"font_strikeout": True})
    for i, row in enumerate([HEAD, *ROWS]):
        page.write_row(i, 0, row)
    page.write_string(2, 2, ROWS[1][2], struck)
    book.close()
    _, table = found(buffer.getvalue())
    assert [(i.code, i.cell) for i in table.issues if i.level == "warning"] == [("title_struck", "C3")]
    assert table.rows[1].values["status"] == "in_progress"


def test_159_a_cell_that_holds_a_picture_only_is_empty():
    picture = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
        + "1f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
    )
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    page = book.add_worksheet("Suivi")
    for i, row in enumerate([HEAD, *ROWS]):
        page.write_row(i, 0, row)
    page.insert_image("D6", "logo.png", {"image_data": io.BytesIO(picture)})
    book.close()
    assert titles(found(buffer.getvalue())[1]) == TITLES


def test_133_a_code_written_twice_names_both_rows():
    _, table = found(
        sheet([HEAD, *ROWS, ["A1.2", "Gouvernance", "Autre", "Moi", "30/06/2026", "En cours", "1 %"]])
    )
    issue = next(i for i in table.issues if i.code == "id_duplicate")
    assert (issue.values["first"], issue.values["row"]) == (3, 5)


def test_134_codes_that_excel_turned_into_numbers_are_read_with_their_rank():
    rows = [
        HEAD,
        *[
            [
                float(f"1.{i}") if i < 10 else 1.1,
                "Axe",
                f"Action numéro {i}",
                "Directeur",
                "30/06/2026",
                "En cours",
                "10 %",
            ]
            for i in range(1, 11)
        ],
    ]
    _, table = found(sheet(rows))
    assert [row.values["code"] for row in table.rows][-2:] == ["1.9", "1.10"]
    assert "id_float_ambiguous" in codes(table)


def test_135_leading_zeros_of_a_text_are_kept():
    _, table = found(sheet([HEAD, ["001", *ROWS[0][1:]], ["002", *ROWS[1][1:]]]))
    assert [row.values["code"] for row in table.rows] == ["001", "002"]


def test_136_codes_that_start_again_in_each_axis_are_no_duplicates():
    rows = [
        HEAD,
        *[
            [n, axis, f"{axis} {n}", "Moi", "30/06/2026", "En cours", "1 %"]
            for axis in ("Gouvernance", "Missions")
            for n in (1, 2)
        ],
    ]
    _, table = found(sheet(rows))
    assert "id_duplicate" not in codes(table)
    assert "ids_restart" in codes(table)


def test_138_a_title_twice_without_codes_is_two_rows():
    head, rows = HEAD[1:], [ROWS[0][1:], ROWS[0][1:]]
    assert len(found(sheet([head, *rows]))[1].rows) == 2


@pytest.mark.parametrize("order", [[6, 5, 4, 3, 2, 1, 0], [2, 0, 4, 1, 6, 3, 5]])
def test_140_columns_in_any_order_are_the_same_table(order):
    swapped = [[row[i] for i in order] for row in [HEAD, *ROWS]]
    plain, moved = (found(sheet(rows))[1].rows for rows in ([HEAD, *ROWS], swapped))
    assert [row.values for row in plain] == [row.values for row in moved]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Libellé de l'action", "title"),
        ("Date butoir", "deadline"),
        ("Pilote", "owner"),
        ("% de réalisation", "progress"),
        ("État", "status"),
        ("Volet", "axis"),
        ("N°", "code"),
    ],
)
def test_141_a_heading_said_another_way_is_the_same_field(heading, field):
    place = {"code": 0, "axis": 1, "title": 2, "owner": 3, "deadline": 4, "status": 5, "progress": 6}[field]
    head = [*HEAD]
    head[place] = heading
    assert found(sheet([head, *ROWS]))[0].columns[place] == field


def test_145_headings_without_a_row_are_nothing_to_import():
    assert found(sheet([HEAD]))[1].rows == ()


def test_five_languages_name_the_same_fields():
    heads = {
        "en": ["ID", "Category", "Action", "Owner", "Due date", "Status", "% complete"],
        "es": ["N°", "Eje", "Actividad", "Responsable", "Fecha límite", "Estado", "% avance"],
        "pt": ["N°", "Eixo", "Ação", "Responsável", "Prazo", "Situação", "% concluído"],
        "ar": ["الرقم", "المحور", "الإجراء", "المسؤول", "الأجل", "الحالة", "نسبة الإنجاز"],
    }
    wanted = ["code", "axis", "title", "owner", "deadline", "status", "progress"]
    for head in heads.values():
        recognition, table = found(sheet([head, *ROWS]))
        assert list(recognition.columns.values()) == wanted
        assert titles(table) == TITLES


def test_what_is_no_plan_is_not_taken_for_one():
    tables = [
        [["Nom", "Prénom", "Téléphone"], ["Dossou", "Awa", "90"], ["Amrani", "Said", "91"], ["Kossi", "Ama", "92"]],
        [["Article", "Quantité", "Prix"], ["Papier", 3, 40], ["Encre", 1, 300], ["Stylos", 10, 12]],
        [["Janvier", "Février", "Mars"], [1, 2, 3], [4, 5, 6], [7, 8, 9]],
        [["Date", "Libellé", "Débit", "Crédit"], ["01/01/2026", "Loyer", 500, ""], ["02/01/2026", "Vente", "", 900], ["03/01/2026", "Achat", 20, ""]],
    ]  # fmt: skip
    for rows in tables:
        with pytest.raises(FileRefused):
            found(sheet(rows))


def test_an_error_in_a_cell_is_never_a_blank():
    row = ["A1.1", "Gouvernance", "Rédiger", "Directeur", '<c r="{r}" t="e"><v>#REF!</v></c>', "En cours", 10]
    _, table = found(parts.book(parts.sheet([HEAD, row])))
    assert [(i.code, i.cell, i.level) for i in table.issues if i.code == "cell_error_value"] == [
        ("cell_error_value", "E2", "error")
    ]


def test_books_of_the_tests_are_understood():
    assert len(found(books.xlsx([books.HEADER, *books.ROWS]))[1].rows) == 3
