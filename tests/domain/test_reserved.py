"""To whom an action is reserved: by roles and by the key of an account, whatever the person is called since."""

import pytest

from lib.domain.people import Person
from lib.domain.reserved import joined, key_of, person_named, sees
from lib.domain.roles import Role
from lib.i18n.values import value_text

AWA = Person("Awa Mensah", Role.EDITOR, "a1", "Chargée de mission")


def test_who_is_named_by_the_key_of_the_account_sees_it_under_any_name_and_in_any_role():
    reserved = joined([person_named("Awa Diallo", "a1")])
    assert sees(reserved, AWA)
    assert sees(reserved, Person("Awa", Role.READER, "a1"))
    assert not sees(reserved, Person("Awa Diallo", Role.EDITOR, "a2"))


def test_a_role_is_that_role_and_no_other():
    assert sees("editor", AWA)
    assert not sees("reader", AWA)
    assert sees("reader / editor", AWA)


@pytest.mark.parametrize("reserved", ["editor", "[a1]", "nobody", "Awa [zz]"])
def test_an_administrator_and_the_machine_itself_see_everything(reserved):
    assert sees(reserved, Person("Root", Role.ADMINISTRATOR, "r"))
    assert sees(reserved, None)


@pytest.mark.parametrize("reserved", [None, ""])
def test_what_is_reserved_to_nobody_is_everybody_s(reserved):
    assert sees(reserved, Person("Ali", Role.READER, "b"))


@pytest.mark.parametrize(
    "reserved", ["Awa Mensah", "a1", "Awa []", "[]", "partner", "guest", "Éditeur", "Awa [a1] extra"]
)
def test_what_nobody_answers_to_opens_nothing(reserved):
    assert not sees(reserved, AWA)
    assert not sees(reserved, Person("", Role.READER))
    assert not sees(reserved, Person("P", Role.PARTNER, "p"))
    assert not sees(reserved, Person("", Role.GUEST))


def test_who_has_a_link_to_a_page_is_of_no_role():
    assert not sees("reader / editor / administrator / visitor", Person("", Role.VISITOR))


def test_a_name_is_no_way_to_write_another_person_or_role():
    named = person_named("Eve [a1] / editor", "e9")
    assert key_of(named) == "e9"
    assert not sees(named, AWA)


def test_a_list_holds_each_name_once():
    assert joined(["editor", " editor", ""]) == "editor"
    assert joined([]) is None


@pytest.mark.parametrize(
    ("language", "said"),
    [("fr", "Tous les rédacteurs / Awa Mensah"), ("en", "All editors / Awa Mensah")],
)
def test_people_read_names_and_no_keys(language, said):
    assert (
        value_text(language, "action", "reserved_for", f"editor / {person_named('Awa Mensah', 'a1')}") == said
    )
