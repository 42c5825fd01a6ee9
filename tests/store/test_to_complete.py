"""What nobody can judge is « to complete », and an axis without a gap is not assessed: unknown is never the best level."""

from datetime import date, datetime, timedelta

import pytest

from lib.domain.changes import Change
from lib.domain.schema import ACTION, AXIS
from lib.domain.terms import RevisionKind
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import commit
from lib.store.state import State
from lib.wording.progress import compared, rates
from lib.wording.readings import axis_bullets_sentence
from lib.wording.sentences import axis_sentence, finding, plan_sentence

DAY = date(2026, 11, 24)
#: Begun 50 days ago, due in 50, half done: on time.
SOUND = {
    "status": "in_progress",
    "progress": 50.0,
    "start": DAY - timedelta(50),
    "deadline": DAY + timedelta(50),
    "initial_deadline": DAY + timedelta(50),
    "deadline_precision": "day",
    "axis": "x",
}


@pytest.fixture
def plan():
    """Records actions of these values, sound but for them, in one axis; answers the state."""
    store = Store.open()

    def record(*actions):
        changes = [
            Change(
                "axis", "x", None, dict.fromkeys(AXIS.names) | {"code": "A1", "title": "Axe", "position": 1}
            )
        ]
        for n, values in enumerate(actions, 1):
            named = {"code": f"A1.{n}", "title": f"Action {n}"}
            changes.append(
                Change("action", f"a{n}", None, dict.fromkeys(ACTION.names) | named | SOUND | values)
            )
        number = commit(
            store, changes, plan="p", author="t", kind=RevisionKind.EDIT, reason="", recorded_at=datetime(2026, 11, 24, 9), as_of=DAY
        )  # fmt: skip
        return State(store, number, "p", DAY)

    yield record
    store.close()


def situation(state):
    row = reads.situations(state)[0]
    return row.situation, row.reason_code


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({}, ("on_time", None)),
        ({"deadline": None, "deadline_precision": "unknown"}, ("to_complete", "no_deadline")),
        ({"start": None}, ("to_complete", "no_start")),
        ({"progress": None}, ("to_complete", "no_progress")),
        ({"status": None, "progress": None, "deadline": None, "deadline_precision": None}, ("to_complete", "no_deadline")),
        ({"status": "done", "deadline": None}, ("done", None)),
        ({"status": "cancelled", "deadline": None}, ("cancelled", None)),
        ({"status": "suspended", "deadline": None}, ("blocked", "suspended")),
        ({"start": None, "progress": None, "deadline": DAY - timedelta(1)}, ("overdue", "late")),
        ({"start": DAY + timedelta(3), "deadline": None, "progress": None}, ("upcoming", "starts")),
        ({"start": DAY - timedelta(30), "deadline": None, "status": "not_started", "progress": 0.0}, ("watch", "late_start")),
        ({"start": None, "deadline": DAY + timedelta(5), "progress": 90.0}, ("on_time", "soon")),
        ({"start": None, "deadline": DAY + timedelta(5), "progress": None}, ("watch", "soon")),
        ({"deadline": None, "deadline_precision": "continuous"}, ("on_time", None)),
        (
            {"deadline": None, "deadline_precision": "continuous", "status": None, "progress": None},
            ("to_complete", "no_progress"),
        ),
    ],
)  # fmt: skip
def test_an_action_is_on_time_only_where_something_says_so(plan, values, found):
    assert situation(plan(values)) == found


def test_an_axis_without_a_gap_is_not_assessed(plan):
    (axis,) = reads.axes(plan({"start": None}, {"start": None}))
    assert (axis.weather, axis.gap, axis.progress_n, axis.gap_n) == ("not_assessed", None, 2, 0)


