"""The place of a partner in the plan, read from its role with care: who may be a signatory is asked."""

import pytest

from lib.spreadsheets.cells.names import Known
from lib.spreadsheets.files.read import read
from lib.spreadsheets.rows.normalise import normalise
from lib.spreadsheets.tables.recognise import recognise


def partners(role, known=None):
    rows = ["Sigle;Nom;Pays;Rôle", f"CCIT;Chambre de commerce;Togo;{role}"]
    workbook = read("\r\n".join(rows).encode(), "partenaires.csv")
    table = normalise(workbook, recognise(workbook), known or Known())
    return table.rows[0].values.get("tier"), table.questions


@pytest.mark.parametrize(
    "role",
    [
        "Signataire",
        "Signataire de la convention",
        "Co-signataire",
        "Cosignataire de la convention",
        "Partie à la convention",
        "Partie A",
        "Co-signatory",
        "طرف موقِّع",
    ],
)
def test_the_role_of_a_signatory_is_read(role):
    assert partners(role) == ("signatory", ())


@pytest.mark.parametrize(
    "role",
    ["Partie associée", "Parties prenantes", "Non signataire", "Appui local", "Partie appelée à suivre", ""],
)
def test_a_role_that_is_no_signatory_s_is_none(role):
    assert partners(role) == (None, ())


@pytest.mark.parametrize("role", ["Futur signataire", "Ministère, signataire de l'annexe"])
def test_a_role_that_speaks_of_signing_is_asked_once(role):
    tier, (question,) = partners(role)
    assert tier is None
    assert (question.section, question.typed) == ("tier", role)


@pytest.mark.parametrize(
    ("answer", "tier"), [("signatory", "signatory"), ("associate", "associate"), ("", None)]
)
def test_what_was_answered_is_not_asked_again(answer, tier):
    assert partners("Futur signataire", Known(tiers={"Futur signataire": answer})) == (tier, ())
