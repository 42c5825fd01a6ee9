"""Importing a file: careful by default, one revision, undone like any other."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from lib.domain.errors import Conflict, FileRefused, Invalid
from lib.domain.schema import ACTION
from lib.domain.writing import Writing
from lib.reports.workbook import import_log, plan_workbook
from lib.spreadsheets import second_look
from lib.spreadsheets.files.read import read
from lib.spreadsheets.fixes import corrected, place_of
from lib.spreadsheets.model import Decisions, Policies
from lib.store import reads
from lib.store.ledger import rows_at
from lib.store.state import State
from lib.usecases import imports
from lib.usecases.actions import create_action, edit_action
from lib.usecases.imports import again, apply, prepare, start_plan
from lib.usecases.lineage import edits_of
from lib.usecases.plans import plan_key
from lib.usecases.preparation import Corrections
from lib.usecases.start import SAMPLE, SAMPLE_PLAN, ensure_plan
from lib.usecases.undo import plan_undo, undo
from tests.sample import LAST
from tests.spreadsheets.books import xlsx

DAY = date(2026, 11, 24)
WRITING = Writing(SAMPLE_PLAN, "assistante", datetime(2026, 11, 24, 10, 0), DAY)


def lines():
    return (SAMPLE / "sample_plan.csv").read_text(encoding="utf-8-sig").splitlines()


def prepared(store, text, policies=None, plan=SAMPLE_PLAN):
    content = text.encode()
    return prepare(store, read(content, "plan.csv"), content, plan=plan, today=DAY, policies=policies)


def headline(store):
    return reads.headline(State(store, reads.current_revision(store), reads.current_plan(store), DAY))


def decided(store, found, **decisions):
    """The same file prepared again with a person's decisions."""
    corrections = replace(found.corrections, decisions=Decisions(**decisions))
    return prepare(store, found.workbook, found.content, plan=found.plan, today=DAY, corrections=corrections)


def without(*codes):
    return "\n".join(line for line in lines() if not line.startswith(tuple(f"{c};" for c in codes)))


def test_preparing_writes_nothing(sample_store):
    prepared(sample_store, without("A1.1"))
    assert reads.current_revision(sample_store) == LAST


def test_rows_that_the_file_does_not_hold_are_kept_by_default(sample_store):
    found = prepared(sample_store, without("A1.1", "A1.2"))
    assert [d.code for d in found.comparison.absent] == ["A1.1", "A1.2"]
    assert not found.changes_anything
    with pytest.raises(Invalid):
        apply(sample_store, found, WRITING)
    assert headline(sample_store).total == 36


@pytest.mark.parametrize(("policy", "total"), [("mark", 36), ("archive", 34)])
def test_absent_rows_are_marked_or_archived_when_it_is_asked(sample_store, policy, total):
    found = prepared(sample_store, without("A1.1", "A1.2"), Policies(absent=policy))
    apply(sample_store, found, WRITING)
    assert headline(sample_store).total == total
    marked = [
        r for r in rows_at(sample_store, LAST + 1, SAMPLE_PLAN, "action").values() if r["absent_since"] == DAY
    ]
    assert len(marked) == (2 if policy == "mark" else 0)


def test_a_row_that_comes_back_is_no_longer_marked_absent(sample_store):
    apply(sample_store, prepared(sample_store, without("A1.1"), Policies(absent="mark")), WRITING)
    apply(sample_store, prepared(sample_store, "\n".join(lines())), WRITING)
    rows = rows_at(sample_store, LAST + 2, SAMPLE_PLAN, "action").values()
    assert not [r for r in rows if r["absent_since"]]


def test_an_empty_cell_keeps_the_stored_value_unless_it_is_asked_to_erase(sample_store):
    text = "\n".join(lines()).replace(";En cours;55;Basse", ";En cours;;Basse", 1)
    assert not prepared(sample_store, text).changes_anything
    found = prepared(sample_store, text, Policies(blank_erases=True))
    assert [(f.field, f.new) for d in found.comparison.changed for f in d.fields if d.code == "A3.6"] == [
        ("progress", None)
    ]


