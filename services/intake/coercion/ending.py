"""When, for which ground and by whom what lasts is ended. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set
from datetime import datetime, timedelta

from services.intake.coercion.kinds import OF_A_TERM, EndGround, Kind
from services.intake.coercion.rules import State
from shared.contracts.documents.kinds import KindOfDocument
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import DocumentRecord, FileRecord
from shared.law.case_rules import check_judge, is_same_hand
from shared.law.files import PaperFile, check_files
from shared.values.articles import CONSUMPTION, DISHONEST, JS, OBJ
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.roles import Actor, Deputyship, Office

_FREES_EARLY: tuple[KindOfDocument, ...] = ("early_release_decision",)


def check_released(kind: Kind, began: datetime, at: datetime, now: datetime) -> None:
    """Of an arrest or a detention: when the person went free. 422."""
    if not began <= at <= now:
        error = FieldError("at", "不得早于采取措施的时间，也不得晚于现在", kind.ending or kind.article)
        raise Problem.of([error], 422, ProblemCode.COERCION_REFUSED)


def is_early(state: str, until: datetime | None, at: datetime) -> bool:
    """Of a detention that stands: before its last day, on which it is over. What the court above has revoked is no such release."""
    return state == State.IN_FORCE and until is not None and at < until - timedelta(days=1)


def check_early(
    case_number: str,
    person: str,
    began: datetime,
    at: datetime,
    document: DocumentRecord | None,
    *,
    early: bool,
    named: bool,
) -> None:
    """Before the end nobody is freed but by the president's decision on this detention; after it, by none. 409.

    `named`: a document is named, `document`: what it is.
    """
    fault = ""
    if not early:
        fault = "不是提前解除拘留的，不写提前解除拘留决定书" if named else ""
    elif document is None or not document.is_signed(case_number, _FREES_EARLY):
        fault = "拘留期限届满前释放的，须有本案院长已经签发、没有撤回的提前解除拘留决定书"
    elif document.operative is None or not document.operative.sanction:
        fault = "决定书没有写明被拘留人"
    elif document.operative.sanction.person != person:
        fault = "决定书写明的不是该被拘留人"
    elif document.signed_at is None or not began <= document.signed_at <= at:
        fault = "决定书须在本次拘留期间、释放之前签发"
    if fault:
        error = FieldError("document", fault, JS[182])
        raise Problem.of([error], 409, ProblemCode.COERCION_DOCUMENT)


def check_way(kind: Kind, way: str) -> None:
    """409 for another way of ending than the kind's own."""
    if kind.ends != way:
        raise Problem(409, ProblemCode.COERCION_OUT_OF_ORDER, f"{kind.label}不是这样终结的", kind.article)


def check_ground(
    kind: Kind, ground: EndGround, at: datetime, began: datetime, ends: datetime | None, now: datetime
) -> None:
    """A ground that its article knows, come about since it began; a term that is over. 422."""
    found, article = [], kind.ending or kind.article
    if ground not in kind.grounds:
        known = "、".join(one.label for one in kind.grounds)
        found.append(FieldError("ground", f"{kind.label}的解除事由为：{known}", article))
    elif kind.code == "dishonest" and ends is not None and ground not in OF_A_TERM:
        found.append(FieldError("ground", "有纳入期限的，期限届满或者决定提前删除时删除", article))
    if ground is EndGround.EARLY and ends is None:
        found.append(FieldError("ground", "没有纳入期限的，不提前删除，按法定情形删除", DISHONEST[2]))
    if ground is EndGround.EXPIRED and (ends is None or now < ends):
        found.append(FieldError("ground", "期限没有届满，或者该情形没有期限", article))
    if not began <= at <= now:
        found.append(FieldError("at", "不得早于采取措施的时间，也不得晚于现在", article))
    refuse(found, 422, ProblemCode.COERCION_REFUSED)


def check_end_paper(
    kind: Kind, file: str, at: datetime, files: Sequence[FileRecord], hands: Set[str]
) -> None:
    """What shows the ground, brought by another than who notes it. 409."""
    article = kind.ending or kind.article
    check_files(
        files, [PaperFile("end_paper", file, FilePurpose.COERCION_END, article, shows_at=at, not_by=hands)]
    )


def check_lifts(
    kind: Kind, state: str, noted: Collection[str | None], judge: str | None, actor: Actor
) -> Deputyship | None:
    """The case's judge, who has not noted the ground himself, nor was it in his stead. 403, 409."""
    article = kind.ending or kind.article
    deputyship = check_judge(judge, actor, article)
    if is_same_hand(noted, actor, Office.JUDGE):
        raise Problem(403, ProblemCode.SAME_PERSON, "不得解除自己登记事由的措施", article)
    check_way(kind, "lifting")
    if state != State.ENDING:
        detail = f"该项{kind.label}{State(state).label}，没有已经登记的解除事由"
        raise Problem(409, ProblemCode.COERCION_OUT_OF_ORDER, detail, article)
    return deputyship


def check_not_listed(kind: Kind, person: str, listed: bool) -> None:
    """Who is listed stays restricted; of a unit that is, each person of it is judged by himself. 409."""
    if kind.code == "consumption" and not person and listed:
        detail = "被执行人仍在失信名单，应当限制消费：须先删除失信信息，再解除限制消费"
        raise Problem(409, ProblemCode.COERCION_BARRED, detail, CONSUMPTION[1])


def check_keeps(kind: Kind, answer: str, correction: str | None) -> None:
    """422 where a ground is not found, and nobody says why; 409 where it is decided that it must not stand."""
    if correction is not None:
        listed = kind.code == "dishonest"
        detail = (
            "已经决定纠正失信信息，应当撤销、更正或者删除"
            if listed
            else f"上一级人民法院已经撤销{kind.label}，应当解除"
        )
        raise Problem(409, ProblemCode.COERCION_OUT_OF_ORDER, detail, DISHONEST[12] if listed else OBJ[9])
    if not answer:
        error = FieldError("answer", "不予解除的，须写明理由", kind.ending or kind.article)
        raise Problem.of([error], 422, ProblemCode.COERCION_REFUSED)


def came_about(ground: EndGround, at: datetime, ends: datetime | None) -> datetime:
    """The instant of a ground: a term that is over was so at the end of its last day, whenever that is noted."""
    return ends - timedelta.resolution if ground is EndGround.EXPIRED and ends is not None else at


def check_term_runs(kind: Kind, ends: datetime | None, now: datetime) -> None:
    """409 once its term is over: then it is deleted, whatever is found of another ground."""
    if kind.code == "dishonest" and ends is not None and now >= ends:
        detail = "纳入失信名单的期限已经届满，应当删除，不得继续适用"
        raise Problem(409, ProblemCode.COERCION_OUT_OF_ORDER, detail, DISHONEST[10])


def check_not_gone(kind: Kind, noted_by: str | None, ground: str | None) -> None:
    """409 where the record itself shows the ground, which nobody has noted: only an entry for a term may stand beyond it."""
    if noted_by is None and ground != EndGround.EARLY:
        detail = f"本案不再对该被执行人执行，{kind.label}应当解除，不得继续适用"
        raise Problem(409, ProblemCode.COERCION_OUT_OF_ORDER, detail, kind.ending or kind.article)
