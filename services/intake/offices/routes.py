"""Staff, appointments, deputies and absences over HTTP: the administrator's acts, each with its reason."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from services.intake.offices import acts, service
from services.intake.offices.schemas import (
    AppointmentFilter,
    AppointmentIn,
    AppointmentOut,
    EndIn,
    LeaveIn,
    OpenMatters,
    ReasonIn,
    StaffChangeIn,
    StaffDetail,
    StaffFilter,
    StaffIn,
    StaffOut,
)
from shared.platform.http import Calling, IfMatch, tag
from shared.platform.paging import Page
from shared.values.articles import REGULATION
from shared.values.roles import STAFF, Office

router = APIRouter(tags=[f"offices 人员与任职 {REGULATION['一(一)']}"])
_MANAGERS = (Office.ADMINISTRATOR, Office.QUALITY_OFFICER)
"""Who sees what is in somebody's hands: who lets people go, and who gives their cases to others."""


@router.post("/staff", status_code=201, **acts.ENTER_STAFF.route())
async def enter(body: StaffIn, caller: Calling) -> StaffDetail:
    return await caller.act(acts.ENTER_STAFF.offices, service.enter, body)


@router.get("/staff", summary="人员列表")
async def list_staff(asked: Annotated[StaffFilter, Query()], caller: Calling) -> Page[StaffOut]:
    return await caller.read(STAFF, service.list_staff, asked)


@router.get("/staff/{staff_id}", summary="人员")
async def read(staff_id: str, caller: Calling, answer: Response) -> StaffDetail:
    """One person. ETag: the version of the record, which each act on it names by If-Match."""
    person = await caller.read(Office.ADMINISTRATOR, service.read, staff_id)
    tag(answer, person.version)
    return person


@router.put("/staff/{staff_id}", **acts.CHANGE_STAFF.route())
async def change(staff_id: str, body: StaffChangeIn, seen: IfMatch, caller: Calling) -> StaffDetail:
    """Another name, mobile number or e-mail address; If-Match carries the version of the person's record."""
    return await caller.act(acts.CHANGE_STAFF.offices, service.change, staff_id, seen, body)


@router.post("/staff/{staff_id}/appointments", status_code=201, **acts.APPOINT.route())
async def appoint(staff_id: str, body: AppointmentIn, seen: IfMatch, caller: Calling) -> AppointmentOut:
    """Appoint to an office, or with `deputy_for` as somebody's deputy in it; If-Match as above."""
    return await caller.act(acts.APPOINT.offices, service.appoint, staff_id, seen, body)


@router.post("/appointments/{appointment_id}/end", **acts.END_APPOINTMENT.route())
async def end(appointment_id: str, body: EndIn, seen: IfMatch, caller: Calling) -> list[AppointmentOut]:
    """End an appointment; the answer names the deputyships that end with it. If-Match: the person's version."""
    return await caller.act(acts.END_APPOINTMENT.offices, service.end, appointment_id, seen, body)


@router.get("/appointments", summary="任职列表")
async def list_appointments(
    asked: Annotated[AppointmentFilter, Query()], caller: Calling
) -> Page[AppointmentOut]:
    return await caller.read(STAFF, service.list_appointments, asked)


@router.post("/staff/{staff_id}/leave", status_code=201, **acts.RECORD_LEAVE.route())
async def leave(staff_id: str, body: LeaveIn, seen: IfMatch, caller: Calling) -> StaffDetail:
    return await caller.act(acts.RECORD_LEAVE.offices, service.leave, staff_id, seen, body)


@router.post("/staff/{staff_id}/return", status_code=201, **acts.RECORD_RETURN.route())
async def come_back(staff_id: str, body: ReasonIn, seen: IfMatch, caller: Calling) -> StaffDetail:
    return await caller.act(acts.RECORD_RETURN.offices, service.come_back, staff_id, seen, body)


@router.post("/staff/{staff_id}/departure", status_code=201, **acts.RECORD_DEPARTURE.route())
async def depart(staff_id: str, body: ReasonIn, seen: IfMatch, caller: Calling) -> StaffDetail:
    """Leave the court: refused while a case is in the person's hands."""
    return await caller.act(acts.RECORD_DEPARTURE.offices, service.depart, staff_id, seen, body)


@router.get("/staff/{staff_id}/open-matters", summary="人员手中的事项")
async def open_matters(staff_id: str, caller: Calling) -> OpenMatters:
    return await caller.read(_MANAGERS, service.open_matters, staff_id)
