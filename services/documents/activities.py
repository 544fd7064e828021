"""Orders that workflows give documents."""

from __future__ import annotations

from services.documents.delivery import service as delivery
from services.documents.dossier import evidence
from services.documents.dossier import service as dossier
from services.documents.drafting.schemas import DocumentOut
from services.documents.signing.service import check_original
from services.documents.undelivered import service as undelivered
from shared.contracts.documents.orders import Dispatch, Documents, EndAgency, FileItem
from shared.contracts.intake.orders import Told
from shared.contracts.intake.records import CASE
from shared.gateways.notices import HttpNoticeService, Notice
from shared.platform.notice import received_at
from shared.platform.service import Resources
from shared.platform.work import Caller
from shared.values.roles import Office


class DocumentsActivities(Documents):
    """Implements shared.contracts.documents.orders.Documents."""

    def __init__(self, resources: Resources) -> None:
        self._config, self._peers = resources.settings, resources.peers
        self._caller = Caller(resources.db, "documents", "service:workflow")
        self._notices = HttpNoticeService(self._config.url_notices, resources.http)

    async def dispatch(self, order: Dispatch) -> None:
        wanted = await self._caller.act(Office.SERVICE, delivery.outgoing, order)
        if wanted is None:
            return
        document = wanted.document
        await check_original(document)
        for attempt in wanted.attempts:
            await self._notices.send(
                Notice(
                    message_id=attempt.id,
                    channel=attempt.channel,
                    recipient_ref=document.id,
                    to=attempt.address,
                    subject=document.title,
                    body=_words(self._config.court_name, document, wanted.signing[attempt.id]),
                    attachment_sha256=document.sha256,
                    callback=f"{self._config.url_documents}/delivery-receipts",
                    case_number=document.case_number,
                )
            )
        await self._caller.act(
            Office.SERVICE, delivery.book_dispatch, document.id, [one.id for one in wanted.attempts]
        )

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


def _words(court: str, document: DocumentOut, agent: str) -> str:
    """What stands on the message or the envelope."""
    to = f"，由您的{agent}签收" if agent else ""
    return f"{court}：{document.case_number}案，现向您送达{document.title}{to}。"
