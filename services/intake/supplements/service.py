"""补正 (民诉法解释第二百零八条): asked once; the seven days of the decision run from what completes the application."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from services.intake.filing.schemas import ApplicationOut
from services.intake.filing.service import application_out, undecided
from services.intake.supplements import rules
from services.intake.supplements.schemas import SupplementAskedIn, SupplementIn
from shared.contracts.docket_id import DocketId
from shared.contracts.documents.records import FileRecord
from shared.contracts.intake.facts import SupplementAsked, SupplementReceived
from shared.platform.work import COURT, Work
from shared.values.audit_action import AuditAction
from shared.values.zone import COURT_ZONE, begin_of


async def ask(
    work: Work, application_id: str, body: SupplementAskedIn, files: Sequence[FileRecord]
) -> ApplicationOut:
    application = await undecided(work, application_id)
    rules.check_first(application.missing_asked_at)
    rules.check_term(body.until, work.now.astimezone(COURT_ZONE).date())
    rules.check_notice(body.notice, application.received_at, files, work.hands)
    application.missing, application.missing_until, application.missing_notice = (
        body.missing,
        body.until,
        body.notice,
    )
    application.missing_asked_by, application.missing_asked_at = work.actor.id, work.now
    application.version += 1
    ends = begin_of(body.until + timedelta(days=1))
    work.audit(COURT, AuditAction.APPLICATION_ASK, application.id, until=body.until, notice=body.notice)
    work.tell(SupplementAsked(until=ends), DocketId.application(application.id))
    return application_out(work, application, None)


async def supply(
    work: Work, application_id: str, body: SupplementIn, files: Sequence[FileRecord]
) -> ApplicationOut:
    """All of it has come, in time or late: it is decided within seven days."""
    application = await undecided(work, application_id)
    rules.check_waits(application.missing_asked_at, application.supplied_at)
    rules.check_supplied(body.paper, body.at, application.received_at, work.now, files, work.hands)
    application.supplied_at, application.supplied_paper = body.at, body.paper
    application.version += 1
    work.audit(COURT, AuditAction.APPLICATION_SUPPLY, application.id, paper=body.paper)
    work.tell(SupplementReceived(), DocketId.application(application.id), occurred_at=body.at)
    return application_out(work, application, None)
