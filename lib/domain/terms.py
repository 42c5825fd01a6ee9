"""The closed vocabularies of the plan: what is stored, and what is computed from it."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """What an owner declares. « En retard » is never declared: it is computed."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    BLOCKED = "blocked"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"


class Situation(StrEnum):
    """What the plan is on a day, first match wins (see the macro `situations`)."""

    CANCELLED = "cancelled"
    DONE = "done"
    BLOCKED = "blocked"
    OVERDUE = "overdue"
    UPCOMING = "upcoming"
    WATCH = "watch"
    ON_TIME = "on_time"
    TO_COMPLETE = "to_complete"


class Weather(StrEnum):
    """The judgement on an axis, computed from the worst level up (macro `axis_weather`)."""

    COMPROMISED = "compromised"
    SUPPORT_NEEDED = "support_needed"
    UNDER_CONTROL = "under_control"
    SECURED = "secured"
    NOT_ASSESSED = "not_assessed"


class Priority(StrEnum):
    """Weights 3, 2, 1 in the weighted progress."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Precision(StrEnum):
    """How exact a deadline is: a quarter typed by a person is not a day."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEMESTER = "semester"
    YEAR = "year"
    CONTINUOUS = "continuous"
    UNKNOWN = "unknown"


class InteractionKind(StrEnum):
    """How two organisations were in touch."""

    MEETING = "meeting"
    LETTER = "letter"
    CALL = "call"
    INTRODUCTION = "introduction"
    VISIT = "visit"
    MISSION = "mission"
    OTHER = "other"


class Stage(StrEnum):
    """How far a business introduction went, in order; `NO_FOLLOW_UP` ends it at any point."""

    INTRODUCED = "introduced"
    CONTACTED = "contacted"
    MET = "met"
    OFFER = "offer"
    CONTRACT = "contract"
    NO_FOLLOW_UP = "no_follow_up"


class Tier(StrEnum):
    """The place of a partner in the plan, which sets how often an exchange is expected."""

    SIGNATORY = "signatory"
    LEAD = "lead"
    ASSOCIATE = "associate"


class RevisionKind(StrEnum):
    """The door a revision came through."""

    START = "start"
    SAMPLE = "sample"
    IMPORT = "import"
    EDIT = "edit"
    SETTING = "setting"
    UNDO = "undo"
    MEETING = "meeting"
    MINUTES = "minutes"
    ANSWER = "answer"


class MeetingState(StrEnum):
    """Convened with an agenda, then held; a meeting left open by a closed laptop can be resumed."""

    CONVENED = "convened"
    OPEN = "open"
    CLOSED = "closed"


class DecisionStatus(StrEnum):
    """What became of a decision; lapsed: overtaken by events, said so."""

    TO_DO = "to_do"
    DONE = "done"
    LAPSED = "lapsed"


class MinutesStep(StrEnum):
    """The life of joint minutes, in order; A and B are the two parties, of equal rank."""

    DRAFTED = "drafted"
    REVIEWED_A = "reviewed_a"
    REVIEWED_B = "reviewed_b"
    INITIALLED = "initialled"
    SIGNED_A = "signed_a"
    SIGNED_B = "signed_b"
    SENT_A = "sent_a"
    SENT_B = "sent_b"
    ACKNOWLEDGED_A = "acknowledged_a"
    ACKNOWLEDGED_B = "acknowledged_b"


class LanguageClause(StrEnum):
    """The languages of the originals and which text prevails: the choice belongs to the parties."""

    FRENCH = "french"
    FRENCH_ARABIC_EQUAL = "french_arabic_equal"
    FRENCH_ARABIC_FRENCH_PREVAILS = "french_arabic_french_prevails"


class CommitmentOrigin(StrEnum):
    """The text in which a commitment was made."""

    CONVENTION = "convention"
    FORUM = "forum"
    MINUTES = "minutes"
    STATEMENT = "statement"
    OTHER = "other"


class AmendmentAnswer(StrEnum):
    """What became of an amendment of the other party."""

    ACCEPTED = "accepted"
    ACCEPTED_IN_PART = "accepted_in_part"
    DECLINED = "declined"


class FormerKind(StrEnum):
    """What had another name or code before."""

    ACTION = "action"
    AXIS = "axis"
    OWNER = "owner"
    ORGANISATION = "organisation"


class AttachmentKind(StrEnum):
    """What a file or a link attached to a row is."""

    DELIVERABLE = "deliverable"
    EVIDENCE = "evidence"
    OTHER = "other"


class NameKind(StrEnum):
    """What a name on papers names."""

    ORGANISATION = "organisation"
    FUNCTION = "function"
    PLACE = "place"
    TITLE = "title"  # of the plan, of an axis, of a session, the name of a commission


class Gender(StrEnum):
    """What a name agrees with in a sentence."""

    FEMININE = "feminine"
    MASCULINE = "masculine"
    PLURAL = "plural"


class Currency(StrEnum):
    """The currencies that amounts are read in, by their codes (`lib.domain.money.CURRENCIES` has their spellings)."""

    MAD = "MAD"
    XOF = "XOF"
    EUR = "EUR"
    USD = "USD"
    GBP = "GBP"
    XAF = "XAF"
    CHF = "CHF"
    CAD = "CAD"
    CNY = "CNY"
    JPY = "JPY"
    AED = "AED"
    SAR = "SAR"
    TND = "TND"


class Direction(StrEnum):
    """Which way the values of an indicator are to go."""

    UP = "up"
    DOWN = "down"


class Span(StrEnum):
    """What a measured value is of: a day, or the period that ends on it."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    SEMESTER = "semester"
    YEAR = "year"


class Said(StrEnum):
    """How an organisation says that an action stands, in answer to a round."""

    UNCHANGED = "unchanged"
    ADVANCES = "advances"
    DONE = "done"
    BLOCKED = "blocked"


class Outcome(StrEnum):
    """What became of what an organisation answered."""

    ACCEPTED = "accepted"
    SET_ASIDE = "set_aside"


class AnswerWay(StrEnum):
    """The way an answer came back."""

    PAGE = "page"
    WORKBOOK = "workbook"
