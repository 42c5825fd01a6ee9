"""The open store, and reads kept by revision: a write by anyone changes the key for everyone."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from typing import Any, Concatenate, ParamSpec, TypeVar, cast
from urllib.parse import urlencode

from lib import clock
from lib.cache import Cache, key_of
from lib.domain import asked, zones
from lib.domain.errors import NotAllowed
from lib.store import reads
from lib.store.connection import Store, location, opened
from lib.store.reads import KnownPlan
from lib.store.rows import Rows
from lib.store.seen import hidden_from, seen_by
from lib.store.state import State
from lib.ui import address, navigation, plan_choice, screen, session, visiting
from lib.usecases.start import FIRST_START, ensure_plan

Answer = TypeVar("Answer")
Asked = ParamSpec("Asked")
#: What is kept is bounded by number, as most of it is of revisions that are past, and by bytes, as rows grow with the plan.
MEGABYTE = 2**20
#: What the plan shown holds any of.
HELD = "plan_held"
#: Who is here, and the actions that are reserved to others.
HIDDEN = "plan_hidden"
_read = Cache(1000, 64 * MEGABYTE)
_made = Cache(600, 64 * MEGABYTE)
#: What grows with the plan: the last few only.
_large = Cache(6, 64 * MEGABYTE)


def store() -> Store:
    """The store of this process, opened once; as a partner sees it when that view is on. Raises StoreUnavailable."""
    return own_store().seen_by_partner() if session.partner_view() else own_store()


def own_store() -> Store:
    """The store as this person sees it when no other view is on: what the banner of the partner's view counts, what an
    editor works with."""
    return seen_by(whole_store(), session.person(), hidden())


def hidden() -> frozenset[str]:
    """The actions of every plan that are reserved to others, asked once a run."""
    who, known = session.person(), session.state(HIDDEN)
    if known is None or known[0] != who:
        known = (who, hidden_from(whole_store(), who))
        session.keep_state(HIDDEN, known)
    answer: frozenset[str] = known[1]
    return answer


def whole_store() -> Store:
    """The store with nothing hidden: its place, its files by their fingerprint."""
    return opened(location(os.environ))


def begun() -> Exception | None:
    """Begins a run, before the menu, which follows from what there is; answers what kept it from being, for the page to say."""
    try:
        begin()
    except Exception as error:
        return error
    return None


def begin() -> str:
    """Makes sure there is a plan (the sample on a first start), fixes the session on it; answers its key.

    One question to the store at each run: the last revision. Everything else is known from it. From the present day on
    the last revision is shown, whatever day it is of: nobody's clock locks anybody out of the present.
    """
    session.keep_state(HIDDEN, None)
    opened = store()
    latest = reads.current_revision(opened)
    if not latest:
        today = clock.today(zones.DEFAULT)
        ensure_plan(opened, today=today, recorded_at=clock.now(), author=FIRST_START)
        latest = reads.current_revision(opened)
    known = _known(opened, latest)
    plan_choice.keep_known(known)
    plan = plan_choice.chosen(known, _default(known, latest), _plan_of_revision(known, latest))
    plan_choice.keep_closing(next((p.closed_on for p in known if p.key == plan), None))
    session.arrive_on_day(
        kept("zone", lambda: reads.time_zone(State.undated(opened, latest, plan)), plan, latest)
    )
    plan_choice.follow_day()
    last, day = _on(asked.LAST_DAY, plan, latest), session.today()
    shown = _asked(plan, latest) or (_on(day, plan, latest) if day < session.default_day() else last)
    session.begin(plan, shown=shown, last=last)
    session.keep_state(HELD, read(reads.holdings))
    return plan


def _known(store: Store, latest: int) -> Rows[KnownPlan]:
    """Every plan; of a partner those in which its organisation has a place. Raises NotAllowed where there is none."""
    known: Rows[KnownPlan] = kept("plans", lambda: reads.plan_list(store), latest)
    who, board = session.person(), visiting.board()
    if board is not None:
        return kept(
            "plan_shared", lambda: Rows([p for p in known if p.key == board.plan]), board.plan, latest
        )
    if who is None or not who.is_partner:
        return known
    own = kept(
        "own_plans", lambda: reads.plans_of_organisation(store, who.organisation), who.organisation, latest
    )
    if not any(plan.key in own for plan in known):
        raise NotAllowed(
            "organisation_without_plan",
            "No plan here names the organisation of your account. Ask an administrator which one it is.",
        )
    return kept(
        "plans_of", lambda: Rows([plan for plan in known if plan.key in own]), who.organisation, latest
    )


def plans() -> Rows[KnownPlan]:
    """Every plan of the store as it stood when this run began, the one that was begun first before the others."""
    return plan_choice.known() or reads.plan_list(whole_store())


def others() -> tuple[KnownPlan, ...]:
    """The plans to choose among, where there are several; none for a partner, who is party to one."""
    known = () if session.partner_view() else reads.listed(plans())
    return known if len(known) > 1 else ()


def held() -> frozenset[str]:
    """What there is any of, when a run has begun: what the menu follows from."""
    of_plan: frozenset[str] = session.state(HELD)
    who = session.person()
    signed_in = {navigation.ACCOUNTS} if who is not None and who.account else set()
    return of_plan | ({navigation.SEVERAL} if others() else set()) | signed_in


def beside(path: str) -> str:
    """The address of a page of the server's own, in the language of the reader and about the plan shown."""
    named = {"plan": session.plan()} if others() else {}
    return f"{path}?{urlencode({'lang': session.language(), **named})}"


