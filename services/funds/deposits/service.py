"""网络司法拍卖规定第二十四条: the deposit of a buyer who defaulted is not given back; what else he paid is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from services.funds.accounts import repository as accounts
from services.funds.deposits import acts, repository, rules
from services.funds.deposits.models import AuctionCost, KeptDeposit
from services.funds.deposits.schemas import CostIn, CostOut, KeptDepositOut, WithdrawnCostIn
from services.funds.ledger import repository as books
from services.funds.ledger import rules as ledger
from services.funds.ledger import service as book
from services.funds.ledger.rules import Account
from services.funds.receipts import repository as receipts
from services.funds.receipts.rules import Purpose
from services.funds.sales import Bought
from shared.contracts.documents.records import FileRecord
from shared.contracts.funds.facts import DepositKept
from shared.contracts.intake.records import CaseRecord
from shared.platform.paging import Listing, Page
from shared.platform.reading import open_case, open_list
from shared.platform.work import Work
from shared.values.audit_action import AuditAction
from shared.values.money import to_fen


async def keep(work: Work, sales: Sequence[Bought], case_number: str, listing: str) -> KeptDepositOut:
    """The first of the buyer's money, up to the deposit's sum, is the case's; it is held until it is known what it serves."""
    await open_case(work, case_number, AuditAction.RECEIPT_READ)
    await books.lock(work.session, [case_number])
    rules.check_unkept(kept=await work.session.get(KeptDeposit, listing) is not None)
    sale = rules.check_defaulted(listing, sales)
    held = await books.by_receipt(work.session, [case_number], Account.DEPOSIT)
    paid = [
        receipt
        for reference in sorted(sale.references)
        for receipt in await receipts.of_listing(work.session, case_number, reference)
    ]
    paid.sort(key=lambda one: (one.purpose != Purpose.DEPOSIT, one.booked_at, one.id))
    await receipts.found_sold(work.session, [one.id for one in paid], work.now)
    deposit = rules.deposit_of(sale.deposit, [(one.id, held.get(one.id, book.NOTHING)) for one in paid])
    for receipt, amount in deposit.items():
        await book.post(work, "deposit_kept", receipt, ledger.deposit_kept(case_number, amount))
    row = KeptDeposit(
        listing=listing,
        case_number=case_number,
        asset=sale.asset,
        price=sale.price,
        amount=sum(deposit.values(), Decimal(0)),
        receipts=list(deposit),
        kept_by=work.actor.id,
        kept_at=work.now,
    )
    work.session.add(row)
    await work.session.flush()
    fact = DepositKept(listing=listing, asset=sale.asset, amount_fen=to_fen(row.amount))
    work.record(AuditAction.DEPOSIT_KEEP, fact, case_number)
    return _out(row)


async def enter_cost(work: Work, case: CaseRecord, files: Sequence[FileRecord], body: CostIn) -> CostOut:
    """What an auction of the case has cost, by its bill: who wants the auction stopped makes it good, too."""
    await accounts.account(work.session, case.case_number)
    (digest,) = rules.check_costs(case, files, [body], work.hands)
    found = await repository.billed(work.session, [body.bill], [digest])
    rules.check_unpaid([body], [digest], _bills(found))
    row = _cost(work, case.case_number, body, digest)
    work.session.add(row)
    await work.session.flush()
    work.audit(case.case_number, AuditAction.AUCTION_COST_ENTER, digest, bill=body.bill, amount=body.amount)
    return _cost_out(work, row)


async def withdraw_cost(work: Work, sha256: str, body: WithdrawnCostIn) -> CostOut:
    """A bill that is none of the case's, or a wrong sum, is entered anew; what it said stays in the work log."""
    await repository.lock_bills(work.session)
    row = await repository.cost(work.session, sha256)
    await open_case(work, row.case_number, AuditAction.RECEIPT_READ, sha256)
    rules.check_withdraws((row.entered_by, row.entered_for), work.actor, paid=row.distribution_id is not None)
    shown = _cost_out(work, row)
    work.audit(
        row.case_number,
        AuditAction.AUCTION_COST_WITHDRAW,
        sha256,
        bill=row.bill,
        amount=row.amount,
        words=body.words,
    )
    await work.session.delete(row)
    await work.session.flush()
    return shown


async def list_costs(work: Work, asked: Listing, case_number: str) -> Page[CostOut]:
    """Who read them is kept."""
    cases = await open_list(work, case_number, AuditAction.RECEIPT_READ, asked)
    return (await repository.costs(work.session, asked, cases)).of(lambda row: _cost_out(work, row))


