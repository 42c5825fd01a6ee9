"""Headings in five languages and German: the words, and the rules that read what no list can hold."""

import pytest

from lib.spreadsheets.cells.names import Known
from lib.spreadsheets.files.read import read
from lib.spreadsheets.rows.normalise import normalise
from lib.spreadsheets.tables.labels import meanings
from lib.spreadsheets.tables.recognise import recognise
from tests.spreadsheets import books

#: Field → headings that mean it first of all, in French, English, Spanish, Portuguese, Arabic and German.
MEANT = {
    "owner": (
        "Alloué à", "Confiée à", "Développeur", "Nom de l’assigné", "Pris en charge par", "Attribué(e) à", "Resp.",
        "Allocated to", "Carried out by", "POC", "Assignee(s)", "Led by", "Assigned users", "Developer", "Owners",
        "Ejecutivo", "Persona asignada", "Usuarios asignados", "Realizado por", "A cargo de", "Desarrolladora",
        "Executado por", "Atribuído para", "Nome do responsável", "Desenvolvedor", "Gestor",
        "المسؤول", "المسند إليه", "المكلّف بالتنفيذ", "القائم بالتنفيذ", "اسم المسؤول",
        "Zuständiger", "Verantwortliche Person", "Bearbeiter",
    ),
    "deadline": (
        "Date de fin planifiée", "Fin estimée", "Échéance prévisionnelle", "Éch.", "Dt. fin", "Date lim.", "À rendre le",
        "Est. completion date", "Projected finish", "Forecast end date", "Tgt date", "Due date text", "Needed by",
        "Fecha de finalización prevista", "F. límite", "Fin programado", "Vence el", "Fecha comprometida",
        "Dt. Fim", "Data planejada de término", "Previsão de conclusão", "Prazo estipulado", "Dt. Prevista",
        "تاريخ الإنجاز المتوقع", "الموعد المقرر", "تاريخ الانتهاء المخطط له", "آخر موعد",
        "Fällig am", "Geplantes Enddatum", "Endtermin",
    ),
    "start": (
        "Début estimé", "Date prévue de début", "Forecast start", "Est. start date", "Fecha prevista de inicio",
        "Dt. Início", "Data planejada de início", "تاريخ البدء المخطط له", "Geplantes Startdatum",
    ),
    "completed_on": (
        "Fin constatée", "Date de complétion", "Date de livraison réelle", "Fin (réelle)", "Actual finish date",
        "Real end date", "Finish (actual)", "Fecha de finalización real", "Fin real", "Resuelta", "Dt. Real",
        "Data de término real", "النهاية الفعلية", "تاريخ الانتهاء الفعلي", "Tatsächliches Enddatum",
    ),
    "initial_deadline": (
        "Fin de référence", "Échéance (initiale)", "Date butoir initiale", "Baseline end date", "Initial due date",
        "Finish (baseline)", "Fecha límite original", "Data fim original", "الأجل الأولي",
    ),
    "progress": (
        "%", "% d’achèvement", "% avanc.", "Tx de réalisation", "Compl. %", "Pct. complete", "Percentage done",
        "% Realizado", "% Conc.", "% Terminado", "نسبة الاكتمال", "% abgeschlossen",
    ),
    "axis": (
        "Macro tâche", "Titre du parent", "Sujet de la tâche parente", "Couloir", "Parent summary", "Macro activity",
        "Parent task title", "Swimlane", "Macrotarea", "Título del padre", "Macro tarefa", "Nome do pai",
        "المهمة الأم", "عنوان المهمة الأم", "Titel des übergeordneten Elements",
    ),
    "comment": ("Obs.", "Rem.", "Observ.", "Dernières notes", "Últimas notas", "آخر الملاحظات", "Letzte Kommentare"),
    "description": ("Desc.", "Descrip.", "Detalhamento", "وصف", "Beschreibung"),
    "priority": ("Prio.", "Prior.", "Pri", "Gravedad", "أولوية", "Dringlichkeit"),
    "organisation": ("Assigned group", "Groupe assigné", "Equipo responsable", "Responsible team"),
    "title": ("Nombre de tarea", "Nombre de la actividad", "Résumé", "Summary", "Resumen", "Resumo", "الملخص", "Zusammenfassung"),
}  # fmt: skip


