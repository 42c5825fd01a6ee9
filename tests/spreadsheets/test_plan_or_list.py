"""What tells a plan from another list: somebody, a state or a day is said of its actions, in values and not in headings."""

import pytest

from tests.spreadsheets.further import day, found, plan

D = [day(month, 12) for month in range(1, 13)]
NOT_PLANS = {
    "participants fr": (
        ("Nom", "Organisation", "Statut"),
        ("Awa Sall", "Halles", "Confirmé"),
        ("Rui Paz", "Ports", "Invité"),
        ("Lina Soro", "Halles", "Confirmé"),
    ),
    "participants en": (
        ("Participant", "Organisation", "Status"),
        ("Awa Sall", "Halls Ltd", "Confirmed"),
        ("Rui Paz", "Ports Ltd", "Open"),
        ("Lina Soro", "Halls Ltd", "Confirmed"),
    ),
    "participants ar": (
        ("المشارك", "المؤسسة", "الحالة"),
        ("لينا سورو", "الغرفة", "مؤكد"),
        ("عمر باه", "الميناء", "مدعو"),
        ("سناء علي", "الغرفة", "مؤكد"),
    ),
    "programme fr": (
        ("Heure", "Activité", "Intervenant"),
        ("9h00", "Accueil des exposants", "Lina"),
        ("9h30 - 10h30", "Visite de la halle", "Omar"),
        ("11h", "Mot de la fin", "Awa"),
    ),
    "programme en": (
        ("Time", "Activity", "Owner"),
        ("9 am", "Welcome of the exhibitors", "Lina"),
        ("10:30 am", "Tour of the hall", "Omar"),
        ("2 pm - 3 pm", "Closing words", "Awa"),
    ),
    "programme es": (
        ("Inicio", "Fin", "Actividad", "Responsable"),
        ("09:00", "10:00", "Bienvenida de los expositores", "Lina"),
        ("10:00", "11:00", "Visita del pabellón", "Omar"),
        ("11:00", "12:00", "Palabras finales", "Awa"),
    ),
    "risks of which nobody is in charge": (
        ("Nature", "Description", "Probabilité", "Priorité", "Action de réduction"),
        ("Humain", "Manque de temps", "Faible", "Haute", "Garder une marge"),
        ("Technique", "Panne du serveur", "Forte", "Basse", "Prévoir un double"),
        ("Humain", "Oubli des essais", "Moyen", "Haute", "Relire à deux"),
    ),
    "weeks without a day": (
        ("Atividades", "Duração", "Início", "1s", "2s", "3s"),
        ("Escolher o tema", 2),
        ("Falar com o cliente", 2),
        ("Montar a tenda", 1),
    ),
    "a brainstorm": (
        ("Task", "Notes", "Optimistic", "Pessimistic", "Known Dates"),
        ("sew the tents", None, 1, 2),
        ("find the poles", "Wooden", 1, 3),
        ("hire the lorry", None, 2, 4),
    ),
    "a timetable": (
        ("Horas", "Lunes", "Martes", "Miércoles"),
        ("9:00", "Lengua", "Danza", "Arte"),
        ("10:00", "Historia", "Arte", "Estado"),
        ("11:00", "Arte", "Historia", "Danza"),
        ("12:00", "Descanso", "Historia", "Danza"),
    ),
}
PLANS = {
    "an empty form with its actions": (
        ("Action", "Responsable", "Échéance", "Statut"),
        ("Signer la convention", None),
        ("Tenir le forum", None),
    ),
    "numbered activities": (
        ("Atividade", "Responsável", "S1", "S2"),
        (1, "A", 12, 12),
        (2, "B", None, 4),
        (3, "A", None, 6),
    ),
    "day and activity": (("fecha", "actividad"), (D[3], "barrer"), (D[4], "limpiar"), (D[5], "pintar")),
    "date and action": (("Date", "Action"), (D[3], "Signer"), (D[4], "Imprimer"), (D[5], "Poster")),
    "courses": (
        ("Semana", "Tema da Formação", "Formador"),
        (6, "Vendas no porto", "RH"),
        (8, "Contas da feira", "BF"),
        (9, "Montagem da tenda", "SM"),
    ),
    "an agenda over several days": (
        ("Date", "Heure", "Activité", "Responsable"),
        (D[3], "9h00", "Signer la convention", "Lina"),
        (D[4], "10h00", "Tenir le forum", "Omar"),
        (D[5], "11h00", "Fermer la halle", "Awa"),
    ),
    "names of things to do": (
        ("Name", "Owner", "Status"),
        ("Hold the forum of June", "Lina", "Done"),
        ("Sign the agreement", "Omar", "In progress"),
        ("Print all of the badges", "Awa", "Not started"),
    ),
    "projects of bodies": (
        ("Nom", "Structure", "Échéance", "Statut"),
        ("Halle neuve", "Mairie", D[3], "En cours"),
        ("Quai nord", "Port", D[4], "À faire"),
        ("Marché", "Mairie", D[5], "Fait"),
    ),
    "hours that an action takes": (
        ("Tâche", "Durée", "Responsable", "Statut"),
        ("Ranger la halle", "2h30", "Lina", "Fait"),
        ("Laver la halle", "1h15", "Omar", "À faire"),
    ),
}


