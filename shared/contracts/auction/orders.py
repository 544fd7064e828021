"""What workflows order from auction."""

from __future__ import annotations

from typing import Protocol

from pydantic import BaseModel

from shared.contracts.intake.orders import Told
from shared.contracts.order import Orders, order


class OfDisposal(BaseModel):
    case_number: str
    asset_id: str


class OfSales(BaseModel):
    """All that is sold in a case and not paid yet: the bank says what money was for, never for which thing."""

    case_number: str


class OfListing(BaseModel):
    case_number: str
    asset_id: str
    listing_id: str


class OfStop(OfListing):
    stop_id: str


class Auction(Orders, Protocol):
    @order("auction.request_price", "发起询价")
    async def request_price(self, order: OfDisposal) -> None:
        """Ask the valuation system for the reference price (二(四)4)."""
        ...

    @order("auction.tell_price_papers", "告知参考价材料情况")
    async def tell_price_papers(self, order: OfDisposal) -> None:
        """Have the officer told that the papers of the price are filed (二(四)3) → auction.team_notice_ordered."""
        ...

    @order("auction.book_told", "登记承办人已获告知")
    async def book_told(self, order: Told) -> None:
        """Book that the officer's message has arrived; its proof is read of intake → auction.price_papers_told,
        auction.full_payment_told."""
        ...

    @order("auction.publish", "发布拍卖公告")
    async def publish(self, order: OfListing) -> None:
        """Publish a signed announcement on the platform (二(四)5(1)) → auction.published; the record is checked again."""
        ...

    @order("auction.stop", "停止拍卖")
    async def stop(self, order: OfStop) -> None:
        """Have the platform stop a published auction, and announce why (法释〔2016〕18号第二十八条) →
        auction.suspended, auction.called_off, auction.stop_failed."""
        ...

    @order("auction.resume", "恢复拍卖")
    async def resume(self, order: OfStop) -> None:
        """Have the platform go on with it (法释〔2016〕18号第二十八条) → auction.suspension_ended."""
        ...

    @order("auction.look_at_hold", "核对在拍财产的查封冻结")
    async def look_at_hold(self, order: OfDisposal) -> None:
        """See whether what is on sale is still held, and have who sells it told if it is not (查封扣押冻结规定第二十七条) →
        auction.sale_unheld, auction.team_notice_ordered."""
        ...

    @order("auction.look_at_debt", "核对在拍财产的债务是否清偿")
    async def look_at_debt(self, order: OfSales) -> None:
        """See whether what has come in pays for all while something is still on sale (拍卖变卖规定第十九条) →
        auction.debt_covered, auction.team_notice_ordered."""
        ...

    @order("auction.request_balance", "通知买受人缴纳余款")
    async def request_balance(self, order: OfListing) -> None:
        """Tell the buyer to pay the balance to the case's account (二(四)5(2))."""
        ...

    @order("auction.book_balance", "登记价款付清")
    async def book_balance(self, order: OfSales) -> None:
        """Book each price that the bank's receipts have made complete in time (法释〔2016〕18号第二十五条) →
        auction.balance_paid."""
        ...

    @order("auction.transfer_title", "办理过户")
    async def transfer_title(self, order: OfDisposal) -> None:
        """Register the buyer as owner (二(四)6) → auction.title_transferred."""
        ...
