"""Requests and answers of filing."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StrictBool,
    ValidationInfo,
    field_validator,
    model_validator,
)

from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.contracts.intake.grounds import RefusalGround
from shared.contracts.intake.records import ApplicationRecord, ApplicationWhole, CaseRecord, PartyRecord
from shared.platform.acts import Act
from shared.platform.paging import Listing, of_staff
from shared.values.articles import CPC, EXE, REGULATION
from shared.values.case_number import CaseNumberStr
from shared.values.fields import Day, Instant, OptionalNote, OptionalText, Text
from shared.values.identity import (
    PAPERS,
    Capacity,
    KnownKind,
    MobileNumber,
    OptionalMobile,
    Paper,
    parse_agent_number,
    parse_identity,
)
from shared.values.malformed import Malformed
from shared.values.money import Yuan


class AgentIn(BaseModel):
    """委托代理人. `number`: of the licence of a lawyer or legal worker, else of `paper`; `special`: 特别授权.

    `receives`: may sign for documents, as an agent may whose power does not say otherwise (民事诉讼法第八十八条).
    """

    model_config = ConfigDict(extra="forbid")

    name: Text
    capacity: Capacity
    paper: Annotated[Paper | None, Field(validate_default=True, title="证件种类")] = None
    number: str
    mobile: MobileNumber
    special: StrictBool
    receives: StrictBool = True

    @field_validator("paper")
    @classmethod
    def licence_or_paper(cls, paper: Paper | None, given: ValidationInfo) -> Paper | None:
        capacity = given.data.get("capacity")
        if capacity is None or not capacity.is_licensed:
            return paper or Paper.RESIDENT_ID
        if paper is not None:
            raise Malformed(f"{capacity.label}填写执业证号，不填写其他证件", CPC[61])
        return None

    @field_validator("number")
    @classmethod
    def number_fits(cls, number: str, given: ValidationInfo) -> str:
        if not {"capacity", "paper"} <= given.data.keys():
            return number
        return parse_agent_number(given.data["capacity"], given.data["paper"] or Paper.RESIDENT_ID, number)


class PartyFields(BaseModel):
    """A party but for its agents. `identity`: the number on its `paper`, the ordinary one of its kind where none is named.

    `country`: nationality or region, of one with a passport or a registration abroad. `mobile` of a respondent may be unknown.
    """

    model_config = ConfigDict(extra="forbid")

    role: Literal["applicant", "respondent"]
    kind: KnownKind
    name: Text
    country: OptionalText = ""
    paper: Annotated[Paper | None, Field(validate_default=True, title="证件种类")] = None
    identity: str
    mobile: Annotated[OptionalMobile, Field(validate_default=True)] = ""
    household_address: Text
    residence_address: OptionalText = ""
    registered_address: OptionalText = ""
    payee_bank: OptionalText = ""
    payee_account: OptionalText = ""
    representative: OptionalText = ""
    representative_title: OptionalText = ""

    @field_validator("representative")
    @classmethod
    def unit_is_represented(cls, representative: str, given: ValidationInfo) -> str:
        if representative and given.data.get("kind") == "natural":
            raise Malformed("自然人没有法定代表人", CPC[51])
        return representative

    @field_validator("paper")
    @classmethod
    def ordinary_or_named(cls, paper: Paper | None, given: ValidationInfo) -> Paper | None:
        if paper is None and "kind" in given.data:
            return PAPERS[given.data["kind"]][0]
        if paper is not None and paper.is_foreign and not given.data.get("country"):
            raise Malformed("外国当事人须写明国籍或者登记注册的国家、地区", EXE[18])
        return paper

    @field_validator("identity")
    @classmethod
    def identity_fits_paper(cls, identity: str, given: ValidationInfo) -> str:
        kind, paper = given.data.get("kind"), given.data.get("paper")
        return parse_identity(kind, paper, identity) if kind and paper else identity

    @field_validator("mobile")
    @classmethod
    def applicant_is_reached(cls, mobile: str, given: ValidationInfo) -> str:
        if not mobile and given.data.get("role") == "applicant":
            raise Malformed("申请执行人须提供联系电话；被执行人的电话不明的可以不填", CPC[124])
        return mobile

    @field_validator("payee_account")
    @classmethod
    def account_can_be_paid_to(cls, payee_account: str) -> str:
        """None yet, or 8 to 32 digits, which the bank takes; kept without the spaces between them."""
        account = re.sub(r"\s", "", payee_account)
        if account and not re.fullmatch("[0-9]{8,32}", account):
            raise Malformed("收款账号应为 8 至 32 位数字", REGULATION["二(六)2"])
        return account


class PartyIn(PartyFields):
    """A party with its agents."""

    agents: Annotated[list[AgentIn], Field(max_length=20)] = []


def _as_numbered(text: str) -> str:
    """One spelling of a number: without blanks, with full-width brackets and plain digits."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).translate(str.maketrans("()", "（）"))


