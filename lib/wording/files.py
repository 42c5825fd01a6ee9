"""Sizes of files, and what is said of an action that was declared done."""

from __future__ import annotations

from collections.abc import Mapping

from lib.domain.changes import Value
from lib.domain.completion import Completion, is_done, is_to_verify
from lib.i18n import Language, translate, translate_plural
from lib.i18n.authors import author_name
from lib.i18n.formats import format_day, format_number

KILOBYTE, MEGABYTE = 2**10, 2**20


def size_text(language: Language, size: int) -> str:
    """« 1,2 Mo », « 340 Ko », « 12 octets »."""
    if size >= MEGABYTE:
        return translate(language, "{n} MB", n=format_number(language, size / MEGABYTE, 1))
    if size >= KILOBYTE:
        return translate(language, "{n} KB", n=format_number(language, size / KILOBYTE))
    return translate_plural(language, "{n} byte", "{n} bytes", size)


def count_text(language: Language, n: int) -> str:
    """« 2 pièces »; empty for none."""
    return translate_plural(language, "{n} attachment", "{n} attachments", n) if n else ""


def to_verify_text(language: Language, n: int) -> str:
    """« dont 2 à vérifier », beside how many are done; empty for none."""
    return (
        translate_plural(language, "of which {n} to be verified", "of which {n} to be verified", n)
        if n
        else ""
    )


def verification_text(language: Language, rules: Completion, row: Mapping[str, Value]) -> str:
    """« Réalisée, à vérifier par … : déclarée par … le … »; who verified it, when; empty where nobody has to."""
    if not is_done(row) or row.get("declared_on") is None:
        return ""
    declared = translate(
        language,
        "declared by {author} on {day}",
        author=_who(language, row["declared_by"]),
        day=_day(language, row["declared_on"]),
    )
    if row.get("verified_on") is not None:
        return translate(
            language,
            "Done: {declared}, verified by {author} on {day}.",
            declared=declared,
            author=_who(language, row["verified_by"]),
            day=_day(language, row["verified_on"]),
        )
    if not (rules.verification and is_to_verify(row)):
        return ""
    verifier = rules.verifier or translate(language, "another person")
    return translate(
        language, "Done, to be verified by {verifier}: {declared}.", verifier=verifier, declared=declared
    )


def _who(language: Language, author: Value) -> str:
    return author_name(language, str(author or ""))


def _day(language: Language, day: Value) -> str:
    return format_day(language, day)  # type: ignore[arg-type]
