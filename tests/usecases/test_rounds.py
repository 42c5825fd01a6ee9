"""A round: asked, answered, corrected, accepted beside the plan, closed; what happens to the plan meanwhile."""

from datetime import date, datetime, timedelta

import pytest

from lib.domain.errors import Conflict, Invalid
from lib.domain.terms import AnswerWay, Outcome, RevisionKind, Said, Status
from lib.domain.writing import Writing
from lib.i18n import LANGUAGES
from lib.store import reads
from lib.store.ledger import changes_of, rows_at
from lib.store.state import State
from lib.usecases.accepting import accept, compare, set_aside
from lib.usecases.actions import edit_action
from lib.usecases.answers import Given, send
from lib.usecases.archiving import archive
from lib.usecases.attachments import GivenFile
from lib.usecases.partners import edit_partner
from lib.usecases.plans import close_plan
from lib.usecases.record import create_row
from lib.usecases.rounds import ask_also, close_round, open_round
from lib.usecases.start import SAMPLE_PLAN
from lib.usecases.undo import plan_undo, undo
from lib.wording import rounds as wording

DAY, UNTIL = date(2026, 11, 24), date(2026, 12, 1)
AMINA = Writing(SAMPLE_PLAN, "Amina", datetime(2026, 11, 24, 9), DAY)
ASKED = ("CCIT", "Ambassade du Togo", "AFCET")
FIRST = "Accepté par Amina"


def later(days):
    return Writing(SAMPLE_PLAN, "Amina", datetime(2026, 11, 24, 9) + timedelta(days), DAY + timedelta(days))


def state(store, day=DAY):
    return State(store, reads.current_revision(store), SAMPLE_PLAN, day)


def opened(store, organisations=ASKED, writing=AMINA, **values):
    open_round(store, {"asked_for": UNTIL, **values}, organisations, writing)
    return reads.open_round(state(store, writing.today))


def asked(store, organisation="CCIT", day=DAY):
    found = reads.round_answers(state(store, day), key=reads.rounds(state(store, day))[0].key)
    return next(answer for answer in found if answer.organisation == organisation)


def make_confidential(store, code):
    edit_action(store, reads.current_revision(store), key_of(store, code), {"confidential": True}, AMINA)


def key_of(store, code):
    return reads.action(state(store), code).key


def action(store, code):
    return rows_at(store, reads.current_revision(store), SAMPLE_PLAN, "action")[key_of(store, code)]


def given(store, code, said=None, **values):
    return Given(key_of(store, code), said, **values)


def sent(store, *answers, organisation="CCIT", writing=AMINA, seen=None, word="", way=AnswerWay.PAGE):
    return send(
        store,
        asked(store, organisation, writing.today).key,
        answers,
        writing,
        seen=seen or reads.current_revision(store),
        word=word,
        way=way,
        reason="Réponse",
    )


def said(store, organisation="CCIT", day=DAY):
    return reads.round_declarations(
        state(store, day), key=reads.rounds(state(store, day))[0].key, organisation=organisation
    )


def beside(store, organisation="CCIT", writing=AMINA):
    found = compare(store, reads.current_revision(store), said(store, organisation, writing.today), writing)
    return {one.declaration.code: one for one in found}


def accepted(store, *codes, organisation="CCIT", over=(), writing=AMINA):
    wanted = [d for d in said(store, organisation, writing.today) if not codes or d.code in codes]
    return accept(store, reads.current_revision(store), wanted, writing, by="Amina", reason=FIRST, over=over)


# Opening


def test_a_round_asks_each_organisation_for_a_day(sample_store):
    found = opened(sample_store, word=" Merci ")
    assert (found.asked_for, found.answers_until, found.opened_on, found.word) == (UNTIL, UNTIL, DAY, "Merci")
    assert (found.asked, found.answered, found.is_open, found.days_left) == (3, 0, True, 7)
    assert asked(sample_store).actions == 5
    changes = changes_of(sample_store, reads.current_revision(sample_store))
    assert [c.table for c in changes] == ["round", "answer", "answer", "answer"]


