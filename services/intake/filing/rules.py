"""What may be filed, and when. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime

from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord, NonAcceptanceRecord
from shared.law.case_access import UNDECIDED
from shared.law.files import PaperFile, check_files
from shared.law.numbers import AGENTS
from shared.values.articles import CASE_NUMBERS, CPC, EXE, JS, OPENING, REGULATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.roles import Actor


def check_dates(received_at: datetime, effective_on: date, performance_due_on: date, now: datetime) -> None:
    """Nothing may lie in the future; the instrument takes effect, then its term of performance passes (民事诉讼法第二百五十条).

    Applied for is what has taken effect (执行工作规定第十六条).
    """
    today, errors = now.date(), []
    if received_at > now:
        errors.append(FieldError("received_at", "收到申请的时间不得晚于现在", EXE[16]))
    if effective_on > today:
        errors.append(FieldError("effective_on", "执行依据尚未生效", EXE[16]))
    if received_at.date() < effective_on:
        errors.append(FieldError("received_at", "收到申请时执行依据尚未生效", EXE[16]))
    if performance_due_on < effective_on:
        detail = (
            "履行期限不得早于执行依据生效之日；判项所定日期早于生效之日的（如经上诉后生效），填写生效之日"
        )
        errors.append(FieldError("performance_due_on", detail, CPC[264]))
    if performance_due_on >= today:
        errors.append(FieldError("performance_due_on", "履行期限尚未届满", CPC[250]))
    refuse(errors, 422, ProblemCode.FILING_DATES)


def check_agents(agents: Sequence[int], today: date) -> None:
    """`agents`: how many each party has named, in the order of the parties."""
    most = AGENTS.on(today)
    detail = f"一名当事人至多委托{most}名代理人"
    errors = [
        FieldError(f"parties.{position}.agents", detail, AGENTS.article)
        for position, count in enumerate(agents)
        if count > most
    ]
    refuse(errors, 422, ProblemCode.TOO_MANY_AGENTS)


@dataclass(frozen=True)
class Earlier:
    """Another application on the same instrument, and how it stands; `parties` as in `check_first`."""

    application: str
    case_number: str | None
    outcome: str
    state: str | None
    closing_mode: str
    parties: frozenset[tuple[str, str]]

    @property
    def stands(self) -> bool:
        """Undecided, under way, or carried out in full: what was withdrawn, refused, cancelled or dismissed may be
        applied for anew."""
        if self.outcome:
            return False
        return self.state in (None, "open") or self.closing_mode in ("fully_enforced", "preserved")

    def same(self, parties: Collection[tuple[str, str]]) -> bool:
        """Whether an applicant and a respondent of it are among `parties`."""
        return {role for role, _ in self.parties.intersection(parties)} == {"applicant", "respondent"}


def names_its_court(instrument_number: str) -> bool:
    """A court's number carries its code, however the court's name is written beside it (法〔2015〕137号)."""
    return re.match(r"（[0-9]{4}）(?:最高法|[一-龥][0-9]{0,4})", instrument_number) is not None


def check_first(
    parties: Collection[tuple[str, str]], earlier: Sequence[Earlier], *, resumes: str | None = None
) -> None:
    """Nobody enforces an instrument twice against the same person: 409, naming where it stands.

    `parties`: role and identity of each. `resumes`: the case that it carries on; after 终本 there is no other way (法发〔2014〕26号第六条).
    """
    for other in earlier:
        if resumes and other.case_number == resumes:
            continue
        if other.closing_mode == "concluded_this_round" and not resumes and other.same(parties):
            detail = f"相同当事人依同一执行依据的案件已经终结本次执行程序，须在该案登记恢复执行：{other.case_number}"
            error = FieldError("instrument_number", detail, OPENING[6])
            raise Problem.of([error], 409, ProblemCode.ALREADY_ENFORCED)
        if other.stands and other.same(parties):
            where = f"案号为 {other.case_number}" if other.case_number else f"申请编号为 {other.application}"
            error = FieldError("instrument_number", f"相同当事人已经依同一执行依据申请执行，{where}", EXE[16])
            raise Problem.of([error], 409, ProblemCode.ALREADY_ENFORCED)


def reads_undecided(actor: Actor) -> bool:
    """Whether he may have to decide on it, or oversees who does: no case stands yet that could be opened to others."""
    return bool(actor.offices & UNDECIDED)


def check_reads_undecided(actor: Actor) -> None:
    """403 for anybody else."""
    if not reads_undecided(actor):
        detail = "申请尚未立案，由立案人员办理"
        raise Problem(403, ProblemCode.CASE_NOT_OPEN, detail, REGULATION["一(一)"])


def check_not_ended(outcome: str) -> None:
    """409 for what was refused or withdrawn: whoever wants it enforced after all applies anew."""
    if outcome:
        detail = f"该申请{_ENDED[outcome]}，须重新申请"
        raise Problem(409, ProblemCode.APPLICATION_ENDED, detail, EXE[16])


_ENDED = {"refused": "已经裁定不予受理", "withdrawn": "已由申请人撤回"}


def check_undecided(case_number: str | None, outcome: str) -> None:
    if case_number is not None:
        raise Problem(409, ProblemCode.ALREADY_FILED, f"案号为 {case_number}", CASE_NUMBERS[3])
    check_not_ended(outcome)


def check_ending(paper: str, purpose: FilePurpose, files: Sequence[FileRecord], hands: Set[str]) -> None:
    """409 unless `paper` is a file of the application that somebody else has entered. `files`: the application's."""
    check_files(files, [PaperFile("paper", paper, purpose, EXE[16], not_by=hands)])


