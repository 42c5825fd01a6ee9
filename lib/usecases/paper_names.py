"""How parties, functions and places are written on papers: each given once, for every paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any, cast

from lib.domain.changes import Change, Value, updated
from lib.domain.errors import Invalid
from lib.domain.paper_names import SCRIPTS, PaperName, by_name, folded, foreign_letters, with_article
from lib.domain.pictures import LARGEST_PICTURE, read_picture
from lib.domain.schema import PAPER_NAME, named
from lib.domain.terms import Gender
from lib.domain.writing import Seen, Writing
from lib.store.connection import Store
from lib.store.ledger import NOW, SourceFile, rows_at
from lib.usecases.record import check_needed, new_key, record, row_seen

FRENCH = ("french", "french_short")


def add_paper_name(
    store: Store, values: Mapping[str, Value], writing: Writing, *, emblem: bytes | None = None
) -> int:
    """Records how a name of the plan is written, and answers the revision. `emblem` is a picture, PNG or JPEG.

    A French form without an article gets that of its gender. Raises Invalid without a kind or a name, for a name that
    has its forms already, for letters that are not of the language of a form, or for what is no picture.
    """
    kept = _picture(emblem)
    row = dict.fromkeys(PAPER_NAME.names) | _fit(values, kept)
    key = new_key()
    _check(store, key, row, writing)
    creation = Change("paper_name", key, None, row)
    return record(store, [creation], writing, reason=named("paper_name", row), files=kept)


def edit_paper_name(
    store: Store,
    seen: Seen,
    key: str,
    wanted: Mapping[str, Value],
    writing: Writing,
    *,
    emblem: bytes | None = None,
) -> int | None:
    """Changes the forms of a name from what the person saw; None when nothing differs.

    Raises Invalid as `add_paper_name` does and for a name that is gone, Conflict when somebody changed the same since.
    """
    before = row_seen(store, seen, writing.plan, "paper_name", key)
    kept = _picture(emblem)
    values = _fit({"gender": before["gender"], **wanted}, kept)
    row = {**before, **values}
    _check(store, key, row, writing)
    change = updated("paper_name", key, before, values)
    return record(store, [change], writing, reason=named("paper_name", row), files=kept) if change else None


def remove_paper_name(store: Store, seen: Seen, key: str, writing: Writing) -> int:
    """Takes a name away: papers ask for its forms again. Raises Invalid when it is gone, Conflict when somebody changed
    it since."""
    row = row_seen(store, seen, writing.plan, "paper_name", key)
    before = {name: row[name] for name in PAPER_NAME.names}
    return record(store, [Change("paper_name", key, before, None)], writing, reason=named("paper_name", row))


def known_names(store: Store, plan: str) -> dict[tuple[str, str], PaperName]:
    """The names of a plan as they stand, by their kind and name."""
    rows = rows_at(store, NOW, plan, "paper_name").values()
    return by_name(PaperName(**cast(dict[str, Any], {n: row[n] for n in PAPER_NAME.names})) for row in rows)


def _check(store: Store, key: str, row: Mapping[str, Value], writing: Writing) -> None:
    check_needed("paper_name", row)
    for field, script in SCRIPTS.items():
        odd = foreign_letters(str(row[field] or ""), script)
        if odd and script == "ARABIC":
            raise Invalid(
                "form_not_arabic", "The Arabic form holds other letters: {letters}.", field=field, letters=odd
            )
        if odd:
            raise Invalid(
                "form_not_latin",
                "This form holds letters of another script: {letters}.",
                field=field,
                letters=odd,
            )
    taken = {
        (held["kind"], folded(str(held["name"])))
        for other, held in rows_at(store, NOW, writing.plan, "paper_name").items()
        if other != key
    }
    if (row["kind"], folded(str(row["name"]))) in taken:
        raise Invalid(
            "name_taken", "The name “{name}” has its forms already.", field="name", name=str(row["name"])
        )


def _fit(values: Mapping[str, Value], kept: Sequence[SourceFile]) -> dict[str, Value]:
    """Blank values missing, spaces one by one, the article of the gender before a French form that has none."""
    gender = Gender(str(values["gender"])) if values.get("gender") else None
    fit: dict[str, Value] = {}
    for name, value in values.items():
        if not isinstance(value, str):
            fit[name] = value
            continue
        text = value.strip() if name == "letterhead" else " ".join(value.split())
        fit[name] = (with_article(text, gender) if name in FRENCH else text) or None
    if kept:
        fit["emblem"] = kept[0].sha256
    return fit


def _picture(content: bytes | None) -> tuple[SourceFile, ...]:
    """An emblem as it is kept, if there is one. Raises Invalid for one too heavy or that no paper could print."""
    if not content:
        return ()
    if len(content) > LARGEST_PICTURE:
        raise Invalid(
            "picture_large",
            "This picture is larger than {size} kB: a smaller one prints as well.",
            field="emblem",
            size=LARGEST_PICTURE // 1000,
        )
    found = read_picture(content)
    if found is None:
        raise Invalid(
            "picture_unread",
            "This file is no picture that papers can print: give a PNG or JPEG picture.",
            field="emblem",
        )
    return (SourceFile(sha256(content).hexdigest(), f"emblem.{found.ending}", content),)
