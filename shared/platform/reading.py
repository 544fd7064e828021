"""A case's record is read through one door: who has read what of it is kept."""

from __future__ import annotations

from typing import Any

from shared.platform.work import Work
from shared.values.audit_action import AuditAction


async def open_case(
    work: Work, case_number: str, action: AuditAction, subject: str = "", **detail: Any
) -> None:
    """Every use case that answers something of a case calls it before it answers; the read is audited.

    `subject`: the object that is read, the whole case where there is none.
    """
    work.audit(case_number, action, subject or case_number, **detail)
