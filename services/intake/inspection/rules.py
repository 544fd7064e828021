"""What the daily inspection looks at (二(五)2, 3): to which node a duty belongs, and what is said of a report. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from shared.contracts.custody.facts import QueryStarted
from shared.contracts.documents.facts import RespondentsNotified
from shared.contracts.fact import Ref
from shared.contracts.intake.coercion import CoercionKind
from shared.contracts.intake.facts import CoercionCarriedOut, InterviewHeld
from shared.law.rulebook import DUTIES, Duty, On, on
from shared.values.articles import REGULATION
from shared.values.labelled import Labelled
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse

ARTICLE = REGULATION["二(五)2"]
OVERSLEPT = timedelta(minutes=10)  # ours: longer than a busy engine is behind, shorter than anybody's day
"""How long after its instant a step that nobody took is a finding: its timer is lost."""


class Node(Labelled):
    """The five node groups of 二(五)2, the instructions of 二(五)3, and every other term of the case."""

    NOTICE = "notice", "执行通知"
    NETWORK = "network", "网络查控"
    INVESTIGATION = "investigation", "传统查控"
    SANCTION = "sanction", "惩戒措施"
    INTERVIEW = "interview", "终本约谈"
    INSTRUCTION = "instruction", "指令"
    OTHER = "other", "其他期限"


class FoundAs(Labelled):
    SOON = "soon", "即将到期"
    OVERDUE = "overdue", "已经超期"
    MISSED = "missed", "到时未提示、未报告"


class State(Labelled):
    MADE = "made", "待质效管理专员确认"
    REVIEWED = "reviewed", "已确认"


INVESTIGATIONS: tuple[CoercionKind, ...] = ("summons", "inquiry", "search", "bounty", "audit", "lawyer_order")
"""The measures of 二(五)2(3); any other is one of 二(五)2(4)."""
_BY_ARTICLE = {
    REGULATION["二(五)2(1)"]: Node.NOTICE,
    REGULATION["二(五)2(2)"]: Node.NETWORK,
    REGULATION["二(二)1"]: Node.NETWORK,
    REGULATION["二(二)2"]: Node.NETWORK,
    REGULATION["二(五)2(3)"]: Node.INVESTIGATION,
    REGULATION["二(五)2(4)"]: Node.SANCTION,
    REGULATION["二(五)2(5)"]: Node.INTERVIEW,
}
_BY_RULE = {"documents.enforcement_notice": Node.NOTICE}
"""The same node by the national law."""
_BY_MATCH = {"instruction": Node.INSTRUCTION, "coercion": Node.SANCTION}
"""Which coercion it is, is said by the fact that opened the duty."""


def _node(duty: Duty) -> Node:
    known = _BY_RULE.get(duty.id) or _BY_MATCH.get(duty.match)
    return known or next(
        (_BY_ARTICLE[one] for one in (duty.article, *duty.also) if one in _BY_ARTICLE), Node.OTHER
    )


NODES: Mapping[str, Node] = {rule: _node(duty) for rule, duty in DUTIES.items()}
_SANCTIONS: tuple[Ref, ...] = (
    "arrest", "fine", "detention", "consumption", "dishonest", "exit_ban", "eviction", "referral",
)  # fmt: skip
DONE: Mapping[Node, On] = {
    Node.NOTICE: on(RespondentsNotified),
    Node.NETWORK: on(QueryStarted, channel="local"),
    Node.INVESTIGATION: on(CoercionCarriedOut, measure=INVESTIGATIONS),
    Node.SANCTION: on(CoercionCarriedOut, measure=_SANCTIONS),
    Node.INTERVIEW: on(InterviewHeld),
}
"""What shows that a node of a case is done; one without limit is done or not, and late never."""


def check_reviewable(state: str) -> None:
    """A report is confirmed once; what is found later that day makes it wait again."""
    if state != State.MADE:
        raise Problem(409, ProblemCode.INSPECTION_REVIEWED, article=ARTICLE)


_NAMED = 8  # ours: a message names so many, and counts the others


def moved_words(moved: Sequence[tuple[str, str, date, date]]) -> str:
    """What a person hears of the duties that a calendar has moved: of which case, by which rule, from and to which day."""
    said = [
        f"{case} {DUTIES[rule].article} {DUTIES[rule].title} 由 {before} 改为 {after}"
        for case, rule, before, after in moved[:_NAMED]
    ]
    rest = f"；等共{len(moved)}项，原期限、新期限逐项见各案工作日志" if len(moved) > _NAMED else ""
    return "；".join(said) + rest


_WORDS = 4  # ours: as of any reason
"""The least that says something."""


def check_remarks(remarks: str, bad: int) -> None:
    """Who confirms a report with something late in it, or not told, says what is done about it."""
    if bad and len(remarks.strip()) < _WORDS:
        detail = f"有 {bad} 项已经超期，或者到时未提示、未报告，应写明如何督促、处理"
        refuse([FieldError("remarks", detail, ARTICLE)], 422, ProblemCode.INSPECTION_UNANSWERED)
