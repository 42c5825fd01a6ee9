"""What signed minutes decided, and the commitments of the plan that it became; one press takes the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from lib.domain.minutes_text import Agreed, decode, text_of
from lib.domain.terms import CommitmentOrigin, LanguageClause
from lib.i18n.formats import MISSING
from lib.store import reads
from lib.store.reads import Commitment, Minutes
from lib.ui import data, layout, markup, session, writing
from lib.ui.forms.shell import button
from lib.ui.forms.state import Sent
from lib.ui.session import t, tn
from lib.usecases.signed_decisions import commit_decisions, commitment_key
from lib.wording.minutes import short_name
from lib.wording.minutes_places import numbered

#: More commitments than any minutes decide.
MANY = 10_000


def commitments(m: Minutes) -> None:
    """The decisions of minutes that both parties signed, each with its commitment or the press that makes it one."""
    if m.content is None or not m.is_signed:
        return
    clause = LanguageClause(m.language_clause) if m.language_clause else None
    decided = text_of(decode(m.content), clause).decisions
    if not decided:
        return
    layout.section(t("Decisions taken into the plan"))
    found = data.read(reads.commitments, origin=str(CommitmentOrigin.MINUTES), limit=MANY)
    known = {commitment.key: commitment for commitment in found}
    _table(m, decided, known)
    left = [rank for rank in range(len(decided)) if commitment_key(m.key, rank) not in known]
    if writing.is_possible() and left:
        _buttons(m, left)


def _table(m: Minutes, decided: Sequence[Agreed], known: Mapping[str, Commitment]) -> None:
    def became(rank: int) -> markup.Cell:
        commitment = known.get(commitment_key(m.key, rank))
        if commitment is None:
            return markup.Cell(t("not in the plan"))
        link = markup.address("commitments", commitment=commitment.key)
        return markup.Cell(commitment.code or t("Commitment"), link, quiet=commitment.reference or "")

    markup.table(
        [
            markup.Column(t("No."), short=True),
            markup.Column(t("Decision"), width=50),
            markup.Column(t("Responsible (function)"), width=26),
            markup.Column(t("Commitment"), width=24),
        ],
        [
            (numbered("decisions", rank), decision.text, decision.owner or MISSING, became(rank))
            for rank, decision in enumerate(decided)
        ],
        t("Decisions taken into the plan"),
    )


def _buttons(m: Minutes, left: Sequence[int]) -> None:
    """A press for each decision that is no commitment, and one for them all."""

    def taking(ranks: Sequence[int], name: str, words: str) -> None:
        def write(sent: Sent) -> int:
            return commit_decisions(
                data.store(), m.key, ranks, sent.writing, reason=short_name(session.language(), m)
            )

        with st.container(width="content"):
            button(name, words, write, t("Recorded as a commitment of the plan, with its source."))

    with st.container(horizontal=True, gap="small"):
        if len(left) > 1:
            taking(
                left,
                f"commit_{m.key}",
                tn("Take {n} decision as a commitment", "Take {n} decisions as commitments", len(left)),
            )
        for rank in left:
            taking(
                [rank],
                f"commit_{m.key}_{rank}",
                t("Take {number} as a commitment", number=numbered("decisions", rank)),
            )
