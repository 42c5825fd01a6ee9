"""What organisations say of their actions: declarations, the rounds that ask for them, and who answered."""

from __future__ import annotations

from lib.domain import terms
from lib.domain.schema.model import Field, Table, organisation, shown

__all__ = ["ANSWER", "ANSWERED", "DECLARATION", "ROUND", "WORD_KEY"]

DECLARATION = Table(
    "declaration",
    "declarations",
    "Declaration",
    (
        shown("action", "text", "Linked action", refers_to="action", needed=True, in_form=False),
        organisation("organisation", label="Organisation", needed=True),  # who declares
        shown("status", "text", "Declared status", terms.Status),
        shown("progress", "percent", "Declared progress"),
        shown("declared_on", "date", "Declared on", needed=True),
        shown("evidence", "text", "Evidence"),
        Field("comment", "text", "Comment", long=True),
        # The day on which the action's own value was settled.
        shown("settled_on", "date", "Settled on", in_form=False),
        shown("settled_by", "text", "Settled by", in_form=False),
        shown("settled_reason", "text", "Reason of the settlement", in_form=False),
        # What an answer to a round says beside: in its own words, from the state that it was given on.
        shown("round", "text", "Round", refers_to="round", in_form=False),
        shown("said", "text", "Said of the action", terms.Said, in_form=False),
        shown("completed_on", "date", "Completed on", in_form=False),
        shown("deadline", "date", "New deadline proposed", in_form=False),
        shown("deadline_reason", "text", "Reason of the new deadline", in_form=False),
        shown("obstacle", "text", "What blocks", in_form=False, long=True),
        shown("support_requested", "text", "What would be needed", in_form=False),
        Field("seen_revision", "integer", "Revision seen", in_form=False),
        shown("outcome", "text", "What became of it", terms.Outcome, in_form=False),
    ),
    named_by=("organisation", "declared_on", "action"),
)

#: What an organisation says of an action, in the order in which it is asked.
#: What stands in the place of an action for the free word of a whole answer, in its workbook.
WORD_KEY = "word"
ANSWERED = (
    "said",
    "progress",
    "completed_on",
    "evidence",
    "deadline",
    "deadline_reason",
    "obstacle",
    "support_requested",
)

#: Every organisation is asked, for a day, how its open actions stand.
ROUND = Table(
    "round",
    "rounds",
    "Round",
    (
        shown("asked_for", "date", "Asked for the", needed=True),
        shown("answers_until", "date", "Answers expected by", needed=True),
        shown("word", "text", "A word to the organisations", long=True),
        shown("opened_on", "date", "Round opened on", in_form=False),
        shown("closed_on", "date", "Round closed on", in_form=False),
    ),
    named_by=("asked_for",),
    gone="This round is no longer there.",
)

#: One for each organisation asked, from the opening on: what it says of each action are declarations.
ANSWER = Table(
    "answer",
    "answers",
    "Answer to a round",
    (
        shown("round", "text", "Round", refers_to="round", needed=True, in_form=False),
        organisation("organisation", label="Organisation", needed=True),
        shown("first_sent_on", "date", "First sent on", in_form=False),
        shown("sent_on", "date", "Sent on", in_form=False),
        Field("way", "text", "Sent by", terms.AnswerWay, in_form=False),
        Field("word", "text", "A word with the answer", long=True),
    ),
    named_by=("organisation", "round"),
    gone="This answer is no longer there.",
)
