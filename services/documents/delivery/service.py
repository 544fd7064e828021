"""送达: the clerk's check fixes address and mode, the process sends, a receipt proves (二(一)5, 6, 7)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any, cast

from pydantic import BaseModel
from sqlalchemy import Select

from services.documents.case_file import CaseFile
from services.documents.delivery import repository, rules
from services.documents.delivery.models import Attempt, Delivery
from services.documents.delivery.rules import Way
from services.documents.delivery.schemas import AttemptOut, CheckIn, DeliveryFilter, DeliveryOut, ServiceIn
from services.documents.dossier import service as dossier
from services.documents.drafting import repository as documents
from services.documents.drafting.kinds import KINDS
from services.documents.drafting.models import Document
from services.documents.drafting.rules import claims_nothing
from services.documents.drafting.schemas import DocumentDetail, DocumentOut
from services.documents.drafting.service import detail, open_document
from services.documents.items import Item
from services.documents.signing.rules import advance
from services.documents.undelivered import acts as undelivered
from shared.contracts.documents.facts import (
    AgencyNoticeServed,
    ApplicantsTold,
    DispatchOrdered,
    DocumentDispatched,
    DocumentServed,
    DossierFiled,
    InitialBatchDispatched,
    RespondentsNotified,
    ServiceFailed,
)
from shared.contracts.documents.orders import Dispatch, EndAgency
from shared.contracts.fact import YesNo, is_id
from shared.gateways.notices import NoticeChannel, NoticeReceipt
from shared.platform.paging import Page
from shared.platform.reading import open_list
from shared.platform.work import Work
from shared.values.audit_action import AuditAction
from shared.values.problem_code import ProblemCode
from shared.values.record_id import derived_id
from shared.values.refusal import Problem


class Message(BaseModel):
    """What goes to one hand at one address: its documents; `agent`: who is to sign."""

    id: str
    channel: NoticeChannel
    address: str
    agent: str
    documents: list[DocumentOut]


async def order(work: Work, document_id: str, file: CaseFile, body: ServiceIn) -> DocumentDetail:
    """Fix address and mode for each addressee and hand the document to dispatch (二(一)5)."""
    document = await documents.document(work.session, document_id, lock=True)
    await _order(work, document, file, body)
    return await detail(work, document)


async def order_batch(work: Work, file: CaseFile, body: CheckIn) -> list[Item]:
    """The same for the whole first batch; a document that is not ready does not hold up the others."""
    batch = await documents.of_batch(work.session, file.case.case_number)
    locked = await documents.lock_documents(work.session, [one.id for one in batch])
    answers = []
    for document in (locked[one.id] for one in batch):
        try:
            await _order(work, document, file, ServiceIn(**body.model_dump()))
            answer = Item(outcome="ordered", document_id=document.id)
        except Problem as problem:
            answer = Item.refused(problem, document_id=document.id)
        answers.append(answer.model_copy(update={"kind": document.kind, "addressee": document.addressee}))
    return answers


async def _order(work: Work, document: Document, file: CaseFile, body: ServiceIn) -> None:
    state = advance(document.state, "order", document.signer)
    rules.check_both_sides(KINDS[document.kind].to_both_sides, body.parties, file.case.parties)
    parties = body.parties or ([document.addressee] if document.addressee else [])
    addressed = [*parties, *(other.ref for other in body.others)]
    rules.check_applicants(KINDS[document.kind].to_applicants, addressed, file.case.parties)
    last = {party_id: reception.id for party_id, reception in file.received.items()}
    rules.check_before_service(
        made_at=document.made_at,
        read_at=await repository.dossier_read_at(work.session, document.case_number, work.actor.id),
        named=body.receptions,
        wanted=[last[party_id] for party_id in parties if party_id in last],
        known=last.values(),
    )
    rules.check_addressees(parties, [other.ref for other in body.others])
    rules.check_made_for(document.addressee, parties)
    ways: dict[str, tuple[str, list[Way]]] = {}
    for party_id in parties:
        confirmed = file.confirmed.get(party_id)
        ways[party_id] = (
            confirmed.id if confirmed else "",
            rules.ways_to(file.party(party_id), confirmed),
        )
    signing = rules.signing_agents(
        body.agents, [file.party(one) for one in parties], {one: found for one, (_, found) in ways.items()}
    )
    for other in body.others:
        rules.check_consent(other.channel, other.consent)
        ways[other.ref] = ("", [Way(other.channel, other.address)])
    for addressee, (basis, ways_there) in ways.items():
        delivery = Delivery(
            case_number=document.case_number,
            document_id=document.id,
            addressee=addressee,
            ordered_by=work.actor.id,
            ordered_for=work.stead,
            ordered_at=work.now,
            dossier_read=True,
            reception_record_read=addressee in last,
            basis=basis,
            agent=signing[addressee].id if addressee in signing else None,
            agent_shown=signing[addressee].shown if addressee in signing else "",
        )
        work.session.add(delivery)
        await work.session.flush()
        work.session.add_all(
            Attempt(delivery_id=delivery.id, channel=way.channel, address=way.address) for way in ways_there
        )
    document.state = state
    document.respondents = [party.id for party in file.case.side("respondent")]
    work.audit(document.case_number, AuditAction.DOCUMENT_ORDER_DISPATCH, document.id, addressees=list(ways))
    work.tell(DispatchOrdered(document=document.id, document_kind=document.kind), document.case_number)


async def outgoing(work: Work, wanted: Dispatch) -> list[Message]:
    """What the record wants sent with a document: an order has no authority of its own.

    Papers for one hand at one address leave in one envelope, which is closed here.
    """
    document = await documents.document(work.session, wanted.document_id)
    if document.case_number != wanted.case_number or document.state not in ("dispatch_ordered", "dispatched"):
        return []
    letters: dict[tuple[str, str, str], list[Attempt]] = {}
    for attempt, delivery in await repository.loose_letters(work.session, document.case_number):
        to = delivery.addressee, attempt.address, delivery.agent_shown
        letters.setdefault(to, []).append(attempt)
    for attempts in letters.values():
        for attempt in attempts:
            attempt.envelope = attempts[0].id
    await work.session.flush()
    ordered = [one for one in await repository.attempts(work.session, document.id) if one.state == "ordered"]
    return [await _message(work, message_id) for message_id in dict.fromkeys(one.message for one in ordered)]


async def _message(work: Work, message_id: str) -> Message:
    enclosed = await repository.enclosed(work.session, message_id)
    attempt, delivery = enclosed[0]
    papers = [await documents.document(work.session, of.document_id) for _, of in enclosed]
    return Message(
        id=message_id,
        channel=cast("NoticeChannel", attempt.channel),
        address=attempt.address,
        agent=delivery.agent_shown,
        documents=[DocumentOut.of(paper, []) for paper in papers],
    )


async def set_apart(work: Work, wanted: Dispatch, damaged: Collection[str]) -> list[Message]:
    """Damaged originals are taken out of their envelopes; with what else the order's document leaves.

    The other papers do not wait for them (二(一)6). Once whole, one goes when it is ordered again, or with the next letter.
    """
    left: dict[str, None] = {}
    ordered = [
        one for one in await repository.attempts(work.session, wanted.document_id) if one.state == "ordered"
    ]
    for message in dict.fromkeys(one.message for one in ordered):
        enclosed = await repository.enclosed(work.session, message)
        intact = [attempt for attempt, of in enclosed if of.document_id not in damaged]
        for attempt, of in enclosed:
            attempt.envelope = None if of.document_id in damaged else intact[0].id
            if of.document_id == wanted.document_id and wanted.document_id not in damaged:
                left[attempt.message] = None
    await work.session.flush()
    return [await _message(work, message) for message in left]


async def book_refused(work: Work, document_id: str) -> None:
    """It could not leave: what of it has not left waits for the clerk, who orders it again once the cause is cured."""
    document = await documents.document(work.session, document_id, lock=True)
    attempts = await repository.attempts(work.session, document_id)
    unsent = {one.delivery_id for one in attempts if one.state == "ordered"}
    for delivery in await repository.deliveries(work.session, document_id):
        if delivery.id in unsent and delivery.unsent_since is None:
            delivery.unsent_since = work.now
            work.audit(document.case_number, AuditAction.DELIVERY_REFUSED, delivery.id, document=document_id)


async def book_dispatch(work: Work, sent: Collection[str]) -> None:
    """The messages `sent` have left. With the first of them a document is dispatched, with the last of the batch the
    batch is done (二(一)7).
    """
    left = [pair for message in sent for pair in await repository.enclosed(work.session, message)]
    locked = await documents.lock_documents(work.session, {of.document_id for _, of in left})
    for attempt, delivery in left:
        await work.session.refresh(attempt)
        await work.session.refresh(delivery)
        delivery.unsent_since = None
        if attempt.sent_at is None:
            attempt.sent_at = work.now
            attempt.state = "sent" if attempt.state == "ordered" else attempt.state
    await work.session.flush()
    for document in locked.values():
        if document.state == "dispatch_ordered":
            await _book_dispatched(work, document)


async def _book_dispatched(work: Work, document: Document) -> None:
    document.state = advance(document.state, "dispatch", document.signer)
    document.dispatched_at = work.now
    case_number, kind = document.case_number, document.kind
    work.audit(case_number, AuditAction.DOCUMENT_DISPATCH, document.id, sha256=document.sha256)
    money: YesNo = "no" if claims_nothing(document.fields) else "yes"
    dispatched = DocumentDispatched(
        document=document.id,
        document_kind=kind,
        addressee=document.addressee or None,
        money=money if kind == "enforcement_notice" else None,
    )
    work.tell(dispatched, case_number)
    await dossier.file_document(work, document)
    work.tell(DossierFiled(document=document.id, document_kind=kind), case_number)
    if document.initial:
        await _complete_batch(work, case_number)
    if kind == "enforcement_notice":
        await _complete_notices(work, document)
    await note_served(work, document)


async def _complete_notices(work: Work, notice: Document) -> None:
    """With the last respondent's notice all are notified; one sent again, or outside the case's parties, is not the last.

    The dossier's counter, locked by this transaction, orders those who send documents of one case.
    """
    others = await documents.sent_to(work.session, notice)
    if notice.addressee in set(notice.respondents) - others <= {notice.addressee}:
        work.tell(RespondentsNotified(document=notice.id), notice.case_number)


async def _complete_batch(work: Work, case_number: str) -> None:
    batch = await documents.lock_batch(work.session, case_number)
    if batch is None or batch.dispatched_at is not None:
        return
    if await documents.sent_of_batch(work.session, case_number) == batch.expected:
        batch.dispatched_at = work.now
        work.audit(case_number, AuditAction.INITIAL_BATCH_DISPATCH, case_number)
        work.tell(InitialBatchDispatched(drafts="each"), case_number)


async def record_receipt(work: Work, receipt: NoticeReceipt) -> None:
    """The carrier's receipt for one message counts for each paper in it. A repeated one changes nothing."""
    enclosed = await repository.enclosed(work.session, receipt.message_id)
    if not enclosed:
        raise Problem(404, ProblemCode.UNKNOWN_MESSAGE, "没有发出过这个编号的文书")
    locked = await documents.lock_documents(work.session, {of.document_id for _, of in enclosed})
    for attempt, delivery in enclosed:
        await work.session.refresh(attempt)
        await work.session.refresh(delivery)
        await _record(work, locked[delivery.document_id], delivery, attempt, receipt)