def test_a_new_row_is_a_new_action_of_its_axis(sample_store):
    header = lines()[0].split(";")
    values = {
        "code": "A3.7",
        "axe": "A3. Information économique et services numériques",
        "action": "Ouvrir un guichet",
        "statut": "Non démarrée",
    }
    text = "\n".join([*lines(), ";".join(values.get(name, "") for name in header)])
    found = prepared(sample_store, text)
    assert [d.code for d in found.comparison.new] == ["A3.7"]
    apply(sample_store, found, WRITING)
    assert headline(sample_store).total == 37
    axes = {
        r["axis"]
        for r in rows_at(sample_store, LAST + 1, SAMPLE_PLAN, "action").values()
        if str(r["code"]).startswith("A3")
    }
    assert len(axes) == 1


def test_both_rows_of_a_code_written_twice_are_left_out_and_the_others_applied(sample_store):
    text = "\n".join([*lines(), lines()[1]]).replace(";En cours;55;Basse", ";En cours;60;Basse", 1)
    found = prepared(sample_store, text)
    assert len(found.comparison.refused) == 2
    with pytest.raises(Invalid):
        apply(sample_store, found, WRITING)
    apply(sample_store, found, WRITING, leave_refused=True)
    assert reads.current_revision(sample_store) == LAST + 1


def test_an_import_is_one_revision_with_its_file_and_is_undone_whole(sample_store):
    before = rows_at(sample_store, LAST, SAMPLE_PLAN, "action")
    text = "\n".join(lines()).replace("En cours", "Réalisée")
    number = apply(sample_store, prepared(sample_store, text), WRITING)
    assert number == LAST + 1
    kept = reads.source(sample_store, LAST + 1)
    assert (kept.file_name, reads.file_content(sample_store, kept.sha256)) == ("plan.csv", text.encode())
    assert headline(sample_store).done > 12
    planned = plan_undo(sample_store, LAST + 1, plan=SAMPLE_PLAN, revision=LAST + 1)
    undo(sample_store, planned, WRITING)
    assert rows_at(sample_store, LAST + 2, SAMPLE_PLAN, "action") == before


def test_144_the_same_file_again_is_known_and_changes_nothing(sample_store):
    text = "\n".join(lines()).replace(";En cours;55;Basse", ";En cours;60;Basse", 1)
    apply(sample_store, prepared(sample_store, text), WRITING)
    found = prepared(sample_store, text)
    assert found.already.revision == LAST + 1
    assert not found.changes_anything
    (met,) = [issue for issue in found.issues if issue.code == "already_imported"]
    assert (met.level, met.values["revision"]) == ("info", LAST + 1)


def test_an_older_file_that_comes_back_is_announced(sample_store):
    old = "\n".join(lines()).replace(";En cours;55;Basse", ";En cours;60;Basse", 1)
    new = "\n".join(lines()).replace(";En cours;55;Basse", ";En cours;70;Basse", 1)
    apply(sample_store, prepared(sample_store, old), WRITING)
    apply(sample_store, prepared(sample_store, new), WRITING)
    assert "older_file" in [issue.code for issue in prepared(sample_store, old).issues]


def test_what_was_shown_is_what_is_applied_or_nothing(sample_store):
    found = prepared(sample_store, "\n".join(lines()).replace(";En cours;55;Basse", ";En cours;60;Basse", 1))
    key = found.comparison.changed[0].key
    row = rows_at(sample_store, LAST, SAMPLE_PLAN, "action")[key]
    edit_action(sample_store, row, key, {**row, "progress": 58.0}, WRITING)
    with pytest.raises(Conflict):
        apply(sample_store, found, WRITING)
    shown = again(sample_store, found, found.policies, today=DAY)
    assert [(c.base, c.ours, c.theirs) for c in shown.comparison.clashes] == [(55.0, 58.0, 60.0)]
    assert not shown.comparison.changed


def test_a_postponed_deadline_keeps_its_first_date_and_stays_in_the_rate(sample_store):
    text = "\n".join(lines()).replace("09/03/2026;31/10/2026", "09/03/2026;31/03/2027", 1)
    apply(sample_store, prepared(sample_store, text), WRITING)
    moved = reads.slippages(State(sample_store, LAST + 1, SAMPLE_PLAN, DAY), limit=1)
    assert [(r.code, r.initial_deadline, r.slip_days) for r in moved] == [("A5.3", date(2026, 10, 31), 151)]
    head = headline(sample_store)
    assert (head.past_due, head.kept_first, head.due_first) == (7, 10, 20)


