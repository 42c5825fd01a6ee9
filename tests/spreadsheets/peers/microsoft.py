"""Exports of Microsoft Planner and Microsoft Project."""

from tests.spreadsheets.peers.layout import Peer, peer


def planner() -> Peer:
    """A basic plan: support.microsoft.com, “Export a plan to Excel”; what the plan is stands above the tasks."""
    return peer("Microsoft Planner", "en", "Joint plan.xlsx", """
        Task ID                     | code         | AbC1             | AbC2            | AbC3
        Task Name                   | title        | Sign the minutes | Send the letter | Book the hall
        Bucket Name                 | axis         | Governance       | Governance      | Missions
        Progress                    | status       | In progress      | Completed       | Not started
        Priority                    | priority     | Important        | Medium          | Low
        Assigned To                 | owner        | Awa Dossou       | Said Amrani     | Awa Dossou
        Created By                  |              | Rui Sa           | Rui Sa          | Rui Sa
        Created Date                |              | 09/25/2026       | 09/25/2026      | 09/25/2026
        Start date                  | start        | 10/01/2026       | 10/01/2026      | 12/01/2026
        Due date                    | deadline     | 11/30/2026       | 10/15/2026      | 12/18/2026
        Is Recurring                |              | false            | false           | false
        Late                        |              | false            | false           | true
        Completed Date              | completed_on |                  | 10/14/2026      |
        Completed By                |              |                  | Said Amrani     |
        Completed Checklist Items   |              | 0/2              |                 |
        Checklist Items             |              | Draft;Read       |                 |
        Labels                      |              | pv               |                 |
        Description                 | description  | Two originals    |                 |
    """, lead=[("Plan name", "Joint plan"), ("Plan ID", "xqQg5FS2LkCp935s"), ("Date of export", "11/12/2026"), ()])  # fmt: skip


def planificateur() -> Peer:
    """The same in French: support.microsoft.com, « Exporter votre plan dans Excel »."""
    return peer("Microsoft Planner", "fr", "Plan commun.xlsx", """
        ID de tâche               | code         | AbC1                    | AbC2              | AbC3
        Nom de tâche              | title        | Signer le procès-verbal | Envoyer la lettre | Réserver la salle
        Nom du compartiment       | axis         | Gouvernance             | Gouvernance       | Missions
        Progression               | status       | En cours                | Terminé           | Non commencé
        Priorité                  | priority     | Important               | Moyen             | Bas
        Affecté à                 | owner        | Awa Dossou              | Said Amrani       | Awa Dossou
        Créé par                  |              | Rui Sa                  | Rui Sa            | Rui Sa
        Date de création          |              | 25/09/2026              | 25/09/2026        | 25/09/2026
        Date de début             | start        | 01/10/2026              | 01/10/2026        | 01/12/2026
        Date d’échéance           | deadline     | 30/11/2026              | 15/10/2026        | 18/12/2026
        Est récurrent             |              | Faux                    | Faux              | Faux
        En retard                 |              | Faux                    | Faux              | Vrai
        Date d’achèvement         | completed_on |                         | 14/10/2026        |
        Effectué par              |              |                         | Said Amrani       |
        Éléments de liste de vérification terminés | | 0/2                | |
        Éléments de liste de vérification | | Lire | |
        Étiquettes                |              | pv                      | |
        Description               | description  | Deux originaux          | |
    """, lead=[("Nom du plan", "Plan commun"), ("ID du plan", "xqQg5FS2LkCp935s"), ("Date d’exportation", "12/11/2026"), ()])  # fmt: skip


