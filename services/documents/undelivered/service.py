"""未能送达: the reason in detail, the report, the next way (二(一)6, 民事诉讼法第九十五条)."""

from __future__ import annotations

from datetime import datetime

from services.documents.case_file import CaseFile
from services.documents.delivery import repository
from services.documents.delivery import service as delivery_service
from services.documents.delivery.models import Attempt, Delivery
from services.documents.delivery.rules import Way
from services.documents.delivery.schemas import DeliveryOut
from services.documents.drafting import repository as documents
from services.documents.drafting.models import Document
from services.documents.files import service as files
from services.documents.undelivered import rules
from services.documents.undelivered.rules import Tried
from services.documents.undelivered.schemas import FailureIn, NextWayIn
from shared.contracts.documents.facts import DispatchOrdered, FailureNoticeOrdered, ServiceFailureTold
from shared.contracts.documents.purposes import FilePurpose
from shared.law.files import PaperFile, check_files
from shared.law.numbers import PUBLIC_SERVICE
from shared.law.periods import due
from shared.platform.court import load_calendar
from shared.platform.work import Work
from shared.values.articles import CPC
from shared.values.audit_action import AuditAction
from shared.values.zone import COURT_ZONE, begin_of


async def order_again(work: Work, delivery_id: str) -> DeliveryOut:
    """A dispatch that was refused is ordered anew; where the first is still under way, the message is one all the same."""
    document, delivery = await _locked(work, delivery_id)
    attempts = await repository.attempts_of(work.session, [delivery.id])
    rules.check_unsent([one.state for one in attempts])
    delivery.unsent_since = None
    work.audit(document.case_number, AuditAction.DELIVERY_ORDER_AGAIN, delivery.id, document=document.id)
    work.tell(DispatchOrdered(document=document.id, document_kind=document.kind), document.case_number)
    return await delivery_service.out(work, delivery)


async def report(work: Work, delivery_id: str, body: FailureIn) -> DeliveryOut:
    """The reason is kept with the attempt that failed last, and the leader is told of it (二(一)6)."""
    document, delivery = await _locked(work, delivery_id)
    rules.check_failed(delivery.failed_at)
    rules.check_unreported(delivery.reported_at)
    last = max(await _failed(work, delivery), key=lambda one: (one.result_at or work.now, one.id))
    last.reason, delivery.reported_at = body.reason, work.now
    work.audit(document.case_number, AuditAction.DELIVERY_FAILURE_REPORT, delivery.id, attempt=last.id)
    work.tell(FailureNoticeOrdered(notice=last.id), document.case_number)
    return await delivery_service.out(work, delivery)


async def book_told(work: Work, attempt_id: str, received_at: datetime) -> None:
    """The leader knows of the failure since the message arrived (二(一)6); booked once. Of another notice nothing is."""
    attempt = await work.session.get(Attempt, attempt_id, with_for_update=True)
    if attempt is None or attempt.told_at is not None or not attempt.reason:
        return
    attempt.told_at = received_at
    delivery = await work.session.get_one(Delivery, attempt.delivery_id)
    assert delivery.case_number is not None
    work.record(
        AuditAction.DELIVERY_FAILURE_TELL,
        ServiceFailureTold(attempt=attempt.id),
        delivery.case_number,
        occurred_at=received_at,
    )


async def serve_again(work: Work, delivery_id: str, file: CaseFile, body: NextWayIn) -> DeliveryOut:
    """Another way, or what the law takes for service: the return to a confirmed address, a public notice that is over."""
    document, delivery = await _locked(work, delivery_id)
    rules.check_failed(delivery.failed_at)
    rules.check_reported(delivery.reported_at)
    tried = [
        Tried(Way(one.channel, one.address), one.result_at)
        for one in await _failed(work, delivery)
        if one.result_at is not None
    ]
    party = next((one for one in file.case.parties if one.id == delivery.addressee), None)
    confirmed = file.confirmed.get(delivery.addressee)
    left = rules.untried(party, confirmed, tried)
    if body.way in ("post", "electronic"):
        rules.check_again(Way(body.way, body.address), left, tried, is_party=party is not None)
        work.session.add(Attempt(delivery_id=delivery.id, channel=body.way, address=body.address))
        work.tell(DispatchOrdered(document=document.id, document_kind=document.kind), document.case_number)
    elif body.way == "returned":
        at = rules.returned_at(confirmed, delivery.basis, tried)
        _book(work, delivery, "returned", at, "")
    else:
        at = await _public(work, document, delivery, body, left)
        _book(work, delivery, "public", at, body.file)
    delivery.failed_at = delivery.reported_at = None
    work.audit(document.case_number, AuditAction.DELIVERY_AGAIN, delivery.id, way=body.way)
    await work.session.flush()
    await delivery_service.note_served(work, document)
    return await delivery_service.out(work, delivery)


def _book(work: Work, delivery: Delivery, channel: str, at: datetime, proof: str) -> None:
    served = Attempt(delivery_id=delivery.id, channel=channel, address="", state="delivered", proof=proof)
    served.sent_at = served.result_at = at
    work.session.add(served)


async def _public(
    work: Work, document: Document, delivery: Delivery, body: NextWayIn, left: list[Way]
) -> datetime:
    """When the notice's days were over; its publication is a file that another has entered."""
    assert body.published_on is not None
    assert delivery.failed_at is not None
    published = begin_of(body.published_on)
    failed_on = delivery.failed_at.astimezone(COURT_ZONE).date()
    over = due(published, PUBLIC_SERVICE.on(body.published_on), await load_calendar(work.session)).due_at
    rules.check_public(body.published_on, failed_on, over, work.now, left)
    paper = PaperFile(
        "file", body.file, FilePurpose.PUBLIC_NOTICE, CPC[95], shows_at=published, not_by=work.hands
    )
    check_files(await files.named(work, document.case_number, [body.file]), [paper])
    return over


async def case_of(work: Work, delivery_id: str) -> str:
    """The case that a delivery belongs to; 404 for none."""
    found = await repository.delivery(work.session, delivery_id)
    return (await documents.document(work.session, found.document_id)).case_number


async def _locked(work: Work, delivery_id: str) -> tuple[Document, Delivery]:
    """A delivery under its document's lock, which whatever changes a delivery takes first."""
    found = await repository.delivery(work.session, delivery_id)
    document = await documents.document(work.session, found.document_id, lock=True)
    await work.session.refresh(found)
    return document, found


async def _failed(work: Work, delivery: Delivery) -> list[Attempt]:
    attempts = await repository.attempts_of(work.session, [delivery.id])
    return [one for one in attempts if one.state == "failed"]
