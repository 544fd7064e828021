"""卷宗: the numbered catalogue of the e-dossier, and papers handed to the dossier centre (二(一)7, 8)."""

from __future__ import annotations

from collections import Counter

from services.documents.dossier import acts, expected, repository, rules
from services.documents.dossier.expected import Done, Held, Paper
from services.documents.dossier.models import WITHDRAWN, AbsentPaper, DossierItem, HandOver
from services.documents.dossier.schemas import (
    AbsenceIn,
    DossierFilter,
    DossierItemOut,
    ExpectedPaperOut,
    HandOverFilter,
    HandOverIn,
    HandOverOut,
)
from services.documents.drafting import repository as documents
from services.documents.drafting.kinds import KINDS
from services.documents.drafting.models import Document
from services.documents.files import repository as files
from services.documents.files.models import StoredFile
from shared.contracts.documents.facts import DraftHandedOver, PapersHandedOver, PricePapersFiled
from shared.contracts.documents.orders import FileItem
from shared.contracts.fact import is_id
from shared.law.case_rules import check_judge
from shared.platform.paging import Page
from shared.platform.reading import open_case, open_list
from shared.platform.work import Work
from shared.values.audit_action import AuditAction


async def file_document(work: Work, document: Document) -> None:
    """A document enters the catalogue once: sealed, or, where nobody signs it, sent (二(一)7)."""
    await repository.lock_catalogue(work.session, document.case_number)
    if await repository.of_document(work.session, document.id) is not None:
        return
    await _add(
        work,
        DossierItem(
            case_number=document.case_number,
            number=await repository.next_number(work.session, document.case_number),
            title=KINDS[document.kind].title,
            kind=document.kind,
            sha256=document.sha256,
            document_id=document.id,
            added_by=work.actor.id,
            added_at=work.now,
        ),
    )


async def mark_withdrawn(work: Work, document_id: str) -> None:
    """The entry of a document that was taken back keeps its number and says so."""
    if (item := await repository.of_document(work.session, document_id)) is not None:
        item.title += WITHDRAWN


async def file_scan(work: Work, file: StoredFile) -> None:
    """A paper that was entered as a file enters the catalogue."""
    await _add(
        work,
        DossierItem(
            case_number=file.case_number,
            number=await repository.next_number(work.session, file.case_number),
            title=file.title,
            kind=file.purpose,
            sha256=file.sha256,
            reference=file.id,
            added_by=work.actor.id,
            added_at=work.now,
        ),
    )


async def file_record(work: Work, order: FileItem, sha256: str) -> None:
    """A record that its team has made enters the catalogue once, however often it is ordered (二(二)5, 二(二)6)."""
    if await repository.is_filed(work.session, order.kind, order.reference):
        return
    await _add(
        work,
        DossierItem(
            number=await repository.next_number(work.session, order.case_number),
            title=rules.RECORDS[order.kind],
            sha256=sha256,
            added_by=work.actor.id,
            added_at=work.now,
            **order.model_dump(),
        ),
    )


async def _add(work: Work, item: DossierItem) -> None:
    work.session.add(item)
    work.audit(item.case_number, AuditAction.DOSSIER_FILE, item.id, number=item.number, sha256=item.sha256)


async def read_dossier(work: Work, asked: DossierFilter, case_number: str) -> Page[DossierItemOut]:
    """The catalogue, by number. Who read it is kept."""
    await open_list(work, case_number, AuditAction.DOSSIER_READ, asked)
    found = await repository.catalogue(work.session, asked, case_number)
    return found.of(lambda item: DossierItemOut.model_validate(item, from_attributes=True))


async def expected_papers(work: Work, done: Done) -> list[ExpectedPaperOut]:
    """What the dossier must hold, and what of it there is. Who read it is kept."""
    await open_case(work, done.case.case_number, AuditAction.DOSSIER_READ)
    return await _expected(work, done)


async def _expected(work: Work, done: Done) -> list[ExpectedPaperOut]:
    case_number = done.case.case_number
    entered = await repository.entered(work.session, case_number)
    of_kinds = [(one.kind, of) for one in entered for of in ("", one.addressee, *one.asset_identifiers)]
    scans = await repository.scans(work.session, case_number)
    held = Held(
        {one.id for one in entered},
        Counter(of_kinds) + Counter({(kind, ""): count for kind, count in scans.items()}),
    )
    papers = expected.expected(done)
    present = expected.present(papers, held)
    for delivery, document in await repository.deliveries(work.session, case_number):
        proof = expected.receipt(delivery.id, KINDS[document.kind].title)
        papers.append(proof)
        present |= {proof.id} if delivery.served_at is not None else set()
    said = await repository.absences(work.session, case_number)
    return [
        _expected_out(work, done.case.judge, paper, paper.id in present, said.get(paper.id))
        for paper in papers
    ]


