"""Who has what put right in the library of concluded cases, and why a case is taken out of it. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from typing import NoReturn

from services.intake.library.entry import Debtor, LibraryItem
from services.intake.resumption.rules import Owed
from shared.contracts.documents.kinds import KindOfDocument
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import DocumentRecord, FileRecord
from shared.law.case_rules import by_office, check_officer, check_takes, is_same_hand
from shared.law.files import PaperFile, check_files, is_of
from shared.law.names import Whose
from shared.values.articles import CPC, TERMINATION
from shared.values.identity import parse_identity
from shared.values.labelled import Labelled
from shared.values.malformed import Malformed
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.roles import Actor, Deputyship, Office

CORRECTED, SHIELDED = TERMINATION[14], TERMINATION[18]
_TERMINATION_RULING: tuple[KindOfDocument, ...] = ("termination_ruling",)


class State(Labelled):
    RAISED = "raised", "待核实"
    CORRECTED = "corrected", "已经更正"
    REFUSED = "refused", "经核实不予更正"


NEXT: dict[State, tuple[State, ...]] = {State.RAISED: (State.CORRECTED, State.REFUSED)}
"""What may become of one. What is wrong still is raised anew."""


class ShieldGround(Labelled):
    """终本规定第十八条. What goes on in another case, and whose ruling is revoked, is no concluded case any more: its third head."""

    PERFORMED = "performed", "生效法律文书确定的义务执行完毕"
    TERMINATED = "terminated", "依法裁定终结执行"
    RESUMED = "resumed", "已经恢复执行"
    REVOKED = "revoked", "终结本次执行程序的裁定经异议、复议被撤销"
    OTHER = "other", "依法应予屏蔽的其他情形"


OVER = (ShieldGround.PERFORMED, ShieldGround.TERMINATED)
"""After which nobody is asked about any more."""


class Shielded(Labelled):
    NOTED = "noted", "待屏蔽"
    SHIELDED = "shielded", "已经屏蔽"
    DENIED = "denied", "事由不成立，不予屏蔽"


NEXT_SHIELDED: dict[Shielded, tuple[Shielded, ...]] = {Shielded.NOTED: (Shielded.SHIELDED, Shielded.DENIED)}
"""What may become of a ground; after one that does not hold another can be noted."""


def check_raises(officer: str | None, actor: Actor) -> Deputyship | None:
    """403 unless `actor` keeps the library up, receives papers for the court, or is the case's officer; the deputyship."""
    if Office.QUALITY_OFFICER in actor.offices:
        return by_office(Office.QUALITY_OFFICER, actor)
    return check_takes(officer, actor, CORRECTED)


def check_notes(officer: str | None, actor: Actor) -> Deputyship | None:
    """403 unless `actor` keeps the library up, or is the case's officer; the deputyship."""
    if Office.QUALITY_OFFICER in actor.offices:
        return by_office(Office.QUALITY_OFFICER, actor)
    return check_officer(officer, actor, SHIELDED)


def check_in_library(*, listed: bool, article: str) -> None:
    """409 for a case that the library does not have, or not any more."""
    if not listed:
        detail = "本案没有终结本次执行程序，或者已经屏蔽，不在终本案件信息库公布"
        raise Problem(409, ProblemCode.NOT_IN_LIBRARY, detail, article)


