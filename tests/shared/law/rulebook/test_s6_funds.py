"""二(六)3, 4(1), 5(2); 法发〔2017〕6号第七条、第八条、第十条."""

from __future__ import annotations

from shared.contracts.auction.facts import BuyerDefaulted, SaleRulingServed
from shared.contracts.custody.facts import AssistanceServed, MeasureLifted, MeasureTaken
from shared.contracts.funds.facts import (
    AccountOpened,
    AccountTold,
    AnomalyDecided,
    AnomalyFound,
    AnomalyReported,
    AssistingNoticeFailed,
    AssistingPartyTold,
    CaseFundsCleared,
    CashPaidIn,
    CashTaken,
    DeliveredOnSite,
    DepositKept,
    DisbursementHeld,
    DisbursementResumed,
    HeldMoneyDisbursed,
    IdentificationWithdrawn,
    OnSiteDenied,
    PayoutPaid,
    PayoutReturned,
    PriceDisbursed,
    ReceiptBooked,
    ReceiptClaimed,
    ReceiptDisbursed,
    ReceiptIdentified,
    ReceiptReturned,
    ReceiptsTold,
    ReceiptTransferred,
)
from shared.contracts.intake.facts import CaseAssigned
from shared.law.rulebook.s6_funds import DUTIES
from shared.values.roles import Office
from tests.shared.law.rulebook.table import Event, Rule, check, each, event

DIRECTOR = (Office.BUREAU_DIRECTOR,)
"""二(六)3, 5(2): 报告执行局长."""
TOLD = event(ReceiptsTold, "case", payable="yes", receipt="r1")
TOLD_OF_ALL = Event(ReceiptsTold, {"payable": "yes"}, "case")
OF_A_SALE = event(
    ReceiptBooked, "r1", receipt="r1", amount_fen=100, payable="yes", sale="s1", purpose="balance"
)
HELD = ("法发〔2017〕6号第十条",)
HOLDING = event(DisbursementHeld, "h1", hold="h1", until="2026-04-11T00:00:00+08:00")
RESUMED, OTHER_RESUMED = (event(DisbursementResumed, one, hold=one) for one in ("h1", "h2"))
BACK = event(ReceiptReturned, "r1", receipt="r1", anomaly="n1")
PAID_OUT, OTHER_PAID_OUT = (event(ReceiptDisbursed, one, receipt=one) for one in ("r1", "r2"))
RULING_SERVED = event(SaleRulingServed, "a1", asset="a1")
PRICE_PAID_OUT, OTHER_PRICE_PAID_OUT = (event(PriceDisbursed, one, asset=one) for one in ("a1", "a2"))
RECEIPT = event(ReceiptBooked, "r1", receipt="r1", amount_fen=100, payable="yes")
DEPOSIT = event(ReceiptBooked, "r1", receipt="r1", amount_fen=100, payable="no")
DECIDED, OTHER_DECIDED = (
    event(AnomalyDecided, one, anomaly=one, finding="explained") for one in ("a1", "a2")
)
RETURNED = event(PayoutReturned, "p1", payout="p1", share="s1", amount_fen=40)
PAID_AGAIN, OTHER_PAID = (
    event(PayoutPaid, "p2", payout="p2", share=one, amount_fen=40) for one in ("s1", "s2")
)
ONE_PAYOUT = event(PayoutPaid, "p1", payout="p1", amount_fen=40)

