"""The exports of the trackers that people use are recognised by themselves, from their documented layouts."""

import pytest

from lib.spreadsheets.cells.names import Known
from lib.spreadsheets.files.read import read
from lib.spreadsheets.rows.normalise import normalise
from lib.spreadsheets.tables.recognise import recognise
from tests.spreadsheets import books


def quoted(rows, separator=","):
    """A text table with every cell between quotation marks, as trackers write them."""
    return "\r\n".join(
        separator.join('"' + str(cell).replace('"', '""') + '"' for cell in row) for row in rows
    ).encode("utf-8-sig")


PLANNER = [
    ("Plan name", "Plan d'action commun"),
    ("Plan ID", "xqQg5FS2LkCp935s-FIFm2QAFkHM"),
    ("Date of export", "11/12/2026"),
    (),
    (
        "Task ID", "Task Name", "Bucket Name", "Progress", "Priority", "Assigned To", "Created By",
        "Created Date", "Start date", "Due date", "Is Recurring", "Late", "Completed Date", "Completed By",
        "Completed Checklist Items", "Checklist Items", "Labels", "Description",
    ),
    (
        "AbC1", "Sign the minutes", "Governance", "In progress", "Important", "Awa Dossou", "Awa Dossou",
        "09/25/2026", "10/01/2026", "11/30/2026", "false", "false", "", "", "0/2", "", "", "Two originals",
    ),
    (
        "AbC2", "Send the letter", "Governance", "Completed", "Medium", "Said Amrani", "Awa Dossou",
        "09/25/2026", "10/01/2026", "10/15/2026", "false", "false", "10/14/2026", "Said Amrani", "", "", "", "",
    ),
]  # fmt: skip
PLANNER_FR = [
    (
        "ID de tâche", "Nom de la tâche", "Nom du compartiment", "Progression", "Priorité", "Attribué à",
        "Créé par", "Date de création", "Date de début", "Date d'échéance", "Est récurrente", "En retard",
        "Date d'achèvement", "Terminé par", "Étiquettes", "Description",
    ),
    (
        "AbC1", "Signer le procès-verbal", "Gouvernance", "En cours", "Important", "Awa Dossou",
        "Awa Dossou", "25/09/2026", "01/10/2026", "30/11/2026", "faux", "faux", "", "", "", "",
    ),
    (
        "AbC2", "Envoyer la lettre", "Gouvernance", "Terminé", "Moyen", "Said Amrani", "Awa Dossou",
        "25/09/2026", "01/10/2026", "15/10/2026", "faux", "faux", "14/10/2026", "Said Amrani", "", "",
    ),
]  # fmt: skip
JIRA = [
    (
        "Summary", "Issue key", "Issue id", "Issue Type", "Status", "Project key", "Project name", "Priority",
        "Resolution", "Assignee", "Assignee Id", "Reporter", "Creator", "Created", "Updated", "Resolved",
        "Due date", "Labels", "Labels", "Description", "Comment", "Comment",
    ),
    (
        "Sign the minutes", "COOP-12", "10012", "Task", "In Progress", "COOP", "Cooperation", "High", "",
        "Awa Dossou", "5f1", "Said", "Said", "25/Sep/26 1:16 PM", "12/Nov/26 9:00 AM", "", "30/Nov/26 12:00 AM",
        "pv", "togo", "Two originals,\none for each party", "Draft sent", "Draft read",
    ),
    (
        "Send the letter", "COOP-13", "10013", "Task", "Done", "COOP", "Cooperation", "Medium", "Done",
        "Said Amrani", "5f2", "Said", "Said", "25/Sep/26 1:20 PM", "14/Oct/26 9:00 AM", "14/Oct/26 9:00 AM",
        "15/Oct/26 12:00 AM", "", "", "", "", "",
    ),
]  # fmt: skip
JIRA_FR = [
    (
        "Résumé", "Clé de ticket", "ID de ticket", "Type de ticket", "État", "Clé de projet", "Nom de projet",
        "Responsable de projet", "Priorité", "Résolution", "Personne assignée", "Rapporteur", "Créateur", "Création",
        "Mise à jour", "Résolue", "Date d'échéance", "Description", "Estimation d'origine", "Commentaire", "Commentaire",
    ),
    (
        "Signer le procès-verbal", "COOP-12", "10012", "Tâche", "En cours", "COOP", "Coopération", "Said", "High", "",
        "Awa Dossou", "Said", "Said", "25/sept./26 1:16 PM", "12/nov./26 9:00 AM", "", "30/nov./26 12:00 AM",
        "Deux originaux", "", "Projet envoyé", "Projet relu",
    ),
    (
        "Envoyer la lettre", "COOP-13", "10013", "Tâche", "Terminé(e)", "COOP", "Coopération", "Said", "Medium", "Terminé",
        "Said Amrani", "Said", "Said", "25/sept./26 1:20 PM", "14/oct./26 9:00 AM", "14/oct./26 9:00 AM",
        "15/oct./26 12:00 AM", "", "", "", "",
    ),
]  # fmt: skip
REDMINE_FR = [
    (
        "#", "Projet", "Tracker", "Tâche parente", "Statut", "Priorité", "Sujet", "Auteur", "Assigné à",
        "Mis-à-jour", "Catégorie", "Version cible", "Début", "Echéance", "Temps estimé", "% réalisé", "Créé",
        "Fermé", "Description",
    ),
    (
        "412", "Coopération", "Tâche", "", "En cours", "Normal", "Signer le procès-verbal", "Said", "Awa Dossou",
        "12/11/2026 14:31", "Gouvernance", "", "01/10/2026", "30/11/2026", "", "60", "25/09/2026 10:00", "",
        "Deux originaux ; un par partie",
    ),
    (
        "413", "Coopération", "Tâche", "", "Fermé", "Haut", "Envoyer la lettre", "Said", "Said Amrani",
        "14/10/2026 09:00", "Gouvernance", "", "01/10/2026", "15/10/2026", "", "100", "25/09/2026 10:00",
        "14/10/2026 09:00", "",
    ),
]  # fmt: skip
ASANA = [
    (
        "Task ID", "Created At", "Completed At", "Last Modified", "Name", "Section/Column", "Assignee",
        "Assignee Email", "Start Date", "Due Date", "Tags", "Notes", "Projects", "Parent task",
    ),
    (
        "1201", "2026-09-25", "", "2026-11-12", "Sign the minutes", "Governance", "Awa Dossou",
        "awa@example.org", "2026-10-01", "2026-11-30", "", "Two originals", "Cooperation", "",
    ),
    (
        "1202", "2026-09-25", "2026-10-14", "2026-10-14", "Send the letter", "Governance", "Said Amrani",
        "said@example.org", "2026-10-01", "2026-10-15", "", "", "Cooperation", "",
    ),
]  # fmt: skip
TRELLO = [
    (
        "Card ID", "Card Name", "Card URL", "Card Description", "Labels", "Members", "Due Date",
        "Attachment Count", "Comment Count", "Checklist Item Total Count", "Checklist Item Completed Count",
        "List ID", "List Name", "Board ID", "Board Name", "Archived", "Start Date", "Due Complete",
    ),
    (
        "65a1", "Sign the minutes", "https://trello.com/c/1", "Two originals", "", "awadossou",
        "2026-11-30T12:00:00.000Z", "0", "1", "0", "0", "l1", "In progress", "b1", "Cooperation", "false", "", "false",
    ),
    (
        "65a2", "Send the letter", "https://trello.com/c/2", "", "", "saidamrani",
        "2026-10-15T12:00:00.000Z", "1", "0", "2", "2", "l2", "Done", "b1", "Cooperation", "false", "", "true",
    ),
]  # fmt: skip
MONDAY = [
    ("Cooperation",),
    ("Follow-up of the joint plan",),
    (),
    ("Governance",),
    ("Name", "Subitems", "Person", "Status", "Due date", "Timeline - Start", "Timeline - End", "Priority", "Text"),
    ("Sign the minutes", "", "Awa Dossou", "Working on it", "2026-11-30", "2026-10-01", "2026-11-30", "High", "Two originals"),
    ("Send the letter", "", "Said Amrani", "Done", "2026-10-15", "2026-10-01", "2026-10-15", "Medium", ""),
]  # fmt: skip
SMARTSHEET = [
    ("Task Name", "Duration", "Start Date", "End Date", "Predecessors", "Status", "Assigned To", "% Complete", "Comments"),
    ("Sign the minutes", "45d", "10/01/26", "11/30/26", "", "In Progress", "awa@example.org", "60%", "Two originals"),
    ("Send the letter", "10d", "10/01/26", "10/15/26", "1", "Complete", "said@example.org", "100%", ""),
]  # fmt: skip
GITHUB = [
    ("number", "title", "state", "labels", "assignees", "milestone", "createdAt", "closedAt", "body", "url"),
    ("12", "Sign the minutes", "OPEN", "pv", "awadossou", "Governance", "2026-09-25T10:00:00Z", "", "Two originals", "https://github.com/x/y/issues/12"),
    ("13", "Send the letter", "CLOSED", "", "saidamrani", "Governance", "2026-09-25T10:00:00Z", "2026-10-14T09:00:00Z", "", "https://github.com/x/y/issues/13"),
]  # fmt: skip
GITLAB = [
    (
        "Title", "Description", "Issue ID", "URL", "State", "Author", "Author Username", "Assignee",
        "Assignee Username", "Confidential", "Locked", "Due Date", "Created At (UTC)", "Updated At (UTC)",
        "Closed At (UTC)", "Milestone", "Weight", "Labels", "Time Estimate", "Time Spent",
    ),
    (
        "Sign the minutes", "Two originals", "12", "https://gitlab.com/x/y/-/issues/12", "Open", "Said", "said",
        "Awa Dossou", "awa", "No", "No", "2026-11-30", "2026-09-25 10:00:00", "2026-11-12 09:00:00", "",
        "Governance", "", "pv", "0", "0",
    ),
    (
        "Send the letter", "", "13", "https://gitlab.com/x/y/-/issues/13", "Closed", "Said", "said",
        "Said Amrani", "samrani", "No", "No", "2026-10-15", "2026-09-25 10:00:00", "2026-10-14 09:00:00",
        "2026-10-14 09:00:00", "Governance", "", "", "0", "0",
    ),
]  # fmt: skip
ALWAYS = {"title": "Sign the minutes", "status": "in_progress", "deadline": "2026-11-30"}
FILES = {
    "planner.xlsx": (books.xlsx(PLANNER, sheet="Tasks"), {**ALWAYS, "axis": "Governance", "owner": "Awa Dossou", "code": "AbC1", "start": "2026-10-01"}),
    "planificateur.xlsx": (books.xlsx(PLANNER_FR, sheet="Tâches"), {**ALWAYS, "title": "Signer le procès-verbal", "axis": "Gouvernance", "owner": "Awa Dossou"}),
    "jira.csv": (quoted(JIRA), {**ALWAYS, "code": "COOP-12", "owner": "Awa Dossou", "priority": "high"}),
    "jira français.csv": (quoted(JIRA_FR), {**ALWAYS, "title": "Signer le procès-verbal", "code": "COOP-12", "owner": "Awa Dossou", "priority": "high", "start": "2026-09-25", "description": "Deux originaux"}),
    "redmine.csv": (quoted(REDMINE_FR, ";"), {**ALWAYS, "title": "Signer le procès-verbal", "code": "412", "owner": "Awa Dossou", "progress": "60.0", "axis": "Gouvernance"}),
    "asana.csv": (quoted(ASANA), {"title": "Sign the minutes", "deadline": "2026-11-30", "axis": "Governance", "owner": "Awa Dossou", "code": "1201"}),
    "trello.csv": (quoted(TRELLO), {**ALWAYS, "owner": "awadossou", "code": "65a1", "description": "Two originals"}),
    "monday.xlsx": (books.xlsx(MONDAY, sheet="Cooperation"), {**ALWAYS, "owner": "Awa Dossou", "priority": "high"}),
    "smartsheet.xlsx": (books.xlsx(SMARTSHEET, sheet="Plan"), {**ALWAYS, "progress": "60.0", "start": "2026-10-01"}),
    "github.csv": (quoted(GITHUB), {"title": "Sign the minutes", "status": "in_progress", "code": "12", "owner": "awadossou", "axis": "Governance"}),
    "gitlab.csv": (quoted(GITLAB), {**ALWAYS, "code": "12", "owner": "Awa Dossou", "axis": "Governance"}),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_the_export_of_a_tracker_is_read_without_help(name):
    content, expected = FILES[name]
    workbook = read(content, name)
    recognition = recognise(workbook)
    table = normalise(workbook, recognition, Known(year=2026))
    assert recognition.kind == "actions"
    assert len(table.rows) == 2
    first = {**table.rows[0].values, "axis": table.rows[0].axis}
    assert {field: str(first.get(field)) for field in expected} == expected


@pytest.mark.parametrize("name", [n for n in FILES if n not in ("asana.csv",)])
def test_what_the_tracker_says_is_done_is_done(name):
    content, _ = FILES[name]
    workbook = read(content, name)
    table = normalise(workbook, recognise(workbook), Known(year=2026))
    assert table.rows[1].values["status"] == "done"


@pytest.mark.parametrize(
    "name",
    ["planner.xlsx", "jira.csv", "jira français.csv", "redmine.csv", "asana.csv", "github.csv", "gitlab.csv"],
)
def test_the_day_on_which_it_was_done_is_kept(name):
    content, _ = FILES[name]
    workbook = read(content, name)
    table = normalise(workbook, recognise(workbook), Known(year=2026))
    assert str(table.rows[1].values["completed_on"]) == "2026-10-14"


def test_the_parts_of_an_action_keep_its_name_and_their_headings_are_no_action():
    rows = [
        ("Cooperation",),
        ("Governance",),
        ("Name", "Subitems", "Person", "Status", "Due date"),
        ("Sign the minutes", "Draft, Review", "Awa Dossou", "Working on it", "2026-11-30"),
        ("Subitems", "Name", "Owner", "Status", "Date"),
        ("", "Draft", "Awa Dossou", "Done", "2026-10-15"),
        ("", "Review", "Said Amrani", "Stuck", "2026-11-15"),
        ("Send the letter", "", "Said Amrani", "Done", "2026-10-15"),
    ]
    workbook = read(books.xlsx(rows, sheet="Cooperation"), "monday.xlsx")
    table = normalise(workbook, recognise(workbook), Known(year=2026))
    assert [row.values["title"] for row in table.rows] == [
        "Sign the minutes",
        "Sign the minutes – Draft",
        "Sign the minutes – Review",
        "Send the letter",
    ]
    assert [row.values["status"] for row in table.rows] == ["in_progress", "done", "blocked", "done"]
    assert (5, "header") in [(left.row, left.reason) for left in table.ignored]