def check_raised(
    *,
    item: LibraryItem,
    respondent_id: str | None,
    debtors: Collection[str],
    party: str | None,
    outsider: str,
    names: Mapping[str, str],
    on_paper: bool,
    received_at: datetime,
    concluded_at: datetime,
    now: datetime,
) -> None:
    """By a party or an interested person on a paper, or of the court's own motion without one. 422, all faults at once."""
    found: list[FieldError] = []
    if item.of_debtor and respondent_id not in debtors:
        found.append(FieldError("respondent_id", "须写明信息库公布的是哪一被执行人的信息有误", CORRECTED))
    if not item.of_debtor and respondent_id is not None:
        found.append(FieldError("respondent_id", "该项信息不是某一被执行人的，不写", CORRECTED))
    if party and outsider:
        found.append(FieldError("party", "申请人是当事人的，不另写利害关系人", CORRECTED))
    elif party and party not in names:
        found.append(FieldError("party", "不是本案当事人", CORRECTED))
    elif outsider in names.values():
        found.append(FieldError("outsider", "该人是本案当事人，不能以利害关系人的身份申请", CORRECTED))
    if on_paper != bool(party or outsider):
        detail = "依申请更正的，须写明申请人及其书面申请；依职权更正的，均不写"
        found.append(FieldError("paper", detail, CORRECTED))
    if not concluded_at <= received_at <= now:
        found.append(FieldError("received_at", "不得早于结案的时间，也不得晚于现在", CORRECTED))
    refuse(found, 422, ProblemCode.LIBRARY_CORRECTION_REFUSED)


def check_application(
    paper: str, received_at: datetime, applicant: Whose, files: Sequence[FileRecord]
) -> None:
    """Of that very applicant, in the dossier since. 409."""
    purpose = FilePurpose.LIBRARY_APPLICATION
    check_files(
        files,
        [PaperFile("paper", paper, purpose, CORRECTED, shows_at=received_at, of_whom=[applicant])],
    )


def check_first(*, on_record: bool) -> None:
    """409 for what the same application has asked for already."""
    if on_record:
        raise Problem(
            409, ProblemCode.LIBRARY_CORRECTION_ON_RECORD, "该份申请对该项信息的更正请求已经登记", CORRECTED
        )


def check_follows(state: str, to: State) -> None:
    """409 where `to` does not follow."""
    if to not in NEXT.get(State(state), ()):
        detail = f"该项更正{State(state).label}"
        raise Problem(409, ProblemCode.LIBRARY_CORRECTION_OUT_OF_ORDER, detail, CORRECTED)


def check_debtor(item: LibraryItem, respondent_id: str | None, debtors: Collection[str]) -> None:
    """409 where the debtor has left the case since: the library does not name it any more."""
    if item.of_debtor and respondent_id not in debtors:
        detail = "该被执行人已经退出本案，信息库不再公布其信息"
        raise Problem(409, ProblemCode.LIBRARY_CORRECTION_OUT_OF_ORDER, detail, CORRECTED)


def check_value(
    item: LibraryItem, value: str | None, proof: str | None, stood: str, debtor: Debtor | None
) -> str:
    """What it is corrected to, as it is written: other than it stood, and shown by a paper. 422, all faults at once."""
    found: list[FieldError] = []
    written = value or ""
    if not written and item is not LibraryItem.REPRESENTATIVE:
        found.append(FieldError("value", "更正的，须写明更正后的内容", CORRECTED))
    elif item is LibraryItem.IDENTITY and debtor is not None:
        try:
            written = parse_identity(debtor.kind, debtor.paper, written)
        except Malformed as malformed:
            found.append(FieldError("value", str(malformed), CORRECTED))
    if not found and written == stood:
        found.append(FieldError("value", "与现在公布的内容相同，没有更正", CORRECTED))
    if proof is None:
        found.append(FieldError("proof", "更正的，须有核查材料", CORRECTED))
    refuse(found, 422, ProblemCode.LIBRARY_CORRECTION_REFUSED)
    return written


def check_proof(proof: str, received_at: datetime, hands: Set[str], files: Sequence[FileRecord]) -> None:
    """What shows how it is, looked into since, and entered by another. 409."""
    purpose = FilePurpose.LIBRARY_CHECK
    check_files(files, [PaperFile("proof", proof, purpose, CORRECTED, shows_at=received_at, not_by=hands)])


def check_refused(value: str | None, proof: str | None) -> None:
    """What is not corrected has no new content. 422."""
    said = {"value": value, "proof": proof}
    found = [
        FieldError(name, "不予更正的，不写", CORRECTED) for name, given in said.items() if given is not None
    ]
    refuse(found, 422, ProblemCode.LIBRARY_CORRECTION_REFUSED)


