"""The workbook by which an organisation answers a round: its own open actions, and beside them the columns of an answer."""

from __future__ import annotations

from lib.domain.changes import Value
from lib.domain.schema import ANSWER, ANSWERED, DECLARATION, ROW_KEY, WORD_KEY, Kind
from lib.domain.terms import Said
from lib.i18n import Language, direction, translate
from lib.i18n.formats import format_day
from lib.i18n.labels import field_label, label
from lib.reports.round_page import word_for
from lib.spreadsheets.write import Explanations, SheetPlan, write_sheets
from lib.store import reads
from lib.store.reads import AskedAction, Round, RoundAnswer
from lib.store.state import State
from lib.wording.rounds import told
from lib.wording.sentences import deadline_text

#: What stands before: to be read, not filled in.
SHOWN = ("code", "title", "due", "plan_progress", "said_before")


def round_workbook(state: State, asked: Round, answer: RoundAnswer, *, language: Language) -> bytes:
    """The workbook of one organisation as .xlsx, from what a partner sees. Filled in, it is read in any language."""
    actions = reads.asked_actions(state, partner=answer.organisation)
    before = {
        row.action: row for row in reads.said_before(state, key=asked.key, organisation=answer.organisation)
    }
    kinds = DECLARATION.kinds
    plan = reads.plan_sheet(state)
    word = word_for(language, plan.host or "")
    sheet = SheetPlan(
        name=translate(language, "Answers to the round"),
        fields=(*SHOWN, *ANSWERED),
        labels=(
            field_label(language, "action", "code"),
            field_label(language, "action", "title"),
            translate(language, "Deadline in the plan"),
            translate(language, "Progress in the plan"),
            translate(language, "Said the last time"),
            translate(language, "How does it stand?"),
            translate(language, "Progress today (0 to 100)"),
            *(field_label(language, DECLARATION.name, name) for name in ANSWERED[2:]),
        ),
        kinds=("text", "text", "text", "percent", "text", *(_kind(kinds[name]) for name in ANSWERED)),
        choices={"said": tuple(label(language, said) for said in Said)},
        extra=(ROW_KEY,),
        rows=(
            *(
                (
                    *_shown(action, language),
                    told(language, before[action.key]) if action.key in before else None,
                    *(None for _ in ANSWERED),
                    action.key,
                )
                for action in actions
            ),
            (None, word, *(None for _ in (*SHOWN[2:], *ANSWERED)), WORD_KEY),
        ),
        locked="code",
        keyed=True,
        meant=(
            (ANSWER.name, answer.key, asked.key),
            *((f"{DECLARATION.name}.said", label(language, said), said.value) for said in Said),
        ),
    )
    day = format_day(language, asked.answers_until)
    return write_sheets(
        [sheet],
        banner=translate(language, "SAMPLE – fictional data") if plan.is_sample else "",
        revision=state.revision,
        plan=state.plan,
        identity=f"{plan.title} – {answer.organisation}",
        explanations=Explanations(
            name=translate(language, "Explanations"),
            lines=(
                translate(
                    language,
                    "One action a row. Fill in only what is new: a row left blank says nothing. Answers are expected by {day}.",
                    day=day,
                ),
                translate(
                    language,
                    "A new deadline needs its reason. What is filled in is a declaration: it is read before it enters the plan.",
                ),
                translate(language, "Then send the workbook back, or drop it on the page of your link."),
            ),
            labels=(translate(language, "Column"), translate(language, "What goes into it")),
            rows=(
                (
                    translate(language, "How does it stand?"),
                    " / ".join(label(language, said) for said in Said),
                ),
                (
                    word,
                    translate(
                        language,
                        "The last row: what is written in any of its columns of text is sent with the answer.",
                    ),
                ),
            ),
        ),
        right_to_left=direction(language) == "rtl",
    )


def _kind(kind: Kind) -> Kind:
    return kind if kind in ("date", "percent") else "text"


def _shown(action: AskedAction, language: Language) -> tuple[Value, ...]:
    due = deadline_text(language, action.due_on, action.due_precision, action.due_text)
    return action.code, action.title, due, action.progress