async def pay_bills(
    work: Work, case_number: str, costs: Sequence[CostIn], digests: Sequence[str]
) -> list[AuctionCost]:
    """The rows of the bills that a plan pays, those on record as owed among them; none is paid twice, in this case or another. 409."""
    if not costs:
        return []
    rows = {
        digest: _cost(work, case_number, cost, digest) for cost, digest in zip(costs, digests, strict=True)
    }
    found = await repository.billed(work.session, [cost.bill for cost in costs], digests)
    owed = {row.sha256: row for row in found if row.distribution_id is None and _is_same(row, rows)}
    others = [row for row in found if row.sha256 not in owed]
    rules.check_unpaid(costs, digests, _bills(others))
    return [owed.get(digest, rows[digest]) for digest in digests]


def _bills(rows: Sequence[AuctionCost]) -> list[rules.Bill]:
    return [rules.Bill(row.sha256, row.bill, row.issuer) for row in rows]


def _is_same(row: AuctionCost, named: Mapping[str, AuctionCost]) -> bool:
    """Whether a plan names the bill as it was entered."""
    parts = {"case_number", "bill", "issuer", "party_id", "amount"}
    other = named.get(row.sha256)
    return other is not None and row.model_dump(include=parts) == other.model_dump(include=parts)


def _cost(work: Work, case_number: str, cost: CostIn, digest: str) -> AuctionCost:
    return AuctionCost(
        **cost.model_dump(),
        sha256=digest,
        case_number=case_number,
        entered_by=work.actor.id,
        entered_for=work.stead,
        entered_at=work.now,
    )


@dataclass(frozen=True)
class Kept:
    """The case's kept deposits that serve by now: since when each receipt does, for which thing; what plans say of them.

    `costs`: by receipt, what of it pays the costs of the auction and no debt.
    """

    until: Mapping[str, date]
    assets: Mapping[str, str]
    costs: Mapping[str, Decimal]
    steps: Sequence[str]

    def less_costs(self, received: Mapping[str, Decimal]) -> dict[str, Decimal]:
        return {receipt: amount - self.costs.get(receipt, Decimal(0)) for receipt, amount in received.items()}


async def apply(
    work: Work, sales: Sequence[Bought], case_number: str, plan_id: str, costs: Sequence[Decimal]
) -> Kept:
    """The deposits of which it is known what they serve become the case's money, the costs of the auction first."""
    rows = await repository.of_case(work.session, case_number)
    waiting = [row for row in rows if row.applied_on is None]
    results = {row.listing: rules.result(row.listing, sales, work.now.date()) for row in waiting}
    ready = [row for row in waiting if results[row.listing] is not None]
    paid = rules.spread(sum(costs, Decimal(0)), {row.listing: row.amount for row in ready})
    kept = await books.by_receipt(work.session, [case_number], Account.KEPT_DEPOSIT)
    steps: list[str] = []
    for row in ready:
        found = results[row.listing]
        assert found is not None
        row.applied_on, row.distribution_id = found.on, plan_id
        row.costs, row.shortfall = paid[row.listing], found.shortfall
        steps += rules.steps(row.amount, row.price, row.costs, row.shortfall)
        for receipt in row.receipts:
            applied = ledger.deposit_applied(case_number, kept[receipt])
            await book.post(work, "deposit_applied", receipt, applied)
        work.audit(
            case_number, AuditAction.DEPOSIT_APPLY, row.listing, costs=row.costs, shortfall=row.shortfall
        )
    return await serving(work, case_number, steps)


async def serving(work: Work, case_number: str, steps: Sequence[str] = ()) -> Kept:
    """The deposits that have come to serve by plans so far. `steps`: what the plan that is made says of those that it adds."""
    rows = [one for one in await repository.of_case(work.session, case_number) if one.applied_on is not None]
    received = await books.by_receipt(work.session, [case_number], Account.RECEIVED)
    return Kept(
        {receipt: row.applied_on for row in rows for receipt in row.receipts if row.applied_on},
        {receipt: row.asset for row in rows for receipt in row.receipts},
        {
            receipt: part
            for row in rows
            for receipt, part in rules.spread(
                row.costs or Decimal(0), {one: received[one] for one in row.receipts}
            ).items()
        },
        steps,
    )


async def list_kept(work: Work, asked: Listing, case_number: str) -> Page[KeptDepositOut]:
    """Who read them is kept."""
    cases = await open_list(work, case_number, AuditAction.RECEIPT_READ, asked)
    return (await repository.kept(work.session, asked, cases)).of(_out)


def _cost_out(work: Work, row: AuctionCost) -> CostOut:
    return CostOut(**row.model_dump(), acts=[acts.on_cost(work.actor, row)])


def _out(row: KeptDeposit) -> KeptDepositOut:
    return KeptDepositOut.model_validate(row, from_attributes=True)
