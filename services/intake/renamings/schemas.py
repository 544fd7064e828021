"""Requests and answers of changes of name."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.values.fields import Text


class RenamingIn(BaseModel):
    """`identity`: the number on the paper, which a change of name leaves as it is; `proof`: the file that shows both names."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[Text, Field(title="变更后的姓名、名称")]
    identity: Annotated[Text, Field(title="证明材料上的证件号码")]
    renamed_on: Annotated[date, Field(title="更名日期")]
    proof: Annotated[Text, paper_as(FilePurpose.PARTY_PROOF)]


class RenamingWithdrawalIn(BaseModel):
    """`name`: what the party was called before the change, and is called again; `proof`: the file that shows that it was none."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[Text, Field(title="恢复的姓名、名称")]
    reason: Annotated[Text, Field(title="撤销更名的理由")]
    proof: Annotated[Text, paper_as(FilePurpose.PARTY_PROOF)]


class RenamingOut(BaseModel):
    """`documents`: what was signed under the name before the change was withdrawn, and stays as it is."""

    id: str
    case_number: str
    party: str
    before: str = Field(title="变更前的姓名、名称")
    after: str = Field(title="变更后的姓名、名称")
    renamed_on: date = Field(title="更名日期")
    proof: str
    recorded_by: str
    recorded_at: datetime
    withdrawn_by: str | None
    withdrawn_at: datetime | None = Field(title="撤销更名时间")
    withdrawal_reason: str | None = Field(title="撤销更名的理由")
    withdrawal_proof: str | None = Field(title="撤销更名的证明材料")
    documents: list[str] = Field(title="撤销前签发的文书")
