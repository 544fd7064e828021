"""人员与任职 (一(一) 责任到人): who works here, in which office, in whose stead; nothing of it is ever overwritten."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from services.intake.offices import acts, repository, rules
from services.intake.offices.rules import Holding, Term
from services.intake.offices.schemas import (
    AbsenceOut,
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
from shared.platform.court import Absence, Appointment, Staff
from shared.platform.http import check_version
from shared.platform.paging import Page
from shared.platform.work import COURT, Work
from shared.values.audit_action import AuditAction
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import Office


async def enter(work: Work, body: StaffIn) -> StaffDetail:
    """Put a person, or an outside system, on the court's list; 409 if the id is on it already."""
    rules.check_reachable(body.id, body.mobile)
    await repository.decide_alone(work.session)
    if await work.session.get(Staff, body.id) is not None:
        raise Problem(409, ProblemCode.STAFF_KNOWN, article=rules.ARTICLE)
    work.session.add(Staff(id=body.id, name=body.name, mobile=body.mobile or "", email=body.email))
    work.audit(COURT, AuditAction.STAFF_ENTER, body.id, **body.model_dump(exclude={"id"}))
    return await read(work, body.id)


async def change(work: Work, staff_id: str, seen: int, body: StaffChangeIn) -> StaffDetail:
    """Another name, mobile number or e-mail address; what they were is in the audit chain."""
    person = await _decide(work, staff_id, seen)
    before = {"name": person.name, "mobile": person.mobile, "email": person.email}
    after = body.model_dump(exclude={"reason"}, exclude_none=True)
    for name, value in after.items():
        setattr(person, name, value)
    work.audit(COURT, AuditAction.STAFF_CHANGE, staff_id, before=before, after=after, reason=body.reason)
    return await read(work, staff_id)


async def _decide(work: Work, staff_id: str, seen: int) -> Staff:
    """The person on whom an act decides, one at a time; 412 unless he is as the caller has seen him."""
    await repository.decide_alone(work.session)
    person = await repository.person(work.session, staff_id, lock=True)
    check_version(seen, person.version)
    person.version += 1
    return person


async def appoint(work: Work, staff_id: str, seen: int, body: AppointmentIn) -> AppointmentOut:
    """Appoint to an office, or as somebody's deputy in it, by another than the person concerned."""
    await _decide(work, staff_id, seen)
    since = body.since or work.now
    rules.check_appointment(
        Holding(staff_id, body.office, Term(since, body.until), body.deputy_for),
        [_holding(row) for row in await repository.appointments(work.session)],
        hands=work.hands,
        departed=_absent(staff_id, await repository.absences(work.session), since) == "departure",
        now=work.now,
    )
    terms = body.model_dump() | {"staff_id": staff_id, "since": since}
    appointment = Appointment(appointed_by=work.actor.id, appointed_at=work.now, **terms)
    work.session.add(appointment)
    work.audit(COURT, AuditAction.APPOINTMENT_MAKE, appointment.id, **terms)
    return _appointment_out(work, appointment)


async def end(work: Work, appointment_id: str, seen: int, body: EndIn) -> list[AppointmentOut]:
    """End an appointment, and the deputyships that rest on it; all that end."""
    ended = await repository.appointment(work.session, appointment_id)
    await _decide(work, ended.staff_id, seen)
    await work.session.refresh(ended)
    until = body.until or max(work.now, ended.since)
    rules.check_end(Term(ended.since, ended.until), until, work.now)
    return await _end(work, [ended], until, body.reason)


async def _end(work: Work, ended: list[Appointment], until: datetime, reason: str) -> list[AppointmentOut]:
    """End appointments at `until`, with the deputyships that fall with them; 409 if no administrator would be left."""
    rows = await repository.appointments(work.session)
    if any(row.office == Office.ADMINISTRATOR for row in ended):
        left = [_holding(row) for row in rows if row not in ended]
        rules.check_administered(left, until)
    falling = [row for row in rows if any(rules.falls_with(_holding(one), _holding(row)) for one in ended)]
    answers = []
    for row in {row.id: row for row in (*ended, *falling)}.values():
        at = max(until, row.since)
        if row.until is None or at < row.until:
            work.audit(
                COURT,
                AuditAction.APPOINTMENT_END,
                row.id,
                staff=row.staff_id,
                office=row.office,
                before={"until": row.until},
                after={"until": at},
                reason=reason,
            )
            row.until, row.ended_by, row.ended_at, row.end_reason = at, work.actor.id, work.now, reason
            answers.append(_appointment_out(work, row))
    return answers


async def leave(work: Work, staff_id: str, seen: int, body: LeaveIn) -> StaffDetail:
    """Somebody is absent: nobody gives him a case, or expects him to hear of a deadline."""
    await _decide(work, staff_id, seen)
    asked = Term(body.since or work.now, body.until)
    own = [row for row in await repository.absences(work.session) if row.staff_id == staff_id]
    rules.check_of_the_court(departed=_absent(staff_id, own, work.now) == "departure")
    rules.check_leave(asked, map(_absence, own), work.now)
    _record(work, staff_id, "leave", asked, body.reason)
    return await read(work, staff_id)


