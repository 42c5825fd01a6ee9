"""Two drafts of one text: what changed, and by whom."""

from dataclasses import replace
from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from lib.domain.minutes_drafts import Draft, changes, compared, distinct
from lib.domain.minutes_text import Agreed, MinutesText, Point
from lib.domain.minutes_versions import Place

FIRST = MinutesText(
    basis="En application de la convention.",
    agenda=("Bilan", "Feuille de route"),
    decisions=(
        Agreed("réunir le comité de suivi", "Directeur", "15/12/2026"),
        Agreed("transmettre le rapport annuel", "Président"),
    ),
)


def draft(number, text, author="A"):
    return Draft(number, author, datetime(2026, 11, number, 10), {"fr": text})


def told(*drafts):
    return [(t.change.place, t.change.before, t.change.after, t.draft.author) for t in compared(drafts)]


def test_what_changed_is_told_with_who_changed_it():
    second = replace(FIRST, basis="En application de la convention de partenariat.")
    (met, sent) = FIRST.decisions
    third = replace(second, decisions=(replace(met, deadline="20/12/2026"), sent))
    assert told(draft(1, FIRST), draft(2, second, "B"), draft(3, third, "C")) == [
        (Place("basis"), FIRST.basis, second.basis, "B"),
        (Place("decisions", 0, "deadline"), "15/12/2026", "20/12/2026", "C"),
    ]


def test_a_line_put_in_is_no_change_of_those_after_it():
    met, sent = FIRST.decisions
    new = Agreed("désigner un point focal", "Directeur")
    after = replace(FIRST, decisions=(new, met, sent), agenda=("Bilan", "Suivi", "Feuille de route"))
    assert told(draft(1, FIRST), draft(2, after, "B")) == [
        (Place("agenda", 1), "", "Suivi", "B"),
        (Place("decisions", 0), "", "désigner un point focal · Directeur", "B"),
    ]
    assert told(draft(1, after), draft(2, FIRST, "C")) == [
        (Place("agenda", 1), "Suivi", "", "C"),
        (Place("decisions", 0), "désigner un point focal · Directeur", "", "C"),
    ]


def test_an_entry_reworded_is_one_change_and_another_one_in_its_place_two():
    met, sent = FIRST.decisions
    reworded = replace(FIRST, decisions=(replace(met, text="réunir le comité mixte de suivi"), sent))
    assert [c.place for c in changes({"fr": FIRST}, {"fr": reworded})] == [Place("decisions", 0, "text")]
    other = replace(FIRST, agenda=("Bilan", "Mission à Lomé"))
    assert [(c.before, c.after) for c in changes({"fr": FIRST}, {"fr": other})] == [
        ("", "Mission à Lomé"),
        ("Feuille de route", ""),
    ]


def test_what_was_changed_back_is_no_change_and_what_changed_twice_is_the_last_ones():
    second, third = replace(FIRST, hours="de 9 h à 12 h"), replace(FIRST, hours="de 10 h à 12 h")
    assert told(draft(1, FIRST), draft(2, second, "B"), draft(3, FIRST, "C")) == []
    assert told(draft(1, FIRST), draft(2, second, "B"), draft(3, third, "C")) == [
        (Place("hours"), "", "de 10 h à 12 h", "C")
    ]


def test_a_new_version_is_new_and_a_revision_that_changed_no_text_is_no_draft():
    first = draft(1, FIRST)
    again = draft(2, FIRST, "B")
    arabic = Draft(3, "C", again.recorded_at, {"fr": FIRST, "ar": MinutesText(closing="الختام.")})
    assert distinct([first, again, arabic]) == (first, arabic)
    assert [(t.change.language, t.change.after) for t in compared([first, arabic])] == [("ar", "الختام.")]
    assert compared([first]) == ()
    assert distinct([]) == ()


WORD = st.text("abcé ", min_size=1, max_size=8).map(str.strip).filter(bool)
TEXTS = st.builds(
    MinutesText,
    basis=st.one_of(st.just(""), WORD),
    agenda=st.lists(WORD, max_size=4).map(tuple),
    points=st.lists(st.builds(Point, WORD, WORD), max_size=3).map(tuple),
    decisions=st.lists(st.builds(Agreed, WORD, WORD), max_size=4).map(tuple),
    shows_names=st.booleans(),
)


@settings(deadline=None)
@given(st.lists(TEXTS, min_size=2, max_size=4))
def test_two_texts_differ_exactly_when_something_is_told_and_every_change_has_its_draft(texts):
    drafts = [draft(i, text) for i, text in enumerate(texts, 1)]
    found = compared(drafts)
    assert bool(found) is (texts[0] != texts[-1])
    for one in found:
        assert one.change.before != one.change.after
        assert one.draft in drafts[1:]
