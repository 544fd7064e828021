"""Instructions go their way: whoever acts is told who is next, and each step is a line of the work log (二(五)3)."""

from __future__ import annotations

from typing import Any

from services.intake.docket.lines import acted
from services.intake.filing import repository as cases
from services.intake.filing.models import Case
from services.intake.instructions import acts, repository, rules
from services.intake.instructions.models import Instruction
from services.intake.instructions.rules import ARTICLE, RECEIVERS, Enclosed, Held, State
from services.intake.instructions.schemas import (
    InstructionDecisionIn,
    InstructionDoneIn,
    InstructionFeedbackIn,
    InstructionFilter,
    InstructionIn,
    InstructionOut,
    InstructionWithdrawalIn,
)
from services.intake.prompts.addressee import Addressee, addressee
from services.intake.prompts.messages import tell
from shared.contracts.docket_id import DocketId
from shared.contracts.fact import Refs
from shared.contracts.intake.facts import (
    InstructionAccepted,
    InstructionDone,
    InstructionEnded,
    InstructionFedBack,
    InstructionReceived,
    InstructionRefused,
    InstructionSent,
)
from shared.law.case_rules import check_open
from shared.platform.court import Opening
from shared.platform.paging import Page
from shared.platform.reading import how_to_open, may_read, note_reading, open_list, standing_in
from shared.platform.work import Work
from shared.values.audit_action import AuditAction
from shared.values.opening_reason import OpeningReason
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import Office


async def send(work: Work, case_number: str, body: InstructionIn, enclosed: Enclosed) -> InstructionOut:
    """The case's judge or officer has a team do something; somebody of the team hears of it."""
    case = await cases.case(work.session, case_number, lock=True)
    office, deputyship = rules.sender(work.actor, case.officer, case.judge)
    work.in_stead_of(deputyship)
    return await _send(work, case, office, body, enclosed)


async def send_again(
    work: Work, instruction_id: str, body: InstructionIn, enclosed: Enclosed
) -> InstructionOut:
    """One that was refused is sent once more, with what was wrong put right: as an instruction of its own."""
    refused, case = await _of_sender(work, instruction_id)
    rules.check_moves(refused.state, State.REPLACED)
    refused.state = State.REPLACED
    ended = InstructionEnded(instruction=refused.id, how="replaced")
    await _keep(work, refused, AuditAction.INSTRUCTION_REPLACED, ended)
    return await _send(work, case, Office(refused.sender), body, enclosed, refused.id)


async def _send(
    work: Work,
    case: Case,
    office: Office,
    body: InstructionIn,
    enclosed: Enclosed,
    in_place_of: str | None = None,
) -> InstructionOut:
    check_open(case.state, rules.NO_MORE_INSTRUCTIONS, ARTICLE)
    rules.check_sent(body.feedback_by, body.attachments, enclosed.files, work.now)
    transferred_at = rules.check_transferred(body.team.value, body.asset, enclosed.disposals)
    one = Instruction(
        case_number=case.case_number,
        sender=office.value,
        in_place_of=in_place_of,
        transferred_at=transferred_at,
        sent_by=work.actor.id,
        sent_for=work.stead,
        sent_at=work.now,
        **body.model_dump(),
    )
    work.session.add(one)
    to = await addressee(work, _docket(one), (RECEIVERS[one.team],))
    await _tell(work, one, "instruction_sent", to, "本案有一项指令等待接收，请查看内容、材料和反馈时间")
    sent = InstructionSent.model_validate(
        {"instruction": one.id, "to": body.team.value, "feedback_by": body.feedback_by}
    )
    await _keep(work, one, AuditAction.INSTRUCTION_SENT, sent)
    return _out(work, one, case)


async def receive(work: Work, instruction_id: str) -> InstructionOut:
    """Who receives it has it in hand; its case is open to him from now on, unless it is sealed."""
    one, case = await _of_receiver(work, instruction_id)
    rules.check_moves(one.state, State.RECEIVED)
    one.state, one.received_by, one.received_at = State.RECEIVED, work.actor.id, work.now
    _open_to(work, one, case)
    await _keep(work, one, AuditAction.INSTRUCTION_RECEIVED, InstructionReceived(instruction=one.id))
    return _out(work, one, case)


async def decide(work: Work, instruction_id: str, body: InstructionDecisionIn) -> InstructionOut:
    """It is accepted, or goes back to its sender with the reason."""
    one, case = await _of_receiver(work, instruction_id)
    if work.actor.id != one.received_by:
        _open_to(work, one, case)
    result = State(body.result)
    rules.check_moves(one.state, result)
    rules.check_reason(result, body.reason)
    one.state, one.decided_by, one.decided_at = result, work.actor.id, work.now
    if result is State.ACCEPTED:
        await _keep(work, one, AuditAction.INSTRUCTION_ACCEPTED, InstructionAccepted(instruction=one.id))
        return _out(work, one, case)
    one.refusal = body.reason
    await _tell_sender(work, one, "instruction_refused", "指令未被接受，请查看理由，重新发送或者撤回")
    refused = InstructionRefused.model_validate({"instruction": one.id, "sender": one.sender})
    await _keep(work, one, AuditAction.INSTRUCTION_REFUSED, refused)
    return _out(work, one, case)


async def complete(work: Work, instruction_id: str, body: InstructionDoneIn, held: Held) -> InstructionOut:
    """What was done about it, by the team's own record of this case or by papers in its dossier."""
    one, case = await _of_receiver(work, instruction_id)
    rules.check_moves(one.state, State.DONE)
    rules.check_answered(body.answer_record, body.answer_files, held, one.sent_at)
    one.state, one.done_by, one.done_at = State.DONE, work.actor.id, work.now
    one.answer_record, one.answer_files = body.answer_record, body.answer_files
    await _keep(work, one, AuditAction.INSTRUCTION_DONE, InstructionDone(instruction=one.id))
    return _out(work, one, case)


