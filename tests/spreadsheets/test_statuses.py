"""A status by its first words, in five languages: the day, the share and the rest are kept; what is denied is not done."""

from datetime import date, datetime

import pytest

from lib.spreadsheets.cells.names import Known
from lib.spreadsheets.cells.statuses import StatusReading, read_status
from lib.spreadsheets.differences.compare import compare
from lib.spreadsheets.folding import vocabulary
from lib.spreadsheets.model import Policies, Sheet, Workbook
from lib.spreadsheets.rows.normalise import normalise
from lib.spreadsheets.tables.recognise import recognise

TODAY = date(2026, 11, 24)
DAY = date(2026, 3, 12)


def read(typed, **explained):
    return read_status(typed, explained, today=TODAY)


@pytest.mark.parametrize(
    ("typed", "status", "remark"),
    [
        ("En cours - attente devis", "in_progress", "attente devis"),
        ("En cours : devis reçu", "in_progress", "devis reçu"),
        ("En cours (devis reçu)", "in_progress", "devis reçu"),
        ("En cours de rédaction par le juriste", "in_progress", "En cours de rédaction par le juriste"),
        ("Done - awaiting sign-off", "done", "awaiting sign-off"),
        ("DONE, see minutes", "done", "see minutes"),
        ("Clos 03/2026", "done", "Clos 03/2026"),
        ("Suspendu faute de budget", "suspended", "Suspendu faute de budget"),
        ("Annulé : doublon", "cancelled", "doublon"),
        ("Bloqué par la douane", "blocked", "Bloqué par la douane"),
        ("Reporté à 2027", "suspended", "Reporté à 2027"),
        ("Terminé\nPV signé", "done", "PV signé"),
        ("In progress – waiting for quotes", "in_progress", "waiting for quotes"),
        ("Not started (no budget)", "not_started", "no budget"),
        ("En curso: falta la firma", "in_progress", "falta la firma"),
        ("Terminado, acta firmada", "done", "acta firmada"),
        ("Em andamento - aguardando parecer", "in_progress", "aguardando parecer"),
        ("Concluído: ata assinada", "done", "ata assinada"),
        ("قيد الإنجاز: في انتظار العرض", "in_progress", "في انتظار العرض"),
        ("منجز، تم التوقيع", "done", "تم التوقيع"),
        ("In Bearbeitung - Angebot fehlt", "in_progress", "Angebot fehlt"),
        ("3 - En cours", "in_progress", ""),
        ("En cours (in progress)", "in_progress", ""),
        ("Réalisé(e)", "done", ""),
        ("✅ validé par le comité", "done", "✅ validé par le comité"),
        ("❌ budget refusé", "not_started", "❌ budget refusé"),
        ("Terminé : 3 lots sur 5", "in_progress", "3 lots sur 5"),
        ("Completed (2 of 5)", "in_progress", "2 of 5"),
        ("Completed (5 of 5)", "done", "5 of 5"),
        ("En retard - attente devis", "in_progress", "attente devis"),
    ],
)
def test_the_first_words_are_the_status_and_the_rest_a_remark(typed, status, remark):
    found = read(typed)
    assert (found.status, found.remark) == (status, remark)


@pytest.mark.parametrize(
    "typed",
    ["Terminé le 12/03/2026", "fait le 12/03/2026", "FAIT LE 12/03/2026", "Clôturé au 12 mars 2026", "Réalisée (12/03/2026)",
     "Done on 2026-03-12", "Completed 12 March 2026", "closed: 12/03/2026", "Hecho el 12/03/2026", "Terminado el 12 de marzo de 2026",
     "Concluído em 12/03/2026", "feito no dia 12/03/2026", "أنجز بتاريخ 12/03/2026", "منجز في 12/03/2026", "Erledigt am 12.03.2026",
     "OK 12/03/2026", "✅ 12/03/2026", "Soldé depuis le 12/03/2026"],
)  # fmt: skip
def test_the_day_of_the_end_is_read_and_leaves_no_remark(typed):
    found = read(typed)
    assert (found.status, found.day, found.remark) == ("done", DAY, "")


def test_a_day_with_more_is_read_and_the_text_kept():
    found = read("Terminé le 12/03/2026 par Lina")
    assert (found.status, found.day, found.remark) == ("done", DAY, "Terminé le 12/03/2026 par Lina")