def check_answers(state: str, applicant: str, answered_at: datetime | None) -> None:
    """409 unless it was decided on an application that is not answered yet."""
    refused = ""
    if state == State.RAISED:
        refused = "尚未核实"
    elif not applicant:
        refused = "依职权核实的，没有申请人须答复"
    elif answered_at is not None:
        refused = "书面答复已经送达申请人"
    if refused:
        raise Problem(409, ProblemCode.LIBRARY_CORRECTION_OUT_OF_ORDER, refused, CORRECTED)


def check_answered_at(at: datetime, decided_at: datetime, now: datetime) -> None:
    """422 before it was decided, or to come."""
    if not decided_at <= at <= now:
        error = FieldError("at", "不得早于核实、更正的时间，也不得晚于现在", CORRECTED)
        raise Problem.of([error], 422, ProblemCode.LIBRARY_CORRECTION_REFUSED)


def check_reply(
    reply: str,
    receipt: str,
    at: datetime,
    decided_at: datetime,
    applicant: Whose,
    files: Sequence[FileRecord],
    hands: Set[str],
) -> None:
    """The written answer made since, and the applicant's own receipt, which another has entered. 409."""
    check_files(
        files,
        [
            PaperFile("reply", reply, FilePurpose.LIBRARY_REPLY, CORRECTED, shows_at=decided_at),
            PaperFile(
                *("receipt", receipt, FilePurpose.SERVICE_RECEIPT, CPC[87]),
                shows_at=at,
                not_by=hands,
                of_whom=[applicant],
            ),
        ],
    )


@dataclass(frozen=True)
class Shown:
    """By what a ground shows. `left`: what is owed still, by the ledger; `paid_at`: when the last of it was had; `reckoned`: whether
    doubled interest was reckoned up to then. `objection`: when who objected to the ruling of the round was found to be right."""

    files: Sequence[FileRecord]
    left: Owed
    reckoned: bool
    act_owed: str
    paid_at: datetime | None
    applicants: Sequence[Whose]
    ruling: DocumentRecord | None = None
    objection: datetime | None = None

    @property
    def is_paid(self) -> bool:
        """By the ledger alone."""
        owed = self.left.principal or self.left.interest or self.left.delay_interest
        return self.paid_at is not None and self.reckoned and not owed and not self.act_owed


def check_named(
    ground: ShieldGround, papers: Sequence[str], ruling: str | None, petition: str | None
) -> None:
    """Nothing is named that shows another ground. 422, all faults at once."""
    of: dict[str, tuple[bool, tuple[ShieldGround, ...]]] = {
        "papers": (bool(papers), (ShieldGround.PERFORMED, ShieldGround.OTHER)),
        "ruling": (ruling is not None, (ShieldGround.TERMINATED,)),
        "petition": (petition is not None, (ShieldGround.REVOKED,)),
    }
    found = [
        FieldError(field, "该事由不写", SHIELDED)
        for field, (given, grounds) in of.items()
        if given and ground not in grounds
    ]
    refuse(found, 422, ProblemCode.SHIELDING_REFUSED)


def check_ground(
    ground: ShieldGround,
    papers: Sequence[str],
    case_number: str,
    shown: Shown,
    concluded_at: datetime,
    hands: Set[str],
) -> datetime:
    """Since when it holds: as the ledger, the papers or the ruling say, and nobody's word. 409, all faults at once."""
    if ground is ShieldGround.RESUMED:
        _refuse("ground", "恢复执行的，立案时即予屏蔽，不另登记")
    if ground is ShieldGround.PERFORMED:
        return _performed(papers, shown, concluded_at, hands)
    if ground is ShieldGround.TERMINATED:
        return _terminated(case_number, shown.ruling)
    if ground is ShieldGround.REVOKED:
        if shown.objection is None or shown.objection < concluded_at:
            _refuse("petition", "须是对本案终结本次执行程序的裁定提出、经审查或者复议理由成立的执行行为异议")
        return shown.objection
    return _on_papers(papers, FilePurpose.SHIELD_GROUND, shown.files, concluded_at, hands, ())


