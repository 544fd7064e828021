"""How a round draws its cases, by what a dossier is judged, and how a fault goes on (一(二)). Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.law.case_rules import has_part, is_same_hand
from shared.law.files import PaperFile, check_files
from shared.law.numbers import DOSSIER_FAULT, DOSSIER_ROUND, Number
from shared.law.periods import Limit
from shared.values.articles import REGULATION
from shared.values.labelled import Labelled
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.roles import LEADERS, Actor, Office

ARTICLE = REGULATION["一(二)"]
MOST = 200  # ours: cases of a round
REVIEWERS = (Office.QUALITY_OFFICER, *LEADERS)


class Selection(Labelled):
    """How the cases of a round are chosen: only what is drawn by lot says something of the cases that were not."""

    RANDOM = "random", "随机抽查"
    TARGETED = "targeted", "专项评查"


class State(Labelled):
    OPENED = "opened", "待抽取或者批准"
    RUNNING = "running", "评查中"
    CLOSED = "closed", "已办结"
    DECLINED = "declined", "未予批准"


NEXT: dict[State, tuple[State, ...]] = {
    State.OPENED: (State.RUNNING, State.DECLINED),
    State.RUNNING: (State.CLOSED,),
}


class FaultState(Labelled):
    RETURNED = "returned", "待承办人整改"
    ANSWERED = "answered", "待复查"
    CORRECTED = "corrected", "已整改"
    STRUCK = "struck", "经复查不成立"


FAULT_NEXT: dict[FaultState, tuple[FaultState, ...]] = {
    FaultState.RETURNED: (FaultState.ANSWERED,),
    FaultState.ANSWERED: (FaultState.CORRECTED, FaultState.STRUCK, FaultState.RETURNED),
}
OPEN_FAULTS = tuple(state.value for state in FAULT_NEXT)


class Answer(Labelled):
    CORRECTED = "corrected", "已整改"
    CONTESTED = "contested", "对该问题有异议"


class Verdict(Labelled):
    KEPT = "kept", "符合"
    FAULTY = "faulty", "有问题"
    ABSENT = "absent", "本案不涉及"


class Item(Labelled):
    """What a dossier is judged by."""

    BASIS = "basis", "执行依据、申请执行材料齐全"
    NOTICE = "notice", "执行通知、报告财产令的制作和送达"
    QUERY = "query", "网络查控及查询结果的处理"
    INVESTIGATION = "investigation", "传统查控、调查笔录"
    MEASURE = "measure", "查封、扣押、冻结的裁定、手续和续行"
    DISPOSAL = "disposal", "财产处置的评估、拍卖材料"
    MONEY = "money", "案款收取、分配和发放"
    RULING = "ruling", "文书说理、签发和用印"
    SERVICE = "service", "送达和告知的凭证"
    CLOSING = "closing", "结案方式、结案文书与案情相符"
    ORDER = "order", "卷宗目录、页码、归档齐全"


class Points(NamedTuple):
    points: int
    may_be_absent: bool = False


_ENFORCED = {
    Item.BASIS: Points(10),  # ours: the weights of this checklist, which add up to a hundred
    Item.NOTICE: Points(10),  # ours: a weight
    Item.QUERY: Points(10),  # ours: a weight
    Item.INVESTIGATION: Points(10, may_be_absent=True),  # ours: a weight
    Item.MEASURE: Points(10, may_be_absent=True),  # ours: a weight
    Item.DISPOSAL: Points(10, may_be_absent=True),  # ours: a weight
    Item.MONEY: Points(10, may_be_absent=True),  # ours: a weight
    Item.RULING: Points(10),  # ours: a weight
    Item.SERVICE: Points(10),  # ours: a weight
    Item.CLOSING: Points(5),  # ours: a weight
    Item.ORDER: Points(5),  # ours: a weight
}
_PRESERVED = {
    Item.BASIS: Points(20),  # ours: a weight
    Item.MEASURE: Points(40),  # ours: a weight
    Item.RULING: Points(15),  # ours: a weight
    Item.SERVICE: Points(15),  # ours: a weight
    Item.CLOSING: Points(5),  # ours: a weight
    Item.ORDER: Points(5),  # ours: a weight
}
CHECKLISTS: Mapping[str, Mapping[Item, Points]] = {"执保": _PRESERVED}
"""By the kind of case; any other has that of enforcement. In force since the regulation is."""


def checklist(kind: str) -> Mapping[Item, Points]:
    return CHECKLISTS.get(kind, _ENFORCED)


def sha256(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def seed(frame_sha256: str, secret: str, number: str) -> str:
    """Of three parts that nobody has alone: the frame, the court's number, and that of who draws."""
    return sha256(frame_sha256, secret, number)


def draw(frame: Sequence[str], by: str, size: int) -> list[str]:
    """The `size` cases whose tickets are the smallest: anybody who has seed and frame draws the same."""
    return sorted(frame, key=lambda case: sha256(by, case))[:size]


