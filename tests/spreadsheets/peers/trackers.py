"""Exports of the trackers of tickets: Jira, Redmine, OpenProject, GitHub, GitLab."""

from tests.spreadsheets.peers.layout import Peer, peer

#: A tracker that only knows open and closed; the day of creation is all that it says of a beginning.
OPEN = ("in_progress", "done", "in_progress")
CREATED = ("2026-09-25", "2026-09-25", "2026-09-25")


def jira() -> Peer:
    """“Export CSV (all fields)”: support.atlassian.com, “Export work items”; a field of several values has as many
    columns of one name."""
    return peer("Jira", "en", "Jira.csv", """
        Summary                   | title        | Sign the minutes     | Send the letter     | Book the hall
        Issue key                 | code         | COOP-12              | COOP-13             | COOP-14
        Issue id                  |              | 10012                | 10013               | 10014
        Issue Type                |              | Task                 | Task                | Story
        Status                    | status       | In Progress          | Done                | To Do
        Project key               |              | COOP                 | COOP                | COOP
        Project name              |              | Cooperation          | Cooperation         | Cooperation
        Project type              |              | software             | software            | software
        Project lead              |              | Rui Sa               | Rui Sa              | Rui Sa
        Project lead id           |              | 5f3                  | 5f3                 | 5f3
        Project description       |              | All we do            | All we do           | All we do
        Project url               |              | https://x.example    | https://x.example   | https://x.example
        Priority                  | priority     | High                 | Medium              | Low
        Resolution                |              |                      | Done                |
        Assignee                  | owner        | Awa Dossou           | Said Amrani         | Awa Dossou
        Assignee Id               |              | 5f1                  | 5f2                 | 5f1
        Reporter                  |              | Rui Sa               | Rui Sa              | Rui Sa
        Reporter Id               |              | 5f3                  | 5f3                 | 5f3
        Creator                   |              | Rui Sa               | Rui Sa              | Rui Sa
        Creator Id                |              | 5f3                  | 5f3                 | 5f3
        Created                   |              | 25/Sep/26 1:16 PM    | 25/Sep/26 1:20 PM   | 25/Sep/26 1:25 PM
        Updated                   |              | 12/Nov/26 9:00 AM    | 14/Oct/26 9:00 AM   | 25/Sep/26 1:25 PM
        Last Viewed               |              | 12/Nov/26 9:01 AM    |                     |
        Resolved                  | completed_on |                      | 14/Oct/26 9:00 AM   |
        Affects versions          |              |                      |                     |
        Fix versions              |              | 2.0                  | 2.0                 |
        Components                |              | Protocol             | Protocol            | Hall
        Due date                  | deadline     | 30/Nov/26 12:00 AM   | 15/Oct/26 12:00 AM  | 18/Dec/26 12:00 AM
        Votes                     |              | 0                    | 0                   | 0
        Labels                    |              | pv                   |                     |
        Labels                    |              | togo                 |                     |
        Description               | description  | Two originals        |                     |
        Environment               |              |                      |                     |
        Watchers                  |              | Awa Dossou           | Rui Sa              |
        Watchers                  |              | Rui Sa               |                     |
        Watchers Id               |              | 5f1                  | 5f3                 |
        Log Work                  |              |                      |                     |
        Original estimate         |              | 28800                | 14400               |
        Remaining Estimate        |              | 14400                | 0                   |
        Time Spent                |              | 14400                | 14400               |
        Work Ratio                |              | 50%                  | 100%                |
        Security Level            |              |                      |                     |
        Attachment                | evidence     | 12/Nov/26 9:00 AM;5f1;draft.pdf;https://x.example/1 | |
        Custom field (Epic Link)  |              |                      |                     |
        Custom field (Rank)       |              | i0001:               | i0002:              | i0003:
        Custom field (Start date) | start        | 01/Oct/26            | 01/Oct/26           | 01/Dec/26
        Custom field (Story Points) |            | 3                    | 1                   | 2
        Sprint                    |              | S1                   | S1                  | S2
        Sprint                    |              | S2                   |                     |
        Comment                   | comment      | 12/Nov/26 9:00 AM;5f1;Draft sent | |
        Comment                   |              | 12/Nov/26 9:30 AM;5f3;Draft read | |
        Parent                    |              | 10001                | 10001               | 10002
        Parent key                |              | COOP-1               | COOP-1              | COOP-2
        Parent summary            | axis         | Governance           | Governance          | Missions
        Status Category           |              | In Progress          | Done                | To Do
        Status Category Changed   |              | 12/Nov/26 9:00 AM    | 14/Oct/26 9:00 AM   |
    """)  # fmt: skip


