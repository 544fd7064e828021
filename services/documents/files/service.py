"""存入卷宗材料: a paper becomes a file of its case, and an entry of its e-dossier, once (二(一)7, 8)."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from services.documents.dossier import service as dossier
from services.documents.drafting import repository as documents
from services.documents.files import repository, rules
from services.documents.files.formats import recognise
from services.documents.files.models import StoredFile
from services.documents.files.schemas import FileFilter, FileOut
from services.documents.objects import keep
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.intake.records import CaseRecord
from shared.platform.paging import Page
from shared.platform.reading import check_sees_closed, open_case, open_list
from shared.platform.work import Work
from shared.values.audit_action import AuditAction
from shared.values.record_id import derived_id


async def add(
    work: Work, case: CaseRecord, purpose: FilePurpose, title: str, declared: str, content: bytes
) -> FileOut:
    """Keep the bytes, then the row: what is on record has its bytes. Entered again, it stays as first entered.

    `title`: what the paper is called where the purpose does not say it; `declared`: its media type as sent.
    """
    work.in_stead_of(rules.check_entrant(case, work.actor))
    rules.check_archive(case.state, purpose, work.actor)
    media_type = recognise(content)
    rules.check_type(media_type, declared, purpose)
    sha256 = await keep(content, trial=work.trial)
    file = StoredFile(
        id=derived_id("file", case.case_number, purpose, sha256),
        case_number=case.case_number,
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
        work.audit(case.case_number, AuditAction.FILE_ADD, file.id, sha256=sha256, purpose=purpose)
        if purpose is not FilePurpose.DOCUMENT:
            await dossier.file_scan(work, file)
    (entered,) = await _out(work, [await repository.file(work.session, file.id)])
    return entered


async def read(work: Work, file_id: str) -> StoredFile:
    """One file. Who read it is kept."""
    file = await repository.file(work.session, file_id)
    standing = await open_case(work, file.case_number, AuditAction.FILE_READ, file.id)
    if await documents.is_closed_as_file(work.session, file.case_number, file.id):
        check_sees_closed(work, standing)
    return file


async def list_files(work: Work, asked: FileFilter, case_number: str | None = None) -> Page[FileOut]:
    """Files across cases, or of one case. Who read them is kept."""
    cases = await open_list(work, case_number, AuditAction.FILE_READ, asked)
    found = await repository.files(work.session, asked, cases)
    return Page(items=await _out(work, found.items), next=found.next)


async def named(work: Work, case_number: str, file_ids: Collection[str]) -> list[FileOut]:
    """Those of `file_ids` that the case has. Who read them is kept."""
    await open_case(work, case_number, AuditAction.FILE_READ)
    return await _out(work, await repository.named(work.session, case_number, file_ids))


async def _out(work: Work, files: Sequence[StoredFile]) -> list[FileOut]:
    people: dict[tuple[str, str], list[str]] = {}
    for same in await repository.of_the_same_bytes(work.session, files):
        hands = filter(None, (same.entered_by, same.entered_for))
        people.setdefault((same.case_number, same.sha256), []).extend(hands)
    return [
        FileOut.model_validate(file.model_dump() | {"brought_by": people[file.case_number, file.sha256]})
        for file in files
    ]
