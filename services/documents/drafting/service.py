"""制作: the first batch of a case in one act, any other document by its kind (二(一)2, 4, 7)."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import date
from typing import Any

from services.documents.drafting import acts, batch, compared, reasons, repository, rules
from services.documents.drafting.agency import check_agency_notice
from services.documents.drafting.compared import COMPARED
from services.documents.drafting.evidence import Evidence
from services.documents.drafting.faces import faces
from services.documents.drafting.fields import DocumentKind
from services.documents.drafting.handmade import pages_of
from services.documents.drafting.kinds import KINDS
from services.documents.drafting.models import Document
from services.documents.drafting.operative import operative
from services.documents.drafting.record import Notice, Record, Ruling
from services.documents.drafting.render import Rendered, render
from services.documents.drafting.render import day as printed_day
from services.documents.drafting.schemas import (
    DocumentDetail,
    DocumentFilter,
    DocumentOut,
    DraftIn,
    HandmadeIn,
    InitialBatchIn,
    SealedDocument,
    SealingIn,
)
from services.documents.drafting.shape import shape_faults
from services.documents.files import service as files
from services.documents.items import Item
from services.documents.objects import keep, objects
from services.documents.signing import repository as signing
from shared.contracts.documents.facts import BatchDrafted
from shared.contracts.documents.purposes import FilePurpose
from shared.law.case_access import Standing, sees_closed
from shared.law.case_rules import check_enforces, check_seals
from shared.law.delay_interest import delay_interest
from shared.law.fees import enforcement_fee
from shared.law.files import PaperFile, check_files
from shared.law.housing import is_housing
from shared.law.preserving import rulings_of
from shared.platform import court
from shared.platform.court import load_settings, main_accounts
from shared.platform.paging import Page
from shared.platform.reading import check_sees_closed, open_case, open_list, standing_in
from shared.platform.settings import settings
from shared.platform.work import Work
from shared.values.articles import REGULATION
from shared.values.audit_action import AuditAction
from shared.values.case_number import is_preservation
from shared.values.identity import PartyKind
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem, refuse
from shared.values.roles import Office
from shared.values.zone import COURT_ZONE


async def draft_initial_batch(work: Work, evidence: Evidence, body: InitialBatchIn) -> list[Item]:
    """Draft what is missing of the first batch (二(一)7); an item that is refused does not lose the others.

    Asked again, after the fault is cured, it drafts the rest. → batch_drafted when the last one is there.
    """
    case_number = evidence.file.case.case_number
    check_enforces(case_number)
    fees = await load_settings(work.session)
    wanted = list(batch.items(evidence.file, evidence.account, body, work.now.date(), fees))
    handmade = {(each.kind, each.addressee): each for each in body.handmade}
    rules.check_handmade(list(handmade), [(item.kind, item.addressee) for item in wanted])
    row = await repository.open_batch(work.session, case_number, len(wanted))
    present = {(one.kind, one.addressee): one for one in await repository.of_batch(work.session, case_number)}
    answers = []
    for item in wanted:
        if found := present.get((item.kind, item.addressee)):
            answer = Item(outcome="already_drafted", document_id=found.id)
        else:
            try:
                made = await _make(
                    work,
                    evidence,
                    KINDS[item.kind],
                    item.fields,
                    addressee=item.addressee,
                    initial=True,
                    handmade=handmade.get((item.kind, item.addressee)),
                )
                answer = Item(outcome="drafted", document_id=made.id)
            except Problem as problem:
                answer = Item.refused(problem)
        answers.append(answer.model_copy(update={"kind": item.kind, "addressee": item.addressee}))
    if row.drafted_at is None and all(answer.document_id for answer in answers):
        row.drafted_at = work.now
        work.tell(BatchDrafted(documents=len(answers)), case_number)
    return answers


async def draft(work: Work, evidence: Evidence, body: DraftIn) -> DocumentDetail:
    """Draft one document; 403 where the kind is a judge's and another than the case's judge asks, or the reverse."""
    kind, case = KINDS.get(body.kind), evidence.file.case
    if kind is None:
        raise Problem(422, ProblemCode.UNKNOWN_KIND, f"可用的种类：{'、'.join(KINDS)}", REGULATION["二(一)2"])
    work.in_stead_of(rules.check_maker(kind, case.judge, work.actor, case.had_by))
    if body.addressee:
        evidence.file.party(body.addressee)
    returned = await _returned(work, case.case_number, kind, body.redraft_of) if body.redraft_of else None
    if returned is not None:
        ruling = returned.ruling
    else:
        ruling = await repository.next_ruling(work.session, case.case_number) if kind.is_ruling else None
    addressee = returned.addressee if returned else body.addressee
    record = await _record(work, evidence)
    fields = compared.filled(kind, body.fields, record)
    if not shape_faults(kind, fields):
        refuse(compared.differences(kind, fields, record), 409, ProblemCode.DOCUMENT_REFUSED)
    made = await _make(
        work,
        evidence,
        kind,
        fields,
        addressee=addressee,
        initial=returned is not None and returned.initial,
        ruling=ruling,
        redraft_of=body.redraft_of,
        handmade=body.handmade,
    )
    await work.session.flush()
    return await detail(work, made)


async def _record(work: Work, evidence: Evidence) -> Record:
    """What the teams hold of the case, and what its signed rulings say."""
    case, today = evidence.file.case, work.now.date()
    claim = case.principal + case.interest
    late = delay_interest(case.principal, case.performance_due_on, today).amount
    fee = enforcement_fee(claim, today, await load_settings(work.session)).amount
    made = await repository.of_case(work.session, case.case_number)
    signed = [one for one in made if one.signed_at and one.state != "withdrawn"]
    return Record(
        case,
        claim + late + fee,
        evidence.assets,
        evidence.measures,
        evidence.disposals,
        evidence.payouts,
        evidence.on_site,
        [
            *(
                Ruling(one.id, one.number, operative(one.fields))
                for one in signed
                if KINDS[one.kind].is_ruling
            ),
            *(
                Ruling(one.id, one.number, one.operative)
                for one in rulings_of(case, evidence.assets, today)
                if one.operative
            ),
        ],
        [_notice(one) for one in signed if one.kind == "assistance_notice"],
        evidence.account,
    )


def _notice(document: Document) -> Notice:
    assert document.signed_at is not None
    on = document.signed_at.astimezone(COURT_ZONE).date()
    named = [row["identifier"] for row in document.fields.get("matters", ())]
    return Notice(
        document.fields.get("ruling", ""),
        named,
        f"{document.number}{KINDS[document.kind].title}（{printed_day(on)}）",
    )


async def check_in_time(work: Work, document: Document) -> None:
    """409 where its case has ended since it was drafted, and it orders what is ordered no more."""
    ended = await court.closed_among(work.session, [document.case_number])
    rules.check_case_open(
        KINDS[document.kind], "closed" if ended else "open", concluded=is_preservation(document.case_number)
    )


async def check_unmoved(work: Work, document: Document, read: Mapping[str, Evidence]) -> None:
    """What the document says is still what the record holds; 409 if it has moved. `read`: by case, of the kinds compared."""
    kind = KINDS[document.kind]
    if document.kind not in COMPARED or shape_faults(kind, document.fields):
        return  # one in a form that has since been given other fields is not signed at all
    if document.case_number not in read:
        raise Problem(403, ProblemCode.CASE_NOT_OPEN, article=REGULATION["一(一)"])
    record = await _record(work, read[document.case_number])
    compared.check_unmoved(kind, document.fields, record)


async def _returned(work: Work, case_number: str, kind: DocumentKind, document_id: str) -> Document:
    """The document whose place the new one takes: its number, its addressee, its part in the first batch."""
    returned = await repository.document(work.session, document_id, lock=True)
    rules.check_redraft(
        (returned.case_number, returned.kind, returned.state),
        case_number,
        kind.code,
        taken=document_id in await repository.redrafted(work.session, [document_id]),
    )
    return returned


async def _make(
    work: Work,
    evidence: Evidence,
    kind: DocumentKind,
    fields: dict[str, Any],
    *,
    addressee: str,
    initial: bool,
    ruling: int | None = None,
    redraft_of: str | None = None,
    handmade: HandmadeIn | None = None,
) -> Document:
    case = evidence.file.case
    rules.check_case_open(kind, case.state, concluded=case.concluded or is_preservation(case.case_number))
    rules.check_preserves(kind, case.case_number)
    rules.examine(
        kind,
        fields,
        by_team=Office.JUDGE not in work.actor.offices,
        parties=evidence.file.identities(),
        former_names=evidence.file.former_names,
        act_owed=evidence.file.case.act_owed,
        for_money=evidence.file.case.for_money,
        units={
            evidence.file.case.called(party): party.kind is PartyKind.ORGANISATION
            for party in evidence.file.case.parties
        },
        case_account=evidence.account,
        forbidden_accounts=await main_accounts(work.session),
        known=evidence.known,
        assets={asset.identifier: is_housing(asset.kind, asset.description) for asset in evidence.assets},
        phones=evidence.phones,
    )
    notice_of = None
    if kind.code == "agency_notice":
        notice_of = check_agency_notice(fields, addressee, evidence.file.case, evidence.agents)
    case_number = evidence.file.case.case_number
    reason_key = reasons.reason_key(kind, fields)
    reasons.check_own_reason(await repository.is_reason_of_another(work.session, reason_key, case_number))
    if handmade is None:
        number = rules.number_of(case_number, ruling)
        rendered = await rendered_on(kind, fields, number, work.now.date(), draft=True)
        sha256, pages = await keep(rendered.pdf, trial=work.trial), rendered.pages
    else:
        sha256 = await _file_of(work, case_number, handmade)
        pages = await pages_of(await objects().get(sha256))
    document = Document(
        case_number=case_number,
        kind=kind.code,
        signer=kind.signer,
        ruling=ruling,
        redraft_of=redraft_of,
        initial=initial,
        addressee=addressee,
        notice_of=notice_of,
        reason_key=reason_key,
        fields=fields,
        handmade_file=handmade.file if handmade else None,
        handmade_reason=handmade.reason if handmade else None,
        sha256=sha256,
        pages=pages,
        made_by=work.actor.id,
        made_for=work.stead,
        made_at=work.now,
    )
    work.session.add(document)
    work.audit(
        document.case_number,
        AuditAction.DOCUMENT_DRAFT,
        document.id,
        kind=kind.code,
        number=document.number,
        sha256=document.sha256,
    )
    return document


async def _file_of(work: Work, case_number: str, handmade: HandmadeIn) -> str:
    """The SHA-256 of a document made by hand: a file of the case, entered as such (二(一)4)."""
    paper = PaperFile("handmade.file", handmade.file, FilePurpose.DOCUMENT, REGULATION["二(一)4"])
    return check_files(await files.named(work, case_number, [handmade.file]), [paper])[handmade.file]


async def rendered_on(
    kind: DocumentKind, fields: dict[str, Any], number: str, day: date, *, draft: bool = False
) -> Rendered:
    """A document's fields on its page, dated `day`; `number` is its case's or its own as a ruling."""
    return await asyncio.to_thread(
        render,
        kind,
        fields,
        court=settings().court_name,
        case_number=number,
        dated=day,
        faces=faces(),
        draft=draft,
    )


async def read_document(work: Work, document_id: str) -> DocumentDetail:
    """One document with what it says. Who read it is kept."""
    found = await repository.document(work.session, document_id)
    standing = await open_document(work, found, AuditAction.DOCUMENT_READ)
    return await detail(work, found, standing, opened=True)


async def open_document(work: Work, document: Document, action: AuditAction, subject: str = "") -> Standing:
    """Read something of a document; 403 where it is closed to the caller."""
    standing = await open_case(work, document.case_number, action, subject or document.id)
    if document.closed_to_others:
        check_sees_closed(work, standing)
    return standing


async def seal(work: Work, document_id: str, body: SealingIn) -> DocumentDetail:
    """Close a document to all but the case's officer, its judge and the leaders, or open it again, with the reason."""
    document = await repository.document(work.session, document_id, lock=True)
    standing = await standing_in(work, document.case_number)
    check_seals(standing, work.actor)
    if document.closed_to_others == body.sealed:
        raise Problem(409, ProblemCode.SEALED_ALREADY, article=REGULATION["一(一)"])
    document.closed_to_others = body.sealed
    work.audit(
        document.case_number,
        AuditAction.DOCUMENT_SEAL if body.sealed else AuditAction.DOCUMENT_UNSEAL,
        document.id,
        before={"sealed": not body.sealed},
        after={"sealed": body.sealed},
        reason=body.reason,
    )
    return await detail(work, document, standing)


