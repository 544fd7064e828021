"""二(六)5(2) 核算: who gets which part of the money held, computed from the record, with every step shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from decimal import Decimal

from services.funds.anomalies import repository as watching
from services.funds.anomalies import rules as watched
from services.funds.deposits import rules as kept_rules
from services.funds.deposits import service as deposits
from services.funds.deposits.service import Kept
from services.funds.distribution import come_in, repository, rules, sharing
from services.funds.distribution.beyond import Beyond, bounded
from services.funds.distribution.come_in import Part, Sale
from services.funds.distribution.evidence import Evidence
from services.funds.distribution.models import DistributedReceipt, Distribution, DistributionShare
from services.funds.distribution.rules import Charged, Claimed, Debt, Former
from services.funds.distribution.schemas import (
    DistributionFilter,
    DistributionIn,
    DistributionOut,
    OlderInterestIn,
    ShareOut,
)
from services.funds.distribution.sharing import Purpose
from services.funds.ledger import repository as books
from services.funds.ledger import rules as ledger
from services.funds.ledger import service as book
from services.funds.ledger.rules import Account
from services.funds.onsite import repository as sites
from services.funds.payout import acts as paying
from services.funds.payout import repository as payouts
from services.funds.receipts import repository as receipts
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.funds.facts import DistributionComputed, ReceiptPlanned
from shared.law.case_rules import check_officer
from shared.law.delay_interest import is_older
from shared.law.files import PaperFile, check_files
from shared.law.liable import Came
from shared.platform import court
from shared.platform.paging import Page
from shared.platform.reading import open_case, open_list
from shared.platform.settings import settings
from shared.platform.work import Work
from shared.values.articles import INT, REGULATION
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
    rules.check_known(evidence.taking, await sites.unconfirmed(work.session, case.case_number))
    watched.check_none_proposed(proposed=await watching.is_proposed(work.session, case.case_number))
    await settle(work, case.case_number, sales)
    plan_id = derived_id(
        "distribution", case.case_number, await repository.count(work.session, case.case_number) + 1
    )
    digests = kept_rules.check_costs(case, evidence.files, body.costs, work.hands)
    bills = await deposits.pay_bills(work, case.case_number, body.costs, digests)
    kept = await deposits.apply(
        work, evidence.bought, case.case_number, plan_id, [cost.amount for cost in body.costs]
    )
    received = await books.by_receipt(work.session, [case.case_number], Account.RECEIVED)
    undistributed = await books.undistributed(work.session, [case.case_number])
    debt = _debt(evidence, body.older_interest, work.hands, await _charged(work, evidence.former))
    parts, beyond = await _parts(work, evidence, kept)
    # what is left of his own money may be said to go to a respondent who has left
    respondents = case.side("respondent") if body.surplus_to is None else case.ever("respondent")
    payees = sharing.payees(
        [p.id for p in case.side("applicant")], [p.id for p in respondents], body.surplus_to
    )
    names = {party.id: party.name for party in case.parties}
    plan = rules.plan_case(
        parts,
        debt,
        await repository.settled(work.session, case.case_number),
        court=settings().court_name,
        applicant=names[payees.applicant],
        respondent=names.get(payees.respondent or "", "（待确定）"),
        settings=await court.load_settings(work.session),
        costs=[(names[cost.party_id], cost.amount) for cost in body.costs],
        beyond=beyond,
    )
    sharing.check_surplus(plan, payees)
    distribution = Distribution(
        id=plan_id,
        case_number=case.case_number,
        stop_on=max((part.on for part in parts), default=work.now.date()),
        available=plan.available,
        older_interest=debt.older,
        steps=[*kept.steps, *plan.steps],
        computed_at=work.now,
        computed_by=work.actor.id,
    )
    work.session.add(distribution)
    await work.session.flush()
    for bill in bills:
        bill.distribution_id = plan_id
    work.session.add_all(bills)
    for position, share in enumerate(plan.shares):
        work.session.add(
            DistributionShare(
                id=derived_id("share", distribution.id, position),
                distribution_id=distribution.id,
                position=position,
                purpose=share.purpose.value,
                party_id=(
                    body.costs[position].party_id
                    if share.purpose is Purpose.AUCTION_COSTS
                    else share.to or payees.of(share.purpose)
                ),
                rank=share.rank,
                due=share.due,
                amount=share.amount,
            )
        )
    sold = {receipt: sale.asset for sale in sales for receipt in sale.receipts} | {**kept.assets}
    taken = {receipt: sold.get(receipt) for receipt in undistributed & received.keys()}
    for reversed_share in await repository.reversed_shares(work.session, case.case_number):
        for again in await repository.receipts_of(work.session, reversed_share.distribution_id):
            taken.setdefault(again.receipt_id, again.asset)
        reversed_share.replanned_in = distribution.id
    for receipt in sorted(taken):
        row = DistributedReceipt(distribution_id=distribution.id, receipt_id=receipt, asset=taken[receipt])
        work.session.add(row)
    allocated = [(Account(share.purpose.value), share.amount) for share in plan.shares]
    if plan.available:
        await book.post(work, "allocated", distribution.id, ledger.allocated(case.case_number, allocated))
    work.audit(case.case_number, AuditAction.DISTRIBUTION_COMPUTE, distribution.id, available=plan.available)
    tell(work, distribution, sorted(taken))
    return await out(work, distribution, case.officer)


async def _charged(work: Work, former: Sequence[Former]) -> Charged:
    """By their own ledgers."""
    enforced = fee = book.NOTHING
    for one in former:
        settled = await repository.settled(work.session, one.case_number)
        of_claim = (Purpose.FEE, Purpose.JUDGMENT_DEBT, Purpose.DELAY_INTEREST)
        handed = await sites.handed(work.session, one.case_number)
        enforced += sum((settled.get(purpose, book.NOTHING) for purpose in of_claim), one.repaid)
        enforced += sum((row.amount for row in handed), book.NOTHING)
        fee += settled.get(Purpose.FEE, book.NOTHING) + one.relieved
    return Charged(enforced, fee)


def tell(work: Work, plan: Distribution, receipts: Sequence[str]) -> None:
    """That there is a plan, and which money it takes up: no other has one by it."""
    work.tell(DistributionComputed(distribution=plan.id, receipts=len(receipts)), plan.case_number)
    for receipt in receipts:
        work.tell(ReceiptPlanned(receipt=receipt, distribution=plan.id), plan.case_number)


async def _parts(work: Work, claimed: Claimed, kept: Kept) -> tuple[list[Part], list[Beyond]]:
    """All that has come for the claim, day by day; and what has come beyond the sum up to which its payer answers."""
    number = claimed.case.case_number
    received = await books.by_receipt(work.session, [number], Account.RECEIVED)
    arrived = await receipts.arrivals(work.session, number)
    arrived_on = {receipt: at.astimezone(COURT_ZONE).date() for receipt, at in arrived.items()}
    sold = {receipt: sale.asset for sale in claimed.sales for receipt in sale.receipts}
    came = {
        receipt: Came(received.get(receipt, book.NOTHING), sold.get(receipt), *by)
        for receipt, by in (await receipts.payers(work.session, number)).items()
    }
    returned = await repository.returned(work.session, number)
    serving, beyond = bounded(
        kept.less_costs(received), arrived_on, came, claimed.case, claimed.owners, claimed.taken, returned
    )
    parts = [
        *come_in.parts(serving, arrived_on, claimed.sales, kept.until),
        *(
            Part(row.taken_at.astimezone(COURT_ZONE).date(), row.amount, handed=True)
            for row in await sites.handed(work.session, number)
        ),
        *(Part(one.arrived_on, one.amount, sale=True, handed=True) for one in claimed.repaid),
    ]
    return parts, beyond


async def _still_due(work: Work, claimed: Claimed, payout_id: str | None = None) -> dict[Purpose, Decimal]:
    """What is due for each purpose beside what the case's other forms ask for; nothing is said of what nobody has reckoned yet."""
    case = claimed.case
    beside = await payouts.requested_beside(work.session, case.case_number, payout_id)
    older = await repository.older_interest(work.session, case.case_number)
    parts, beyond = await _parts(work, claimed, await deposits.serving(work, case.case_number))
    due = rules.still_due(
        parts,
        Debt(
            case.principal_left,
            case.interest_left,
            case.performance_due_on,
            older,
            claimed.waivers,
            await _charged(work, claimed.former),
        ),
        {Purpose(purpose): amount for purpose, amount in beside.items()},
        await court.load_settings(work.session),
        beyond,
    )
    if older is None and is_older(case.performance_due_on):
        return {one: due[one] for one in (Purpose.FEE, Purpose.JUDGMENT_DEBT)}
    return due