def test_ones_own_plan_leaves_the_sample_aside_and_can_be_undone(sample_store):
    found = prepared(sample_store, "\n".join(lines()[:8]))
    key = plan_key(sample_store)
    writing = Writing(key, "assistante", datetime(2026, 11, 24, 11, 0), DAY)
    with pytest.raises(Invalid):
        start_plan(sample_store, found, "  ", None, writing)
    start_plan(sample_store, found, "Mon plan", "CCIS-RSK", writing)
    assert reads.current_plan(sample_store) == key
    sheet = reads.plan_sheet(State(sample_store, LAST + 1, key, DAY))
    assert (sheet.title, sheet.is_sample) == ("Mon plan", False)
    assert headline(sample_store).total == 7


def test_a_store_that_has_a_plan_is_left_as_it_is(sample_store):
    assert ensure_plan(sample_store, today=DAY, recorded_at=WRITING.recorded_at, author="x") == SAMPLE_PLAN
    assert reads.current_revision(sample_store) == LAST


def test_another_spelling_of_a_known_partner_is_that_partner(sample_store):
    row = "A1.4;A1. Gouvernance et cadre conventionnel;Mettre en œuvre la convention de partenariat CCIS-RSK – CCIT;CCIS-RSK & CCI-Togo"
    found = prepared(sample_store, f"code;axe;action;organisation\n{row}\n")
    assert {f.new for d in found.comparison.changed for f in d.fields} <= {"CCIS-RSK / CCIT"}


def edited(store, code, revision, **values):
    """An edit in the application, of the state at a revision."""
    key, row = next(
        (k, r) for k, r in rows_at(store, revision, SAMPLE_PLAN, "action").items() if r["code"] == code
    )
    writing = replace(WRITING, author="directeur")
    edit_action(store, row, key, {**row, **values}, writing, reason="Convenu")
    return key


def test_a_value_edited_in_the_application_since_is_kept_until_somebody_takes_the_file_s(sample_store):
    text = "\n".join(lines()).replace(";En cours;55;Basse", ";En cours;60;Basse", 1)
    code = prepared(sample_store, text).comparison.changed[0].code
    key = edited(sample_store, code, LAST, progress=58.0)
    found = prepared(sample_store, text)
    (clash,) = found.comparison.clashes
    assert clash.in_file
    (told,) = [issue for issue in found.issues if issue.code == "conflict_edited_in_app"]
    assert (told.level, told.cell) == ("warning", clash.cell)
    assert told.values["title"] == f"{code} {clash.title}"
    who = edits_of(sample_store, found.comparison, SAMPLE_PLAN, found.base, found.revision)
    assert who[key, "progress"].author == "directeur"
    taken = decided(sample_store, found, take_file=frozenset({(key, "progress")}))
    apply(sample_store, taken, WRITING)
    assert rows_at(sample_store, LAST + 2, SAMPLE_PLAN, "action")[key]["progress"] == 60.0


def test_a_file_that_still_holds_the_old_value_does_not_bring_it_back(sample_store):
    edited(sample_store, "A1.4", LAST, comment="Convention relue")
    found = prepared(sample_store, "\n".join(lines()))
    assert [(c.code, c.field, c.in_file) for c in found.comparison.clashes] == [("A1.4", "comment", False)]
    assert not found.changes_anything
    assert "conflict_edited_in_app" not in [issue.code for issue in found.issues]


def test_an_export_names_its_revision_and_what_came_after_it_is_not_missed(sample_store):
    content = plan_workbook(State(sample_store, LAST, SAMPLE_PLAN, DAY), language="fr")
    edited(sample_store, "A1.4", LAST, comment="Convention relue")
    row = {**dict.fromkeys(ACTION.names), "title": "Ouvrir un guichet", "axis": "A1", "code": "A1.9"}
    create_action(sample_store, row, WRITING)
    found = prepare(sample_store, read(content, "plan.xlsx"), content, plan=SAMPLE_PLAN, today=DAY)
    assert found.base == LAST
    assert not found.comparison.absent
    assert not found.changes_anything


