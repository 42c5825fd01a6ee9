"""Who is at a meeting, by party: a tick each for those of the last time, a line each for whoever else comes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from lib.i18n.labels import country_words
from lib.reports.attendance import Person, parties
from lib.ui import data, markup, session
from lib.ui.forms.shell import Form
from lib.ui.session import t
from lib.usecases.meetings import attendance_fault


def attendance_fields(
    form: Form, known: Sequence[Person], *, invites: bool = False
) -> list[tuple[str, str, bool]]:
    """Who is there (invited) and who is excused, by function, for each party; who is neither is left out."""
    names = list(dict.fromkeys([*data.read(parties), *(party for party, _, _ in known)])) or [""]
    answer = []
    alike: Counter[tuple[str, str]] = Counter()
    for column, party in zip(st.columns(len(names)), names, strict=True):
        words = country_words(session.language(), party) if party else t("People")
        with column:
            markup.paragraph(words, "plan-sentence plan-new")
            for function, was in ((f, h) for p, f, h in known if p == party):
                # Two people of a party may hold the same function: each has ticks of their own.
                alike[party, function] += 1
                one = function if alike[party, function] == 1 else f"{function}_{alike[party, function]}"
                present, excused = f"present_{party}_{one}", f"excused_{party}_{one}"
                form.row |= {present: was is True, excused: was is False}
                with st.container(horizontal=True, gap="small", vertical_alignment="center"):
                    is_present = form.tick(present, function)
                    is_excused = not invites and form.tick(excused, t("excused"))
                who = f"{function} ({words})"
                fault = attendance_fault(who, present=is_present, excused=is_excused)
                if fault is not None:
                    form.faults.append(fault)
                elif is_present or is_excused:
                    answer.append((party, function, is_present))
            title = t("{party}: functions to add, one per line", party=words)
            typed = form.text(f"attendance_{party}", title, long=True, height=90)
            answer += [(party, line.strip(), True) for line in (typed or "").splitlines() if line.strip()]
    return answer
