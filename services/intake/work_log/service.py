"""The work log as people read it (二(五)2)."""

from __future__ import annotations

from services.intake.work_log import repository
from services.intake.work_log.schemas import OfficersLogOut, WorkLogOut
from shared.contracts.docket_id import DocketId
from shared.platform.paging import Listing, Page
from shared.platform.reading import open_case, open_list
from shared.platform.work import COURT, Work
from shared.values.audit_action import AuditAction


async def list_work_log(work: Work, asked: Listing, case_number: str) -> Page[WorkLogOut]:
    """Of a case, or of the court as a whole (COURT). How many lines there are is kept with who has read them."""
    docket_id = str(DocketId.case(case_number))
    seen = asked.used() | {"lines": await repository.log_lines(work.session, docket_id)}
    if case_number == COURT:
        work.audit(COURT, AuditAction.WORK_LOG_READ, "", **seen)
    else:
        await open_case(work, case_number, AuditAction.WORK_LOG_READ, "", **seen)
    found = await repository.work_log(work.session, asked, docket_id)
    return found.of(lambda row: WorkLogOut.model_validate(row, from_attributes=True))


async def list_officers_log(work: Work, asked: Listing, staff_id: str) -> Page[OfficersLogOut]:
    """What was written of an officer's cases while he had them, so far as they are open to the caller. Who asked is kept."""
    cases = await open_list(work, None, AuditAction.WORK_LOG_READ, asked)
    assert not isinstance(cases, str)
    found = await repository.officers_log(work.session, asked, staff_id, cases)
    return found.of(
        lambda row: OfficersLogOut(
            case_number=DocketId.parse(row.docket).subject,
            **row.model_dump(include={"at", "article", "text", "place", "hash"}),
        )
    )