InstrumentNumber = Annotated[Text, AfterValidator(_as_numbered)]


class BasisIn(BaseModel):
    """执行依据 and what is applied for: money (yuan), an act or a delivery (`act_owed`), or both (执行工作规定第十六条)."""

    model_config = ConfigDict(extra="forbid")

    instrument_number: InstrumentNumber
    instrument_court: Text
    effective_on: Day
    performance_due_on: Day
    principal: Yuan
    interest: Yuan = Decimal(0)
    act_owed: Annotated[OptionalNote, Field(description="执行标的（行为、交付）；只申请给付金钱的不填")] = ""

    @model_validator(mode="after")
    def something_is_owed(self) -> Self:
        if not self.principal and len(self.act_owed) < 4:  # ours: less is a mark, not words
            raise Malformed("没有执行金额的，须写明应履行的行为或者应交付的标的物", EXE[16])
        return self


class PartiesIn(BaseModel):
    """At least one on each side, nobody twice."""

    model_config = ConfigDict(extra="forbid")

    parties: Annotated[list[PartyIn], Field(min_length=2, max_length=100)]

    @model_validator(mode="after")
    def both_sides(self) -> Self:
        if {party.role for party in self.parties} != {"applicant", "respondent"}:
            raise Malformed("须至少有一名申请执行人和一名被执行人", EXE[18])
        applicants, respondents = (
            {(party.paper, party.country, party.identity) for party in self.parties if party.role == role}
            for role in ("applicant", "respondent")
        )
        if len(applicants) + len(respondents) < len(self.parties):
            raise Malformed("同一当事人重复填写", EXE[16])
        if applicants & respondents:
            raise Malformed("同一人不能既是申请执行人又是被执行人", EXE[16])
        return self


class ApplicationIn(BasisIn, PartiesIn):
    """申请执行书: basis, claim and parties.

    `preservation`: the case in which property was preserved for it, before the suit or for an arbitration, or where judgment
    was given on appeal; what was preserved in the very trial of the instrument goes on by itself.
    """

    received_at: Instant
    preservation: Annotated[CaseNumberStr | None, Field(title="诉前、仲裁、二审等保全案号")] = None


class ApplicationFilter(Listing):
    """Applications by what people ask for."""

    filed: Annotated[bool | None, Field(description="是否已经立案")] = None
    decided: Annotated[bool | None, Field(description="是否已经办结：立案、不予受理或者撤回")] = None
    received_by: Annotated[str | None, of_staff("登记人")] = None
    q: Annotated[str, Field(max_length=100, description="申请编号或者执行依据文号的开头")] = ""


class WithdrawalIn(BaseModel):
    """The applicant withdraws. `paper`: the letter, by the id of its file of the application."""

    model_config = ConfigDict(extra="forbid")

    paper: Annotated[Text, Field(title="撤回执行申请书"), paper_as(FilePurpose.WITHDRAWAL)]


class RefusalServiceIn(BaseModel):
    """The ruling was served on the applicant. `receipt`: what shows it, by the id of its file of the application."""

    model_config = ConfigDict(extra="forbid")

    served_at: Instant
    receipt: Annotated[Text, paper_as(FilePurpose.SERVICE_RECEIPT)]


class ApplicationOut(ApplicationRecord):
    """`acts`: what can be done with it next. `paper`: by which it has ended: the ruling, or the letter by its file."""

    acts: list[Act]
    instrument_number: str
    received_at: datetime
    decided_at: datetime | None
    ground: RefusalGround | Literal[""]
    paper: Annotated[str | None, Field(title="裁定书或者撤回申请书的编号")]
    receipt: str | None
    served_at: datetime | None
    missing: str
    missing_until: date | None
    missing_notice: str | None
    missing_asked_at: datetime | None
    supplied_at: datetime | None
    supplied_paper: str | None
    version: int


class PartyOut(PartyRecord):
    """`acts`: what can be done with it next, at the version of its application."""

    acts: list[Act]


class ApplicationDetail(ApplicationOut, ApplicationWhole):
    """One application with its basis, claim and parties."""

    instrument_court: str
    effective_on: date
    performance_due_on: date
    principal: Decimal
    interest: Decimal
    act_owed: str
    parties: list[PartyOut]


class CaseOut(CaseRecord):
    """One case as its staff see it; reading it is logged, for it names the parties.

    `acts`: what can be done with it next, as intake knows it; `on_record`: of which kinds of object intake has any of it.
    Neither for a service that reads it.
    """

    acts: list[Act]
    on_record: list[str]
    application_id: str
    track: str
    closing_mode: str
    closed_at: datetime | None
    effective_on: date
    sealed: bool
    version: int


class CaseShown(BaseModel):
    """What everybody of the court sees of a case that is not open to him; of a sealed one no names."""

    acts: list[Act]
    case_number: str
    state: str
    stage: str
    officer: str | None
    sealed: bool
    applicants: list[str]
    respondents: list[str]
    version: int
    how_to_open: str
