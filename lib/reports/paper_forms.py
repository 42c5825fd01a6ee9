"""How functions and organisations are written on papers of a language: the forms that the plan keeps for them."""

from __future__ import annotations

from lib.documents.addressee import Form
from lib.domain.terms import Gender, NameKind
from lib.i18n import Language
from lib.store import reads
from lib.store.ledger import rows_at
from lib.store.state import State

#: The column that holds the form of each language; the short one has the same name with `_short`.
COLUMNS: dict[Language, str] = {"fr": "french", "ar": "arabic", "en": "english"}


def function_forms(state: State, *, language: Language) -> dict[str, Form]:
    """The functions whose form is known, by their name in the plan."""
    return _forms(state, NameKind.FUNCTION, language)


def organisation_forms(state: State, *, language: Language) -> dict[str, Form]:
    """The organisations by what the plan calls them: the form kept for papers, else the whole name of the partner."""
    known = {
        partner.label: Form(partner.name, partner.label)
        for partner in reads.partner_list(state)
        if partner.name and language != "ar"
    }
    return known | _forms(state, NameKind.ORGANISATION, language)


def _forms(state: State, kind: NameKind, language: Language) -> dict[str, Form]:
    column = COLUMNS[language]
    rows = rows_at(state.store, state.revision, state.plan, "paper_name").values()
    return {
        str(row["name"]): Form(
            str(row[column]),
            str(row[f"{column}_short"] or ""),
            Gender(str(row["gender"])) if row["gender"] else None,
        )
        for row in rows
        if row["kind"] == kind and row[column]
    }
