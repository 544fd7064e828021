"""Filing and the term of the whole case: national law; the regulation's 一(二), 二(五)1 give no limits of their own."""

from datetime import date

from shared.contracts.auction.facts import AnnouncementPublished, RoundFailed, RoundSold
from shared.contracts.intake.facts import (
    ApplicationDecided,
    ApplicationReceived,
    CaseAssigned,
    CaseClosed,
    CaseFiled,
)
from shared.law.periods import days, months
from shared.law.rulebook.model import Duty, Stop, on
from shared.values.roles import Office

STAGES = {ApplicationReceived.kind: "收案", CaseFiled.kind: "立案", CaseAssigned.kind: "查控"}

_AUCTION = Stop(
    "拍卖期间不计入",
    "案件审理期限规定第九条（十二）",
    begins=on(AnnouncementPublished),
    ends=(on(RoundFailed), on(RoundSold)),
    match="listing",
)
"""Read narrowly, so that no term ends too late: each round, from its announcement to its result."""

DUTIES = (
    Duty(
        id="filing.decision",
        article="执行工作规定第十六条",
        title="七日内决定立案或不予受理",
        opens_on=on(ApplicationReceived),
        met_by=on(ApplicationDecided),
        within=days(7),
        owner=Office.FILING_CLERK,
        escalate_to=(Office.LEADER_IN_CHARGE,),
        layer="statutory",
        source="法释〔2020〕21号",
        since=date(2021, 1, 1),
    ),
    Duty(
        id="filing.handover",
        article="案件审理期限规定第七条",
        title="三日内将案卷移送执行机构",
        opens_on=on(CaseFiled),
        met_by=on(CaseAssigned),
        within=days(3),
        owner=Office.FILING_CLERK,
        escalate_to=(Office.COMMAND_CENTRE_DIRECTOR, Office.LEADER_IN_CHARGE),
        layer="statutory",
        source="法释〔2000〕29号",
        since=date(2000, 9, 28),
    ),
    Duty(
        id="case.term",
        article="执行工作规定第六十三条",
        title="六个月内执行结案",
        opens_on=on(CaseFiled),
        met_by=on(CaseClosed),
        within=months(6),
        owner=Office.HANDLING_OFFICER,
        escalate_to=(Office.BUREAU_DIRECTOR, Office.LEADER_IN_CHARGE),
        layer="statutory",
        source="法释〔2020〕21号",
        not_counted=(_AUCTION,),
        since=date(2021, 1, 1),
    ),
)
