"""What is asked and answered of risks."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, Field

from services.intake.risks.rules import RiskRule, State
from shared.platform.paging import Listing
from shared.values.roles import Office


class RiskFilter(Listing):
    rule: Annotated[RiskRule | None, Field(description="风险")] = None
    state: Annotated[State | None, Field(description="状态")] = None


class RiskOut(BaseModel):
    """`ends`: with what it ends by itself; `answer`: what its owner has said of it."""

    id: str
    case_number: str
    rule: Annotated[RiskRule, Field(title="风险")]
    state: Annotated[State, Field(title="状态")]
    about: Annotated[str, Field(title="所涉事项")]
    measure: Annotated[str | None, Field(title="所涉查封冻结")] = None
    receipt: Annotated[str | None, Field(title="所涉到账款项")] = None
    stay: Annotated[str | None, Field(title="所涉中止、暂缓等期间")] = None
    listing: Annotated[str | None, Field(title="所涉拍卖")] = None
    settlement: Annotated[str | None, Field(title="所涉和解")] = None
    owner: Annotated[Office, Field(title="责任岗位")]
    ends: Annotated[str, Field(title="解除条件")]
    found_at: Annotated[datetime, Field(title="发现时间")]
    answer: Annotated[str, Field(title="处理结果或者理由")]
    ended_at: Annotated[datetime | None, Field(title="解除时间")]
