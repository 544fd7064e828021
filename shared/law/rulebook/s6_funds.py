"""二(六) Case money: one case, one account; paid out within the limit or reported to the director."""

from datetime import date

from shared.contracts.funds.facts import (
    AccountOpened,
    AccountTold,
    CaseFundsCleared,
    ReceiptBooked,
    ReceiptsTold,
)
from shared.contracts.intake.facts import CaseAssigned
from shared.law.periods import days, immediate, prompt, workdays
from shared.law.rulebook.model import Duty, on
from shared.values.roles import Office

STAGES = {CaseFundsCleared.kind: "发放完毕"}

_DIRECTOR = (Office.BUREAU_DIRECTOR,)

DUTIES = (
    Duty(
        id="funds.account_opened",
        article="二(六)3",
        title="收到案件后实时生成「一案一账号」",
        opens_on=on(CaseAssigned),
        met_by=on(AccountOpened),
        within=immediate(),
        owner=Office.FUNDS_OFFICER,
        escalate_to=_DIRECTOR,
        layer="internal",
        source="浉法〔2023〕30号",
        unconfirmed_unit=True,
    ),
    Duty(
        id="funds.account_told",
        article="二(六)3",
        title="「一案一账号」告知当事人",
        opens_on=on(AccountOpened),
        met_by=on(AccountTold),
        within=immediate(),
        owner=Office.FUNDS_OFFICER,
        escalate_to=_DIRECTOR,
        layer="internal",
        source="浉法〔2023〕30号",
        unconfirmed_unit=True,
    ),
    Duty(
        id="funds.receipts_told",
        article="二(六)4(1)",
        title="案款到账，提醒承办人查看并及时发放",
        opens_on=on(ReceiptBooked, payable="yes"),
        met_by=on(ReceiptsTold),
        or_met_by=(on(CaseFundsCleared),),
        within=prompt(),
        owner=Office.FUNDS_OFFICER,
        escalate_to=_DIRECTOR,
        layer="internal",
        source="浉法〔2023〕30号",
        unconfirmed_unit=True,
    ),
    Duty(
        id="funds.receipts_told_statutory",
        article="法发〔2017〕6号第七条、第八条",
        title="案款到账三日内通知承办人",
        opens_on=on(ReceiptBooked, payable="yes"),
        met_by=on(ReceiptsTold),
        or_met_by=(on(CaseFundsCleared),),
        within=days(3),
        owner=Office.FUNDS_OFFICER,
        escalate_to=_DIRECTOR,
        layer="statutory",
        source="法发〔2017〕6号",
        confidence="memory",
        since=date(2017, 5, 1),  # from memory
    ),
    Duty(
        id="funds.disbursement",
        article="二(六)5(2)",
        title="案款到账后核算、结算、发放",
        opens_on=on(ReceiptBooked, payable="yes"),
        met_by=on(CaseFundsCleared),
        within=workdays(3),
        owner=Office.HANDLING_OFFICER,
        escalate_to=_DIRECTOR,
        layer="internal",
        source="浉法〔2023〕30号（原文「3内」，单位缺失）",
        confidence="unsure",
        unconfirmed_unit=True,
    ),
    Duty(
        # 第十条 counts from the notice of the arrival that the officer receives, 二(六)5(2) from the arrival itself: two
        # starts. A notice not given leaves no gap: the law itself gives it three days from the arrival.
        id="funds.disbursement_statutory",
        article="法发〔2017〕6号第十条",
        title="收到到账通知三十日内完成核算、结算、通知领取、发放",
        opens_on=on(ReceiptsTold, payable="yes"),
        met_by=on(CaseFundsCleared),
        within=days(30),
        owner=Office.HANDLING_OFFICER,
        escalate_to=_DIRECTOR,
        layer="statutory",
        source="法发〔2017〕6号",
        confidence="memory",
        since=date(2017, 5, 1),  # from memory
        version=2,
    ),
)
