"""Who sends an instruction and to whom, how it goes on, and what shows that it was carried out (二(五)3). Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.law.case_rules import check_judge, check_officer, is_same_hand
from shared.law.files import PaperFile, check_files
from shared.law.numbers import INSTRUCTION_FEEDBACK
from shared.values.articles import REGULATION
from shared.values.labelled import Labelled
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.roles import Actor, Deputyship, Office

ARTICLE, SALE = REGULATION["二(五)3"], REGULATION["二(四)2"]
NO_MORE_INSTRUCTIONS = "不得再发送指令"


class State(Labelled):
    SENT = "sent", "待接收"
    RECEIVED = "received", "已接收，待决定是否接受"
    ACCEPTED = "accepted", "已接受，办理中"
    DONE = "done", "已办理，待反馈"
    FED_BACK = "fed_back", "已反馈"
    REFUSED = "refused", "不接受，待发送人处理"
    REPLACED = "replaced", "已重新发送"
    WITHDRAWN = "withdrawn", "已撤回"


NEXT: dict[State, tuple[State, ...]] = {
    State.SENT: (State.RECEIVED, State.WITHDRAWN),
    State.RECEIVED: (State.ACCEPTED, State.REFUSED, State.WITHDRAWN),
    State.ACCEPTED: (State.DONE, State.REFUSED, State.WITHDRAWN),
    State.DONE: (State.FED_BACK,),
    State.REFUSED: (State.REPLACED, State.WITHDRAWN),
}
"""What may become of one; what is no key of it has ended. What was accepted may still prove impossible, with the reason."""

RECEIVERS: dict[str, Office] = {
    "intake": Office.RECEPTION_CLERK,
    "documents": Office.DOCUMENT_CLERK,
    "custody": Office.CUSTODY_OFFICER,
    "commission": Office.COMMISSION_OFFICER,
    "auction": Office.AUCTION_OFFICER,
    "funds": Office.FUNDS_OFFICER,
}
"""Who carries out what a team is instructed to do."""
SENDERS = (Office.JUDGE, Office.HANDLING_OFFICER)


def sender(actor: Actor, officer: str | None, judge: str | None) -> tuple[Office, Deputyship | None]:
    """In which office of the case `actor` sends, and by which deputyship. 403 for who is neither its judge nor its officer."""
    if judge is not None and judge in actor.stands_for(Office.JUDGE):
        return Office.JUDGE, check_judge(judge, actor, ARTICLE)
    return Office.HANDLING_OFFICER, check_officer(officer, actor, ARTICLE)


def check_sender(sent_as: str, officer: str | None, judge: str | None, actor: Actor) -> Deputyship | None:
    """The case's own person in the office in which it was sent, whoever that is by now. 403."""
    if sent_as == Office.JUDGE:
        return check_judge(judge, actor, ARTICLE)
    return check_officer(officer, actor, ARTICLE)


def check_receiver(team: str, sent: Collection[str | None], actor: Actor) -> None:
    """Who carries it out is of the team, and no hand of who has `sent` it, or in whose stead it was. 403."""
    office = RECEIVERS[team]
    if office not in actor.offices:
        detail = f"该项指令由{office.label}接收、办理"
        raise Problem(403, ProblemCode.NOT_INSTRUCTED, detail, ARTICLE)
    if is_same_hand(sent, actor, office):
        raise Problem(403, ProblemCode.OWN_INSTRUCTION, article=ARTICLE)


def check_moves(state: str, *to: State) -> None:
    """409 unless one of `to` may follow."""
    if not set(to).intersection(NEXT.get(State(state), ())):
        detail = f"该项指令{State(state).label}"
        raise Problem(409, ProblemCode.INSTRUCTION_STATE, detail, ARTICLE)


