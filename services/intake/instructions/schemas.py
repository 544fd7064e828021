"""Requests and answers of instructions."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from services.intake.instructions.rules import State
from services.intake.overview.schemas import Team
from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.platform.acts import Act
from shared.platform.paging import Listing, of_staff
from shared.values.fields import Instant, LongText, OptionalNote, Reason, Text
from shared.values.roles import Office

Sender = Literal[Office.JUDGE, Office.HANDLING_OFFICER]


class InstructionIn(BaseModel):
    """`team`: which of the six is to do `content`; `attachments`: files of the case; `feedback_by`: until when it answers.
    `asset`: what is to be sold, of the auction team; its papers have been transferred.
    """

    model_config = ConfigDict(extra="forbid")

    team: Team
    content: LongText
    attachments: Annotated[list[Annotated[Text, paper_as(*FilePurpose)]], Field(max_length=50)] = []
    asset: Text | None = Field(default=None, title="处置的财产（发给财产处置团队的）")
    feedback_by: Instant


class InstructionDecisionIn(BaseModel):
    """`reason`: why it is refused; what was accepted may still be, where it proves impossible."""

    model_config = ConfigDict(extra="forbid")

    result: Literal["accepted", "refused"]
    reason: OptionalNote = ""


class InstructionDoneIn(BaseModel):
    """`answer_record`: what the team has of it in this case, by id: a measure, a commission, a disposal, a document, a payment.

    `answer_files`: what was done and leaves no such record, on paper.
    """

    model_config = ConfigDict(extra="forbid")

    answer_record: Text | None = None
    answer_files: Annotated[
        list[Annotated[Text, paper_as(FilePurpose.INSTRUCTION_ANSWER)]], Field(max_length=50)
    ] = []


class InstructionFeedbackIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    feedback: LongText


class InstructionWithdrawalIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    reason: Reason


class InstructionFilter(Listing):
    """Instructions by what people ask for."""

    state: Annotated[State | None, Field(description="状态")] = None
    team: Annotated[Team | None, Field(description="接收指令的团队")] = None
    sent_by: Annotated[str | None, of_staff("发送人")] = None


class InstructionOut(BaseModel):
    """`acts`: what can be done with it next; `in_place_of`: the refused one that it was sent for again.
    `transferred_at`: when the dossier centre had accepted the papers of the disposal of `asset`, by its record there.
    """

    acts: list[Act]
    id: str
    case_number: str
    team: Team
    content: str
    attachments: list[str]
    asset: str | None = Field(title="处置的财产")
    transferred_at: datetime | None = Field(title="处置材料移送卷宗管理中心的时间")
    feedback_by: datetime
    sender: Sender
    in_place_of: str | None
    sent_by: str
    sent_at: datetime
    state: State
    received_by: str | None
    received_at: datetime | None
    decided_by: str | None
    decided_at: datetime | None
    refusal: str
    answer_record: str | None
    answer_files: list[str]
    done_by: str | None
    done_at: datetime | None
    feedback: str
    fed_back_by: str | None
    fed_back_at: datetime | None
    withdrawn_by: str | None
    withdrawn_at: datetime | None
    withdrawn_because: str
