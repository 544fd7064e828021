"""What an application is decided on: a paper becomes a file of it, once (执行工作规定第十六条)."""

from __future__ import annotations

from services.documents.applications import repository, rules
from services.documents.applications.models import ApplicationFile
from services.documents.applications.schemas import ApplicationFileOut
from services.documents.files.formats import recognise
from services.documents.files.rules import check_type
from services.documents.objects import keep
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.intake.records import ApplicationRecord
from shared.platform.paging import Listing, Page
from shared.platform.work import COURT, Work
from shared.values.audit_action import AuditAction
from shared.values.record_id import derived_id


async def add(
    work: Work,
    application: ApplicationRecord,
    purpose: FilePurpose,
    title: str,
    declared: str,
    content: bytes,
) -> ApplicationFileOut:
    """Keep the bytes, then the row. Entered again, it stays as first entered. `title`, `declared`: as of a case's file."""
    rules.check_no_case(application)
    media_type = recognise(content)
    check_type(media_type, declared, purpose)
    sha256 = await keep(content, trial=work.trial)
    file = ApplicationFile(
        id=derived_id("application_file", application.id, purpose, sha256),
        application_id=application.id,
        sha256=sha256,
        purpose=purpose,
        title=title or purpose.label,
        media_type=media_type,
        size=len(content),
        entered_by=work.actor.id,
        entered_for=work.stead,
        entered_at=work.now,
    )
    if await repository.add(work.session, file):
        work.audit(COURT, AuditAction.FILE_ADD, file.id, application=application.id, sha256=sha256)
    entered = await repository.file(work.session, application.id, file.id)
    return _out(entered, await repository.brought_by(work.session, application.id))


async def read(work: Work, application_id: str, file_id: str) -> ApplicationFile:
    """One file. Who read it is kept."""
    work.audit(COURT, AuditAction.FILE_READ, file_id, client=work.client, application=application_id)
    return await repository.file(work.session, application_id, file_id)


async def list_files(work: Work, asked: Listing, application_id: str) -> Page[ApplicationFileOut]:
    """Who read them is kept."""
    work.audit(COURT, AuditAction.FILE_READ, application_id, client=work.client)
    brought_by = await repository.brought_by(work.session, application_id)
    found = await repository.files(work.session, asked, application_id)
    return found.of(lambda file: _out(file, brought_by))


def _out(file: ApplicationFile, brought_by: dict[str, list[str]]) -> ApplicationFileOut:
    return ApplicationFileOut.model_validate(file.model_dump() | {"brought_by": brought_by[file.sha256]})
