"""Figures of the whole court for those who answer for it, and the rulebook as it is read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from services.intake.board.models import RuleReading
from services.intake.overview.schemas import Team
from shared.law.rulebook import Duty
from shared.law.rulebook.model import Layer
from shared.platform.acts import Act
from shared.platform.paging import Paged, of_staff
from shared.values.articles import Confidence
from shared.values.fields import Text
from shared.values.labelled import Labelled
from shared.values.roles import Office


class Lights(BaseModel):
    """Open duties by their light."""

    green: int = 0
    yellow: int = 0
    red: int = 0


class By(Labelled):
    """By what the open duties are told apart."""

    RULE = "rule", "期限事项"
    CLAUSE = "clause", "条款"
    TEAM = "team", "业务"
    OFFICER = "officer", "承办人"
    CASE = "case", "案件"


class LightsFilter(Paged):
    """Nobody is ranked: whatever it is told apart by, it stands in the order of its name."""

    by: Annotated[By, Field(description="按什么分列")] = By.CLAUSE
    officer: Annotated[str | None, of_staff("承办人")] = None
    team: Annotated[Team | None, Field(description="业务")] = None


class LightsOf(Lights):
    """The open duties of one of them. `key`: how the list of duties is asked for it; empty for what is of no officer or case yet."""

    by: Annotated[By, Field(title="分列方式")]
    key: str
    title: str
    case_number: str | None = None


class RuleLights(Lights):
    rule_id: str
    team: Team
    article: str
    title: str


class OfficerLights(Lights):
    """`officer`: empty for what is of no officer yet."""

    officer: str


class DueOn(BaseModel):
    """How many open duties end on a day, by the light that they have now."""

    day: date
    duties: int


class Stock(BaseModel):
    """Open cases of a stage, filed from a day on (None: whenever) to a day."""

    stage: str
    filed_from: date | None
    filed_to: date
    cases: int


class Unanswered(BaseModel):
    """A report of something overdue that its addressee has not acknowledged."""

    docket: str
    office: str
    person: str
    since: datetime
    days: int


class Board(BaseModel):
    """`due`: in the coming thirty days; `unanswered`: of all the reports that wait, the oldest are in `reports`."""

    day: date
    rules: list[RuleLights]
    officers: list[OfficerLights]
    due: list[DueOn]
    stock: list[Stock]
    unanswered: int
    reports: list[Unanswered]


class RulebookFilter(BaseModel):
    """`q`: words of an article, a title, a clause or a note."""

    model_config = ConfigDict(extra="forbid")

    q: Annotated[str, Field(max_length=100, description="条款、事项、条文中的字词")] = ""
    team: Annotated[Team | None, Field(description="业务")] = None
    owner: Annotated[Office | None, Field(description="责任岗位")] = None


class ReadingIn(BaseModel):
    """`decided_on`: when the court decided it; `reason`: in which paper."""

    model_config = ConfigDict(extra="forbid")

    decided_on: date
    reason: Text


class WithdrawalIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    reason: Text


class ReadingOut(BaseModel):
    stands: bool
    decided_on: date
    reason: str
    said_by: str
    said_at: datetime


class RuleOut(BaseModel):
    """A duty of the rulebook. `text`: the words of its article, empty if they are only remembered; `source`: where it stands.

    `until`: the first day on which it no longer begins. `open_duties`: how many of it the whole court has open.
    `stands`: whether its limit, which no text fixes, has been confirmed in this version; `readings`: what was said of that.
    `in_force`: whether somebody can be late by it; a limit that no text gives is in force once it is confirmed.
    """

    rule_id: str
    rule_version: int
    team: Team
    article: str
    source: str
    text: str
    title: str
    limit: str
    owner: str
    escalate_to: list[str]
    layer: Layer
    confidence: Confidence
    unconfirmed_unit: bool
    since: date
    until: date | None
    open_duties: int
    stands: bool
    in_force: bool
    readings: list[ReadingOut]
    acts: list[Act]

    @classmethod
    def of(
        cls, duty: Duty, team: Team, open_duties: int, readings: Sequence[RuleReading], acts: list[Act]
    ) -> RuleOut:
        return cls(
            rule_id=duty.id,
            rule_version=duty.version,
            team=team,
            article=duty.article,
            source=duty.source,
            text=duty.text,
            title=duty.title,
            limit=duty.within.label,
            owner=duty.owner.label,
            escalate_to=[office.label for office in duty.escalate_to],
            layer=duty.layer,
            confidence=duty.confidence,
            unconfirmed_unit=duty.is_unconfirmed,
            since=duty.since,
            until=duty.until,
            open_duties=open_duties,
            stands=stands(readings),
            in_force=stands(readings) or not duty.filled_in,
            readings=[ReadingOut.model_validate(row, from_attributes=True) for row in readings],
            acts=acts,
        )


def stands(readings: Sequence[RuleReading]) -> bool:
    """Whether the last that was said of it confirms it."""
    return bool(readings) and readings[-1].stands


class PointRule(BaseModel):
    rule_id: str
    title: str
    limit: str


class PointSetting(BaseModel):
    """`value`: today's."""

    name: str
    label: str
    unit: str
    value: int


class OpenPointOut(BaseModel):
    """`question`: what the regulation leaves open; `reading`: what the system carries out; `grounds`: what speaks for it.

    `rules`: the duties that follow it; `settings`: its numbers; `stands`: whether it is confirmed in this version.
    """

    point: str
    version: int
    article: str
    question: str
    reading: str
    grounds: list[str]
    rules: list[PointRule]
    settings: list[PointSetting]
    stands: bool
    readings: list[ReadingOut]
    acts: list[Act]