def check_sent(
    feedback_by: datetime, attachments: Sequence[str], files: Collection[FileRecord], now: datetime
) -> None:
    """The feedback is wanted in time to come, not beyond the longest; what is enclosed lies in the case's dossier. 422."""
    faults = []
    longest = INSTRUCTION_FEEDBACK.on(now.date())
    if not (feedback_by - now).total_seconds() > 0:
        faults.append(FieldError("feedback_by", "反馈时间应晚于现在", ARTICLE))
    if (feedback_by.astimezone(now.tzinfo).date() - now.date()).days > longest.amount:
        detail = f"反馈时间至迟在{longest.amount}日以内"
        faults.append(FieldError("feedback_by", detail, ARTICLE))
    faults += _not_of_case("attachments", attachments, files)
    refuse(faults, 422, ProblemCode.INSTRUCTION_FAULTY)


@dataclass(frozen=True)
class Enclosed:
    """The files of the case, where papers are enclosed; `disposals`: when the dossier centre had accepted the papers of each, by asset."""

    files: Sequence[FileRecord] = ()
    disposals: Mapping[str, datetime | None] = field(default_factory=dict)


def check_transferred(
    team: str, asset: str | None, disposals: Mapping[str, datetime | None]
) -> datetime | None:
    """The auction team is instructed about a thing that is disposed of and whose papers the dossier centre has; since when. 422, 409.

    No other team is told of one.
    """
    if team != "auction":
        if asset is not None:
            error = FieldError("asset", "只有发给财产处置团队的指令写明处置的财产", SALE)
            raise Problem.of([error], 422, ProblemCode.INSTRUCTION_FAULTY)
        return None
    if asset is None or asset not in disposals:
        error = FieldError("asset", "办理网拍辅助事项的指令，须写明本案已经决定拍卖的财产", SALE)
        raise Problem.of([error], 422, ProblemCode.INSTRUCTION_FAULTY)
    at = disposals[asset]
    if at is None:
        detail = "该财产的处置材料尚未移送执行案件卷宗管理中心核收，不得发送办理网拍辅助事项的指令"
        raise Problem.of([FieldError("asset", detail, SALE)], 409, ProblemCode.INSTRUCTION_PAPERS)
    return at


def _not_of_case(field: str, named: Sequence[str], files: Collection[FileRecord]) -> list[FieldError]:
    held = {file.id for file in files}
    return [
        FieldError(f"{field}.{place}", "须是已经存入本案卷宗的材料", ARTICLE)
        for place, one in enumerate(named)
        if one not in held
    ]


def check_reason(result: State, reason: str) -> None:
    """422 for a refusal that does not say why."""
    if result is State.REFUSED and not reason:
        error = FieldError("reason", "不接受指令的，须写明理由", ARTICLE)
        raise Problem.of([error], 422, ProblemCode.INSTRUCTION_FAULTY)


@dataclass(frozen=True)
class Held:
    """What the dossier of the case has, and what the team has of it: each record with the instant since which it has effect."""

    records: Mapping[str, datetime | None]
    files: Sequence[FileRecord]


def check_answered(record: str | None, answer_files: Sequence[str], held: Held, sent_at: datetime) -> None:
    """What was done since is shown: by a record that the team has of this case, or by papers in its dossier. 409, 422."""
    if record is None and not answer_files:
        error = FieldError("answer_record", "须指明办理该指令形成的记录，或者存入办理的材料", ARTICLE)
        raise Problem.of([error], 422, ProblemCode.INSTRUCTION_FAULTY)
    if record is not None:
        made = held.records.get(record)
        if made is None:
            detail = "本团队在本案没有这项记录，或者该项记录尚未生效"
            raise Problem.of(
                [FieldError("answer_record", detail, ARTICLE)], 409, ProblemCode.INSTRUCTION_UNSHOWN
            )
        if made < sent_at:
            detail = "该项记录在指令发出之前已经形成，不是办理该指令的结果"
            raise Problem.of(
                [FieldError("answer_record", detail, ARTICLE)], 409, ProblemCode.INSTRUCTION_UNSHOWN
            )
    papers = [
        PaperFile(f"answer_files.{place}", one, FilePurpose.INSTRUCTION_ANSWER, ARTICLE, shows_at=sent_at)
        for place, one in enumerate(answer_files)
    ]
    check_files(held.files, papers)