def check_scope(
    closed_from: date, closed_to: date, finish_by: datetime, size: int, frame: int, now: datetime
) -> None:
    """The period has passed, some cases of the frame are left to chance, the end is to come. 422."""
    found = []
    if not closed_from <= closed_to <= now.date():
        found.append(FieldError("closed_to", "结案期间的起止须先后相接，且不晚于今日", ARTICLE))
    if frame <= size:
        detail = f"该范围有{frame}件已结案件，抽取的应当少于该数；全部评查的，提请专项评查"
        found.append(FieldError("size", detail, ARTICLE))
    found += _not_within("finish_by", finish_by, DOSSIER_ROUND, now)
    refuse(found, 422, ProblemCode.DOSSIER_ROUND_FAULTY)


def _not_within(field: str, end: datetime, longest: Number[Limit], now: datetime) -> list[FieldError]:
    most = longest.on(now.date()).amount
    if end > now and (end.astimezone(now.tzinfo).date() - now.date()).days <= most:
        return []
    return [FieldError(field, f"应晚于现在，至迟在{most}日以内", ARTICLE)]


def check_targets(
    closed_from: date, closed_to: date, finish_by: datetime, frame: int, missing: Sequence[str], now: datetime
) -> None:
    """The period has passed, the end is to come; who is named is there, and not more than a round can have. 422.

    `missing`: cases that were named and are none of those that the criteria leave.
    """
    found = []
    if not closed_from <= closed_to <= now.date():
        found.append(FieldError("closed_to", "结案期间的起止须先后相接，且不晚于今日", ARTICLE))
    if missing:
        found.append(FieldError("cases", f"不在该范围的已结案件之内：{'、'.join(missing)}", ARTICLE))
    elif not 0 < frame <= MOST:
        detail = f"该范围有{frame}件已结案件，一次专项评查应当有案件，且不超过{MOST}件"
        found.append(FieldError("closed_to", detail, ARTICLE))
    found += _not_within("finish_by", finish_by, DOSSIER_ROUND, now)
    refuse(found, 422, ProblemCode.DOSSIER_ROUND_FAULTY)


def check_selection(selection: str, wanted: Selection) -> None:
    """409: who draws has a round of cases drawn by lot, who orders one of chosen cases."""
    if selection != wanted:
        detail = f"该次评查是{Selection(selection).label}"
        raise Problem(409, ProblemCode.DOSSIER_ROUND_STATE, detail, ARTICLE)


def check_moves(state: str, to: State) -> None:
    """409 unless `to` may follow."""
    if to not in NEXT.get(State(state), ()):
        detail = f"该次评查{State(state).label}"
        raise Problem(409, ProblemCode.DOSSIER_ROUND_STATE, detail, ARTICLE)


def check_running(state: str) -> None:
    if state != State.RUNNING:
        detail = f"该次评查{State(state).label}"
        raise Problem(409, ProblemCode.DOSSIER_ROUND_STATE, detail, ARTICLE)


def check_draws(opened: Collection[str | None], actor: Actor) -> None:
    """By whose hand, or in whose stead, the scope was chosen, he neither draws nor orders. 403."""
    if is_same_hand(opened, actor, *LEADERS):
        raise Problem(403, ProblemCode.OWN_DOSSIER_ROUND, article=ARTICLE)


def check_apart(people: Collection[str], actor: Actor) -> None:
    """403 for who has, or had, the case as officer or judge, or stands in for one who has."""
    if has_part(people, actor):
        raise Problem(403, ProblemCode.OWN_DOSSIER, article=ARTICLE)


def check_drawn(case_number: str, drawn: Collection[str], reviewed: Collection[str]) -> None:
    """409 for a case that was not drawn, or is judged already."""
    if case_number not in drawn or case_number in reviewed:
        detail = "该案已经评查" if case_number in reviewed else "该案不在本次抽取之列"
        raise Problem.of([FieldError("case_number", detail, ARTICLE)], 409, ProblemCode.DOSSIER_ROUND_STATE)


class Judged(NamedTuple):
    """An item as the reviewer has judged it."""

    item: Item
    verdict: Verdict
    words: str


