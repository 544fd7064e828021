"""What auction tells of one asset's disposal, from the decision to delivery."""

from __future__ import annotations

from datetime import date
from typing import Literal

from shared.contracts.fact import Count, Fen, Id, Instant, Refs, YesNo, added, fact
from shared.contracts.process import DISPOSAL, NETWORK, TELLING


class _OfAsset(Refs):
    asset: Id


class _OfInquiry(_OfAsset):
    inquiry: Id


class _OfListing(_OfAsset):
    listing: Id


@fact("auction.disposal_decided", "决定拍卖", DISPOSAL, subject="asset")
class DisposalDecided(_OfAsset):
    """二(四)1."""


@fact("auction.disposal_deferred", "暂不处置", subject="asset")
class DisposalDeferred(_OfAsset):
    """查封扣押冻结规定第二十六条: another court, or another case of this one, disposes of it."""

    ground: Literal["waiting", "elsewhere"]


@fact("auction.disposal_due", "转为在先查封", subject="asset")
class DisposalDue(_OfAsset):
    """查封扣押冻结规定第二十六条: what waited is ours to dispose of."""


@fact("auction.disposal_ruling_served", "拍卖裁定送达当事人", subject="asset")
class DisposalRulingServed(_OfAsset):
    """二(四)2: on the last of the parties."""


@fact("auction.disposal_withdrawn", "撤回处置", DISPOSAL, subject="asset")
class DisposalWithdrawn(_OfAsset):
    """拍卖变卖规定第十七条: it is not sold in this case, or not now."""


@fact("auction.papers_transferred", "处置材料移送卷宗中心", DISPOSAL, subject="asset")
class PapersTransferred(_OfAsset):
    """二(四)2."""


@fact("auction.survey_completed", "现状调查完成", DISPOSAL, subject="asset")
class SurveyCompleted(_OfAsset):
    """二(四)1."""


@fact("auction.inquiry_ordered", "发起询价", DISPOSAL, subject="inquiry")
class InquiryOrdered(_OfInquiry):
    """二(四)3."""

    method: Literal["negotiated", "directed", "online", "appraisal"]


@fact("auction.price_reported", "询价报告全部收到", DISPOSAL, subject="inquiry")
class PriceReported(_OfInquiry):
    """二(四)3."""

    price_fen: Fen


@fact("auction.price_report_served", "询价报告送达", DISPOSAL, subject="inquiry")
class PriceReportServed(_OfInquiry):
    """处置参考价规定第二十一条. `final_at`: the last instant at which it may be objected to."""

    final_at: Instant | None = added()


@fact("auction.team_notice_ordered", "交付告知实施团队", TELLING, subject="notice")
class TeamNoticeOrdered(Refs):
    """二(四)3, 二(四)5(3). `notice`: the inquiry whose papers are filed, or the listing whose price is paid; of what is
    told besides, its own. `office`: who of the case is told; the handling officer by what was told before there was the ref.
    """

    notice: Id
    about: Literal["price_papers", "full_payment", "sale_unheld", "debt_covered"]
    office: Literal["handling_officer", "judge", "auction_officer"] | None = added()


@fact("auction.price_papers_told", "参考价材料情况告知实施团队", subject="inquiry")
class PricePapersTold(_OfInquiry):
    """二(四)3: occurred when the officer's message arrived."""


@fact("auction.price_expired", "参考价过期", subject="inquiry")
class PriceExpired(_OfInquiry):
    """处置参考价规定第二十七条: the price is to be determined anew. `failed`: how many rounds have found no buyer by it."""

    failed: Count


@fact("auction.price_fixed", "合议庭确定起拍价", DISPOSAL, subject="asset")
class PriceFixed(_OfAsset):
    """二(四)5(1). `price_fen`: the first round's starting price."""

    price_fen: Fen


@fact("auction.announcement_drafted", "拍卖公告制作完成", DISPOSAL, subject="listing")
class AnnouncementDrafted(_OfListing):
    """二(四)5(1). `publish_by`: the last day on which it may still be published as drafted."""

    round: Count
    publish_by: Instant | None = added()


@fact("auction.announcement_withdrawn", "撤回拍卖公告", DISPOSAL, subject="listing")
class AnnouncementWithdrawn(_OfListing):
    """二(四)5(1): drafted, and not published."""


