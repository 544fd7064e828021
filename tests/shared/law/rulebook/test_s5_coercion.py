"""Sanctions: 民事诉讼法第一百一十八、一百一十九条; 民诉法解释第四百八十二条; 失信名单规定; 限制消费规定第九条."""

from __future__ import annotations

from shared.contracts.intake.facts import (
    CoercionCarriedOn,
    CoercionCarriedOut,
    CoercionChanged,
    CoercionDecided,
    CoercionEndDue,
    CoercionEnded,
    CoercionFamilyTold,
    CoercionKept,
    CoercionRequested,
    CoercionWithdrawn,
    PropertyReportAnswered,
    PropertyReportChecked,
    PropertyReported,
)
from shared.values.roles import Office
from tests.shared.law.rulebook.table import CENTRE_THEN_LEADER, Event, Rule, check, each, event

LEADERS = (Office.BUREAU_DIRECTOR, Office.LEADER_IN_CHARGE)
PRESIDENT = (Office.BUREAU_DIRECTOR, Office.PRESIDENT)
PROMPT = "（条文无期限，按「及时」掌握）"
CPC, DISHONEST = "主席令第11号（2023年修正）", "法释〔2017〕7号"
REVOKED = event(
    CoercionEndDue, "c", coercion="c", measure="detention", wrong="yes", until="2026-03-08T00:00:00+08:00"
)
SHORTENED = event(CoercionChanged, "c", coercion="c", measure="detention", until="2026-03-10T00:00:00+08:00")
WITHDRAWN = event(CoercionWithdrawn, "c", coercion="c")
OTHER = event(CoercionDecided, "d", coercion="d", measure="fine", approved="yes")


def done(measure: str, **refs: str) -> Event:
    return event(
        CoercionCarriedOut, "c", coercion="c", measure=measure, **{"long": "no", "term": "no"} | refs
    )


def due(measure: str, wrong: str = "no") -> Event:
    return event(CoercionEndDue, "c", coercion="c", measure=measure, wrong=wrong)


def ended(measure: str, coercion: str = "c") -> Event:
    return event(CoercionEnded, coercion, coercion=coercion, measure=measure)


def kept(measure: str) -> Event:
    return event(CoercionKept, "c", coercion="c", measure=measure)


def carried_on(measure: str) -> Event:
    return event(CoercionCarriedOn, "c", coercion="c", measure=measure)


def asked(approver: str) -> Event:
    return event(CoercionRequested, "c", coercion="c", measure="fine", approver=approver)


def decided(approved: str) -> Event:
    return event(CoercionDecided, "c", coercion="c", measure="fine", approved=approved)


def reported(kind: str) -> Event:
    return event(PropertyReported, "r", property_report="r", party="p", report_kind=kind)


def verified(finding: str, report: str = "r") -> Event:
    return event(PropertyReportChecked, report, property_report=report, party="p", finding=finding)


def answered(sanction: str, report: str = "r") -> Event:
    return event(PropertyReportAnswered, report, property_report=report, sanction=sanction)


