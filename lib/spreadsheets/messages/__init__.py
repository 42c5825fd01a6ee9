"""Everything that may be said of a file that is read: code → how serious it is, and the sentence."""

from __future__ import annotations

from collections.abc import Mapping

from lib.spreadsheets.messages.rows import OF_ROWS
from lib.spreadsheets.messages.series import OF_SERIES
from lib.spreadsheets.messages.tables import OF_TABLES
from lib.spreadsheets.model import Level

MESSAGES: Mapping[str, tuple[Level, str]] = {**OF_TABLES, **OF_ROWS, **OF_SERIES}
