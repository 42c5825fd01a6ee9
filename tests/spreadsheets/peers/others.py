"""Exports of systems that nobody named, in the same words: Azure DevOps, Linear, ERPNext, SharePoint, GanttProject, and
Redmine in Spanish and Arabic."""

from tests.spreadsheets.peers.layout import Peer, peer


def azure_devops() -> Peer:
    """A query as text: learn.microsoft.com, “Bulk import or update work items using CSV files”."""
    return peer("Azure DevOps", "en", "query.csv", """
        ID                | code         | 1201             | 1202            | 1203
        Work Item Type    |              | Task             | Task            | Bug
        Title             | title        | Sign the minutes | Send the letter | Book the hall
        Assigned To       | owner        | Awa Dossou       | Said Amrani     | Awa Dossou
        State             | status       | Active           | Closed          | New
        Tags              |              | pv               |                 |
        Area Path         |              | Plan             | Plan            | Plan
        Iteration Path    |              | Plan-S1          | Plan-S1         | Plan-S2
        Priority          | priority     | 1                | 2               | 3
        Start Date        | start        | 10/01/2026       | 10/01/2026      | 12/01/2026
        Target Date       | deadline     | 11/30/2026       | 10/15/2026      | 12/18/2026
        Closed Date       | completed_on |                  | 10/14/2026      |
        Remaining Work    |              | 5                | 0               | 2
        Original Estimate |              | 12               | 4               | 2
        Created Date      |              | 09/25/2026       | 09/25/2026      | 09/25/2026
        Changed Date      |              | 11/12/2026       | 10/14/2026      | 09/25/2026
        Description       | description  | Two originals    |                 |
    """)  # fmt: skip


def linear() -> Peer:
    """The issues of a workspace as text: linear.app/docs, “Exporting data”."""
    return peer("Linear", "en", "Export.csv", """
        ID            | code         | COOP-12          | COOP-13         | COOP-14
        Team          | organisation | Cooperation      | Cooperation     | Cooperation
        Title         | title        | Sign the minutes | Send the letter | Book the hall
        Description   | description  | Two originals    |                 |
        Status        | status       | In Progress      | Done            | Todo
        Estimate      |              | 3                | 1               | 2
        Priority      | priority     | High             | Medium          | Low
        Project ID    |              | p1               | p1              | p2
        Project       | axis         | Governance       | Governance      | Missions
        Creator       |              | Rui Sa           | Rui Sa          | Rui Sa
        Assignee      | owner        | Awa Dossou       | Said Amrani     | Awa Dossou
        Labels        |              | pv               |                 |
        Created       |              | 2026-09-25       | 2026-09-25      | 2026-09-25
        Updated       |              | 2026-11-12       | 2026-10-14      | 2026-09-25
        Started       | start        | 2026-10-01       | 2026-10-01      | 2026-12-01
        Completed     | completed_on |                  | 2026-10-14      |
        Canceled      |              |                  |                 |
        Due Date      | deadline     | 2026-11-30       | 2026-10-15      | 2026-12-18
        Parent issue  |              |                  |                 |
    """)  # fmt: skip


def erpnext() -> Peer:
    """The tasks by the labels of `erpnext/projects/doctype/task/task.json`."""
    return peer("ERPNext", "en", "Task.csv", """
        ID                       | code         | TASK-2026-00012  | TASK-2026-00013 | TASK-2026-00014
        Subject                  | title        | Sign the minutes | Send the letter | Book the hall
        Project                  | axis         | PROJ-1           | PROJ-1          | PROJ-1
        Status                   | status       | Working          | Completed       | Open
        Priority                 | priority     | High             | Medium          | Low
        Expected Start Date      | start        | 2026-10-01       | 2026-10-01      | 2026-12-01
        Expected End Date        | deadline     | 2026-11-30       | 2026-10-15      | 2026-12-18
        Expected Time (in hours) |              | 12               | 4               | 2
        % Progress               | progress     | 60               | 100             | 0
        Task Description         | description  | Two originals    |                 |
        Assigned To              | owner        | Awa Dossou       | Said Amrani     | Awa Dossou
        Completed On             | completed_on |                  | 2026-10-14      |
        Parent Task              |              |                  |                 |
        Department               | organisation | Board            | Board           | Board
    """, but={"status": ("in_progress", "done", "in_progress")})  # fmt: skip


