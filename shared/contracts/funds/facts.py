"""What funds tells: the case's account, receipts, distribution, pay-outs."""

from __future__ import annotations

from typing import Literal

from shared.contracts.fact import Code, Count, Fen, Id, Instant, Refs, YesNo, added, fact
from shared.contracts.process import ACCOUNT, NETWORK, PAYOUT, TELLING, TRANSFER


@fact("funds.account_opened", "开立一案一账号", ACCOUNT)
class AccountOpened(Refs):
    """二(六)3."""


@fact("funds.account_told", "账号告知当事人", ACCOUNT)
class AccountTold(Refs):
    """二(六)3: occurred when the last party's message arrived."""


@fact("funds.account_notice_failed", "账号告知未能送达", ACCOUNT)
class AccountNoticeFailed(Refs):
    """二(六)3: the next channel is tried."""

    party: Id


@fact("funds.assisting_party_told", "账号告知协助执行人", subject="measure")
class AssistingPartyTold(Refs):
    """二(六)3: occurred when the message to the institution that carries the measure out arrived."""

    measure: Id


@fact("funds.assisting_notice_failed", "账号告知协助执行人未能送达", NETWORK, subject="measure")
class AssistingNoticeFailed(Refs):
    """二(六)3: a person sees to it."""

    measure: Id


@fact("funds.receipt_booked", "案款到账", ACCOUNT, subject="receipt")
class ReceiptBooked(Refs):
    """二(六)4(1). `payable`: whether it is the case's to pay out; `sale`, `purpose`, `booked_at`: of a buyer's money."""

    receipt: Id
    amount_fen: Fen
    payable: YesNo
    sale: Id | None = None
    purpose: Literal["deposit", "balance"] | None = None
    booked_at: Instant | None = None


class _OfReceipt(Refs):
    receipt: Id


@fact("funds.receipt_identified", "识别不明案款所属案件", TELLING, subject="receipt")
class ReceiptIdentified(_OfReceipt):
    """二(六)4(2): money in the main account is the case's; its officer is told by `notice`."""

    notice: Id


@fact("funds.identification_withdrawn", "撤回不明案款的识别", subject="receipt")
class IdentificationWithdrawn(_OfReceipt):
    """二(六)4(2): it is another case's."""


class _OfTransfer(_OfReceipt):
    transfer: Id


@fact("funds.receipt_claimed", "认领不明案款", TRANSFER, subject="receipt")
class ReceiptClaimed(_OfTransfer):
    """二(六)4(2): its transfer to the case's account is ordered."""


@fact("funds.transfer_paid", "银行已转入不明案款", TRANSFER, subject="receipt")
class TransferPaid(_OfTransfer):
    pass


@fact("funds.transfer_refused", "银行拒绝转入不明案款", TRANSFER, subject="receipt")
class TransferRefused(_OfTransfer):
    """It lies in the main account as before."""


class _OfSuspenseRefund(_OfReceipt):
    refund: Id


@fact("funds.suspense_refund_ordered", "批准退还不明案款", TRANSFER, subject="receipt")
class SuspenseRefundOrdered(_OfSuspenseRefund):
    """二(六)4(2): nobody can tell its case, and it goes back to the account that it came from."""


@fact("funds.suspense_refund_paid", "银行已退还不明案款", TRANSFER, subject="receipt")
class SuspenseRefundPaid(_OfSuspenseRefund):
    pass


@fact("funds.suspense_refund_refused", "银行拒绝退还不明案款", TRANSFER, subject="receipt")
class SuspenseRefundRefused(_OfSuspenseRefund):
    """It lies in the main account as before."""


@fact("funds.receipt_transferred", "不明案款转入本案账户", subject="receipt")
class ReceiptTransferred(_OfReceipt):
    """二(六)4(2): `receipt`, of the main account, has arrived on the case's."""


@fact("funds.officer_notice_ordered", "交付提醒承办人案款到账", TELLING, subject="notice")
class OfficerNoticeOrdered(Refs):
    """二(六)4(1)."""

    notice: Id


@fact("funds.receipts_told", "提醒承办人案款到账")
class ReceiptsTold(Refs):
    """二(六)4(1): occurred when the officer's message arrived, of each receipt. `payable`: it is no sale's price."""

    payable: YesNo
    receipt: Id | None = added()


@fact("funds.deposit_kept", "登记悔拍保证金不予退还", subject="listing")
class DepositKept(Refs):
    """网络司法拍卖规定第二十四条: held for what it is to serve."""

    listing: Id
    asset: Id
    amount_fen: Fen


@fact("funds.distribution_computed", "案款核算分配", subject="distribution")
class DistributionComputed(Refs):
    """二(六)5(2). `receipts`: how many it takes up, each told by itself."""

    distribution: Id
    receipts: Count | None = added()


@fact("funds.receipt_planned", "到账款项列入分配方案", subject="receipt")
class ReceiptPlanned(Refs):
    """二(六)5(2)."""

    receipt: Id
    distribution: Id


@fact("funds.receipt_disbursed", "到账款项发放完毕", subject="receipt")
class ReceiptDisbursed(Refs):
    """二(六)5(2): every share of the plan that set the receipt apart is paid."""

    receipt: Id


