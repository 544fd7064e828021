"""Orders that workflows give intake."""

from __future__ import annotations

from services.intake.closing import evidence
from services.intake.closing import service as closing
from services.intake.docket import repository
from services.intake.docket import service as docket
from services.intake.docket.apply import view
from services.intake.inspection import service as inspection
from services.intake.linked import service as linked
from services.intake.prompts import notices, sending, waking
from services.intake.prompts.evidence import names as object_names
from services.intake.upkeep import service as upkeep
from shared.contracts.custody.records import ASSET
from shared.contracts.docket_id import DocketId
from shared.contracts.intake.orders import (
    CloseCase,
    Closing,
    DocketView,
    Inspect,
    KeepConcluded,
    LinkCases,
    OpenTask,
    SendPrompts,
    Supervision,
    Tell,
    WakeDuties,
)
from shared.gateways.errors import GatewayRefused
from shared.gateways.notices import HttpNoticeService, Notice
from shared.platform.service import Resources
from shared.platform.work import Caller, Work
from shared.values.roles import Office


class IntakeActivities(Closing, Supervision):
    def __init__(self, resources: Resources) -> None:
        self._config = resources.settings
        self._caller = Caller(resources.db, "intake", "service:workflow")
        self._peers = resources.peers
        self._notices = HttpNoticeService(self._config.url_notices, resources.http)

    async def wake_duties(self, order: WakeDuties) -> DocketView:
        await self._caller.act(Office.SERVICE, waking.wake, order)
        await self._send_all(order.docket)
        return await self._caller.act(Office.SERVICE, self._view, order.docket)

    async def send_prompts(self, order: SendPrompts) -> None:
        await self._send_all(order.docket)

    async def _send_all(self, docket_id: str) -> None:
        while outgoing := await self._caller.act(Office.SERVICE, sending.outgoing, docket_id):
            for going in outgoing:
                names = await object_names(self._peers, DocketId.parse(docket_id), going.objects)
                words = await self._caller.act(Office.SERVICE, sending.name_objects, going.message.id, names)
                failure = await self._send(going, words)
                sent = (going.message.id, going.channel, failure)
                await self._caller.act(Office.SERVICE, sending.mark_sent, *sent)

    async def _send(self, going: sending.Outgoing, words: str) -> str:
        """Why the carrier will not take a message; empty when it has taken it."""
        notice = Notice(
            message_id=going.sending_id,
            channel=going.channel,
            recipient_ref=going.message.staff_id,
            to=going.address,
            subject="期限提示",
            body=words,
            attachment_sha256=None,
            callback=f"{self._config.url_intake}/notice-receipts",
            case_number=DocketId.parse(going.message.docket).subject,
        )
        try:
            await self._notices.send(notice)
        except GatewayRefused as refusal:
            return refusal.code
        return ""

    async def tell(self, order: Tell) -> None:
        await self._caller.act(Office.SERVICE, notices.take_notice, order)
        await self._send_all(str(DocketId.case(order.case_number)))

    async def inspect(self, order: Inspect) -> None:
        await self._caller.act(Office.SERVICE, inspection.make)

    async def link_cases(self, order: LinkCases) -> None:
        asset = await self._peers.find(ASSET, asset_id=order.asset)
        other = await self._peers.find(ASSET, asset_id=order.other_asset)
        if asset is not None and other is not None and asset.case_number == order.case_number:
            await self._caller.act(Office.SERVICE, linked.note_thing, asset, other)

    async def keep_concluded(self, order: KeepConcluded) -> None:
        while await self._caller.act(Office.SERVICE, upkeep.ask_due):
            pass

    async def open_task(self, order: OpenTask) -> None:
        await self._caller.act(Office.SERVICE, docket.open_task, order)

    async def close_case(self, order: CloseCase) -> None:
        named = await self._caller.read(Office.SERVICE, closing.named_in, order.request_id)
        held = await evidence.gather(self._peers, *named)
        await self._caller.act(Office.SERVICE, closing.close, order, held)
        await self._send_all(str(DocketId.case(order.case_number)))

    async def _view(self, work: Work, docket_id: str) -> DocketView:
        row = await repository.lock_docket(work.session, docket_id)
        kept = await repository.docket(work.session, row)
        time = await repository.court_time(work.session)
        return view(kept, time, self._config.court_code, await repository.next_sending(work.session, row.id))
