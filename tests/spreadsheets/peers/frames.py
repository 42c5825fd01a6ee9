"""Workbooks of field names: what Odoo and django-import-export write for a machine, and Odoo for people."""

from tests.spreadsheets.peers.layout import Peer, peer


def odoo_import() -> Peer:
    """“I want to update data (import-compatible export)”: odoo.com/documentation, “Export and import data”; the names of
    the fields of `addons/project/models/project_task.py`, identifiers of records, fields of the studio."""
    return peer("Odoo (import-compatible)", "en", "project.task.xlsx", """
        id               | code        | project.task_12     | project.task_13     | project.task_14
        name             | title       | Sign the minutes    | Send the letter     | Book the hall
        project_id       |             | Joint plan          | Joint plan          | Joint plan
        user_ids         | owner       | Awa Dossou          | Said Amrani         | Awa Dossou
        date_deadline    | deadline    | 2026-11-30 16:00:00 | 2026-10-15 16:00:00 | 2026-12-18 16:00:00
        stage_id         | status      | In Progress         | Done                | New
        priority         | priority    | High priority       | Medium priority     | Low priority
        parent_id        |             |                     |                     |
        tag_ids          |             | pv                  |                     |
        description      | description | Two originals       |                     |
        x_studio_axis    | axis        | Governance          | Governance          | Missions
        x_studio_start_date | start    | 2026-10-01          | 2026-10-01          | 2026-12-01
        create_date      |             | 2026-09-25 10:00:00 | 2026-09-25 10:00:00 | 2026-09-25 10:00:00
        write_date       |             | 2026-11-12 09:00:00 | 2026-10-14 09:00:00 | 2026-09-25 10:00:00
    """)  # fmt: skip


def odoo_paths() -> Peer:
    """The same with the names of related records, whose path is written with a slash."""
    return peer("Odoo (related fields)", "en", "project.task.csv", """
        id               | code     | __export__.project_task_12_ab | __export__.project_task_13_cd | __export__.project_task_14_ef
        name             | title    | Sign the minutes    | Send the letter     | Book the hall
        project_id/id    |          | project.project_1   | project.project_1   | project.project_1
        project_id/name  | axis     | Governance          | Governance          | Missions
        user_id/name     | owner    | Awa Dossou          | Said Amrani         | Awa Dossou
        user_id/email    |          | awa@example.org     | said@example.org    | awa@example.org
        date_start       | start    | 2026-10-01          | 2026-10-01          | 2026-12-01
        date_deadline    | deadline | 2026-11-30          | 2026-10-15          | 2026-12-18
        date_end         |          |                     | 2026-10-14          |
        stage_id/name    | status   | In Progress         | Done                | New
        progress         | progress | 60                  | 100                 | 0
    """)  # fmt: skip


def odoo_francais() -> Peer:
    """The export for people, in French: `addons/project/i18n/fr.po`."""
    return peer("Odoo", "fr", "Tâche (project.task).xlsx", """
        Titre             | title       | Signer le procès-verbal | Envoyer la lettre   | Réserver la salle
        Projet            | axis        | Gouvernance             | Gouvernance         | Missions
        Assignés          | owner       | Awa Dossou              | Said Amrani         | Awa Dossou
        Client            | organisation |                        |                     |
        Date limite       | deadline    | 2026-11-30 16:00:00     | 2026-10-15 16:00:00 | 2026-12-18 16:00:00
        Étape             | status      | En cours                | Terminé             | Nouveau
        Priorité          | priority    | Haute                   | Moyenne             | Basse
        Étiquettes        |             | pv                      |                     |
        Tâche parente     |             |                         |                     |
        Activités         |             |                         |                     |
        Heures allouées   |             | 12                      | 4                   | 2
        Créé le           |             | 2026-09-25 10:00:00     | 2026-09-25 10:00:00 | 2026-09-25 10:00:00
        Date de début     | start       | 2026-10-01              | 2026-10-01          | 2026-12-01
    """, sheet="Sheet1")  # fmt: skip


def django() -> Peer:
    """`Resource.export()` of django-import-export: django-import-export.readthedocs.io, “Getting started”; one column a
    field, relations followed with two underscores."""
    return peer("django-import-export", "en", "Task-2026-11-12.xlsx", """
        id                 | code        | 12                  | 13                  | 14
        title              | title       | Sign the minutes    | Send the letter     | Book the hall
        description        | description | Two originals       |                     |
        axis__name         | axis        | Governance          | Governance          | Missions
        assignee__username | owner       | awadossou           | saidamrani          | awadossou
        assignee__email    |             | awa@example.org     | said@example.org    | awa@example.org
        start_date         | start       | 2026-10-01          | 2026-10-01          | 2026-12-01
        due_date           | deadline    | 2026-11-30          | 2026-10-15          | 2026-12-18
        completed_at       | completed_on |                    | 2026-10-14 09:00:00 |
        status             | status      | in_progress         | done                | todo
        priority           | priority    | high                | medium              | low
        percent_complete   | progress    | 60                  | 100                 | 0
        is_archived        |             | 0                   | 0                   | 0
        created_by         |             | 3                   | 3                   | 3
        created_at         |             | 2026-09-25 10:00:00 | 2026-09-25 10:00:00 | 2026-09-25 10:00:00
        updated_at         |             | 2026-11-12 09:00:00 | 2026-10-14 09:00:00 | 2026-09-25 10:00:00
    """, sheet="Tablib Dataset")  # fmt: skip


PEERS = (odoo_import, odoo_paths, odoo_francais, django)