def test_renumbered_actions_are_recognised_by_their_title(sample_store):
    text = "\n".join(lines())
    for old, new in (
        ("A1.1;", "A1.7;"),
        ("A1.2;", "A1.1;"),
        ("A1.3;", "A1.2;"),
        ("A1.4;", "A1.3;"),
        ("A1.7;", "A1.4;"),
    ):
        text = text.replace(f"\n{old}", f"\n{new}", 1)
    found = prepared(sample_store, text)
    assert not found.comparison.new
    assert not found.comparison.absent
    assert {f.field for d in found.comparison.changed for f in d.fields} == {"code"}
    assert "codes_renumbered" in {alarm.code for alarm in found.comparison.alarms}


def test_139_rows_in_another_order_and_codes_written_another_way_are_not_changes(sample_store):
    header, *rows = lines()
    text = "\n".join([header, *reversed(rows)]).replace("\nA1.", "\nAction n° 1.").replace("\nA2.", "\nA2-")
    found = prepared(sample_store, text)
    assert found.comparison.unchanged == 36
    assert not found.changes_anything


def test_129_another_form_of_apostrophe_is_no_change(sample_store):
    found = prepared(sample_store, "\n".join(lines()).replace("'", "’"))
    assert not found.changes_anything


def test_a_similar_title_is_proposed_and_joined_only_when_somebody_says_so(sample_store):
    line = next(line for line in lines() if line.startswith("A1.2;"))
    other = line.replace("A1.2;", ";", 1).replace("Faire cosigner", "Faire co-signer", 1)
    found = prepared(sample_store, "\n".join(lines()).replace(line, other))
    assert len(found.comparison.new) == len(found.comparison.absent) == 1
    ((row, key),) = found.comparison.proposals
    joined = decided(sample_store, found, same=((row, key),))
    assert not joined.comparison.new
    assert not joined.comparison.absent


def test_an_unknown_status_is_asked_once_and_remembered(sample_store):
    text = "\n".join(lines()).replace(";En cours;55;Basse", ";Mijote;55;Basse", 1)
    found = prepared(sample_store, text)
    assert [(q.section, q.typed) for q in found.table.questions] == [("status", "Mijote")]
    said = replace(found.corrections, answers={("status", "Mijote"): "blocked"})
    told = prepare(sample_store, found.workbook, found.content, plan=SAMPLE_PLAN, today=DAY, corrections=said)
    assert not told.table.questions
    apply(sample_store, told, WRITING)
    assert not prepared(sample_store, text.replace("A1.1;", "A1.1 ;")).table.questions


def test_an_unknown_organisation_is_a_question_and_an_answer_joins_it_to_a_known_one(sample_store):
    text = "\n".join(lines()).replace(";CCIT;", ";Chambre de Lomé;", 1)
    found = prepared(sample_store, text)
    question = next(q for q in found.table.questions if q.section == "organisation")
    said = replace(found.corrections, answers={("organisation", question.typed): "CCIT"})
    told = prepare(sample_store, found.workbook, found.content, plan=SAMPLE_PLAN, today=DAY, corrections=said)
    assert not [q for q in told.table.questions if q.section == "organisation"]


def test_a_layout_that_a_person_explained_is_read_alone_the_next_month(sample_store):
    text = "Repère\tSens\tQuantième\nA1.1\tRédiger le procès-verbal conjoint\t12\n"
    content = text.encode()
    book = read(content, "mai.csv")
    said = Corrections(sheet="", header_row=1, columns={0: "code", 1: "title", 2: "progress"}, kind="actions")
    found = prepare(sample_store, book, content, plan=SAMPLE_PLAN, today=DAY, corrections=said)
    apply(sample_store, found, WRITING)
    later = text.replace("\t12", "\t30").encode()
    found = prepare(sample_store, read(later, "juin.csv"), later, plan=SAMPLE_PLAN, today=DAY)
    assert found.recognition.remembered
    assert [(f.field, f.new) for d in found.comparison.changed for f in d.fields] == [("progress", 30.0)]


