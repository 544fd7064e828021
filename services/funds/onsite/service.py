"""二(六)1 现场直接交付: two officers, a numbered receipt, a file; cash is at the bank in time, or the applicant has it."""

from __future__ import annotations

from services.funds.accounts import repository as accounts
from services.funds.ledger import repository as books
from services.funds.onsite import acts, repository, rules
from services.funds.onsite.evidence import Evidence
from services.funds.onsite.models import OnSite
from services.funds.onsite.rules import HANDED, Kind
from services.funds.onsite.schemas import CashIn, OnSiteConfirmationIn, OnSiteIn, OnSiteOut
from services.funds.receipts import repository as receipts
from services.funds.receipts.rules import Purpose
from shared.contracts.funds.facts import CashPaidIn, CashTaken, DeliveredOnSite, OnSiteDenied
from shared.law.case_rules import check_officer
from shared.law.files import check_files
from shared.platform.court import holds
from shared.platform.paging import Listing, Page
from shared.platform.reading import open_case, open_list
from shared.platform.work import Work
from shared.values.audit_action import AuditAction
from shared.values.money import to_fen


async def record(work: Work, evidence: Evidence, body: OnSiteIn) -> OnSiteOut:
    """Cash that was taken is to be at the bank in time whether or not the other officer has confirmed it by then."""
    case = evidence.case
    work.in_stead_of(check_officer(case.officer, work.actor, rules.ARTICLE))
    await accounts.account(work.session, case.case_number)
    await books.lock(work.session, [case.case_number])
    kind = body.kind
    rules.check_record(kind, body.taken_at, case.filed_at, work.now, body.applicant_receipt, body.goods)
    payee = body.payee or "" if kind in HANDED else body.payee
    sides = {
        role: frozenset(p.id for p in case.parties if p.role == role) for role in ("respondent", "applicant")
    }
    rules.check_parties(body.payer, sides["respondent"], payee, sides["applicant"])
    officers = [
        await holds(work.session, body.second, office, work.now) for office in acts.CONFIRM_ON_SITE.offices
    ]
    rules.check_is_another(body.second, work.actor.id, holds_office=any(officers))
    own = await repository.of_case(work.session, case.case_number)
    papers = rules.papers(body.record, body.applicant_receipt, body.taken_at, work.actor.id)
    files = check_files(evidence.files, papers)
    rules.check_unused(
        files.get(body.applicant_receipt or ""), [one.files for one in own if one.confirmed is not False]
    )
    row = OnSite(
        case_number=case.case_number,
        number=f"{case.case_number}现场收据{len(own) + 1}号",
        files=files,
        recorded_by=work.actor.id,
        recorded_at=work.now,
        **body.model_dump(exclude={"record", "applicant_receipt"}),
    )
    work.session.add(row)
    await work.session.flush()
    work.audit(row.case_number, AuditAction.ON_SITE_RECORD, row.id, kind=kind, amount=row.amount)
    if kind is Kind.CASH_TAKEN:
        work.tell(
            CashTaken(on_site=row.id, amount_fen=to_fen(row.amount)),
            row.case_number,
            occurred_at=row.taken_at,
        )
    return _out(work, row)


async def confirm(work: Work, on_site_id: str, body: OnSiteConfirmationIn) -> OnSiteOut:
    """By this alone it counts; what he denies is recorded anew, if it was otherwise."""
    row = await repository.on_site(work.session, on_site_id, lock=True)
    rules.check_second(row.second, work.actor.id)
    await open_case(work, row.case_number, AuditAction.ON_SITE_READ, on_site_id)
    await books.lock(work.session, [row.case_number])
    rules.check_unconfirmed(confirmed=row.confirmed is not None)
    row.confirmed, row.answer, row.confirmed_at = body.confirmed, body.answer, work.now
    work.audit(row.case_number, AuditAction.ON_SITE_CONFIRM, row.id, confirmed=body.confirmed)
    if not body.confirmed:
        work.tell(OnSiteDenied(on_site=row.id), row.case_number)
    elif row.kind in HANDED:
        delivered = DeliveredOnSite(on_site=row.id, amount_fen=to_fen(row.amount))
        work.tell(delivered, row.case_number, occurred_at=row.taken_at)
    return _out(work, row)


async def pay_in(work: Work, on_site_id: str, body: CashIn) -> OnSiteOut:
    """The bank's own credit shows it; it is distributed and paid out as any other."""
    row = await repository.on_site(work.session, on_site_id, lock=True)
    await open_case(work, row.case_number, AuditAction.ON_SITE_READ, on_site_id)
    rules.check_to_pay_in(row.kind, row.confirmed, paid_in=row.paid_in is not None)
    rules.check_not_there((row.recorded_by, row.second), work.actor.id)
    receipt = await receipts.receipt(work.session, body.receipt_id)
    free = (
        receipt.case_number == row.case_number
        and receipt.purpose == Purpose.PAYMENT
        and not await repository.is_used(work.session, receipt.id)
    )
    rules.check_credit(row.amount, row.taken_at, receipt.amount, receipt.booked_at, free=free)
    row.paid_in = receipt.id
    work.audit(row.case_number, AuditAction.ON_SITE_PAID_IN, row.id, receipt=receipt.id)
    work.tell(CashPaidIn(on_site=row.id, receipt=receipt.id), row.case_number, occurred_at=receipt.booked_at)
    return _out(work, row)


async def list_on_site(work: Work, asked: Listing, case_number: str) -> Page[OnSiteOut]:
    """Who read them is kept."""
    cases = await open_list(work, case_number, AuditAction.ON_SITE_READ, asked)
    found = await repository.listed_on_site(work.session, asked, cases)
    return found.of(lambda row: _out(work, row))


def _out(work: Work, row: OnSite) -> OnSiteOut:
    return OnSiteOut(**row.model_dump(), acts=acts.on(work.actor, row))
