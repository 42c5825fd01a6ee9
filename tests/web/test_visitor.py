"""Whose address is noted and slowed: that of who asks, told by a proxy of ours and by nobody else."""

import pytest

from lib.domain.access import access
from lib.domain.errors import Invalid
from lib.web.visitor import visitor

SHARED = {"PLAN_ACCESS": "accounts", "PLAN_URL": "https://plan.test"}
NEAR, FAR = access(SHARED), access({**SHARED, "PLAN_PROXY": "172.16.0.0/12"})
HERE = access({"PLAN_ACCESS": "accounts"})


def seen(reached, peer, *forwarded, port=5000):
    headers = [(b"x-forwarded-for", line.encode()) for line in forwarded]
    return visitor({"type": "http", "client": (peer, port), "headers": headers}, reached)


def test_the_person_is_whom_the_proxy_names_last():
    assert seen(NEAR, "127.0.0.1", "203.0.113.9") == "203.0.113.9"
    assert seen(FAR, "172.18.0.5", "203.0.113.9") == "203.0.113.9"
    assert seen(FAR, "172.18.0.5", "203.0.113.9, 172.18.0.9") == "203.0.113.9"
    assert seen(FAR, "172.18.0.5", "[2001:db8::1]:443") == "2001:db8::1"
    assert seen(FAR, "172.18.0.5", "172.20.1.9") == "172.20.1.9", (
        "a network of the office like that of the proxies"
    )
    assert seen(NEAR, "::ffff:203.0.113.9") == "203.0.113.9"


def test_what_a_browser_says_of_itself_is_not_believed():
    assert seen(FAR, "172.18.0.5", "10.0.0.1, 203.0.113.9") == "203.0.113.9"
    assert seen(FAR, "172.18.0.5", "10.0.0.1", "203.0.113.9") == "203.0.113.9"
    assert seen(NEAR, "203.0.113.9", "127.0.0.1") == "203.0.113.9"
    assert seen(HERE, "127.0.0.1", "203.0.113.9") == "127.0.0.1"
    assert seen(HERE, "203.0.113.9", "203.0.113.9", port=0) == "127.0.0.1", "the server had believed it"
    assert seen(FAR, "203.0.113.9", "203.0.113.9", port=0) == "127.0.0.1"


@pytest.mark.parametrize("said", ["", "nobody", "999.1.1.1", "unknown, unknown", "<script>"])
def test_a_proxy_that_says_nothing_readable_is_named_itself(said):
    assert seen(FAR, "172.18.0.5", said) == "172.18.0.5"
    assert seen(FAR, "172.18.0.5") == "172.18.0.5"


@pytest.mark.parametrize(
    "held", ["0.0.0.0/0", "8.8.8.8", "somewhere", "10.0.0.1/8", "172.16.0.0/12;10.0.0.1"]
)
def test_only_a_private_address_is_taken_for_a_proxy(held):
    with pytest.raises(Invalid) as refused:
        access({**SHARED, "PLAN_PROXY": held})
    assert refused.value.code == "proxy_unreadable"


@pytest.mark.parametrize("settings", [{}, SHARED])
def test_the_setting_of_the_server_under_the_framework_stops_the_start(settings):
    with pytest.raises(Invalid) as refused:
        access({**settings, "FORWARDED_ALLOW_IPS": "*"})
    assert refused.value.code == "proxy_foreign"
