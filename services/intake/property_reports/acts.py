"""Property reports as acts, and what can be done with one."""

from __future__ import annotations

from services.intake.property_reports import rules
from services.intake.property_reports.models import PropertyReport
from shared.law.case_rules import check_officer
from shared.platform.acts import Act, Operation, offered
from shared.values.articles import cite
from shared.values.roles import Actor, Office

_OFFICER = (Office.HANDLING_OFFICER,)
RECORD_REPORT = Operation(
    "record_report",
    "登记财产报告",
    cite(rules.REPORTED, rules.SUPPLEMENTED),
    (Office.FILING_CLERK, Office.HANDLING_OFFICER),
    "case",
)
NOTE_NO_REPORT = Operation("note_no_report", "登记被执行人没有报告财产", rules.BREACH, _OFFICER, "case")
CHECK_REPORT = Operation("check_report", "登记财产报告的核查结果", rules.CHECKED, _OFFICER, "property_report")
DECIDE_REPORT = Operation(
    "decide_report",
    "决定是否制裁违反报告义务的被执行人",
    cite(rules.BREACH, rules.LISTED),
    (Office.JUDGE,),
    "property_report",
)


def on(actor: Actor, one: PropertyReport, officer: str | None, judge: str | None) -> list[Act]:
    return [
        offered(
            actor,
            CHECK_REPORT,
            lambda: check_officer(officer, actor, rules.CHECKED),
            lambda: rules.check_is_checked(one.kind, one.state),
        ),
        offered(
            actor,
            DECIDE_REPORT,
            lambda: rules.check_decides(one.state, one.found_by, judge, actor),
        ),
    ]
