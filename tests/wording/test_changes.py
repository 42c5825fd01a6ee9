"""What a revision changed is told in the words of the plan, from the registry, in every language."""

from datetime import date

import pytest

from lib.domain.changes import Change, Value, Values
from lib.domain.schema import TABLES
from lib.i18n import LANGUAGES
from lib.i18n.authors import author_name, author_spellings
from lib.i18n.values import row_name
from lib.wording.changes import difference, line, named_differences, part, parts, sentence, told, told_fields

NAMES = {("action", "k"): "A3.5"}
COMMENT = "Engagement réel du communiqué ; dates et responsables fictifs."


def change(before, after, table="action"):
    return Change(table, "k", before, after)


def said(before, after, language="fr", **options):
    (row,) = told(language, [change(before, after)], names=NAMES)
    return sentence(language, row, **options).replace("\u00a0", " ")


def test_a_progress_names_its_percent_once():
    assert said({"progress": 75.0}, {"progress": 80.0}) == "A3.5 : avancement 75 → 80 %"
    assert said({"progress": 12.5}, {"progress": 80.0}) == "A3.5 : avancement 12,5 → 80 %"
    assert said({"progress": 75.0}, {"progress": 80.0}, "en") == "A3.5: progress 75 → 80%"
    assert "75" in said({"progress": 75.0}, {"progress": 80.0}, "ar")


def test_a_value_that_was_missing_is_given_not_moved_from_nothing():
    assert said({"progress": None}, {"progress": 80.0}) == "A3.5 : avancement : 80 %"
    assert said({"owner": "Directeur"}, {"owner": None}) == "A3.5 : responsable Directeur → –"


def test_values_are_told_in_words():
    assert (
        said(
            {"status": "in_progress", "deadline": date(2026, 6, 30)},
            {"status": "done", "deadline": date(2026, 9, 30)},
        )
        == "A3.5 : échéance 30/06/2026 → 30/09/2026, statut En cours → Réalisée"
    )


def test_what_follows_from_a_deadline_is_not_told_beside_it():
    before = {
        "deadline": None,
        "initial_deadline": None,
        "deadline_precision": "unknown",
        "deadline_text": None,
    }
    after: Values = {
        "deadline": date(2026, 9, 30),
        "initial_deadline": date(2026, 9, 30),
        "deadline_precision": "day",
        "deadline_text": None,
    }
    assert told_fields("action", before, after) == ("deadline",)
    assert told_fields("action", {"deadline_precision": "day"}, {"deadline_precision": "month"}) == (
        "deadline_precision",
    )


def test_a_comment_is_told_by_its_added_words_and_never_twice():
    added = said({"comment": COMMENT}, {"comment": f"{COMMENT} Jury à constituer."})
    assert added == "A3.5 : commentaire : ajout de « Jury à constituer. »"
    assert "communiqué" not in added
    removed = said({"comment": f"{COMMENT} Jury à constituer."}, {"comment": COMMENT})
    assert removed == "A3.5 : commentaire : retrait de « Jury à constituer. »"
    old, new = difference(
        "fr", "action", "comment", f"{COMMENT} Jury prévu.", f"{COMMENT} Jury reporté.", names={}
    )
    assert (old, new) == ("prévu.", "reporté.")


def test_a_long_text_is_cut_and_a_row_tells_its_first_changes():
    long = "mot " * 200
    assert len(said({"comment": "court"}, {"comment": long})) < 140
    row = told(
        "fr",
        [
            change(
                {"start": None, "status": None, "progress": None, "owner": None, "priority": None},
                {
                    "start": date(2026, 1, 1),
                    "status": "done",
                    "progress": 5.0,
                    "owner": "X",
                    "priority": "high",
                },
            )
        ],
        names=NAMES,
    )[0]
    assert line("fr", row).endswith("2 autres valeurs")
    assert line("fr", row, most=4).endswith("1 autre valeur")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_row_that_comes_or_goes_is_told_as_such(language):
    (new,) = told(language, [change(None, {"code": "A9.1", "title": "Titre"})])
    (gone,) = told(language, [change({"code": "A9.1", "title": "Titre"}, None)])
    marks = dict.fromkeys((0x2068, 0x2069))  # each part in its own order, in Arabic
    assert new.subject.translate(marks) == gone.subject.translate(marks) == "A9.1 – Titre"
    assert len(new.parts) == len(gone.parts) == 1
    assert new.parts != gone.parts


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", TABLES)
def test_every_field_of_the_registry_is_told(language, table):
    for field in TABLES[table].fields:
        if field.kind == "document":
            continue
        samples: dict[str, Value] = {
            "date": date(2026, 1, 1),
            "flag": True,
            "integer": 3,
            "number": 3.0,
            "percent": 3.0,
            "money": "1200 MAD",
            "json": '{"a": "b"}',
        }
        value = samples.get(field.kind, "texte")
        if field.vocabulary is not None:
            value = str(next(iter(field.vocabulary)))
        for old, new in ((None, value), (value, None)):
            assert part(language, table, field.name, old, new)


