"""The running order of a meeting: who is called first."""

from lib.domain.running_order import REASONS, Item, calls


def item(key, reason, days):
    return Item(key, key, key, f"owner of {key}", reason, days)


def called(*items, carried=()):
    return [call.items[0].key for call in calls(items, carried, dict.fromkeys(REASONS, 1.0))]


def test_within_a_reason_the_oldest_is_called_first():
    for reason in REASONS:
        assert called(item("new", reason, 3), item("old", reason, 90), item("mid", reason, 30)) == [
            "old",
            "mid",
            "new",
        ]


def test_a_more_pressing_reason_comes_before_an_older_one():
    items = [item(reason, reason, 10 * place) for place, reason in enumerate(REASONS)]
    assert called(*reversed(items)) == list(REASONS)


def test_what_the_last_meeting_left_comes_before_everything_else():
    assert called(item("late", "overdue", 90), item("left", "waiting", 1), carried={"left"}) == [
        "left",
        "late",
    ]
