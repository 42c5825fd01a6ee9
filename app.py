"""The ASGI application: the router, the president's light page, compressed answers, security headers, the guard, a health answer.

`streamlit run app.py` serves it; `python app.py` first installs what it needs (lib/launch). The router is not beside
`pages/`, so that no page can be reached without it (README, "Decisions").
"""

import os
from pathlib import Path

from lib.launch.begin import run
from lib.launch.serve import FOLDER, mark

if __name__ == "__main__":  # before anything else is installed
    run(__file__)

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from streamlit import config

from lib import faults
from lib.ui.failing import failed
from lib.ui.known import is_known
from lib.web.brief import brief
from lib.web.ending import orderly
from lib.web.guard import Guard, configured
from lib.web.headers import SecurityHeaders


async def healthy(request: Request) -> PlainTextResponse:
    """Says that the process answers, and of which folder it is: a second start finds it."""
    return PlainTextResponse("ok", headers={FOLDER: mark(Path(__file__).parent, os.environ)})


faults.begin(os.environ)
HOSTS = configured()

app = st.App(
    Path(__file__).parent / "lib" / "ui" / "router.py",
    lifespan=orderly,
    routes=[Route("/healthz", healthy), Route("/brief", brief(is_known))],
    middleware=[
        Middleware(GZipMiddleware, minimum_size=1024, compresslevel=5),
        Middleware(SecurityHeaders),
        Middleware(Guard, known=HOSTS),
    ],
    on_script_error=failed,
)
config.set_option(
    "server.allowedHosts", HOSTS.all
)  # a second lock on the websocket, should the guard be taken away