RULES = (
    Rule(
        "report.check", "财产调查规定第八条", "internal", Office.HANDLING_OFFICER, CENTRE_THEN_LEADER,
        # 及时, three workdays as it stands: 03-05, 03-06, 03-09.
        reported("report"), "2026-03-04T10:00", "2026-03-10T00:00",
        (verified("true"), verified("false")), (verified("true", "s"),), (verified("refused"),),
        source="法释〔2017〕8号，经法释〔2020〕21号修正（条文为「及时」）", confidence="unsure",
    ),
    Rule(
        "report.sanction", "财产调查规定第十条", "internal", Office.JUDGE, LEADERS,
        verified("refused"), "2026-03-04T10:00", "2026-03-10T00:00",
        (answered("yes"), answered("no"), verified("true")), (answered("no", "s"), verified("true", "s")),
        (verified("true"), reported("report")),
        source="法释〔2017〕8号，经法释〔2020〕21号修正；财产调查规定第九条（条文无期限，按「及时」掌握）",
        confidence="unsure",
    ),
    Rule(
        "coercion.approval_president", "民事诉讼法第一百一十九条", "internal",
        Office.PRESIDENT, (Office.LEADER_IN_CHARGE,),
        # 及时, three workdays as it stands: 03-05, 03-06, 03-09.
        asked("president"), "2026-03-04T10:00", "2026-03-10T00:00",
        (decided("yes"), decided("no"), WITHDRAWN), (OTHER,), (asked("judge"),),
        source=CPC + PROMPT, confidence="unsure",
    ),
    Rule(
        "coercion.approval_judge", "二(五)2(3)", "internal", Office.JUDGE, CENTRE_THEN_LEADER,
        asked("judge"), "2026-03-04T10:00", "2026-03-10T00:00",
        (decided("yes"), decided("no"), WITHDRAWN), (OTHER,), (asked("president"),),
        source="浉法〔2023〕30号" + PROMPT, confidence="unsure",
    ),
    Rule(
        "coercion.carrying_out", "二(五)2(4)", "internal", Office.HANDLING_OFFICER, CENTRE_THEN_LEADER,
        decided("yes"), "2026-03-04T10:00", "2026-03-10T00:00",
        (done("fine"), WITHDRAWN), (), (decided("no"),),
        source="浉法〔2023〕30号" + PROMPT, confidence="unsure",
    ),
    Rule(
        "coercion.questioning_8h", "民诉法解释第四百八十二条", "statutory", Office.HANDLING_OFFICER, PRESIDENT,
        # 不得超过八小时 from 10:20 itself: nobody is held 40 minutes longer for the hour that had begun.
        done("arrest"), "2026-03-07T10:20", "2026-03-07T18:20",
        (ended("arrest"),), (ended("arrest", "d"),), (done("arrest", long="yes"), done("detention")),
        source="法释〔2022〕11号",
    ),
    Rule(
        "coercion.questioning_24h", "民诉法解释第四百八十二条", "statutory", Office.HANDLING_OFFICER, PRESIDENT,
        done("arrest", long="yes"), "2026-03-07T10:20", "2026-03-08T10:20",
        (ended("arrest"),), (ended("arrest", "d"),), (done("arrest"),),
        source="法释〔2022〕11号",
    ),
    Rule(
        "coercion.detention", "民事诉讼法第一百一十八条", "statutory", Office.HANDLING_OFFICER, PRESIDENT,
        # To the instant that the decision sets, on a Sunday too: nobody is held longer for a holiday.
        done("detention", term="yes", until="2026-03-15T00:00:00+08:00"), "2026-03-07T10:20", "2026-03-15T00:00",
        (ended("detention"),), (ended("detention", "d"),), (done("fine"),),
        source=CPC,
    ),
    Rule(
        "coercion.revoked_detention", "民事诉讼法第一百一十八条", "statutory", Office.HANDLING_OFFICER, PRESIDENT,
        # What is revoked leaves no day to be held: the same day, a Saturday too.
        REVOKED, "2026-03-07T10:20", "2026-03-08T00:00",
        (ended("detention"),), (ended("detention", "d"),), (due("exit_ban", "yes"),),
        source=CPC + "；民诉法解释第一百八十六条（拘留决定撤销后没有剩余的拘留期限，至当日届满）",
    ),
    Rule(
        "coercion.revoked_fine", "民诉法解释第一百八十六条", "internal", Office.HANDLING_OFFICER, PRESIDENT,
        due("fine", "yes"), "2026-03-07T10:20", "2026-03-12T00:00",
        (ended("fine"),), (ended("fine", "d"),), (due("detention", "yes"),),
        source="法释〔2022〕11号（条文无期限，按「及时」掌握）", confidence="unsure",
    ),
    Rule(
        "coercion.detention_shortened", "民事诉讼法第一百一十八条", "statutory", Office.HANDLING_OFFICER, PRESIDENT,
        SHORTENED, "2026-03-07T10:20", "2026-03-10T00:00",
        (ended("detention"),), (ended("detention", "d"),), (done("detention"),),
        source=CPC + "；民诉法解释第一百八十六条",
    ),
    Rule(
        "coercion.family_told", "民诉法解释第一百八十条", "statutory", Office.HANDLING_OFFICER, PRESIDENT,
        # 24 hours from the next full hour (民诉法解释第一百二十五条), on a Sunday too.
        done("detention"), "2026-03-07T10:20", "2026-03-08T11:00",
        (event(CoercionFamilyTold, "c", coercion="c"),), (event(CoercionFamilyTold, "d", coercion="d"),),
        (done("arrest"),),
        source="法释〔2022〕11号",
    ),
    Rule(
        "coercion.eviction", "民事诉讼法第二百六十一条", "internal", Office.HANDLING_OFFICER, CENTRE_THEN_LEADER,
        # 及时, three workdays from the end of the period: 04-02, 04-03, 04-07 (清明 04-04 to 04-06).
        done("eviction", term="yes", until="2026-04-01T10:00:00+08:00"), "2026-03-04T10:00", "2026-04-08T00:00",
        (ended("eviction"),), (ended("eviction", "d"),), (done("eviction"),),
        source=CPC + PROMPT, confidence="unsure",
    ),
    Rule(
        "coercion.audit_outcome", "财产调查规定第十八条", "internal", Office.HANDLING_OFFICER, CENTRE_THEN_LEADER,
        done("audit", term="yes", until="2026-03-04T10:00:00+08:00"), "2026-03-02T10:00", "2026-03-10T00:00",
        (ended("audit"),), (ended("audit", "d"),), (done("audit"),),
        source="法释〔2017〕8号，经法释〔2020〕21号修正" + PROMPT, confidence="unsure",
    ),
    Rule(
        "coercion.lawyer_order_outcome", "二(五)2(3)", "internal", Office.HANDLING_OFFICER, CENTRE_THEN_LEADER,
        done("lawyer_order", term="yes", until="2026-03-04T10:00:00+08:00"), "2026-03-02T10:00", "2026-03-10T00:00",
        (ended("lawyer_order"),), (ended("lawyer_order", "d"),), (done("lawyer_order"),),
        source="浉法〔2023〕30号" + PROMPT, confidence="unsure",
    ),
    Rule(
        "coercion.listing_term", "失信名单规定第十条", "statutory", Office.HANDLING_OFFICER, LEADERS,
        # 届满于03-20（周五）24:00，3个工作日: 03-23, 03-24, 03-25.
        done("dishonest", term="yes", until="2026-03-21T00:00:00+08:00"), "2026-03-07T10:20", "2026-03-26T00:00",
        (ended("dishonest"), carried_on("dishonest")), (ended("dishonest", "d"),), (done("dishonest"),),
        source=DISHONEST + "；失信名单规定第二条", confidence="memory",
    ),
    Rule(
        "coercion.listing_deleted", "失信名单规定第十条", "statutory", Office.JUDGE, LEADERS,
        # 3个工作日: 03-05, 03-06, 03-09.
        due("dishonest"), "2026-03-04T10:00", "2026-03-10T00:00",
        (ended("dishonest"), kept("dishonest"), carried_on("dishonest")), (ended("dishonest", "d"),),
        (due("dishonest", "yes"), due("consumption")),
        source=DISHONEST, confidence="memory",
    ),
    Rule(
        "coercion.listing_corrected", "失信名单规定第九条", "statutory", Office.JUDGE, LEADERS,
        due("dishonest", "yes"), "2026-03-04T10:00", "2026-03-10T00:00",
        (ended("dishonest"), kept("dishonest"), carried_on("dishonest")), (ended("dishonest", "d"),), (due("dishonest"),),
        source=DISHONEST, confidence="memory",
    ),
    Rule(
        "coercion.consumption_lifted", "限制消费规定第九条", "internal", Office.JUDGE, LEADERS,
        due("consumption"), "2026-03-04T10:00", "2026-03-10T00:00",
        (ended("consumption"), kept("consumption"), carried_on("consumption")), (ended("consumption", "d"),), (due("exit_ban"),),
        source="法释〔2015〕17号" + PROMPT, confidence="unsure",
    ),
    Rule(
        "coercion.exit_ban_lifted", "执行程序解释第二十五条", "internal", Office.JUDGE, LEADERS,
        due("exit_ban"), "2026-03-04T10:00", "2026-03-10T00:00",
        (ended("exit_ban"), kept("exit_ban"), carried_on("exit_ban")), (ended("exit_ban", "d"),), (due("consumption"),),
        source="法释〔2008〕13号，经法释〔2020〕21号修正（条文为「及时」）", confidence="unsure",
    ),
)  # fmt: skip


@each(RULES)
def test_rule(rule: Rule) -> None:
    check(rule)
