"""What other teams read of the disposals of a case."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from shared.contracts.funds.records import ComeIn
from shared.contracts.record import Readable, Records
from shared.values.zone import COURT_ZONE

_ROUNDS = ("第一次拍卖", "第二次拍卖", "变卖")


def round_words(round: int) -> str:
    """What the court's papers call that round."""
    return _ROUNDS[round - 1]


class BuyerRecord(Readable):
    name: str


class ListingRecord(Readable):
    """One round; `price` (yuan), `buyer` once it is sold or taken in payment, `confirmation_number` once it is sold.

    `state`: sold, defaulted …; `ended_at`: when its bidding was over, or when it was taken.
    `debt_ruling`: taken in payment since the ruling on that has a kind of its own. `default_document`, `late_document`:
    by which the buyer's default was declared, or his late price accepted.
    `credited`: what of the price the claim of `credited_to` (an applicant, by party id) pays instead of money, and which is repaid to that
    party when the ruling takes effect; None of a creditor who is no party of the case.
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
    state: str | None = None
    deposit: Decimal | None = None
    published_at: datetime | None = None
    ended_at: datetime | None = None
    confirmation_number: str | None = None
    buyer: BuyerRecord | None = None


class StopRecord(Readable):
    """What stopped an auction. `decision_document`: by which it was ordered; None of before decisions were documents."""

    id: str
    way: str
    decision_document: str | None = None


class SettlementRecord(Readable):
    """`receipts`: of the price and what was paid beyond it, in the order in which they came.

    `ruling_served_at`: when the sale took effect, 网络司法拍卖规定第二十二条. `balance_paid_at`: when the price was paid in full.
    """

    listing_id: str
    receipts: list[str]
    ruling_served_at: datetime | None
    ruling_document: str | None = None
    balance_paid_at: datetime | None = None


class DisposalRecord(Readable):
    """`listings`: in the order in which they were drafted. `state`: withdrawn where it was given up."""

    state: str | None = None
    asset_id: str | None = None
    ruling_document: str | None = None
    listings: Sequence[ListingRecord]
    stops: Sequence[StopRecord] = ()
    settlement: SettlementRecord | None

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


def repaid(disposals: Sequence[DisposalRecord]) -> list[ComeIn]:
    """What has come for the claim in things that applicants took in payment, and never as money."""
    return [one for disposal in disposals if (one := disposal.repaid)]


DISPOSALS = Records("auction", "/cases/{case_number}/disposals", DisposalRecord)
