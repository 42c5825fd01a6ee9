"""Two people, or two windows, at the page of one link: nobody writes over what they did not see."""

import re
from datetime import timedelta
from html import unescape

import pytest

from lib.i18n import LANGUAGES, translate
from lib.usecases.people import drafts
from tests.web import test_round
from tests.web.test_round import DAY, HEAVIEST, plain

world = test_round.world

FIELDS = re.compile(
    r'<input type="(?P<kind>hidden|radio|text|date)" name="(?P<name>[^"]+)"[^>]*?value="(?P<value>[^"]*)"(?P<checked> checked)?'
    r'|<textarea[^>]*? name="(?P<area>[^"]+)"[^>]*>(?P<text>[^<]*)</textarea>'
)


def form(page):
    """What a browser posts of a page that nobody typed in."""
    found = {}
    for one in FIELDS.finditer(page):
        if one["area"]:
            found[one["area"]] = re.sub("\r?\n", "\r\n", unescape(one["text"]))
        elif one["kind"] != "radio" or one["checked"]:
            found[one["name"]] = unescape(one["value"])
    return found


class Reader:
    """Somebody who opened the page, and sends the whole of its form."""

    def __init__(self, world):
        self.world, self.link = world, world.link()
        self.given = form(world.phone.get(f"{self.link}?lang=fr").text)

    def post(self, go="review", **typed):
        """The form with what was typed in it (« progress__3f2a »)."""
        values = {**self.given, **{name.replace("__", "."): value for name, value in typed.items()}, "go": go}
        self.answer = self.world.phone.post(f"{self.link}?lang=fr", values)
        return self.answer

    def read_again(self, go="send", **chosen):
        """The form of the page that is read again, with what was chosen there."""
        self.given = form(self.answer.text)
        return self.post(go, **chosen)


def said(page):
    return plain(page.text).replace("\xa0", " ")


def kept(world):
    return {(k.action, k.field): k.value for k in drafts.drafts(world.people, world.asked().key).values()}


def test_who_posts_the_form_writes_only_what_they_changed_in_it(world):
    one, two = world.key("A3.3"), world.key("A4.6")
    first, second = Reader(world), Reader(world)
    first.post(**{f"said__{one}": "advances", f"progress__{one}": "75", "word__": "Bonjour\r\nà tous"})
    first.read_again()
    second.post(**{f"said__{two}": "blocked", f"obstacle__{two}": "Deux filières"})
    assert kept(world)[one, "progress"] == "75"
    sent = second.read_again()
    assert "votre réponse est reçue" in said(sent)
    assert {c: (d.said, d.progress, d.obstacle) for c, d in world.said().items()} == {
        "A3.3": ("advances", 75.0, None),
        "A4.6": ("blocked", None, "Deux filières"),
    }
    assert world.asked().word == "Bonjour\r\nà tous"


def test_a_form_that_nobody_typed_in_changes_nothing_however_late_it_comes(world):
    key = world.key("A3.3")
    first, late = Reader(world), Reader(world)
    first.post(
        **{f"said__{key}": "blocked", f"obstacle__{key}": "  Une ligne\r\n\r\nune autre ", "word__": "Mot"}
    )
    before = kept(world)
    assert late.post("").status_code == 303
    assert kept(world) == before
    again = Reader(world)
    assert again.post("").status_code == 303
    assert kept(world) == before


def test_what_two_people_answered_in_one_field_is_shown_to_the_second_and_stands_until_it_chooses(world):
    key = world.key("A3.3")
    first, second = Reader(world), Reader(world)
    first.post(**{f"said__{key}": "advances", f"progress__{key}": "75"})
    page = second.post(**{f"said__{key}": "advances", f"progress__{key}": "40"})
    assert "depuis l'ouverture de votre page" in said(page).replace("’", "'")
    assert re.findall(rf'name="progress.{key}" value="(\d+)"( checked)?', page.text) == [
        ("75", " checked"),
        ("40", ""),
    ]
    assert f'name="said.{key}"' not in page.text, "both said the same of it"
    assert kept(world)[key, "progress"] == "75"
    second.read_again()
    assert world.said()["A3.3"].progress == 75.0
    second.answer = page
    second.read_again(**{f"progress__{key}": "40"})
    assert world.said()["A3.3"].progress == 40.0