@fact("funds.price_disbursed", "拍卖价款发放完毕", subject="asset")
class PriceDisbursed(Refs):
    """二(六)5(2): every share of the plans that set the price of the sale apart is paid."""

    asset: Id


class _OfHold(Refs):
    hold: Id


@fact("funds.disbursement_held", "暂缓发放案款", subject="hold")
class DisbursementHeld(_OfHold):
    """法发〔2017〕6号第十条: granted. `until`: the end of its last day."""

    until: Instant


@fact("funds.disbursement_resumed", "恢复发放案款", subject="hold")
class DisbursementResumed(_OfHold):
    """法发〔2017〕6号第十条: the cause of the hold has gone."""


@fact("funds.held_money_disbursed", "暂缓发放的案款发放完毕", subject="hold")
class HeldMoneyDisbursed(_OfHold):
    """法发〔2017〕6号第十条: all that had come by the end of the hold is paid out."""


class _OfPayout(Refs):
    payout: Id


@fact("funds.payout_requested", "提交发放审批表", PAYOUT, subject="payout")
class PayoutRequested(_OfPayout):
    """二(六)2."""

    amount_fen: Fen


@fact("funds.payout_approved", "发放审批一步完成", PAYOUT, subject="payout")
class PayoutApproved(_OfPayout):
    step: Code


@fact("funds.payout_ordered", "财务办理支付", PAYOUT, subject="payout")
class PayoutOrdered(_OfPayout):
    """二(六)2: the cashier's step, the last."""


@fact("funds.payout_paid", "案款发放", PAYOUT, subject="payout")
class PayoutPaid(_OfPayout):
    amount_fen: Fen
    share: Id | None = added()


@fact("funds.payout_refused", "银行拒绝支付案款", PAYOUT, subject="payout")
class PayoutRefused(_OfPayout):
    pass


@fact("funds.payout_withdrawn", "退回、撤回发放审批表", PAYOUT, subject="payout")
class PayoutWithdrawn(_OfPayout):
    """二(六)2: before the bank was asked; its share is requested anew."""


@fact("funds.payout_returned", "已付案款退汇", subject="payout")
class PayoutReturned(_OfPayout):
    """The payee's bank has sent it back: it is set apart for its share as before, which is requested anew, 二(六)2."""

    share: Id
    amount_fen: Fen


ReturnAbout = Literal[
    "payout_returned",
    "return_doubtful",
    "payout_form_returned",
    "suspense_refund_denied",
    "suspense_refund_paid",
    "suspense_refund_refused",
]
"""What of money that comes back, or goes back, somebody is told of."""


@fact("funds.return_notice_ordered", "交付告知退汇、退回", TELLING, subject="notice")
class ReturnNoticeOrdered(Refs):
    """二(六)3. `office`: whose holder is told."""

    notice: Id
    about: ReturnAbout
    office: Literal["handling_officer", "funds_officer"]


class _OfSite(Refs):
    on_site: Id


@fact("funds.cash_taken", "现场收取现金", subject="on_site")
class CashTaken(_OfSite):
    """法发〔2017〕6号第九条: occurred when the officers took it."""

    amount_fen: Fen


@fact("funds.cash_paid_in", "现场收取的现金存入本案账户", subject="on_site")
class CashPaidIn(_OfSite):
    """法发〔2017〕6号第九条: occurred with the bank's booking of `receipt`."""

    receipt: Id


@fact("funds.on_site_denied", "另一执行人员否认现场收款、交付", subject="on_site")
class OnSiteDenied(_OfSite):
    """Nothing of it counts."""


@fact("funds.delivered_on_site", "现场交付申请执行人", subject="on_site")
class DeliveredOnSite(_OfSite):
    """二(六)1: confirmed by both officers; occurred when the applicant was given it."""

    amount_fen: Fen


class _OfAnomaly(Refs):
    anomaly: Id


@fact("funds.anomaly_found", "发现案款收发异常", subject="anomaly")
class AnomalyFound(_OfAnomaly):
    """二(六)3: a debit that no order explains."""


AnomalyAbout = Literal["anomaly_found", "anomaly_decided", "anomaly_referred"]


@fact("funds.anomaly_notice_ordered", "交付告知案款收发异常", TELLING, subject="notice")
class AnomalyNoticeOrdered(Refs):
    """二(六)3. `office`: whose holder is told."""

    notice: Id
    about: AnomalyAbout
    office: Literal["bureau_director", "funds_officer", "discipline_inspector", "finance_head"]


@fact("funds.anomaly_reported", "案款收发异常报告执行局长", subject="anomaly")
class AnomalyReported(_OfAnomaly):
    """二(六)3: occurred when the director's message arrived."""


@fact("funds.anomaly_decided", "案款收发异常核查处理", subject="anomaly")
class AnomalyDecided(_OfAnomaly):
    """二(六)3 by the director."""

    finding: Code


@fact("funds.receipt_returned", "到账款项系追回的不明支出", subject="receipt")
class ReceiptReturned(_OfReceipt):
    """二(六)3: it is what the debit of `anomaly` had taken, and no new money of the case."""

    anomaly: Id


@fact("funds.case_funds_cleared", "案款发放完毕")
class CaseFundsCleared(Refs):
    """Nothing is left on the case's account."""
