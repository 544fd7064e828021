"""网络司法拍卖规定第二十四条: the deposit of a buyer who defaulted is not given back; what else he paid is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from services.funds.deposits import repository, rules
from services.funds.deposits.models import KeptDeposit
from services.funds.deposits.rules import Cost
from services.funds.deposits.schemas import KeptDepositOut
from services.funds.ledger import repository as books
from services.funds.ledger import rules as ledger
from services.funds.ledger import service as book
from services.funds.ledger.rules import Account
from services.funds.receipts import repository as receipts
from services.funds.receipts.rules import Purpose
from services.funds.sales import Bought
from shared.contracts.funds.facts import DepositKept
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


async def check_bills(work: Work, costs: Sequence[Cost], digests: Sequence[str]) -> None:
    """No bill is paid twice, in this case or another."""
    if costs:
        paid = await repository.billed(work.session, [cost.bill for cost in costs], digests)
        rules.check_unpaid(costs, digests, [one for row in paid for one in (row.bill, row.sha256)])


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
    serving = [row for row in rows if row.applied_on is not None]
    received = await books.by_receipt(work.session, [case_number], Account.RECEIVED)
    return Kept(
        {receipt: row.applied_on for row in serving for receipt in row.receipts if row.applied_on},
        {receipt: row.asset for row in serving for receipt in row.receipts},
        {
            receipt: part
            for row in serving
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


def _out(row: KeptDeposit) -> KeptDepositOut:
    return KeptDepositOut.model_validate(row, from_attributes=True)
