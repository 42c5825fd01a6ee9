"""Exports of boards and lists: Asana, Trello, monday.com, Smartsheet, Airtable, Notion, ClickUp, Leantime, Kanboard."""

from tests.spreadsheets import books
from tests.spreadsheets.peers.layout import ACTIONS, Peer, peer

#: A card is open or closed; its column is kept beside. A priority of 0 is none.
KANBAN = {"status": ("in_progress", "done", "in_progress"), "priority": (None, None, None)}


def asana() -> Peer:
    """“Export CSV” of a project: help.asana.com, “Export and print project data”; custom fields come last."""
    return peer("Asana", "en", "Joint_plan.csv", """
        Task ID                    | code         | 1201                | 1202             | 1203
        Created At                 |              | 2026-09-25          | 2026-09-25       | 2026-09-25
        Completed At               | completed_on |                     | 2026-10-14       |
        Last Modified              |              | 2026-11-12          | 2026-10-14       | 2026-09-25
        Name                       | title        | Sign the minutes    | Send the letter  | Book the hall
        Section/Column             | axis         | Governance          | Governance       | Missions
        Assignee                   | owner        | Awa Dossou          | Said Amrani      | Awa Dossou
        Assignee Email             |              | awa@example.org     | said@example.org | awa@example.org
        Start Date                 | start        | 2026-10-01          | 2026-10-01       | 2026-12-01
        Due Date                   | deadline     | 2026-11-30          | 2026-10-15       | 2026-12-18
        Tags                       |              | pv                  |                  |
        Notes                      | comment      | Two originals       |                  |
        Projects                   |              | Joint plan          | Joint plan       | Joint plan
        Parent task                |              |                     |                  |
        Blocked By (Dependencies)  | needs        |                     | Sign the minutes |
        Blocking (Dependencies)    |              | Send the letter     |                  |
        Priority                   | priority     | High                | Medium           | Low
        Task Progress              | status       | In Progress         | Done             | Not Started
    """)  # fmt: skip


def trello() -> Peer:
    """“Export as CSV” of a board: support.atlassian.com, “Export data from Trello”; the list says where a card is."""
    return peer("Trello", "en", "Joint plan.csv", """
        Card ID          | code        | 65a1             | 65a2            | 65a3
        Card Name        | title       | Sign the minutes | Send the letter | Book the hall
        Card URL         |             | https://trello.com/c/1 | https://trello.com/c/2 | https://trello.com/c/3
        Card Description | description | Two originals    |                 |
        Labels           |             | pv (green)       |                 |
        Members          | owner       | awadossou        | saidamrani      | awadossou
        Due Date         | deadline    | 2026-11-30T12:00:00.000Z | 2026-10-15T12:00:00.000Z | 2026-12-18T12:00:00.000Z
        Attachment Count |             | 0                | 1               | 0
        Attachment Links | evidence    |                  | https://x.example/a |
        Checklist Item Total Count |   | 2                | 2               | 0
        Checklist Item Completed Count | | 1              | 2               | 0
        Vote Count       |             | 0                | 0               | 0
        Comment Count    |             | 1                | 0               | 0
        Last Activity Date |           | 2026-11-12T09:00:00.000Z | 2026-10-14T09:00:00.000Z | 2026-09-25T10:00:00.000Z
        List ID          |             | l1               | l2              | l3
        List Name        | status      | Doing            | Done            | To Do
        Board ID         |             | b1               | b1              | b1
        Board Name       |             | Joint plan       | Joint plan      | Joint plan
        Archived         |             | false            | false           | false
        Start Date       | start       | 2026-10-01T09:00:00.000Z | 2026-10-01T09:00:00.000Z | 2026-12-01T09:00:00.000Z
        Due Complete     |             | false            | true            | false
    """)  # fmt: skip


