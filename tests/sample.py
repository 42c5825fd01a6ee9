"""What tests know of the sample: it is a history, each of its dated files and each step of its minutes a revision."""

from lib.usecases.sample_minutes import sample_steps
from lib.usecases.start import LAST as LAST_FILE
from lib.usecases.start import SAMPLE_DAY, sample_files

#: The revision that the sample ends with; what a test records comes after it.
LAST = len(sample_files()) + len(sample_steps())


def plan_of(day):
    """The revision that brought the plan's file of a day (2026-03-31)."""
    name = LAST_FILE.name if day == SAMPLE_DAY.isoformat() else f"{day}_plan.csv"
    first, *files = sample_files()
    later = sorted([*files, *((step.day, None) for step in sample_steps())], key=lambda event: event[0])
    names = [first[1].name, *(path.name if path else "" for _, path in later)]
    return 1 + names.index(name)