async def check_still_due(
    work: Work, claimed: Claimed, purpose: Purpose, amount: Decimal, payout_id: str | None = None
) -> None:
    """409 where the share is more than is owed by the record of now. `payout_id`: of its own form. The case's book is locked."""
    if rules.is_reckoned(purpose):
        rules.check_still_due(purpose, amount, await _still_due(work, claimed, payout_id))


async def case_of(work: Work, distribution_id: str) -> str:
    return (await repository.distribution(work.session, distribution_id)).case_number


async def reverse(work: Work, claimed: Claimed, distribution_id: str) -> DistributionOut:
    """What the plan has set apart and no form asks for is the case's money again, where that is more than is owed: a new plan takes it."""
    case = claimed.case
    work.in_stead_of(check_officer(case.officer, work.actor, rules.EXCESS_ARTICLE))
    await books.lock(work.session, [case.case_number])
    plan = await repository.distribution(work.session, distribution_id)
    free = [
        share
        for share in await repository.unrequested_shares(work.session, case.case_number)
        if rules.is_reckoned(Purpose(share.purpose))
    ]
    own = [share for share in free if share.distribution_id == plan.id]
    rules.check_reversible(_sums(own), _sums(free), await _still_due(work, claimed))
    for share in own:
        share.reversed_at, share.reversed_by = work.now, work.actor.id
        back = ledger.reversed_share(case.case_number, Account(share.purpose), share.amount)
        await book.post(work, "reversed", share.id, back)
    await work.session.flush()
    amount = sum((share.amount for share in own), book.NOTHING)
    work.audit(case.case_number, AuditAction.DISTRIBUTION_REVERSE, plan.id, amount=amount)
    return await out(work, plan, case.officer)


