"""Orders that workflows give intake."""

from __future__ import annotations

from services.intake.closing import evidence
from services.intake.closing import service as closing
from services.intake.supervision import repository, service
from services.intake.supervision.docket import view
from services.intake.supervision.models import Reminder
from shared.contracts.intake.orders import CloseCase, Closing, DocketView, OpenTask, Supervision, WakeDuties
from shared.gateways.errors import GatewayRefused
from shared.gateways.notices import HttpNoticeService, Notice
from shared.platform.service import Resources
from shared.platform.work import Caller, Work
from shared.values.roles import Office


class IntakeActivities(Closing, Supervision):
    """Implements shared.contracts.intake.orders.Supervision."""

    def __init__(self, resources: Resources) -> None:
        self._config = resources.settings
        self._caller = Caller(resources.db, "intake", "service:workflow")
        self._peers = resources.peers
        self._notices = HttpNoticeService(self._config.url_notices, resources.http)

    async def wake_duties(self, order: WakeDuties) -> DocketView:
        await self._caller.act(Office.SERVICE, service.wake, order)
        await self._send_all(order.docket)
        return await self._caller.act(Office.SERVICE, self._view, order.docket)

    async def _send_all(self, docket: str) -> None:
        for reminder, mobile in await self._caller.act(Office.SERVICE, service.unsent, docket):
            failure = await self._send(reminder, mobile) if mobile else "未登记手机号"
            await self._caller.act(Office.SERVICE, service.mark_sent, reminder.id, failure)

    async def _send(self, reminder: Reminder, mobile: str) -> str:
        """Why the carrier will not take it; empty when it has."""
        notice = Notice(
            message_id=reminder.id,
            channel="sms",
            recipient_ref=reminder.staff_id,
            to=mobile,
            subject="期限提示",
            body=reminder.text,
            attachment_sha256=None,
            callback=f"{self._config.url_intake}/notice-receipts",
            case_number=reminder.docket.partition("/")[2],
        )
        try:
            await self._notices.send(notice)
        except GatewayRefused as refusal:
            return refusal.code
        return ""

    async def open_task(self, order: OpenTask) -> None:
        await self._caller.act(Office.SERVICE, service.open_task, order)

    async def close_case(self, order: CloseCase) -> None:
        held = await evidence.gather(self._peers, order.case_number)
        await self._caller.act(Office.SERVICE, closing.close, order, held)
        await self._send_all(f"case/{order.case_number}")

    async def _view(self, work: Work, docket_id: str) -> DocketView:
        docket = await repository.lock_docket(work.session, docket_id)
        rows = await repository.duties(work.session, docket_id)
        return view(docket, rows, await repository.court_time(work.session), self._config.court_code)