@pytest.mark.parametrize(("field", "heading"), [(f, h) for f, texts in MEANT.items() for h in texts])
def test_a_heading_means_its_field_first(field, heading):
    found = meanings("actions", heading)
    assert field in [m.field for m in found if m.strength == found[0].strength]


#: Field → headings that never mean it, however near.
NEVER = {
    "owner": (
        "Créé par", "Rapporteur", "Auteur", "Demandeur", "Validé par", "Observateurs", "Reporter", "Created by", "Assigned by",
        "Requested by", "Approved by", "Completed by", "Last updated by", "Reviewers", "Informador", "Creado por",
        "Asignado por", "Criado por", "Atribuído por", "Erstellt von", "المنشئ", "Assigned group", "Assignee email",
    ),
    "deadline": (
        "Updated", "Updated at", "Last modified", "Mis à jour le", "Date de modification", "Actualizada", "Atualizado em",
        "Aktualisiert am", "تاريخ التعديل", "Due complete", "Days overdue", "Due date reason", "Fin réelle", "Review date",
        "Date de visite prévue", "Budget prévu", "Temps estimé", "Date de référence",
    ),
    "title": ("Parent summary", "Titre du parent", "Parent task title", "Título del padre", "Nome do pai", "Project name"),
    "axis": ("Type", "Issue type", "Status category", "Catégorie d’état", "Project type", "Parent key", "Epic ID"),
    "progress": ("Effort remaining", "Remaining work", "Sub-issues progress", "Temps restant"),
    "status": ("Effort completed", "Completion date"),
    "completed_on": ("Budget réel", "Coût effectif", "Due date", "Début réel"),
}  # fmt: skip


@pytest.mark.parametrize(("field", "heading"), [(f, h) for f, texts in NEVER.items() for h in texts])
def test_a_heading_that_is_near_means_something_else(field, heading):
    assert field not in [m.field for m in meanings("actions", heading) if m.strength >= 0.5]


@pytest.mark.parametrize(
    ("group", "heading", "field"),
    [
        ("Réel", "Fin", "completed_on"), ("Fin", "Réelle", "completed_on"), ("Prévu", "Fin", "deadline"),
        ("Planned", "Finish", "deadline"), ("Finish", "Actual", "completed_on"), ("Baseline", "Finish", "initial_deadline"),
        ("Previsto", "Término", "deadline"), ("Real", "Término", "completed_on"), ("الفعلي", "تاريخ الانتهاء", "completed_on"),
        ("Réel", "Responsable", "owner"), ("Prévu", "Budget", "budget"), ("Réalisé", "Début", "start"),
    ],
)  # fmt: skip
def test_the_group_says_whether_a_day_was_planned(group, heading, field):
    assert meanings("actions", heading, group)[0].field == field


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("status_id", "status"), ("user_ids", "owner"), ("user_id/name", "owner"), ("assignee__username", "owner"),
        ("axis__title", "axis"), ("x_studio_axe", "axis"), ("x_priority", "priority"), ("date_deadline", "deadline"),
        ("project_id", "axis"),
        ("owner.display_name", "owner"), ("task_id", "code"), ("percent_complete", "progress"),
    ],
)  # fmt: skip
def test_the_name_of_a_field_is_read_as_words(name, field):
    assert meanings("actions", name)[0].field == field


@pytest.mark.parametrize(
    "name", ["project_id/id", "assignee__email", "user_id/phone", "parent_id", "created_by", "tag_ids"]
)
def test_the_path_of_a_field_that_leads_elsewhere_means_nothing(name):
    assert not [m for m in meanings("actions", name) if m.strength >= 0.5]


def columns(rows):
    workbook = read(books.xlsx(rows), "plan.xlsx")
    recognition = recognise(workbook)
    table = normalise(workbook, recognition, Known(year=2026))
    return [recognition.columns.get(c, "") for c in range(len(rows[0]))], table