def _performed(papers: Sequence[str], shown: Shown, concluded_at: datetime, hands: Set[str]) -> datetime:
    """By the ledger; else each applicant says in writing that nothing is owed any more."""
    if papers:
        purpose = FilePurpose.FULL_PERFORMANCE
        return _on_papers(papers, purpose, shown.files, concluded_at, hands, shown.applicants)
    if shown.paid_at is None or not shown.is_paid:
        detail = "台账显示尚未全部履行；在台账以外履行的，须有每一申请执行人确认全部受偿的书面材料"
        _refuse("papers", detail)
    return max(shown.paid_at, concluded_at)


def _terminated(case_number: str, ruling: DocumentRecord | None) -> datetime:
    signed_at = ruling.signed_at if ruling else None
    if ruling is None or signed_at is None or not ruling.is_signed(case_number, _TERMINATION_RULING):
        _refuse("ruling", "须是本案已经签发、未撤回的终结执行裁定书")
    if ruling.operative is not None and ruling.operative.ended_for:
        _refuse("ruling", "裁定书只对一方当事人终结执行")
    return signed_at


def _on_papers(
    papers: Sequence[str],
    purpose: FilePurpose,
    files: Sequence[FileRecord],
    concluded_at: datetime,
    hands: Set[str],
    of_whom: Sequence[Whose],
) -> datetime:
    """One paper at least of each of `of_whom`; since the last of them lies in the dossier."""
    if not papers:
        _refuse("papers", f"须有{purpose.label}")
    named = [
        PaperFile(f"papers.{at}", paper, purpose, SHIELDED, shows_at=concluded_at, not_by=hands)
        for at, paper in enumerate(papers)
    ]
    check_files(files, named)
    entered = [one for one in files if one.id in papers]
    missing = [str(who) for who in of_whom if not any(is_of(one, who) for one in entered)]
    if missing:
        _refuse("papers", f"没有写明是{'、'.join(missing)}的{purpose.label}")
    return max(one.entered_at for one in entered)


def _refuse(field: str, detail: str) -> NoReturn:
    raise Problem.of([FieldError(field, detail, SHIELDED)], 409, ProblemCode.SHIELDING_REFUSED)


def check_none_noted(*, noted: bool) -> None:
    """409 while a ground waits."""
    if noted:
        raise Problem(409, ProblemCode.SHIELDING_ON_RECORD, "已有一项屏蔽事由待办理", SHIELDED)


def check_shields(noted: Collection[str | None], state: str, actor: Actor) -> None:
    """Another than who has noted the ground. 403, 409."""
    if is_same_hand(noted, actor, Office.QUALITY_OFFICER, Office.COMMAND_CENTRE_DIRECTOR):
        raise Problem(403, ProblemCode.SAME_PERSON, "不得办理本人登记的屏蔽", SHIELDED)
    if Shielded.SHIELDED not in NEXT_SHIELDED.get(Shielded(state), ()):
        raise Problem(409, ProblemCode.SHIELDING_OUT_OF_ORDER, f"该项屏蔽{Shielded(state).label}", SHIELDED)


def check_said(answer: str, *, shielded: bool) -> None:
    """422 where a ground is denied without a reason."""
    if not shielded and not answer:
        error = FieldError("answer", "不予屏蔽的，须写明理由", SHIELDED)
        raise Problem.of([error], 422, ProblemCode.SHIELDING_REFUSED)


def check_still(ground: ShieldGround, papers: Sequence[str], shown: Shown, *, shielded: bool) -> None:
    """What the ledger shows is neither denied nor, where money went back since, believed. 409."""
    if ground is not ShieldGround.PERFORMED or papers or shown.is_paid == shielded:
        return
    detail = "台账显示已经全部履行，应当屏蔽" if shown.is_paid else "台账显示尚未全部履行，不得屏蔽"
    _refuse("shielded", detail)
