"""Files that leave by a light page or by a token: each is a line of the audit."""

from __future__ import annotations

from urllib.parse import unquote

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import Message

from lib.domain.people import Person
from lib.domain.roles import Role
from lib.usecases.people import counted
from lib.web.door import asking


def file_of(message: Message) -> str:
    """The file that the beginning of an answer hands out; empty for none."""
    said = Headers(raw=message["headers"]).get("content-disposition", "")
    way, _, name = said.partition(";")
    if message["status"] != 200 or way.strip().lower() != "attachment":
        return ""
    named = name.rpartition("=")[2].strip().removeprefix("UTF-8''").strip('"')
    return unquote(named) or "?"


def by_token(request: Request, person: Person, file: str, **told: str) -> None:
    """What a token opened was read; a program that reads all day is a line an hour, with its count."""
    asked = asking.asked(request, person)
    counted.HERE.tell(asking.people(), counted.EXPORTED, asked, {"file": file, **told}, within=counted.HOUR)


def by_link(request: Request, organisation: str, file: str, **told: str) -> None:
    """The same for the link of an organisation, which is nobody's account."""
    by_token(request, Person(organisation, Role.GUEST), file, **told)
