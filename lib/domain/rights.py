"""Who may do what, in one table: each right with the roles that have it, the pages and addresses that it opens, the tables
and fields that it writes, the use-cases that need it. The README shows the same table; a test compares both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from lib.domain.changes import Change
from lib.domain.errors import NotAllowed
from lib.domain.roles import Role
from lib.domain.schema import TABLES


class Grant(StrEnum):
    """What a role is granted: nothing, what is its own organisation's and the partner's view, all of it."""

    NO = "no"
    OWN = "own"
    YES = "yes"


@dataclass(frozen=True, slots=True)
class Right:
    """One line of the table. `fields`: of a table, the only ones that a partner may fill."""

    name: str
    said: str
    reader: Grant
    partner: Grant
    editor: Grant
    pages: tuple[str, ...] = ()
    routes: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    usecases: tuple[str, ...] = ()
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, role: Role) -> Grant:
        """What a role is granted. An administrator has every right."""
        held = {Role.READER: self.reader, Role.PARTNER: self.partner, Role.EDITOR: self.editor}
        return Grant.YES if role == Role.ADMINISTRATOR else held.get(role, Grant.NO)


NO, OWN, YES = Grant.NO, Grant.OWN, Grant.YES

READ = Right(
    "read", "reads the plan and its papers", YES, OWN, YES,
    pages=(
        "overview", "axes", "deadlines", "evolution", "outlook", "actions", "action", "budget", "indicators", "partners",
        "partner", "commitments", "meeting", "documents", "minutes", "quality", "search",
    ),
    routes=("/", "/brief", "/revision"),
)  # fmt: skip
HISTORY = Right("history", "reads who recorded what, revision by revision", YES, NO, YES, pages=("history",))
COMPARE = Right("compare", "sees the other plans", YES, NO, YES, pages=("plans",))
DECLARE = Right(
    "declare", "declares how an action stands", NO, OWN, YES,
    tables=("declaration",), usecases=("declarations",),
    fields={"declaration": (
        "action", "organisation", "status", "progress", "declared_on", "evidence", "comment", "round", "said", "completed_on",
        "deadline", "deadline_reason", "obstacle", "support_requested", "seen_revision",
    )},
)  # fmt: skip
ANSWER = Right(
    "answer", "answers a round", NO, OWN, YES,
    routes=(
        "/answer/{plan}/{answer}", "/answer/{plan}/{answer}/draft", "/answer/{plan}/{answer}/file",
        "/answer/{plan}/{answer}/file/{file}", "/answer/{plan}/{answer}/workbook",
    ),
    tables=("answer",), usecases=("answers", "answer_workbook"),
    fields={"answer": ("first_sent_on", "sent_on", "way", "word")},
)  # fmt: skip
NOTE = Right(
    "note", "notes something on an action", NO, OWN, YES,
    tables=("note",), fields={"note": ("action", "noted_on", "noted_by", "shared", "text")},
)  # fmt: skip
ATTACH = Right(
    "attach", "attaches a file or a link", NO, OWN, YES,
    tables=("attachment",), usecases=("attachments",),
    fields={"attachment": (
        "carrier", "kind", "title", "link", "file_name", "size", "sha256", "added_on", "added_by", "shared",
    )},
)  # fmt: skip
EXCHANGE = Right(
    "exchange", "records an exchange", NO, OWN, YES,
    tables=("interaction",), usecases=("interactions",),
    fields={"interaction": (
        "occurred_on", "partner", "kind", "subject", "action", "result", "replied_on", "stage", "initiator", "follow_up_by",
        "follow_up_on",
    )},
)  # fmt: skip
SIGN = Right(
    "sign", "records a step of joint minutes", NO, OWN, YES,
    tables=("minutes_step",),
    fields={"minutes_step": ("minutes", "step", "done_on", "done_by", "file_name", "sha256")},
)  # fmt: skip
EDIT = Right(
    "edit", "changes the plan: forms, tables, imports, meetings, minutes, undoing", NO, NO, YES,
    pages=("import_file", "rounds", "order"),
    tables=(
        "axis", "action", "milestone", "partner", "indicator", "measure", "funding", "exchange_rate", "dependency",
        "occurrence", "commitment", "meeting", "meeting_record", "decision", "minutes", "amendment", "certificate",
        "paper_name", "saved_view", "round", "former_name",
    ),
    usecases=(
        "accepting", "actions", "amendments", "archives", "archiving", "axes_aside", "commitments", "convening", "copying",
        "decisions", "dependencies", "former_names", "grid", "imports", "indicators", "meeting_notes", "meeting_records",
        "meetings", "merging", "milestone_progress", "milestones", "minutes", "minutes_paper", "numbering", "occurrences",
        "paper_names", "partners", "proof", "recurring", "removing", "renaming", "repairs", "rounds", "signed_decisions", "signing",
        "undo", "views", "weights",
        "people/renamed",
    ),
)  # fmt: skip
SHARE = Right(
    "share",
    "makes a link that shows one page, as it is seen, to whoever has it",
    YES,
    NO,
    YES,
    usecases=("people/shares",),
)
GOVERN = Right(
    "govern", "settings of a plan: its sheet, limits, time zone, rules, closing", NO, NO, NO,
    tables=("setting", "plan"), usecases=("settings", "completion", "plans"),
)  # fmt: skip
PEOPLE = Right(
    "people", "people: invitations, roles, organisations, closing of accounts", NO, NO, NO,
    pages=("people",), usecases=("people/accounts",),
)  # fmt: skip
MAIL = Right(
    "mail", "switches messages on, pauses who is written to, reads what was sent", NO, NO, NO,
    routes=("/sending", "/sending/message", "/sending/message.eml"), usecases=("people/messages",),
)  # fmt: skip
ACCESSES = Right(
    "accesses", "makes and revokes own calendars and accesses for other systems", YES, OWN, YES,
    routes=("/access", "/access/make", "/access/revoke"), usecases=("people/tokens",),
)  # fmt: skip
AUDIT = Right(
    "audit", "reads the audit", NO, NO, NO, pages=("audit",), usecases=("people/audit",),
)  # fmt: skip
BACKUP = Right("backup", "downloads a backup, restores one", NO, NO, NO, usecases=("backups", "restoring"))
OWN_ACCOUNT = Right(
    "account", "comes in, leaves, ends own sessions, changes own password", YES, YES, YES,
    routes=(
        "/account", "/account/password", "/account/session", "/account/passkey", "/account/passkey/begin",
        "/account/passkey/remove", "/sign-out",
    ),
    usecases=("people/sessions", "people/sign_in", "people/passwords"),
)  # fmt: skip

RIGHTS = (
    READ, HISTORY, COMPARE, DECLARE, ANSWER, NOTE, ATTACH, EXCHANGE, SIGN, EDIT, SHARE, GOVERN, PEOPLE, MAIL, AUDIT, BACKUP,
    ACCESSES, OWN_ACCOUNT,
)  # fmt: skip
#: The pages that a link can show: those that say how the plan stands. Not those that make papers, search or tell who wrote.
SHARED = (
    "overview", "axes", "deadlines", "evolution", "outlook", "actions", "action", "budget", "indicators", "partners", "partner",
    "commitments", "quality",
)  # fmt: skip
#: What an editor changes of a plan's own row: what an editing of other rows leads to, no setting.
EDITED_OF_PLAN = frozenset({"adopted_revision", "commission", "commission_on", "host", "party_a", "party_b"})
#: What a file taught how to read: kept among the settings, by whoever imports.
LEARNT = ("word.", "layout.")

_PAGES = MappingProxyType({page: right for right in RIGHTS for page in right.pages})
_TABLES = MappingProxyType({table: right for right in RIGHTS for table in right.tables})


def may(role: Role, right: Right) -> bool:
    """Whether a role has a right, be it for its own organisation alone."""
    return right.of(role) != Grant.NO


def opens(role: Role, page: str) -> bool:
    """Whether a role opens a page, by the name of its file."""
    return page in _PAGES and may(role, _PAGES[page])


def page_refused() -> NotAllowed:
    """What is said to somebody who asks for a page that is none of their role's."""
    return NotAllowed("page_refused", "Your role does not open this page.")