def jira_francais() -> Peer:
    """The same in French: the headings follow the language of the person."""
    return peer("Jira", "fr", "Jira.csv", """
        Résumé                   | title        | Signer le procès-verbal | Envoyer la lettre     | Réserver la salle
        Clé de ticket            | code         | COOP-12                 | COOP-13               | COOP-14
        ID de ticket             |              | 10012                   | 10013                 | 10014
        Type de ticket           |              | Tâche                   | Tâche                 | Récit
        État                     | status       | En cours                | Terminé(e)            | À faire
        Clé de projet            |              | COOP                    | COOP                  | COOP
        Nom de projet            |              | Coopération             | Coopération           | Coopération
        Type de projet           |              | software                | software              | software
        Responsable de projet    |              | Rui Sa                  | Rui Sa                | Rui Sa
        Description du projet    |              | Tout le travail         | Tout le travail       | Tout le travail
        Priorité                 | priority     | High                    | Medium                | Low
        Résolution               |              |                         | Terminé               |
        Personne assignée        | owner        | Awa Dossou              | Said Amrani           | Awa Dossou
        ID de la personne assignée |            | 5f1                     | 5f2                   | 5f1
        Rapporteur               |              | Rui Sa                  | Rui Sa                | Rui Sa
        Créateur                 |              | Rui Sa                  | Rui Sa                | Rui Sa
        Création                 |              | 25/sept./26 1:16 PM     | 25/sept./26 1:20 PM   | 25/sept./26 1:25 PM
        Mise à jour              |              | 12/nov./26 9:00 AM      | 14/oct./26 9:00 AM    | 25/sept./26 1:25 PM
        Dernière consultation    |              | 12/nov./26 9:01 AM      |                       |
        Résolue                  | completed_on |                         | 14/oct./26 9:00 AM    |
        Versions corrigées       |              |                         | 2.0                   |
        Date d'échéance          | deadline     | 30/nov./26 12:00 AM     | 15/oct./26 12:00 AM   | 18/déc./26 12:00 AM
        Votes                    |              | 0                       | 0                     | 0
        Étiquettes               |              | pv                      |                       |
        Étiquettes               |              | togo                    |                       |
        Description              | description  | Deux originaux          |                       |
        Observateurs             |              | Awa Dossou              |                       |
        Estimation d'origine     |              | 28800                   |                       |
        Temps consacré           |              | 14400                   |                       |
        Champs personnalisés (Start date) | start | 01/oct./26            | 01/oct./26            | 01/déc./26
        Champs personnalisés (Rank) |           | i0001:                  | i0002:                | i0003:
        Sprint                   |              | S1                      | S1                    | S2
        Commentaire              | comment      | 12/nov./26 9:00 AM;5f1;Projet envoyé | |
        Commentaire              |              | 12/nov./26 9:30 AM;5f3;Projet relu   | |
        Parent                   |              | 10001                   | 10001                 | 10002
        Clé parente              |              | COOP-1                  | COOP-1                | COOP-2
        Parent summary           | axis         | Gouvernance             | Gouvernance           | Missions
        Catégorie d'état         |              | En cours                | Terminé               | À faire
    """)  # fmt: skip


