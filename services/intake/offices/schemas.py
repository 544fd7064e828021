"""Requests and answers of the staff and their offices."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from shared.contracts.fact import is_id
from shared.platform.acts import Act
from shared.platform.paging import Listing, Paged, of_staff
from shared.values.articles import REGULATION
from shared.values.fields import Instant, Reason, Text
from shared.values.identity import MobileNumber
from shared.values.malformed import Malformed
from shared.values.roles import OUTSIDE, Office


def _staff_id(text: str) -> str:
    name = text.removeprefix(OUTSIDE)
    if not (is_id(name) and re.fullmatch("[A-Za-z0-9_-]{1,40}", name)):
        detail = "编号由字母、数字、下划线、连字符组成，不得是证件、电话号码；外部系统的编号以 system: 开头"
        raise Malformed(detail, REGULATION["一(一)"])
    return text


Email = Annotated[str, Field(max_length=200, pattern=r"^([^\s@]+@[^\s@]+\.[A-Za-z0-9-]{2,})?$")]
"""An e-mail address, by which a message goes that no text message has brought; empty where there is none."""


class StaffIn(BaseModel):
    """A person of the court, or an outside system (system:…, without a number). `id`: the subject of their tokens."""

    model_config = ConfigDict(extra="forbid")

    id: Annotated[str, AfterValidator(_staff_id)]
    name: Text
    mobile: MobileNumber | None = None
    email: Email = ""
    reason: Reason


class StaffChangeIn(BaseModel):
    """The name, mobile number and e-mail address as they are from now on; an address left out stays."""

    model_config = ConfigDict(extra="forbid")

    name: Text
    mobile: MobileNumber
    email: Email | None = None
    reason: Reason


class AppointmentIn(BaseModel):
    """An office from an instant (now, if none is given) until another; a deputy's names whom he stands in for."""

    model_config = ConfigDict(extra="forbid")

    office: Office
    since: Instant | None = None
    until: Instant | None = None
    deputy_for: str | None = None
    reason: Reason


class EndIn(BaseModel):
    """When an appointment ends: now, if no later instant is given."""

    model_config = ConfigDict(extra="forbid")

    until: Instant | None = None
    reason: Reason


class LeaveIn(BaseModel):
    """Absent from an instant (now, if none is given) until another, or until the return is recorded."""

    model_config = ConfigDict(extra="forbid")

    since: Instant | None = None
    until: Instant | None = None
    reason: Reason


class ReasonIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    reason: Reason


class StaffFilter(Paged):
    """Everybody on the court's list, by id; `q`: the beginning of an id or of a name."""

    office: Annotated[Office | None, Field(description="现任职务")] = None
    q: Annotated[str, Field(max_length=100, description="编号或者姓名的开头")] = ""


class AppointmentFilter(Listing):
    """Every appointment there ever was, deputies among them; `in_force`: at this instant."""

    staff_id: Annotated[str | None, of_staff("人员")] = None
    office: Annotated[Office | None, Field(description="职务")] = None
    in_force: Annotated[bool | None, Field(description="现在是否有效")] = None


class AppointmentOut(BaseModel):
    """Who decided on it and why; both are empty for what the set-up of the installation entered.

    `acts`: what can be done with it next.
    """

    acts: list[Act]
    id: str
    staff_id: str
    office: Office
    since: datetime
    until: datetime | None
    deputy_for: str | None
    appointed_by: str | None
    appointed_at: datetime | None
    reason: str
    ended_by: str | None
    ended_at: datetime | None
    end_reason: str


class AbsenceOut(BaseModel):
    """`kind`: leave, or departure from the court; `ended_at`: when the return was recorded."""

    kind: Literal["leave", "departure"]
    since: datetime
    until: datetime | None
    reason: str
    recorded_by: str
    recorded_at: datetime
    ended_by: str | None
    ended_at: datetime | None


class StaffOut(BaseModel):
    """Who works here; `offices`: those held in person at this instant."""

    id: str
    name: str
    offices: list[Office]
    absent: Literal["", "leave", "departure"]


class StaffDetail(StaffOut):
    acts: list[Act]
    mobile: str
    email: str
    version: int
    appointments: list[AppointmentOut]
    absences: list[AbsenceOut]


class OpenMatters(BaseModel):
    """What is in a person's hands: must be in somebody else's before he leaves the court."""

    cases_as_officer: list[str]
    cases_as_judge: list[str]
    tasks: int
    prompts: int
    """Prompts and reports that he has not acknowledged."""
