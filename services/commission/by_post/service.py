"""A court that no system reaches: what was posted to it and what it wrote stand in the dossier (二(三)2)."""

from __future__ import annotations

from collections.abc import Sequence

from services.commission.by_post.schemas import AnswerIn, PostingIn
from services.commission.outbound import answered, courts, repository, rules
from services.commission.outbound import service as outbound
from services.commission.outbound.models import Commission
from services.commission.outbound.schemas import CommissionOut
from services.commission.supplement import repository as supplements
from services.commission.supplement import service as supplement
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.gateways.court_link import CommissionFeedback
from shared.law.files import PaperFile, check_files
from shared.platform.work import Work
from shared.values.articles import MATTERS, REGULATION
from shared.values.audit_action import AuditAction


async def post(
    work: Work, case_state: str, files: Sequence[FileRecord], commission_id: str, body: PostingIn
) -> CommissionOut:
    """What waits to go has been posted: the withdrawal, the letter, or what was missing in it."""
    commission = await _by_post(work, commission_id)
    open_one = await supplements.unsent(work.session, commission_id)
    supplied_at = open_one.supplied_at if open_one else None
    what = rules.to_post(commission.state, supplied=supplied_at is not None)
    if what == "letter":
        rules.check_open(commission.matter, case_state)
    since = {
        "withdrawal": commission.withdrawn_at,
        "letter": commission.issued_at,
        "supplement": supplied_at,
    }[what]
    proof = PaperFile("file", body.file, FilePurpose.POSTING_PROOF, REGULATION["二(三)2"], since)
    digest = check_files(files, [proof])[body.file]
    rules.check_unused(body.file, [row["file"] for row in commission.posted])
    posted = {"what": what, "by": work.actor.id, "at": work.now.isoformat(), "sha256": digest}
    commission.posted = [*commission.posted, posted | body.model_dump()]
    work.audit(commission.case_number, AuditAction.COMMISSION_POST, commission.id, **posted)
    if what == "withdrawal":
        await outbound.book_recalled(work, commission_id, body.receipt_no)
    elif what == "letter":
        await outbound.book_sent(work, commission_id, body.receipt_no)
    elif open_one is not None:
        await supplement.book_sent(work, open_one.id, body.receipt_no)
    return await outbound.out(work, commission)


async def enter_answer(
    work: Work, files: Sequence[FileRecord], commission_id: str, body: AnswerIn
) -> CommissionOut:
    """Enter what the court has written; its letter was put into the dossier by another person, after ours had gone."""
    commission = await _by_post(work, commission_id)
    answered.check_posted(commission.sent_at)
    came = PaperFile(
        "file", body.file, FilePurpose.COMMISSION_ANSWER, MATTERS[11], commission.sent_at, work.hands
    )
    digest = check_files(files, [came])[body.file]
    said = body.model_dump(exclude={"file"})
    message = CommissionFeedback(message_id=f"{commission.id}/{digest}", commission_no=commission.id, **said)
    if body.result != "incomplete" and commission.answered_at is None:
        commission.answer_file, commission.answer_entered_by = body.file, work.actor.id
    work.audit(
        commission.case_number,
        AuditAction.COMMISSION_ENTER_ANSWER,
        commission.id,
        file=body.file,
        sha256=digest,
        result=body.result,
    )
    return await outbound.book_answer(work, commission, message)


async def _by_post(work: Work, commission_id: str) -> Commission:
    """409 where the court's own system takes letters and answers: nobody answers for it."""
    commission = await repository.commission(work.session, commission_id)
    rules.check_by_post(await courts.today(work, commission))
    return commission