async def list_documents(
    work: Work, asked: DocumentFilter, case_number: str | None = None
) -> Page[DocumentOut | SealedDocument]:
    """Documents across cases, or of one; of one that is closed to the caller its title and state. The look is kept."""
    cases = await open_list(work, case_number, AuditAction.DOCUMENT_LIST, asked)
    found = await repository.documents(work.session, asked, cases)
    standings = await court.standings(work.session, {one.case_number for one in found.items})
    redrafted = await repository.redrafted(work.session, [one.id for one in found.items])
    unsigned = [one for one in found.items if one.state == "reviewed"]
    opened = await signing.opened(work.session, work.actor.id, unsigned)

    def out(document: Document) -> DocumentOut | SealedDocument:
        standing = standings[document.case_number]
        offers = acts.on(
            work.actor,
            document,
            standing,
            redrafted=document.id in redrafted,
            opened=document.id in opened,
        )
        whole = DocumentOut.of(document, offers)
        if document.closed_to_others and not sees_closed(work.actor, standing):
            return SealedDocument(**whole.model_dump(include=set(SealedDocument.model_fields)))
        return whole

    return found.of(out)


async def detail(
    work: Work, document: Document, standing: Standing | None = None, *, opened: bool = False
) -> DocumentDetail:
    """The document with what it says and what can be done with it. `standing`: of its case, where it is loaded; `opened`:
    by this very request.
    """
    standing = standing or await standing_in(work, document.case_number)
    redrafted = document.id in await repository.redrafted(work.session, [document.id])
    opened = opened or bool(await signing.opened(work.session, work.actor.id, [document]))
    offers = acts.on(work.actor, document, standing, redrafted=redrafted, opened=opened)
    return DocumentDetail.of(document, offers)
