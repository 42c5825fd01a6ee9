"""Under which address the dashboard is reached from elsewhere, for links in messages; none where the settings say none."""

from __future__ import annotations

from collections.abc import Mapping

from lib.domain.access import access
from lib.i18n import Language
from lib.reports.mail.morning import Site

#: Where somebody says to receive no more messages.
STOP = "/mail/stop"
#: Where an organisation answers a round.
ROUND = "/r/"


def site_of(environment: Mapping[str, str], plan: str = "") -> Site:
    """Where links of messages lead; `plan` names the plan where there are several."""
    return Site(base_of(environment), plan)


def stop_address(environment: Mapping[str, str], token: str, language: Language) -> str:
    """The page where somebody says to receive no more messages; empty where nobody said where the dashboard is."""
    base = base_of(environment)
    return f"{base}{STOP}/{token}?lang={language}" if base else ""


def round_address(environment: Mapping[str, str], plan: str, token: str, language: Language) -> str:
    """The page where an organisation answers a round; empty where nobody said where the dashboard is."""
    base = base_of(environment)
    return f"{base}{ROUND}{plan}/{token}?lang={language}" if base else ""


def base_of(environment: Mapping[str, str]) -> str:
    """The address, without a last slash; empty for none. Raises Invalid for settings that cannot be read."""
    return access(environment).url
