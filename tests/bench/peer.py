"""The import library that we measure ourselves against, in a process of its own: django-import-export.

Set up as its documentation advises for a plan that comes back each month: rows told apart by their code, unchanged
ones skipped, differences shown. `python -m tests.bench.peer FOLDER` reads `before.xlsx` and `after.xlsx` there and
prints what each step took, as JSON.
"""

import gc
import json
import resource
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import django
from django.conf import settings

ROUNDS = 3
DATES, NUMBERS = ("start", "deadline"), ("progress",)


def main(folder: Path) -> None:
    """Loads the plan, then previews, applies and exports; the medians are the reader's to take."""
    from tests.bench.columns import COLUMNS

    settings.configure(
        INSTALLED_APPS=["django.contrib.contenttypes", "import_export"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / "peer.sqlite3")}},
        DEFAULT_AUTO_FIELD="django.db.models.AutoField",
        USE_TZ=True,
    )
    django.setup()
    from django.db import connection, models
    from import_export import fields, resources, widgets
    from import_export.formats.base_formats import XLSX

    class Day(widgets.DateWidget):  # type: ignore[misc]  # its own leaves the hour of a workbook's days: every row would differ
        def clean(self, value: object, row: object = None, **kwargs: object) -> object:
            return value.date() if isinstance(value, datetime) else super().clean(value, row, **kwargs)

    body: dict[str, object] = {
        "__module__": "tests.bench.peer",
        "Meta": type("Meta", (), {"app_label": "import_export"}),
    }
    for name in COLUMNS:
        if name in DATES:
            body[name] = models.DateField(null=True)
        elif name in NUMBERS:
            body[name] = models.FloatField(null=True)
        else:
            body[name] = models.TextField(blank=True, unique=name == "code")
    action = type("Action", (models.Model,), body)
    with connection.schema_editor() as editor:
        editor.create_model(action)
    columns: dict[str, object] = {
        name: fields.Field(
            attribute=name,
            column_name=heading,
            widget=Day()
            if name in DATES
            else widgets.FloatWidget()
            if name in NUMBERS
            else widgets.CharWidget(),
        )
        for name, heading in COLUMNS.items()
    }
    meta = {"model": action, "import_id_fields": ("code",), "skip_unchanged": True, "fields": tuple(COLUMNS)}
    plan = type("PlanResource", (resources.ModelResource,), {**columns, "Meta": type("Meta", (), meta)})()

    def load(file: str, *, dry_run: bool) -> object:
        found = plan.import_data(XLSX().create_dataset((folder / file).read_bytes()), dry_run=dry_run)
        assert not found.has_errors(), [e.error for row in found.error_rows for e in row.errors][:3]
        return found.totals

    load("before.xlsx", dry_run=False)
    idle = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    steps: dict[str, list[tuple[float, float]]] = {"preview": [], "export": [], "apply": []}
    for _ in range(ROUNDS):
        steps["preview"].append(timed(lambda: load("after.xlsx", dry_run=True)))
        steps["export"].append(timed(lambda: XLSX().export_data(plan.export())))
    totals = load("after.xlsx", dry_run=True)
    steps["apply"].append(timed(lambda: load("after.xlsx", dry_run=False)))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"steps": steps, "totals": totals, "memory": (peak - idle) // 1024}))


def timed(run: Callable[[], object]) -> tuple[float, float]:
    """Seconds on the wall and of the processor."""
    gc.collect()
    wall, work = time.perf_counter(), time.process_time()
    run()
    return time.perf_counter() - wall, time.process_time() - work


if __name__ == "__main__":
    main(Path(sys.argv[1]))
