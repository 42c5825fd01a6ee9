"""What a page weighs on a poor line, beyond what the browser holds already."""

import pytest

from tests.e2e.people import DAY


@pytest.fixture
def received(reader):
    """The bytes of each frame that the server sends to the page."""
    frames = []
    reader.page.on(
        "websocket", lambda line: line.on("framereceived", lambda frame: frames.append(len(frame)))
    )
    return frames


def test_a_page_seen_just_before_is_named_and_not_sent_again(reader, received):
    page = reader.open(f"/axes?lang=fr&{DAY}")
    for name in ("Échéances", "Axes"):
        received.clear()
        page.get_by_role("link", name=name, exact=True).first.click()
        reader.wait()
        page.wait_for_timeout(1000)
    assert 0 < sum(received) < 20_000