@pytest.mark.parametrize(
    ("values", "organisations", "code"),
    [
        ({}, ASKED, "value_missing"),
        ({"asked_for": UNTIL}, (), "nobody_asked"),
        ({"asked_for": UNTIL}, (" ",), "nobody_asked"),
        ({"asked_for": UNTIL, "answers_until": DAY - timedelta(1)}, ASKED, "answers_past"),
    ],
)
def test_a_round_needs_a_day_to_come_and_somebody_to_ask(sample_store, values, organisations, code):
    with pytest.raises(Invalid) as refused:
        open_round(sample_store, values, organisations, AMINA)
    assert refused.value.code == code


def test_one_round_is_open_at_a_time(sample_store):
    found = opened(sample_store)
    with pytest.raises(Invalid) as refused:
        opened(sample_store)
    assert refused.value.code == "round_open"
    close_round(sample_store, found.key, AMINA)
    assert opened(sample_store).key != found.key


def test_an_organisation_is_asked_later_but_once(sample_store):
    found = opened(sample_store)
    ask_also(sample_store, found.key, "CATO", AMINA)
    assert reads.rounds(state(sample_store))[0].asked == 4
    with pytest.raises(Invalid) as refused:
        ask_also(sample_store, found.key, "CATO", AMINA)
    assert refused.value.code == "asked_already"
    with pytest.raises(Invalid, match="This value is needed"):
        ask_also(sample_store, found.key, " ", AMINA)


def test_a_round_says_who_has_not_answered_and_since_when(sample_store):
    opened(sample_store)
    sent(sample_store, given(sample_store, "A3.3", Said.UNCHANGED), writing=later(2))
    on = DAY + timedelta(9)
    found = {a.organisation: a for a in reads.round_answers(state(sample_store, on))}
    assert (found["CCIT"].first_sent_on, found["CCIT"].is_in_time) == (DAY + timedelta(2), True)
    assert (found["AFCET"].is_answered, found["AFCET"].days_waiting, found["AFCET"].last_sent_on) == (
        False,
        9,
        None,
    )
    held = reads.rounds(state(sample_store, on))[0]
    assert (held.asked, held.answered, held.in_time) == (3, 1, 1)
    before = reads.rounds(state(sample_store, DAY + timedelta(1)))[0]
    assert (before.answered, before.days_left) == (0, 6)


