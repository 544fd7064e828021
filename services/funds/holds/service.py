"""暂缓发放 (二(六)5(2), 法发〔2017〕6号第十条): asked for, decided by a leader, lifted; the limits to pay stand still meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from services.funds.accounts import repository as accounts
from services.funds.granting import GrantIn
from services.funds.holds import acts, repository, rules
from services.funds.holds.models import Hold
from services.funds.holds.rules import Standing
from services.funds.holds.schemas import HoldFilter, HoldIn, HoldOut, LiftIn
from services.funds.ledger import repository as books
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.contracts.funds.facts import DisbursementHeld, DisbursementResumed, HeldMoneyDisbursed
from shared.law.case_rules import check_officer
from shared.law.files import PaperFile, check_files
from shared.platform import court
from shared.platform.paging import Page
from shared.platform.reading import open_case, open_list
from shared.platform.work import Work
from shared.values.audit_action import AuditAction
from shared.values.zone import begin_of


async def request(work: Work, case_number: str, files: Sequence[FileRecord], body: HoldIn) -> HoldOut:
    """The officer asks for it, with the paper that shows the cause."""
    case = await open_case(work, case_number, AuditAction.HOLD_READ)
    work.in_stead_of(check_officer(case.officer, work.actor, rules.ARTICLE))
    await accounts.account(work.session, case_number)
    await books.lock(work.session, [case_number])
    rules.check_none_stands(stands=await repository.stands(work.session, case_number))
    rules.check_until(body.until, work.now.date())
    paper = PaperFile("paper", body.paper, FilePurpose.DISBURSEMENT_HOLD, rules.ARTICLE)
    hold = Hold(
        case_number=case_number,
        paper_sha256=check_files(files, [paper])[body.paper],
        requested_by=work.actor.id,
        requested_for=work.stead,
        requested_at=work.now,
        **body.model_dump(),
    )
    work.session.add(hold)
    await work.session.flush()
    work.audit(case_number, AuditAction.HOLD_REQUEST, hold.id, cause=body.cause, until=body.until)
    return _out(work, hold, case.officer)


async def decide(work: Work, hold_id: str, body: GrantIn) -> HoldOut:
    """A leader grants or refuses it. From a grant on the limits to pay out stand still."""
    hold = await repository.hold(work.session, hold_id)
    case = await open_case(work, hold.case_number, AuditAction.HOLD_READ, hold_id)
    await books.lock(work.session, [hold.case_number])  # a payment is ordered before it, or not at all
    await work.session.refresh(hold, with_for_update=True)
    rules.check_decides(_standing(hold), work.actor)
    if body.granted:
        rules.check_until(hold.until, work.now.date())
    hold.granted, hold.answer = body.granted, body.answer
    hold.decided_by, hold.decided_at = work.actor.id, work.now
    work.audit(hold.case_number, AuditAction.HOLD_DECIDE, hold.id, granted=body.granted)
    if body.granted:
        ends_at = begin_of(hold.until + timedelta(days=1))
        work.tell(DisbursementHeld(hold=hold.id, until=ends_at), hold.case_number)
    return _out(work, hold, case.officer)


async def lift(work: Work, hold_id: str, body: LiftIn) -> HoldOut:
    """The cause has gone: what was held is paid out within ten days from here."""
    hold = await repository.hold(work.session, hold_id, lock=True)
    case = await open_case(work, hold.case_number, AuditAction.HOLD_READ, hold_id)
    rules.check_in_force(_standing(hold))
    work.in_stead_of(rules.check_lifts(case.officer, work.actor))
    hold.resumption, hold.resumed_by, hold.resumed_at = body.resumption, work.actor.id, work.now
    await work.session.flush()
    work.audit(hold.case_number, AuditAction.HOLD_LIFT, hold.id)
    work.tell(DisbursementResumed(hold=hold.id), hold.case_number)
    await tell_disbursed(work, hold.case_number)
    return _out(work, hold, case.officer)


async def check_not_held(work: Work, case_number: str) -> None:
    """409 while the case's money waits; a leader who grants a hold at this moment waits for us, or we for him."""
    await books.lock(work.session, [case_number])
    rules.check_not_held(held=bool(await repository.held(work.session, {case_number})))


async def tell_disbursed(work: Work, case_number: str) -> None:
    """Of each lifted hold whose money is all paid out by now, once."""
    for hold in await repository.lifted(work.session, case_number):
        assert hold.resumed_at is not None
        if await repository.is_all_disbursed(work.session, case_number, hold.resumed_at):
            hold.disbursed_at = work.now
            work.tell(HeldMoneyDisbursed(hold=hold.id), case_number)


async def read(work: Work, hold_id: str) -> HoldOut:
    hold = await repository.hold(work.session, hold_id)
    case = await open_case(work, hold.case_number, AuditAction.HOLD_READ, hold_id)
    return _out(work, hold, case.officer)


async def list_holds(work: Work, asked: HoldFilter, case_number: str | None = None) -> Page[HoldOut]:
    """Across cases, or of one case. Who read them is kept."""
    cases = await open_list(work, case_number, AuditAction.HOLD_READ, asked)
    found = await repository.listed_holds(work.session, asked, cases)
    standings = await court.standings(work.session, {hold.case_number for hold in found.items})
    return found.of(lambda hold: _out(work, hold, standings[hold.case_number].officer))


def _standing(hold: Hold) -> Standing:
    return Standing((hold.requested_by, hold.requested_for), hold.granted, hold.resumed_at is not None)


def _out(work: Work, hold: Hold, officer: str | None) -> HoldOut:
    return HoldOut(**hold.model_dump(), acts=acts.on(work.actor, _standing(hold), officer))