@pytest.mark.parametrize(
    ("heads", "words"),
    [
        (
            ("Tarefa", "Data de início", "Data de conclusão", "Status"),
            ("Não iniciada", "Em andamento", "Bloqueada"),
        ),
        (("Task", "Start date", "Completion date", "Status"), ("Not started", "In progress", "Not started")),
        (("Tâche", "Date de début", "Date d’achèvement", "Statut"), ("Non commencé", "En cours", "À faire")),
        (
            ("Tarea", "Fecha de inicio", "Fecha de conclusión", "Estado"),
            ("Sin iniciar", "En curso", "Pendiente"),
        ),
    ],
)
def test_days_of_completion_of_what_is_not_done_are_deadlines(heads, words):
    rows = [
        heads,
        ("Préparer la rencontre", "03/12/2026", "06/12/2026", words[0]),
        ("Inviter les chambres", "09/12/2026", "12/12/2026", words[1]),
        ("Signer l’accord", "", "", words[2]),
        ("Publier le compte rendu", "", "", words[0]),
    ]
    found, table = columns(rows)
    assert found[2] == "deadline"
    assert str(table.rows[0].values["deadline"]) == "2026-12-06"


def test_days_of_completion_of_what_is_done_stay_what_they_are():
    rows = [
        ("Task", "Start date", "Completion date", "Status"),
        ("Prepare the visit", "03/10/2026", "06/10/2026", "Done"),
        ("Invite the chambers", "09/10/2026", "12/10/2026", "Done"),
        ("Sign the agreement", "15/10/2026", "", "In progress"),
        ("Publish the minutes", "20/10/2026", "", "Not started"),
    ]
    assert columns(rows)[0][2] == "completed_on"


@pytest.mark.parametrize(
    ("heads", "fields"),
    [
        (("Titre", "Résumé", "Qui", "Échéance"), ["title", "description", "owner", "deadline"]),
        (("Summary", "Task name", "Assignee", "Due date"), ["description", "title", "owner", "deadline"]),
        (("Resumen", "Estado", "Asignado a", "Vence"), ["title", "status", "owner", "deadline"]),
        (
            ("Fin planifiée", "Tâche", "Fin", "Fin réelle"),
            ["initial_deadline", "title", "deadline", "completed_on"],
        ),
        (("Macro tâche", "Tâche", "Date de création", "Début"), ["axis", "title", "", "start"]),
        (("Projet", "Tâche", "Créé le", "Échéance"), ["axis", "title", "start", "deadline"]),
        (("Projet", "Axe", "Tâche", "Échéance"), ["", "axis", "title", "deadline"]),
    ],
)
def test_a_word_of_two_meanings_leaves_the_first_to_a_surer_one(heads, fields):
    values = {
        "owner": "Awa", "status": "En cours", "axis": "Accueil", "title": "Préparer la salle", "description": "Une longue phrase qui dit tout",
    }  # fmt: skip
    rows = [heads]
    for n in range(4):
        rows.append(tuple(
            f"{3 + n}/11/2026" if field in ("start", "deadline", "completed_on", "initial_deadline", "") else f"{values[field]} {n % 2}"
            if field == "axis" else values[field] if field in ("owner", "status") else f"{values[field]} {n}"
            for field in fields
        ))  # fmt: skip
    assert columns(rows)[0] == fields


@pytest.mark.parametrize(("value", "field"), [("Port", "axis"), (7, "")])
def test_a_project_by_its_name_groups_and_by_its_number_does_not(value, field):
    rows = [
        ("project_id", "name", "user_id", "date_deadline"),
        *((value, f"Prepare the visit {n}", "Awa", "2026-11-03") for n in range(4)),
    ]
    assert columns(rows)[0] == [field, "title", "owner", "deadline"]


def test_a_column_of_yes_and_no_is_no_title():
    rows = [
        ("Name", "Milestone", "Owner", "Finish"),
        ("Sign the minutes", "No", "Awa", "30/11/2026"),
        ("Book the hall", "Yes", "Said", "18/12/2026"),
    ]
    assert columns(rows)[0] == ["title", "", "owner", "deadline"]