def monday() -> Peer:
    """“Export board to Excel”: support.monday.com, “Export your board to Excel”; the board, then each group under its
    title with its own headings, its sums and a gap, the parts of an item under headings of their own."""
    head = (
        "Name",
        "Subitems",
        "Person",
        "Status",
        "Due date",
        "Timeline - Start",
        "Timeline - End",
        "Priority",
        "Notes",
    )
    rows = [
        ("Joint plan",), ("All that both chambers do",), (),
        ("Governance",), head,
        ("Sign the minutes", "Draft", "Awa Dossou", "Working on it", "2026-11-30", "2026-10-01", "2026-11-30", "High", "Two originals"),
        ("Subitems", "Name", "Owner", "Status", "Date"),
        ("", "Draft", "Awa Dossou", "Done", "2026-10-15"),
        ("Send the letter", "", "Said Amrani", "Done", "2026-10-15", "2026-10-01", "2026-10-15", "Medium", ""),
        ("", "", "", "", "2026-10-15 to 2026-11-30"), (),
        ("Missions",), head,
        ("Book the hall", "", "Awa Dossou", "Not Started", "2026-12-18", "2026-12-01", "2026-12-18", "Low", ""),
    ]  # fmt: skip
    fields = ("title", "sub_title", "owner", "status", "deadline", "start", "", "priority", "comment")
    told = [
        {**{f: ACTIONS[n][f] for f in ("status", "deadline", "start", "priority")}, "title": title, "axis": axis, "owner": owner, "comment": note}
        for n, (title, axis, owner, note) in enumerate([
            ("Sign the minutes", "Governance", "Awa Dossou", "Two originals"),
            ("Send the letter", "Governance", "Said Amrani", None),
            ("Book the hall", "Missions", "Awa Dossou", None),
        ])
    ]  # fmt: skip
    told.insert(1, {"title": "Sign the minutes – Draft", "axis": "Governance", "owner": "Awa Dossou", "status": "done", "deadline": "2026-10-15"})  # fmt: skip
    kept = tuple(tuple(row) for row in rows if len(row) == 9 and row != head)
    return Peer(
        "monday.com", "en", "Joint plan.xlsx", books.xlsx(rows, sheet="Joint plan"),
        tuple(zip(head, fields, strict=True)), kept, tuple(told),
    )  # fmt: skip


def smartsheet() -> Peer:
    """“Export to Microsoft Excel” of a project sheet: help.smartsheet.com, “Export sheets or reports”."""
    return peer("Smartsheet", "en", "Joint plan.xlsx", """
        Task Name    | title    | Sign the minutes | Send the letter | Book the hall
        Duration     |          | 43d              | 11d             | 14d
        Start        | start    | 10/01/26         | 10/01/26        | 12/01/26
        Finish       | deadline | 11/30/26         | 10/15/26        | 12/18/26
        Predecessors | needs    |                  | 1               | 2FS +3d
        Status       | status   | In Progress      | Complete        | Not Started
        Assigned To  | owner    | awa@example.org  | said@example.org | awa@example.org
        % Complete   | progress | 60%              | 100%            | 0%
        At Risk      |          | false            | false           | true
        Comments     | comment  | Two originals    |                 |
    """, sheet="Joint plan")  # fmt: skip


def airtable() -> Peer:
    """“Download CSV” of a view: support.airtable.com, “Exporting data from Airtable”; the fields of its project template."""
    return peer("Airtable", "en", "Tasks-Grid view.csv", """
        Name                 | title       | Sign the minutes | Send the letter | Book the hall
        Notes                | comment     | Two originals    |                 |
        Assignee             | owner       | Awa Dossou       | Said Amrani     | Awa Dossou
        Status               | status      | In progress      | Done            | Todo
        Workstream           | axis        | Governance       | Governance      | Missions
        Start date           | start       | 10/1/2026        | 10/1/2026       | 12/1/2026
        Due date             | deadline    | 11/30/2026       | 10/15/2026      | 12/18/2026
        Completed on         | completed_on |                 | 10/14/2026      |
        Attachments          | evidence    | a.pdf (https://x.example/a) | |
        Attachment Summary   |             |                  |                 |
        Last modified        |             | 11/12/2026 9:00am | 10/14/2026 9:00am | 9/25/2026 10:00am
    """)  # fmt: skip


def notion() -> Peer:
    """“Export, Markdown & CSV” of a database: notion.com/help, “Export your content”; days are written in full."""
    return peer("Notion", "en", "Tasks 3f1c.csv", """
        Task name    | title       | Sign the minutes  | Send the letter  | Book the hall
        Assign       | owner       | Awa Dossou        | Said Amrani      | Awa Dossou
        Created time |             | September 25, 2026 10:00 AM | September 25, 2026 10:00 AM | September 25, 2026 10:00 AM
        Due          | deadline    | November 30, 2026 | October 15, 2026 | December 18, 2026
        Start        | start       | October 1, 2026   | October 1, 2026  | December 1, 2026
        Priority     | priority    | High              | Medium           | Low
        Project      | axis        | Governance (https://www.notion.so/1) | Governance (https://www.notion.so/1) | Missions (https://www.notion.so/2)
        Status       | status      | In progress       | Done             | Not started
        Summary      | description | Two originals     |                  |
        Parent-task  |             |                   |                  |
        Sub-tasks    |             |                   |                  |
        Tags         |             | pv                |                  |
    """)  # fmt: skip


