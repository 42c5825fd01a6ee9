"""The QR code of an address: as a drawing, or as a picture for what knows no drawings."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import segno

from lib.domain.palette import LIGHT


@cache
def svg(link: str) -> str:
    """The code as a drawing, with the quiet margin that readers ask for."""
    return _made(link, "svg").decode()


@cache
def png(link: str) -> bytes:
    """The same as a picture."""
    return _made(link, "png")


def _made(link: str, kind: str) -> bytes:
    drawn = BytesIO()
    made = segno.make(link, error="m", micro=False)
    made.save(drawn, kind=kind, scale=4, border=4, dark=LIGHT.ink, light=LIGHT.background)
    return drawn.getvalue()