@fact("auction.prepublication_notified", "公告前通知当事人", DISPOSAL, subject="listing")
class PrepublicationNotified(_OfListing):
    """网络司法拍卖规定第十六条."""


@fact("auction.announcement_signed", "拍卖公告签发", DISPOSAL, subject="listing")
class AnnouncementSigned(_OfListing):
    """二(四)5(1)."""


@fact("auction.publication_ordered", "交付发布", DISPOSAL, subject="listing")
class PublicationOrdered(_OfListing):
    """二(四)5(1)."""


@fact("auction.published", "拍卖公告发布", DISPOSAL, subject="listing")
class AnnouncementPublished(_OfListing):
    """二(四)5(1)."""

    round: Count


@fact("auction.announcement_served", "拍卖公告送达", DISPOSAL, subject="listing")
class AnnouncementServed(_OfListing):
    """二(四)5(1)."""


class _OfStop(_OfListing):
    stop: Id


@fact("auction.stop_ordered", "决定停止拍卖", DISPOSAL, subject="listing")
class StopOrdered(_OfStop):
    """网络司法拍卖规定第二十八条: decided of a published auction, and handed to the platform."""

    way: Literal["defer", "stay", "withdraw"]


@fact("auction.suspended", "拍卖暂停并公告", subject="listing")
class AuctionSuspended(_OfStop):
    """网络司法拍卖规定第二十八条: by the platform, which announces the reason. `until`: the end of a deferral's last day."""

    way: Literal["defer", "stay"]
    until: Instant | None = None


@fact("auction.stop_failed", "拍卖未能停止", subject="listing")
class StopFailed(_OfStop):
    """`ended`: the bidding was over first, and its result stands."""

    result: Literal["ended", "refused"]


@fact("auction.stop_told", "停止拍卖通知当事人", subject="listing")
class StopTold(_OfStop):
    """拍卖变卖规定第十八条: occurred with the last of the parties."""


@fact("auction.others_suffice", "其他财产的价款足以清偿", subject="listing")
class OthersSuffice(_OfListing):
    """拍卖变卖规定第十四条: this round still runs, and a price that was paid now pays all that is owed in the case."""


@fact("auction.debt_covered", "到账款项足以清偿债务", subject="listing")
class DebtCovered(_OfListing):
    """拍卖变卖规定第十九条: this round still runs, and what has come in pays all that is owed in the case."""


@fact("auction.sale_unheld", "在拍财产没有有效的查封冻结", subject="listing")
class SaleUnheld(_OfListing):
    """查封扣押冻结规定第二十七条: what is offered or bought is held no more; a judge decides what becomes of it."""


@fact("auction.sale_upheld", "重新查封后拍卖继续", DISPOSAL, subject="listing")
class SaleUpheld(_OfListing):
    """查封扣押冻结规定第二十七条: it is held once more, first in rank, and a judge has decided that the sale goes on; or the
    buyer owned it before."""


@fact("auction.sale_annulled", "撤销成交", subject="listing")
class SaleAnnulled(_OfListing):
    """网络司法拍卖规定第三十一条: what was bought was not held; the buyer is given his money back. `sale`: how that names it."""

    sale: Id


@fact("auction.suspension_cause_gone", "暂停拍卖的事由消失", subject="listing")
class SuspensionCauseGone(_OfStop):
    """网络司法拍卖规定第二十八条: the auction is to go on, or is withdrawn."""


@fact("auction.resumption_ordered", "交付恢复拍卖", DISPOSAL, subject="listing")
class ResumptionOrdered(_OfStop):
    """网络司法拍卖规定第二十八条."""


@fact("auction.suspension_ended", "拍卖暂停结束", subject="listing")
class SuspensionEnded(_OfStop):
    """`extended`: another suspension has taken its place."""

    result: Literal["resumed", "withdrawn", "extended"]


@fact("auction.called_off", "撤回已公告的拍卖", subject="listing")
class AuctionCalledOff(_OfStop):
    """拍卖变卖规定第十七条: the platform has taken it down; its round is announced anew, or the disposal is given up."""


@fact("auction.round_held", "竞价举行", subject="listing")
class RoundHeld(_OfListing):
    """网络司法拍卖规定第二十六条: occurred when the bidding opened."""

    round: Count


