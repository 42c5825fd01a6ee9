"""What was done at the door, in words: every kind, and the values of a line."""

import json
from datetime import datetime

import pytest

from lib.domain.people import Done
from lib.i18n import LANGUAGES
from lib.usecases.people.audit import KINDS
from lib.wording.people import DONE, done_text, told_text


def line(kind, **told):
    return Done(
        "1", datetime(2026, 11, 24, 9), "a1", "Sami", "192.0.2.1", kind, json.dumps(told, sort_keys=True)
    )


@pytest.mark.parametrize("kind", KINDS)
def test_everything_that_is_noted_has_its_words(kind):
    assert kind in DONE
    assert not [language for language in LANGUAGES if "_" in done_text(language, kind)]


@pytest.mark.parametrize(
    ("kind", "told", "said"),
    [
        ("link_made", {"use": "share", "name": "Bureau", "days": 30}, "Bureau · page partagée · 30 jours"),
        ("link_made", {"use": "calendar", "name": "Outlook"}, "Outlook · agenda"),
        ("link_revoked", {"use": "api", "name": "Comptabilité"}, "Comptabilité · autre logiciel"),
        ("settings_changed", {"what": "mail", "message": "digest", "plan": "p", "state": "on"}, "Résumé de la semaine · activé · p"),
        ("settings_changed", {"what": "mail", "email": "a@b.org", "state": "paused"}, "a@b.org · envois suspendus"),
        ("settings_changed", {"what": "mail", "email": "a@b.org", "state": "written to"}, "a@b.org · envois repris"),
        ("sign_in_failed", {"door": "oidc", "why": "state"}, "par le fournisseur d'identité · state"),
        ("organisation_followed", {"name": "a@b.org", "before": "CCIT", "after": "CCI"}, "a@b.org · CCIT → CCI"),
        ("refused", {"code": "link_ended", "where": "/answer/p/k"}, "la demande est close · /answer/p/k"),
        ("refused", {"code": "answer_of_another", "where": "/answer/p/k"}, "d'un autre organisme · /answer/p/k"),
    ],
)  # fmt: skip
def test_the_values_of_a_line_are_told_in_words(kind, told, said):
    assert told_text("fr", line(kind, **told)) == said