async def _record(
    work: Work, document: Document, delivery: Delivery, attempt: Attempt, receipt: NoticeReceipt
) -> None:
    at = rules.received_at(receipt.at, delivery.ordered_at)
    state = rules.after_receipt(attempt.state, receipt.state, at, delivery.agent_ended_at)
    if state == attempt.state:
        return
    attempt.state, attempt.result_at, attempt.proof = state, at, receipt.proof
    work.audit(
        document.case_number,
        AuditAction(f"attempt.{state}"),
        attempt.id,
        document=document.id,
        proof=receipt.proof,
    )
    if document.dispatched_at is not None:
        await note_served(work, document)
    await _note_failed(work, document, delivery)


async def _note_failed(work: Work, document: Document, delivery: Delivery) -> None:
    """A delivery has failed with the last of its attempts, and is one no longer once it is served (二(一)6)."""
    attempts = await repository.attempts_of(work.session, [delivery.id])
    if any(attempt.state != "failed" for attempt in attempts):
        delivery.failed_at = delivery.reported_at = None
    elif delivery.failed_at is None:
        at, last = max((one.result_at or work.now, one.id) for one in attempts)
        delivery.failed_at = at
        failed = ServiceFailed(delivery=delivery.id, attempt=last, document_kind=document.kind)
        work.tell(failed, document.case_number)


