"""事项委托, from the team's papers to the answer told: 二(三)2."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from services.commission.by_post import acts as by_post
from services.commission.outbound import acts, answered, courts, repository, rules
from services.commission.outbound.models import Commission
from services.commission.outbound.papers import given, on_record
from services.commission.outbound.rules import Commissioned, Evidence, Given
from services.commission.outbound.schemas import (
    CommissionFilter,
    CommissionOut,
    InstructionIn,
    LetterIn,
    WithdrawalIn,
)
from services.commission.supplement import repository as supplements
from services.commission.supplement import service as supplement
from shared.contracts.commission.facts import (
    AnswerNoticeOrdered,
    CommissionAnswered,
    CommissionDispatched,
    CommissionedMeasureEnded,
    CommissionedMeasureTaken,
    CommissionInstructed,
    CommissionIssued,
    CommissionTold,
    CommissionWithdrawn,
)
from shared.contracts.custody.records import AssetRecord
from shared.gateways.court_link import CommissionFeedback, CommissionLetter, CommissionWithdrawal
from shared.law.courts import same_court
from shared.law.numbers import COMMISSION_URGENT
from shared.law.periods import days, due
from shared.platform.court import load_calendar, standings
from shared.platform.paging import Page
from shared.platform.reading import open_case, open_list
from shared.platform.settings import settings
from shared.platform.work import Work
from shared.values.audit_action import AuditAction
from shared.values.record_id import derived_id
from shared.values.zone import begin_of


async def instruct(work: Work, asset: AssetRecord, evidence: Evidence, body: InstructionIn) -> CommissionOut:
    """Take the team's papers."""
    case = evidence.case
    work.in_stead_of(rules.check_team(case.officer, work.actor))
    rules.check_asked(body.matter, evidence)
    await repository.lock_asset(work.session, body.asset_id)
    today = work.now.date()
    court, held, holder = await courts.receiving(work, body)
    of = Commissioned(body.matter, asset.identifier, body.ruling_document, court.name)
    ends_on = rules.check_made(of, asset, body.period_months, evidence, today)
    digests = rules.check_papers(of, given("papers", body.papers), evidence)
    rules.check_instruction(
        rules.Instruction(
            matter=body.matter,
            term_days=body.term_days,
            urgent=body.urgent,
            period_months=body.period_months,
            papers={paper.kind for paper in body.papers},
            asset_kind=asset.kind,
            same_case=asset.case_number == case.case_number,
            outside=asset.outside,
            decided_way=asset.decision.way if asset.decision else "",
            place_code=asset.place_code,
            court=court,
            held_by=holder,
        ),
        today,
    )
    unanswered = await repository.unanswered(work.session, body.asset_id, body.matter)
    rules.check_free(body.matter, unanswered is not None, held is not None)
    before = await repository.count(work.session, case.case_number)
    commission = Commission(
        id=derived_id("commission", case.case_number, body.asset_id, body.matter, before + 1),
        case_number=case.case_number,
        asset_kind=asset.kind,
        asset_identifier=asset.identifier,
        place_code=asset.place_code,
        receiving_court=holder.name if holder and body.matter in ("renew", "release") else court.name,
        ends_on=ends_on,
        instructed_at=work.now,
        instructed_by=work.actor.id,
        instructed_for=work.stead,
        papers=on_record(body.papers, digests),
        **body.model_dump(mode="json", exclude={"papers"}),
    )
    work.session.add(commission)
    await work.session.flush()
    work.record(
        AuditAction.COMMISSION_INSTRUCT,
        CommissionInstructed(commission=commission.id, asset=commission.asset_id),
        commission.case_number,
    )
    return await out(work, commission)


async def withdraw(work: Work, officer: str | None, commission_id: str, body: WithdrawalIn) -> CommissionOut:
    """Withdraw what has not been answered (二(三)2); the other court is told, once more where it has not been reached."""
    work.in_stead_of(rules.check_team(officer, work.actor))
    commission = await repository.commission(work.session, commission_id)
    rules.check_withdrawable(commission.state)
    if commission.withdrawn_at is None:
        commission.withdrawn_at, commission.withdrawn_by = work.now, work.actor.id
        commission.withdrawn_reason = body.reason
    if rules.is_unsent(commission.issued_at, commission.sent_at, commission.posted_to):
        commission.recalled_at = work.now
    work.record(
        AuditAction.COMMISSION_WITHDRAW,
        CommissionWithdrawn(commission=commission.id, asset=commission.asset_id),
        commission.case_number,
    )
    return await out(work, commission)


