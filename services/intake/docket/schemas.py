"""What the register of duties answers."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from services.intake.docket import steps
from services.intake.docket.owed import Owed
from services.intake.docket.replay import Known, replayed
from services.intake.docket.rights import Right
from shared.contracts.fact import KINDS
from shared.law.calendar import Calendar
from shared.law.rulebook import DUTIES
from shared.law.settings import SettingsHistory
from shared.platform.paging import Paged
from shared.values.articles import Confidence


class CaseDutyFilter(Paged):
    """The duties of a case, by what people ask for."""

    state: Annotated[Literal["open", "met", "lapsed"] | None, Field(description="期限事项状态")] = None
    rule: Annotated[str | None, Field(max_length=60, description="规则，如 documents.initial_batch")] = None
    sort: Annotated[Literal["due", "age"], Field(description="排序：届满先后，或者产生先后")] = "due"


class DutyOut(BaseModel):
    """A duty, its article and the words of it (`text`, empty if only remembered), its date and how that was counted.

    `confidence`: whether its limit was read in the source (found), is remembered (memory) or is filled in by a reading
    (unsure); `unconfirmed_unit`: it is shown 单位待确认. `about`: the asset, document or commission it is about, by id;
    empty: the case.
    """

    id: str
    about: str
    rule_id: str
    rule_version: int
    article: str
    text: str
    title: str
    layer: str
    owner: str
    state: str
    light: str
    opened_at: datetime
    due_date: date
    due_at: datetime
    provisional: bool
    unconfirmed_unit: bool
    confidence: Confidence
    calendar_version: int
    steps: list[str]
    suspended_by: str | None
    met_at: datetime | None
    overdue_at: datetime | None

    @classmethod
    def of(cls, owed: Owed) -> DutyOut:
        duty = DUTIES[owed.rule_id]
        stored = {name: value for name, value in vars(owed).items() if name in cls.model_fields}
        return cls(
            **stored,
            about=owed.about,
            article=duty.article,
            text=duty.text,
            title=duty.title,
            layer=duty.layer,
            owner=duty.owner.label,
            light=steps.light(owed),
            unconfirmed_unit=duty.is_unconfirmed,
            confidence=duty.confidence,
        )


class RightOut(BaseModel):
    """What a party may do until `due_at`, by its article and how that was counted; nobody of the court owes it (`mode` MAY).

    `whose`: who may; `about`: the party, petition or thing, by id; empty: the case. `used_at`: when it was used, or
    nothing was left to use it for.
    """

    rule_id: str
    mode: Literal["MAY"]
    article: str
    title: str
    whose: str
    about: str
    opened_at: datetime
    due_date: date
    due_at: datetime
    provisional: bool
    steps: list[str]
    used_at: datetime | None
    state: Literal["running", "lapsed", "used"]

    @classmethod
    def of(cls, right: Right) -> RightOut:
        may, end = right.may, right.end
        return cls(
            rule_id=may.id,
            mode=may.mode,
            article=may.article,
            title=may.title,
            whose=may.whose,
            about=right.about,
            opened_at=right.opened_at,
            due_date=end.due_date,
            due_at=end.due_at,
            provisional=end.provisional,
            steps=list(end.steps),
            used_at=right.used_at,
            state=right.state,
        )


class RightsOut(BaseModel):
    """The parties' own periods in a case, the first to end first."""

    case_number: str
    rights: list[RightOut]


class FactOut(BaseModel):
    """What has happened, as its team told it, and since when the docket knows it."""

    id: str
    kind: str
    label: str
    occurred_at: datetime
    known_since: datetime


class ReplayedDuty(BaseModel):
    """A duty as it stood at the instant asked for. `late`: open past its end, or met after it."""

    rule_id: str
    article: str
    title: str
    owner: str
    about: str
    state: str
    opened_at: datetime
    due_date: date
    due_at: datetime
    late: bool
    provisional: bool
    unconfirmed_unit: bool
    suspended_by: str | None
    met_at: datetime | None
    steps: list[str]

    @classmethod
    def of(cls, owed: Owed, as_of: datetime) -> ReplayedDuty:
        duty = DUTIES[owed.rule_id]
        stored = {name: value for name, value in vars(owed).items() if name in cls.model_fields}
        return cls(
            **stored,
            article=duty.article,
            title=duty.title,
            owner=duty.owner.label,
            about=owed.about,
            late=owed.state != "lapsed" and not owed.suspended_by and (owed.met_at or as_of) >= owed.due_at,
            unconfirmed_unit=duty.unconfirmed_unit,
        )


class Replay(BaseModel):
    """The docket at `as_of` by the facts known then, the next duty first. `rules_at`: the day whose rules judged them."""

    docket: str
    as_of: datetime
    rules_at: date | None
    calendar_version: int
    stage: str
    facts: list[FactOut]
    duties: list[ReplayedDuty]

    @classmethod
    def of(
        cls,
        docket_id: str,
        known: list[Known],
        calendar: Calendar,
        settings: SettingsHistory,
        as_of: datetime,
        rules_at: date | None,
        dated: dict[str, datetime],
    ) -> Replay:
        docket = replayed(docket_id, known, calendar, as_of, rules_at, dated, settings)
        since = {fact.id: instant for fact, instant in known}
        duties = sorted(docket.duties, key=lambda owed: (owed.due_at, owed.id))
        return cls(
            docket=docket_id,
            as_of=as_of,
            rules_at=rules_at,
            calendar_version=calendar.version,
            stage=docket.stage,
            facts=[
                FactOut(
                    id=fact.id,
                    kind=fact.kind,
                    label=KINDS[fact.kind].label if fact.kind in KINDS else fact.kind,
                    occurred_at=fact.occurred_at,
                    known_since=since[fact.id],
                )
                for fact in docket.facts
            ],
            duties=[ReplayedDuty.of(owed, as_of) for owed in duties],
        )
