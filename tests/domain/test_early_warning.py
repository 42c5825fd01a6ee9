"""A word before the deadline, with its reason; and where each action falls for a chosen day."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.early_warning import Fate, Reason, Signs, fates, warned, warnings

NAN = float("nan")


def signs(deadline, **flags):
    """Open actions by their deadlines; what is not given is not so."""
    n = len(deadline)
    columns = {
        name: np.array(flags.get(name, [False] * n))
        for name in ("halted", "behind", "late_start", "waiting", "no_owner", "support")
    }
    return Signs(
        is_open=np.array(flags.get("is_open", [True] * n)),
        deadline=np.array(deadline, dtype=float),
        postponed=np.array(flags.get("postponed", [0] * n), dtype=float),
        **columns,
    )


def reasons(found, place):
    return {reason for reason, flags in found.items() if flags[place]}


def test_each_sign_gives_its_reason():
    found = warnings(
        signs(
            [10] * 6,
            behind=[True, *[False] * 5],
            late_start=[False, True, *[False] * 4],
            waiting=[False, False, True, *[False] * 3],
            no_owner=[*[False] * 3, True, False, False],
            postponed=[0, 0, 0, 0, 2, 1],
        ),
        None,
    )
    assert [reasons(found, i) for i in range(6)] == [
        {Reason.PACE},
        {Reason.LATE_START},
        {Reason.WAITING},
        {Reason.NO_OWNER},
        {Reason.POSTPONED},
        set(),
    ]


def test_a_low_chance_is_a_reason_and_no_chance_is_none():
    found = warnings(signs([10, 10, 10]), np.array([0.49, 0.5, NAN]))
    assert [reasons(found, i) for i in range(3)] == [{Reason.CHANCE}, set(), set()]


def test_what_is_past_blocked_done_or_without_deadline_is_not_warned_about():
    plan = signs(
        [-1, 10, 10, NAN],
        waiting=[True] * 4,
        halted=[False, True, False, False],
        is_open=[True, True, False, True],
    )
    assert list(warned(warnings(plan, None), plan.deadline)) == []


def test_the_nearest_deadline_is_said_first():
    plan = signs([30, 5, 12], waiting=[True] * 3)
    assert list(warned(warnings(plan, None), plan.deadline)) == [1, 2, 0]


def fate(plan, by, chance=None):
    found = fates(plan, by, chance)
    return [next(str(name) for name, flags in found.items() if flags[i]) for i in range(len(plan.deadline))]


def test_by_a_day_without_forecast_deadlines_decide():
    plan = signs([-3, 10, 40, NAN], is_open=[True] * 4)
    assert fate(plan, 30) == ["decide", "likely", "later", "later"]


def test_by_a_day_with_a_forecast_the_chance_decides():
    plan = signs([-3, 10, 10, 40], is_open=[True] * 4)
    assert fate(plan, 30, np.array([0.6, 0.4, 0.8, 0.9])) == ["likely", "unlikely", "likely", "later"]


def test_what_is_blocked_waiting_or_asks_support_is_to_be_decided_when_it_is_due():
    plan = signs(
        [10, 10, 10, 40],
        halted=[True, False, False, True],
        waiting=[False, True, False, False],
        support=[False, False, True, False],
    )
    assert fate(plan, 30, np.array([NAN, 0.9, 0.9, NAN])) == ["decide", "decide", "decide", "later"]


@given(
    st.lists(
        st.tuples(
            st.booleans(),
            st.booleans(),
            st.booleans(),
            st.one_of(st.just(NAN), st.floats(-500, 500)),
            st.one_of(st.just(NAN), st.floats(0.001, 0.999)),
        ),
        min_size=1,
    ),
    st.integers(0, 400),
    st.booleans(),
)
def test_every_action_falls_in_exactly_one_place(rows, by, with_forecast):
    is_open, halted, waiting, deadline, chance = zip(*rows, strict=True)
    plan = signs(deadline, is_open=is_open, halted=halted, waiting=waiting)
    found = fates(plan, by, np.array(chance) if with_forecast else None)
    assert set(found) == set(Fate)
    assert (np.sum(list(found.values()), axis=0) == 1).all()
