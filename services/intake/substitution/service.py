"""代履行: who does the debtor's act is chosen, the fee fixed, paid in advance or enforced; the act is done and confirmed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from services.intake.filing import repository as cases
from services.intake.filing.models import Case
from services.intake.substitution import acts, repository, rules
from services.intake.substitution.models import Substitution
from services.intake.substitution.rules import LIVE, State
from services.intake.substitution.schemas import (
    FeeEnforcementIn,
    PrepaymentIn,
    PrepaymentOrderIn,
    SubstitutePerformanceIn,
    SubstitutionConfirmationIn,
    SubstitutionDecisionIn,
    SubstitutionEndIn,
    SubstitutionFilter,
    SubstitutionIn,
    SubstitutionOut,
)
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.contracts.funds.records import ReceiptRecord
from shared.contracts.intake.facts import (
    PrepaymentOrdered,
    SubstituteFeeEnforced,
    SubstituteFeePaid,
    SubstitutionConfirmed,
    SubstitutionDecided,
    SubstitutionGivenUp,
    SubstitutionPerformed,
    SubstitutionProposed,
)
from shared.law.case_access import Standing
from shared.law.case_rules import check_enforces, check_judge, check_officer, check_open
from shared.law.files import PaperFile, check_files
from shared.platform import court
from shared.platform.paging import Page
from shared.platform.reading import open_case, open_list
from shared.platform.work import Work
from shared.values.audit_action import AuditAction
from shared.values.zone import COURT_ZONE, begin_of

if TYPE_CHECKING:
    from services.intake.substitution.evidence import Told


async def propose(work: Work, case_number: str, body: SubstitutionIn, told: Told) -> SubstitutionOut:
    case = await cases.case(work.session, case_number, lock=True)
    work.in_stead_of(check_officer(case.officer, work.actor, rules.ARTICLE))
    check_open(case.state, rules.NO_MORE, rules.ARTICLE)
    check_enforces(case_number)
    application = await cases.application(work.session, case.application_id)
    present = await cases.present(work.session, case.application_id)
    parties = {one.id: (one.role, one.name) for one in present}
    rules.check_said(
        **body.model_dump(include={"debtor", "way", "name", "restricted", "qualification", "unable"}),
        case=rules.Case(application.act_owed, parties, told.noticed),
    )
    rows = await repository.of_case(work.session, case_number)
    rules.check_first(any(one.state in LIVE for one in rows))
    own = (one.called for one in present if one.role == "applicant" and one.name == body.name)
    performer = next(own, body.name)
    rules.check_papers(body.choice, body.fee_paper, body.qualification, performer, told.files, work.hands)
    one = Substitution(
        case_number=case_number,
        proposed_by=work.actor.id,
        proposed_for=work.stead,
        proposed_at=work.now,
        receipts=[],
        **body.model_dump(exclude={"restricted"}),
    )
    work.session.add(one)
    work.record(AuditAction.SUBSTITUTION_PROPOSE, SubstitutionProposed(substitution=one.id), case_number)
    return await _out(work, one, case)


async def decide(work: Work, substitution_id: str, body: SubstitutionDecisionIn) -> SubstitutionOut:
    """The judge chooses who performs it and fixes the fee, or not."""
    one, case = await _of_judge(work, substitution_id)
    check_open(case.state, rules.NO_MORE, rules.ARTICLE)
    rules.check_another((one.proposed_by, one.proposed_for), work.actor)
    to = State(body.result)
    rules.check_says_why(to is State.REFUSED, body.reason)
    _move(one, to)
    one.decided_by, one.decided_at, one.reason = work.actor.id, work.now, body.reason
    told = SubstitutionDecided(substitution=one.id, chosen="yes" if to is State.DECIDED else "no")
    work.record(AuditAction.SUBSTITUTION_DECIDE, told, case.case_number)
    return await _out(work, one, case)


async def order(
    work: Work, substitution_id: str, body: PrepaymentOrderIn, files: Sequence[FileRecord]
) -> SubstitutionOut:
    """The debtor has signed for what it is to pay, and until when."""
    one, case = await _of_officer(work, substitution_id)
    rules.check_orders(one.state)
    assert one.decided_at is not None
    since = one.decided_at.astimezone(COURT_ZONE).date()
    rules.check_order(body.told_on, body.prepay_by, since, _today(work))
    called = {party.id: party.called for party in await cases.parties(work.session, case.application_id)}
    paper = PaperFile(
        "notice",
        body.notice,
        FilePurpose.SUBSTITUTE_NOTICE,
        rules.FEE,
        shows_at=max(begin_of(body.told_on), one.decided_at),
        not_by=work.hands,
        of_whom=[called[one.debtor]],
    )
    check_files(files, [paper])
    _move(one, State.ORDERED)
    one.notice, one.told_on, one.prepay_by = body.notice, body.told_on, body.prepay_by
    told = PrepaymentOrdered(substitution=one.id, due_at=begin_of(body.prepay_by + timedelta(days=1)))
    work.record(AuditAction.SUBSTITUTION_ORDER, told, case.case_number)
    return await _out(work, one, case)


async def note_paid(
    work: Work, substitution_id: str, body: PrepaymentIn, held: Mapping[str, ReceiptRecord]
) -> SubstitutionOut:
    """The fee has come, by the case's account."""
    one, case = await _of_officer(work, substitution_id)
    rules.check_unpaid(one.state, one.paid_at is not None)
    assert one.told_on is not None
    others = await repository.of_case(work.session, case.case_number)
    used = {receipt for other in others if other.id != one.id for receipt in other.receipts}
    rules.check_paid(body.receipts, held, used, begin_of(one.told_on), one.fee)
    one.receipts, one.paid_at = body.receipts, work.now
    work.record(AuditAction.SUBSTITUTION_PAID, SubstituteFeePaid(substitution=one.id), case.case_number)
    return await _out(work, one, case)


