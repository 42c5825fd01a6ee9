"""The only door to `st.session_state`: who is here, in which language, on which day.

Language, day and filters live in the URL; all else that a rerun must remember passes through a typed state below.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, cast

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from lib import clock
from lib.domain import closing, zones
from lib.domain.people import Person
from lib.domain.rights import opens, page_refused
from lib.domain.roles import Role
from lib.i18n import LANGUAGES, Language, translate, translate_plural
from lib.i18n.catalogue import as_language
from lib.i18n.formats import format_recorded
from lib.ui import address as _address
from lib.ui.following import follows

query, address, links = _address.query, _address.address, _address.links
DAY, LANGUAGE, VERSION, FOLLOWED = _address.DAY, _address.LANGUAGE, _address.VERSION, _address.FOLLOWED
ROUTED, OUTBOX, AUTHOR, PARTNER, PERSON = "_routed", "_outbox", "author", "partner_view", "_person"
REVISION, LATEST, PLAN, ASKED, ZONE, PAGE = "_revision", "_latest", "_plan", "_asked", "_zone", "_page"
#: Kept where another plan is shown: forms have other names there, and counters only go up.
CLOSED, OF_ALL = "plan_closed", "plans"  # the day of its end; the page that is about no plan in particular
LASTING = ("state:form:", "state:turn:", "state:plan_", "state:import_done")
LOCAL = "Local workstation"  # stored so, worded for each reader


def arrive_on_day(zone: str) -> None:
    """Called by the router first, with the zone of the plan: after a write from an earlier day, the first one is shown."""
    st.session_state[ZONE] = zone
    if query(DAY) and _address.day(DAY) is None:
        tell_unread(DAY, query(DAY))
    if outbox().get("returns"):
        show_day(default_day())
        outbox()["returns"] = False


def begin(plan: str, *, shown: int, last: int) -> None:
    """Called by the router at each run, before any page: fixes the plan and the revision shown. What was chosen, dropped
    and looked at in another plan is forgotten."""
    if st.session_state.get(PLAN, plan) != plan:
        for name in [name for name in map(str, st.session_state) if name.startswith("state:")]:
            if not name.startswith(LASTING):
                del st.session_state[name]
    st.session_state.update({ROUTED: True, PLAN: plan, REVISION: shown, LATEST: last})
    outbox()["run"] = outbox().get("run", 0) + 1


def require(page: str) -> None:
    """The guard, first statement of every page, by its file's name: nothing is shown without the router, and the right."""
    if not st.session_state.get(ROUTED):
        st.stop()
    if not may_open(page):
        raise page_refused()


def may_open(page: str) -> bool:
    """Whether a page is one of whoever is here: of a visitor, the one that was shared."""
    board = who.board if (who := person()) else None
    return opens(current_role(), page) if board is None else page == board.page and opens(Role.READER, page)


def greet(find: Callable[[str], Person]) -> None:
    """Called by the router before all else: remembers who is here, found anew with the function that was typed. A visitor is
    shown what was shared, whatever the browser asks for. Who comes into the session of another finds nothing of theirs."""
    who = find(str(st.session_state.get(AUTHOR) or "").strip() or LOCAL)
    if (before := person()) and (before.account, before.board) != (who.account, who.board):
        _forget()
    st.session_state[PERSON] = who
    if who.board is not None:
        for name in (DAY, LANGUAGE, ASKED, PARTNER):
            st.session_state.pop(name, None)
        st.query_params.from_dict(dict(who.board.query))


def _forget() -> None:
    """What is kept, typed and chosen, in fields without a name too, and the files that were dropped."""
    if context := get_script_run_ctx():
        context.session_state._state.clear()
        context.uploaded_file_mgr.remove_session_files(context.session_id)


def person() -> Person | None:
    """Who is here; None before the router has said so."""
    return st.session_state.get(PERSON)


def current_role() -> Role:
    """The role in which the plan is looked at: whoever looks as the partner does reads only."""
    return min(own_role(), Role.READER) if st.session_state.get(PARTNER) else own_role()


def own_role() -> Role:
    """The person's, whichever view is on."""
    return who.role if (who := person()) else Role.GUEST


def partner_view() -> bool:
    """Whether the plan is shown as a partner sees it: to a partner always, to others when they ask for it."""
    return bool(st.session_state.get(PARTNER)) or is_partner()


def is_partner() -> bool:
    """Whether whoever is here is a partner: told of nothing that is hidden, nor that anything is."""
    return (who := person()) is not None and who.is_partner


def page() -> str:
    """The address of the page shown, its language and choices left out."""
    return str(st.session_state.get(PAGE, ""))


def language() -> Language:
    """The language of the screen: the URL's, else the browser's among ours, else French."""
    chosen = st.session_state.get(LANGUAGE) or st.query_params.get(LANGUAGE)
    return cast(Language, chosen) if chosen in LANGUAGES else as_language(st.context.locale)


def today() -> date:
    """The day of the figures (date d'arrêté): the URL's, else the one that is shown first."""
    chosen = st.session_state.get(DAY)
    return chosen if isinstance(chosen, date) else _address.day(DAY) or default_day()


def default_day() -> date:
    """The day that is shown where nobody asks for another: the present one; where a closed plan is shown, that of its end."""
    return closing.default_day(present_day(), None if page() == OF_ALL else state(CLOSED))


