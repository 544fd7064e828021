"""What money of a case has come in, for which debts it counts, and since which day. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType


@dataclass(frozen=True)
class Sale:
    """An auction's sale whose ruling was served on the buyer on `effective_on`.

    `receipts`: of its `price` (yuan) and of what the buyer paid beyond it, in the order in which they came. `asset`: what was sold.
    """

    receipts: tuple[str, ...]
    price: Decimal
    effective_on: date
    asset: str | None = None


def settled_by(sale: Sale, held: Mapping[str, Decimal], settled: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Receipt → what of the buyer's money `held` is now the case's: the price less what is `settled`, and no more."""
    left = sale.price - sum((settled.get(receipt, Decimal(0)) for receipt in sale.receipts), Decimal(0))
    taken = {}
    for receipt in sale.receipts:
        if amount := min(left, held.get(receipt, Decimal(0))):
            taken[receipt], left = amount, left - amount
    return taken


@dataclass(frozen=True)
class Part:
    """Money of the case, in yuan, that ended the doubled interest on what it repays with the day `on`.

    法释〔2014〕8号第三条: the day of the payment, or of the sale ruling's effect for the price of a `sale`; `kept`: of a
    defaulter's deposit, since it served the debts; `handed`: to the creditor, on site or as what he took in payment at a `sale`, and never on the account.
    """

    on: date
    amount: Decimal
    sale: bool = False
    kept: bool = False
    handed: bool = False

    @property
    def came(self) -> str:
        if self.handed:
            return "以物抵债裁定送达，抵偿债务" if self.sale else "现场交付申请执行人"
        if self.kept:
            return "悔拍保证金冲抵债务"
        return "成交裁定生效，拍卖价款" if self.sale else "到账"


def parts(
    received: Mapping[str, Decimal],
    arrived_on: Mapping[str, date],
    sales: Sequence[Sale],
    kept_until: Mapping[str, date] = MappingProxyType({}),
) -> list[Part]:
    """All the money that the case has `received` (by receipt), day by day. `kept_until`: of deposits, since when they serve."""
    effective = {receipt: sale.effective_on for sale in sales for receipt in sale.receipts}
    sums: dict[tuple[date, bool, bool], Decimal] = {}
    for receipt, amount in received.items():
        on = kept_until.get(receipt) or effective.get(receipt, arrived_on[receipt])
        day = on, receipt in effective, receipt in kept_until
        sums[day] = sums.get(day, Decimal(0)) + amount
    return [Part(on, amount, sale, kept) for (on, sale, kept), amount in sums.items() if amount]