def test_a_cell_corrected_on_the_screen_is_read_instead_of_the_file_s(sample_store):
    text = "\n".join(lines()).replace("01/05/2026;30/09/2026", "01/05/2026;31/09/2026", 1)
    found = prepared(sample_store, text)
    issue = next(i for i in found.issues if i.code == "date_impossible")
    said = replace(found.corrections, cells={place_of(issue.cell, ""): "30/09/2026"})
    told = prepare(sample_store, found.workbook, found.content, plan=SAMPLE_PLAN, today=DAY, corrections=said)
    assert not told.comparison.refused
    assert not told.changes_anything


def test_143_an_older_version_of_the_last_file_raises_an_alarm(sample_store):
    text = "\n".join(lines()).replace(";En cours;55;Basse", ";En cours;60;Basse", 1)
    first = read(text.encode(), "plan.csv")
    new, old = (replace(first, modified=datetime(2026, 11, day)) for day in (20, 10))
    content = text.encode()
    found = prepare(sample_store, new, content, plan=SAMPLE_PLAN, today=DAY)
    apply(sample_store, found, WRITING)
    content = text.replace(";60;", ";59;").encode()
    older = prepare(
        sample_store,
        replace(read(content, "plan.csv"), modified=old.modified),
        content,
        plan=SAMPLE_PLAN,
        today=DAY,
    )
    assert "older_than_last" in {alarm.code for alarm in older.comparison.alarms}


def test_137_an_action_whose_code_changed_is_recognised_by_its_title(sample_store):
    text = "\n".join(lines()).replace("\nA1.4;", "\nA1.9;", 1)
    found = prepared(sample_store, text)
    assert not found.comparison.new
    assert not found.comparison.absent
    assert [(f.field, f.old, f.new) for d in found.comparison.changed for f in d.fields] == [
        ("code", "A1.4", "A1.9")
    ]


def test_142_a_file_of_one_axis_raises_an_alarm_and_leaves_the_others_alone(sample_store):
    header, *rows = lines()
    found = prepared(sample_store, "\n".join([header, *(row for row in rows if row.startswith("A3"))]))
    assert "partial_file" in {alarm.code for alarm in found.comparison.alarms}
    assert not found.changes_anything


def test_the_log_of_imports_names_each_file_and_what_undid_it(sample_store):
    text = "\n".join(lines()).replace(";En cours;55;Basse", ";En cours;60;Basse", 1)
    apply(sample_store, prepared(sample_store, text), WRITING)
    undo(sample_store, plan_undo(sample_store, LAST + 1, plan=SAMPLE_PLAN, revision=LAST + 1), WRITING)
    rows = (
        read(import_log(State(sample_store, LAST + 2, SAMPLE_PLAN, DAY), language="fr"), "log.xlsx")
        .sheets[0]
        .rows
    )
    headings = next(row for row in rows if "Qui" in row)
    assert len(headings) == len(set(headings)) == 17
    assert all(headings)
    last = next(row for row in rows if row[0] == LAST + 1)
    assert last[1] == "24/11/2026 11:00", "ten o'clock UTC, in the time zone of the plan"
    assert headings[1] == "Quand (heure de Casablanca)"
    assert last[3] == "plan.csv"
    assert last[8] == 1
    assert "Échéance" in str(last[12])
    assert "deadline" not in str(last[12])
    assert str(last[15]).replace("\N{NO-BREAK SPACE}", " ") == (
        "Lignes que le fichier ne contient pas : les conserver telles quelles ;"
        " une cellule vide conserve la valeur enregistrée."
    )
    assert last[-1] == LAST + 2


def test_a_deadline_edited_since_is_kept_whole_with_its_text_and_precision(sample_store):
    key = edited(sample_store, "A2.3", LAST, deadline=date(2026, 10, 15))
    text = "\n".join(lines()).replace("01/05/2026;30/09/2026", "01/05/2026;T4 2026", 1)
    found = prepared(sample_store, text)
    assert not found.changes_anything
    assert {c.field for c in found.comparison.clashes} >= {"deadline", "deadline_text", "deadline_precision"}
    taken = decided(
        sample_store,
        found,
        take_file=frozenset((key, f) for f in ("deadline", "deadline_text", "deadline_precision")),
    )
    apply(sample_store, taken, WRITING)
    row = rows_at(sample_store, LAST + 2, SAMPLE_PLAN, "action")[key]
    assert (row["deadline"], row["deadline_text"], row["deadline_precision"]) == (
        date(2026, 12, 31),
        "T4 2026",
        "quarter",
    )