def jira_espanol() -> Peer:
    """The same in Spanish."""
    return peer("Jira", "es", "Jira.csv", """
        Tipo de Incidencia       |              | Tarea                | Tarea               | Historia
        Clave de incidencia      | code         | COOP-12              | COOP-13             | COOP-14
        ID de la incidencia      |              | 10012                | 10013               | 10014
        Resumen                  | title        | Firmar el acta       | Enviar la carta     | Reservar la sala
        Persona asignada         | owner        | Awa Dossou           | Said Amrani         | Awa Dossou
        ID de persona asignada   |              | 5f1                  | 5f2                 | 5f1
        Informador               |              | Rui Sa               | Rui Sa              | Rui Sa
        Creador                  |              | Rui Sa               | Rui Sa              | Rui Sa
        Prioridad                | priority     | High                 | Medium              | Low
        Estado                   | status       | En curso             | Finalizada          | Tareas por hacer
        Resolución               |              |                      | Listo               |
        Creada                   |              | 25/sep/26 1:16 PM    | 25/sep/26 1:20 PM   | 25/sep/26 1:25 PM
        Actualizada              |              | 12/nov/26 9:00 AM    | 14/oct/26 9:00 AM   | 25/sep/26 1:25 PM
        Resuelta                 | completed_on |                      | 14/oct/26 9:00 AM   |
        Fecha de vencimiento     | deadline     | 30/nov/26 12:00 AM   | 15/oct/26 12:00 AM  | 18/dic/26 12:00 AM
        Descripción              | description  | Dos originales       |                     |
        Tiempo empleado          |              | 14400                |                     |
        Campo personalizado (Start date) | start | 01/oct/26           | 01/oct/26           | 01/dic/26
        Campo personalizado (Rank) |            | i0001:               | i0002:              | i0003:
        Sprint                   |              | S1                   | S1                  | S2
        Comentario               | comment      | 12/nov/26 9:00 AM;5f1;Borrador | |
        Principal                |              | 10001                | 10001               | 10002
        Clave principal          |              | COOP-1               | COOP-1              | COOP-2
        Parent summary           | axis         | Gobernanza           | Gobernanza          | Misiones
        Categoría de estado      |              | En curso             | Listo               | Por hacer
    """)  # fmt: skip


def redmine() -> Peer:
    """Its CSV with every column: `app/models/issue_query.rb` gives the columns, `config/locales/en.yml` their names."""
    return peer("Redmine", "en", "issues.csv", """
        #                    | code         | 412                 | 413                 | 414
        Project              |              | Cooperation         | Cooperation         | Cooperation
        Tracker              |              | Task                | Task                | Task
        Parent task          |              | 400                 | 400                 | 401
        Parent task subject  |              | Prepare             | Prepare             | Receive
        Status               | status       | In Progress         | Closed              | New
        Priority             | priority     | High                | Normal              | Low
        Subject              | title        | Sign the minutes    | Send the letter     | Book the hall
        Author               |              | Rui Sa              | Rui Sa              | Rui Sa
        Assignee             | owner        | Awa Dossou          | Said Amrani         | Awa Dossou
        Updated              |              | 11/12/2026 02:31 PM | 10/14/2026 09:00 AM | 09/25/2026 10:00 AM
        Category             | axis         | Governance          | Governance          | Missions
        Target version       |              | 2.0                 | 2.0                 |
        Start date           | start        | 10/01/2026          | 10/01/2026          | 12/01/2026
        Due date             | deadline     | 11/30/2026          | 10/15/2026          | 12/18/2026
        Estimated time       |              | 12.0                | 4.0                 | 2.0
        Total estimated time |              | 12.0                | 4.0                 | 2.0
        Spent time           |              | 7.0                 | 4.0                 | 0.0
        % Done               | progress     | 60                  | 100                 | 0
        Created              |              | 09/25/2026 10:00 AM | 09/25/2026 10:00 AM | 09/25/2026 10:00 AM
        Closed               | completed_on |                     | 10/14/2026 09:00 AM |
        Last updated by      |              | Rui Sa              | Said Amrani         | Rui Sa
        Related issues       |              | Blocks #413         |                     |
        Files                |              | draft.pdf           |                     |
        Private              |              | No                  | No                  | No
        Description          | description  | Two originals       |                     |
        Last notes           | comment      | Draft sent          |                     |
    """)  # fmt: skip


