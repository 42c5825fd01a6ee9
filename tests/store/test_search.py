"""Search: words in any order, folded, over the whole plan, within what the reader may see."""

from datetime import date, datetime

import pytest

from lib.domain.changes import Change
from lib.domain.schema import ACTION, COMMITMENT, INDICATOR, MINUTES, NOTE, PARTNER
from lib.domain.terms import RevisionKind
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import commit
from lib.store.state import State

DAY = date(2026, 11, 24)


def row(table, **values):
    return dict.fromkeys(table.names) | values


ROWS = (
    Change("action", "a1", None, row(ACTION, code="A1.1", title="Organiser une semaine à Lomé", owner="Conseiller économique")),
    Change("action", "a2", None, row(ACTION, code="A1.2", title="Œuvrer à l’étude de marché", organisation="CCIT")),
    Change("action", "a3", None, row(ACTION, code="A2.1", title="Secret de Lomé", confidential=True)),
    Change("action", "a4", None, row(ACTION, code="A2.2", title="إعداد الإتفاقيةِ مع الشركاء", comment="chuchoté")),
    Change("action", "a5", None, row(ACTION, code="A2.3", title="Renvoyer à A1.1")),
    Change("partner", "p1", None, row(PARTNER, label="CCIT", name="Chambre de commerce du Togo", country="togo")),
    Change("commitment", "c1", None, row(COMMITMENT, code="P3", text="Tenir une semaine économique", organisation="CCIT")),
    Change("minutes", "m1", None, row(MINUTES, reference="2026/01", title="Procès-verbal conjoint", place="Lomé", held_on=DAY)),
)  # fmt: skip


@pytest.fixture(scope="module")
def state():
    store = Store.open()
    number = commit(
        store,
        ROWS,
        plan="p",
        author="test",
        kind=RevisionKind.IMPORT,
        reason="",
        recorded_at=datetime(2026, 11, 24, 9),
        as_of=DAY,
    )
    yield State(store, number, "p", DAY)
    store.close()


def found(state, words, limit=10):
    return [(row.kind, row.key) for row in reads.search(state, search=words, limit=limit)]


@pytest.mark.parametrize("words", ["semaine lome", "LOMÉ  Semaine", "conseiller lomé", "a1.1 semaine"])
def test_words_are_found_in_any_order_whatever_their_case_and_accents(state, words):
    assert found(state, words) == [("action", "a1")]


def test_every_kind_is_looked_through_and_comes_in_its_place(state):
    assert found(state, "lomé") == [("action", "a1"), ("action", "a3"), ("minutes", "m1")]
    assert found(state, "ccit") == [("action", "a2"), ("partner", "CCIT"), ("commitment", "c1")]
    assert found(state, "24/11/2026") == [("minutes", "m1")]


def test_what_has_the_words_for_its_code_comes_first(state):
    assert found(state, "A1.1") == [("action", "a1"), ("action", "a5")]


@pytest.mark.parametrize("words", ["oeuvrer etude", "l'étude", "œuvrer l’etude"])
def test_ligatures_and_apostrophes_are_read_as_they_are_typed(state, words):
    assert found(state, words) == [("action", "a2")]


@pytest.mark.parametrize("words", ["الاتفاقيه", "شركاء اعداد", "الإتفاقيةِ"])
def test_the_letters_of_arabic_that_are_written_in_several_ways_are_one(state, words):
    assert found(state, words) == [("action", "a4")]


def test_a_partner_finds_nothing_of_what_is_confidential(state):
    assert found(state.seen_by_partner(), "lomé") == [("action", "a1"), ("minutes", "m1")]
    assert found(state, "chuchote") == [("action", "a4")]
    assert found(state.seen_by_partner(), "chuchote") == []


@pytest.mark.parametrize("words", ["", "  ", "%", "absent", "' OR 1=1 --"])
def test_what_is_nowhere_is_not_found(state, words):
    assert found(state, words) == []


def test_the_first_of_each_kind_are_shown_and_all_are_counted(state):
    rows = reads.search(state, search="a", limit=1)
    assert [row.kind for row in rows] == ["action", "partner", "commitment", "minutes"][: len(rows)]
    assert next(row for row in rows if row.kind == "action").of_kind > 1


def test_every_letter_is_written_anew_though_texts_without_the_few_that_differ_are_left_alone(state):
    cursor = state.store.cursor()
    # Beside a letter that is always written anew, a text takes the long way: both ways say the same of every letter.
    (unlike,) = cursor.execute(
        "SELECT list(i) FILTER (folded(chr(i)) || 'oe' <> folded(chr(i) || 'œ'))"
        " FROM (SELECT CAST(unnest(range(1, 1114112)) AS INTEGER) AS i) WHERE i NOT BETWEEN 55296 AND 57343"
    ).fetchone()
    cursor.close()
    assert unlike is None


def test_notes_and_indicators_are_found_under_their_action_and_go_with_what_is_hidden(state):
    rows = [
        Change(
            "note",
            f"n{n}",
            None,
            row(NOTE, action=action, noted_on=DAY, noted_by="Chef", text="Devis attendu", shared=shared),
        )
        for n, (action, shared) in enumerate([("a1", True), ("a1", False), ("a3", True)])
    ]
    rows += [
        Change("indicator", f"i{a}", None, row(INDICATOR, action=a, name="Taux de présence"))
        for a in ("a1", "a3")
    ]
    number = commit(
        state.store, rows, plan="p", author="test", kind=RevisionKind.IMPORT, reason="",
        recorded_at=datetime(2026, 11, 24, 9), as_of=DAY,
    )  # fmt: skip
    now = state.at(number)

    def found(state, words):
        return sorted((r.kind, r.code) for r in reads.search(state, search=words, limit=9))

    assert found(now, "devis") == [("note", "A1.1"), ("note", "A1.1"), ("note", "A2.1")]
    assert found(now, "taux presence") == [("indicator", "A1.1"), ("indicator", "A2.1")]
    assert found(now.seen_by_partner(), "devis") == [("note", "A1.1")]
    assert found(now.seen_by_partner(), "taux presence") == [("indicator", "A1.1")]
