"""Asking for news on screen: opened, answered, read beside the plan, taken into it, closed."""

from datetime import date, datetime

from lib.domain.terms import Outcome, Said
from lib.domain.writing import Writing
from lib.store import reads
from lib.store.state import State
from lib.ui import data
from lib.ui.rounds.sending import people
from lib.usecases.actions import edit_action
from lib.usecases.answers import Given, send
from lib.usecases.meetings import open_meeting
from lib.usecases.people import drafts, round_links
from lib.usecases.rounds import open_round
from lib.usecases.start import SAMPLE_PLAN
from tests.pages.test_forms import press
from tests.screens import Screen

DAY = date(2026, 11, 24)
AMINA = Writing(SAMPLE_PLAN, "Amina", datetime(2026, 11, 24, 9), DAY)


def state():
    store = data.whole_store()
    return State(store, reads.current_revision(store), SAMPLE_PLAN, DAY)


def asked(*organisations):
    open_round(state().store, {"asked_for": date(2026, 12, 1)}, organisations or ["CCIT", "AFCET"], AMINA)
    return {a.organisation: a for a in reads.round_answers(state())}


def key(code):
    return reads.action(state(), code).key


def answered(*given, seen=None, organisation="CCIT"):
    answer = next(a for a in reads.round_answers(state()) if a.organisation == organisation)
    send(
        state().store,
        answer.key,
        given,
        AMINA,
        seen=seen or state().revision,
        word="Bien à vous",
        reason="Réponse",
    )


def test_a_round_is_opened_for_those_who_lead_open_actions(screen):
    page = Screen().open("rounds")
    assert page.at.title[0].value == "Demande de nouvelles"
    assert "CCIS-RSK" not in page.at.multiselect[0].value, "who asks does not ask itself"
    press(page, "Ouvrir la demande")
    assert not page.errors
    assert "organisme" in page.at.title[0].value
    assert "en attente de réponse depuis le 24/11/2026" in page.text
    (row,) = reads.rounds(state())
    assert (row.asked, row.asked_for) == (7, date(2026, 12, 1))


def test_who_is_asked_has_a_link_and_words_in_three_languages(screen):
    answers = asked("CCIT")
    for language, word in (("fr", "Madame, Monsieur"), ("en", "Dear Madam"), ("ar", "سيدتي")):
        page = Screen().open("rounds", language)
        code = [block.value for block in page.at.code]
        assert round_links.token_of(people(), SAMPLE_PLAN, answers["CCIT"].key) in code[0]
        assert word in code[1]
        assert code[0] in code[1]


def test_answers_are_taken_into_the_plan_together_and_what_is_disputed_is_left(screen):
    asked()
    seen = state().revision
    edit_action(state().store, seen, key("A4.6"), {"progress": 95.0}, AMINA)
    answered(
        Given(key("A3.3"), Said.ADVANCES, progress=75.0),
        Given(key("A4.6"), Said.ADVANCES, progress=85.0),
        Given(key("A5.4"), deadline=date(2027, 1, 15), deadline_reason="Jury indisponible"),
        Given(key("A3.5"), Said.UNCHANGED),
        seen=seen,
    )
    page = Screen().open("rounds")
    assert "1 organisme sur 2 a répondu" in page.at.title[0].value.replace("\xa0", " ")
    assert "80 % quand il a été répondu, 95 % au plan depuis" in page.text
    press(page, "Reprendre les 2 réponses au plan")
    assert not page.errors
    assert reads.action(state(), "A3.3").progress == 75.0
    assert reads.action(state(), "A4.6").progress == 95.0
    told = reads.revision(state().store, state().revision)
    assert (told.author, told.reason) == ("CCIT", "Réponse de CCIT, reprise au plan par\xa0: Poste local")
    press(page, "Reprendre quand même")
    assert reads.action(state(), "A4.6").progress == 85.0
    assert "Réponses à côté du plan" not in page.text


def test_an_answer_is_left_out_in_one_press(screen):
    asked()
    answered(Given(key("A3.3"), Said.BLOCKED, obstacle="Litige"))
    page = Screen().open("rounds")
    press(page, "Ne pas reprendre")
    (row,) = reads.round_declarations(state(), key=reads.rounds(state())[0].key)
    assert (row.outcome, row.settled_by) == (Outcome.SET_ASIDE, "Poste local")
    assert "Non reprise au plan" in page.text


def test_a_link_is_taken_back_on_the_page(screen):
    answer = asked("CCIT")["CCIT"]
    former = round_links.token_of(people(), SAMPLE_PLAN, answer.key)
    press(Screen().open("rounds"), "Retirer ce lien")
    assert round_links.answer_of(people(), SAMPLE_PLAN, former) is None


def test_a_round_that_closes_forgets_its_drafts_and_another_can_be_opened(screen):
    answer = asked("CCIT")["CCIT"]
    drafts.keep(people(), answer.key, {("", "word"): "Bonjour"}, AMINA.recorded_at)
    page = Screen().open("rounds").unfold("round_end")
    press(page, "Clore la demande")
    assert not page.errors
    assert not drafts.drafts(people(), answer.key)
    assert "Close le 24/11/2026." in page.text
    press(page, "Ouvrir la demande")
    assert len(reads.rounds(state())) == 2


def test_an_organisation_more_is_asked(screen):
    asked("CCIT")
    page = Screen().open("rounds").unfold("round_end")
    page.at.selectbox(key=next(s.key for s in page.at.selectbox if s.key and "round_ask" in s.key)).set_value(
        "CATO"
    )
    press(page, "L'interroger aussi")
    assert reads.rounds(state())[0].asked == 2


def test_the_meeting_and_the_sheet_of_a_partner_tell_of_the_round(screen):
    asked()
    answered(Given(key("A3.3"), Said.UNCHANGED))
    sheet = Screen().open("partner", partner="CCIT")
    assert "réponses : 1 sur 1, dont 1 dans le délai" in sheet.text
    assert "Demandes de nouvelles" not in Screen().open("partner", partner="CATO").text


def test_the_first_screen_of_a_meeting_says_how_many_have_answered(screen):
    asked()
    answered(Given(key("A3.3"), Said.UNCHANGED))
    open_meeting(
        state().store,
        state().revision,
        title="Réunion",
        place="",
        minutes=30,
        attendance=[],
        reason="x",
        writing=AMINA,
    )
    meeting = Screen().open("meeting", mode="meeting")
    assert "1 organisme sur 2 a répondu." in meeting.text