def redmine_francais() -> Peer:
    """The same in French: `config/locales/fr.yml`."""
    return peer("Redmine", "fr", "demandes.csv", """
        #                   | code         | 412                     | 413               | 414
        Projet              |              | Coopération             | Coopération       | Coopération
        Tracker             |              | Tâche                   | Tâche             | Tâche
        Tâche parente       |              | 400                     | 400               | 401
        Statut              | status       | En cours                | Fermé             | Nouveau
        Priorité            | priority     | Haut                    | Normal            | Bas
        Sujet               | title        | Signer le procès-verbal | Envoyer la lettre | Réserver la salle
        Auteur              |              | Rui Sa                  | Rui Sa            | Rui Sa
        Assigné à           | owner        | Awa Dossou              | Said Amrani       | Awa Dossou
        Observateurs        |              | Rui Sa                  |                   |
        Mis-à-jour          |              | 12/11/2026 14:31        | 14/10/2026 09:00  | 25/09/2026 10:00
        Catégorie           | axis         | Gouvernance             | Gouvernance       | Missions
        Version cible       |              | 2.0                     | 2.0               |
        Début               | start        | 01/10/2026              | 01/10/2026        | 01/12/2026
        Echéance            | deadline     | 30/11/2026              | 15/10/2026        | 18/12/2026
        Temps estimé        |              | 12,0                    | 4,0               | 2,0
        Temps passé         |              | 7,0                     | 4,0               | 0,0
        % réalisé           | progress     | 60                      | 100               | 0
        Créé                |              | 25/09/2026 10:00        | 25/09/2026 10:00  | 25/09/2026 10:00
        Fermé               | completed_on |                         | 14/10/2026 09:00  |
        Dernière mise à jour par |         | Rui Sa                  | Said Amrani       | Rui Sa
        Demandes liées      |              | Bloque #413             |                   |
        Fichiers            |              | projet.pdf              |                   |
        Privée              |              | Non                     | Non               | Non
        Description         | description  | Deux originaux          |                   |
        Dernières notes     | comment      | Projet envoyé           |                   |
    """, separator=";")  # fmt: skip


def openproject() -> Peer:
    """Its work packages as XLS or CSV: openproject.org/docs, “Export work packages”; the columns of the view, named by
    `config/locales/en.yml`."""
    return peer("OpenProject", "en", "work packages.xlsx", """
        ID              | code        | 412              | 413             | 414
        Type            |             | Task             | Task            | Task
        Subject         | title       | Sign the minutes | Send the letter | Book the hall
        Status          | status      | In progress      | Closed          | New
        Assignee        | owner       | Awa Dossou       | Said Amrani     | Awa Dossou
        Accountable     |             | Rui Sa           | Rui Sa          | Rui Sa
        Priority        | priority    | High             | Normal          | Low
        Start date      | start       | 2026-10-01       | 2026-10-01      | 2026-12-01
        Finish date     | deadline    | 2026-11-30       | 2026-10-15      | 2026-12-18
        Category        | axis        | Governance       | Governance      | Missions
        % Complete      | progress    | 60               | 100             | 0
        Work            |             | 12 h             | 4 h             | 2 h
        Remaining work  |             | 5 h              | 0 h             | 2 h
        Parent          |             | Prepare          | Prepare         | Receive
        Version         |             | 2.0              | 2.0             |
        Author          |             | Rui Sa           | Rui Sa          | Rui Sa
        Created on      |             | 2026-09-25       | 2026-09-25      | 2026-09-25
        Updated on      |             | 2026-11-12       | 2026-10-14      | 2026-09-25
        Description     | description | Two originals    |                 |
    """, sheet="Work packages")  # fmt: skip


