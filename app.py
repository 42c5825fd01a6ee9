"""The ASGI application: the router, the president's light page, compressed answers, security headers, the guard, health.

`streamlit run app.py` serves it; `python app.py` first installs what it needs (lib/launch). The router is not beside
`pages/`, so that no page can be reached without it (README, "Decisions").
"""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from lib.launch.begin import run
from lib.launch.serve import FOLDER, mark

if __name__ == "__main__":  # before anything else is installed
    run(__file__)

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Route
from streamlit import config

from lib import faults
from lib.clock import elapsed
from lib.domain.provider import provider
from lib.ui.failing import failed
from lib.ui.uploaded import Held
from lib.web.api import api_routes
from lib.web.brief import brief
from lib.web.calendar import calendar_route
from lib.web.daily import daily_backups
from lib.web.door.accesses import access_routes
from lib.web.door.account import account_routes
from lib.web.door.answering import answering_routes
from lib.web.door.asking import DOOR
from lib.web.door.entrance import Doors
from lib.web.door.invitation import invitation_routes
from lib.web.door.passkeys import passkey_routes
from lib.web.door.provider import provider_routes
from lib.web.door.sending import sending_routes
from lib.web.door.sign_in import sign_in_routes
from lib.web.drain import DRAIN, Drain, drain_seconds
from lib.web.ending import orderly
from lib.web.guard import Guard, configured
from lib.web.headers import SecurityHeaders
from lib.web.health import health_routes
from lib.web.keyed import closed_routes
from lib.web.posting import posting
from lib.web.revision import revision_route
from lib.web.round import round_routes
from lib.web.shared import shared_route
from lib.web.stopping import stop_route
from lib.web.uploads import Uploads

HERE = Path(__file__).parent
#: What tells this installation from others in an answer: a second start finds the first by it.
SAID = {FOLDER: mark(HERE, os.environ)}
drain = Drain()


@asynccontextmanager
async def running(app: object) -> AsyncIterator[None]:
    """From the start of the server to its end: every data file is closed last."""
    async with orderly(app):
        drain.listen(drain_seconds(os.environ.get(DRAIN)))
        with daily_backups(os.environ), posting(os.environ):
            yield


faults.begin(os.environ)
HOSTS, ACCESS = configured()
DOORS = Doors(ACCESS, provider(os.environ, ACCESS))

app = st.App(
    HERE / "lib" / "ui" / "router.py",
    lifespan=running,
    routes=[
        *health_routes(drain, SAID),
        revision_route(),
        *round_routes(),
        Route("/brief", brief(ACCESS)),
        shared_route(ACCESS),
        calendar_route(ACCESS),
        *api_routes(ACCESS),
        stop_route(),
        *access_routes(DOORS),
        *sending_routes(DOORS),
        *(
            route
            for routes in (
                sign_in_routes,
                provider_routes,
                passkey_routes,
                invitation_routes,
                account_routes,
                answering_routes,
            )
            if ACCESS.asks
            for route in routes(DOORS)
        ),
        *closed_routes((*DOOR, "/invitation/{rest:path}", "/healthz", "/readyz")),
    ],
    middleware=[
        Middleware(GZipMiddleware, minimum_size=1024, compresslevel=5),
        Middleware(SecurityHeaders),
        Middleware(Guard, known=HOSTS, reached=ACCESS),
        Middleware(Uploads, held=Held(), clock=elapsed),
    ],
    on_script_error=failed,
)
# A second lock on the websocket, should the guard be taken away.
config.set_option("server.allowedHosts", HOSTS.all)