def notion_francais() -> Peer:
    """The same in French."""
    return peer("Notion", "fr", "Tâches 3f1c.csv", """
        Nom de la tâche   | title       | Signer le procès-verbal | Envoyer la lettre | Réserver la salle
        Personne assignée | owner       | Awa Dossou              | Said Amrani       | Awa Dossou
        État              | status      | En cours                | Terminé           | Pas commencé
        Échéance          | deadline    | 30 novembre 2026        | 15 octobre 2026   | 18 décembre 2026
        Début             | start       | 1 octobre 2026          | 1 octobre 2026    | 1 décembre 2026
        Priorité          | priority    | Élevée                  | Moyenne           | Faible
        Résumé            | description | Deux originaux          |                   |
        Tâche parente     |             |                         |                   |
        Sous-tâches       |             |                         |                   |
        Étiquettes        |             | pv                      |                   |
        Date de création  |             | 25 septembre 2026 10:00 | 25 septembre 2026 10:00 | 25 septembre 2026 10:00
        Dernière modification |         | 12 novembre 2026 09:00  | 14 octobre 2026 09:00 | 25 septembre 2026 10:00
    """)  # fmt: skip


def clickup() -> Peer:
    """“Export” of the tasks of a space: help.clickup.com, “Task data export”; moments in thousandths of a second, each
    followed by its text, people in square brackets."""
    return peer("ClickUp", "en", "space.csv", """
        Task Type            |          | Task             | Task            | Task
        Task ID              | code     | 86a1x1           | 86a1x2          | 86a1x3
        Task Custom ID       |          |                  |                 |
        Task Name            | title    | Sign the minutes | Send the letter | Book the hall
        Task Content         | description | Two originals |                 |
        Status               | status   | in progress      | complete        | to do
        Date Created         |          | 1790330400000    | 1790330400000   | 1790330400000
        Date Created Text    |          | 9/25/2026, 10:00:00 AM GMT+1 | 9/25/2026, 10:00:00 AM GMT+1 | 9/25/2026, 10:00:00 AM GMT+1
        Due Date             |          | 1796022000000    | 1792047600000   | 1797577200000
        Due Date Text        | deadline | 11/30/2026, 4:00:00 AM GMT+1 | 10/15/2026, 4:00:00 AM GMT+1 | 12/18/2026, 4:00:00 AM GMT+1
        Start Date           |          | 1790838000000    | 1790838000000   | 1796108400000
        Start Date Text      | start    | 10/1/2026, 4:00:00 AM GMT+1 | 10/1/2026, 4:00:00 AM GMT+1 | 12/1/2026, 4:00:00 AM GMT+1
        Parent ID            |          | null             | null            | null
        Attachments          | evidence | []               | []              | []
        Assignees            | owner    | [Awa Dossou]     | [Said Amrani]   | [Awa Dossou]
        Tags                 |          | [pv]             | []              | []
        Priority             | priority | HIGH             | NORMAL          | LOW
        List Name            | axis     | Governance       | Governance      | Missions
        Folder Name/Path     |          | Joint plan       | Joint plan      | Joint plan
        Space Name           |          | Cooperation      | Cooperation     | Cooperation
        Time Estimated       |          | null             | null            | null
        Time Estimated Text  |          |                  |                 |
        Checklists           |          | {}               | {}              | {}
        Comments             | comment  | [Draft sent]     | []              | []
        Assigned Comments    |          | []               | []              | []
        Time Spent           |          |                  |                 |
        Time Spent Text      |          |                  |                 |
        Rolled Up Time       |          |                  |                 |
        Rolled Up Time Text  |          |                  |                 |
    """, but={"owner": ("Awa Dossou", "Said Amrani", "Awa Dossou")})  # fmt: skip


def leantime() -> Peer:
    """“Export” of the list of to-dos: `app/Domain/Tickets/Templates/showAll.blade.php` names its columns, with a dot
    after the person's."""
    return peer("Leantime", "en", "Leantime.csv", """
        ID              | code     | 12               | 13              | 14
        Title           | title    | Sign the minutes | Send the letter | Book the hall
        Status          | status   | In Progress      | Done            | New
        Milestone       | axis     | Governance       | Governance      | Missions
        Effort          |          | M                | S               | L
        Priority        | priority | High             | Medium          | Low
        Assigned To.    | owner    | Awa Dossou       | Said Amrani     | Awa Dossou
        Sprint          |          | S1               | S1              | S2
        Tags            |          | pv               |                 |
        Due Date        | deadline | 11/30/2026       | 10/15/2026      | 12/18/2026
        Planned Hours   |          | 12               | 4               | 2
        Hours Left      |          | 5                | 0               | 2
        Booked Hours    |          | 7                | 4               | 0
    """)  # fmt: skip


