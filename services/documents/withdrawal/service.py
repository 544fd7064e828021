"""撤回: a draft, or a document that was sealed and has gone to nobody, is taken back; its number stays used (二(一)3)."""

from __future__ import annotations

from collections.abc import Collection

from services.documents.dossier import service as dossier
from services.documents.drafting import repository
from services.documents.drafting.kinds import KINDS
from services.documents.drafting.models import Document
from services.documents.drafting.schemas import DocumentDetail
from services.documents.drafting.service import detail
from services.documents.signing.rules import advance
from services.documents.withdrawal import rules
from services.documents.withdrawal.rules import Used
from services.documents.withdrawal.schemas import WithdrawalIn
from shared.platform.reading import standing_in
from shared.platform.work import Work
from shared.values.audit_action import AuditAction


async def found(work: Work, document_id: str) -> Document:
    """The document as it is; 404 for none."""
    return await repository.document(work.session, document_id)


async def withdraw(
    work: Work, document_id: str, used: Used, had_by: Collection[str], body: WithdrawalIn
) -> DocumentDetail:
    """`had_by`: who has, or had, a part in the case."""
    document = await repository.document(work.session, document_id, lock=True)
    standing = await standing_in(work, document.case_number)
    apart = had_by if KINDS[document.kind].apart else None
    work.in_stead_of(rules.check_withdrawer(document.signer, standing.judge, work.actor, apart))
    document.state = advance(document.state, "withdraw", document.signer)
    rules.check_unused(document.id, document.sha256, used)
    document.withdrawn_by, document.withdrawn_at = work.actor.id, work.now
    document.withdrawn_because = body.reason
    await dossier.mark_withdrawn(work, document.id)
    work.audit(
        document.case_number,
        AuditAction.DOCUMENT_WITHDRAW,
        document.id,
        number=document.number,
        sha256=document.sha256,
        reason=body.reason,
    )
    return await detail(work, document, standing)
