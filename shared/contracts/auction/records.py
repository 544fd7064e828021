"""What other teams read of the disposals of a case."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from shared.contracts.funds.records import ComeIn
from shared.contracts.record import Readable, Records
from shared.values.zone import COURT_ZONE

SOLD_OFF = "变卖"
_ROUNDS = ("第一次拍卖", "第二次拍卖", SOLD_OFF)


def round_words(round: int) -> str:
    """What the court's papers call that round."""
    return _ROUNDS[round - 1]


class BuyerRecord(Readable):
    name: str


class ListingRecord(Readable):
    """One round; `price` (yuan), `buyer` once it is sold or taken in payment, `confirmation_number` once it is sold.

    `state`: sold, defaulted …; `ended_at`: when its bidding was over, or when it was taken.
    `debt_ruling`: taken in payment since the ruling on that has a kind of its own. `default_document`, `late_document`:
    by which the buyer's default was declared, or his late price accepted. `annul_document`: by which its sale was undone.
    `credited`: what of the price the claim of `credited_to` (an applicant, by party id) pays instead of money, and which is repaid to that
    party when the ruling takes effect; None of a creditor who is no party of the case.
    `deposit`: of the terms; `deposit_paid`: what the buyer gave of it, None where the platform was not asked.
    """

    id: str
    price: Decimal | None
    credited: Decimal | None = None
    credited_to: str | None = None
    debt_ruling: bool = False
    round: int | None = None
    balance_due_at: datetime | None = None
    default_document: str | None = None
    late_document: str | None = None
    annul_document: str | None = None
    state: str | None = None
    deposit: Decimal | None = None
    deposit_paid: Decimal | None = None
    published_at: datetime | None = None
    ended_at: datetime | None = None
    confirmation_number: str | None = None
    buyer: BuyerRecord | None = None

    @property
    def deposit_given(self) -> Decimal:
        """What the buyer gave as deposit; who takes in payment gives none."""
        if self.state == "taken" or not self.confirmation_number:
            return Decimal(0)
        return (self.deposit if self.deposit_paid is None else self.deposit_paid) or Decimal(0)


class StopRecord(Readable):
    """What stopped an auction. `decision_document`: by which it was ordered; None of before decisions were documents."""

    id: str
    way: str
    decision_document: str | None = None


class SettlementRecord(Readable):
    """`receipts`: of the price and what was paid beyond it, in the order in which they came.

    `ruling_served_at`: when the sale took effect, 网络司法拍卖规定第二十二条. `balance_paid_at`: when the price was paid in full.
    `transfer_ordered_at`: when the register was asked to enter the buyer.
    """

    listing_id: str
    receipts: list[str]
    ruling_served_at: datetime | None
    ruling_document: str | None = None
    balance_paid_at: datetime | None = None
    transfer_ordered_at: datetime | None = None


class PricePaid(NamedTuple):
    """The money of a price that is paid in full, by which `receipts`. `effective_on`: the day on which the ruling was served."""

    receipts: Sequence[str]
    amount: Decimal
    effective_on: date | None


class SurveyRecord(Readable):
    """现状调查: when it was put on record."""

    recorded_at: datetime


class DisposalRecord(Readable):
    """`listings`: in the order in which they were drafted. `state`: withdrawn where it was given up.

    `refusals`: the file that shows that, unsold, nobody takes it in payment; None where another measure can be taken on it.
    `transferred_at`: when the dossier centre had accepted the papers of the day on which it was decided; None before.
    """

    state: str | None = None
    refusals: str | None = None
    asset_id: str | None = None
    ruling_document: str | None = None
    listings: Sequence[ListingRecord]
    stops: Sequence[StopRecord] = ()
    settlement: SettlementRecord | None
    survey: SurveyRecord | None = None
    transferred_at: datetime | None = None

    @property
    def on_sale(self) -> bool:
        """Whether it is offered to the public, or bought by somebody whose it is not yet."""
        served = self.settlement is not None and self.settlement.ruling_served_at is not None
        bought = ("sold", "taken") if not served else ()
        return any(one.state in ("ordered", "published", "suspended", *bought) for one in self.listings)

    @property
    def repaid(self) -> ComeIn | None:
        """What of the price has repaid the applicant who took the thing: since the day on which the ruling gave it to him (民诉法解释491)."""
        settled = self.settlement
        if settled is None or settled.ruling_served_at is None:
            return None
        taken = next(one for one in self.listings if one.id == settled.listing_id)
        if not taken.credited or taken.credited_to is None:
            return None
        on = settled.ruling_served_at.astimezone(COURT_ZONE).date()
        return ComeIn(arrived_on=on, amount=taken.credited)

    @property
    def price_paid(self) -> PricePaid | None:
        """None while a fen of it is missing."""
        settled = self.settlement
        if settled is None or settled.balance_paid_at is None:
            return None
        bought = next(one for one in self.listings if one.id == settled.listing_id)
        served_at = settled.ruling_served_at
        return PricePaid(
            settled.receipts,
            (bought.price or Decimal(0)) - (bought.credited or Decimal(0)),
            served_at.astimezone(COURT_ZONE).date() if served_at else None,
        )


def repaid(disposals: Sequence[DisposalRecord]) -> list[ComeIn]:
    """What has come for the claim in things that applicants took in payment, and never as money."""
    return [one for disposal in disposals if (one := disposal.repaid)]


def with_prices(come_in: Sequence[ComeIn], prices: Iterable[PricePaid], day: date) -> list[ComeIn]:
    """What has come for the claim by `day`, and each price that is paid, whether a plan has counted it yet or not (PMB[14]).

    The doubled interest on what a price repays runs until the ruling takes effect (INT[3]): until `day` before that.
    """
    paid = [one for one in prices if one.amount]
    of_sales = {receipt for one in paid for receipt in one.receipts}
    return [
        *(one for one in come_in if one.receipt not in of_sales),
        *(ComeIn(arrived_on=one.effective_on or day, amount=one.amount) for one in paid),
    ]


DISPOSALS = Records("auction", "/cases/{case_number}/disposals", DisposalRecord)