CLOSED = {
    "fr": ("sans réponse à la clôture", "Aucun organisme n'a répondu"),
    "ar": ("دون جواب عند الإقفال", "لم تجب أي هيئة"),
    "en": ("no answer when it was closed", "No organisation answered"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_a_round_that_is_closed_nobody_is_awaited_any_more(sample_store, language):
    key = opened(sample_store).key
    close_round(sample_store, key, later(4))
    answers = {day: reads.round_answers(state(sample_store, DAY + timedelta(day)), key=key) for day in (3, 9)}
    assert {wording.standing(language, row) for row in answers[9]} == {CLOSED[language][0]}
    assert not any(row.is_open or row.days_waiting for row in answers[9])
    assert not {wording.waited(language, row) for row in answers[9]} - {""}
    (held,) = reads.rounds(state(sample_store, DAY + timedelta(9)))
    assert wording.answered(language, held) == CLOSED[language][1]
    assert {row.days_waiting for row in answers[3]} == {3}, "the day before, it was"
    assert CLOSED[language][0] not in {wording.standing(language, row) for row in answers[3]}


# Answering


def test_an_answer_is_one_revision_whose_author_is_the_organisation_and_changes_nothing_of_the_plan(
    sample_store,
):
    opened(sample_store)
    was = action(sample_store, "A3.3")
    found = sent(
        sample_store,
        given(sample_store, "A3.3", Said.ADVANCES, progress=75.0),
        given(
            sample_store,
            "A4.6",
            Said.BLOCKED,
            obstacle="Deux filières manquent",
            support_requested="Une relance",
        ),
        given(sample_store, "A2.3"),
        word=" Bien à vous ",
    )
    told = reads.revision(sample_store, found.revision)
    assert (told.author, told.kind, found.told) == ("CCIT", RevisionKind.ANSWER, 2)
    assert action(sample_store, "A3.3") == was
    assert {d.code: (d.said, d.status, d.progress) for d in said(sample_store)} == {
        "A3.3": ("advances", "in_progress", 75.0),
        "A4.6": ("blocked", "blocked", None),
    }
    assert (asked(sample_store).word, asked(sample_store).told, asked(sample_store).waiting) == (
        "Bien à vous",
        2,
        2,
    )


def test_sent_again_an_answer_corrects_and_takes_back(sample_store):
    opened(sample_store)
    first = [
        given(sample_store, "A3.3", Said.ADVANCES, progress=75.0),
        given(sample_store, "A4.6", Said.UNCHANGED),
    ]
    sent(sample_store, *first)
    assert sent(sample_store, *first).revision is None
    sent(sample_store, given(sample_store, "A3.3", Said.DONE, completed_on=DAY), writing=later(1))
    (only,) = said(sample_store, day=DAY + timedelta(1))
    assert (only.code, only.said, only.declared_on) == ("A3.3", "done", DAY + timedelta(1))
    answer = asked(sample_store, day=DAY + timedelta(1))
    assert (answer.first_sent_on, answer.sent_on) == (DAY, DAY + timedelta(1))


def test_an_answer_with_nothing_but_a_word_is_an_answer(sample_store):
    opened(sample_store)
    assert sent(sample_store, word="Rien de nouveau").revision
    assert asked(sample_store).is_answered


def test_what_was_accepted_stays_and_what_is_said_after_it_is_read_anew(sample_store):
    opened(sample_store)
    sent(sample_store, given(sample_store, "A3.3", Said.ADVANCES, progress=75.0))
    accepted(sample_store)
    assert sent(sample_store, given(sample_store, "A3.3", Said.ADVANCES, progress=75.0)).revision is None
    sent(sample_store, given(sample_store, "A3.3", Said.ADVANCES, progress=80.0))
    (last,) = said(sample_store)
    assert (last.progress, last.is_waiting) == (80.0, True)
    held = reads.declarations_of_action(state(sample_store), key=key_of(sample_store, "A3.3"))
    assert {75.0, 80.0} <= {declaration.progress for declaration in held}


@pytest.mark.parametrize(
    ("code", "values", "refused"),
    [
        ("A3.3", {"said": Said.ADVANCES, "progress": 140.0}, "progress_out_of_range"),
        ("A3.3", {"said": Said.DONE, "completed_on": DAY + timedelta(1)}, "date_to_come"),
        ("A3.3", {"deadline": DAY + timedelta(30)}, "reason_missing"),
        ("A3.3", {"deadline": DAY - timedelta(30), "deadline_reason": "x"}, "deadline_past"),
    ],
)
def test_what_cannot_be_so_is_not_sent(sample_store, code, values, refused):
    opened(sample_store)
    with pytest.raises(Invalid) as error:
        sent(sample_store, given(sample_store, code, **values))
    assert error.value.code == refused
    assert not asked(sample_store).is_answered


def test_a_closed_round_takes_no_answer_and_what_it_took_can_still_be_accepted(sample_store):
    found = opened(sample_store)
    sent(sample_store, given(sample_store, "A3.3", Said.ADVANCES, progress=75.0))
    close_round(sample_store, found.key, AMINA)
    answer = asked(sample_store).key
    for write in (
        lambda: send(sample_store, answer, [], AMINA, seen=1, reason=""),
        lambda: close_round(sample_store, found.key, AMINA),
        lambda: ask_also(sample_store, found.key, "CATO", AMINA),
    ):
        with pytest.raises(Invalid) as refused:
            write()
        assert refused.value.code == "round_closed"
    assert accepted(sample_store).taken == 1


# Accepting


def test_accepting_is_one_revision_by_the_organisation_that_names_who_accepted(sample_store):
    opened(sample_store)
    sent(
        sample_store,
        given(sample_store, "A3.3", Said.ADVANCES, progress=75.0),
        given(
            sample_store,
            "A4.6",
            Said.BLOCKED,
            obstacle="Deux filières manquent",
            support_requested="Une relance",
        ),
        given(
            sample_store, "A2.3", Said.DONE, completed_on=date(2026, 11, 20), evidence="Rapport de mission"
        ),
        given(sample_store, "A3.5", Said.UNCHANGED),
        given(sample_store, "A5.4", deadline=date(2027, 1, 15), deadline_reason="Jury indisponible"),
    )
    was = action(sample_store, "A5.4")
    found = accepted(sample_store)
    told = reads.revision(sample_store, found.revision)
    assert (found.taken, found.left) == (4, 0)
    assert (told.author, told.reason, told.kind) == ("CCIT", FIRST, RevisionKind.ANSWER)
    assert action(sample_store, "A3.3")["progress"] == 75.0
    blocked = action(sample_store, "A4.6")
    assert (blocked["status"], blocked["support_requested"]) == (Status.BLOCKED, "Une relance")
    assert blocked["comment"].endswith("Deux filières manquent")
    done = action(sample_store, "A2.3")
    assert (done["status"], done["progress"], done["completed_on"]) == (
        Status.DONE,
        100.0,
        date(2026, 11, 20),
    )
    put_off = action(sample_store, "A5.4")
    assert (put_off["deadline"], put_off["initial_deadline"]) == (date(2027, 1, 15), was["initial_deadline"])
    assert {d.outcome for d in said(sample_store)} == {Outcome.ACCEPTED}
    assert {d.settled_by for d in said(sample_store)} == {"Amina"}
    undo(
        sample_store,
        plan_undo(sample_store, found.revision, plan=SAMPLE_PLAN, revision=found.revision),
        AMINA,
    )
    assert action(sample_store, "A5.4") == was
    assert asked(sample_store).waiting == 4


def test_answers_are_accepted_one_by_one(sample_store):
    opened(sample_store)
    sent(
        sample_store,
        given(sample_store, "A3.3", Said.ADVANCES, progress=75.0),
        given(sample_store, "A4.6", Said.ADVANCES, progress=85.0),
    )
    accepted(sample_store, "A3.3")
    assert (action(sample_store, "A3.3")["progress"], action(sample_store, "A4.6")["progress"]) == (
        75.0,
        80.0,
    )
    assert asked(sample_store).waiting == 1


def test_a_value_changed_meanwhile_is_shown_and_never_written_over_silently(sample_store):
    opened(sample_store)
    seen = reads.current_revision(sample_store)
    edit_action(sample_store, seen, key_of(sample_store, "A3.3"), {"progress": 90.0}, AMINA)
    sent(
        sample_store,
        given(sample_store, "A3.3", Said.ADVANCES, progress=75.0),
        given(sample_store, "A4.6", Said.ADVANCES, progress=85.0),
        seen=seen,
    )
    (value,) = beside(sample_store)["A3.3"].values
    assert (value.field, value.then, value.now, value.answered, value.is_disputed) == (
        "progress",
        70.0,
        90.0,
        75.0,
        True,
    )
    found = accepted(sample_store)
    assert (found.taken, found.left) == (1, 1)
    assert action(sample_store, "A3.3")["progress"] == 90.0
    with pytest.raises(Invalid) as refused:
        accepted(sample_store, "A3.3")
    assert refused.value.code == "answers_disputed"
    accepted(sample_store, over=[beside(sample_store)["A3.3"].key])
    assert action(sample_store, "A3.3")["progress"] == 75.0


def test_an_answer_given_on_the_state_of_today_disputes_nothing(sample_store):
    opened(sample_store)
    edit_action(
        sample_store,
        reads.current_revision(sample_store),
        key_of(sample_store, "A3.3"),
        {"progress": 90.0},
        AMINA,
    )
    sent(sample_store, given(sample_store, "A3.3", Said.ADVANCES, progress=95.0))
    assert beside(sample_store)["A3.3"].is_ready


def test_what_somebody_records_while_an_editor_reads_is_a_conflict(sample_store):
    opened(sample_store)
    sent(sample_store, given(sample_store, "A3.3", Said.ADVANCES, progress=75.0))
    seen, wanted = reads.current_revision(sample_store), said(sample_store)
    edit_action(sample_store, seen, key_of(sample_store, "A3.3"), {"progress": 90.0}, AMINA)
    with pytest.raises(Conflict):
        accept(sample_store, seen, wanted, AMINA, by="Amina", reason=FIRST)


def test_an_answer_is_set_aside_and_the_plan_stays(sample_store):
    opened(sample_store)
    sent(sample_store, given(sample_store, "A3.3", Said.ADVANCES, progress=75.0))
    (one,) = said(sample_store)
    number = set_aside(
        sample_store, reads.current_revision(sample_store), one.key, AMINA, by="Amina", reason="Déjà vu"
    )
    assert reads.revision(sample_store, number).author == "Amina"
    (one,) = said(sample_store)
    assert (one.outcome, one.is_waiting, one.settled_reason) == (Outcome.SET_ASIDE, False, "Déjà vu")
    for write in (
        lambda: set_aside(sample_store, number, one.key, AMINA, by="Amina"),
        lambda: accepted(sample_store),
    ):
        with pytest.raises(Invalid) as refused:
            write()
        assert refused.value.code == "answers_settled"


def test_each_acceptance_is_of_one_organisation(sample_store):
    opened(sample_store)
    sent(sample_store, given(sample_store, "A3.3", Said.ADVANCES, progress=75.0))
    sent(sample_store, Given(led_by(sample_store, "AFCET"), Said.BLOCKED), organisation="AFCET")
    both = [*said(sample_store), *said(sample_store, "AFCET")]
    with pytest.raises(Invalid) as refused:
        accept(sample_store, reads.current_revision(sample_store), both, AMINA, by="Amina", reason=FIRST)
    assert refused.value.code == "one_organisation"


def led_by(store, organisation):
    return reads.asked_actions(state(store), partner=organisation)[0].key


# What happens to the plan meanwhile


def test_what_an_organisation_is_not_asked_any_more_is_left_out_and_named(sample_store):
    opened(sample_store)
    answers = [given(sample_store, code, Said.UNCHANGED) for code in ("A3.3", "A4.6", "A2.3", "A3.5")]
    edit_action(
        sample_store, reads.current_revision(sample_store), answers[0].action, {"confidential": True}, AMINA
    )
    archive(sample_store, "action", answers[1].action, AMINA, reason="Doublon")
    edit_action(
        sample_store,
        reads.current_revision(sample_store),
        answers[2].action,
        {"organisation": "AFCET"},
        AMINA,
    )
    found = sent(sample_store, *answers)
    assert found.not_asked == tuple(a.action for a in answers[:3])
    assert [d.code for d in said(sample_store)] == ["A3.5"]


def test_an_answer_on_an_action_that_went_elsewhere_or_was_archived_is_not_accepted(sample_store):
    opened(sample_store)
    answers = [given(sample_store, code, Said.ADVANCES, progress=90.0) for code in ("A3.3", "A4.6", "A2.3")]
    sent(sample_store, *answers)
    archive(sample_store, "action", answers[0].action, AMINA, reason="Doublon")
    edit_action(
        sample_store,
        reads.current_revision(sample_store),
        answers[1].action,
        {"organisation": "AFCET"},
        AMINA,
    )
    found = beside(sample_store)
    assert {code: one.refusal and one.refusal.code for code, one in found.items()} == {
        "A3.3": "row_archived",
        "A4.6": "action_moved",
        "A2.3": None,
    }
    assert accepted(sample_store).left == 2
    with pytest.raises(Invalid) as refused:
        accepted(sample_store, "A4.6")
    assert refused.value.code == "action_moved"


def test_an_organisation_renamed_is_the_one_that_was_asked(sample_store):
    opened(sample_store)
    answer = asked(sample_store).key
    sent(sample_store, given(sample_store, "A3.3", Said.ADVANCES, progress=75.0))
    edit_partner(sample_store, reads.current_revision(sample_store), "CCIT", {"acronym": "CCI-Togo"}, AMINA)
    renamed = asked(sample_store, "CCI-Togo")
    assert (renamed.key, renamed.actions, renamed.waiting) == (answer, 5, 1)
    assert accepted(sample_store, organisation="CCI-Togo").taken == 1
    assert reads.revision(sample_store, reads.current_revision(sample_store)).author == "CCI-Togo"


def test_nothing_is_asked_answered_or_accepted_in_a_closed_plan(sample_store):
    opened(sample_store)
    sent(sample_store, given(sample_store, "A3.3", Said.ADVANCES, progress=75.0))
    wanted = said(sample_store)
    close_plan(sample_store, reads.current_revision(sample_store), AMINA, reason="Fin")
    seen = reads.current_revision(sample_store)
    for write in (
        lambda: sent(sample_store, given(sample_store, "A3.3", Said.DONE)),
        lambda: accept(sample_store, seen, wanted, AMINA, by="Amina", reason=FIRST),
        lambda: close_round(sample_store, wanted[0].round, AMINA),
    ):
        with pytest.raises(Invalid) as refused:
            write()
        assert refused.value.code == "plan_closed"


def test_a_partner_sees_nothing_of_an_answer_on_an_action_that_became_confidential(sample_store):
    opened(sample_store)
    sent(sample_store, given(sample_store, "A3.3", Said.BLOCKED, obstacle="Litige"))
    make_confidential(sample_store, "A3.3")
    (whole,) = said(sample_store)
    assert whole.is_confidential
    seen = state(sample_store).seen_by_partner()
    assert not reads.round_declarations(seen, key=whole.round)
    assert [a.code for a in reads.asked_actions(seen, partner="CCIT")] == ["A4.6", "A2.3", "A3.5", "A5.4"]


def counts(store, day=DAY):
    """What CCIT is asked about and has answered, as an editor sees it and as it sees it itself."""
    whole = state(store, day)
    found = [
        next(a for a in reads.round_answers(seen) if a.organisation == "CCIT")
        for seen in (whole, whole.seen_by_partner())
    ]
    return {(answer.told, answer.actions) for answer in found}


def test_a_round_counts_what_the_organisation_is_asked_about_whoever_looks(sample_store):
    hidden = key_of(sample_store, "A4.6")
    edit_action(sample_store, reads.current_revision(sample_store), hidden, {"confidential": True}, AMINA)
    whole = state(sample_store)
    offered = next(row for row in reads.to_ask(whole) if row.organisation == "CCIT")
    asked_of = [a.code for a in reads.asked_actions(whole.seen_by_partner(), partner="CCIT")]
    assert [a.code for a in reads.asked_actions(whole, partner="CCIT")] == asked_of
    assert "A4.6" not in asked_of
    assert offered.actions == len(asked_of)
    opened(sample_store)
    assert counts(sample_store) == {(0, len(asked_of))}


def test_what_is_asked_stays_the_same_number_when_it_is_answered_and_taken_into_the_plan(sample_store):
    opened(sample_store)
    ((_, before),) = counts(sample_store)
    sent(
        sample_store,
        given(sample_store, "A3.3", Said.DONE, evidence="Convention"),
        given(sample_store, "A2.3", Said.UNCHANGED),
    )
    assert counts(sample_store) == {(2, before)}
    accepted(sample_store)
    assert action(sample_store, "A3.3")["status"] == Status.DONE
    assert counts(sample_store) == {(2, before)}


def test_an_answer_on_an_action_made_confidential_since_waits_without_being_counted(sample_store):
    opened(sample_store)
    ((_, before),) = counts(sample_store)
    sent(sample_store, given(sample_store, "A3.3", Said.BLOCKED, obstacle="Litige"))
    make_confidential(sample_store, "A3.3")
    assert counts(sample_store) == {(0, before - 1)}
    assert asked(sample_store).waiting == 1


def test_the_progress_of_milestones_is_not_written_over(sample_store):
    key = key_of(sample_store, "A3.3")
    create_row(
        sample_store,
        "milestone",
        {"action": key, "title": "Un", "status": "in_progress", "progress": 20.0},
        AMINA,
    )
    edit_action(
        sample_store, reads.current_revision(sample_store), key, {"progress_from": "milestones"}, AMINA
    )
    opened(sample_store)
    sent(sample_store, given(sample_store, "A3.3", Said.ADVANCES, progress=75.0))
    assert "progress" not in {value.field for value in beside(sample_store)["A3.3"].values}
    accepted(sample_store)
    assert action(sample_store, "A3.3")["progress"] == 20.0


# Files


def test_a_file_waits_with_its_answer_and_goes_over_to_the_action(sample_store):
    opened(sample_store)
    file = GivenFile("rapport.pdf", b"%PDF-1.7 rapport")
    sent(sample_store, given(sample_store, "A2.3", Said.DONE, completed_on=DAY, files=(file,)))
    assert beside(sample_store)["A2.3"].files == ("rapport.pdf",)
    assert not reads.linked(
        state(sample_store),
        table="attachment",
        field="carrier",
        named=f"action:{key_of(sample_store, 'A2.3')}",
    )
    accepted(sample_store)
    (row,) = reads.linked(
        state(sample_store),
        table="attachment",
        field="carrier",
        named=f"action:{key_of(sample_store, 'A2.3')}",
    )
    assert (row.values["title"], row.values["added_by"], row.values["shared"]) == (
        "rapport.pdf",
        "CCIT",
        False,
    )


def test_an_answer_taken_back_takes_its_files_back(sample_store):
    opened(sample_store)
    file = GivenFile("rapport.pdf", b"%PDF-1.7 rapport")
    sent(sample_store, given(sample_store, "A2.3", Said.DONE, files=(file,)))
    sent(sample_store)
    assert not rows_at(sample_store, reads.current_revision(sample_store), SAMPLE_PLAN, "attachment")


# The next round


def test_the_next_round_starts_with_what_was_said(sample_store):
    found = opened(sample_store)
    sent(sample_store, given(sample_store, "A4.6", Said.BLOCKED, obstacle="Deux filières manquent"))
    close_round(sample_store, found.key, AMINA)
    second = opened(sample_store, writing=later(7), asked_for=DAY + timedelta(14))
    on = state(sample_store, DAY + timedelta(7))
    (before,) = reads.said_before(on, key=second.key, organisation="CCIT")
    assert (before.code, before.said, before.obstacle, before.is_waiting) == (
        "A4.6",
        "blocked",
        "Deux filières manquent",
        True,
    )
    assert asked(sample_store, day=DAY + timedelta(7)).last_sent_on == DAY
    assert not reads.said_before(on, key=second.key, organisation="AFCET")


def test_punctuality_is_a_count_of_rounds_whose_day_is_over(sample_store):
    found = opened(sample_store)
    sent(sample_store, given(sample_store, "A3.3", Said.UNCHANGED))
    close_round(sample_store, found.key, AMINA)
    opened(sample_store, writing=later(7), asked_for=DAY + timedelta(14))
    sent(sample_store, given(sample_store, "A3.3", Said.UNCHANGED), writing=later(20))

    def record(organisation, days):
        row = reads.round_record(state(sample_store, DAY + timedelta(days)), partner=organisation)
        return row.asked, row.answered, row.in_time

    assert record("CCIT", 8) == (1, 1, 1)
    assert record("CCIT", 20) == (2, 2, 1)
    assert record("AFCET", 20) == (2, 0, 0)
    assert record("OFPPT", 20) == (0, 0, 0)
