"""Who has looked at a case: each team answers for what it keeps, at the same path."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel
from sqlalchemy import Select, column, table
from sqlalchemy import select as select_columns
from sqlmodel import col

from shared.platform.court import Staff
from shared.platform.http import Calling
from shared.platform.paging import Page, Paged, Sort, page
from shared.platform.reading import check_oversees, note_reading, standing_in
from shared.platform.work import Work
from shared.values.audit_action import AuditAction
from shared.values.case_number import CaseNumberStr
from shared.values.roles import STAFF

_READS = [action for action in AuditAction if action.is_look or action is AuditAction.CASE_OPEN]

router = APIRouter(tags=["readers 查阅记录"])


class ReadOut(BaseModel):
    """One look at a case. `what`: the act in words, `subject` its object; `via`: the service that read in the person's name."""

    at: datetime
    person: str
    name: str
    what: str
    subject: str
    client: str
    via: str
    reason: str


@router.get("/cases/{case_number}/readers", summary="谁查阅过本案")
async def list_readers(
    case_number: CaseNumberStr, asked: Annotated[Paged, Query()], caller: Calling
) -> Page[ReadOut]:
    """Every look at what this team keeps of the case, the last first: for its officer, its judge and the leaders."""
    return await caller.read(STAFF, _list_readers, case_number, asked)


async def _list_readers(work: Work, case_number: str, asked: Paged) -> Page[ReadOut]:
    standing = await standing_in(work, case_number)
    check_oversees(work, standing)
    note_reading(work, case_number, standing, AuditAction.CASE_READERS)
    names = ("case_number", "seq", "at", "actor", "action", "subject", "detail")
    audit = table("audit", *map(column, names), schema=work.team)
    query: Select[Any] = (
        select_columns(*audit.c, col(Staff.name).label("name"))
        .join(Staff, col(Staff.id) == audit.c.actor, isouter=True)
        .where(audit.c.case_number == case_number, audit.c.action.in_(_READS))
    )
    sort = Sort(audit.c.seq, audit.c.action, int, descending=True)
    return (await page(work.session, query, sort, asked)).of(_out)


def _out(row: Any) -> ReadOut:
    said = {name: str(row.detail.get(name, "")) for name in ("client", "via", "reason")}
    return ReadOut(
        at=row.at,
        person=row.actor,
        name=row.name or row.actor,
        what=AuditAction(row.action).label,
        subject=row.subject,
        **said,
    )