async def enforce(work: Work, substitution_id: str, body: FeeEnforcementIn) -> SubstitutionOut:
    """It was not paid in time: it is enforced as money, and the act is done meanwhile."""
    one, case = await _of_judge(work, substitution_id)
    rules.check_unpaid(one.state, one.paid_at is not None)
    assert one.prepay_by is not None
    rules.check_enforceable(one.prepay_by, one.enforced_at, _today(work))
    one.enforced_by, one.enforced_at, one.reason = work.actor.id, work.now, body.reason
    told = SubstituteFeeEnforced(substitution=one.id)
    work.record(AuditAction.SUBSTITUTION_ENFORCE, told, case.case_number)
    return await _out(work, one, case)


async def perform(
    work: Work, substitution_id: str, body: SubstitutePerformanceIn, files: Sequence[FileRecord]
) -> SubstitutionOut:
    one, case = await _of_officer(work, substitution_id)
    rules.check_performs(one.state, paid=one.paid_at is not None, enforced=one.enforced_at is not None)
    assert one.told_on is not None
    rules.check_performed(body.performed_on, one.told_on, body.spent, one.fee, _today(work))
    since, hands = begin_of(body.performed_on), work.hands
    wanted = (
        ("record", body.record, FilePurpose.PERFORMANCE_RECORD, rules.ARTICLE),
        ("bills", body.bills, FilePurpose.SUBSTITUTE_BILLS, rules.FEE),
    )
    check_files(files, [PaperFile(*paper, shows_at=since, not_by=hands) for paper in wanted])
    _move(one, State.PERFORMED)
    one.performed_on, one.record, one.bills, one.spent = (
        body.performed_on,
        body.record,
        body.bills,
        body.spent,
    )
    one.performed_by, one.performed_for = work.actor.id, work.stead
    work.record(
        AuditAction.SUBSTITUTION_PERFORM, SubstitutionPerformed(substitution=one.id), case.case_number
    )
    return await _out(work, one, case)


