"""Plans of any size, recorded through the ledger like everything else; and long histories, laid down at once."""

from datetime import date, datetime, timedelta

import pyarrow as pa

from lib.domain.changes import Change
from lib.domain.schema import ACTION, AXIS, PLAN
from lib.domain.terms import RevisionKind
from lib.store.connection import Store
from lib.store.ledger import commit

DAY = date(2026, 11, 24)
STATUSES = ("done", "in_progress", "in_progress", "not_started", "blocked")


def action(i, axes):
    """One action, different from the others and always the same."""
    start = date(2025, 10, 1) + timedelta(i * 7 % 300)
    status = STATUSES[i % 5]
    deadline = start + timedelta(60 + i * 13 % 400)
    return dict.fromkeys(ACTION.names) | {
        "code": f"A{i % axes + 1}.{i // axes + 1}",
        "title": f"Action {i} du plan de démonstration",
        "axis": f"A{i % axes + 1}",
        "organisation": ("CCIS-RSK", "CCIT", "Ambassade", "AFCET")[i % 4],
        "owner": f"Responsable {i % 40}",
        "start": start,
        "deadline": deadline,
        "deadline_precision": "day",
        "completed_on": min(deadline + timedelta(i * 29 % 83 - 60), DAY) if status == "done" else None,
        "status": status,
        "progress": 100.0 if status == "done" else 0.0 if status == "not_started" else float(i * 31 % 100),
        "priority": ("high", "medium", "low")[i % 3],
    }


#: Titles that no column was made for: long, in both alphabets, with what a format might take for its own signs.
LONG = (
    "Élaborer, dans un esprit de coopération et d'équité, un programme triennal de renforcement des capacités des"
    " opérateurs économiques (artisanat, agro-industrie, services & logistique) n° {i}",
    "إعداد برنامج مشترك لتعزيز قدرات الفاعلين الاقتصاديين في قطاعات الصناعة التقليدية والخدمات واللوجستيك وتيسير"
    " المبادلات التجارية بين الجهتين رقم {i}",
    "Étudier <b>la</b> faisabilité d'une plateforme {{numérique}} #bilingue (français / العربية) de mise en relation"
    " des entreprises $membres$ *des* _deux_ chambres n° {i}",
)
OWNERS = (
    "Directrice de la promotion du commerce extérieur et de la coopération internationale (CCIS-RSK)",
    "المدير المكلف بالتعاون الدولي والشراكات بغرفة التجارة والصناعة والخدمات",
    "Chargé d'études",
)


def long_action(i, axes):
    """An action whose words are as long as people write them, in French and in Arabic."""
    row = action(i, axes) | {
        "title": LONG[i % 3].format(i=i),
        "owner": f"{OWNERS[i % 3]} {i % 12}",
        "organisation": ("CCIS-RSK", "غرفة التجارة والصناعة بتوغو", "Ambassade du Togo au Maroc")[i % 3],
        "comment": "Commentaire interne",
    }
    if i % 10 == 4:
        row["support_requested"] = (
            "Écrire au ministère chargé du commerce extérieur pour obtenir l'accord de principe"
        )
        row["waiting_on"] = "Ministère de l'Industrie et du Commerce"
    return row


def write_plan(path, size, axes=6, action=action):
    """A database file with a plan of `size` actions."""
    store = Store.open(path)
    rows = [
        Change("plan", "p", None, dict.fromkeys(PLAN.names) | {"title": "Mesure", "is_sample": False}),
        *(
            Change(
                "axis",
                f"A{i + 1}",
                None,
                dict.fromkeys(AXIS.names) | {"code": f"A{i + 1}", "title": f"Axe {i + 1}", "position": i},
            )
            for i in range(axes)
        ),
        *(Change("action", f"k{i:06}", None, action(i, axes)) for i in range(size)),
    ]
    commit(
        store,
        rows,
        plan="p",
        author="bench",
        kind=RevisionKind.START,
        reason="",
        recorded_at=datetime(2026, 11, 24, 9),
        as_of=DAY,
    )
    store.close()
    return path


def write_history(path, size, revisions, changed=25):
    """The same plan with a history: each further revision changes some actions, in turn; every fifth of them moves its
    deadline by thirty days. Laid down in one go: what is measured is reading.
    """
    store = Store.open(write_plan(path, size))
    stride = max(1, size // changed)
    rows, standing, ends = [], {}, []
    journal = []
    for number in range(2, revisions + 1):
        day = DAY - timedelta((revisions - number) // 4)
        journal.append((number, "p", datetime(2026, 11, 24, 9), day, "bench", "edit", "r", None, None, None))
        for turn in range(changed):
            i = (number * 17 + turn * stride) % size
            row, place = standing.get(i, (action(i, 6), None))
            later = {**row, "progress": (row["progress"] + 7) % 101}
            if turn % 5 == 0:
                later["deadline"] = row["deadline"] + timedelta(30)
            if place is None:
                ends.append((f"k{i:06}", number))
            else:
                rows[place]["valid_to"] = number
            standing[i] = (later, len(rows))
            rows.append({"plan": "p", "key": f"k{i:06}", **later, "valid_from": number, "valid_to": None})
    cursor = store.cursor()
    cursor.execute("UPDATE plan.revision SET as_of = ?", [DAY - timedelta(revisions // 4)])
    cursor.register("ended", pa.table({"key": [k for k, _ in ends], "number": [n for _, n in ends]}))
    cursor.execute(
        "UPDATE plan.action SET valid_to = ended.number FROM ended WHERE ended.key = plan.action.key AND valid_to IS NULL"
    )
    cursor.register("made", pa.Table.from_pylist(rows))
    cursor.execute("INSERT INTO plan.action BY NAME SELECT * FROM made")
    cursor.executemany("INSERT INTO plan.revision VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)", journal)
    cursor.close()
    store.close()
    return path


def write_plans(path, plans=50, size=200, large=0):
    """A database file with many plans of `size` actions, and one of `large` beside them."""
    store = Store.open(path)
    for number in range(plans + bool(large)):
        plan, holds = f"p{number:02}", size if number < plans else large
        sheet = dict.fromkeys(PLAN.names) | {"title": f"Plan {number}", "is_sample": False}
        axes = [
            Change(
                "axis",
                f"{plan}A{i + 1}",
                None,
                dict.fromkeys(AXIS.names) | {"code": f"A{i + 1}", "title": f"Axe {i + 1}", "position": i},
            )
            for i in range(6)
        ]
        actions = [
            Change("action", f"{plan}k{i:06}", None, action(i, 6) | {"axis": f"{plan}A{i % 6 + 1}"})
            for i in range(holds)
        ]
        commit(
            store,
            [Change("plan", plan, None, sheet), *axes, *actions],
            plan=plan,
            author="bench",
            kind=RevisionKind.START,
            reason="",
            recorded_at=datetime(2026, 11, 24, 9),
            as_of=DAY,
        )
    store.close()
    return path