def right_to(change: Change, *, begins_plan: bool = False) -> Right:
    """The right that a change of a row needs; `begins_plan`: a plan is begun with it, its settings are those of an
    editor."""
    if change.table == "setting" and (begins_plan or change.key.startswith(LEARNT)):
        return EDIT
    if change.table == "plan" and not change.ends:
        named = set(change.before or {}) | set(change.after or {})
        if begins_plan or named <= EDITED_OF_PLAN:
            return EDIT
    return _TABLES[change.table]


def begins_plan(changes: Iterable[Change]) -> bool:
    """Whether changes begin a plan."""
    return any(change.table == "plan" and change.creates for change in changes)


def table(roles: Iterable[Role] = (Role.READER, Role.PARTNER, Role.EDITOR, Role.ADMINISTRATOR)) -> list[str]:
    """The table as the README shows it, a line each."""
    heads = (
        "May",
        *(role.name.lower() for role in roles),
        "Pages",
        "Routes",
        "Tables",
        "Fields of a partner",
        "Use-cases",
    )
    lines = [_line(heads), _line(["---"] * len(heads))]
    for right in RIGHTS:
        lines.append(
            _line(
                (
                    right.said,
                    *(right.of(role) for role in roles),
                    ", ".join(right.pages),
                    ", ".join(right.routes),
                    ", ".join(right.tables),
                    ", ".join(_fields(right)),
                    ", ".join(right.usecases),
                )
            )
        )
    return lines


def _fields(right: Right) -> Iterable[str]:
    for name, filled in right.fields.items():
        left = [known for known in TABLES[name].names if known not in filled]
        yield (
            f"all but {', '.join(left)}"
            if left and len(left) < len(filled)
            else ", ".join(filled)
            if left
            else "all"
        )


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell or " " for cell in cells).replace("|  |", "| |") + " |"