@pytest.mark.parametrize("name", NOT_PLANS)
def test_a_list_of_which_nothing_is_followed_is_refused_in_true_words(name):
    got = found(plan(*NOT_PLANS[name]), "liste.xlsx")
    assert (got["verdict"], got["reason"]) == ("refused", "not_an_action_plan")


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_of_which_little_is_said_is_read(name):
    got = found(plan(*PLANS[name]), "plan.xlsx")
    assert (got["verdict"], got["rows"]) == ("importable", len(PLANS[name]) - 1)


def test_a_heading_that_says_date_alone_is_the_day_to_meet_and_a_start_stays_one():
    lone = found(plan(*PLANS["date and action"]), "plan.xlsx")
    both = found(
        plan(("Date", "Action", "Échéance"), (D[1], "Signer la convention", D[3]), (D[2], "Imprimer", D[4])),
        "plan.xlsx",
    )
    begun = found(
        plan(("Début", "Action", "Responsable"), (D[1], "Signer", "Lina"), (D[2], "Imprimer", "Omar")),
        "p.xlsx",
    )
    assert lone["columns"] == {"A": "deadline", "B": "title"}
    assert both["columns"]["C"] == "deadline"
    assert begun["columns"]["A"] == "start"


@pytest.mark.parametrize("line", ["©Copyright 2019 Made Up Ltd", "© Made Up Ltd", "©2020"])
def test_a_form_that_holds_nothing_but_whose_it_is_has_no_rows(line):
    got = found(plan(("Action", "Who", "When", "Status"), (), (), (line,)), "form.xlsx")
    assert got["verdict"] == "no_rows"


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        (
            (("Date", "Partenaire", "Objet", "Résultat"), (D[1], "Halles", "Visite", "À revoir")),
            "interactions",
        ),
        (
            (("Date", "Partner", "Subject", "Result"), (D[1], "Halls", "Visit", "To see again")),
            "interactions",
        ),
        ((("التاريخ", "الشريك", "الموضوع", "النتيجة"), (D[1], "الغرفة", "زيارة", "إيجابية")), "interactions"),
        ((("Partenaire", "Pays", "Rôle"), ("Halles", "Togo", "Signataire")), "partners"),
        ((("Organisation", "Type", "Country"), ("Halls", "Firm", "Togo")), "partners"),
        ((("المؤسسة", "الدولة", "الدور"), ("الغرفة", "المغرب", "شريك")), "partners"),
    ],
)
def test_partners_and_exchanges_are_what_they_are(rows, kind):
    got = found(plan(*rows, rows[-1]), "liste.xlsx")
    assert (got["verdict"], got["kind"]) == ("importable", kind)


@pytest.mark.parametrize("heads", [("Partenaire", "Contact", "Téléphone"), ("Partner", "Contact", "Phone")])
def test_partners_of_whom_too_little_is_said_are_not_said_to_be_no_plan(heads):
    got = found(plan(heads, ("Halles", "Lina", "01"), ("Ports", "Omar", "02")), "liste.xlsx")
    assert (got["verdict"], got["reason"]) == ("refused", "header_not_found")