def _sums(shares: Sequence[DistributionShare]) -> dict[Purpose, Decimal]:
    found: dict[Purpose, Decimal] = {}
    for share in shares:
        purpose = Purpose(share.purpose)
        found[purpose] = found.get(purpose, book.NOTHING) + share.amount
    return found


def _debt(evidence: Evidence, older: OlderInterestIn | None, hands: Set[str], before: Charged) -> Debt:
    """What is owed; the older interest by a reckoning that another has entered."""
    case, reckoned = evidence.case, older.amount if older else None
    debt = Debt(
        case.principal_left,
        case.interest_left,
        case.performance_due_on,
        reckoned,
        evidence.waivers,
        before,
        case.share_ended,
    )
    rules.check_older(debt)
    if older is not None:
        purpose = FilePurpose.INTEREST_RECKONING
        paper = PaperFile("older_interest.paper", older.paper, purpose, INT[7], not_by=hands)
        check_files(evidence.files, [paper])
    return debt


async def settle(work: Work, case_number: str, sales: Sequence[Sale]) -> None:
    """The price of each sale becomes the case's money; what the buyer paid beyond it stays his."""
    held = await books.by_receipt(work.session, [case_number], Account.DEPOSIT)
    received = await books.by_receipt(work.session, [case_number], Account.RECEIVED)
    sold = [receipt for sale in sales for receipt in sale.receipts]
    await receipts.found_sold(work.session, sold, work.now)
    for sale in sales:
        for receipt, amount in come_in.settled_by(sale, held, received).items():
            await book.post(work, "deposit_settled", receipt, ledger.deposit_settled(case_number, amount))


async def out(work: Work, plan: Distribution, officer: str | None) -> DistributionOut:
    return (await _outs(work, [plan], {plan.case_number: officer}))[0]


async def read(work: Work, distribution_id: str) -> DistributionOut:
    distribution = await repository.distribution(work.session, distribution_id)
    case = await open_case(work, distribution.case_number, AuditAction.DISTRIBUTION_READ, distribution_id)
    return await out(work, distribution, case.officer)


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
            shares=[_share(share) for share in shares[plan.id]],
            acts=paying.on_distribution(
                work.actor, officers[plan.case_number], requested=plan.id not in unrequested
            ),
        )
        for plan in plans
    ]


def _share(share: DistributionShare) -> ShareOut:
    """Of what went back to the case, nothing is paid by it."""
    gone = share.reversed_at is not None
    shown = share.model_dump(include=set(ShareOut.model_fields))
    return ShareOut(
        **shown
        | {
            "amount": book.NOTHING if gone else share.amount,
            "reversed_amount": share.amount if gone else None,
        }
    )