async def come_back(work: Work, staff_id: str, seen: int, body: ReasonIn) -> StaffDetail:
    """Back from leave, or to the court: the offices that ended with a departure are not held again by that."""
    await _decide(work, staff_id, seen)
    rows = await repository.absences(work.session)
    running = [row for row in rows if row.staff_id == staff_id and _absence(row).holds(work.now)]
    rules.check_absent(bool(running))
    for row in running:
        row.ended_by, row.ended_at = work.actor.id, work.now
    work.audit(COURT, AuditAction.STAFF_RETURN, staff_id, reason=body.reason)
    return await read(work, staff_id)


async def depart(work: Work, staff_id: str, seen: int, body: ReasonIn) -> StaffDetail:
    """Somebody leaves the court: his offices end at once. 409 while a case is in his hands: each is named."""
    await _decide(work, staff_id, seen)
    departed = _absent(staff_id, await repository.absences(work.session), work.now) == "departure"
    cases = await repository.cases_of(work.session, staff_id)
    rules.check_departure(staff_id, work.hands, cases["officer"], cases["judge"], departed=departed)
    rows = await repository.appointments(work.session)
    own = [row for row in rows if row.staff_id == staff_id and (row.until is None or row.until > work.now)]
    await _end(work, own, work.now, body.reason)
    _record(work, staff_id, "departure", Term(work.now, None), body.reason)
    return await read(work, staff_id)


def _record(work: Work, staff_id: str, kind: Literal["leave", "departure"], term: Term, reason: str) -> None:
    absence = Absence(
        staff_id=staff_id,
        kind=kind,
        reason=reason,
        recorded_by=work.actor.id,
        recorded_at=work.now,
        **vars(term),
    )
    work.session.add(absence)
    work.audit(COURT, AuditAction(f"staff.{kind}"), staff_id, reason=reason, **vars(term))


async def list_staff(work: Work, asked: StaffFilter) -> Page[StaffOut]:
    """The people on the court's list, with the offices that they hold at this instant."""
    appointments = await repository.appointments(work.session)
    absences = await repository.absences(work.session)
    found = await repository.staff(work.session, asked, work.now)
    return found.of(
        lambda person: StaffOut(
            id=person.id,
            name=person.name,
            offices=_offices(person.id, appointments, work.now),
            absent=_absent(person.id, absences, work.now),
        )
    )


async def read(work: Work, staff_id: str) -> StaffDetail:
    """One person with all that was ever decided about him."""
    await work.session.flush()
    person = await repository.person(work.session, staff_id)
    appointments = await repository.appointments(work.session)
    absences = await repository.absences(work.session)
    return StaffDetail(
        **person.model_dump(),
        offices=_offices(staff_id, appointments, work.now),
        absent=(absent := _absent(staff_id, absences, work.now)),
        acts=acts.on_staff(work.actor, staff_id, absent),
        appointments=[_appointment_out(work, row) for row in appointments if row.staff_id == staff_id],
        absences=[
            AbsenceOut.model_validate(row, from_attributes=True)
            for row in absences
            if row.staff_id == staff_id
        ],
    )


async def list_appointments(work: Work, asked: AppointmentFilter) -> Page[AppointmentOut]:
    found = await repository.appointment_page(work.session, asked, work.now)
    return found.of(lambda row: _appointment_out(work, row))


async def open_matters(work: Work, staff_id: str) -> OpenMatters:
    """What is in a person's hands."""
    await repository.person(work.session, staff_id)
    cases = await repository.cases_of(work.session, staff_id)
    return OpenMatters(
        cases_as_officer=cases["officer"],
        cases_as_judge=cases["judge"],
        tasks=await repository.tasks_of(work.session, staff_id),
        prompts=await repository.prompts_of(work.session, staff_id),
    )


def _holding(row: Appointment) -> Holding:
    return Holding(row.staff_id, Office(row.office), Term(row.since, row.until), row.deputy_for)


def _absence(row: Absence) -> Term:
    return Term(row.since, row.ended_at or row.until)


def _absent(staff_id: str, absences: Sequence[Absence], now: datetime) -> Literal["", "leave", "departure"]:
    kinds = {row.kind for row in absences if row.staff_id == staff_id and _absence(row).holds(now)}
    return "departure" if "departure" in kinds else "leave" if kinds else ""


def _offices(staff_id: str, rows: Sequence[Appointment], now: datetime) -> list[Office]:
    held = [_holding(row) for row in rows if row.staff_id == staff_id and row.deputy_for is None]
    return [one.office for one in held if one.term.holds(now)]


def _appointment_out(work: Work, row: Appointment) -> AppointmentOut:
    held = Term(row.since, row.until)
    return AppointmentOut(**row.model_dump(), acts=acts.on_appointment(work.actor, held, work.now))