async def issue_letter(work: Work, evidence: Evidence, commission_id: str, body: LetterIn) -> CommissionOut:
    """Issue 委托执行函 with all that must go with it."""
    commission = await repository.commission(work.session, commission_id)
    rules.check_asked(commission.matter, evidence)
    court = await courts.today(work, commission)
    of = Commissioned(commission.matter, commission.asset_identifier, commission.ruling_document, court.name)
    papers = [*given("enclosures", body.enclosures), Given("document_id", "letter", body.document_id)]
    digests = rules.check_papers(of, papers, evidence)
    rules.check_other_person((commission.instructed_by, commission.instructed_for), work.actor)
    kinds = {paper["kind"] for paper in commission.papers} | {paper.kind for paper in body.enclosures}
    rules.check_issuable(commission.state)
    rules.check_enclosures(commission.matter, kinds)
    commission.letter_document, commission.letter_sha256 = body.document_id, digests[body.document_id]
    commission.enclosures = on_record(body.enclosures, digests)
    commission.issued_at, commission.issued_by = work.now, work.actor.id
    commission.posted_to = None if court.system else court.address
    work.record(
        AuditAction.COMMISSION_ISSUE,
        CommissionIssued(commission=commission.id, asset=commission.asset_id),
        commission.case_number,
    )
    return await out(work, commission)


async def to_send(work: Work, commission_id: str) -> tuple[Commission, str] | None:
    """The commission, and what its court is called; None unless its letter is issued, has not gone yet, and goes by HTTP."""
    commission = await repository.commission(work.session, commission_id)
    if commission.state != "issued":
        return None
    court = await courts.today(work, commission)
    return (commission, court.name) if court.system else None


async def to_recall(work: Work, commission_id: str) -> tuple[CommissionWithdrawal, bool] | None:
    """What tells the other court, and whether it has our letter for certain; None where it need not or cannot be told."""
    commission = await repository.commission(work.session, commission_id)
    if commission.state != "withdrawing" or (await courts.today(work, commission)).system is None:
        return None
    order = CommissionWithdrawal(commission_no=commission.id, reason=commission.withdrawn_reason or "")
    return order, commission.sent_at is not None


async def book_recalled(work: Work, commission_id: str, receipt_no: str) -> None:
    """The other court knows that the matter is withdrawn, or never had it; booked once."""
    commission = await repository.commission(work.session, commission_id)
    if commission.state == "withdrawing":
        commission.recalled_at, commission.recall_receipt = work.now, receipt_no
        work.audit(
            commission.case_number, AuditAction.COMMISSION_RECALL, commission.id, receipt_no=receipt_no
        )


def letter(commission: Commission, court: str, state: str, ruling_no: str) -> CommissionLetter:
    """What is to be sent, by the number of the ruling; 409 once the case's `state` lets no more be commissioned."""
    assert commission.letter_sha256 is not None
    rules.check_open(commission.matter, state)
    return CommissionLetter(
        commission_no=commission.id,
        sending_court=settings().court_name,
        receiving_court=court,
        case_number=commission.case_number,
        matter=commission.matter,
        asset_ref=commission.asset_id,
        asset_identifier=commission.asset_identifier,
        place_code=commission.place_code,
        ruling_no=ruling_no,
        period_months=commission.period_months,
        ends_on=commission.ends_on,
        term_days=commission.term_days,
        urgent=commission.urgent,
        officer_ref=commission.instructed_by,
        letter_sha256=commission.letter_sha256,
        enclosures_sha256=[paper["sha256"] for paper in (*commission.papers, *commission.enclosures)],
    )


async def book_sent(work: Work, commission_id: str, receipt_no: str) -> None:
    """The receiving court's system has taken the letter; booked once."""
    commission = await repository.commission(work.session, commission_id)
    if commission.issued_at is None or commission.sent_at is not None:
        return
    commission.receipt_no, commission.sent_at = receipt_no, work.now
    if commission.withdrawn_at is not None:  # while the letter was on its way
        commission.recalled_at = None
        withdrawn = CommissionWithdrawn(commission=commission.id, asset=commission.asset_id)
        work.tell(withdrawn, commission.case_number)
        return
    term = COMMISSION_URGENT.on(work.now.date()) if commission.urgent else days(commission.term_days)
    ends = due(work.now, term, await load_calendar(work.session)).due_at
    work.record(
        AuditAction.COMMISSION_DISPATCH,
        CommissionDispatched(
            commission=commission.id,
            asset=commission.asset_id,
            urgent="yes" if commission.urgent else "no",
            term_ends_at=ends,
        ),
        commission.case_number,
    )


async def receive_feedback(work: Work, message: CommissionFeedback) -> CommissionOut:
    """The receiving court's system tells its answer, or what the papers lack."""
    commission = await repository.commission(work.session, message.commission_no)
    if commission.court_code is not None:
        answered.check_answers_for(await courts.today(work, commission), work.actor.id)
    return await book_answer(work, commission, message)


