"""What goes out comes back without a change; what is shuffled is the same plan."""

import io
import random
import shutil
import subprocess
import zipfile
from datetime import date, datetime

import pytest
import python_calamine

from lib.domain.changes import Change, Value
from lib.domain.errors import FileRefused
from lib.domain.terms import RevisionKind
from lib.domain.writing import Writing
from lib.reports.workbook import plan_workbook
from lib.spreadsheets.files.read import read
from lib.store.ledger import commit, rows_at
from lib.store.reads import current_revision
from lib.store.state import State
from lib.usecases.imports import prepare, start_plan
from lib.usecases.preparation import Corrections
from lib.usecases.record import create_row
from lib.usecases.start import SAMPLE, SAMPLE_PLAN
from tests.sample import LAST
from tests.spreadsheets import books

DAY = date(2026, 11, 24)


def prepared(store, content, name, **corrections):
    return prepare(
        store,
        read(content, name),
        content,
        plan=SAMPLE_PLAN,
        today=DAY,
        corrections=Corrections(**corrections),
    )


def differences(found):
    comparison = found.comparison
    return [
        (d.code, [(f.field, f.old, f.new) for f in d.fields]) for d in (*comparison.new, *comparison.changed)
    ]


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
@pytest.mark.parametrize("kind", ["actions", "partners", "interactions"])
def test_the_exported_workbook_comes_back_with_no_change(sample_store, language, kind):
    content = plan_workbook(State(sample_store, LAST, SAMPLE_PLAN, DAY), language=language)
    names = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)).sheet_names
    sheet = names[["actions", "partners", "interactions"].index(kind)]
    found = prepared(sample_store, content, "export.xlsx", sheet=sheet)
    assert found.recognition.kind == kind
    assert not differences(found)
    assert not found.comparison.absent
    assert not [issue.code for issue in found.issues if issue.level != "info"]


def test_the_exported_workbook_is_recognised_without_help(sample_store):
    content = plan_workbook(State(sample_store, LAST, SAMPLE_PLAN, DAY), language="fr")
    found = prepared(sample_store, content, "export.xlsx")
    assert found.recognition.kind == "actions"
    assert found.comparison.unchanged == 36
    assert not found.changes_anything


def test_an_export_holds_no_live_formula_and_its_code_column_is_locked(sample_store):
    content = plan_workbook(State(sample_store, LAST, SAMPLE_PLAN, DAY), language="fr")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "<sheetProtection" in sheet
    assert "<dataValidation" in sheet
    assert 'state="frozen"' in sheet


HEAD = ("Code", "Action", "Axe", "Responsable", "Échéance", "Statut", "Avancement")
#: Plans of which an export leaves cells blank that the rows above must not fill, or whose texts say what days do not.
ODD_PLANS: dict[str, list[tuple[str | None, ...]]] = {
    "codes that name no axis among those that do": [
        ("1.1", "Planter les haies", None, "Nadia", "30/06/2026", "En cours"),
        ("1.1.1", "Choisir les plants", None, "Bruno", "30/05/2026", "En cours"),
        ("1.2", "Curer le fossé", None, "Nadia", "31/07/2026", "À faire"),
        ("2-B", "Creuser la mare", None, "Nadia", "31/08/2026", "À faire"),
    ],
    "an axis on some rows only": [
        (f"P-{n}", f"Curer le fossé {n}", "Les eaux" if n < 3 else None, "Bruno", "31/07/2026", "À faire")
        for n in range(9)
    ],
    "an axis of number zero": [
        (f"{n // 3}.{1 + n % 3}", f"Tailler la haie {n}", None, "Bruno", "31/07/2026", "À faire") for n in range(6)
    ],
    "deadlines that never end": [
        ("A1.1", "Veiller aux haies", "A1. Les haies", "Nadia", "Permanent", "En cours"),
        ("A1.2", "Nourrir les poules", "A1. Les haies", "Nadia", "En continu", "En cours"),
        ("A1.3", "Curer le fossé", "A1. Les haies", "Bruno", "fin juin 2026", "En cours"),
    ],
    "shares below one per cent": [
        ("A1", "Planter les haies", "Les haies", "Nadia", "30/06/2026", "En cours", "0,5 %"),
        ("A2", "Curer le fossé", "Les haies", "Bruno", "31/07/2026", "Réalisée", "1 %"),
        ("A3", "Creuser la mare", "Les haies", "Bruno", "31/08/2026", "En cours", "0,2 %"),
    ],
    "an action that has a title alone": [
        (None, "Planter les haies", "Les haies", "Nadia", "30/06/2026", "En cours"),
        (None, "Curer le fossé", "Les haies", "Bruno", "31/07/2026", "En cours"),
        (None, "Creuser la mare", "Les haies", "Bruno", "31/08/2026", "En cours"),
        (None, "Récolte", None, None, None, None),
    ],
}  # fmt: skip


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
@pytest.mark.parametrize("case", ODD_PLANS)
def test_the_export_of_a_plan_begun_from_a_file_comes_back_with_no_change(sample_store, case, language):
    rows = [(*row, *[None] * (len(HEAD) - len(row))) for row in ODD_PLANS[case]]
    content = books.xlsx([HEAD, *rows])
    begun = prepare(sample_store, read(content, "plan.xlsx"), content, plan="none", today=DAY)
    start_plan(sample_store, begun, "Ferme", None, Writing("ferme", "x", datetime(2026, 11, 24, 10), DAY))
    export = plan_workbook(
        State(sample_store, current_revision(sample_store), "ferme", DAY), language=language
    )
    found = prepare(sample_store, read(export, "export.xlsx"), export, plan="ferme", today=DAY)
    assert not differences(found)
    unchanged = found.comparison.unchanged + len(begun.steps)
    assert not found.beside
    assert (unchanged, found.comparison.absent) == (len(ODD_PLANS[case]), ())


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_an_export_saved_again_by_libreoffice_comes_back_with_no_change(sample_store, tmp_path):
    (tmp_path / "export.xlsx").write_bytes(
        plan_workbook(State(sample_store, LAST, SAMPLE_PLAN, DAY), language="fr")
    )
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "ods",
            "--outdir",
            str(tmp_path),
            str(tmp_path / "export.xlsx"),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    found = prepared(sample_store, (tmp_path / "export.ods").read_bytes(), "export.ods")
    assert not differences(found)


