"""二(六) Case money: one case, one account; paid out within the limit or reported to the director."""

from shared.contracts.funds.facts import (
    AccountOpened,
    AccountTold,
    AnomalyDecided,
    AnomalyFound,
    AnomalyReported,
    CaseFundsCleared,
    IdentificationWithdrawn,
    ReceiptBooked,
    ReceiptIdentified,
    ReceiptsTold,
    ReceiptTransferred,
)
from shared.contracts.intake.facts import CaseAssigned
from shared.law.numbers import CLAIM
from shared.law.periods import days, immediate, prompt, workdays
from shared.law.rulebook.model import Duty, on
from shared.values.articles import CASE_MONEY, REGULATION
from shared.values.roles import Office

STAGES = {CaseFundsCleared.kind: "发放完毕"}

_DIRECTOR = (Office.BUREAU_DIRECTOR,)

DUTIES = (
    Duty(
        id="funds.account_opened",
        article=REGULATION["二(六)3"],
        text="执行案款管理专员应在执行团队或执行人员收到案件后实时告知其点击生成执行案件“一案一账号”",
        title="收到案件后实时生成「一案一账号」",
        opens_on=on(CaseAssigned),
        met_by=on(AccountOpened),
        within=immediate(),
        owner=Office.FUNDS_OFFICER,
        escalate_to=_DIRECTOR,
        unconfirmed_unit=True,
    ),
    Duty(
        id="funds.account_told",
        article=REGULATION["二(六)3"],
        text="执行案款管理专员应在执行团队或执行人员收到案件后实时告知其点击生成执行案件“一案一账号”，并告知执行案件当事人或者协助执行人。",
        title="「一案一账号」告知当事人",
        opens_on=on(AccountOpened),
        met_by=on(AccountTold),
        within=immediate(),
        owner=Office.FUNDS_OFFICER,
        escalate_to=_DIRECTOR,
        unconfirmed_unit=True,
    ),
    Duty(
        id="funds.anomaly_reported",
        article=REGULATION["二(六)3"],
        text="发现案款收发情况异常的，应形成工作日志备查，并立即报告执行局长",
        title="案款收发异常立即报告执行局长",
        opens_on=on(AnomalyFound),
        met_by=on(AnomalyReported),
        or_met_by=(on(AnomalyDecided),),
        within=immediate(),
        owner=Office.FUNDS_OFFICER,
        escalate_to=_DIRECTOR,
        match="anomaly",
        unconfirmed_unit=True,
    ),
    Duty(
        id="funds.anomaly_decided",
        article=REGULATION["二(六)3"],
        text="执行局长应在接到报告后立即核查情况并作出处理",
        title="执行局长立即核查案款收发异常并作出处理",
        opens_on=on(AnomalyReported),
        met_by=on(AnomalyDecided),
        within=immediate(),
        owner=Office.BUREAU_DIRECTOR,
        escalate_to=(Office.LEADER_IN_CHARGE,),
        match="anomaly",
        earlier_counts=True,
        unconfirmed_unit=True,
    ),
    Duty(
        id="funds.receipts_told",
        article=REGULATION["二(六)4(1)"],
        text="执行款直接进入相关案件“一案一账号”内，无需承办人认领的，提醒承办人查看并及时发放",
        title="案款到账，提醒承办人查看并及时发放",
        opens_on=on(ReceiptBooked, payable="yes"),
        met_by=on(ReceiptsTold),
        or_met_by=(on(CaseFundsCleared),),
        within=prompt(),
        owner=Office.FUNDS_OFFICER,
        escalate_to=_DIRECTOR,
        unconfirmed_unit=True,
    ),
    Duty(
        id="funds.receipts_told_statutory",
        article=CASE_MONEY[7],
        also=(CASE_MONEY[8],),
        title="案款到账三日内通知承办人",
        opens_on=on(ReceiptBooked, payable="yes"),
        met_by=on(ReceiptsTold),
        or_met_by=(on(CaseFundsCleared),),
        within=days(3),
        owner=Office.FUNDS_OFFICER,
        escalate_to=_DIRECTOR,
        confidence="memory",
    ),
    Duty(
        # The article counts from no event; nobody can claim what is not yet known to be the case's.
        id="funds.claim",
        article=REGULATION["二(六)4(2)"],
        text="能够识别执行款所属案件的，督促相关承办人在3个工作日内认领至所属执行案件“一案一账号”内",
        title="不明案款认领至所属案件「一案一账号」",
        opens_on=on(ReceiptIdentified),
        met_by=on(ReceiptTransferred),
        or_met_by=(on(IdentificationWithdrawn),),
        within=CLAIM.only,
        owner=Office.HANDLING_OFFICER,
        escalate_to=_DIRECTOR,
        match="receipt",
    ),
    Duty(
        id="funds.disbursement",
        article=REGULATION["二(六)5(2)"],
        text="督促承办人在收到“一案一账号”系统显示执行款到账之日起3内完成执行款核算、执行费用结算以及发放等工作。",
        note="原文「3内」，单位缺失",
        title="案款到账后核算、结算、发放",
        opens_on=on(ReceiptBooked, payable="yes"),
        met_by=on(CaseFundsCleared),
        within=workdays(3),
        owner=Office.HANDLING_OFFICER,
        escalate_to=_DIRECTOR,
        early_to=_DIRECTOR,
        confidence="unsure",
        unconfirmed_unit=True,
    ),
    Duty(
        # 第十条 counts from the notice of the arrival that the officer receives, 二(六)5(2) from the arrival itself: two
        # starts. A notice not given leaves no gap: the law itself gives it three days from the arrival.
        id="funds.disbursement_statutory",
        article=CASE_MONEY[10],
        title="收到到账通知三十日内完成核算、结算、通知领取、发放",
        opens_on=on(ReceiptsTold, payable="yes"),
        met_by=on(CaseFundsCleared),
        within=days(30),
        owner=Office.HANDLING_OFFICER,
        escalate_to=_DIRECTOR,
        confidence="memory",
        version=2,
    ),
)
