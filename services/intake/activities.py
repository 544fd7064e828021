"""Orders that workflows give intake."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from services.intake.closing import evidence
from services.intake.closing import service as closing
from services.intake.docket import repository
from services.intake.docket import service as docket
from services.intake.docket.apply import view
from services.intake.docket.models import DocketRow
from services.intake.inspection import service as inspection
from services.intake.library import evidence as paid_up
from services.intake.library import shielding
from services.intake.linked import service as linked
from services.intake.prompts import notices, sending, waking
from services.intake.prompts.evidence import names as object_names
from services.intake.prompts.turns import Turns
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

_Look = tuple[list[sending.Outgoing], DocketView | None]


@dataclass(frozen=True)
class _Asked:
    """Of a docket: whether its steps are to be taken, and what the carrier was given."""

    wake: bool = False
    sent: Sequence[sending.Sent] = ()


class IntakeActivities(Closing, Supervision):
    def __init__(self, resources: Resources) -> None:
        self._config = resources.settings
        self._caller = Caller(resources.db, "intake", "service:workflow")
        self._peers = resources.peers
        self._notices = HttpNoticeService(self._config.url_notices, resources.http)
        self._turns = Turns(self._together, self._alone)

    async def wake_duties(self, order: WakeDuties) -> DocketView:
        return await self._send_all(order.docket, wake=True)

    async def send_prompts(self, order: SendPrompts) -> None:
        await self._send_all(order.docket)

    async def _send_all(self, docket_id: str, *, wake: bool = False) -> DocketView:
        """Messages are sent until none is left. Answers the docket as it then is."""
        going, view = await self._turns.ask(docket_id, _Asked(wake=wake))
        while view is None:
            sent: list[sending.Sent] = []
            try:
                for message in going:
                    sent.append(await self._send(message))
            finally:  # what the carrier has is booked, whatever became of the next
                going, view = await self._turns.ask(docket_id, _Asked(sent=sent))
        return view

    async def _together(self, asked: Mapping[str, _Asked]) -> dict[str, _Look]:
        return await self._caller.act(Office.SERVICE, self._look, asked, skip=True)

    async def _alone(self, docket_id: str, asked: _Asked) -> _Look:
        return (await self._caller.act(Office.SERVICE, self._look, {docket_id: asked}, skip=False))[docket_id]

    async def _look(self, work: Work, asked: Mapping[str, _Asked], *, skip: bool) -> dict[str, _Look]:
        """Of each docket what goes out now, or how it stands where nothing does. `skip`: but for those that another holds."""
        rows = await repository.lock_dockets(work.session, asked, skip=skip)
        await waking.wake(work, [row for row in rows if asked[row.id].wake])
        if sent := [one for row in rows for one in asked[row.id].sent]:
            await sending.mark_sent(work, sent)
        found: dict[str, _Look] = {row.id: ([], None) for row in rows}
        for message in await sending.outgoing(work, found):
            found[message.message.docket][0].append(message)
        at_rest = [row for row in rows if not found[row.id][0]]
        views = await self._views(work, at_rest)
        return found | {docket_id: ([], view) for docket_id, view in views.items()}

    async def _views(self, work: Work, rows: Sequence[DocketRow]) -> dict[str, DocketView]:
        time = await repository.court_time(work.session)
        sendings = await repository.next_sendings(work.session, [row.id for row in rows])
        return {
            one.id: view(one, time, self._config.court_code, sendings[one.id])
            for one in await repository.dockets(work.session, rows)
        }

    async def _send(self, going: sending.Outgoing) -> sending.Sent:
        words = going.message.text
        if names := await object_names(self._peers, DocketId.parse(going.message.docket), going.objects):
            words = await self._caller.act(Office.SERVICE, sending.name_objects, going.message.id, names)
        return sending.Sent(going.message.id, going.channel, await self._hand(going, words))

    async def _hand(self, going: sending.Outgoing, words: str) -> str:
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
        paid, looked_at = await self._caller.read(Office.SERVICE, shielding.paid_since)
        for case_number in paid:
            held = await paid_up.gather(self._peers, case_number)
            await self._caller.act(Office.SERVICE, shielding.note_paid, case_number, looked_at, held)

    async def open_task(self, order: OpenTask) -> None:
        await self._caller.act(Office.SERVICE, docket.open_task, order)

    async def close_case(self, order: CloseCase) -> None:
        named = await self._caller.read(Office.SERVICE, closing.named_in, order.request_id)
        held = await evidence.gather(self._peers, *named)
        await self._caller.act(Office.SERVICE, closing.close, order, held)
        await self._send_all(str(DocketId.case(order.case_number)))