def leantime_francais() -> Peer:
    """The same in French: `app/Language/fr-FR.ini`."""
    return peer("Leantime", "fr", "Leantime.csv", """
        ID                | code     | 12                      | 13                | 14
        Titre             | title    | Signer le procès-verbal | Envoyer la lettre | Réserver la salle
        État              | status   | En cours                | Terminé           | Nouveau
        Étape             | axis     | Gouvernance             | Gouvernance       | Missions
        Effort            |          | M                       | S                 | L
        Priorité          | priority | Haute                   | Moyenne           | Basse
        Assignée à.       | owner    | Awa Dossou              | Said Amrani       | Awa Dossou
        Sprint            |          | S1                      | S1                | S2
        Mots clés         |          | pv                      |                   |
        Date d'échéance   | deadline | 30/11/2026              | 15/10/2026        | 18/12/2026
        Heures planifiées |          | 12                      | 4                 | 2
        Estimation du temps restant | | 5                      | 0                 | 2
    """)  # fmt: skip


def kanboard() -> Peer:
    """“Tasks export”: `app/Export/TaskExport.php` gives the columns."""
    return peer("Kanboard", "en", "Tasks.csv", """
        Task Id           | code         | 12               | 13               | 14
        Reference         |              |                  |                  |
        Project           |              | Joint plan       | Joint plan       | Joint plan
        Status            | status       | Open             | Closed           | Open
        Category          | axis         | Governance       | Governance       | Missions
        Swimlane          |              | Default swimlane | Default swimlane | Default swimlane
        Column            |              | Work in progress | Done             | Backlog
        Position          |              | 1                | 1                | 1
        Color             |              | Yellow           | Yellow           | Yellow
        Due date          | deadline     | 11/30/2026 00:00 | 10/15/2026 00:00 | 12/18/2026 00:00
        Creator           |              | ruisa            | ruisa            | ruisa
        Creator Name      |              | Rui Sa           | Rui Sa           | Rui Sa
        Assignee Username |              | awa              | said             | awa
        Assignee Name     | owner        | Awa Dossou       | Said Amrani      | Awa Dossou
        Complexity        |              | 0                | 0                | 0
        Title             | title        | Sign the minutes | Send the letter  | Book the hall
        Creation date     |              | 09/25/2026 10:00 | 09/25/2026 10:00 | 09/25/2026 10:00
        Modification date |              | 11/12/2026 09:00 | 10/14/2026 09:00 | 09/25/2026 10:00
        Completion date   | completed_on |                  | 10/14/2026 09:00 |
        Start date        | start        | 10/01/2026 09:00 | 10/01/2026 09:00 | 12/01/2026 09:00
        Time estimated    |              | 12               | 4                | 2
        Time spent        |              | 7                | 4                | 0
        Priority          | priority     | 0                | 0                | 0
        Tags              |              | pv               |                  |
    """, but=KANBAN)  # fmt: skip


def kanboard_francais() -> Peer:
    """The same in French: `app/Locale/fr_FR/translations.php`."""
    return peer("Kanboard", "fr", "Tâches.csv", """
        Identifiant de la tâche | code        | 12                      | 13                | 14
        Référence            |              |                         |                   |
        Projet               |              | Plan commun             | Plan commun       | Plan commun
        État                 | status       | Ouvert                  | Fermé             | Ouvert
        Catégorie            | axis         | Gouvernance             | Gouvernance       | Missions
        Swimlane             |              | Swimlane par défaut     | Swimlane par défaut | Swimlane par défaut
        Colonne              |              | En cours                | Terminé           | En attente
        Position             |              | 1                       | 1                 | 1
        Couleur              |              | Jaune                   | Jaune             | Jaune
        Date d'échéance      | deadline     | 30/11/2026 00:00        | 15/10/2026 00:00  | 18/12/2026 00:00
        Créateur             |              | ruisa                   | ruisa             | ruisa
        Nom du créateur      |              | Rui Sa                  | Rui Sa            | Rui Sa
        Utilisateur assigné  |              | awa                     | said              | awa
        Nom de l'assigné     | owner        | Awa Dossou              | Said Amrani       | Awa Dossou
        Complexité           |              | 0                       | 0                 | 0
        Titre                | title        | Signer le procès-verbal | Envoyer la lettre | Réserver la salle
        Date de création     |              | 25/09/2026 10:00        | 25/09/2026 10:00  | 25/09/2026 10:00
        Date de modification |              | 12/11/2026 09:00        | 14/10/2026 09:00  | 25/09/2026 10:00
        Date de complétion   | completed_on |                         | 14/10/2026 09:00  |
        Date de début        | start        | 01/10/2026 09:00        | 01/10/2026 09:00  | 01/12/2026 09:00
        Temps estimé         |              | 12                      | 4                 | 2
        Temps passé          |              | 7                       | 4                 | 0
        Priorité             | priority     | 0                       | 0                 | 0
        Libellés             |              | pv                      |                   |
    """, but=KANBAN)  # fmt: skip


PEERS = (
    asana, trello, monday, smartsheet, airtable, notion, notion_francais, clickup, leantime, leantime_francais,
    kanboard, kanboard_francais,
)  # fmt: skip