def test_a_remembered_sheet_of_partners_does_not_hide_the_sheet_of_actions(sample_store):
    content = plan_workbook(State(sample_store, LAST, SAMPLE_PLAN, DAY), language="fr")
    book = read(content, "plan.xlsx")
    actions = prepare(sample_store, book, content, plan=SAMPLE_PLAN, today=DAY).recognition.sheet
    others = [s.name for s in book.sheets if s.visible and s.name != actions]
    partners = next(
        found
        for found in (
            prepare(
                sample_store, book, content, plan=SAMPLE_PLAN, today=DAY, corrections=Corrections(sheet=name)
            )
            for name in others
        )
        if found.recognition.kind == "partners"
    )
    changed = corrected(book, {(partners.recognition.sheet, partners.recognition.header_row, 1): "Autre nom"})
    apply(
        sample_store,
        prepare(
            sample_store,
            changed,
            content,
            plan=SAMPLE_PLAN,
            today=DAY,
            corrections=Corrections(sheet=partners.recognition.sheet),
        ),
        WRITING,
    )
    assert prepare(sample_store, book, content, plan=SAMPLE_PLAN, today=DAY).recognition.sheet == actions


def test_a_second_click_on_the_same_import_writes_nothing(sample_store):
    found = prepared(sample_store, "\n".join(lines()).replace(";En cours;55;Basse", ";En cours;60;Basse", 1))
    apply(sample_store, found, WRITING)
    with pytest.raises(Conflict):
        apply(sample_store, found, WRITING)
    assert reads.current_revision(sample_store) == LAST + 1


def test_a_row_that_changes_nothing_is_checked_all_the_same(sample_store):
    text = "\n".join(lines()).replace(";En cours;55;Basse", ";Réalisée;55;Basse", 1)
    apply(sample_store, prepared(sample_store, text), WRITING)
    found = prepared(sample_store, text)
    assert not found.changes_anything
    contradiction = [i for i in found.issues if i.code == "progress_status_conflict" and i.value == "55"]
    assert contradiction


def test_what_only_decides_on_differences_is_not_read_again(sample_store, monkeypatch):
    content = (SAMPLE / "sample_plan.csv").read_bytes().replace(b";En cours;55;", b";En cours;70;", 1)
    book = read(content, "plan.csv")
    readings = []
    best = second_look.read_best

    def reading(*said, **named):
        readings.append(named)
        return best(*said, **named)

    monkeypatch.setattr(imports, "read_best", reading)

    def shown(before=None, today=DAY, erases=True, **said):
        return prepare(
            sample_store,
            book,
            content,
            plan=SAMPLE_PLAN,
            today=today,
            corrections=Corrections(**said),
            policies=Policies(blank_erases=erases),
            before=before,
        )

    first = shown(erases=False)
    decided = {"decisions": Decisions(take_file=frozenset({("k", "title")}))}
    assert shown(first, **decided).table is first.table
    assert len(readings) == 1
    assert shown(first, **decided) == shown(**decided)
    assert len(readings) == 2
    for other in ({"cells": {("", 1, 2): "Autre titre"}}, {"answers": {("status", "inconnu"): "done"}}, {"today": date(2027, 1, 1)}):  # fmt: skip
        shown(first, **other)
    assert len(readings) == 5


@pytest.mark.parametrize(
    ("below", "left"), [([], 0), ([["Total", None, None], ["Source : le registre", None, None]], 2)]
)
def test_a_file_without_an_action_says_whether_rows_were_left_out(sample_store, below, left):
    content = xlsx([["Action", "Responsable", "Échéance"], *below])
    with pytest.raises(FileRefused) as refusal:
        prepare(sample_store, read(content, "plan.xlsx"), content, plan=SAMPLE_PLAN, today=DAY)
    assert (refusal.value.code, refusal.value.values.get("n", 0)) == ("no_rows", left)
