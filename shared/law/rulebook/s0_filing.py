"""Filing and the term of the whole case: national law; the regulation's 一(二), 二(五)1 give no limits of their own."""

from datetime import date

from shared.contracts.facts import (
    ANNOUNCEMENT_PUBLISHED,
    APPLICATION_DECIDED,
    APPLICATION_RECEIVED,
    CASE_ASSIGNED,
    CASE_CLOSED,
    CASE_FILED,
    ROUND_FAILED,
    ROUND_SOLD,
)
from shared.law.periods import days, months
from shared.law.rulebook.model import Duty, Stop, on
from shared.values.roles import Office

STAGES = {APPLICATION_RECEIVED.name: "收案", CASE_FILED.name: "立案", CASE_ASSIGNED.name: "查控"}

_AUCTION = Stop(
    "拍卖期间不计入",
    "案件审理期限规定第九条（十二）",
    begins=on(ANNOUNCEMENT_PUBLISHED),
    ends=(on(ROUND_FAILED), on(ROUND_SOLD)),
    match="listing",
)
"""Read narrowly, so that no term ends too late: each round, from its announcement to its result."""

DUTIES = (
    Duty(
        id="filing.decision",
        article="执行工作规定第十六条",
        title="七日内决定立案或不予受理",
        opens_on=on(APPLICATION_RECEIVED),
        met_by=on(APPLICATION_DECIDED),
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
        opens_on=on(CASE_FILED),
        met_by=on(CASE_ASSIGNED),
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
        opens_on=on(CASE_FILED),
        met_by=on(CASE_CLOSED),
        within=months(6),
        owner=Office.HANDLING_OFFICER,
        escalate_to=(Office.BUREAU_DIRECTOR, Office.LEADER_IN_CHARGE),
        layer="statutory",
        source="法释〔2020〕21号",
        not_counted=(_AUCTION,),
        since=date(2021, 1, 1),
    ),
)
