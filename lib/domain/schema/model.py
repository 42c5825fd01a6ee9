"""What is said of a field and of a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Literal

#: `percent`: 0 to 100; `money`: an amount with its currency (`lib.domain.money`); `document`: a text with sections.
Kind = Literal["text", "date", "integer", "number", "percent", "money", "flag", "json", "document"]


@dataclass(frozen=True, slots=True)
class Unique:
    """A value that only one standing row of a plan may have, and what is said of a second one.

    `only`: the rule holds for this value alone; the others may be shared. `within`: it holds among the rows that name the
    same row in that field, whatever door they come through.
    """

    code: str
    message: str
    only: str = ""
    within: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One field: the kind of value it holds, what it is called, who sees it, where it is asked for."""

    name: str
    kind: Kind
    label: str  # message id
    vocabulary: type[StrEnum] | None = None
    shown_to_partner: bool = False  # hidden unless said otherwise
    needed: bool = False
    above_zero: bool = False  # a number that is, when it is given
    unique: Unique | None = None
    refers_to: str = ""  # the table of which it names a row …
    refers_by: str = "key"  # … and what it names it by: key, code, label
    names_people: bool = False  # roles and persons of the team (lib/domain/reserved.py)
    names_row: bool = False  # it names a row of any table: « action:3f2a… »
    mentions: str = ""  # the table whose keys are among its parts: a row is not about them
    many: bool = False  # several names, see lib.domain.names
    long: bool = False  # a form gives it several lines
    in_form: bool = True
    in_sheet: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """One versioned table. `rows` is what SQL calls its rows (`actions_at`), `sheet` its sheet in the workbook of the
    plan, if it has one."""

    name: str
    rows: str
    label: str  # message id: what one row is called
    fields: tuple[Field, ...]
    named_by: tuple[str, ...] = ()  # the fields by which people know a row
    sheet: str = ""  # message id
    gone: str = "This row is no longer there."  # message id
    only_read: tuple[Field, ...] = ()  # what a column of a file can be beside
    opened_by: str = ""  # the flag without which a partner sees nothing of a row
    archived_by: str = ""  # the day from which on a row is in no figure and no list
    tells: str = ""  # the field whose value says of a new row what is in it

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its fields, in order."""
        return tuple(field.name for field in self.fields)

    @property
    def shown(self) -> tuple[str, ...]:
        """The names of the fields that a partner sees; none when the table is not for partners."""
        return tuple(field.name for field in self.fields if field.shown_to_partner)

    @property
    def kinds(self) -> Mapping[str, Kind]:
        """The kind of each field, by name."""
        return {field.name: field.kind for field in self.fields}

    def field(self, name: str) -> Field:
        """The field of a name. Raises KeyError for one that the table has not."""
        for field in (*self.fields, *self.only_read):
            if field.name == name:
                return field
        raise KeyError(name)

    def has(self, name: str) -> bool:
        """Whether there is a field of that name."""
        return any(field.name == name for field in (*self.fields, *self.only_read))


#: A field that a partner sees too.
shown = partial(Field, shown_to_partner=True)
#: Kept for us: no form asks for it, no sheet shows it.
kept = partial(Field, in_form=False, in_sheet=False)


def archived(table: str) -> tuple[Field, ...]:
    """The last fields of a table whose rows can be archived: since when, why, and the row that it was found to be one with."""
    return (
        kept("archived_on", "date", "Archived on"),
        kept("archived_reason", "text", "Reason of the archiving"),
        kept("merged_into", "text", "Merged into", refers_to=table),
    )


organisation = partial(shown, kind="text", refers_to="partner", refers_by="label")