async def end_agency(work: Work, wanted: EndAgency, standing: Collection[str]) -> None:
    """What an agent signs from the end of the power on proves nothing. `standing`: who may sign now, as they are shown."""
    for delivery in await repository.unsigned(work.session, wanted.case_number, wanted.agent):
        if delivery.agent_shown not in standing:
            delivery.agent_ended_at = wanted.ended_at
            work.audit(wanted.case_number, AuditAction.DELIVERY_AGENT_ENDED, delivery.id, agent=wanted.agent)


async def note_served(work: Work, document: Document) -> None:
    """Served is whoever one attempt has provably reached, at the instant of the proof."""
    attempts = await repository.attempts(work.session, document.id)
    deliveries = await repository.deliveries(work.session, document.id)
    for delivery in deliveries:
        proven = [
            attempt.result_at
            for attempt in attempts
            if attempt.delivery_id == delivery.id and attempt.state == "delivered" and attempt.result_at
        ]
        if proven and delivery.served_at is None:
            delivery.served_at = min(proven)
            _emit_served(work, document, delivery.addressee, delivery.served_at)
    served = [delivery.served_at for delivery in deliveries if delivery.served_at is not None]
    if len(served) == len(deliveries):
        first, document.served_at = document.served_at is None, max(served)
        if first and KINDS[document.kind].to_applicants:
            told = ApplicantsTold(document=document.id, document_kind=document.kind)
            work.tell(told, document.case_number, occurred_at=document.served_at)