@fact("auction.round_failed", "流拍", DISPOSAL, subject="listing")
class RoundFailed(_OfListing):
    """二(四)5(2)."""

    round: Count


@fact("auction.round_sold", "成交", DISPOSAL, subject="listing")
class RoundSold(_OfListing):
    """二(四)5(2). `sale`: how the buyer's money names the sale; `balance_due_at`: by the announcement.

    `without_deposit`: whether the buyer gave none, as an applicant may (网络司法拍卖规定第十七条).
    """

    round: Count
    price_fen: Fen
    sale: Id | None = added()
    balance_due_at: Instant | None = added()
    without_deposit: YesNo | None = added()


@fact("auction.taken_in_payment", "流拍后以物抵债", subject="listing")
class TakenInPayment(_OfListing):
    """拍卖变卖规定第十六条. `sale`: how the difference names it; `balance_due_at`: until when that is to be paid."""

    round: Count
    price_fen: Fen
    credited_fen: Fen
    sale: Id
    balance_due_at: Instant


@fact("auction.asset_unsold", "财产无法变现", subject="asset")
class AssetUnsold(_OfAsset):
    """拍卖变卖规定第二十五条: nobody buys it, no creditor takes it. `returned`: its seizure is to be lifted."""

    outcome: Literal["returned", "other_measures"]


@fact("auction.confirmation_printed", "打印成交确认书", DISPOSAL, subject="listing")
class ConfirmationPrinted(_OfListing):
    """二(四)5(2)."""


@fact("auction.buyer_defaulted", "认定买受人悔拍", DISPOSAL, subject="listing")
class BuyerDefaulted(_OfListing):
    """网络司法拍卖规定第二十四条. `sale`: how the buyer's money names the sale; `deposit_fen`: not given back.

    `taken`: whether it was taken in payment, by a creditor who gave no deposit. `without_deposit`: whether nothing was given that could be kept.
    """

    round: Count
    sale: Id
    deposit_fen: Fen
    taken: YesNo | None = added()
    without_deposit: YesNo | None = added()


@fact("auction.late_balance_accepted", "准许逾期交款", DISPOSAL, subject="listing")
class LateBalanceAccepted(_OfListing):
    """拍卖变卖规定第二十一条、第二十二条. `balance_due_at`: the end of the court's term, or when all had come."""

    balance_due_at: Instant


@fact("auction.balance_paid", "拍卖款全额缴纳", DISPOSAL, subject="asset")
class BalancePaid(_OfListing):
    """二(四)5(3): occurred with the receipt that completes the price."""

    sale: Id | None = added()
    price_fen: Fen


@fact("auction.full_payment_told", "全额缴纳告知实施团队", DISPOSAL, subject="asset")
class FullPaymentTold(_OfAsset):
    """二(四)5(3): occurred when the officer's message arrived."""

    sale: Id | None = added()


@fact("auction.sale_ruling_made", "作出成交裁定", DISPOSAL, subject="asset")
class SaleRulingMade(_OfAsset):
    """二(四)5(3). `document`: the ruling."""

    document: Id


@fact("auction.sale_ruling_served", "成交裁定送达买受人", DISPOSAL, NETWORK, subject="asset")
class SaleRulingServed(_OfAsset):
    """拍卖变卖规定第二十条: the title passes. `served_on`: the day."""

    sale: Id | None = added()
    served_on: date


@fact("auction.sale_ruling_parties_served", "成交裁定送达当事人", subject="asset")
class SaleRulingPartiesServed(_OfAsset):
    """二(四)5(3): on the last of the parties."""


@fact("auction.taxes_paid", "税费缴纳完成", DISPOSAL, subject="asset")
class TaxesPaid(_OfAsset):
    """二(四)6."""


@fact("auction.transfer_ordered", "申请过户", DISPOSAL, subject="asset")
class TransferOrdered(_OfAsset):
    """二(四)6."""


@fact("auction.title_transferred", "办理过户", DISPOSAL, subject="asset")
class TitleTransferred(_OfAsset):
    """二(四)6."""


@fact("auction.delivered", "交付买受人", DISPOSAL, subject="asset")
class AssetDelivered(_OfAsset):
    """二(四)6."""


@fact("auction.disposal_completed", "过户及交付完成", DISPOSAL, subject="asset")
class DisposalCompleted(_OfAsset):
    """二(四)6: occurred with the last of the two."""