def file_of_plan(name: str) -> str:
    """The name of a file about the plan shown: where there are several, it says which."""
    return f"{session.plan()}-{name}" if others() else name


def named_in_plan(name: str) -> str:
    """The name of a form in the plan shown: what is typed in one plan is never found in another's. That of the first plan
    is the bare one, whatever others are begun meanwhile."""
    known, plan = reads.listed(plans()), session.plan()
    if not known or plan == known[0].key or name.endswith(f"-{plan}"):
        return name
    return f"{name}-{plan}"


def _default(known: Rows[KnownPlan], latest: int) -> str:
    plan = kept("plan", lambda: reads.current_plan(whole_store()), latest) or ""
    keys = [one.key for one in known]
    return plan if plan in keys or not keys else keys[-1]


def _plan_of_revision(known: Rows[KnownPlan], latest: int) -> str:
    """The plan of the revision that the address asks for, where it names no plan: of all that this person may open, the
    sample too once another was begun, as links given out meanwhile are of it."""
    number = session.asked_revision() if session.query(session.VERSION) else 0
    if not number or session.query(address.PLAN) or len(known) < 2:
        return ""
    found = kept("asked", lambda: reads.revision(store(), number), number, latest)
    return found.plan if found is not None and found.plan in {plan.key for plan in known} else ""


def _asked(plan: str, latest: int) -> int:
    """The revision that is asked for, with its day; 0 when none is, or none of this plan."""
    number, named = session.asked_revision(), session.query(session.VERSION)
    if not number and not named:
        return 0
    found = kept("asked", lambda: reads.revision(store(), number), number, latest)
    if found is None or found.plan != plan:
        if named:
            session.tell_unread(session.VERSION, named)
        session.leave_revision()
        return 0
    session.show_revision(number, found.as_of, keep_day=True)
    return number


def _on(day: date, plan: str, latest: int) -> int:
    return kept("revision_on", lambda: reads.revision_on(store(), plan, day), plan, day, latest)


def revision_on(day: date) -> int:
    """The revision that held at the end of a day, among all of the plan shown."""
    return _on(day, session.plan(), latest_revision())


def first_day() -> date:
    """The day of the first recording of the plan shown: of the days before it nothing is known."""
    plan = session.plan()
    return kept("first", lambda: reads.first_recorded(store(), plan), plan) or session.present_day()


def revision_of(number: int) -> reads.Revision | None:
    """One revision of the plan shown; None for another's, or one that is not there."""
    found = kept("asked", lambda: reads.revision(store(), number), number, latest_revision())
    return found if found is not None and found.plan == session.plan() else None


def state() -> State:
    """The plan shown, at the revision and on the day shown, as this reader sees it."""
    return State(store(), session.revision(), session.plan(), session.today())


def read(
    question: Callable[Concatenate[State, Asked], Answer], *asked: Asked.args, **named: Asked.kwargs
) -> Answer:
    """The answer to a question about the state shown, kept: nobody changes it."""
    return read_at(state(), question, *asked, **named)


def read_at(
    state: State,
    question: Callable[Concatenate[State, Asked], Answer],
    *asked: Asked.args,
    **named: Asked.kwargs,
) -> Answer:
    """The answer about another state than the one shown: the figures of a meeting, the last state of its notes."""
    key = (state, _present(), question, key_of(asked), key_of(named))
    return cast(Answer, _read.answer(key, lambda: question(state, *asked, **named)))


def drawn(draw: Callable[..., Answer], *rows: Any, **options: Any) -> Answer:
    """The figure of some rows in the reader's language and theme, drawn once for everyone.

    Drawing costs more than reading. The rows are those that `read` answered, the figure is shared: nobody
    changes them.
    """
    options = {"language": session.language(), "dark": screen.is_dark(), **options}
    return kept(f"{draw.__module__}.{draw.__name__}", lambda: draw(*rows, **options), rows, options)


def worded(name: str, make: Callable[[], Answer], *key: Any) -> Answer:
    """What some rows say in the reader's language, its links with his language and day, made once for everyone."""
    return kept(name, make, session.language(), session.links(), *key)


def kept(name: str, make: Callable[[], Answer], *key: Any) -> Answer:
    """An answer that depends on `key` alone and that nobody changes, made once for everyone.

    Frames and figures in the key are told apart by identity: give those that `read` and `drawn` answered.
    """
    return cast(Answer, _made.answer((store(), _present(), name, key_of(key)), make))


def kept_large(name: str, make: Callable[[], Answer], *key: Any) -> Answer:
    """The same for an answer with a place per action: few are kept. Never part of the key of another."""
    return cast(Answer, _large.answer((store(), _present(), name, key_of(key)), make))


def _present() -> tuple[int, bool]:
    """The last revision, for who does not see everything: what is hidden now is hidden in the past too. And whether it is a
    visitor, whose pages lead nowhere."""
    return 0 if store() is whole_store() else session.latest(), visiting.is_visitor()


def forget() -> None:
    """Forgets what is kept: the next run reads, draws and writes everything anew."""
    for cache in (_read, _made, _large):
        cache.forget()


def latest_revision() -> int:
    """The last revision of the store, whatever is shown."""
    return reads.current_revision(store())
