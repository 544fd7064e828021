"""Orders that workflows give funds."""

from __future__ import annotations

from services.funds.accounts import rules, service
from services.funds.payout import service as payouts
from shared.contracts.funds.orders import Funds, OfCase, Pay
from shared.contracts.intake.records import CASE
from shared.gateways.bank import HttpBank
from shared.gateways.errors import GatewayRefused
from shared.gateways.notices import HttpNoticeService, Notice
from shared.platform.service import Resources
from shared.platform.work import Caller
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
        parties = (await self._peers.read(CASE, case_number=order.case_number)).parties
        account = await self._caller.act(
            Office.SERVICE, service.prepare_notices, order.case_number, [party.id for party in parties]
        )
        if account is None:
            return
        text = rules.notice_text(
            order.case_number, account.account_name, account.account_number, account.bank_name
        )
        for party in parties:
            await self._notices.send(
                Notice(
                    message_id=service.notice_id(order.case_number, party.id),
                    channel="sms" if party.mobile else "post",
                    recipient_ref=party.id,
                    to=party.mobile or party.household_address,
                    subject="一案一账号告知",
                    body=text,
                    attachment_sha256=None,
                    callback=self._callback,
                    case_number=order.case_number,
                )
            )
        await self._caller.act(Office.SERVICE, service.book_told, order.case_number)

    async def pay(self, order: Pay) -> None:
        payment = await self._caller.act(
            Office.SERVICE, payouts.payment_order, order.case_number, order.payout_id
        )
        if payment is None:
            return
        try:
            confirmed = await self._bank.pay(payment)
        except GatewayRefused as refusal:
            await self._book_refusal(order.payout_id, refusal.code)
            raise
        await self._caller.act(Office.SERVICE, payouts.book_paid, confirmed)

    async def _book_refusal(self, payout_id: str, code: str) -> None:
        """Only on the bank's own word, and only if it holds no payment: a refused question leaves it unknown."""
        if not code.startswith("bank.http_") and await self._bank.find_payment(payout_id) is None:
            await self._caller.act(Office.SERVICE, payouts.book_refused, payout_id, code)
