"""Orders that workflows give funds."""

from __future__ import annotations

from services.funds.accounts import rules, service
from services.funds.accounts.models import AccountNotice
from services.funds.anomalies import service as anomalies
from services.funds.distribution.evidence import claimed
from services.funds.payout import service as payouts
from services.funds.receipts import service as receipts
from services.funds.suspense import service as suspense
from shared.contracts.custody.records import ASSETS
from shared.contracts.funds.orders import Funds, OfCase, Pay, TransferIn
from shared.contracts.intake.orders import Told
from shared.contracts.intake.records import CASE, PartyRecord
from shared.gateways.bank import HttpBank
from shared.gateways.errors import GatewayRefused
from shared.gateways.notices import HttpNoticeService, Notice, NoticeChannel
from shared.platform.notice import received_at
from shared.platform.service import Resources
from shared.platform.work import Caller
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import Office


class FundsActivities(Funds):
    """Implements shared.contracts.funds.orders.Funds."""

    def __init__(self, resources: Resources) -> None:
        self._caller = Caller(resources.db, "funds", "service:workflow")
        self._peers = resources.peers
        self._bank = HttpBank(resources.settings.url_bank, resources.http)
        self._notices = HttpNoticeService(resources.settings.url_notices, resources.http)
        self._callback = f"{resources.settings.url_funds}/notice-receipts"

    async def open_account(self, order: OfCase) -> None:
        if await self._caller.act(Office.SERVICE, service.is_open, order.case_number):
            return
        # A case that intake does not know gets no account: the order alone has no authority.
        await self._peers.read(CASE, case_number=order.case_number)
        opened = await self._bank.open_account(order.case_number)
        await self._caller.act(Office.SERVICE, service.book_opened, order.case_number, opened)

    async def tell_account(self, order: OfCase) -> None:
        parties = {
            party.id: party for party in (await self._peers.read(CASE, case_number=order.case_number)).parties
        }
        channels = {party_id: list(_reached_by(party)) for party_id, party in parties.items()}
        sending = await self._caller.act(Office.SERVICE, service.prepare_notices, order.case_number, channels)
        if sending is None:
            return
        account = sending.account
        text = rules.notice_text(
            order.case_number, account.account_name, account.account_number, account.bank_name
        )
        for notice in sending.notices:
            ways = _reached_by(parties[notice.party_id])
            await self._send(notice, notice.party_id, ways[notice.channel], text)
        rules.check_reached(sending.unreached)

    async def tell_assisting(self, order: OfCase) -> None:
        """An institution is reached over the network of the query systems, by its code there.

        A measure that another court took for us is that court's to have carried out; of one that was taken offline
        who carries it out has heard by letter.
        """
        assets = await self._peers.read_all(ASSETS, case_number=order.case_number)
        carried_out = {
            asset.measure.id: (asset.source, asset.measure.measure_no)
            for asset in assets
            if asset.measure is not None
            and asset.measure.state == "in_force"
            and asset.measure.commission is None
            and not asset.measure.offline
        }
        sending = await self._caller.act(
            Office.SERVICE, service.prepare_assisting, order.case_number, list(carried_out)
        )
        if sending is None:
            return
        account = sending.account
        for notice in sending.notices:
            institution, measure_no = carried_out[notice.measure]
            text = rules.assisting_text(
                order.case_number,
                measure_no,
                account.account_name,
                account.account_number,
                account.bank_name,
            )
            await self._send(notice, notice.measure, institution, text)
        rules.check_assisting_reached(sending.unreached)

    async def _send(self, notice: AccountNotice, recipient_ref: str, to: str, text: str) -> None:
        await self._notices.send(
            Notice(
                message_id=notice.message_id,
                channel=notice.channel,
                recipient_ref=recipient_ref,
                to=to,
                subject="一案一账号告知",
                body=text,
                attachment_sha256=None,
                callback=self._callback,
                case_number=notice.case_number,
            )
        )

    async def book_told(self, order: Told) -> None:
        if at := await received_at(self._peers, order):
            for book in (receipts.book_told, anomalies.book_told):
                await self._caller.act(Office.SERVICE, book, order.case_number, order.notice, at)

    async def transfer(self, order: TransferIn) -> None:
        moving = await self._caller.act(
            Office.SERVICE, suspense.transfer_order, order.case_number, order.transfer_id
        )
        if moving is None:
            return
        try:
            confirmed = await self._bank.pay(moving)
        except GatewayRefused as refusal:
            if await self._is_refused(order.transfer_id, refusal.code):
                await self._caller.act(Office.SERVICE, suspense.book_refused, order.transfer_id, refusal.code)
            raise
        await self._caller.act(Office.SERVICE, suspense.book_transferred, confirmed)

    async def pay(self, order: Pay) -> None:
        try:
            owed = await claimed(self._peers, order.case_number)
            payment = await self._caller.act(
                Office.SERVICE, payouts.payment_order, order.case_number, order.payout_id, owed
            )
            if payment is None:
                return
            confirmed = await self._bank.pay(payment)
        except Problem as problem:
            # What the bank had paid before the money was held or gone, and could not tell us, is booked all the same.
            excess = problem.code is ProblemCode.PLAN_EXCEEDS
            stopped = excess or problem.code in (ProblemCode.HOLD_STANDS, ProblemCode.MONEY_GONE)
            paid = await self._bank.find_payment(order.payout_id) if stopped else None
            if paid is None and excess:  # the form falls with the plan that it was made by
                await self._caller.act(Office.SERVICE, payouts.book_refused, order.payout_id, problem.code)
            if paid is None:
                raise
            confirmed = paid
        except GatewayRefused as refusal:
            if await self._is_refused(order.payout_id, refusal.code):
                await self._caller.act(Office.SERVICE, payouts.book_refused, order.payout_id, refusal.code)
            raise
        await self._caller.act(Office.SERVICE, payouts.book_paid, confirmed)

    async def _is_refused(self, payment_id: str, code: str) -> bool:
        """Only on the bank's own word, and only if it holds no payment: a refused question leaves it unknown."""
        return not code.startswith("bank.http_") and await self._bank.find_payment(payment_id) is None


def _reached_by(party: PartyRecord) -> dict[NoticeChannel, str]:
    """Where a party is reached, by channel, in the order in which they are tried."""
    address = party.residence_address or party.registered_address or party.household_address
    ways: dict[NoticeChannel, str] = {"sms": party.mobile, "post": address}
    return {channel: to for channel, to in ways.items() if to}
