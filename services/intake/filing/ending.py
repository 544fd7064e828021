"""An application ends without a case: it is not accepted, by a ruling that is then served, or it is withdrawn."""

from __future__ import annotations

from collections.abc import Sequence

from services.intake.filing import repository, rules
from services.intake.filing.models import Application
from services.intake.filing.schemas import ApplicationOut, RefusalServiceIn, WithdrawalIn
from services.intake.filing.service import application_out, undecided
from shared.contracts.docket_id import DocketId
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord, NonAcceptanceRecord
from shared.contracts.intake.facts import ApplicationRefused, ApplicationWithdrawn, RefusalServed
from shared.platform.work import COURT, Work
from shared.values.audit_action import AuditAction


async def refuse(work: Work, application_id: str, rulings: Sequence[NonAcceptanceRecord]) -> ApplicationOut:
    """不予受理 by the ruling that a judge has signed: it is decided within the seven days, and waits to be served."""
    application = await undecided(work, application_id)
    ruling = rules.check_refusal(rulings, application.version)
    _end(work, application, "refused", ruling.id)
    application.ground = ruling.ground
    work.audit(COURT, AuditAction.APPLICATION_REFUSE, application.id, ground=ruling.ground, paper=ruling.id)
    work.tell(ApplicationRefused(), DocketId.application(application.id))
    return application_out(work, application, None)


async def withdraw(
    work: Work, application_id: str, body: WithdrawalIn, files: Sequence[FileRecord]
) -> ApplicationOut:
    """The applicant withdraws before filing, by a letter that another has entered: nothing is left to decide."""
    application = await undecided(work, application_id)
    rules.check_ending(body.paper, FilePurpose.WITHDRAWAL, files, work.hands)
    _end(work, application, "withdrawn", body.paper)
    work.audit(COURT, AuditAction.APPLICATION_WITHDRAW, application.id, paper=body.paper)
    work.tell(ApplicationWithdrawn(), DocketId.application(application.id))
    return application_out(work, application, None)


async def serve_refusal(
    work: Work, application_id: str, body: RefusalServiceIn, files: Sequence[FileRecord]
) -> ApplicationOut:
    """The ruling has reached the applicant, as a receipt shows that another has entered."""
    application = await repository.application(work.session, application_id, lock=True)
    rules.check_unserved(application.outcome, application.served_at)
    assert application.decided_at is not None
    rules.check_served(body.receipt, body.served_at, files, work.hands, application.decided_at, work.now)
    application.receipt, application.served_at = body.receipt, body.served_at
    application.served_by = work.actor.id
    application.version += 1
    work.audit(COURT, AuditAction.APPLICATION_SERVE, application.id, receipt=body.receipt)
    work.tell(RefusalServed(), DocketId.application(application.id), occurred_at=body.served_at)
    return application_out(work, application, None)


def _end(work: Work, application: Application, outcome: str, paper: str) -> None:
    application.outcome, application.paper = outcome, paper
    application.decided_at, application.ended_by = work.now, work.actor.id
    application.version += 1