def check_refusal(rulings: Sequence[NonAcceptanceRecord], version: int) -> NonAcceptanceRecord:
    """The last ruling that a judge has signed and the court has sealed; 409 unless it is on the application as it now stands.

    `rulings`: on the application, as they were made; `version`: of it.
    """
    signed = [one for one in rulings if one.signed_at is not None]
    if not signed:
        detail = "须先在本申请下制作不予受理裁定书，经审核，由法官签发"
        raise Problem(409, ProblemCode.NO_SUCH_RULING, detail, EXE[16])
    if signed[-1].application_version != version:
        error = FieldError("ruling", "裁定书制作以后申请的内容已经更正，须重新制作、审核、签发", EXE[16])
        raise Problem.of([error], 409, ProblemCode.RULING_DIFFERS)
    return signed[-1]


@dataclass(frozen=True)
class Papers:
    """What an application is decided by. `rulings`: that it is not accepted; `files`: its own; `refused`: the same was, before."""

    rulings: Sequence[NonAcceptanceRecord]
    files: Sequence[FileRecord]
    refused: bool


def check_accepts(papers: Papers, version: int, hands: Set[str]) -> None:
    """409 where a judge has signed that it is not accepted, as it now stands: who files does not decide otherwise.

    Nor by a correction of his own: of what was ruled, or refused, a paper shows that the ground has gone.
    """
    signed = [one for one in papers.rulings if one.signed_at is not None]
    if signed and signed[-1].application_version == version:
        detail = (
            "法官已经签发不予受理裁定书，须依该裁定办理不予受理；"
            f"申请的内容更正以后裁定不再相符的，可以凭他人存入的{FilePurpose.GROUND_GONE.label}立案"
        )
        raise Problem(409, ProblemCode.REFUSED_BEFORE, detail, EXE[16])
    if signed or papers.refused:
        check_ground_gone(papers.files, hands)


def refused_before(parties: Collection[tuple[str, str]], earlier: Sequence[Earlier]) -> bool:
    """Whether the same parties were refused on the same instrument."""
    return any(other.outcome == "refused" and other.same(parties) for other in earlier)


def check_ground_gone(files: Sequence[FileRecord], hands: Set[str]) -> None:
    """What was refused is filed only on a paper that shows the ground gone, entered by somebody else (民诉法解释第二百一十二条).

    That is what the applicant has put right, or what the court above has ruled. `files`: the application's.
    """
    shown = [file for file in files if file.purpose is FilePurpose.GROUND_GONE]
    if not any(hands.isdisjoint(file.brought_by) for file in shown):
        detail = f"该申请曾经裁定不予受理，须有他人存入的{FilePurpose.GROUND_GONE.label}"
        raise Problem(409, ProblemCode.REFUSED_BEFORE, detail, JS[212])


def check_unserved(outcome: str, served_at: datetime | None) -> None:
    """409 unless a ruling of refusal waits to be served."""
    if outcome != "refused" or served_at is not None:
        detail = "不予受理裁定已经送达" if served_at else "该申请没有裁定不予受理"
        raise Problem(409, ProblemCode.NOTHING_TO_SERVE, detail, CPC[87])


def check_served(
    receipt: str,
    served_at: datetime,
    files: Sequence[FileRecord],
    hands: Set[str],
    ruled_at: datetime,
    now: datetime,
) -> None:
    """It is served between the ruling and now, and a receipt that somebody else has entered since then shows it."""
    if not ruled_at <= served_at <= now:
        error = FieldError("served_at", "送达时间不得早于裁定、晚于现在", CPC[87])
        raise Problem.of([error], 422, ProblemCode.FILING_DATES)
    paper = PaperFile("receipt", receipt, FilePurpose.SERVICE_RECEIPT, CPC[87], served_at, hands)
    check_files(files, [paper])