def present_day() -> date:
    """The present day of the plan, the same for every reader: the day that a write is dated on."""
    return clock.today(zone())


def zone() -> str:
    """The time zone of the plan, in which its days begin."""
    return str(st.session_state.get(ZONE, zones.DEFAULT))


def shows_earlier() -> bool:
    """Whether an earlier day or revision is shown than the one shown first: what is recorded now is not seen there."""
    return today() < default_day() or bool(asked_revision())


def shows_later() -> bool:
    """Whether a day to come is shown: the plan as it stands, and nothing is known of what happens until then."""
    return today() > present_day()


def asked_revision() -> int:
    """The revision asked for by the URL, else by an earlier choice; 0 for the state of the day."""
    return _address.number(VERSION) or 0 if query(VERSION) else int(st.session_state.get(ASKED, 0))


def show_revision(shown: int, as_of: date, *, keep_day: bool = False) -> None:
    """Shows the state of a revision, on the day that it describes; `keep_day`: on the URL's day, if it names one."""
    if st.session_state.get(ASKED) != shown:
        st.session_state[ASKED] = shown
        st.session_state[DAY] = (_address.day(DAY) or as_of) if keep_day else as_of
    put_query(VERSION, str(shown), "")


def leave_revision() -> None:
    """Shows the state of the day again."""
    st.session_state.pop(ASKED, None)
    put_query(VERSION, "", "")


def show_day(day: date) -> None:
    """Shows the state of a day."""
    leave_revision()
    st.session_state[DAY] = day


def moment(recorded_at: datetime) -> str:
    """The hour of a recording where the reader's device is, the place named: what a device says decides nothing else."""
    return format_recorded(language(), recorded_at, st.context.timezone)


def revision() -> int:
    """The revision whose state is shown."""
    return int(st.session_state.get(REVISION, 0))


def shows_past() -> bool:
    """Whether an earlier state than the last is shown: nothing can be written there."""
    return revision() < latest()


def latest() -> int:
    """The last revision of the plan shown."""
    return int(st.session_state.get(LATEST, 0))


def plan() -> str:
    """The key of the plan shown."""
    return str(st.session_state.get(PLAN, ""))


def author() -> str:
    """Who writes, as the history names them (see `author_name`)."""
    return who.author if (who := person()) else ""


def tell_unread(name: str, given: str) -> None:
    """Remembers that the URL asks for what is not there, until a run has said it to its end."""
    outbox().setdefault("unread", {})[name] = given


def put_query(name: str, value: str, default: str) -> None:
    """Writes a choice to the URL and remembers it for the page; what is shown by default needs no name there. A visitor
    chooses nothing."""
    if (who := person()) and who.board:
        return
    remembered = {**(state(_choices()) or {}), name: value}
    if value == default:
        del remembered[name]
        if name in st.query_params:
            del st.query_params[name]
    elif st.query_params.get(name) != value:
        st.query_params[name] = value
    if name not in FOLLOWED:
        keep_state(_choices(), remembered)


def arrive(page: str) -> None:
    """Called by the router before a page: coming back by the menu finds its choices; a link is followed to the letter."""
    stays = st.session_state.get(PAGE) == page
    if stays and not follows():
        return
    st.session_state[PAGE] = page
    if stays or any(name not in FOLLOWED for name in st.query_params):
        keep_state(_choices(), None)
    else:
        st.query_params.update(state(_choices()) or {})


def _choices() -> str:
    return f"choices:{st.session_state.get(PAGE, '')}"


def outbox() -> dict[str, Any]:
    """What is to be said at the next run, and more: one object, changed in place, since any run can be interrupted."""
    return cast(dict[str, Any], st.session_state.setdefault(OUTBOX, {}))


def state(name: str) -> Any:
    """What a block kept under a name for its next run; None when nothing."""
    return st.session_state.get(f"state:{name}")


def keep_state(name: str, value: Any) -> None:
    """Keeps a value for a block's next run; None forgets it."""
    if value is None:
        st.session_state.pop(f"state:{name}", None)
    else:
        st.session_state[f"state:{name}"] = value


def counter(name: str) -> int:
    """A number that changes when `advance` is called: part of a widget's key, to reset it."""
    return int(state(f"turn:{name}") or 0)


def advance(name: str) -> None:
    """Resets the widgets whose key carries the counter."""
    keep_state(f"turn:{name}", counter(name) + 1)


def widget(key: str) -> Any:
    """What was just chosen in a widget, for the function that its change calls."""
    return st.session_state.get(key)


def preset(values: Mapping[str, object], *, first: bool = False) -> None:
    """Sets widgets before they are drawn; `first`: those alone of which neither session nor browser holds anything."""
    free = [key for key in values if not first or key not in st.session_state]
    context = get_script_run_ctx() if first and free else None
    named = [s.id.split("-", 2)[-1] for s in (context.session_state.get_widget_states() if context else ())]
    st.session_state.update({key: values[key] for key in free if key not in named})


def t(message: str, **values: object) -> str:
    """A message in the session's language."""
    return translate(language(), message, **values)


def tn(singular: str, plural: str, n: int, **values: object) -> str:
    """A message for `n` things in the session's language."""
    return translate_plural(language(), singular, plural, n, **values)