@pytest.mark.parametrize(
    "typed", ["Terminé le 12/03/2027", "Terminé le 31/02/2026", "Terminé en mars 2026", "Livré pour le 12/03"]
)
def test_a_day_to_come_an_impossible_one_and_a_month_are_only_kept(typed):
    found = read(typed)
    assert (found.status, found.day, found.remark) == ("done", None, typed)


@pytest.mark.parametrize(
    ("typed", "status", "share", "remark"),
    [
        ("en cours (50 %)", "in_progress", 50.0, ""),
        ("En cours à 50%", "in_progress", 50.0, ""),
        ("50 % - en cours", "in_progress", 50.0, ""),
        ("In progress, 12.5 %", "in_progress", 12.5, ""),
        ("Réalisé à 60 %", "in_progress", 60.0, ""),
        ("Terminé à 100 %", "done", 100.0, ""),
        ("En cours : 50 % des devis reçus", "in_progress", 50.0, "50 % des devis reçus"),
        ("قيد الإنجاز ٥٠٪", "in_progress", 50.0, ""),
        ("50%", "in_progress", 50.0, ""),
        ("0 %", "not_started", 0.0, ""),
        ("En cours 250 %", "in_progress", None, "En cours 250 %"),
    ],
)
def test_a_percentage_beside_a_status_is_a_progress(typed, status, share, remark):
    found = read(typed)
    assert (found.status, found.share, found.remark) == (status, share, remark)


@pytest.mark.parametrize(
    "typed",
    ["non fait", "Non réalisé", "pas encore commencé", "pas fait", "not done", "Not done yet", "NOK", "KO", "non terminé",
     "n'est pas encore terminé", "not yet completed", "has not been done", "não concluído", "Não feito", "ainda não realizado",
     "sin hacer", "aún no realizado", "no terminado", "no hecho: falta firma", "لم ينجز بعد", "غير منجز", "لم يكتمل", "غير مكتمل",
     "notyet", "Pas encore", "ainda não", "nicht erledigt", "noch nicht begonnen", "Pas encore démarré (budget)", "Non validé"],
)  # fmt: skip
def test_what_is_denied_is_not_done(typed):
    assert read(typed).status == "not_started"


@pytest.mark.parametrize(
    "typed",
    ["Réalisée partiellement", "presque terminé", "Terminé en partie", "partially done", "Almost complete", "casi terminado",
     "hecho parcialmente", "quase concluído", "feito em parte", "منجز جزئيا", "pas totalement réalisé", "not fully implemented",
     "teilweise erledigt", "inachevé", "unfinished"],
)  # fmt: skip
def test_what_is_done_in_part_is_in_progress(typed):
    assert read(typed) == StatusReading("in_progress")


@pytest.mark.parametrize(
    ("typed", "status"),
    [("✅", "done"), ("✔️", "done"), ("☑️", "done"), ("❌", "not_started"), ("🔄", "in_progress"), ("⏳", "in_progress"),
     ("⏸️", "suspended"), ("⛔", "blocked"), ("🟢 Terminé", "done"), ("🔴 Bloqué", "blocked"), ("🚧 en cours", "in_progress")],
)  # fmt: skip
def test_a_sign_is_a_status(typed, status):
    assert read(typed).status == status


@pytest.mark.parametrize(
    "typed",
    ["🟢", "🟡", "🔴", "Livre blanc", "Open the bids", "Complete the form", "Close monitoring needed", "Review of contracts",
     "Ferme agricole visitée", "Programme de formation", "Fait partie du lot 2", "Terminé / En cours", "En cours → terminé",
     "done or cancelled", "Mijote", "sera fait le 12/03/2026", "pas de retard", "No news", "Nouveaux locaux de l'agence", "complete by June",
     "Terminé ?", "Done?", "منجز؟", "", "?"],
)  # fmt: skip
def test_what_only_looks_like_a_status_is_asked(typed):
    assert not read(typed).status


def test_what_waits_is_asked_once_by_its_first_words():
    for typed in ("En attente de la banque", "en attente : devis"):
        found = read(typed)
        assert (found.status, found.note, found.asked.casefold()) == ("", "ambiguous", "en attente")
    assert read("En attente de la banque", **{"en attent": "blocked"}).status == "blocked"


def test_a_word_explained_once_is_read_before_a_remark_too():
    assert read("Mijote : voir Lina", mijot="in_progress").status == "in_progress"


HEAD = ("Code", "Action", "Responsable", "Échéance", "Statut")