def planner_premium() -> Peer:
    """A premium plan: support.microsoft.com, “Export a project to Excel” of Project for the web; the facts of the
    project stand above its tasks, and one of them is called as a column."""
    return peer("Microsoft Planner premium", "en", "Joint plan.xlsx", """
        Task number       | code     | 1                | 2               | 3
        Outline number    |          | 1                | 2               | 3
        Name              | title    | Sign the minutes | Send the letter | Book the hall
        Assigned to       | owner    | Awa Dossou       | Said Amrani     | Awa Dossou
        Start             | start    | 10/01/2026       | 10/01/2026      | 12/01/2026
        Finish            | deadline | 11/30/2026       | 10/15/2026      | 12/18/2026
        Duration          |          | 43 days          | 11 days         | 14 days
        Bucket            | axis     | Governance       | Governance      | Missions
        % complete        | progress | 60               | 100             | 0
        Priority          | priority | Important        | Medium          | Low
        Depends on        | needs    |                  | 1               | 2
        Dependents (after) |         | 2                | 3               |
        Effort            |          | 12 hours         | 4 hours         | 2 hours
        Effort completed  |          | 7 hours          | 4 hours         | 0 hours
        Effort remaining  |          | 5 hours          | 0 hours         | 2 hours
        Milestone         |          | No               | No              | No
        Notes             | comment  | Two originals    |                 |
        Checklist items   |          | Draft;Read       |                 |
        Labels            |          | pv               |                 |
    """, sheet="Project tasks", lead=[
        ("Project name", "Joint plan"), ("Project manager", "Rui Sa"), ("Project start date", "10/01/2026"),
        ("Project finish date", "12/18/2026"), ("Project duration", "57 days"), ("% complete", "55"),
        ("Export date", "11/12/2026"), (),
    ])  # fmt: skip


def project() -> Peer:
    """The Excel map “Task table information” of the Export Wizard: support.microsoft.com, “Export or import data to
    another file format”; field names take underscores, and what is not yet is NA."""
    return peer("Microsoft Project", "en", "plan.xlsx", """
        ID               | code             | 1                         | 2                        | 3
        Active           |                  | Yes                       | Yes                      | Yes
        Task_Mode        |                  | Auto Scheduled            | Auto Scheduled           | Manually Scheduled
        Name             | title            | Sign the minutes          | Send the letter          | Book the hall
        Duration         |                  | 43 days                   | 11 days                  | 14 days
        Start            | start            | October 1, 2026 8:00 AM   | October 1, 2026 8:00 AM  | December 1, 2026 8:00 AM
        Finish           | deadline         | November 30, 2026 5:00 PM | October 15, 2026 5:00 PM | December 18, 2026 5:00 PM
        Predecessors     | needs            |                           | 1                        | 2
        Outline_Level    |                  | 1                         | 1                        | 1
        Resource_Names   | owner            | Awa Dossou                | Said Amrani              | Awa Dossou
        Percent_Complete | progress         | 60                        | 100                      | 0
        Baseline_Finish  | initial_deadline | November 16, 2026 5:00 PM | October 15, 2026 5:00 PM | December 18, 2026 5:00 PM
        Actual_Finish    | completed_on     | NA                        | October 14, 2026 5:00 PM | NA
        Notes            | comment          | Two originals             |                          |
    """, sheet="Task_Table1")  # fmt: skip


def project_francais() -> Peer:
    """The same in French, saved as text."""
    return peer("Microsoft Project", "fr", "plan.csv", """
        N°                  | code         | 1                         | 2                         | 3
        Actif               |              | Oui                       | Oui                       | Oui
        Mode Tâche          |              | Planifiée automatiquement | Planifiée automatiquement | Planifiée manuellement
        Nom                 | title        | Signer le procès-verbal   | Envoyer la lettre         | Réserver la salle
        Durée               |              | 43 jours                  | 11 jours                  | 14 jours
        Début               | start        | Jeu 01/10/26              | Jeu 01/10/26              | Mar 01/12/26
        Fin                 | deadline     | Lun 30/11/26              | Jeu 15/10/26              | Ven 18/12/26
        Prédécesseurs       | needs        |                           | 1                         | 2
        Niveau hiérarchique |              | 1                         | 1                         | 1
        Noms ressources     | owner        | Awa Dossou                | Said Amrani               | Awa Dossou
        % achevé            | progress     | 60%                       | 100%                      | 0%
        Fin réelle          | completed_on | NC                        | Mer 14/10/26              | NC
        Remarques           | comment      | Deux originaux            |                           |
    """, separator=";")  # fmt: skip


PEERS = (planner, planificateur, planner_premium, project, project_francais)
