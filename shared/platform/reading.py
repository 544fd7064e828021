"""A case's record is read through one door: who has read what of it is kept."""

from __future__ import annotations

from typing import Any

from shared.platform.paging import Paged
from shared.platform.work import COURT, Work
from shared.values.audit_action import AuditAction


async def open_case(
    work: Work, case_number: str, action: AuditAction, subject: str = "", /, **detail: Any
) -> None:
    """Every use case that answers something of a case calls it before it answers; the read is audited.

    `subject`: the object that is read, the whole case where there is none.
    """
    work.audit(case_number, action, subject or case_number, **detail)


async def open_list(work: Work, case_number: str | None, action: AuditAction, asked: Paged) -> None:
    """The same for a list: of one case, or across cases (None); what was asked for is kept."""
    if case_number is None:
        work.audit(COURT, action, "", **asked.used())
    else:
        await open_case(work, case_number, action, **asked.used())
