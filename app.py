"""The ASGI application: the router, compressed answers, security headers, a health answer.

`streamlit run app.py` serves it. The router is not beside `pages/`, so that no page can be reached
without it (README, "Decisions").
"""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from lib.web.headers import SecurityHeaders


async def healthy(request: Request) -> PlainTextResponse:
    """Says that the process answers."""
    return PlainTextResponse("ok")


app = st.App(
    Path(__file__).parent / "lib" / "ui" / "router.py",
    routes=[Route("/healthz", healthy)],
    middleware=[Middleware(GZipMiddleware, minimum_size=1024, compresslevel=5), Middleware(SecurityHeaders)],
)
