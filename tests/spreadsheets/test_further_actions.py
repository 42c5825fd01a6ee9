"""Actions that look like something else: no rule may take them for help, footers, chapters or other tables."""

import pytest

from tests.spreadsheets.further import Case, Shown, day, differences, plan, workbook

HEADS = ("Code", "Action", "Responsable", "Échéance", "Statut")
COLUMNS = "code title owner deadline status"


def actions(*titles, owner="Lina", status="À faire"):
    """Rows of a plan that differ by their titles alone."""
    return [(str(n), title, owner, day(n, 5), status) for n, title in enumerate(titles, 1)]


def all_of_them(kind, *titles):
    """A case whose every row is an action."""
    return Case(
        kind,
        plan(HEADS, *actions(*titles)),
        columns=COLUMNS,
        rows=len(titles),
        first={"row": 2, "title": titles[0]},
        last={"row": len(titles) + 1, "title": titles[-1]},
    )


CASES = (
    all_of_them(
        "verbs of a manual",
        "Indiquer aux partenaires le calendrier des salons",
        "Décrire les procédures d’achat en trois étapes",
        "Saisir les fiches des membres dans la base",
        "Choisir dans la liste les ateliers à visiter",
    ),
    all_of_them(
        "first words of a footer, a section or a sum",
        "Note de cadrage à rédiger",
        "Source d’eau à protéger",
        "Légende de la carte à dessiner",
        "Contacts à prendre avec les banques",
        "Risques : animer un atelier",
        "Total Chimie : signer la convention",
        "Exemple de contrat à traduire",
        "Totaliser les ventes du salon",
    ),
    all_of_them(
        "words of headings", "Statut des membres", "Échéance fiscale", "Plan d’action", "Code de conduite"
    ),
    Case(
        "blank rows and one-word chapters inside a plan",
        plan(
            HEADS,
            ("1", "Tracer la route", "Lina", day(1, 5), "Fait"),
            (),
            (),
            ("Risques",),
            ("2", "Couvrir la route", "Ali", day(2, 5), "En cours"),
            (),
            ("Contacts",),
            ("3", "Clôture", "Ali", day(3, 5), "À faire"),
        ),
        columns=COLUMNS,
        rows=3,
        first={"row": 2},
        last={"row": 9, "title": "Clôture"},
    ),
    Case(
        "rules of dashes between the actions",
        plan(
            HEADS,
            ("1", "Laver la nef", "Lina", day(1, 5), "Fait"),
            ("---",) * 5,
            ("2", "Peindre la nef", "Ali", day(2, 5), "En cours"),
            ("---",) * 5,
            ("3", "Ouvrir la nef", "Ali", day(3, 5), "À faire"),
        ),
        columns=COLUMNS,
        rows=3,
        first={"row": 2},
        last={"row": 6, "title": "Ouvrir la nef"},
    ),
    Case(
        "the same headings again after a gap",
        plan(
            HEADS,
            *actions("Podar el olivo"),
            (),
            (),
            HEADS,
            ("2", "Regar el olivo", "Leo", day(2, 5), "Pendiente"),
        ),
        columns=COLUMNS,
        rows=2,
        first={"row": 2},
        last={"row": 6, "title": "Regar el olivo"},
    ),
    Case(
        "bodies whose names hold « et » or « & »",
        plan(
            HEADS,
            ("1", "Tenir le registre", "Direction des études et de la planification", day(1, 5), "Fait"),
            ("2", "Revoir le registre", "Recherche & développement", day(2, 5), "En cours"),
            ("3", "Clore le registre", "Ali", day(3, 5), "À faire"),
        ),
        columns=COLUMNS,
        rows=3,
        first={"owner": "Direction des études et de la planification"},
        last={"row": 4, "owner": "Ali"},
    ),
    Case(
        "words of what is done in a status that is not",
        plan(
            HEADS,
            ("1", "Louer le quai", "Lina", day(1, 5), "pas encore fait"),
            ("2", "Peser le grain", "Ali", day(2, 5), "En cours"),
            ("3", "Vendre le grain", "Lina", day(3, 5), "non réalisé"),
        ),
        columns=COLUMNS,
        rows=3,
        first={"status": "not_started"},
        last={"row": 4, "status": "not_started"},
    ),
    Case(
        "codes that differ by a zero, a dash or a letter",
        plan(
            HEADS,
            *(
                (code, f"Travail {n}", "Lina", day(n, 5), "À faire")
                for n, code in enumerate(("1.1", "1.10", "1-1", "01.1", "A1.1"), 1)
            ),
        ),
        columns=COLUMNS,
        rows=5,
        first={"code": "1.1"},
        last={"row": 6, "code": "A1.1"},
    ),
    Case(
        "codes of a year and a number, and a number shown with its zeros",
        plan(
            HEADS,
            ("2026-01", "Ouvrir l’écluse", "Ali", day(1, 31), "Fait"),
            (Shown(12, "0000"), "Fermer l’écluse", "Ali", day(3, 31), "À faire"),
        ),
        columns=COLUMNS,
        rows=2,
        first={"code": "2026-01"},
        last={"row": 3, "code": "0012"},
    ),
    Case(
        "the sheet of next year is numbered and empty",
        workbook(
            {
                "Plan 2026": [HEADS, *actions("Étape un", "Étape deux", "Étape trois")],
                "Plan 2027": [HEADS, *((str(n),) for n in range(1, 9))],
            }
        ),
        columns=COLUMNS,
        rows=3,
        first={"title": "Étape un"},
        last={"title": "Étape trois"},
        sheet="Plan 2026",
    ),
    Case(
        "a plan of texts alone",
        plan(
            ("Code", "Action", "Responsable", "Saison", "État"),
            ("A", "Inviter", "Lina", "printemps", "à faire"),
            ("B", "Recevoir", "Ali", "été", "à faire"),
            ("C", "Remercier", "Lina", "automne", "fait"),
        ),
        columns="code title owner - status",
        rows=3,
        first={"row": 2, "code": "A", "title": "Inviter"},
        last={"row": 4, "status": "done"},
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.kind)
def test_what_is_an_action_stays_one(case):
    assert differences(case) == {}