def test_the_program_as_an_author_is_worded_for_its_reader_whatever_it_was_stored_as():
    assert author_name("fr", "First start") == "Premier démarrage"
    assert author_name("ar", "Premier démarrage") == author_name("ar", "First start")
    assert author_name("fr", "Local workstation") == "Poste local"
    assert author_name("fr", "Mme Alaoui") == "Mme Alaoui"
    assert {"First start", "Premier démarrage"} <= set(author_spellings("Premier démarrage"))
    assert author_spellings("Mme Alaoui") == ("Mme Alaoui",)


def test_a_stage_is_not_told_beside_a_result_of_the_same_words():
    before = {"result": "Contact établi", "stage": "contacted"}
    after = {"result": "Rendez-vous tenu", "stage": "met"}
    assert parts("fr", change(before, after, "interaction")) == (
        "résultat Contact établi → Rendez-vous tenu",
    )
    assert len(parts("fr", change(before, {**after, "result": "Lundi"}, "interaction"))) == 2


def test_in_arabic_each_part_of_the_name_of_a_row_keeps_its_own_order():
    row: Values = {"occurred_on": date(2026, 8, 20), "partner": "CCIT", "subject": "Bois (pin) – demande"}
    assert row_name("ar", "interaction", row).count("\N{FIRST STRONG ISOLATE}") == 3
    assert row_name("fr", "interaction", row) == "20/08/2026 – CCIT – Bois (pin) – demande"
    assert row_name("ar", "interaction", {"partner": "CCIT"}) == "CCIT"


@pytest.mark.parametrize("follows", ["deadline_text", "deadline_precision", "initial_deadline"])
def test_what_follows_from_a_deadline_is_told_with_it_alone(follows):
    before: Values = {"deadline": date(2026, 6, 30), follows: "a"}
    after: Values = {"deadline": date(2026, 9, 30), follows: "b"}
    assert told_fields("action", before, after) == ("deadline",)
    assert told_fields("action", {follows: "a"}, {follows: "b"}) == (follows,)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_other_columns_of_a_file_are_told_heading_by_heading(language):
    before = {"extra": '{"Effort": "2", "Budget": "3 MDH", "Vu": "oui"}'}
    after = {"extra": '{"Effort": "3", "Budget": "3 MDH", "Note": "à revoir"}'}
    shown = named_differences(language, "action", "extra", before["extra"], after["extra"])
    assert [(name.strip("\u2068\u2069"), old, new) for name, old, new in shown] == [
        ("Effort", "2", "3"), ("Vu", "oui", "–"), ("Note", "–", "à revoir"),
    ]  # fmt: skip
    words = parts(language, change(before, after))
    assert len(words) == 3
    assert not any("{" in word or '"' in word for word in words)


def test_what_is_new_says_what_is_in_it_where_its_name_does_not():
    (row,) = told("fr", [change(None, {"text": "Devis attendu", "noted_on": date(2026, 9, 30)}, "note")])
    assert [part.replace("\u00a0", " ") for part in row.parts] == ["ajout : Devis attendu"]
    (row,) = told("fr", [change(None, {"value": 1234.5, "indicator": "i"}, "measure")])
    assert [" ".join(part.split()) for part in row.parts] == ["ajout : 1 234,5"]