def openproject_francais() -> Peer:
    """The same in French."""
    return peer("OpenProject", "fr", "lots.csv", """
        ID               | code        | 412                     | 413               | 414
        Type             |             | Tâche                   | Tâche             | Tâche
        Sujet            | title       | Signer le procès-verbal | Envoyer la lettre | Réserver la salle
        Statut           | status      | En cours                | Fermé             | Nouveau
        Assigné à        | owner       | Awa Dossou              | Said Amrani       | Awa Dossou
        Responsable      |             | Rui Sa                  | Rui Sa            | Rui Sa
        Priorité         | priority    | Haut                    | Normal            | Bas
        Date de début    | start       | 01/10/2026              | 01/10/2026        | 01/12/2026
        Date de fin      | deadline    | 30/11/2026              | 15/10/2026        | 18/12/2026
        Catégorie        | axis        | Gouvernance             | Gouvernance       | Missions
        % d'achèvement   | progress    | 60                      | 100               | 0
        Travail          |             | 12 h                    | 4 h               | 2 h
        Travail restant  |             | 5 h                     | 0 h               | 2 h
        Parent           |             | Préparer                | Préparer          | Recevoir
        Version          |             | 2.0                     | 2.0               |
        Auteur           |             | Rui Sa                  | Rui Sa            | Rui Sa
        Créé le          |             | 25/09/2026              | 25/09/2026        | 25/09/2026
        Mis à jour le    |             | 12/11/2026              | 14/10/2026        | 25/09/2026
        Description      | description | Deux originaux          |                   |
    """)  # fmt: skip


def openproject_deutsch() -> Peer:
    """The same in German."""
    return peer("OpenProject", "de", "Arbeitspakete.csv", """
        ID                  | code        | 412                | 413          | 414
        Typ                 |             | Aufgabe            | Aufgabe      | Aufgabe
        Thema               | title       | Protokoll zeichnen | Brief senden | Saal buchen
        Status              | status      | In Bearbeitung     | Geschlossen  | Neu
        Zugewiesen an       | owner       | Awa Dossou         | Said Amrani  | Awa Dossou
        Verantwortlich      |             | Rui Sa             | Rui Sa       | Rui Sa
        Priorität           | priority    | Hoch               | Normal       | Niedrig
        Anfangstermin       | start       | 01.10.2026         | 01.10.2026   | 01.12.2026
        Endtermin           | deadline    | 30.11.2026         | 15.10.2026   | 18.12.2026
        Kategorie           | axis        | Leitung            | Leitung      | Reisen
        % abgeschlossen     | progress    | 60                 | 100          | 0
        Geplanter Aufwand   |             | 12 h               | 4 h          | 2 h
        Übergeordnetes Arbeitspaket |     | Vorbereiten        | Vorbereiten  | Empfangen
        Version             |             | 2.0                | 2.0          |
        Autor               |             | Rui Sa             | Rui Sa       | Rui Sa
        Angelegt am         |             | 25.09.2026         | 25.09.2026   | 25.09.2026
        Aktualisiert am     |             | 12.11.2026         | 14.10.2026   | 25.09.2026
        Beschreibung        | description | Zwei Originale     |              |
    """)  # fmt: skip


def github_projects() -> Peer:
    """A view of a project as text: docs.github.com, “Exporting your projects data”."""
    return peer("GitHub Projects", "en", "Joint plan.tsv", """
        Title                | title    | Sign the minutes | Send the letter | Book the hall
        URL                  |          | https://github.com/x/y/issues/12 | https://github.com/x/y/issues/13 | https://github.com/x/y/issues/14
        Assignees            | owner    | awadossou        | saidamrani      | awadossou
        Status               | status   | In Progress      | Done            | Todo
        Labels               |          | pv               |                 |
        Linked pull requests |          |                  |                 |
        Milestone            | axis     | Governance       | Governance      | Missions
        Repository           |          | x/y              | x/y             | x/y
        Reviewers            |          |                  |                 |
        Parent issue         |          |                  |                 |
        Sub-issues progress  |          |                  |                 |
        Priority             | priority | P0               | P2              | Low
        Start date           | start    | Oct 1, 2026      | Oct 1, 2026     | Dec 1, 2026
        Target date          | deadline | Nov 30, 2026     | Oct 15, 2026    | Dec 18, 2026
    """, separator="\t")  # fmt: skip