RULES = (
    Rule(
        "funds.account_opened", "二(六)3", "internal", Office.FUNDS_OFFICER, DIRECTOR,
        # 实时, taken as one hour, which is counted from the next full one.
        event(CaseAssigned, officer="o"), "2026-03-02T16:50", "2026-03-02T18:00",
        (event(AccountOpened),), (event(AccountTold),),
    ),
    Rule(
        "funds.account_told", "二(六)3", "internal", Office.FUNDS_OFFICER, DIRECTOR,
        event(AccountOpened), "2026-03-02T23:30", "2026-03-03T01:00",
        (event(AccountTold),),
    ),
    Rule(
        "funds.assisting_party_told", "二(六)3", "internal", Office.FUNDS_OFFICER, DIRECTOR,
        event(MeasureTaken, "m1", measure="m1"), "2026-03-02T16:50", "2026-03-02T18:00",
        (
            event(AssistingPartyTold, "m1", measure="m1"), event(MeasureLifted, "m1", measure="m1"),
            event(AssistanceServed, "m1", measure="m1"),
        ),
        (
            event(AssistingPartyTold, "m2", measure="m2"), event(AccountTold),
            event(AssistingNoticeFailed, "m1", measure="m1"), event(AssistanceServed, "m2", measure="m2"),
        ),
        met_early=True,
        source="浉法〔2023〕30号（自查封、冻结生效，即有协助执行人之时起算；线下办理的，以协助执行通知书的回执为准）",
    ),
    Rule(
        "funds.anomaly_reported", "二(六)3", "internal", Office.FUNDS_OFFICER, DIRECTOR,
        # 立即, taken as one hour, which is counted from the next full one.
        event(AnomalyFound, "a1", anomaly="a1"), "2026-03-02T10:20", "2026-03-02T12:00",
        (event(AnomalyReported, "a1", anomaly="a1"), DECIDED),
        (event(AnomalyReported, "a2", anomaly="a2"), OTHER_DECIDED),
    ),
    Rule(
        "funds.anomaly_decided", "二(六)3", "internal", Office.BUREAU_DIRECTOR, (Office.LEADER_IN_CHARGE,),
        event(AnomalyReported, "a1", anomaly="a1"), "2026-03-02T10:20", "2026-03-02T12:00",
        (DECIDED,), (OTHER_DECIDED,), met_early=True,
    ),
    Rule(
        "funds.receipts_told", "二(六)4(1)", "internal", Office.FUNDS_OFFICER, DIRECTOR,
        # 及时, taken as three working days: 02-14, 02-24, 02-25.
        RECEIPT, "2026-02-13T10:00", "2026-02-26T00:00",
        (TOLD, event(CaseFundsCleared)), (ONE_PAYOUT,), not_opened_by=(DEPOSIT,),
    ),
    Rule(
        "funds.receipts_told_statutory", "法发〔2017〕6号第七条", "statutory", Office.FUNDS_OFFICER, DIRECTOR,
        # 3日: 02-16 is in the Spring Festival, which ends on 02-23.
        RECEIPT, "2026-02-13T10:00", "2026-02-25T00:00",
        (TOLD, event(CaseFundsCleared)), (ONE_PAYOUT,), not_opened_by=(DEPOSIT,),
        source="法发〔2017〕6号；法发〔2017〕6号第八条", confidence="memory",
    ),
    Rule(
        "funds.cash_paid_in", "法发〔2017〕6号第九条", "statutory", Office.HANDLING_OFFICER, DIRECTOR,
        # 一日: 03-03 is the first day after 03-02.
        event(CashTaken, "c1", on_site="c1", amount_fen=1), "2026-03-02T10:00", "2026-03-04T00:00",
        (event(CashPaidIn, "c1", on_site="c1", receipt="r1"), event(OnSiteDenied, "c1", on_site="c1")),
        (event(CashPaidIn, "c2", on_site="c2", receipt="r2"), event(DeliveredOnSite, "c1", on_site="c1", amount_fen=1)),
        source="法发〔2017〕6号（回院后当日移交，确有困难的一日内；回院时间不在卷，自收取之日起算）",
        confidence="memory",
        early_to=DIRECTOR,
    ),
    Rule(
        "funds.deposit_kept", "网络司法拍卖规定第二十四条", "internal", Office.FUNDS_OFFICER, DIRECTOR,
        # 及时, taken as three working days: 02-14, 02-24, 02-25.
        event(BuyerDefaulted, "l1", asset="a1", listing="l1", round=1, sale="s1", deposit_fen=1, taken="no"),
        "2026-02-13T10:00", "2026-02-26T00:00",
        (event(DepositKept, "l1", listing="l1", asset="a1", amount_fen=1),),
        (event(DepositKept, "l2", listing="l2", asset="a1", amount_fen=1), RULING_SERVED),
        not_opened_by=(
            event(BuyerDefaulted, "l1", asset="a1", listing="l1", round=1, sale="s1", deposit_fen=0, without_deposit="yes"),
        ),
        source="法释〔2016〕18号（条文未定登记期限，以“及时”计）", confidence="unsure", early_to=DIRECTOR,
    ),
    Rule(
        "funds.claim", "二(六)4(2)", "internal", Office.HANDLING_OFFICER, DIRECTOR,
        # 3个工作日: 02-14, 02-24, 02-25.
        event(ReceiptIdentified, "r1", receipt="r1", notice="n1"), "2026-02-13T10:00", "2026-02-26T00:00",
        (event(ReceiptTransferred, "r1", receipt="r1"), event(IdentificationWithdrawn, "r1", receipt="r1")),
        (event(ReceiptTransferred, "r2", receipt="r2"), event(ReceiptClaimed, "r1", receipt="r1", transfer="t1")),
        early_to=DIRECTOR,
    ),
    Rule(
        "funds.disbursement", "二(六)5(2)", "internal", Office.HANDLING_OFFICER, DIRECTOR,
        # "3内", taken as three working days: 02-14, 02-24, 02-25.
        RECEIPT, "2026-02-13T10:00", "2026-02-26T00:00",
        # The rest of the account may hold what it likes.
        (PAID_OUT, OF_A_SALE, BACK), (OTHER_PAID_OUT, ONE_PAYOUT, TOLD, event(CaseFundsCleared)),
        not_opened_by=(DEPOSIT, OF_A_SALE, TOLD),
        source="浉法〔2023〕30号（原文「3内」，单位缺失）", confidence="unsure",
        early_to=DIRECTOR,
        not_counted=HELD,
    ),
    Rule(
        "funds.disbursement_of_price", "二(六)5(2)", "internal", Office.HANDLING_OFFICER, DIRECTOR,
        RULING_SERVED, "2026-02-13T10:00", "2026-02-26T00:00",
        (PRICE_PAID_OUT,), (OTHER_PRICE_PAID_OUT, PAID_OUT), not_opened_by=(OF_A_SALE,),
        source="浉法〔2023〕30号（原文「3内」，单位缺失；拍卖价款自成交裁定生效后可以发放时起算）",
        confidence="unsure", early_to=DIRECTOR,
        not_counted=HELD,
    ),
    Rule(
        "funds.disbursement_of_receipt_statutory", "法发〔2017〕6号第十条", "statutory",
        Office.HANDLING_OFFICER, DIRECTOR,
        # 30日 from the notice of arrival: 05-01 is in the Labour Day holiday, which ends on 05-05.
        TOLD, "2026-04-01T10:00", "2026-05-07T00:00",
        (PAID_OUT, OF_A_SALE, BACK), (OTHER_PAID_OUT, ONE_PAYOUT, event(CaseFundsCleared)),
        not_opened_by=(RECEIPT, event(ReceiptsTold, "case", payable="no", receipt="r1"), TOLD_OF_ALL),
        source="法发〔2017〕6号", confidence="memory",
        not_counted=HELD,
        early_to=DIRECTOR,
    ),
    Rule(
        "funds.disbursement_of_price_statutory", "法发〔2017〕6号第十条", "statutory",
        Office.HANDLING_OFFICER, DIRECTOR,
        RULING_SERVED, "2026-04-01T10:00", "2026-05-07T00:00",
        (PRICE_PAID_OUT,), (OTHER_PRICE_PAID_OUT, PAID_OUT), not_opened_by=(OF_A_SALE, TOLD),
        source="法发〔2017〕6号（拍卖价款自成交裁定生效后可以发放时起算）", confidence="memory",
        not_counted=HELD,
        early_to=DIRECTOR,
    ),
    Rule(
        "funds.disbursement_after_return", "二(六)5(2)", "internal", Office.HANDLING_OFFICER, DIRECTOR,
        # "3内", taken as three working days: 02-14, 02-24, 02-25.
        RETURNED, "2026-02-13T10:00", "2026-02-26T00:00",
        (PAID_AGAIN,), (OTHER_PAID, PAID_OUT, event(CaseFundsCleared)), not_opened_by=(RECEIPT, ONE_PAYOUT),
        source="浉法〔2023〕30号（原文「3内」，单位缺失；退汇款项自退回本案账户时起算）", confidence="unsure",
        early_to=DIRECTOR, not_counted=HELD,
    ),
    Rule(
        "funds.disbursement_after_return_statutory", "法发〔2017〕6号第十条", "statutory",
        Office.HANDLING_OFFICER, DIRECTOR,
        # 30日: 05-01 is in the Labour Day holiday, which ends on 05-05.
        RETURNED, "2026-04-01T10:00", "2026-05-07T00:00",
        (PAID_AGAIN,), (OTHER_PAID, PAID_OUT, event(CaseFundsCleared)), not_opened_by=(RECEIPT, ONE_PAYOUT),
        source="法发〔2017〕6号（退汇款项自退回本案账户时起算）", confidence="memory", not_counted=HELD,
        early_to=DIRECTOR,
    ),
    Rule(
        "funds.hold_ended", "法发〔2017〕6号第十条", "statutory", Office.HANDLING_OFFICER, DIRECTOR,
        # The last day of the hold itself.
        HOLDING, "2026-04-01T10:00", "2026-04-11T00:00", (RESUMED,), (OTHER_RESUMED, PAID_OUT),
        source="法发〔2017〕6号（暂缓发放手续载明的期限）", confidence="memory",
        early_to=DIRECTOR,
    ),
    Rule(
        "funds.disbursement_after_hold", "法发〔2017〕6号第十条", "statutory", Office.HANDLING_OFFICER, DIRECTOR,
        # 10日: 04-21 is the tenth day after 04-11.
        RESUMED, "2026-04-11T10:00", "2026-04-22T00:00",
        (event(HeldMoneyDisbursed, "h1", hold="h1"),), (event(HeldMoneyDisbursed, "h2", hold="h2"), PAID_OUT),
        not_opened_by=(HOLDING,), source="法发〔2017〕6号", confidence="memory", not_counted=HELD,
        early_to=DIRECTOR,
    ),
    Rule(
        "funds.disbursement_statutory", "法发〔2017〕6号第十条", "statutory", Office.HANDLING_OFFICER, DIRECTOR,
        # What was told of all receipts at once, as it was before.
        TOLD_OF_ALL, "2026-04-01T10:00", "2026-05-07T00:00",
        (event(CaseFundsCleared),), (ONE_PAYOUT,),
        not_opened_by=(RECEIPT, TOLD),
        source="法发〔2017〕6号", confidence="memory",
        early_to=DIRECTOR,
    ),
)  # fmt: skip


@each(RULES)
def test_rule(rule: Rule) -> None:
    check(rule)


def test_whatever_moves_case_money_reaches_the_director_before_it_is_late() -> None:
    """二(六)5(2), by the law's limits too; what is due within the hour and what is only told is reported when late."""
    later = {duty.id for duty in DUTIES if duty.early_to != DIRECTOR}
    assert later == {
        "funds.account_opened",
        "funds.account_told",
        "funds.assisting_party_told",
        "funds.anomaly_reported",
        "funds.anomaly_decided",
        "funds.receipts_told",
        "funds.receipts_told_statutory",
    }
