"""Filing and the whole case: 执行工作规定第十六条、第六十三条; 案件审理期限规定第七条."""

from __future__ import annotations

from shared.contracts.intake.facts import (
    ApplicationDecided,
    ApplicationReceived,
    ApplicationRefused,
    ApplicationWithdrawn,
    CaseAssigned,
    CaseClosed,
    CaseFiled,
    RefusalServed,
    SupplementAsked,
    SupplementReceived,
)
from shared.values.roles import Office
from tests.shared.law.rulebook.table import CENTRE_THEN_LEADER, Rule, check, each, event

FILED = event(CaseFiled, application_received_at="2026-02-13T10:00:00+08:00")

ASKED = event(SupplementAsked, until="2026-03-14T00:00:00+08:00")

RULES = (
    Rule(
        "filing.decision", "执行工作规定第十六条", "statutory", Office.FILING_CLERK, (Office.LEADER_IN_CHARGE,),
        # 7日: the seventh day is 02-20, in the Spring Festival, which ends on 02-23.
        event(ApplicationReceived), "2026-02-13T10:00", "2026-02-25T00:00",
        (event(ApplicationDecided), event(ApplicationRefused), event(ApplicationWithdrawn), ASKED), (FILED,),
        source="法释〔1998〕15号，经法释〔2020〕21号修正",
    ),
    Rule(
        "filing.decision_supplied", "民诉法解释第二百零八条", "statutory", Office.FILING_CLERK, (Office.LEADER_IN_CHARGE,),
        # 七日 from 03-04: 03-11.
        event(SupplementReceived), "2026-03-04T10:00", "2026-03-12T00:00",
        (event(ApplicationDecided), event(ApplicationRefused), event(ApplicationWithdrawn)), (FILED,), (ASKED,),
        source="法释〔2022〕11号",
    ),
    Rule(
        "filing.supplement_lapsed", "执行工作规定第十六条", "statutory", Office.FILING_CLERK, (Office.LEADER_IN_CHARGE,),
        # The time to bring it ends with 03-13; 七日 from that day: 03-20.
        ASKED, "2026-03-04T10:00", "2026-03-21T00:00",
        (event(ApplicationDecided), event(ApplicationRefused), event(ApplicationWithdrawn), event(SupplementReceived)),
        (FILED,), (event(ApplicationReceived),), met_early=True,
        source="法释〔1998〕15号，经法释〔2020〕21号修正（逾期不补正的，自补正期限届满起算）",
    ),
    Rule(
        "filing.refusal_service", "民事诉讼法第八十七条", "internal", Office.FILING_CLERK, (Office.LEADER_IN_CHARGE,),
        # 及时, three workdays as it stands: 03-05, 03-06, 03-09.
        event(ApplicationRefused), "2026-03-04T10:00", "2026-03-10T00:00",
        (event(RefusalServed),), (event(ApplicationDecided),),
        source="主席令第11号（2023年修正）（条文无期限，按「及时」掌握）", confidence="unsure",
    ),
    Rule(
        "filing.handover", "案件审理期限规定第七条", "statutory", Office.FILING_CLERK, CENTRE_THEN_LEADER,
        # 3日: 05-03 is in the Labour Day holiday, which ends on 05-05.
        FILED, "2026-04-30T10:00", "2026-05-07T00:00",
        (event(CaseAssigned, officer="o"),),
        source="法释〔2000〕29号",
    ),
    Rule(
        "case.term", "执行工作规定第六十三条", "statutory",
        Office.HANDLING_OFFICER, (Office.BUREAU_DIRECTOR, Office.LEADER_IN_CHARGE),
        # 6个月: 10-01 is in the National Day holiday, which ends on 10-07.
        FILED, "2026-04-01T10:00", "2026-10-09T00:00",
        (event(CaseClosed, mode="performed"),), (event(CaseAssigned, officer="o"),),
        source="法释〔1998〕15号，经法释〔2020〕21号修正（扣除拍卖期间和经登记、确认的中止、暂缓、评估、鉴定、公告、管辖争议期间，加上院长批准延长的月数）",
        not_counted=(
            *("案件审理期限规定第九条第（十二）项",) * 2,
            *(f"案件审理期限规定第九条第（{item}）项" for item in ("九", "十", "十", "十一", "八", "六", "六", "七")),
        ),
    ),
)  # fmt: skip


@each(RULES)
def test_rule(rule: Rule) -> None:
    check(rule)
