"""Messages: English ids in the code, translations in `fr/*.po` and `ar/*.po`.

A language's files are one catalogue; English is the ids themselves. A message missing from a
catalogue falls back to its id, and a test fails.
"""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Literal, get_args

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

Language = Literal["fr", "en", "ar"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
FOLDER = Path(__file__).parent
LOCALES: dict[Language, str] = {"fr": "fr_FR", "en": "en_GB", "ar": "ar_MA"}
#: What each language calls itself.
NAMES: dict[str, str] = {"fr": "Français", "en": "English", "ar": "العربية"}


def mark(message: str) -> str:
    """The message itself: marks a text that is translated later, where it is shown."""
    return message


def direction(language: Language) -> Literal["ltr", "rtl"]:
    """The direction in which the language is written."""
    return "rtl" if language == "ar" else "ltr"


def tag(language: Language) -> str:
    """The language and its country as office files name them: fr-FR."""
    return LOCALES[language].replace("_", "-")


def catalogues(language: Language) -> list[Catalog]:
    """The language's `.po` files."""
    found = []
    for path in sorted((FOLDER / language).glob("*.po")):
        with path.open("rb") as file:
            found.append(read_po(file, locale=language))
    return found


@cache
def translations(language: Language) -> NullTranslations:
    """The catalogues of a language compiled as one: a message is looked for once; English needs none."""
    if not (found := catalogues(language)):
        return NullTranslations()
    whole, *others = found
    for catalogue in others:
        for message in catalogue:
            if message.id:
                whole[message.id] = message
    compiled = BytesIO()
    write_mo(compiled, whole)
    compiled.seek(0)
    return GNUTranslations(compiled)


def translate(language: Language, message: str, **values: object) -> str:
    """The message in a language, its `{names}` replaced by the values."""
    text = translations(language).gettext(message) if message else ""
    return text.format(**values) if values else text


def translate_plural(language: Language, singular: str, plural: str, n: int, **values: object) -> str:
    """The form of the message for `n` things; `{n}` is available beside the other values, written as a count."""
    text = translations(language).ngettext(singular, plural, n)
    return text.format(**{"n": count(language, n), **values})


def count(language: Language, n: int) -> str:
    """How many things there are: 10 000 in French."""
    return str(n) if abs(n) < 1000 else format_decimal(n, format="#,##0", locale=LOCALES[language])


def as_language(text: str | None) -> Language:
    """The supported language behind a browser's locale (`fr-MA`), French when there is none."""
    code = (text or "").lower().partition("-")[0]
    return code if code in LANGUAGES else "fr"
