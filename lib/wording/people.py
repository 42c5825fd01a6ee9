"""What is said of people: roles, doors, what was done."""

from __future__ import annotations

import json
from collections.abc import Mapping

from lib.domain.mail import MailKind
from lib.domain.people import Done
from lib.domain.roles import Role
from lib.i18n import Language, mark, translate, translate_plural
from lib.i18n.formats import arrow, as_typed
from lib.i18n.labels import label

#: What each role is called.
ROLES = {
    Role.READER: mark("Reader"),
    Role.PARTNER: mark("Partner (of one organisation)"),
    Role.EDITOR: mark("Editor"),
    Role.ADMINISTRATOR: mark("Administrator"),
}
#: What each may do, in a sentence.
MAY = {
    Role.READER: mark("reads everything, changes nothing"),
    Role.PARTNER: mark(
        "sees what partners are shown; declares, answers, notes, attaches and signs for its organisation"
    ),
    Role.EDITOR: mark("changes the plan, holds meetings, imports files"),
    Role.ADMINISTRATOR: mark("the same, and settings, people, audit, backups"),
}


def role_text(language: Language, role: int) -> str:
    """What a role is called."""
    return translate(language, ROLES[Role(role)]) if Role(role) in ROLES else "–"


#: What is noted in the audit, in words.
DONE = {
    "signed_in": mark("signed in"),
    "sign_in_failed": mark("could not sign in"),
    "signed_out": mark("signed out"),
    "session_ended": mark("session ended"),
    "invited": mark("invited"),
    "invitation_used": mark("invitation used"),
    "reset_asked": mark("link for a new password"),
    "password_changed": mark("password changed"),
    "role_changed": mark("role changed"),
    "account_changed": mark("account changed"),
    "account_disabled": mark("account closed"),
    "account_enabled": mark("account opened again"),
    "refused": mark("refused"),
    "exported": mark("exported"),
    "downloaded": mark("downloaded"),
    "link_made": mark("link to share made"),
    "link_revoked": mark("link to share ended"),
    "link_opened": mark("link to share opened for the first time"),
    "passkey_added": mark("passkey added"),
    "passkey_removed": mark("passkey removed"),
    "settings_changed": mark("settings changed"),
    "identity_bound": mark("known at the provider from now on"),
    "doors_forgotten": mark("provider and passkeys forgotten"),
    "organisation_followed": mark("organisation renamed: followed"),
    "organisation_kept": mark("organisation renamed: to be looked at"),
}


#: Why somebody was refused, in words; others by their own name.
REFUSED = {
    "page_refused": mark("a page of another role"),
    "role_refused": mark("the role does not allow it"),
    "administrators_only": mark("for administrators"),
    "organisation_refused": mark("of another organisation"),
    "answer_of_another": mark("of another organisation"),
    "link_ended": mark("the request is closed"),
    "link_unknown": mark("nothing at this address"),
    "read_only": mark("nothing is recorded there"),
    "password_wrong": mark("wrong password"),
    "request_elsewhere": mark("asked by a page of another site"),
    "route_closed": mark("nothing at this address"),
    "host_foreign": mark("under another name"),
    "others": mark("many different ones"),
}


#: By which door somebody came in, or something left.
DOORS = {
    "password": mark("by password"),
    "invitation": mark("by an invitation"),
    "oidc": mark("by the provider"),
    "provider": mark("by the provider"),
    "passkey": mark("by a passkey"),
    "terminal": mark("at a terminal of the server"),
}


#: What left as a whole.
WHOLE = {
    "backup": mark("a whole backup"),
    "move": mark("the whole plan, to another place"),
}


#: What a link or an access is for; what became of messages.
USES = {
    "share": mark("shared page"),
    "calendar": mark("calendar of deadlines"),
    "api": mark("another system"),
}
STATES = {
    "on": mark("switched on"),
    "off": mark("switched off"),
    "paused": mark("messages paused"),
    "written to": mark("messages resumed"),
}


def done_text(language: Language, kind: str) -> str:
    """What was done; one that this version does not know by its own name."""
    return translate(language, DONE[kind]) if kind in DONE else kind


def told_text(language: Language, row: Done) -> str:
    """The values of a line: roles in words, the others as they were noted."""
    told: dict[str, object] = json.loads(row.told)
    if row.kind == "role_changed":
        roles = [_role(language, told.get(side)) for side in ("before", "after")]
        return f"{told.get('email', '')} · {f' {arrow(language)} '.join(roles)}"
    if row.kind in ("organisation_followed", "organisation_kept"):
        names = [str(told[side]) for side in ("before", "after") if told.get(side)]
        return f"{told.get('name', '')} · {f' {arrow(language)} '.join(names)}"
    if row.kind == "signed_in":
        return _door(language, told.get("door"))
    if row.kind == "refused":
        return " · ".join(part for part in _refused(language, told) if part)
    return " · ".join(part for part in _values(language, row.kind, told) if part)


def _values(language: Language, kind: str, told: dict[str, object]) -> list[str]:
    """Values in words, the one that names what it is about first."""
    if kind in ("link_made", "link_revoked"):
        days = told.get("days")
        lasts = translate_plural(language, "{n} day", "{n} days", days) if isinstance(days, int) else ""
        return [str(told.get("name", "")), _word(language, USES, told.get("use")), lasts]
    if kind == "settings_changed" and told.get("what") == "mail":
        message = str(told.get("message", ""))
        about = label(language, MailKind(message)) if message in set(MailKind) else str(told.get("email", ""))
        return [about, _word(language, STATES, told.get("state")), str(told.get("plan", ""))]
    words = {"role": _role, "door": _door, "what": _whole}
    named = sorted(
        told, key=lambda name: kind == "exported" and name == "door"
    )  # of what left, its file comes first
    return [words[name](language, told[name]) if name in words else str(told[name]) for name in named]


def _word(language: Language, words: Mapping[str, str], value: object) -> str:
    known = words.get(str(value))
    return translate(language, known) if known else str(value or "")


def _door(language: Language, name: object) -> str:
    return _word(language, DOORS, name)


def _whole(language: Language, name: object) -> str:
    return _word(language, WHOLE, name)


def _refused(language: Language, told: dict[str, object]) -> list[str]:
    code, again = str(told.get("code", "")), told.get("again")
    times = int(again) if isinstance(again, int) else 0
    where = str(told.get("where") or told.get("page") or "")
    return [
        translate(language, REFUSED[code]) if code in REFUSED else code,
        as_typed(language, where) if where else "",
        translate_plural(language, "{n} more time", "{n} more times", times) if times else "",
    ]


def _role(language: Language, name: object) -> str:
    known = {role.name.lower(): role for role in ROLES}
    return role_text(language, known[str(name)]) if str(name) in known else str(name)
