"""What other teams read of the money of a case. Yuan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from pydantic import Field

from shared.contracts.record import Readable, Record, Records

PayoutState = Literal["approving", "ordered", "paid", "refused", "returned", "withdrawn"]


class AccountRecord(Readable):
    """一案一账号: 户名, 账号, 开户行."""

    account_name: str
    account_number: str
    bank_name: str


class ComeIn(Readable):
    """What has come for the claim with the day `arrived_on`, the bank's: a `receipt`, but a buyer's money not before a plan has
    counted his price; a thing, by no receipt.
    """

    arrived_on: date
    amount: Decimal
    receipt: str | None = None


class LedgerRecord(Readable):
    """`held` is the money on the case's account, and what is gone from it unexplained; `awaited` lies in the main account and was found to be the case's;
    `come_in`: what has ever come for the claim, paid out or not, and what the applicants were given on site."""

    held: Decimal
    awaited: Decimal | None = None
    come_in: Sequence[ComeIn] = ()


class PayoutRecord(Readable):
    """`purpose`: the share of the plan that it pays (judgment_debt, fee …). `paper_digests`: of what supports it, by number in the dossier."""

    id: str = ""
    purpose: str
    payee_account: str = ""
    amount: Decimal
    state: PayoutState
    paid_at: datetime | None = None
    paper_digests: dict[str, str] = Field(default_factory=dict)

    @property
    def stands(self) -> bool:
        """Whether it is paid, or may be yet."""
        return self.state in ("approving", "ordered", "paid")


class ShareRecord(Readable):
    """A line of a plan: of what was `due` for its purpose (judgment_debt, delay_interest, fee, surplus), `amount` is paid."""

    purpose: str
    due: Decimal
    amount: Decimal


class PlanRecord(Readable):
    """`stop_on`: the last day for which doubled interest is counted, that of the last money. `shares`: beside earlier plans."""

    stop_on: date
    computed_at: datetime
    shares: Sequence[ShareRecord]

    def unpaid(self, purpose: str) -> Decimal:
        """What it leaves due."""
        return sum((one.due - one.amount for one in self.shares if one.purpose == purpose), Decimal(0))


class OnSiteRecord(Readable):
    """What was taken (cash_taken), or handed to the applicant (cash_handed, goods_handed), on site.

    `confirmed`: by the other officer who was there; before, it counts for nothing.
    """

    kind: str
    amount: Decimal
    taken_at: datetime
    confirmed: bool | None

    @property
    def handed(self) -> bool:
        """Whether the applicant has it."""
        return self.kind != "cash_taken" and self.confirmed is True


class HoldRecord(Readable):
    """暂缓发放 of a case's money: the day `until` which it may wait, by whose grant, and whether it was lifted."""

    until: date
    granted: bool | None
    resumed_at: datetime | None

    def stands(self, today: date) -> bool:
        return self.granted is True and self.resumed_at is None and today <= self.until


class ReceiptRecord(Readable):
    """`listing` is the sale's reference as the bank's remark carries it (confirmation or listing number).

    Who has paid it, as the bank says.
    """

    id: str
    amount: Decimal
    booked_at: datetime
    listing: str | None
    payer_name: str = ""
    payer_account: str = ""


class CostRecord(Readable):
    """A bill of what an auction has cost, which `party_id` has advanced. `distribution_id`: the plan that pays it; None while it is owed."""

    party_id: str
    amount: Decimal
    bill: str
    distribution_id: str | None = None


ACCOUNT = Record("funds", "/cases/{case_number}/account", AccountRecord)
COSTS = Records("funds", "/cases/{case_number}/auction-costs", CostRecord)
HOLDS = Records("funds", "/cases/{case_number}/holds", HoldRecord)
LEDGER = Record("funds", "/cases/{case_number}/ledger", LedgerRecord)
ON_SITE = Records("funds", "/cases/{case_number}/on-site", OnSiteRecord)
PAYOUTS = Records("funds", "/cases/{case_number}/payouts", PayoutRecord)
PLANS = Records("funds", "/cases/{case_number}/distributions", PlanRecord)
RECEIPTS = Records("funds", "/cases/{case_number}/receipts", ReceiptRecord)