def github_issues() -> Peer:
    """The issues of a repository by the names of the REST API: docs.github.com, “REST API endpoints for issues”."""
    return peer("GitHub issues", "en", "issues.csv", """
        number     | code         | 12                   | 13                   | 14
        title      | title        | Sign the minutes     | Send the letter      | Book the hall
        state      | status       | open                 | closed               | open
        labels     |              | pv                   |                      |
        assignees  | owner        | awadossou            | saidamrani           | awadossou
        milestone  | axis         | Governance           | Governance           | Missions
        comments   |              | 2                    | 0                    | 0
        created_at | start        | 2026-09-25T10:00:00Z | 2026-09-25T10:00:00Z | 2026-09-25T10:00:00Z
        updated_at |              | 2026-11-12T09:00:00Z | 2026-10-14T09:00:00Z | 2026-09-25T10:00:00Z
        closed_at  | completed_on |                      | 2026-10-14T09:00:00Z |
        due_on     | deadline     | 2026-11-30T08:00:00Z | 2026-10-15T08:00:00Z | 2026-12-18T08:00:00Z
        body       | description  | Two originals        |                      |
        html_url   |              | https://github.com/x/y/issues/12 | https://github.com/x/y/issues/13 | https://github.com/x/y/issues/14
    """, but={"status": OPEN, "start": CREATED})  # fmt: skip


def gitlab() -> Peer:
    """The issues of a project as CSV: docs.gitlab.com, “Export issues to CSV”, the table of its columns."""
    return peer("GitLab", "en", "issues.csv", """
        Title             | title        | Sign the minutes    | Send the letter     | Book the hall
        Description       | description  | Two originals       |                     |
        Issue ID          | code         | 12                  | 13                  | 14
        URL               |              | https://gitlab.com/x/y/-/issues/12 | https://gitlab.com/x/y/-/issues/13 | https://gitlab.com/x/y/-/issues/14
        State             | status       | Open                | Closed              | Open
        Author            |              | Rui Sa              | Rui Sa              | Rui Sa
        Author Username   |              | ruisa               | ruisa               | ruisa
        Assignee          | owner        | Awa Dossou          | Said Amrani         | Awa Dossou
        Assignee Username |              | awa                 | samrani             | awa
        Confidential      | confidential | No                  | No                  | No
        Locked            |              | No                  | No                  | No
        Due Date          | deadline     | 2026-11-30          | 2026-10-15          | 2026-12-18
        Created At (UTC)  | start        | 2026-09-25 10:00:00 | 2026-09-25 10:00:00 | 2026-09-25 10:00:00
        Updated At (UTC)  |              | 2026-11-12 09:00:00 | 2026-10-14 09:00:00 | 2026-09-25 10:00:00
        Closed At (UTC)   | completed_on |                     | 2026-10-14 09:00:00 |
        Milestone         | axis         | Governance          | Governance          | Missions
        Weight            | weight       | 3                   | 1                   | 2
        Labels            |              | pv                  |                     |
        Time Estimate     |              | 0                   | 0                   | 0
        Time Spent        |              | 0                   | 0                   | 0
        Epic ID           |              | 7                   | 7                   | 8
        Epic Title        |              | Sign                | Sign                | Travel
    """, but={"status": OPEN, "start": CREATED, "confidential": ("False", "False", "False")})  # fmt: skip


PEERS = (
    jira, jira_francais, jira_espanol, redmine, redmine_francais, openproject, openproject_francais,
    openproject_deutsch, github_projects, github_issues, gitlab,
)  # fmt: skip
