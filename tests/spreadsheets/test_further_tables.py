"""Layouts as people really have them: merges, several rows of headings, what is below, several sheets."""

import pytest

from tests.spreadsheets.further import Case, day, differences, plan, workbook

HEADS = ("Code", "Action", "Responsable", "Échéance", "Statut")
CASES = (
    Case(
        "plain English headings in row 1: the first row below is an action",
        plan(
            ("ref", "workstream", "task", "details", "lead", "due", "state"),
            ("W-1", "Fair", "Book the hall", "For 40 stands", "Nadia", "2026-03-01", "done"),
            ("W-2", "Fair", "Print the badges", "Two colours", "Omar", "2026-03-10", "in progress"),
            ("W-3", "Mission", "Choose the hotel", "Near the port", "Sena", "2026-04-05", "not started"),
        ),
        columns="code axis title description owner deadline status",
        rows=3,
        first={"row": 2, "code": "W-1", "title": "Book the hall", "owner": "Nadia", "status": "done"},
        last={"row": 4, "code": "W-3", "deadline": "2026-04-05", "status": "not_started"},
    ),
    Case(
        "what is merged down belongs to every action, whatever the field",
        plan(
            ("N°", "Axe", *HEADS[1:]),
            ("1", None, "Recenser les ateliers"),
            ("2", None, "Rédiger la charte"),
            ("3", None, "Tester la vente"),
            merges={
                "B2:B4": "Vente",
                "D2:D4": "Service des ventes",
                "E3:E4": day(6, 30),
                "F2:F4": "Non démarré",
            },
        ),
        columns="code axis title owner deadline status",
        rows=3,
        first={"title": "Recenser les ateliers", "axis": "Vente", "owner": "Service des ventes"},
        last={
            "row": 4,
            "axis": "Vente",
            "owner": "Service des ventes",
            "deadline": "2026-06-30",
            "status": "not_started",
        },
    ),
    Case(
        "headings on two rows: the lower name completes the one above, a blank keeps it",
        plan(
            ("Nº", "Acción", "Responsable", None, "Plazo", None, "Avance"),
            (None, None, "Nombre", "Entidad", "Inicio", "Fin", "%"),
            (1, "Abrir la oficina", "Marta", "Cámara", day(1, 7), day(1, 30), 80),
            (2, "Contratar al gestor", "Luis", "Ayuntamiento", day(2, 1), day(2, 28), 30),
            (3, "Publicar la guía", "Marta", "Cámara", day(3, 1), day(4, 15), 0),
            merges={"C1:D1": "Responsable", "E1:F1": "Plazo"},
        ),
        columns="code title owner organisation start deadline progress",
        header=None,
        rows=3,
        first={"row": 3, "title": "Abrir la oficina", "owner": "Marta", "deadline": "2026-01-30"},
        last={"row": 5, "start": "2026-03-01", "deadline": "2026-04-15"},
    ),
    Case(
        "planned and real days under one heading",
        plan(
            ("Código", "Ação", "Quem", "Datas", None, "Situação"),
            (None, None, None, "Prevista", "Realizada", None),
            ("A-01", "Pintar a sala", "Rita", day(2, 2), day(2, 4), "Concluída"),
            ("A-02", "Montar o palco", "Paulo", day(3, 2), None, "Em andamento"),
            ("A-03", "Limpar o jardim", "Rita", day(4, 2), None, "A iniciar"),
            merges={"D1:E1": "Datas"},
        ),
        columns="code title owner deadline completed_on status",
        header=None,
        rows=3,
        first={"row": 3, "deadline": "2026-02-02", "status": "done"},
        last={"row": 5, "title": "Limpar o jardim", "deadline": "2026-04-02", "status": "not_started"},
    ),
    Case(
        "the risks below are no actions",
        plan(
            HEADS,
            ("A1", "Monter le stand", "Fanta", day(2, 1), "Terminé"),
            ("A2", "Démonter le stand", "Yao", day(2, 9), "Non démarré"),
            (),
            ("Risques",),
            ("N°", "Risque", "Probabilité", "Gravité", "Mesure"),
            ("R1", "Pluie", "Forte", "2", "Bâche"),
            ("R2", "Panne de courant", "Faible", "3", "Groupe"),
        ),
        columns="code title owner deadline status",
        rows=2,
        first={"row": 2, "code": "A1"},
        last={"row": 3, "title": "Démonter le stand"},
    ),
    Case(
        "the contacts below are no actions",
        plan(
            ("Acción", "Responsable", "Fecha fin", "Estado"),
            ("Llamar a los socios", "Sara", day(3, 4), "Realizada"),
            ("Redactar el acta", "Iván", day(3, 9), "Pendiente"),
            (),
            ("Nombre", "Teléfono", "Correo"),
            ("Sara Gil", "600 000 001", "sara@ejemplo.org"),
            ("Iván Paz", "600 000 002", "ivan@ejemplo.org"),
        ),
        columns="title owner deadline status",
        rows=2,
        first={"row": 2, "status": "done"},
        last={"row": 3, "title": "Redactar el acta"},
    ),
    Case(
        "a rule of dashes ends the table",
        plan(
            ("Ação", "Responsável", "Prazo", "Estado"),
            ("Contratar a banda", "Lia", day(6, 1), "Feito"),
            ("Alugar o som", "Gil", day(6, 5), "Por fazer"),
            ("-----", "-----", "-----", "-----"),
            ("Orçamento", "Previsto", "Gasto", "Saldo"),
            ("Banda", 800, 800, 0),
            ("Som", 300, 0, 300),
        ),
        columns="title owner deadline status",
        rows=2,
        first={"row": 2, "status": "done"},
        last={"row": 3, "title": "Alugar o som", "status": "not_started"},
    ),
    Case(
        "a row of help and an example are no actions",
        plan(
            ("Código", "Acción", "Responsable", "Fecha límite", "Estado", "%"),
            (
                "Número único",
                "Describa la acción con un verbo",
                "Nombre y apellido de la persona",
                "Día en que debe terminar (dd/mm/aaaa)",
                "Elija de la lista",
                "De 0 a 100",
            ),
            ("EJEMPLO", "Comprar los pasajes", "Juan", day(1, 1), "En curso", 50),
            ("1", "Reservar el bus", "Nora", day(2, 1), "Hecho", 100),
            ("2", "Preparar la visita", "Leo", day(2, 5), "En curso", 20),
        ),
        columns="code title owner deadline status progress",
        rows=2,
        first={"row": 4, "code": "1", "title": "Reservar el bus"},
        last={"row": 5, "progress": 20.0},
    ),
    Case(
        "chapters name the axis of what follows, totals are no actions",
        plan(
            ("Code", "Action", "Responsable", "Échéance", "Budget", "Statut"),
            (),
            ("1.1", "Former les guides", "Ama", day(2, 1), 1000, "Terminé"),
            (None, "Sous-total axe 1", None, None, 1000),
            (),
            ("2.1", "Ouvrir la boutique", "Ama", day(5, 1), 2000, "Non démarré"),
            (None, "TOTAL GÉNÉRAL", None, None, 3000),
            merges={"A2:F2": "AXE 1 : FORMATION", "A5:F5": "AXE 2 : COMMERCE"},
        ),
        columns="code title owner deadline - status",
        rows=2,
        first={"row": 3, "code": "1.1", "axis": "AXE 1 : FORMATION"},
        last={"row": 6, "code": "2.1", "axis": "AXE 2 : COMMERCE"},
    ),
    Case(
        "an empty form that comes first does not hide the full sheet",
        workbook(
            {
                "Formulário": [("Código", "Eixo", "Ação", "Responsável", "Data de início", "Data de fim")],
                "Dados": [
                    ("Nº", "O que fazer", "Quem", "Até quando", "Como está"),
                    (1, "Abrir a loja", "Ana", day(1, 9), "feito"),
                    (2, "Pintar a loja", "Rui", day(2, 9), "em curso"),
                    (3, "Encher a loja", "Ana", day(3, 9), "por fazer"),
                ],
            }
        ),
        columns="code title owner deadline status",
        rows=3,
        first={"title": "Abrir a loja", "status": "done"},
        last={"title": "Encher a loja", "status": "not_started"},
        sheet="Dados",
    ),
    Case(
        "among twins of two years the latest is read",
        workbook(
            {
                f"Suivi {year}": [
                    HEADS,
                    *((str(n), f"{name} {n}", "Ida", day(n, 3, year), "En cours") for n in range(1, last)),
                ]
                for year, name, last in ((2025, "Ancienne action", 7), (2026, "Nouvelle action", 6))
            }
        ),
        columns="code title owner deadline status",
        rows=5,
        first={"title": "Nouvelle action 1"},
        last={"title": "Nouvelle action 5"},
        sheet="Suivi 2026",
    ),
    Case(
        "a heading merged over the group and the task",
        plan(
            ("Tâches", None, "Qui"),
            (None, "Lister les pages", "Aya"),
            (None, "Dessiner les pages", "Tom"),
            ("Livraison", "Livrer le site", "Aya"),
            merges={"A1:B1": "Tâches", "A2:A3": "Conception"},
        ),
        columns="axis title owner",
        rows=3,
        first={"row": 2, "title": "Lister les pages", "axis": "Conception"},
        last={"row": 4, "title": "Livrer le site", "owner": "Aya"},
    ),
    Case(
        "weeks and crosses on the right are no columns of the plan",
        plan(
            ("Tâche", "Responsable", "Début", "Fin", *(f"S{n}" for n in range(1, 9))),
            ("Étude du site", "Paul", day(1, 5), day(1, 16), "X", "X"),
            ("Achat du terrain", "Rose", day(1, 19), day(2, 6), None, None, "X", "X"),
            ("Construction", "Paul", day(2, 9), day(3, 27), *[None] * 4, "X", "X", "X"),
        ),
        columns="title owner start deadline",
        rows=3,
        first={"row": 2, "deadline": "2026-01-16"},
        last={"row": 4, "title": "Construction"},
    ),
    Case(
        "a calendar of crosses alone: nobody, no day, no status",
        plan(
            ("Actividad", "Enero", None, None, None, "Febrero"),
            (None, 1, 2, 3, 4, 1, 2),
            ("Diseño", "x", "x"),
            ("Compra", None, None, "x", "x"),
            ("Montaje", None, None, None, None, "x", "x"),
        ),
    ),
    Case(
        "risks with neither person, day nor status",
        plan(
            ("Nature", "Description", "Probabilité", "Gravité", "Action de réduction"),
            ("Humain", "Manque de temps", "Faible", 2, "Garder une marge"),
            ("Technique", "Panne du serveur", "Forte", 3, "Prévoir un double"),
            ("Humain", "Oubli des essais", "Moyen", 3, "Relire à deux"),
        ),
    ),
    Case(
        "people are not actions",
        plan(
            ("Employee ID", "Name", "Department", "Hire date", "Salary"),
            ("E-1", "Ann Poe", "Sales", day(1, 2, 2020), 2000),
            ("E-2", "Bob Roe", "Port", day(1, 2, 2021), 2100),
            ("E-3", "Cal Doe", "Port", day(4, 2, 2022), 2300),
        ),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.kind)
def test_a_layout_is_read_as_a_careful_reader_would(case):
    assert differences(case) == {}
