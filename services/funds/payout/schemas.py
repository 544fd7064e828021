"""Requests and answers of pay-outs. Yuan."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from services.funds.payout.rules import Step
from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.contracts.funds.records import PayoutRecord, PayoutState
from shared.gateways.bank import AccountNumber
from shared.gateways.wire import Sha256
from shared.platform.acts import Act
from shared.platform.paging import AmountListing
from shared.values.fields import Reason, Text
from shared.values.money import PositiveYuan
from shared.values.roles import Office


class PayoutIn(BaseModel):
    """发放审批表 for one share; amount and purpose are the plan's. `papers`: what supports it, by number in the e-dossier.

    `account_paper`: the payer's own application, where a refund did not reach the account that the money came from.
    """

    model_config = ConfigDict(extra="forbid")

    share_id: str
    payee_name: Text
    payee_bank: Text
    payee_account: AccountNumber
    papers: Annotated[list[int], Field(max_length=50)]
    account_paper: str | None = None


class ApprovalIn(BaseModel):
    """`digest`: of the form as the approver saw it."""

    model_config = ConfigDict(extra="forbid")

    step: Literal[Step.FIRST_REVIEW, Step.APPROVAL, Step.FINANCE_REVIEW]
    digest: Sha256


class PaymentIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    digest: Sha256


class PaperIn(BaseModel):
    """The paper form as read from its scan: the code printed on it, its fields, and who signed each step (staff id).

    `scan`: the id of the scan's file at documents.
    """

    model_config = ConfigDict(extra="forbid")

    code: Text
    payout_id: Text
    case_number: Text
    purpose: Text
    payee_name: Text
    payee_bank: Text
    payee_account: Text
    amount: PositiveYuan
    papers: Annotated[list[Text], Field(min_length=1, max_length=50)]
    signatures: dict[Step, Text]
    scan: Annotated[Text, paper_as(FilePurpose.PAYOUT_FORM)]


class WithdrawalIn(BaseModel):
    """Why it is returned, or taken back."""

    model_config = ConfigDict(extra="forbid")

    withdrawn_because: Reason


class ApprovalOut(BaseModel):
    """`stead`: in whose stead the person has taken the step."""

    step: Step
    person: str
    office: Office
    stead: list[str] = []
    taken_at: datetime


class PayoutFilter(AmountListing):
    """Pay-outs by what people ask for; `next_step`: the one to be taken now."""

    state: PayoutState | None = None
    next_step: Annotated[Step | None, Field(description="下一步骤")] = None
    purpose: Annotated[str | None, Field(max_length=100)] = None
    distribution_id: Annotated[str | None, Field(max_length=100)] = None
    q: Annotated[str, Field(max_length=100, description="收款人、收款账号的开头，或者金额（元）")] = ""


class PayoutOut(PayoutRecord):
    """`acts`: what can be done with it next. `next_step`: none when all five are taken. `paper_code` is printed on the paper form.

    `refused`: by the bank, with its code; `returned`: by the payee's; `withdrawn`: before the bank was asked. The share may be
    requested anew.
    """

    acts: list[Act]
    id: str
    case_number: str
    distribution_id: str
    share_id: str
    payee_name: str
    payee_bank: str
    payee_account: str
    papers: list[str]
    digest: str
    paper_code: str
    next_step: Step | None
    approvals: list[ApprovalOut]
    paper_entered: bool
    requested_at: datetime
    paid_at: datetime | None
    bank_reference: str | None
    refused_at: datetime | None
    refusal: str | None
    returned_at: datetime | None
    returned_by: str | None
    withdrawn_at: datetime | None
    withdrawn_by: str | None
    withdrawn_because: str | None