async def feed_back(work: Work, instruction_id: str, body: InstructionFeedbackIn) -> InstructionOut:
    """The sender hears what came of it."""
    one, case = await _of_receiver(work, instruction_id)
    rules.check_moves(one.state, State.FED_BACK)
    one.state, one.fed_back_by, one.fed_back_at = State.FED_BACK, work.actor.id, work.now
    one.feedback = body.feedback
    await _tell_sender(work, one, "instruction_fed_back", "指令已经办理并反馈，请查看")
    await _keep(work, one, AuditAction.INSTRUCTION_FED_BACK, InstructionFedBack(instruction=one.id))
    return _out(work, one, case)


async def withdraw(work: Work, instruction_id: str, body: InstructionWithdrawalIn) -> InstructionOut:
    """Nobody need do it any more; who had it in hand hears so."""
    one, case = await _of_sender(work, instruction_id)
    rules.check_moves(one.state, State.WITHDRAWN)
    one.state, one.withdrawn_by, one.withdrawn_at = State.WITHDRAWN, work.actor.id, work.now
    one.withdrawn_because = body.reason
    if one.received_by is not None:
        to = Addressee(one.received_by, RECEIVERS[one.team])
        await _tell(work, one, "instruction_withdrawn", to, "您接收的一项指令已经撤回，不再办理")
    ended = InstructionEnded(instruction=one.id, how="withdrawn")
    await _keep(work, one, AuditAction.INSTRUCTION_WITHDRAWN, ended)
    return _out(work, one, case)


async def list_instructions(
    work: Work, asked: InstructionFilter, case_number: str | None = None
) -> Page[InstructionOut]:
    """Of the cases that are open to the caller, and what his own team is to carry out. Who asked is kept."""
    of = await open_list(work, case_number, AuditAction.INSTRUCTION_LIST, asked)
    found = await repository.instructions(work.session, asked, of, _teams(work))
    rows = [(one, await cases.case(work.session, one.case_number)) for one in found.items]
    return Page(items=[_out(work, *row) for row in rows], next=found.next)


async def read(work: Work, instruction_id: str) -> InstructionOut:
    """For whom the case is open, and for the team that is to carry it out. Who read it is kept."""
    one = await repository.instruction(work.session, instruction_id)
    standing = await standing_in(work, one.case_number)
    if one.team not in _teams(work) and not await may_read(work, one.case_number, standing):
        detail = how_to_open(one.case_number, standing)
        raise Problem(403, ProblemCode.CASE_NOT_OPEN, detail, ARTICLE)
    note_reading(work, one.case_number, standing, AuditAction.INSTRUCTION_READ, one.id)
    return _out(work, one, await cases.case(work.session, one.case_number))


async def whose(work: Work, instruction_id: str) -> tuple[str, str]:
    """The case and the team of an instruction; 403 for who does not carry it out."""
    one = await repository.instruction(work.session, instruction_id)
    rules.check_receiver(one.team, (one.sent_by, one.sent_for), work.actor)
    return one.case_number, one.team


async def case_of(work: Work, instruction_id: str) -> str:
    return (await repository.instruction(work.session, instruction_id)).case_number


def _open_to(work: Work, one: Instruction, case: Case) -> None:
    """The case is open to who has the instruction in hand, while it lasts; not one that is sealed."""
    if not case.sealed:
        opening = Opening(
            case_number=case.case_number,
            person=work.actor.id,
            reason=OpeningReason.TASK,
            words=one.id,
            opened_by=one.sent_by,
            opened_at=work.now,
        )
        work.session.add(opening)


def _teams(work: Work) -> list[str]:
    return [team for team, office in RECEIVERS.items() if office in work.actor.offices]


async def _of_receiver(work: Work, instruction_id: str) -> tuple[Instruction, Case]:
    one = await repository.instruction(work.session, instruction_id, lock=True)
    rules.check_receiver(one.team, (one.sent_by, one.sent_for), work.actor)
    return one, await cases.case(work.session, one.case_number)


async def _of_sender(work: Work, instruction_id: str) -> tuple[Instruction, Case]:
    one = await repository.instruction(work.session, instruction_id, lock=True)
    case = await cases.case(work.session, one.case_number)
    work.in_stead_of(rules.check_sender(one.sender, case.officer, case.judge, work.actor))
    return one, case


async def _tell_sender(work: Work, one: Instruction, step: str, words: str) -> None:
    """Who holds the office in the case in which it was sent, whoever that is by now."""
    to = await addressee(work, _docket(one), (Office(one.sender),))
    await _tell(work, one, step, to, words)


async def _tell(work: Work, one: Instruction, step: str, to: Addressee | None, words: str) -> None:
    if to is not None:
        tell(work, _docket(one), step, to, words, ARTICLE, work.now)


async def _keep(work: Work, one: Instruction, action: AuditAction, what: Refs) -> None:
    """The step's line in the work log, its audit row and its fact; nobody needs the case any more for one that has ended."""
    if State(one.state) in _OVER:
        await repository.end_openings(work.session, one.id, work.now)
    words = f"{action.label}（{RECEIVERS[one.team].label}）"
    await acted(work, _docket(one), ARTICLE, words)
    work.record(action, what, one.case_number)


_OVER = {State.FED_BACK, State.REFUSED, State.WITHDRAWN}


def _docket(one: Instruction) -> str:
    return str(DocketId.case(one.case_number))


def _out(work: Work, one: Instruction, case: Case) -> InstructionOut:
    values: dict[str, Any] = one.model_dump()
    return InstructionOut(**values, acts=acts.on(work.actor, one, case.state, case.officer, case.judge))
