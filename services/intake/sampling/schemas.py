"""Requests and answers of 卷宗评查."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from services.intake.overview.schemas import CaseKind, Team
from services.intake.sampling.rules import MOST, Answer, FaultState, Item, Selection, State, Verdict
from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.contracts.intake.closing import ClosingMode
from shared.platform.acts import Act
from shared.platform.paging import Listing, of_staff
from shared.values.case_number import CaseNumberStr
from shared.values.fields import Day, Instant, OptionalNote, Reason, Text


class DossierRoundIn(BaseModel):
    """Of the cases of a kind that were closed from a day to a day, `size` are drawn; ended until `finish_by`."""

    model_config = ConfigDict(extra="forbid")

    kind: CaseKind
    closed_from: Day
    closed_to: Day
    size: Annotated[int, Field(ge=1, le=MOST, title="抽取件数")]
    reason: Reason
    finish_by: Instant


class TargetedRoundIn(BaseModel):
    """Of the cases of a kind that were closed from a day to a day, all that the other criteria leave; a leader orders it.

    `team`: that has done something in the case; `cases`: those named, and no others.
    """

    model_config = ConfigDict(extra="forbid")

    kind: CaseKind
    closed_from: Day
    closed_to: Day
    officer: Annotated[str | None, of_staff("承办人")] = None
    team: Annotated[Team, Field(title="业务")] | None = None
    closing_mode: ClosingMode | None = None
    cases: Annotated[list[CaseNumberStr], Field(max_length=MOST, title="指定的案件")] = []
    reason: Reason
    finish_by: Instant


class TargetedDeclineIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    reason: Reason


class DossierDrawIn(BaseModel):
    """`number`: digits that who draws makes up himself, in sight of whom he likes."""

    model_config = ConfigDict(extra="forbid")

    number: Annotated[str, Field(pattern="^[0-9]{6,20}$", title="数字")]


class JudgedIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    item: Item
    verdict: Verdict
    words: OptionalNote = ""


class DossierReviewIn(BaseModel):
    """Each item of the checklist of the case's kind; `correct_by`: until when what is faulty is to be put right."""

    model_config = ConfigDict(extra="forbid")

    case_number: CaseNumberStr
    items: Annotated[list[JudgedIn], Field(min_length=1, max_length=20, title="评查项目")]
    correct_by: Instant | None = None


class FaultAnswerIn(BaseModel):
    """Put right, with the paper that shows it; or contested, with the reasons."""

    model_config = ConfigDict(extra="forbid")

    answer: Annotated[Answer, Field(title="答复")]
    words: OptionalNote = ""
    file: Annotated[Text, paper_as(FilePurpose.DOSSIER_CORRECTION)] | None = None


class FaultRecheckIn(BaseModel):
    """`returned`: once more, with the reason and a day."""

    model_config = ConfigDict(extra="forbid")

    result: Literal["corrected", "struck", "returned"]
    words: OptionalNote = ""
    correct_by: Instant | None = None


class DossierRoundFilter(Listing):
    selection: Annotated[Selection | None, Field(description="评查方式")] = None
    state: Annotated[State | None, Field(description="状态")] = None


class DossierFaultFilter(Listing):
    state: Annotated[FaultState | None, Field(description="状态")] = None
    round: Annotated[str | None, Field(max_length=32, description="评查编号")] = None


class DossierRoundCard(BaseModel):
    id: str
    selection: Annotated[Selection, Field(title="评查方式")]
    kind: CaseKind
    closed_from: date
    closed_to: date
    officer: Annotated[str | None, Field(title="承办人编号")]
    team: Annotated[Team | None, Field(title="业务")]
    closing_mode: ClosingMode | None
    size: Annotated[int, Field(title="评查件数")]
    reason: str
    finish_by: datetime
    opened_by: Annotated[str, Field(title="开始人编号")]
    opened_at: Annotated[datetime, Field(title="开始时间")]
    state: State
    drawn_by: Annotated[str | None, Field(title="抽取人或者批准人编号")]
    drawn_at: Annotated[datetime | None, Field(title="抽取或者批准的时间")]
    declined_why: Annotated[str, Field(title="不予批准的理由")]
    closed_by: Annotated[str | None, Field(title="办结人编号")]
    closed_at: Annotated[datetime | None, Field(title="办结时间")]


class DrawnCase(BaseModel):
    """`score`: for who reviews and who leads; None for any other, and of a case that is not judged."""

    case_number: str
    reviewed: bool
    score: Annotated[Decimal | None, Field(title="得分")]


class FaultsOf(BaseModel):
    item: Item
    found: Annotated[int, Field(title="问题数")]


class DossierFigures(BaseModel):
    """Of cases and faults, never of people."""

    frame_cases: int
    reviewed_cases: int
    mean_score: Decimal | None
    faults: Annotated[int, Field(title="问题数")]
    corrected: Annotated[int, Field(title="已整改")]
    struck: Annotated[int, Field(title="经复查不成立")]
    by_item: list[FaultsOf]


class DossierRoundOut(DossierRoundCard):
    """`frame` and `frame_sha256`, `commitment` stand before the draw; `secret` is shown after it.

    seed = SHA-256 of frame_sha256, secret and number, each on its line; of a case, SHA-256 of seed and case number: the smallest
    are drawn. A targeted round has none of these numbers: all of its frame is looked at.
    """

    frame: list[str]
    frame_sha256: str
    commitment: str
    secret: str
    number: Annotated[str, Field(title="抽取人所报数字")]
    seed: str
    drawn: list[DrawnCase]
    figures: DossierFigures
    acts: list[Act]


class DossierFaultOut(BaseModel):
    id: str
    round: Annotated[str, Field(title="评查编号")]
    case_number: str
    item: Item
    words: Annotated[str, Field(title="问题")]
    correct_by: datetime
    returned_by: Annotated[str, Field(title="退回人编号")]
    returned_at: Annotated[datetime, Field(title="退回时间")]
    state: FaultState
    answer: Annotated[Answer | None, Field(title="答复")]
    answer_words: str
    answer_file: Annotated[str | None, Field(title="整改材料编号")]
    answered_by: Annotated[str | None, Field(title="答复人编号")]
    answered_at: Annotated[datetime | None, Field(title="答复时间")]
    recheck_words: str
    rechecked_by: str | None
    rechecked_at: datetime | None
    acts: list[Act]
