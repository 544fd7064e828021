"""Requests and answers of receipts. Yuan."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from services.funds.receipts.rules import SALE_REFERENCE, Purpose
from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.contracts.funds.records import ReceiptRecord
from shared.platform.acts import Act
from shared.platform.paging import AmountListing
from shared.values.fields import Reason


class BookedOut(BaseModel):
    """The receipt that a message made, or had made before; none for a debit."""

    receipt: str | None


class ReceiptFilter(AmountListing):
    """Receipts of cases by what people ask for; `told`: whether the handling officer knows of it."""

    purpose: Purpose | None = None
    payable: bool | None = None
    told: Annotated[bool | None, Field(description="是否已经提醒到承办人")] = None
    listing: Annotated[str | None, Field(max_length=100, description="所属拍卖的编号")] = None
    q: Annotated[str, Field(max_length=100, description="缴款人、账号、银行流水号的开头，或者金额（元）")] = (
        ""
    )


class ReceiptOut(ReceiptRecord):
    """`acts`: what can be done with it next. `sale_known_at`: since when `listing` is known to be a sale of the case.

    `returned_payout`: the pay-out that it brings back, or may bring back until `return_settled_at`; `names_returned`: its words
    name one that has come back already, and nobody knows what it is.
    """

    acts: list[Act]
    case_number: str
    account_number: str
    bank_reference: str
    payer_kind: Literal["buyer", "other"]
    purpose: Purpose
    payable: bool
    sale_known_at: datetime | None
    remark: str
    told_at: datetime | None
    returned_payout: str | None
    return_settled_at: datetime | None
    names_returned: bool


class SaleIn(BaseModel):
    """`sale`: the auction's reference, as a remark would carry it (confirmation or listing number). `paper`: the file by
    which another has paid for the buyer, where the bank's words do not say so.
    """

    model_config = ConfigDict(extra="forbid")

    purpose: Literal[Purpose.DEPOSIT, Purpose.BALANCE]
    sale: Annotated[str, Field(pattern=f"^{SALE_REFERENCE}$", max_length=100)]
    paper: Annotated[str | None, paper_as(FilePurpose.PAID_FOR_BUYER)] = None


class ReturnIn(BaseModel):
    """`returned`: it brings the pay-out back; otherwise it is a payment. `words`: by which signs."""

    model_config = ConfigDict(extra="forbid")

    returned: bool
    words: Reason
