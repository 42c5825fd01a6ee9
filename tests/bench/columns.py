"""A plan of fourteen columns as a workbook, and the same with some cells edited."""

import io
from datetime import date, timedelta

import xlsxwriter

#: Field → heading.
COLUMNS = {
    "code": "Code",
    "axis": "Axe",
    "title": "Action",
    "description": "Description",
    "organisation": "Organisme",
    "owner": "Responsable",
    "partners": "Partenaires",
    "start": "Début",
    "deadline": "Échéance",
    "status": "Statut",
    "progress": "Avancement",
    "priority": "Priorité",
    "deliverable": "Livrable",
    "comment": "Commentaire",
}
STATUSES = ("Réalisée", "En cours", "En cours", "Non démarrée", "Bloquée")


def row(i, *, edited):
    """One row, different from the others and always the same; an edited one has another deadline and comment."""
    start = date(2025, 10, 1) + timedelta(i * 7 % 300)
    status = STATUSES[i % 5]
    return (
        f"A{i % 6 + 1}.{i // 6 + 1}",
        f"A{i % 6 + 1}. Axe {i % 6 + 1}",
        f"Action {i} du plan de démonstration",
        f"Préparer, mener et évaluer l'action {i} avec les organismes associés",
        ("Chambre de Rabat", "Chambre de Lomé", "Ambassade", "Fédération")[i % 4],
        f"Responsable {i % 40}",
        ("Chambre de Lomé", "Ambassade / Fédération", None)[i % 3],
        start,
        start + timedelta(60 + i * 13 % 400 + (30 if edited else 0)),
        status,
        {"Réalisée": 100, "Non démarrée": 0}.get(status, i * 31 % 100),
        ("Haute", "Moyenne", "Basse")[i % 3],
        f"Rapport {i % 900}",
        f"Reporté après la réunion {i}" if edited else (f"Point {i % 500} à suivre", None)[i % 2],
    )


def workbook(size, *, every=0):
    """The plan as .xlsx; one row in `every` edited, none for 0."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "default_date_format": "dd/mm/yyyy"})
    page = book.add_worksheet("Plan")
    page.write_row(0, 0, COLUMNS.values())
    for i in range(size):
        page.write_row(i + 1, 0, row(i, edited=bool(every) and i % every == every // 2))
    book.close()
    return buffer.getvalue()
