"""Whatever leaves by a button of a page is a line of the audit, with the file and whose it was, wherever the button stands."""

import json

import pytest

from lib.domain.rights import opens
from lib.domain.roles import Role
from lib.people.store import People
from lib.ui import downloads, here
from lib.ui.navigation import ENTRIES
from lib.usecases.people import sessions
from lib.usecases.people.audit import done
from tests.accounts import ROOT, present, signed_in
from tests.pages.test_matrix import READINGS, _named
from tests.screens import Screen


def queries(page, named):
    for query in ["", *READINGS.get(page, []), *named.get(page, [])[:2]]:
        yield dict(part.split("=") for part in query.split("&")) if query else {}


@pytest.mark.parametrize(
    ("role", "organisation", "least"), [(Role.ADMINISTRATOR, "CCIS-RSK", 25), (Role.PARTNER, "CCIT", 12)]
)
def test_every_button_that_hands_out_a_file_leaves_a_line(place, monkeypatch, role, organisation, least):
    import streamlit as st

    named = _named(place)
    account, token = signed_in(place, role=role, organisation=organisation)
    people = People.open(place)
    who = sessions.person_of(people, token, present())
    monkeypatch.setattr(here, "person", lambda typed: who)
    drawn, button, download = {}, downloads.button, st.download_button

    def quick(label, data, file_name, **options):
        return button(label, lambda: b"made", file_name, **options)  # what it holds is tested elsewhere

    def remember(label, data, file_name, **options):
        drawn[file_name, options.get("key")] = data
        return download(label, data=data, file_name=file_name, **options)

    monkeypatch.setattr(downloads, "button", quick)
    monkeypatch.setattr(st, "download_button", remember)
    for entry in ENTRIES:
        if not opens(role, entry.file):
            continue
        for query in queries(entry.file, named):
            screen = Screen().open(entry.file, **query)
            assert not screen.errors, (entry.file, query, screen.errors)
    assert len(drawn) >= least, sorted(drawn, key=str)
    for (file, key), content in drawn.items():
        before, _ = lines(people)
        assert content() == b"made"
        after, count = lines(people)
        assert count == len(before) + 1, (file, key)
        assert after[0].account == account.id and after[0].kind in (downloads.KEPT, downloads.MADE)
        assert json.loads(after[0].told)["file"] == file
    people.close()


def lines(people):
    span = {"since": present().replace(year=2000), "until": present().replace(year=2100)}
    found, count = done(people, ROOT, limit=5000, **span)
    left = [row for row in found if row.kind in (downloads.KEPT, downloads.MADE)]
    return left, len(left) if count <= 5000 else count
