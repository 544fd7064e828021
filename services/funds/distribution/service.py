"""二(六)5(2) 核算: who gets which part of the money held, computed from the record, with every step shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from services.funds.distribution import repository, rules
from services.funds.distribution.evidence import Evidence
from services.funds.distribution.models import DistributedReceipt, Distribution, DistributionShare
from services.funds.distribution.rules import Debt, Sale
from services.funds.distribution.schemas import DistributionFilter, DistributionIn, DistributionOut, ShareOut
from services.funds.ledger import repository as books
from services.funds.ledger import rules as ledger
from services.funds.ledger import service as book
from services.funds.ledger.rules import Account
from services.funds.payout import acts as paying
from services.funds.payout import repository as payouts
from services.funds.receipts import repository as receipts
from shared.contracts.funds.facts import DistributionComputed
from shared.law.case_rules import check_officer
from shared.platform import court
from shared.platform.paging import Page
from shared.platform.reading import open_case, open_list
from shared.platform.settings import settings
from shared.platform.work import Work
from shared.values.articles import REGULATION
from shared.values.audit_action import AuditAction
from shared.values.record_id import derived_id
from shared.values.zone import COURT_ZONE


async def compute(work: Work, evidence: Evidence, body: DistributionIn) -> DistributionOut:
    """Distribute what the case's account holds and no earlier plan has set apart; the parts are set apart at once.

    A buyer's money is among it only as the price of a sale that has taken effect.
    """
    case, sales = evidence.case, evidence.sales
    work.in_stead_of(check_officer(case.officer, work.actor, REGULATION["二(六)2"]))
    await books.lock(work.session, [case.case_number])
    await _settle(work, case.case_number, sales)
    received = await books.by_receipt(work.session, case.case_number, Account.RECEIVED)
    undistributed = await books.undistributed(work.session, [case.case_number])
    arrived = await receipts.arrivals(work.session, case.case_number)
    arrived_on = {receipt: at.astimezone(COURT_ZONE).date() for receipt, at in arrived.items()}
    parts = rules.parts(received, arrived_on, sales)
    respondents = case.side("respondent")
    payees = rules.payees(
        [p.id for p in case.side("applicant")], [p.id for p in respondents], body.surplus_to
    )
    names = {party.id: party.name for party in case.parties}
    plan = rules.plan_case(
        parts,
        Debt(case.principal, case.interest, case.performance_due_on),
        await repository.settled(work.session, case.case_number),
        court=settings().court_name,
        applicant=names[payees.applicant],
        respondent=names.get(payees.respondent or "", "（待确定）"),
        settings=await court.load_settings(work.session),
    )
    rules.check_surplus(plan, payees)
    earlier = await repository.count(work.session, case.case_number)
    distribution = Distribution(
        id=derived_id("distribution", case.case_number, earlier + 1),
        case_number=case.case_number,
        stop_on=max(part.on for part in parts),
        available=plan.available,
        steps=list(plan.steps),
        computed_at=work.now,
        computed_by=work.actor.id,
    )
    work.session.add(distribution)
    await work.session.flush()
    for position, share in enumerate(plan.shares):
        work.session.add(
            DistributionShare(
                id=derived_id("share", distribution.id, position),
                distribution_id=distribution.id,
                position=position,
                purpose=share.purpose.value,
                party_id=payees.of(share.purpose),
                rank=share.rank,
                due=share.due,
                amount=share.amount,
            )
        )
    sold = {receipt: sale.asset for sale in sales for receipt in sale.receipts}
    for receipt in sorted(undistributed & received.keys()):
        row = DistributedReceipt(distribution_id=distribution.id, receipt_id=receipt, asset=sold.get(receipt))
        work.session.add(row)
    allocated = [(Account(share.purpose.value), share.amount) for share in plan.shares]
    await book.post(work, "allocated", distribution.id, ledger.allocated(case.case_number, allocated))
    work.audit(case.case_number, AuditAction.DISTRIBUTION_COMPUTE, distribution.id, available=plan.available)
    work.tell(DistributionComputed(distribution=distribution.id), case.case_number)
    return (await _outs(work, [distribution], {case.case_number: case.officer}))[0]


async def _settle(work: Work, case_number: str, sales: Sequence[Sale]) -> None:
    """The price of each sale becomes the case's money; what the buyer paid beyond it stays his."""
    held = await books.by_receipt(work.session, case_number, Account.DEPOSIT)
    received = await books.by_receipt(work.session, case_number, Account.RECEIVED)
    for sale in sales:
        for receipt, amount in rules.settled_by(sale, held, received).items():
            await book.post(work, "deposit_settled", receipt, ledger.deposit_settled(case_number, amount))


async def read(work: Work, distribution_id: str) -> DistributionOut:
    distribution = await repository.distribution(work.session, distribution_id)
    case = await open_case(work, distribution.case_number, AuditAction.DISTRIBUTION_READ, distribution_id)
    return (await _outs(work, [distribution], {distribution.case_number: case.officer}))[0]


async def list_distributions(
    work: Work, asked: DistributionFilter, case_number: str | None = None
) -> Page[DistributionOut]:
    """Plans across cases, or of one case. Who read them is kept."""
    cases = await open_list(work, case_number, AuditAction.DISTRIBUTION_READ, asked)
    found = await repository.distributions(work.session, asked, cases)
    standings = await court.standings(work.session, {plan.case_number for plan in found.items})
    officers = {number: standing.officer for number, standing in standings.items()}
    return Page(items=await _outs(work, found.items, officers), next=found.next)


async def _outs(
    work: Work, plans: Sequence[Distribution], officers: Mapping[str, str | None]
) -> list[DistributionOut]:
    """`officers`: of their cases."""
    ids = [plan.id for plan in plans]
    shares = await repository.shares(work.session, ids)
    unrequested = await payouts.unrequested(work.session, ids)
    return [
        DistributionOut(
            **plan.model_dump(),
            shares=[
                ShareOut(**share.model_dump(include=set(ShareOut.model_fields))) for share in shares[plan.id]
            ],
            acts=paying.on_distribution(
                work.actor, officers[plan.case_number], requested=plan.id not in unrequested
            ),
        )
        for plan in plans
    ]