@pytest.mark.parametrize(
    ("heads", "fields"),
    [
        (("¿Qué?", "¿Quién?", "¿Para cuándo?", "¿Cómo va?"), ["title", "owner", "deadline", "status"]),
        (
            ("Que fait-on ?", "Confié à", "D’ici le", "Où en est-on ?"),
            ["title", "owner", "deadline", "status"],
        ),
        (
            ("What needs to be done?", "Who?", "By when?", "How is it going?"),
            ["title", "owner", "deadline", "status"],
        ),
        (
            ("O que fazer?", "Quem faz?", "Até quando?", "Como está?"),
            ["title", "owner", "deadline", "status"],
        ),
        (("العمل المطلوب", "من المسؤول؟", "متى؟", "أين وصلنا؟"), ["title", "owner", "deadline", "status"]),
    ],
)
def test_headings_asked_as_questions(heads, fields):
    rows = [heads, *((f"Préparer la salle {n}", "Awa", f"{3 + n}/11/2026", "En cours") for n in range(3))]
    assert columns(rows)[0] == fields


@pytest.mark.parametrize(
    ("heads", "code"),
    [
        (("#", "Action ID", "Action", "Owner"), 1), (("id", "code", "title", "owner"), 1), (("N°", "Référence", "Action", "Responsable"), 1),
        (("م", "الرمز", "الإجراء", "المسؤول"), 1), (("Ref", "No", "Task", "Owner"), 0),
    ],
)  # fmt: skip
def test_the_rank_of_a_row_leaves_the_code_to_the_code(heads, code):
    codes = ("HR-01", "HR-02", "IT-01")
    rows = [heads]
    for n, known in enumerate(codes, start=1):
        rows.append(
            (n, known, f"Prepare the visit {n}", "Awa")
            if code
            else (known, n, f"Prepare the visit {n}", "Awa")
        )
    found, table = columns(rows)
    assert found.index("code") == code
    assert [row.values["title"] for row in table.rows] == [row[2] for row in rows[1:]]


@pytest.mark.parametrize(
    ("heads", "few"),
    [
        (("Tâche", "Statut", "Date d’échéance", "Date de fin"), 3),
        (("Task", "Status", "End", "Due date"), 2),
        (("Tarea", "Estado", "Vencimiento", "Fin"), 3),
    ],
)
def test_a_second_end_that_only_what_is_done_has_is_the_day_of_completion(heads, few):
    words = ("Done", "In progress", "Done", "Not started")
    rows = [heads]
    for n, word in enumerate(words):
        ends = [f"{3 + n}/11/2026", f"{2 + n}/11/2026" if word == "Done" else ""]
        rows.append((f"Préparer la salle {n}", word, *(ends if few == 3 else ends[::-1])))
    found, table = columns(rows)
    assert (found[few], found[5 - few]) == ("completed_on", "deadline")
    assert str(table.rows[1].values["deadline"]) == "2026-11-04"


@pytest.mark.parametrize(
    ("group", "heading", "field"),
    [("Responsable", "Nom", "owner"), ("Who", "Name", "owner"), ("Entidad", "Nombre", "organisation"), ("المسؤول", "الاسم", "owner")],
)  # fmt: skip
def test_a_name_under_people_is_who(group, heading, field):
    assert meanings("actions", heading, group)[0].field == field


@pytest.mark.parametrize(
    "heads",
    [
        (
            "Nombre de tarea",
            "Duración",
            "Comienzo",
            "Fin",
            "Predecesoras",
            "Nombres de los recursos",
            "% completado",
        ),
        (
            "Nome da tarefa",
            "Duração",
            "Início",
            "Término",
            "Predecessoras",
            "Nomes dos recursos",
            "% concluída",
        ),
        ("اسم المهمة", "المدة", "البدء", "الإنهاء", "السابقات", "أسماء الموارد", "% مكتمل"),
        ("Vorgangsname", "Dauer", "Anfang", "Ende", "Vorgänger", "Ressourcennamen", "% Abgeschlossen"),
    ],
)
def test_the_schedule_of_a_project_in_other_languages(heads):
    rows = [
        heads,
        ("Sign the minutes", "43", "01/10/2026", "30/11/2026", "", "Awa", "60%"),
        ("Send the letter", "11", "01/10/2026", "15/10/2026", "1", "Said", "100%"),
    ]
    assert columns(rows)[0] == ["title", "", "start", "deadline", "needs", "owner", "progress"]
