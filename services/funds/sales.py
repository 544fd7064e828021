"""The sales of a case as auction's record has them: how their money is named, whose it is, what became of them. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from shared.contracts.documents.records import FileRecord


@dataclass(frozen=True)
class Bought:
    """A round that was bought or taken in payment; sums in yuan. `receipts`: of which auction has booked its price as paid, in their order.

    `effective_on`: the day of its ruling's service on the buyer. `over`: the thing is no longer to be sold in the case.
    `annulled`: a judge has undone it; what the buyer paid is his.
    `credited`: what the taker's claim pays of the price, `payable` the money; he gave no deposit. `deposit`: what the buyer gave.
    """

    listing: str
    asset: str
    references: frozenset[str]
    defaulted: bool
    price: Decimal
    deposit: Decimal
    buyer: str
    receipts: tuple[str, ...] = ()
    effective_on: date | None = None
    over: bool = False
    annulled: bool = False
    credited: Decimal = Decimal(0)

    @property
    def payable(self) -> Decimal:
        return self.price - self.credited


@dataclass(frozen=True)
class Evidence:
    """The sales of a receipt's case, the names of its respondents, its files; empty where it is of no case."""

    sales: Sequence[Bought] = ()
    respondents: Sequence[str] = ()
    files: Sequence[FileRecord] = ()


def named(reference: str | None, sales: Sequence[Bought]) -> Bought | None:
    """The sale that money with this reference was paid for; None where the case has no such one."""
    return next((sale for sale in sales if reference in sale.references), None)
