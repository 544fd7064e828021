"""Orders that workflows give documents."""

from __future__ import annotations

from services.documents.delivery import service as delivery
from services.documents.delivery.service import Message
from services.documents.dossier import evidence
from services.documents.dossier import service as dossier
from services.documents.signing.service import check_original
from services.documents.undelivered import service as undelivered
from shared.contracts.documents.orders import Dispatch, Documents, EndAgency, FileItem
from shared.contracts.intake.orders import Told
from shared.contracts.intake.records import CASE
from shared.gateways.errors import GatewayRefused
from shared.gateways.notices import HttpNoticeService, Notice
from shared.platform.notice import received_at
from shared.platform.service import Resources
from shared.platform.work import Caller
from shared.values.refusal import Problem
from shared.values.roles import Office


class DocumentsActivities(Documents):
    """Implements shared.contracts.documents.orders.Documents."""

    def __init__(self, resources: Resources) -> None:
        self._config, self._peers = resources.settings, resources.peers
        self._caller = Caller(resources.db, "documents", "service:workflow")
        self._notices = HttpNoticeService(self._config.url_notices, resources.http)

    async def dispatch(self, order: Dispatch) -> None:
        try:
            await self._dispatch(order)
        except (Problem, GatewayRefused) as refused:
            if not refused.retriable:
                await self._caller.act(Office.SERVICE, delivery.book_refused, order.document_id)
            raise

    async def _dispatch(self, order: Dispatch) -> None:
        messages = await self._caller.act(Office.SERVICE, delivery.outgoing, order)
        if not messages:
            return
        damaged: dict[str, Problem] = {}
        for document in {paper.id: paper for message in messages for paper in message.documents}.values():
            try:
                await check_original(document)
            except Problem as problem:
                damaged[document.id] = problem
        if damaged:
            messages = await self._caller.act(Office.SERVICE, delivery.set_apart, order, set(damaged))
        for message in messages:
            first, *others = message.documents
            await self._notices.send(
                Notice(
                    message_id=message.id,
                    channel=message.channel,
                    recipient_ref=first.id,
                    to=message.address,
                    subject=first.title,
                    body=_words(self._config.court_name, message),
                    attachment_sha256=first.sha256,
                    enclosed=[paper.sha256 for paper in others],
                    callback=f"{self._config.url_documents}/delivery-receipts",
                    case_number=first.case_number,
                )
            )
        await self._caller.act(Office.SERVICE, delivery.book_dispatch, [message.id for message in messages])
        if order.document_id in damaged:
            raise damaged[order.document_id]

    async def end_agency(self, order: EndAgency) -> None:
        case = await self._peers.read(CASE, case_number=order.case_number)
        standing = {one.shown for party in case.parties for one in party.agents if one.receives}
        await self._caller.act(Office.SERVICE, delivery.end_agency, order, standing)

    async def book_told(self, order: Told) -> None:
        if at := await received_at(self._peers, order):
            await self._caller.act(Office.SERVICE, undelivered.book_told, order.notice, at)

    async def file_item(self, order: FileItem) -> None:
        sha256 = await evidence.digest(self._peers, order)
        if sha256 is not None:
            await self._caller.act(Office.SERVICE, dossier.file_record, order, sha256)


def _words(court: str, message: Message) -> str:
    """What stands on the message or the envelope."""
    titles = "、".join(paper.title for paper in message.documents)
    to = f"，由您的{message.agent}签收" if message.agent else ""
    return f"{court}：{message.documents[0].case_number}案，现向您送达{titles}{to}。"
