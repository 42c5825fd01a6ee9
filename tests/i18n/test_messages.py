"""Every message of the code has its French and its Arabic, with the same values in it."""

import ast
import re
from collections import Counter
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from lib.domain import flaws
from lib.domain.schema import TABLES
from lib.i18n import LANGUAGES, direction, translate_plural
from lib.i18n.catalogue import as_language, catalogues
from lib.i18n.formats import format_pair
from lib.i18n.labels import WORDS
from lib.signing import refusals as signed_refusals
from lib.spreadsheets.files.refusals import SENTENCES
from lib.spreadsheets.messages import MESSAGES
from lib.store.places import refusals
from lib.store.places.shared import refusals as shared_refusals

ROOT = Path(__file__).parents[2]
CODE = [*sorted((ROOT / "lib").rglob("*.py")), *sorted((ROOT / "pages").glob("*.py"))]
#: English is the messages themselves.
TRANSLATED = [language for language in LANGUAGES if language != "en"]
#: Where the message stands among the arguments of a call.
PLACES = {"t": 0, "Told": 0, "mark": 0, "translate": 1, "tn": 0, "translate_plural": 1}
ERRORS = {"FileRefused", "Conflict", "NotAllowed", "Invalid", "NotSent", "StoreUnavailable", "AppError"}


def said():
    """Every message of the code: its text, or its singular and plural."""
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            texts = [a.value if isinstance(a, ast.Constant) else None for a in node.args]
            if name in PLACES and len(texts) > PLACES[name] and isinstance(texts[PLACES[name]], str):
                place = PLACES[name]
                plural = name in {"tn", "translate_plural"}
                yield (texts[place], texts[place + 1]) if plural else texts[place]
            elif name in ERRORS and len(texts) > 1 and isinstance(texts[1], str):
                yield texts[1]
            elif name == "Issue" and len(texts) > 2 and isinstance(texts[2], str):
                yield texts[2]


def dictionaries():
    for words in WORDS.values():
        yield from words.values()
    for table in TABLES.values():
        yield from (table.label, table.sheet, table.gone)
        for field in (*table.fields, *table.only_read):
            yield from (field.label, field.unique.message if field.unique else "")
    yield from (message for _, message in MESSAGES.values())
    yield from SENTENCES.values()
    yield from flaws.SENTENCES.values()
    yield from signed_refusals.SENTENCES.values()
    yield from refusals.SENTENCES.values()
    yield from shared_refusals.SENTENCES.values()


SAID = {*said(), *dictionaries()} - {""}


def names(text):
    return Counter(name for _, name, _, _ in Formatter().parse(text) if name)


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_of_the_code_is_translated(language):
    known = {m.id for c in catalogues(language) for m in c if m.id and m.string and "fuzzy" not in m.flags}
    missing = sorted(str(m) for m in SAID if m not in known)
    assert not missing


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_is_left_of_a_message_that_nobody_says(language):
    spare = [m.id for c in catalogues(language) for m in c if m.id and m.id not in SAID]
    assert not spare


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_message_is_translated_twice(language):
    counted = Counter(str(m.id) for c in catalogues(language) for m in c if m.id)
    assert not [m for m, n in counted.items() if n > 1]


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_uses_the_values_of_its_message_and_no_other(language):
    for catalogue in catalogues(language):
        for message in catalogue:
            if not message.id:
                continue
            if isinstance(message.id, str):
                assert names(message.string) == names(message.id), message.id
                continue
            allowed = names(message.id[0]) | names(message.id[1])
            assert len(message.string) == catalogue.num_plurals
            for form in message.string:
                assert form, message.id
                assert set(names(form)) <= set(allowed), form
            assert set(names(message.string[-1])) == set(names(message.id[1])), message.id


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_plural_form_of_every_message_can_be_said(language):
    for message in SAID:
        if not isinstance(message, tuple):
            continue
        one, many = message
        values: dict[str, Any] = {name: "x" for text in message for name in names(text) if name != "n"}
        for n in (0, 1, 2, 5, 11, 100):
            assert translate_plural(language, one, many, n, **values)


def test_arabic_counts_as_arabic_does():
    said = [translate_plural("ar", "{n} action", "{n} actions", n) for n in (0, 1, 2, 5, 12, 100)]
    assert said == ["لا إجراء", "إجراء واحد", "إجراءان", "5 إجراءات", "12 إجراءً", "100 إجراء"]


def test_french_has_no_plural_at_zero():
    assert translate_plural("fr", "{n} action", "{n} actions", 0) == "0 action"


def test_french_double_punctuation_is_never_left_at_the_start_of_a_line():
    for catalogue in catalogues("fr"):
        for message in catalogue:
            for text in (message.string,) if isinstance(message.string, str) else message.string:
                assert not re.search(r" [:;?!»]|« ", text) or not message.id, text


def test_arabic_is_written_in_arabic():
    for catalogue in catalogues("ar"):
        for message in catalogue:
            if message.id:
                text = message.string if isinstance(message.string, str) else message.string[-1]
                assert re.search("[\u0600-\u06ff]", re.sub(r"{\w+}", "", text)), message.id


def test_a_browser_of_another_language_reads_french():
    assert [as_language(code) for code in ("fr-MA", "ar", "en-GB", "de", None)] == [
        "fr",
        "ar",
        "en",
        "fr",
        "fr",
    ]
    assert [direction(code) for code in LANGUAGES] == ["ltr", "ltr", "rtl"]


def test_french_alone_has_a_space_before_a_colon():
    assert [format_pair(language, "X", "y") for language in LANGUAGES] == ["X\u00a0: y", "X: y", "X: y"]