async def confirm(work: Work, substitution_id: str, body: SubstitutionConfirmationIn) -> SubstitutionOut:
    """The judge confirms that it was done; else it is done anew."""
    one, case = await _of_judge(work, substitution_id)
    rules.check_follows(one.state, State.CONFIRMED)
    rules.check_another((one.performed_by, one.performed_for), work.actor)
    to = State(body.result)
    rules.check_says_why(to is State.ORDERED, body.reason)
    _move(one, to)
    one.reason = body.reason
    if to is State.CONFIRMED:
        one.confirmed_by, one.confirmed_at = work.actor.id, work.now
    else:
        one.performed_on = one.record = one.bills = one.spent = one.performed_by = None
    told = SubstitutionConfirmed(substitution=one.id, done="yes" if to is State.CONFIRMED else "no")
    work.record(AuditAction.SUBSTITUTION_CONFIRM, told, case.case_number)
    return await _out(work, one, case)


async def give_up(work: Work, substitution_id: str, body: SubstitutionEndIn) -> SubstitutionOut:
    one, case = await _of_judge(work, substitution_id)
    _move(one, State.GIVEN_UP)
    one.reason = body.reason
    told = SubstitutionGivenUp(substitution=one.id)
    work.record(AuditAction.SUBSTITUTION_GIVE_UP, told, case.case_number)
    return await _out(work, one, case)


async def read(work: Work, substitution_id: str) -> SubstitutionOut:
    one = await repository.substitution(work.session, substitution_id)
    standing = await open_case(work, one.case_number, AuditAction.SUBSTITUTION_READ, substitution_id)
    return _shown(work, one, standing)


async def list_substitutions(
    work: Work, asked: SubstitutionFilter, case_number: str | None = None
) -> Page[SubstitutionOut]:
    """Across cases, or of one case. Who read them is kept."""
    of = await open_list(work, case_number, AuditAction.SUBSTITUTION_READ, asked)
    found = await repository.substitutions(work.session, asked, of)
    standings = await court.standings(work.session, {one.case_number for one in found.items})
    return found.of(lambda one: _shown(work, one, standings[one.case_number]))


async def case_of(work: Work, substitution_id: str) -> str:
    return (await repository.substitution(work.session, substitution_id)).case_number


async def _of_officer(work: Work, substitution_id: str) -> tuple[Substitution, Case]:
    one, case = await _locked(work, substitution_id)
    work.in_stead_of(check_officer(case.officer, work.actor, rules.ARTICLE))
    return one, case


async def _of_judge(work: Work, substitution_id: str) -> tuple[Substitution, Case]:
    one, case = await _locked(work, substitution_id)
    work.in_stead_of(check_judge(case.judge, work.actor, rules.ARTICLE))
    return one, case


async def _locked(work: Work, substitution_id: str) -> tuple[Substitution, Case]:
    one = await repository.substitution(work.session, substitution_id)
    case = await cases.case(work.session, one.case_number, lock=True)
    await work.session.refresh(one, with_for_update=True)
    return one, case


def _move(one: Substitution, to: State) -> None:
    rules.check_follows(one.state, to)
    one.state = to


def _today(work: Work) -> date:
    return work.now.astimezone(COURT_ZONE).date()


async def _out(work: Work, one: Substitution, case: Case | Standing) -> SubstitutionOut:
    await work.session.flush()
    return _shown(work, one, case)


def _shown(work: Work, one: Substitution, case: Case | Standing) -> SubstitutionOut:
    owed = one.fee if one.enforced_at is not None and one.paid_at is None else Decimal("0.00")
    return SubstitutionOut(
        **one.model_dump(include=SubstitutionOut.model_fields.keys() - {"acts", "owed"}),
        owed=owed,
        acts=acts.on(work.actor, one, case.officer, case.judge, _today(work)),
    )