async def book_answer(work: Work, commission: Commission, message: CommissionFeedback) -> CommissionOut:
    """Book an answer, once: the first stands, another changes nothing. What the papers lack is no answer yet."""
    answered.check_dispatched(commission.sent_at)
    if message.result == "incomplete":
        await supplement.ask(work, commission, message)
    elif commission.answered_at is None:
        expires_on = await _book_measure(work, commission, message) if message.result == "done" else None
        for name in ("message_id", "result", "measure_no", "effective_at", "note"):
            setattr(commission, name, getattr(message, name))
        commission.expires_on = expires_on
        commission.answered_at = work.now
        work.record(
            AuditAction.COMMISSION_ANSWER,
            CommissionAnswered(commission=commission.id, asset=commission.asset_id, result=message.result),
            commission.case_number,
        )
        late = answered.is_late(commission.matter, message.result, commission.withdrawn_at is not None)
        notice = AnswerNoticeOrdered(notice=commission.id, late="yes" if late else "no")
        work.tell(notice, commission.case_number)
    return await out(work, commission)


async def _book_measure(work: Work, commission: Commission, message: CommissionFeedback) -> date | None:
    """Release and renewal end that court's measure before; what is sealed, frozen or renewed is watched to its last day."""
    answered.check_answer(commission.matter, message.model_dump())
    begun = await repository.measures_begun(work.session, commission.asset_id)
    before_it = [one.effective_at for one in begun if one.effective_at is not None]
    since = commission.sent_at if commission.matter in ("seal", "freeze") else min(before_it, default=None)
    answered.check_term(message.effective_at, message.expires_on, since, work.now)
    for before in begun:
        same, lapsed = same_court(before, commission), not before.in_force(work.now.date())
        if not answered.ends_earlier(commission.matter, same, lapsed):
            continue
        before.measure_ended_at = work.now
        work.record(
            AuditAction.COMMISSION_MEASURE_END,
            CommissionedMeasureEnded(commission=before.id, asset=before.asset_id, measure=before.id),
            before.case_number,
        )
    if commission.matter != "release" and message.effective_at and message.expires_on:
        expires_on = answered.last_day(
            message.effective_at,
            message.expires_on,
            commission.ends_on,
            commission.asset_kind,
            work.now.date(),
        )
        expires_at = begin_of(expires_on + timedelta(1))
        work.record(
            AuditAction.COMMISSION_MEASURE_TAKE,
            CommissionedMeasureTaken(
                commission=commission.id,
                asset=commission.asset_id,
                measure=commission.id,
                expires_at=expires_at,
            ),
            commission.case_number,
        )
        return expires_on
    return None


async def book_told(work: Work, commission_id: str, received_at: datetime) -> None:
    """The team knows the answer since its officer's message arrived (二(三)2); booked once."""
    commission = await repository.commission(work.session, commission_id)
    if commission.state != "answered":
        return
    commission.told_at, commission.told_by = received_at, work.actor.id
    work.record(
        AuditAction.COMMISSION_TELL,
        CommissionTold(commission=commission.id, asset=commission.asset_id),
        commission.case_number,
        occurred_at=received_at,
    )


async def read(work: Work, commission_id: str) -> CommissionOut:
    """One commission. Who read it is kept."""
    commission = await repository.commission(work.session, commission_id)
    await open_case(work, commission.case_number, AuditAction.COMMISSION_READ, commission_id)
    return await out(work, commission)


async def listed(work: Work, asked: CommissionFilter, case_number: str | None = None) -> Page[CommissionOut]:
    """Commissions across cases, or of one case. Who read them is kept."""
    cases = await open_list(work, case_number, AuditAction.COMMISSION_READ, asked)
    found = await repository.commissions(work.session, asked, cases)
    return Page(items=await _outs(work, found.items), next=found.next)


async def out(work: Work, commission: Commission) -> CommissionOut:
    return (await _outs(work, [commission]))[0]


async def _outs(work: Work, found: Sequence[Commission]) -> list[CommissionOut]:
    of = await standings(work.session, {one.case_number for one in found})
    asked = await courts.of_today(work, found)
    supplied = await supplements.supplied(work.session, [one.id for one in found])
    return [
        CommissionOut(
            **one.model_dump(),
            state=one.state,
            in_force=one.in_force(work.now.date()),
            acts=[
                *acts.on(work.actor, one, of[one.case_number].officer),
                *by_post.on(work.actor, one, asked[one.id], supplied.get(one.id)),
            ],
        )
        for one in found
    ]