def table(*statuses, head=HEAD, more=()):
    rows = [
        (f"P-{i}", f"Réunir le groupe {i}", "Lina", date(2026, 12, 31), status, *more)
        for i, status in enumerate(statuses)
    ]
    book = Workbook("f.xlsx", "xlsx", (Sheet("Plan", (head, *rows)),))
    return normalise(book, recognise(book), Known(today=TODAY))


def test_what_a_status_says_beside_it_goes_to_its_fields():
    done, going, plain = table("Terminé le 12/03/2026 par Lina", "en cours (50 %)", "En cours").rows
    assert (done.values["status"], done.values["completed_on"]) == ("done", DAY)
    assert done.values["comment"] == "Terminé le 12/03/2026 par Lina"
    assert (going.values["progress"], "comment" in going.values) == (50.0, False)
    assert not {"progress", "comment", "completed_on"} & plain.values.keys()


def test_columns_of_their_own_come_first_and_a_remark_goes_below_a_comment():
    head = (*HEAD, "Avancement", "Réalisée le", "Commentaire")
    row = table(
        "Terminé le 12/03/2026 : PV signé", head=head, more=("100 %", datetime(2026, 3, 15), "Vu")
    ).rows[0]
    assert (row.values["completed_on"], row.values["progress"]) == (date(2026, 3, 15), 100.0)
    assert row.values["comment"] == "Vu\nTerminé le 12/03/2026 : PV signé"


def test_an_end_that_is_denied_beside_a_progress_has_begun():
    assert (
        table("Non terminé", head=(*HEAD, "Avancement"), more=("60 %",)).rows[0].values["status"]
        == "in_progress"
    )
    assert (
        table("Non terminé", head=(*HEAD, "Avancement"), more=("0 %",)).rows[0].values["status"]
        == "not_started"
    )


def stored_of(found):
    return {str(row.row): dict(row.values) for row in found.rows}


def test_the_same_file_again_changes_nothing_and_no_comment_grows():
    found = table(
        "Terminé le 12/03/2026 par Lina",
        "En cours : devis",
        "en cours (50 %)",
        "Non terminé",
        "Reporté à 2027",
    )
    again = compare(found, stored_of(found), Policies())
    assert (len(again.changed), len(again.new), again.unchanged) == (0, 0, 5)


def test_a_remark_goes_below_the_comment_of_the_plan_once_and_names_the_cell_of_the_status():
    found = table("En cours : devis reçu")
    stored = {key: {**values, "comment": "Appelé hier"} for key, values in stored_of(found).items()}
    changed = compare(found, stored, Policies()).changed[0].fields[0]
    assert (changed.field, changed.new, changed.cell) == ("comment", "Appelé hier\ndevis reçu", "E2")
    stored = {key: {**values, "comment": changed.new} for key, values in stored.items()}
    assert not compare(found, stored, Policies()).changed


@pytest.mark.parametrize(
    ("typed", "explained", "near"),
    [
        ("terminnée", {}, "done"),
        ("en couers", {}, "in_progress"),
        ("complted", {}, "done"),
        ("mijote doucement", {"mijote doucemant": "blocked"}, "blocked"),
    ],
)
def test_an_unknown_word_is_asked_once_with_what_similar_words_meant(typed, explained, near):
    rows = [
        (f"P-{i}", f"Réunir le groupe {i}", "Lina", date(2026, 12, 31), s)
        for i, s in enumerate([typed, typed, "En cours"])
    ]
    book = Workbook("f.xlsx", "xlsx", (Sheet("Plan", (HEAD, *rows)),))
    found = normalise(book, recognise(book), Known(statuses=explained))
    asked = [q for q in found.questions if q.section == "status"]
    assert [(q.typed, q.count, q.near[0]) for q in asked] == [(typed, 2, near)]
    assert "status" not in found.rows[0].values


def test_a_word_like_no_other_is_asked_without_a_proposal():
    assert [q.near for q in table("chez le notaire", "En cours").questions] == [()]


def test_every_word_around_a_status_is_folded_for_good():
    assert all(vocabulary("values")["status_words"].values())


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ("True", "done"),
        ("VRAI", "done"),
        ("Verdadero", "done"),
        ("صحيح", "done"),
        ("False", "not_started"),
        ("FAUX", "not_started"),
        ("Falso", "not_started"),
        ("خطأ", "not_started"),
        ("false alarm", ""),
    ],
)
def test_a_truth_says_whether_it_is_done_in_the_language_of_the_workbook(typed, status):
    assert read_status(typed, {}).status == status


def test_a_question_mark_takes_nothing_from_what_is_to_be_discussed():
    assert read_status("À discuter ?", {}).note == "discuss"
