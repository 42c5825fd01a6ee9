"""The line to the server: messages one after the other, and what the server answered to each, judged."""

from __future__ import annotations

import smtplib
import ssl
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage

from lib.domain.errors import NotSent
from lib.mail.server import Server

#: Seconds that an answer is waited for.
PATIENCE = 30.0
#: What a server answers to who signed in.
SIGNED_IN = 235
#: Hands one message over. Raises NotSent.
Post = Callable[[EmailMessage], None]


@contextmanager
def line(
    server: Server, *, patience: float = PATIENCE, trust: ssl.SSLContext | None = None
) -> Iterator[Post]:
    """An open line to the server, closed at the end. Raises NotSent: `is_certain` where nothing left, `may_retry` where
    the same may be tried later."""
    open_line = _opened(server, patience, trust or ssl.create_default_context())
    try:
        yield lambda message: _post(open_line, server, message)
    finally:
        with suppress(smtplib.SMTPException, OSError):
            open_line.quit()


def _opened(server: Server, patience: float, trust: ssl.SSLContext) -> smtplib.SMTP:
    """A line on which one may write: under TLS wherever a password or a network is crossed."""
    try:
        if server.scheme == "smtps":
            opened: smtplib.SMTP = smtplib.SMTP_SSL(
                server.host, server.port, _named(server), timeout=patience, context=trust
            )
        else:
            opened = smtplib.SMTP(server.host, server.port, _named(server), timeout=patience)
    except (OSError, smtplib.SMTPException) as error:
        raise _unreachable(server, error) from error
    try:
        opened.ehlo()
        if server.scheme == "smtp" and opened.has_extn("starttls"):
            opened.starttls(context=trust)
            opened.ehlo()
        elif server.scheme == "smtp" and server.user and not server.is_here:
            raise NotSent(
                "smtp_in_clear",
                "The mail server {server} offers no encryption: the password was not sent to it. Use smtps, or ask who"
                " keeps the server.",
                server=server.told,
            )
        if server.user:
            _sign_in(opened, server)
    except smtplib.SMTPAuthenticationError as error:
        opened.close()
        raise NotSent(
            "smtp_sign_in",
            "The mail server {server} refuses the name or the password of {setting} (answer {answer}).",
            server=server.told,
            setting="PLAN_SMTP",
            answer=error.smtp_code,
        ) from error
    except NotSent:
        opened.close()
        raise
    except (OSError, smtplib.SMTPException) as error:
        opened.close()
        raise _unreachable(server, error) from error
    return opened


def _sign_in(opened: smtplib.SMTP, server: Server) -> None:
    """Signs in; a name or password with letters beyond ASCII as UTF-8, which the library does not write."""
    if (server.user + server.password).isascii():
        opened.login(server.user, server.password)
        return
    told = b64encode(f"\0{server.user}\0{server.password}".encode()).decode("ascii")
    code, said = opened.docmd("AUTH", f"PLAIN {told}")
    if code != SIGNED_IN:
        raise smtplib.SMTPAuthenticationError(code, said)


def _post(opened: smtplib.SMTP, server: Server, message: EmailMessage) -> None:
    to = [address.addr_spec for address in message["To"].addresses]
    try:
        opened.send_message(message, server.address, to)
    except smtplib.SMTPRecipientsRefused as error:
        raise _refused(server, *next(iter(error.recipients.values()))) from error
    except smtplib.SMTPSenderRefused as error:
        raise _refused(server, error.smtp_code, error.smtp_error) from error
    except smtplib.SMTPDataError as error:
        raise _refused(server, error.smtp_code, error.smtp_error) from error
    except (smtplib.SMTPException, OSError) as error:
        # The line broke while the message was under way: the server may have taken it.
        raise NotSent(
            "smtp_broken",
            "The line to the mail server {server} broke while the message was on its way: nobody knows whether it left.",
            server=server.told,
            is_certain=False,
        ) from error


def _refused(server: Server, code: int, said: bytes | str) -> NotSent:
    """4xx: later; 5xx: never so."""
    answer = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    told = f"{code} {' '.join(answer.split())[:200]}"
    if 400 <= code < 500:
        return NotSent(
            "smtp_later",
            "The mail server {server} does not take the message for now (answer {answer}).",
            may_retry=True,
            server=server.told,
            answer=told,
        )
    return NotSent(
        "smtp_refused",
        "The mail server {server} refuses the message (answer {answer}).",
        server=server.told,
        answer=told,
    )


def _unreachable(server: Server, error: Exception) -> NotSent:
    return NotSent(
        "smtp_unreachable",
        "The mail server {server} cannot be reached ({why}).",
        may_retry=True,
        server=server.told,
        why=type(error).__name__,
    )


def _named(server: Server) -> str:
    """What the server is told that we are: the domain that we write from, never the name of this machine."""
    return server.address.rpartition("@")[2]
