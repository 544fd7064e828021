"""关联案件: which other cases of this court are against the same debtor or on the same instrument (一(二))."""

from __future__ import annotations

from services.intake.filing import repository as cases
from services.intake.linked import repository
from services.intake.linked.schemas import LinkedCaseOut
from shared.platform.paging import Listing, Page
from shared.platform.reading import open_case
from shared.platform.work import Work
from shared.values.audit_action import AuditAction


async def list_linked(work: Work, asked: Listing, case_number: str) -> Page[LinkedCaseOut]:
    """Of a case that is open to the caller; of the others no more than their cards say. Who read it is kept."""
    case = await cases.case(work.session, case_number)
    await open_case(work, case_number, AuditAction.LINKED_READ)
    own = await cases.application(work.session, case.application_id)
    found = await repository.linked(work.session, own, asked, work.actor)
    return found.of(
        lambda row: LinkedCaseOut(
            **row[0].model_dump(include={"case_number", "filed_at", "state", "officer", "judge"}), ties=row[1]
        )
    )
