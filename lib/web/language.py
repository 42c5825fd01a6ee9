"""In which language an answer without the framework is written."""

from __future__ import annotations

import re

from starlette.requests import Request

from lib.i18n import LANGUAGES, Language
from lib.i18n.catalogue import as_language


def language_of(request: Request) -> Language:
    """The language of the address, else the first of ours that the browser asks for, else French."""
    named = request.query_params.get("lang", "")
    if named in LANGUAGES:
        return as_language(named)
    accepted = []
    for place, part in enumerate(request.headers.get("accept-language", "").split(",")[:20]):
        name, _, weight = part.partition(";")
        found = re.fullmatch(r"\s*q\s*=\s*(\d(?:\.\d+)?)\s*", weight)
        accepted.append((-float(found[1]) if found else -1.0, place, name.strip().lower().partition("-")[0]))
    return as_language(next((name for _, _, name in sorted(accepted) if name in LANGUAGES), None))
