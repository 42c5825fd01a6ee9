"""To whom of the team an action is reserved: the field of its forms, where people sign in."""

from __future__ import annotations

from lib.domain.names import split_names
from lib.domain.reserved import ROLES, joined, key_of, person_named, role_named
from lib.i18n.labels import field_label
from lib.i18n.values import people_text
from lib.ui import here, markup, session
from lib.ui.forms.shell import Form
from lib.ui.session import t
from lib.usecases.people import accounts

FIELD = "reserved_for"
#: The field on the screen, which holds keys where the row holds a text.
CHOSEN = "reserved"


def field(form: Form) -> None:
    """Roles and persons; a name that stays keeps the writing that it has. Nothing where nobody signs in."""
    who = session.person()
    if who is None or not who.account:
        return
    stored = form.row.get(FIELD)
    names = {key_of(name): name for name in split_names(stored)}
    roles = {role_named(role): role_named(role) for role in ROLES}
    team = {one.id: person_named(one.name, one.id) for one in accounts.team(here.people())}
    known = {**roles, **team, **names}
    language = session.language()
    form.row[CHOSEN] = list(names)
    chosen = form.several(
        CHOSEN,
        field_label(language, "action", FIELD),
        {key: people_text(language, team.get(key, name)) for key, name in known.items()},
        at_once=False,
    )
    form.values[FIELD] = stored if set(chosen) == set(names) else joined(known[key] for key in chosen)
    markup.paragraph(
        t(
            "Nobody named: the whole team sees it. Else the others find it nowhere, administrators aside, and it is"
            " confidential too."
        )
    )