def _emit_served(work: Work, document: Document, addressee: str, at: datetime) -> None:
    if not is_id(addressee):  # ordered when any text would do: no fact carries it
        addressee = derived_id(addressee)
    work.tell(
        DocumentServed(document=document.id, document_kind=document.kind, addressee=addressee),
        document.case_number,
        occurred_at=at,
    )
    if document.notice_of is not None:
        work.tell(AgencyNoticeServed(notice=document.notice_of), document.case_number, occurred_at=at)


async def case_of(work: Work, document_id: str) -> str:
    """The case that a document belongs to."""
    return (await documents.document(work.session, document_id)).case_number


async def of_document(work: Work, asked: DeliveryFilter, document_id: str) -> Page[DeliveryOut]:
    """Addressees and attempts of a document. Who read them is kept."""
    document = await documents.document(work.session, document_id)
    await open_document(work, document, AuditAction.DELIVERY_READ)
    asked = asked.model_copy(update={"document_id": document_id})
    return await _page(work, asked, document.case_number)


async def list_deliveries(
    work: Work, asked: DeliveryFilter, case_number: str | None = None
) -> Page[DeliveryOut]:
    """Deliveries across cases, or of one case, but for those of documents closed to the caller. Who read them is kept."""
    return await _page(work, asked, await open_list(work, case_number, AuditAction.DELIVERY_READ, asked))


async def read_delivery(work: Work, delivery_id: str) -> DeliveryOut:
    """The delivery to one addressee. Who read it is kept."""
    delivery = await repository.delivery(work.session, delivery_id)
    await open_document(
        work, await documents.document(work.session, delivery.document_id), AuditAction.DELIVERY_READ
    )
    return await out(work, delivery)


async def _page(work: Work, asked: DeliveryFilter, cases: str | Select[Any]) -> Page[DeliveryOut]:
    found = await repository.listed_deliveries(work.session, asked, cases, work.actor)
    attempts = await repository.attempts_of(work.session, [one.id for one in found.items])
    return found.of(lambda delivery: _out(work, delivery, attempts))


async def out(work: Work, delivery: Delivery) -> DeliveryOut:
    """One delivery as it now stands."""
    return _out(work, delivery, await repository.attempts_of(work.session, [delivery.id]))


def _out(work: Work, delivery: Delivery, attempts: Collection[Attempt]) -> DeliveryOut:
    own = [one for one in attempts if one.delivery_id == delivery.id]
    return DeliveryOut(
        **delivery.model_dump(include=set(DeliveryOut.model_fields)),
        acts=undelivered.on(work.actor, delivery, [one.state for one in own]),
        attempts=[_attempt_out(one) for one in own],
    )


def _attempt_out(attempt: Attempt) -> AttemptOut:
    return AttemptOut.model_validate(attempt, from_attributes=True)
