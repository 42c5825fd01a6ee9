"""The main script: frame, identity, menu, then the page; every failure ends here in words."""

from __future__ import annotations

import streamlit as st
from streamlit.runtime.scriptrunner import RerunException, StopException

from lib import faults
from lib.domain.errors import AppError, StoreUnavailable
from lib.domain.roles import Role
from lib.store import reads
from lib.ui import (
    as_typed,
    closed_page,
    data,
    ending,
    failing,
    here,
    layout,
    navigation,
    plan_choice,
    session,
    shared_page,
    standing,
    time_travel,
    visiting,
    writing,
)
from lib.ui.people import sharing_view

as_typed.hold()
session.greet(here.person)
#: A file that the framework gives out: a visitor is given none.
ICON = None if visiting.is_visitor() else layout.ICON
st.set_page_config(page_title=session.t("Joint action plan"), page_icon=ICON, layout="wide")
layout.frame()
is_known = session.own_role() > Role.GUEST
fault = data.begun() if is_known else None
pages = navigation.pages(held=() if fault else data.held()) if is_known else None
menu = st.navigation(dict(pages), expanded=True) if pages else None
try:
    if menu is None:
        layout.sign_in()
        st.stop()
    if fault is not None:
        raise fault
    session.arrive(menu.url_path)
    plan_choice.follow_day()
    plan_choice.drop_first_day()
    is_of_none = plan_choice.is_of_all() and plan_choice.are_several()
    of = session.t("Joint action plan") if is_of_none else data.read(reads.plan_sheet).title
    st.set_page_config(page_title=navigation.tab_title(menu.url_path, of))
    if visiting.is_visitor():
        shared_page.header()
    else:
        layout.header()
        sharing_view.part()
    standing.banner(menu.url_path)
    unread = st.empty()
    if visiting.is_visitor() and not shared_page.is_it(menu.url_path):
        shared_page.lead_back()
    elif closed := navigation.closed(menu.url_path):
        closed_page.refused(closed)
    elif time_travel.is_before_record() and not plan_choice.is_of_all():
        time_travel.nothing_recorded()
    else:
        menu.run()
    time_travel.tell_unread(unread)
    layout.wake()
    ending.end_run()
except (StopException, RerunException):
    raise
except StoreUnavailable as error:
    faults.note("store fault", error)
    standing.unavailable(error)
except AppError as error:
    writing.refused(error)
except Exception as error:
    failing.failed(error)
