"""Requests and answers of 卷宗评查."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from services.intake.sampling.rules import Answer, FaultState, Item, State, Verdict
from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.platform.acts import Act
from shared.platform.paging import Listing
from shared.values.case_number import CaseNumberStr
from shared.values.fields import Day, Instant, OptionalNote, Reason, Text

Kind = Literal["执", "执恢", "执保"]


class DossierRoundIn(BaseModel):
    """Of the cases of a kind that were closed from a day to a day, `size` are drawn; ended until `finish_by`."""

    model_config = ConfigDict(extra="forbid")

    kind: Kind
    closed_from: Day
    closed_to: Day
    size: Annotated[int, Field(ge=1, le=200)]
    reason: Reason
    finish_by: Instant


class DossierDrawIn(BaseModel):
    """`number`: digits that who draws makes up himself, in sight of whom he likes."""

    model_config = ConfigDict(extra="forbid")

    number: Annotated[str, Field(pattern="^[0-9]{6,20}$")]


class JudgedIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    item: Item
    verdict: Verdict
    words: OptionalNote = ""


class DossierReviewIn(BaseModel):
    """Each item of the checklist of the case's kind; `correct_by`: until when what is faulty is to be put right."""

    model_config = ConfigDict(extra="forbid")

    case_number: CaseNumberStr
    items: Annotated[list[JudgedIn], Field(min_length=1, max_length=20)]
    correct_by: Instant | None = None


class FaultAnswerIn(BaseModel):
    """Put right, with the paper that shows it; or contested, with the reasons."""

    model_config = ConfigDict(extra="forbid")

    answer: Answer
    words: OptionalNote = ""
    file: Annotated[Text, paper_as(FilePurpose.DOSSIER_CORRECTION)] | None = None


class FaultRecheckIn(BaseModel):
    """`returned`: once more, with the reason and a day."""

    model_config = ConfigDict(extra="forbid")

    result: Literal["corrected", "struck", "returned"]
    words: OptionalNote = ""
    correct_by: Instant | None = None


class DossierRoundFilter(Listing):
    state: Annotated[State | None, Field(description="状态")] = None


class DossierFaultFilter(Listing):
    state: Annotated[FaultState | None, Field(description="状态")] = None
    round: Annotated[str | None, Field(max_length=32, description="评查编号")] = None


class DossierRoundCard(BaseModel):
    id: str
    kind: Kind
    closed_from: date
    closed_to: date
    size: int
    reason: str
    finish_by: datetime
    opened_by: str
    opened_at: datetime
    state: State
    drawn_by: str | None
    drawn_at: datetime | None
    closed_by: str | None
    closed_at: datetime | None


class DrawnCase(BaseModel):
    """`score`: for who reviews and who leads; None for any other, and of a case that is not judged."""

    case_number: str
    reviewed: bool
    score: Decimal | None


class FaultsOf(BaseModel):
    item: Item
    found: int


class DossierFigures(BaseModel):
    """Of cases and faults, never of people."""

    frame_cases: int
    reviewed_cases: int
    mean_score: Decimal | None
    faults: int
    corrected: int
    struck: int
    by_item: list[FaultsOf]


class DossierRoundOut(DossierRoundCard):
    """`frame` and `frame_sha256`, `commitment` stand before the draw; `secret` is shown after it.

    seed = SHA-256 of frame_sha256, secret and number, each on its line; of a case, SHA-256 of seed and case number: the smallest
    are drawn.
    """

    frame: list[str]
    frame_sha256: str
    commitment: str
    secret: str
    number: str
    seed: str
    drawn: list[DrawnCase]
    figures: DossierFigures
    acts: list[Act]


class DossierFaultOut(BaseModel):
    id: str
    round: str
    case_number: str
    item: Item
    words: str
    correct_by: datetime
    returned_by: str
    returned_at: datetime
    state: FaultState
    answer: Annotated[Answer | None, Field(title="答复")]
    answer_words: str
    answer_file: str | None
    answered_by: str | None
    answered_at: datetime | None
    recheck_words: str
    rechecked_by: str | None
    rechecked_at: datetime | None
    acts: list[Act]