@pytest.mark.parametrize("file", ["sample_plan.csv", "sample_partners.csv", "sample_engagement.csv"])
def test_the_sample_file_read_again_changes_nothing(sample_store, file):
    found = prepared(sample_store, (SAMPLE / file).read_bytes(), file)
    assert not found.changes_anything
    assert not found.comparison.refused


def test_rows_in_another_order_are_the_same_plan(sample_store):
    header, *rows = (SAMPLE / "sample_plan.csv").read_text(encoding="utf-8-sig").splitlines()
    random.Random(7).shuffle(rows)
    found = prepared(sample_store, "\n".join([header, *rows]).encode(), "plan.csv")
    assert not found.changes_anything


def test_one_changed_cell_is_one_difference_on_its_cell(sample_store):
    text = (SAMPLE / "sample_plan.csv").read_text(encoding="utf-8-sig")
    changed = text.replace(";En cours;55;Basse", ";En cours;70;Basse", 1)
    assert changed != text
    found = prepared(sample_store, changed.encode(), "plan.csv")
    assert len(found.comparison.changed) == 1
    field = found.comparison.changed[0].fields[0]
    assert (field.field, field.old, field.new) == ("progress", 55.0, 70.0)
    assert field.cell.startswith("L")
    assert found.comparison.unchanged == 35


def test_a_file_without_a_column_leaves_it_alone(sample_store):
    lines = [
        line.split(";") for line in (SAMPLE / "sample_plan.csv").read_text(encoding="utf-8-sig").splitlines()
    ]
    place = lines[0].index("avancement")
    shorter = "\n".join(";".join(cell for i, cell in enumerate(line) if i != place) for line in lines)
    assert not prepared(sample_store, shorter.encode(), "plan.csv").changes_anything


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_a_budget_comes_back_as_it_was_beside_one_that_is_only_kept(sample_store, language):
    rows = rows_at(sample_store, LAST, SAMPLE_PLAN, "action")
    (one, before), (two, bare) = list(rows.items())[:2]
    number = commit(
        sample_store,
        [
            Change("action", one, {"budget": before["budget"]}, {"budget": "1200000.50 MAD"}),
            Change("action", two, {"extra": bare["extra"]}, {"extra": '{"Budget": "150 000"}'}),
        ],
        plan=SAMPLE_PLAN,
        author="test",
        kind=RevisionKind.EDIT,
        reason="",
        recorded_at=datetime(2026, 11, 24, 9),
        as_of=DAY,
    )
    content = plan_workbook(State(sample_store, number, SAMPLE_PLAN, DAY), language=language)
    found = prepared(sample_store, content, "export.xlsx")
    assert not differences(found)
    assert not [issue.code for issue in found.issues if issue.level != "info"]


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_a_sheet_that_is_only_told_names_its_actions_and_is_never_taken_for_the_plan(sample_store, language):
    key, row = next(iter(rows_at(sample_store, LAST, SAMPLE_PLAN, "action").items()))
    said: dict[str, Value] = {
        "action": key,
        "noted_on": DAY,
        "noted_by": "Amina",
        "text": "Devis reçu",
        "shared": True,
    }
    writing = Writing(SAMPLE_PLAN, "Amina", datetime(2026, 11, 24, 9), DAY)
    number = create_row(sample_store, "note", said, writing)
    content = plan_workbook(State(sample_store, number, SAMPLE_PLAN, DAY), language=language)
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    sheet = next(n for n in book.sheet_names if "noted_by" in str(book.get_sheet_by_name(n).to_python()))
    assert row["code"] in book.get_sheet_by_name(sheet).to_python()[-1]
    found = prepared(sample_store, content, "export.xlsx")
    assert found.recognition.kind == "actions"
    assert sheet not in str(found.recognition.others)
    assert not found.changes_anything
    with pytest.raises(FileRefused):
        prepared(sample_store, content, "export.xlsx", sheet=sheet)
