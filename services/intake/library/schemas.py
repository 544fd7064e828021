"""Requests and answers of the library of concluded cases."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from services.intake.library.entry import LibraryItem
from services.intake.library.rules import Shielded, ShieldGround, State
from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.platform.acts import Act
from shared.platform.paging import Listing
from shared.values.fields import Instant, LongText, OptionalNote, OptionalText, Reason, Text

_Stands = Field(description="公布的内容；更正后为更正的内容")


class LibraryCorrectionIn(BaseModel):
    """`item`: what is wrong, `respondent_id`: of whom, where it is of a debtor. `party`, `outsider`: who applies on `paper`; none of
    the three where the court looks into it of its own motion.
    """

    model_config = ConfigDict(extra="forbid")

    item: LibraryItem = Field(title="有误的信息")
    respondent_id: Text | None = Field(default=None, title="信息有误的被执行人")
    party: Text | None = None
    outsider: OptionalText = ""
    paper: Annotated[Text | None, paper_as(FilePurpose.LIBRARY_APPLICATION)] = None
    words: Reason = Field(title="有误之处和应当更正的内容")
    received_at: Instant


class LibraryDecisionIn(BaseModel):
    """`value`, `proof`: how it is to read, and what shows that; neither where it is not corrected. `answer`: why."""

    model_config = ConfigDict(extra="forbid")

    corrected: bool
    value: LongText | None = Field(default=None, title="更正后的内容")
    proof: Annotated[Text | None, paper_as(FilePurpose.LIBRARY_CHECK)] = None
    answer: Reason = Field(title="核实的情况和理由")


class LibraryAnswerIn(BaseModel):
    """`reply`: the answer in writing; `receipt`: the applicant's, `at`: when it was had."""

    model_config = ConfigDict(extra="forbid")

    at: Instant
    reply: Annotated[Text, paper_as(FilePurpose.LIBRARY_REPLY)]
    receipt: Annotated[Text, paper_as(FilePurpose.SERVICE_RECEIPT)]


class ShieldGroundIn(BaseModel):
    """`papers`: of each applicant that all is performed, or of another ground; none where the ledger shows it. `ruling`: 终结执行,
    by the id of its document; `petition`: by which the ruling of the round was revoked.
    """

    model_config = ConfigDict(extra="forbid")

    ground: ShieldGround = Field(title="屏蔽的事由")
    papers: Annotated[
        list[Annotated[Text, paper_as(FilePurpose.FULL_PERFORMANCE, FilePurpose.SHIELD_GROUND)]],
        Field(max_length=50, title="屏蔽事由的材料"),
    ] = []
    ruling: Text | None = None
    petition: Text | None = None


class ShieldingDecisionIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    shielded: bool = Field(title="是否屏蔽")
    answer: OptionalNote = Field(default="", title="办理意见")


class LibraryCorrectionFilter(Listing):
    state: Annotated[State | None, Field(description="只看一种状态")] = None


class ShieldingFilter(Listing):
    state: Annotated[Shielded | None, Field(description="只看一种状态")] = None


class LibraryDebtorOut(BaseModel):
    """`identity`: of a person without what tells it all. `sex`, `age`: by a resident's number."""

    name: str
    identity: str
    address: Annotated[str, _Stands]
    representative: str
    sex: str
    age: int | None


class LibraryEntryOut(BaseModel):
    """What is public of a concluded case (终本规定第十三条). `respondent`: the names of its debtors."""

    case_number: str
    respondent: str = Field(title="被执行人")
    court: str
    filed_on: date
    concluded_at: datetime
    instrument_court: str
    instrument_number: str
    obligation: Annotated[str, _Stands]
    performance: Annotated[str, _Stands]
    debtors: list[LibraryDebtorOut]


class LibraryCorrectionOut(BaseModel):
    """`acts`: what can be done with it next. `applicant`: by name; empty where the court acts of its own motion."""

    acts: list[Act]
    id: str
    case_number: str
    item: LibraryItem = Field(title="有误的信息")
    respondent_id: str | None = Field(title="信息有误的被执行人")
    applicant: str
    paper: str | None
    words: str = Field(title="有误之处和应当更正的内容")
    received_at: datetime
    recorded_by: str
    recorded_at: datetime
    state: State
    stood: str | None = Field(title="更正前的内容")
    value: str | None = Field(title="更正后的内容")
    proof: str | None
    answer: str = Field(title="核实的情况和理由")
    decided_by: str | None
    decided_at: datetime | None
    reply: str | None
    receipt: str | None
    answered_by: str | None = Field(title="登记书面答复的人员")
    answered_at: datetime | None = Field(title="书面答复送达时间")


class ShieldingOut(BaseModel):
    """`acts`: what can be done with it next. `since`: when the ground arose, from where its days run."""

    acts: list[Act]
    id: str
    case_number: str
    ground: ShieldGround = Field(title="屏蔽的事由")
    papers: list[str] = Field(title="屏蔽事由的材料")
    ruling: str | None
    petition: str | None
    since: datetime
    noted_by: str
    noted_at: datetime
    state: Shielded
    answer: str = Field(title="办理意见")
    decided_by: str | None
    decided_at: datetime | None