def _expected_out(
    work: Work, judge: str | None, paper: Paper, present: bool, said: AbsentPaper | None
) -> ExpectedPaperOut:
    missing = not present and said is None
    of = {
        "id": paper.id,
        "title": paper.title,
        "article": paper.article,
        "acts": acts.on_expected(work.actor, judge, missing=missing),
    }
    if present or said is None:
        return ExpectedPaperOut(**of, state="present" if present else "missing")
    about = said.model_dump(include={"reason", "said_by", "said_at"})
    return ExpectedPaperOut(**of, state="excused", **about)


async def excuse(work: Work, done: Done, body: AbsenceIn) -> list[ExpectedPaperOut]:
    """The case's judge says why a paper cannot be had; the dossier is complete without it."""
    case = done.case
    work.in_stead_of(check_judge(case.judge, work.actor, acts.EXCUSE.article))
    await repository.lock_catalogue(work.session, case.case_number)
    missing = [one.id for one in await _expected(work, done) if one.state == "missing"]
    expected.check_missing(body.paper in missing)
    said = AbsentPaper(
        case_number=case.case_number,
        paper=body.paper,
        reason=body.reason,
        said_by=work.actor.id,
        said_at=work.now,
    )
    work.session.add(said)
    work.audit(case.case_number, AuditAction.DOSSIER_EXCUSE, body.paper, reason=body.reason)
    await work.session.flush()
    return await _expected(work, done)


async def hand_over(work: Work, case_number: str, body: HandOverIn, known: set[str]) -> HandOverOut:
    """Papers leave the team for the dossier centre; done only when they are received. `known`: see check_reference."""
    given = body.model_dump(include={"asset", "listing", "commission"}, exclude_none=True)
    rules.check_reference(body.bundle, given, known)
    if body.bundle == "initial_batch":
        batch = await documents.lock_batch(work.session, case_number)
        rules.check_batch_sent(batch is not None and batch.dispatched_at is not None)
    papers = [paper.model_dump(mode="json", exclude_none=True) for paper in body.papers]
    made = await documents.of_case(work.session, case_number)
    named = [paper.file for paper in body.papers if paper.file]
    row = HandOver(
        case_number=case_number,
        handed_by=work.actor.id,
        handed_for=work.stead,
        handed_at=work.now,
        items=rules.titles(
            body.bundle,
            papers,
            {one.id: KINDS[one.kind].title for one in made if one.signed_at or one.signer == "none"},
            {one.id: one.title for one in await files.named(work.session, case_number, named)},
        ),
        papers=papers,
        **body.model_dump(exclude={"papers"}),
    )
    work.session.add(row)
    work.audit(case_number, AuditAction.HAND_OVER_GIVE, row.id, bundle=row.bundle)
    return _out(work, row)


async def receive(work: Work, hand_over_id: str) -> HandOverOut:
    """The dossier keeper has the papers: they were handed over when they were given."""
    row = await repository.lock_hand_over(work.session, hand_over_id)
    article, _ = rules.CONCERNS[row.bundle]
    rules.check_receipt((row.handed_by, row.handed_for), row.received_by, work.actor, article)
    row.received_by, row.received_at = work.actor.id, work.now
    asset = _id(row.asset)
    work.audit(row.case_number, AuditAction.HAND_OVER_RECEIVE, row.id, bundle=row.bundle)
    work.tell(
        PapersHandedOver(
            hand_over=row.id,
            bundle=row.bundle,
            received_at=work.now,
            commission=_id(row.commission),
            asset=asset,
            listing=_id(row.listing),
        ),
        row.case_number,
        occurred_at=row.handed_at,
    )
    for document in rules.documents_of(row.papers):
        await file_document(work, await documents.document(work.session, document))
        handed = DraftHandedOver(document=document, hand_over=row.id)
        work.tell(handed, row.case_number, occurred_at=row.handed_at)
    if row.bundle == "price" and asset is not None:
        work.tell(PricePapersFiled(asset=asset), row.case_number)
    return _out(work, row)


def _id(reference: str | None) -> str | None:
    """A hand-over on record may name its papers in words, which no fact carries: it is received without."""
    return reference if reference and is_id(reference) else None


async def list_hand_overs(
    work: Work, asked: HandOverFilter, case_number: str | None = None
) -> Page[HandOverOut]:
    """Hand-overs across cases, or of one case. Who read them is kept."""
    cases = await open_list(work, case_number, AuditAction.HAND_OVER_READ, asked)
    found = await repository.hand_overs(work.session, asked, cases)
    return found.of(lambda row: _out(work, row))


def _out(work: Work, row: HandOver) -> HandOverOut:
    return HandOverOut(**row.model_dump(), acts=acts.on(work.actor, row))
