"""Merges: what a value merged over several actions says of each, and what it never touches."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.spreadsheets.cells.names import Known
from lib.spreadsheets.grid.merges import across, covered, filled
from lib.spreadsheets.model import Sheet, Workbook
from lib.spreadsheets.rows.normalise import normalise
from lib.spreadsheets.tables.recognise import recognise

HEAD = ("N°", "Axe", "Action", "Responsable", "Début", "Échéance", "Statut", "Observations", "Salle")
KNOWN = Known((), {}, 2026)
JUNE, MAY, MARCH = date(2026, 6, 30), date(2026, 5, 4), date(2026, 3, 2)


def line(**cells):
    """A row under the usual headings; what is not said is blank."""
    return tuple(cells.get(name) for name in HEAD)


def read(*rows, merges=(), head=HEAD, **sheet):
    """The clean table of rows under headings, with merges; the headings stand on row 1."""
    book = Workbook("f.xlsx", "xlsx", (Sheet("Plan", (head, *rows), merges=tuple(merges), **sheet),))
    return normalise(book, recognise(book), KNOWN)


def held(table, field):
    return [row.values.get(field) for row in table.rows]


def plan(**column):
    """Three actions, each with its own cells; `column` blanks one and gives what its first row holds."""
    ((name, value),) = column.items()
    rows = [
        {"N°": f"B.{n}", "Axe": "Lien", "Action": title, "Responsable": who, "Début": MARCH, "Échéance": MAY,
         "Statut": "En cours", "Observations": "suivi", "Salle": "Nord"}
        for n, title, who in ((1, "Choisir un lieu", "Awa"), (2, "Écrire la charte", "Rui"), (3, "Ouvrir le guichet", "Lina"))
    ]  # fmt: skip
    for n, row in enumerate(rows):
        row[name] = value if n == 0 else None
    return [line(**row) for row in rows], [(1, HEAD.index(name), 3, HEAD.index(name))]


@pytest.mark.parametrize(
    ("column", "value", "field", "read_as"),
    [
        ("Responsable", "Direction", "owner", "Direction"),
        ("Échéance", JUNE, "deadline", JUNE),
        ("Échéance", "30/06/2026", "deadline", JUNE),
        ("Début", MAY, "start", MAY),
        ("Statut", "Terminé", "status", "done"),
        ("Observations", "à revoir", "comment", "à revoir"),
        ("Axe", "Gouvernance", "axis", "GOUVERNANCE"),
        ("Salle", "Sud", "extra", '{"Salle": "Sud"}'),
    ],
)
def test_a_value_merged_over_several_actions_is_of_each_whatever_its_field(column, value, field, read_as):
    rows, merges = plan(**{column: value})
    table = read(*rows, merges=merges)
    found = held(table, field)
    assert len(found) == 3
    assert len(set(found)) == 1
    assert found[0] == read_as or field == "axis"
    alone = read(*rows)
    assert held(alone, field)[1] != found[1] or field in ("axis",)


@pytest.mark.parametrize(
    "head",
    [
        ("No.", "Workstream", "Task", "Owner", "Start", "Due date", "Status", "Comments", "Room"),
        ("N.º", "Eje", "Acción", "Responsable", "Inicio", "Fecha límite", "Estado", "Observaciones", "Sala"),
        ("N.º", "Eixo", "Ação", "Responsável", "Início", "Prazo", "Estado", "Observações", "Sala"),
        ("الرقم", "المحور", "الإجراء", "المسؤول", "تاريخ البداية", "الأجل", "الحالة", "ملاحظات", "القاعة"),
    ],
)
def test_in_any_language(head):
    rows, merges = plan(Responsable="Equipo")
    merges.append((1, 5, 2, 5))
    rows[1] = (*rows[1][:5], None, *rows[1][6:])
    table = read(*rows, merges=merges, head=head)
    assert held(table, "owner") == ["Equipo"] * 3
    assert held(table, "deadline") == [MAY] * 3


def test_two_merges_in_one_column_and_a_cell_of_its_own_between_them():
    rows, _ = plan(Responsable="Awa")
    rows += [line(Action="Fermer", Statut="En cours"), line(Action="Rendre compte", Statut="En cours")]
    rows[3] = (*rows[3][:3], "Omar", *rows[3][4:])
    table = read(*rows, merges=[(1, 3, 2, 3), (4, 3, 5, 3)])
    assert held(table, "owner") == ["Awa", "Awa", None, "Omar", "Omar"]


def test_a_merge_beyond_the_table_or_from_its_headings_adds_nothing():
    rows, _ = plan(Statut="En cours")
    table = read(*rows, merges=[(1, 6, 900_000, 6), (0, 3, 3, 3)])
    assert held(table, "status") == ["in_progress"] * 3
    assert held(table, "owner") == ["Awa", "Rui", "Lina"]


def test_a_banner_across_the_table_stays_a_banner():
    rows, _ = plan(Statut="En cours")
    banner = ("Deuxième semestre", *[None] * 8)
    table = read(rows[0], banner, *rows[1:], merges=[(2, 0, 2, 8)])
    assert len(table.rows) == 3
    assert held(table, "title")[1] == "Écrire la charte"
    tall = read(banner, (None,) * 9, *rows, merges=[(1, 0, 2, 8)])
    assert len(tall.rows) == 3


def test_a_row_that_a_merge_alone_fills_is_no_row():
    rows, _ = plan(Responsable="Awa")
    table = read(*rows, (None,) * 9, merges=[(1, 3, 4, 3)])
    assert len(table.rows) == 3


def test_rows_numbered_in_advance_under_a_merge_are_no_actions():
    rows, _ = plan(Responsable="Awa")
    table = read(*rows, line(**{"N°": "B.4"}), line(**{"N°": "B.5"}), merges=[(1, 3, 5, 3)])
    assert held(table, "owner") == ["Awa"] * 3


def test_a_title_merged_over_lines_that_only_say_more_is_one_action():
    rows = [
        line(**{"N°": "B.1"}, Action="Former les agents", Responsable="Awa", Échéance=MAY, Observations="session 1"),
        line(Responsable="Rui", Observations="session 2", Salle="Nord"),
        line(Observations="session 3", Salle="Sud"),
        line(**{"N°": "B.2"}, Action="Rendre compte", Responsable="Lina", Échéance=JUNE),
    ]  # fmt: skip
    table = read(*rows, merges=[(1, 2, 3, 2), (1, 5, 3, 5), (1, 0, 3, 0)])
    assert held(table, "title") == ["Former les agents", "Rendre compte"]
    assert table.rows[0].values["owner"] == "Awa / Rui"
    assert table.rows[0].values["comment"] == "session 1\nsession 2\nsession 3"
    assert table.rows[0].values["extra"] == '{"Salle": "Nord\\nSud"}'
    assert table.rows[0].values["code"] == "B.1"


def test_a_title_merged_over_rows_with_their_own_day_and_state_is_of_each():
    rows = [
        line(Action="Former les agents", Responsable="Awa", Échéance=MAY, Statut="Terminé"),
        line(Responsable="Rui", Échéance=JUNE, Statut="En cours"),
        line(Action="Rendre compte", Responsable="Lina", Échéance=JUNE, Statut="À faire"),
    ]
    table = read(*rows, merges=[(1, 2, 2, 2)])
    assert held(table, "title") == ["Former les agents", "Former les agents", "Rendre compte"]
    assert held(table, "deadline") == [MAY, JUNE, JUNE]
    assert held(table, "owner") == ["Awa", "Rui", "Lina"]


def test_a_merged_title_whose_first_row_is_no_action_joins_nothing_to_the_one_above():
    rows = [
        line(Action="Choisir", Responsable="Awa", Échéance=MAY, Statut="En cours", Observations="suivi"),
        line(Action="Total", Salle="12"),
        line(Observations="autre remarque"),
        line(Action="Rendre compte", Responsable="Lina", Échéance=JUNE),
    ]
    table = read(*rows, merges=[(2, 2, 3, 2)])
    assert held(table, "comment")[0] == "suivi"


@pytest.mark.parametrize("heading", ["Séances", "Steps", "Pasos", "Passos", "المراحل"])
def test_the_column_beside_a_title_merged_over_several_actions_names_each(heading):
    head = ("Action", heading, "Responsable", "Échéance", "Statut")
    rows = [
        ("Former", "Choisir le lieu", "Awa", MAY, "Terminé"),
        (None, "Écrire le support", "Rui", JUNE, "En cours"),
        ("Ouvrir", "Louer", "Lina", MAY, "En cours"),
        (None, "Équiper", "Lina", JUNE, "À faire"),
    ]
    table = read(*rows, head=head, merges=[(1, 0, 2, 0), (3, 0, 4, 0)])
    assert held(table, "title") == [
        "Former – Choisir le lieu", "Former – Écrire le support", "Ouvrir – Louer", "Ouvrir – Équiper",
    ]  # fmt: skip
    assert [i.cell for i in table.issues if i.code == "parts_of_merged_titles"] == ["B1"]


@pytest.mark.parametrize(
    "beside",
    [
        ("En cours", "En cours"),
        ("Rabat", "Rabat"),
        (3, 4),
        (JUNE, MAY),
        (None, "Lieu"),
        ("30/06/2026", "01/07/2026"),
    ],
)
def test_another_column_beside_a_merged_title_names_nothing(beside):
    head = ("Action", "Repère", "Responsable", "Échéance", "Statut")
    rows = [
        ("Former", beside[0], "Awa", MAY, "Terminé"),
        (None, beside[1], "Rui", JUNE, "En cours"),
        ("Ouvrir", None, "Lina", MAY, "En cours"),
    ]
    table = read(*rows, head=head, merges=[(1, 0, 2, 0)])
    assert held(table, "title") == ["Former", "Former", "Ouvrir"]


@pytest.mark.parametrize(
    "names", [("AXE 1", "AXE 2"), ("Gouvernance", "Missions"), ("المحور الأول", "المحور الثاني")]
)
def test_a_group_merged_down_a_column_without_heading_is_the_axis(names):
    head = ("", "Action", "Responsable", "Échéance", "Statut")
    rows = [
        (names[0] if n == 0 else names[1] if n == 2 else None, f"Ouvrir le lieu {n}", "Lina", MAY, "En cours") for n in range(4)
    ]  # fmt: skip
    table = read(*rows, head=head, merges=[(1, 0, 2, 0), (3, 0, 4, 0)])
    assert [row.axis for row in table.rows] == [names[0]] * 2 + [names[1]] * 2
    assert held(table, "code") == [None] * 4


@pytest.mark.parametrize("words", [("Prévu", "Réalisé"), ("Planned", "Actual"), ("Previsto", "Ejecutado")])
def test_a_title_merged_over_what_was_planned_and_what_was_done_is_one_action(words):
    rows = [
        line(Action="Former les agents", Responsable="Awa", Échéance=MAY, Salle=words[0]),
        line(Échéance=JUNE, Salle=words[1]),
        line(Action="Rendre compte", Responsable="Lina", Échéance=JUNE, Salle=words[0]),
    ]
    table = read(*rows, merges=[(1, 2, 2, 2)])
    assert held(table, "title") == ["Former les agents", "Rendre compte"]
    assert held(table, "deadline") == [MAY, JUNE]
    assert '"Échéance": "30/06/2026"' in held(table, "extra")[0]


def test_a_code_merged_over_several_actions_is_no_code_of_theirs_and_that_is_said():
    rows, merges = plan(**{"N°": "B.1"})
    table = read(*rows, merges=merges)
    assert held(table, "code") == [None] * 3
    assert held(table, "extra") == ['{"N°": "B.1", "Salle": "Nord"}'] * 3
    said = [(i.level, i.cell, i.values["n"]) for i in table.issues if i.code == "code_merged"]
    assert said == [("warning", "A2", 3)]
    assert not [i for i in table.issues if i.code == "id_duplicate"]


def test_a_code_merged_over_the_lines_of_one_action_is_its_code():
    rows = [
        line(**{"N°": "B.1"}, Action="Former", Responsable="Awa", Échéance=MAY, Observations="une"),
        line(Observations="deux"),
        line(**{"N°": "B.2"}, Action="Rendre compte", Responsable="Lina", Échéance=JUNE),
    ]
    table = read(*rows, merges=[(1, 0, 2, 0), (1, 2, 2, 2)])
    assert held(table, "code") == ["B.1", "B.2"]
    assert "code_merged" not in {i.code for i in table.issues}


def test_a_value_merged_over_two_columns_of_days_is_of_both():
    rows, _ = plan(Salle="Nord")
    rows[1] = (*rows[1][:4], "T2 2026", None, *rows[1][6:])
    table = read(*rows, merges=[(2, 4, 2, 5)])
    assert table.rows[1].values["deadline"] == JUNE
    assert table.rows[1].values["start"] == date(2026, 4, 1)


def test_a_remark_merged_over_other_columns_is_of_the_first_alone():
    rows, _ = plan(Salle="Nord")
    rows[1] = (*rows[1][:6], "Terminé", None, None)
    table = read(*rows, merges=[(2, 6, 2, 8)])
    assert (table.rows[1].values["status"], table.rows[1].values["comment"]) == ("done", None)


def test_a_title_merged_from_a_column_without_heading_is_the_title():
    head = ("", "Tâche", "Responsable", "Échéance", "Statut", "Observations")
    rows = [(title, None, "Awa", MAY, "En cours", None) for title in ("Choisir un lieu", "Écrire la charte")]
    table = read(*rows, (None, "Ouvrir", "Rui", MAY, "En cours", None), merges=[(1, 0, 1, 1), (2, 0, 2, 1)], head=head)  # fmt: skip
    assert held(table, "title") == ["Choisir un lieu", "Écrire la charte", "Ouvrir"]


def test_a_share_merged_under_a_percentage_is_one_for_each():
    head = ("Action", "Responsable", "Échéance", "Avancement")
    rows = [("Choisir", "Awa", MAY, 1), ("Écrire", "Rui", MAY, None), ("Ouvrir", "Lina", MAY, 0.5)]
    table = read(*rows, merges=[(1, 3, 2, 3)], head=head, percents=frozenset({(1, 3), (3, 3)}))
    assert held(table, "progress") == [100.0, 100.0, 50.0]


def test_merges_of_joined_sheets_stay_on_their_rows():
    rows, merges = plan(Responsable="Direction")
    pages = tuple(Sheet(name, (HEAD, *rows), merges=tuple(merges)) for name in ("Lien", "Suite"))
    book = Workbook("f.xlsx", "xlsx", pages)
    table = normalise(book, recognise(book, joined=True), KNOWN)
    assert held(table, "owner") == ["Direction"] * 6


TEXTS = ("Action", "Responsable", "Observations", "Salle")
TYPED = {"N°": None, "Axe": "Lien", "Début": MARCH, "Échéance": JUNE, "Statut": "En cours"}
CELLS = st.one_of(st.none(), st.text("abc", min_size=1, max_size=2), st.integers(0, 9))
GRIDS = st.lists(st.lists(CELLS, max_size=6).map(tuple), max_size=8)
MERGES = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 7), st.integers(0, 12), st.integers(0, 9)), max_size=8
)


@given(GRIDS, MERGES, st.integers(-1, 3))
def test_resolving_loses_no_filled_cell_changes_none_and_is_done_once(rows, merges, below):
    spread = {place: rows[r][c] for place, (r, c) in covered(rows, merges, below).items()}
    out = filled(rows, spread)
    assert len(out) == len(rows)
    for before, after in zip(rows, out, strict=True):
        assert all(after[c] == value for c, value in enumerate(before) if value is not None)
    for (row, column), value in spread.items():
        assert value is not None
        assert row > below
        assert any(a < row <= c and b == column for a, b, c, _ in merges)
        assert out[row][column] == value
    again = {place: out[r][c] for place, (r, c) in covered(out, merges, below).items()}
    assert filled(out, again) == out
    assert all(0 <= r < len(rows) for (r, _), _ in across(rows, merges, below))


@given(
    st.lists(st.lists(st.booleans(), min_size=9, max_size=9), min_size=1, max_size=7),
    st.lists(
        st.tuples(st.integers(0, 8), st.integers(0, 8), st.integers(0, 9), st.integers(0, 8)), max_size=6
    ),
)
@settings(max_examples=150, deadline=None)
def test_whatever_the_merges_no_word_of_an_action_is_lost(filled_cells, merges):
    titled = [
        line(**{name: f"{name[:2].lower()}{n}x" if name in TEXTS else TYPED[name] for name, there in zip(HEAD, row, strict=True) if there})
        for n, row in enumerate(filled_cells)
    ]  # fmt: skip
    first = line(
        Action="Choisir un lieu", Responsable="Awa", Échéance=MAY, Statut="En cours", Observations="suivi"
    )
    table = read(first, *titled, merges=[(a, b, max(a, c), max(b, d)) for a, b, c, d in merges if a > 0])
    kept = "\n".join(str(value) for row in table.rows for value in row.values.values())
    left_out = {row.row for row in table.ignored if row.reason != "continuation"}
    for number, row in enumerate(titled, start=3):
        for word in (value for value in row if isinstance(value, str) and value.endswith("x")):
            assert number in left_out or word in kept, (word, row)


def test_merges_without_end_cost_no_more_than_the_grid():
    rows = [tuple("x" if r == 0 else None for _ in range(30)) for r in range(2_000)]
    merges = [(first, column, 1_048_575, column) for column in range(30) for first in range(1_000)]
    assert len(covered(rows, merges)) == 30 * 1_999
    wide = [(first, column, 1_048_575, column + 1) for column in range(0, 30, 2) for first in range(1_000)]
    assert sum(1 for _ in across(rows, wide)) == 15


def test_a_group_merged_down_the_codes_is_the_code_of_none_and_takes_none_away():
    told = {"Responsable": "Awa", "Échéance": MAY, "Statut": "En cours"}
    table = read(
        line(**{"N°": "Z.1", "Action": "Choisir un lieu", **told}),
        line(**{"N°": "AXE 2 : Les eaux"}),
        line(Action="Écrire la charte", **told),
        line(Action="Ouvrir le guichet", **told),
        merges=[(2, 0, 4, 0)],
    )
    assert held(table, "code") == ["Z.1", None, None]


def test_another_start_under_a_merged_title_is_another_action():
    told = {"Responsable": "Awa", "Statut": "En cours"}
    table = read(
        line(**{"N°": "Z.1", "Action": "Ouvrir le guichet", "Début": MARCH, **told}),
        line(**{"Début": MAY, **told}),
        merges=[(1, 2, 2, 2)],
    )
    assert held(table, "start") == [MARCH, MAY]


def test_a_heading_merged_over_a_code_and_a_title_heads_both():
    head = ("Action", None, "Responsable", "Échéance", "Statut")
    rows = [(f"B{n}", f"Curer le fossé {n}", "Nadia", MAY, "En cours") for n in range(4)]
    book = Workbook("f.xlsx", "xlsx", (Sheet("Plan", (head, *rows), merges=((0, 0, 0, 1),)),))
    table = normalise(book, recognise(book), KNOWN)
    assert held(table, "title")[0] == "Curer le fossé 0"
    assert len(table.rows) == 4