def test_a_choice_is_not_lost_by_going_back_to_correct_nor_written_over_a_third_answer(world):
    key = world.key("A3.3")
    first, second, third = Reader(world), Reader(world), Reader(world)
    first.post(**{f"said__{key}": "advances", f"progress__{key}": "75"})
    second.post(**{f"progress__{key}": "40"})
    third.post(**{f"progress__{key}": "60"})
    assert third.read_again("", **{f"progress__{key}": "60"}).status_code == 303
    assert kept(world)[key, "progress"] == "60"
    page = second.read_again(**{f"progress__{key}": "40"})
    assert kept(world)[key, "progress"] == "60"
    assert not world.asked().is_answered
    assert re.findall(rf'name="progress.{key}" value="(\d+)"', page.text) == ["60", "40"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_turning_the_page_loses_neither_of_two_answers(world, language):
    key = world.key("A4.6")
    first, second = Reader(world), Reader(world)
    first.post("", **{f"said__{key}": "blocked", f"obstacle__{key}": "<b>L'un</b>"})
    given = {**second.given, f"obstacle.{key}": "L'autre", f"deadline.{key}": "2027-01-15", "page": "1"}
    page = world.phone.post(f"{second.link}?lang={language}", given)
    assert page.status_code == 200
    assert "&lt;b&gt;L&#x27;un&lt;/b&gt;" in page.text
    assert "L&#x27;autre" in page.text
    assert translate(language, "Yours") in page.text
    assert len(page.content) < HEAVIEST


def test_what_cannot_be_so_is_corrected_before_it_is_sent_though_somebody_else_answered(world):
    key = world.key("A3.3")
    first, second = Reader(world), Reader(world)
    first.post(**{f"said__{key}": "advances", f"progress__{key}": "140"})
    page = second.post(**{f"said__{key}": "advances", f"progress__{key}": "40"})
    assert 'value="send"' not in page.text
    assert second.read_again("", **{f"progress__{key}": "40"}).status_code == 303
    assert kept(world)[key, "progress"] == "40"


def test_what_was_written_between_reading_again_and_sending_is_read_first(world):
    one, two = world.key("A3.3"), world.key("A4.6")
    first, second = Reader(world), Reader(world)
    first.post(**{f"said__{one}": "unchanged"})
    second.post("", **{f"said__{two}": "unchanged"})
    page = first.read_again()
    assert "A4.6" in page.text
    assert not world.asked().is_answered
    first.read_again()
    assert set(world.said()) == {"A3.3", "A4.6"}
    assert "votre réponse est reçue" in said(first.post("send")), "posted twice, it has come all the same"


def test_a_page_that_was_opened_before_says_that_an_answer_was_sent_meanwhile(world):
    one, two = world.key("A3.3"), world.key("A4.6")
    first, second = Reader(world), Reader(world)
    first.post(**{f"said__{one}": "unchanged"})
    first.read_again()
    page = second.post(**{f"said__{two}": "unchanged"})
    assert "Une réponse a été envoyée le 24/11/2026" in said(page)
    told = world.phone.json("POST", f"{second.link}/draft?lang=fr", {f"said.{two}": "unchanged"})
    assert "Envoyée le 24/11/2026" in told.text.replace("\\u00e9", "é").replace("\\u00a0", " ")


def test_the_files_of_another_stay_with_the_answer(world):
    key = world.key("A2.3")
    late = Reader(world)
    world.phone.post(world.link(), {}, files=[(f"file.{key}", "r.pdf", b"%PDF-1.7")])
    page = late.post(**{f"said__{key}": "done"})
    assert "r.pdf" in page.text
    late.read_again()
    assert not drafts.files(world.people, world.asked().key)
    assert world.said()["A2.3"].said == "done"


# The script of the page


def draft(world, body):
    return world.phone.json("POST", f"{world.link()}/draft", body)


def marks(world):
    """The marks of a fresh page, by name of field."""
    given = form(world.phone.get(world.link()).text)["shown"]
    order = re.search(r'data-fields="([^"]+)"', world.phone.get(world.link()).text)[1].split()
    return {
        f"{field}.{key}": all_[5 * at : 5 * at + 5]
        for key, _, all_ in (one.partition(":") for one in given.split(" "))
        for at, field in enumerate(order if key else ["word"])
    }


def test_a_field_that_is_kept_as_it_is_typed_is_not_written_over_another_answer(world):
    name = f"progress.{world.key('A3.3')}"
    shown = {name: marks(world)[name]}
    told = draft(world, {name: "7", "shown": shown})
    assert '"other":[]' in told.text
    assert f'"other":["{name}"]' in draft(world, {name: "40", "shown": shown}).text
    assert list(kept(world).values()) == ["7"]
    mine = {name: marks(world)[name]}
    assert '"other":[]' in draft(world, {name: "75", "shown": mine}).text
    assert list(kept(world).values()) == ["75"]


def test_what_was_sent_on_a_line_that_was_cut_before_the_answer_is_nobody_elses(world):
    name = f"progress.{world.key('A3.3')}"
    shown = {name: marks(world)[name]}
    draft(world, {name: "7", "shown": shown})
    assert '"other":[]' in draft(world, {name: "75", "shown": shown, "tried": {name: ["7"]}}).text
    assert list(kept(world).values()) == ["75"]
    assert '"other":[]' in draft(world, {name: "", "shown": shown, "tried": {name: ["75"]}}).text
    assert list(kept(world).values()) == [""]


@pytest.mark.parametrize("beside", [None, 3, "x", [], {"x": 1}, {"progress.x": [1]}])
def test_marks_that_are_none_are_no_fault(world, beside):
    name = f"progress.{world.key('A3.3')}"
    assert draft(world, {name: "7", "shown": beside, "tried": beside}).status_code == 200
    assert world.phone.post(world.link(), {name: "8", "shown": f"{beside} :é : a:b"}).status_code == 303


def test_a_day_that_no_calendar_holds_is_left_where_its_field_shows_nothing(world):
    key = world.key("A3.3")
    Reader(world).post("", **{f"deadline__{key}": "31/02/2027"})
    late = Reader(world)
    late.post("", **{f"deadline__{key}": ""})
    assert kept(world)[key, "deadline"] == "31/02/2027"
    late.post("", **{f"deadline__{key}": (DAY + timedelta(40)).isoformat()})
    assert kept(world)[key, "deadline"] == (DAY + timedelta(40)).isoformat()