@pytest.mark.parametrize(("dated", "weather"), [(1, "not_assessed"), (2, "secured")])
def test_an_axis_is_assessed_from_half_of_the_actions_with_a_gap_on(plan, dated, weather):
    (axis,) = reads.axes(plan(*[{}] * dated, *[{"start": None}] * (4 - dated)))
    assert axis.weather == weather


def test_an_axis_that_is_not_assessed_is_no_finding(plan):
    axes = reads.axes(plan({"progress": 0.0}, *[{"start": None}] * 3))
    assert (axes[0].gap, axes[0].weather) == (-50.0, "not_assessed")
    assert finding("fr", axes) == ""
    assert axis_bullets_sentence(axes, language="fr").startswith("Aucun axe n'a encore assez d'actions")


def test_continuous_actions_are_not_held_against_the_assessment(plan):
    (axis,) = reads.axes(plan({}, *[{"deadline": None, "deadline_precision": "continuous"}] * 5))
    assert (axis.weather, axis.gap_n) == ("secured", 1)


def test_the_gap_compares_progress_and_expected_over_the_same_actions(plan):
    early = {"progress": None, "start": DAY - timedelta(150)}  # 75 % expected, compared with nothing
    state = plan({}, early, {"start": None, "progress": 100.0})
    head, (axis,) = reads.headline(state), reads.axes(state)
    for figures in (head, axis):
        assert (figures.progress, figures.progress_n) == (75.0, 2)
        assert (figures.expected, figures.gap, figures.gap_n) == (50.0, 0.0, 1)


@pytest.mark.parametrize(
    ("holes", "said"),
    [
        ([{}], "attendu 50,0 %, écart 0,0 point"),
        ([{}, {"progress": None}], "attendu 50,0 %, écart 0,0 point, sur 1/2"),
        (
            [{}, {"start": None}, {"progress": None}],
            "sur 2/3 ; attendu 50,0 %, écart 0,0 point sur 1/3",
        ),
        ([{}, {"start": None}], "attendu 50,0 %, écart 0,0 point, sur 1/2"),
        ([{"start": None}], "écart non évalué"),
        ([{"start": None}, {"start": None, "progress": None}], "sur 1/2 ; écart non évalué"),
        ([{"progress": None}], "avancement non renseigné"),
    ],
)
def test_a_mean_over_some_actions_says_over_how_many(plan, holes, said):
    assert " ".join(compared("fr", reads.headline(plan(*holes))).split()) == " ".join(said.split())


@pytest.mark.parametrize(
    ("holes", "said"),
    [
        ([{}], "50,0 % (écart 0,0 point)"),
        ([{}, {"progress": None}], "50,0 % (écart 0,0 point sur 1/2)"),
        ([{}, {"start": None}], "50,0 % (écart 0,0 point sur 1/2)"),
        ([{}, {"start": None}, {"progress": None}], "50,0 % (2/3 ; écart 0,0 point sur 1/3)"),
        ([{"start": None}, {"progress": None}], "50,0 % (1/2) (écart non évalué)"),
        ([{"progress": None}], "non renseigné"),
    ],
)
def test_beside_a_bar_too(plan, holes, said):
    assert " ".join(rates("fr", reads.headline(plan(*holes))).split()) == said


def test_no_passed_deadline_is_said_with_the_actions_that_have_none(plan):
    undated = {"deadline": None, "deadline_precision": "unknown", "initial_deadline": None}
    head = reads.headline(plan({}, *[undated] * 4))
    said = plan_sentence("fr", head, 14)
    assert "Aucune échéance n'est dépassée (4 actions sans échéance)." in said
    assert "Aucune n'arrive à échéance sous 14 jours." in said


def test_the_sentence_of_an_axis_prints_no_value_that_is_missing(plan):
    (axis,) = reads.axes(plan({"progress": None}))
    assert " ".join(axis_sentence("fr", axis).split()) == (
        "0 action sur 1 est réalisée. Avancement non évalué : aucune action n'a d'avancement renseigné."
        " Aucune échéance n'est dépassée."
    )