def check_judged(kind: str, judged: Sequence[Judged], correct_by: datetime | None, now: datetime) -> None:
    """Each item of the checklist once; what is faulty with its words and a day; what every case has is not absent. 422."""
    wanted, found = checklist(kind), []
    for place, one in enumerate(judged):
        field = f"items.{place}.item"
        if one.item not in wanted or one.item in [before.item for before in judged[:place]]:
            found.append(FieldError(field, "该项不在本类案件的评查标准之内，或者已经写过", ARTICLE))
        elif one.verdict is Verdict.ABSENT and not wanted[one.item].may_be_absent:
            found.append(FieldError(f"items.{place}.verdict", "该项每案都须评查", ARTICLE))
        if one.verdict is Verdict.FAULTY and not one.words:
            found.append(FieldError(f"items.{place}.words", "有问题的，须写明是什么问题", ARTICLE))
    if missing := [item.label for item in wanted if item not in [one.item for one in judged]]:
        found.append(FieldError("items", f"尚未评查：{'、'.join(missing)}", ARTICLE))
    if any(one.verdict is Verdict.FAULTY for one in judged):
        if correct_by is None:
            found.append(FieldError("correct_by", "有问题的，须写明整改期限", ARTICLE))
        else:
            found += _not_within("correct_by", correct_by, DOSSIER_FAULT, now)
    refuse(found, 422, ProblemCode.DOSSIER_REVIEW_FAULTY)


_TENTH = Decimal("0.1")  # ours: to a tenth of a point


def score(kind: str, verdicts: Mapping[str, str]) -> Decimal:
    """The points kept, of a hundred of those that the case could have."""
    wanted = checklist(kind)
    counted = {item: verdict for item, verdict in verdicts.items() if verdict != Verdict.ABSENT}
    could = sum(wanted[Item(item)].points for item in counted)
    kept = sum(wanted[Item(item)].points for item, verdict in counted.items() if verdict == Verdict.KEPT)
    return (Decimal(kept) * 100 / could).quantize(_TENTH, ROUND_HALF_UP)  # ours: of a hundred


def mean(scores: Sequence[Decimal]) -> Decimal | None:
    if not scores:
        return None
    return (sum(scores, Decimal(0)) / len(scores)).quantize(_TENTH, ROUND_HALF_UP)


def check_fault_moves(state: str, *to: FaultState) -> None:
    """409 unless one of `to` may follow."""
    if not set(to).intersection(FAULT_NEXT.get(FaultState(state), ())):
        detail = f"该问题{FaultState(state).label}"
        raise Problem(409, ProblemCode.DOSSIER_FAULT_STATE, detail, ARTICLE)


def check_answer(
    answer: Answer, words: str, file: str | None, files: Sequence[FileRecord], returned_at: datetime
) -> None:
    """What was corrected is shown by a paper entered since; what is contested, by reasons. 409, 422."""
    if answer is Answer.CORRECTED and file is None:
        error = FieldError("file", "已经整改的，须写明整改材料", ARTICLE)
        raise Problem.of([error], 422, ProblemCode.DOSSIER_REVIEW_FAULTY)
    if answer is Answer.CONTESTED and not words:
        error = FieldError("words", "有异议的，须写明理由", ARTICLE)
        raise Problem.of([error], 422, ProblemCode.DOSSIER_REVIEW_FAULTY)
    if file is not None:
        paper = PaperFile("file", file, FilePurpose.DOSSIER_CORRECTION, ARTICLE, shows_at=returned_at)
        check_files(files, [paper])


def check_recheck(
    result: FaultState, answer: str, words: str, correct_by: datetime | None, now: datetime
) -> None:
    """A contested fault is not corrected, a corrected one not struck; one returned anew has its reason and its day. 422."""
    found = []
    fits = {FaultState.CORRECTED: Answer.CORRECTED, FaultState.STRUCK: Answer.CONTESTED}
    if result in fits and fits[result] != answer:
        found.append(FieldError("result", f"承办人的答复是：{Answer(answer).label}", ARTICLE))
    if result is not FaultState.CORRECTED and not words:
        found.append(FieldError("words", "须写明理由", ARTICLE))
    if result is FaultState.RETURNED:
        if correct_by is None:
            found.append(FieldError("correct_by", "须写明新的整改期限", ARTICLE))
        else:
            found += _not_within("correct_by", correct_by, DOSSIER_FAULT, now)
    refuse(found, 422, ProblemCode.DOSSIER_REVIEW_FAULTY)


def check_another(answered_by: str | None, actor: Actor) -> None:
    """Whose hand has corrected it does not look at it again; in whose stead he did, has a part in the case. 403."""
    if is_same_hand((answered_by,), actor, *REVIEWERS):
        raise Problem(403, ProblemCode.OWN_DOSSIER, article=ARTICLE)


def check_to_close(drawn: int, reviewed: int, open_faults: int) -> None:
    """409 while a case is not judged or a fault is open."""
    if reviewed < drawn or open_faults:
        detail = f"尚有{drawn - reviewed}件未评查，{open_faults}个问题未办结"
        raise Problem(409, ProblemCode.DOSSIER_ROUND_STATE, detail, ARTICLE)


def check_to_review(drawn: int, reviewed: int) -> None:
    """409 once every case is judged."""
    if reviewed >= drawn:
        raise Problem(409, ProblemCode.DOSSIER_ROUND_STATE, "抽取的案件已经全部评查", ARTICLE)
