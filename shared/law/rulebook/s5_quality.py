"""二(五) Quality control: the checker's own limits, beside those of the teams it watches; closing review."""

from shared.contracts.custody.facts import QueryStarted
from shared.contracts.documents.facts import RespondentsNotified
from shared.contracts.intake.facts import (
    CaseArchived,
    CaseClosed,
    CaseFiled,
    ClosingRequested,
    ClosingReviewed,
)
from shared.law.periods import hours, prompt, same_day, workdays
from shared.law.rulebook.model import Duty, on
from shared.values.roles import Office

STAGES = {ClosingRequested.kind: "结案审查", CaseClosed.kind: "结案", CaseArchived.kind: "归档"}

_TOLD = (Office.COMMAND_CENTRE_DIRECTOR, Office.LEADER_IN_CHARGE)

DUTIES = (
    Duty(
        id="quality.enforcement_notice",
        article="二(五)2(1)",
        title="立案十个工作日内已发出执行通知书",
        opens_on=on(CaseFiled),
        met_by=on(RespondentsNotified),
        within=workdays(10),
        owner=Office.HANDLING_OFFICER,
        escalate_to=_TOLD,
        layer="internal",
        source="浉法〔2023〕30号",
        version=2,
    ),
    Duty(
        id="quality.local_query",
        article="二(五)2(2)",
        title="「点对点」网络查询自动发起",
        opens_on=on(CaseFiled),
        met_by=on(QueryStarted, channel="local", occasion="filing"),
        within=hours(24),
        owner=Office.CUSTODY_OFFICER,
        escalate_to=_TOLD,
        layer="internal",
        source="浉法〔2023〕30号",
    ),
    Duty(
        id="quality.closing_review",
        article="二(五)4",
        title="结案申请当日审查",
        opens_on=on(ClosingRequested),
        met_by=on(ClosingReviewed),
        within=same_day(),
        owner=Office.QUALITY_OFFICER,
        escalate_to=(Office.COMMAND_CENTRE_DIRECTOR, Office.BUREAU_DIRECTOR),
        layer="internal",
        source="浉法〔2023〕30号（审查日）",
        confidence="unsure",
        match="request",
    ),
    Duty(
        id="quality.archive",
        article="一(二)",
        title="结案后卷宗整理归档",
        opens_on=on(CaseClosed),
        met_by=on(CaseArchived),
        within=prompt(),
        owner=Office.DOSSIER_KEEPER,
        escalate_to=(Office.COMMAND_CENTRE_DIRECTOR,),
        layer="internal",
        source="浉法〔2023〕30号（条文无期限）",
        confidence="unsure",
        outlives_case=True,
        unconfirmed_unit=True,
    ),
)