def sharepoint() -> Peer:
    """A list of tasks: support.microsoft.com, “Export to Excel from SharePoint or Lists”."""
    return peer("SharePoint", "en", "Tasks.csv", """
        % Complete   | progress | 60%              | 100%            | 0%
        Task Name    | title    | Sign the minutes | Send the letter | Book the hall
        Due Date     | deadline | 11/30/2026       | 10/15/2026      | 12/18/2026
        Start Date   | start    | 10/01/2026       | 10/01/2026      | 12/01/2026
        Assigned To  | owner    | Awa Dossou       | Said Amrani     | Awa Dossou
        Task Status  | status   | In Progress      | Completed       | Not Started
        Priority     | priority | (1) High         | (2) Normal      | (3) Low
        Predecessors | needs    |                  |                 |
        Modified     |          | 11/12/2026       | 10/14/2026      | 09/25/2026
    """)  # fmt: skip


def ganttproject() -> Peer:
    """The tasks as text: docs.ganttproject.biz, “Export to CSV”; the coordinator answers for the task."""
    return peer("GanttProject", "en", "plan.csv", """
        ID             | code     | 0                | 1               | 2
        Name           | title    | Sign the minutes | Send the letter | Book the hall
        Begin date     | start    | 2026-10-01       | 2026-10-01      | 2026-12-01
        End date       | deadline | 2026-11-30       | 2026-10-15      | 2026-12-18
        Duration       |          | 43               | 11              | 14
        Completion     | progress | 60               | 100             | 0
        Cost           | budget   | 0                | 0               | 0
        Coordinator    | owner    | Awa Dossou       | Said Amrani     | Awa Dossou
        Predecessors   | needs    |                  |                 | 1
        Outline number |          | 1                | 2               | 3
        Resources      |          | Awa Dossou       | Said Amrani     | Awa Dossou
        Notes          | comment  | Two originals    |                 |
    """)  # fmt: skip


def redmine_espanol() -> Peer:
    """Redmine in Spanish: `config/locales/es.yml`."""
    return peer("Redmine", "es", "peticiones.csv", """
        #                | code         | 412            | 413             | 414
        Proyecto         |              | Cooperación    | Cooperación     | Cooperación
        Tipo             |              | Tarea          | Tarea           | Tarea
        Tarea padre      |              | 400            | 400             | 401
        Estado           | status       | En curso       | Cerrada         | Nueva
        Prioridad        | priority     | Alta           | Normal          | Baja
        Asunto           | title        | Firmar el acta | Enviar la carta | Reservar la sala
        Autor            |              | Rui Sa         | Rui Sa          | Rui Sa
        Asignado a       | owner        | Awa Dossou     | Said Amrani     | Awa Dossou
        Actualizado      |              | 12/11/2026     | 14/10/2026      | 25/09/2026
        Categoría        | axis         | Gobernanza     | Gobernanza      | Misiones
        Versión prevista |              | 2.0            | 2.0             |
        Fecha de inicio  | start        | 01/10/2026     | 01/10/2026      | 01/12/2026
        Fecha fin        | deadline     | 30/11/2026     | 15/10/2026      | 18/12/2026
        Tiempo estimado  |              | 12             | 4               | 2
        % Realizado      | progress     | 60             | 100             | 0
        Creado           |              | 25/09/2026     | 25/09/2026      | 25/09/2026
        Cerrada          | completed_on |                | 14/10/2026      |
    """)  # fmt: skip


def redmine_arabic() -> Peer:
    """Redmine in Arabic: `config/locales/ar.yml`."""
    return peer("Redmine", "ar", "issues.csv", """
        #               | code     | 412          | 413           | 414
        المشروع         |          | التعاون      | التعاون       | التعاون
        نوع بند العمل   |          | مهمة         | مهمة          | مهمة
        الحالة          | status   | قيد التنفيذ  | مغلق          | جديد
        الأولوية        | priority | عالي         | عادي          | قليل
        الموضوع         | title    | توقيع المحضر | إرسال الرسالة | حجز القاعة
        المؤلف          |          | Rui Sa       | Rui Sa        | Rui Sa
        المحال اليه     | owner    | Awa Dossou   | Said Amrani   | Awa Dossou
        تم التحديث      |          | 12/11/2026   | 14/10/2026    | 25/09/2026
        الفئة           | axis     | الحكامة      | الحكامة       | البعثات
        تاريخ البداية   | start    | 01/10/2026   | 01/10/2026    | 01/12/2026
        تاريخ النهاية   | deadline | 30/11/2026   | 15/10/2026    | 18/12/2026
        نسبة الانجاز    | progress | 60           | 100           | 0
        تم الانشاء في   |          | 25/09/2026   | 25/09/2026    | 25/09/2026
    """)  # fmt: skip


PEERS = (azure_devops, linear, erpnext, sharepoint, ganttproject, redmine_espanol, redmine_arabic)
