"""How names are written on papers: given once, fit for their language, undone like anything else."""

from datetime import date, datetime

import pytest

from lib.domain.changes import Change
from lib.domain.errors import Conflict, Invalid
from lib.domain.paper_names import SCRIPTS, foreign_letters, with_article
from lib.domain.pictures import LARGEST_PICTURE, read_picture
from lib.domain.schema import PLAN
from lib.domain.terms import Gender, RevisionKind
from lib.domain.writing import Writing
from lib.i18n import LANGUAGES
from lib.store import reads
from lib.store.connection import Store
from lib.store.state import State
from lib.usecases.paper_names import add_paper_name, edit_paper_name, remove_paper_name
from lib.usecases.record import record
from tests.pictures import JPEG, PNG, png
from tests.sample import LAST

DAY = date(2026, 11, 24)
WRITING = Writing("p", "Amina", datetime(2026, 11, 24, 9), DAY)


@pytest.fixture
def store():
    opened = Store.open()
    sheet = {**dict.fromkeys(PLAN.names), "title": "Plan", "is_sample": False}
    record(opened, [Change("plan", "p", None, sheet)], WRITING, reason="", kind=RevisionKind.START)
    yield opened
    opened.close()


def names(store):
    return reads.paper_names(State(store, reads.current_revision(store), "p", DAY))


EMBASSY = {
    "kind": "organisation",
    "name": "Ambassade",
    "gender": "feminine",
    "french": " Ambassade  du Togo ",
}


def test_a_name_is_given_edited_and_taken_away(store):
    add_paper_name(store, EMBASSY, WRITING)
    (row,) = names(store)
    assert (row.french, row.arabic) == ("l'Ambassade du Togo", None)
    seen = reads.current_revision(store)
    edit_paper_name(store, seen, row.key, {"arabic": "سفارة الطوغو"}, WRITING)
    assert (
        edit_paper_name(store, reads.current_revision(store), row.key, {"arabic": "سفارة الطوغو"}, WRITING)
        is None
    )
    with pytest.raises(Conflict):
        edit_paper_name(store, seen, row.key, {"arabic": "السفارة"}, WRITING)
    remove_paper_name(store, reads.current_revision(store), row.key, WRITING)
    assert not names(store)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"name": " "}, "value_missing"),
        ({"kind": None}, "value_missing"),
        ({"arabic": "سفارة Togo"}, "form_not_arabic"),
        ({"french_short": "la غرفة"}, "form_not_latin"),
        ({"english": "the غرفة"}, "form_not_latin"),
        ({"name": "ambassade "}, "name_taken"),
    ],
)
def test_a_form_that_is_not_fit_for_a_paper_is_refused(store, values, code):
    add_paper_name(store, EMBASSY, WRITING)
    wanted = {**EMBASSY, "name": "Autre", **values}
    with pytest.raises(Invalid) as refused:
        add_paper_name(store, wanted, WRITING)
    assert refused.value.code == code
    assert len(names(store)) == 1


@pytest.mark.parametrize(
    "picture", [PNG, JPEG, png(8, 8, b"\0" * 79, 0, 1)], ids=["png", "jpeg", "interlaced"]
)
def test_an_emblem_is_kept_with_its_name(store, picture):
    add_paper_name(store, EMBASSY, WRITING, emblem=picture)
    (row,) = names(store)
    assert reads.file_content(store, row.emblem) == picture
    assert (read_picture(PNG).width, read_picture(JPEG).height) == (40, 30)


def test_the_same_emblem_serves_two_names(store):
    for name in ("Une", "Autre"):
        add_paper_name(store, {**EMBASSY, "name": name}, WRITING, emblem=PNG)
    assert len({row.emblem for row in names(store)}) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7", b"GIF89a", PNG[:-20], PNG[:60] + b"\0" + PNG[61:], b"\xff\xd8\xff\xe0\x00",
        b"\xff\xd8" + b"\xff" * 60, png(30_000, 30_000, b"\0"), png(4, 4, b"\0" * 10), png(0, 0, b""),
        png(8, 8, b"\0" * 78, 0, 1), JPEG[:-40],
    ],
)  # fmt: skip
def test_what_no_paper_could_print_is_no_emblem(store, content):
    with pytest.raises(Invalid) as refused:
        add_paper_name(store, EMBASSY, WRITING, emblem=content)
    assert refused.value.code == "picture_unread"
    assert not names(store)


def test_a_picture_too_heavy_for_a_paper_is_refused(store):
    with pytest.raises(Invalid) as refused:
        add_paper_name(store, EMBASSY, WRITING, emblem=b"\0" * (LARGEST_PICTURE + 1))
    assert refused.value.code == "picture_large"


def test_every_institution_of_the_sample_has_its_forms_in_three_languages(sample_store):
    state = State(sample_store, LAST, "sample", DAY)
    known = reads.paper_names(state)
    named = {row.name: row for row in known if row.kind == "organisation"}
    assert set(named) == {partner.label for partner in reads.partner_list(state)}
    for row in known:
        assert all(row.form(language) for language in LANGUAGES), row.name
        for field, script in SCRIPTS.items():
            assert not foreign_letters(getattr(row, field) or "", script), (row.name, field)
        gender = Gender(row.gender) if row.gender else None
        assert with_article(row.french, gender) == row.french
