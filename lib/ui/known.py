"""Who may read what is served beside the screens: everybody without single sign-on, else the logged-in person."""

from __future__ import annotations

import json

from starlette.requests import Request
from streamlit.web.server.starlette.starlette_auth_routes import _get_cookie_value_from_request
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from lib.ui.session import login_is_configured


def is_known(request: Request) -> bool:
    """Whether who asks may read a light page. Outside its runs, the framework's person is in the cookie it signed."""
    if not login_is_configured():
        return True
    try:
        held = json.loads(_get_cookie_value_from_request(request, USER_COOKIE_NAME) or b"{}")
    except ValueError:
        return False
    return isinstance(held, dict) and bool(held.get("is_logged_in"))
