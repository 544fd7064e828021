"""二(五) Quality control: the checker's own limits, beside those of the teams it watches; closing review."""

from shared.contracts.custody.facts import QueryStarted
from shared.contracts.documents.facts import RespondentsNotified
from shared.contracts.intake.facts import (
    BulletinDue,
    BulletinPublished,
    CaseArchived,
    CaseClosed,
    CaseFiled,
    ClosingRequested,
    ClosingReviewed,
    InspectionMade,
    InspectionReviewed,
)
from shared.law.periods import hours, prompt, same_day, workdays
from shared.law.rulebook.model import Duty, on
from shared.values.articles import REGULATION
from shared.values.roles import Office

STAGES = {ClosingRequested.kind: "结案审查", CaseClosed.kind: "结案", CaseArchived.kind: "归档"}

_TOLD = (Office.COMMAND_CENTRE_DIRECTOR, Office.LEADER_IN_CHARGE)

DUTIES = (
    Duty(
        id="quality.enforcement_notice",
        article=REGULATION["二(五)2(1)"],
        text="执行通知：是否已在立案之日起10个工作日内发出执行通知书",
        title="立案十个工作日内已发出执行通知书",
        opens_on=on(CaseFiled),
        met_by=on(RespondentsNotified),
        within=workdays(10),
        owner=Office.HANDLING_OFFICER,
        escalate_to=_TOLD,
        version=2,
    ),
    Duty(
        id="quality.local_query",
        article=REGULATION["二(五)2(2)"],
        text="网络查控：是否已在立案后24小时内自动发起“点对点”网络查询系统",
        title="“点对点”网络查询自动发起",
        opens_on=on(CaseFiled),
        met_by=on(QueryStarted, channel="local", occasion="filing"),
        within=hours(24),
        owner=Office.CUSTODY_OFFICER,
        escalate_to=_TOLD,
    ),
    Duty(
        id="quality.daily_inspection",
        article=REGULATION["二(五)2"],
        text="案件质效管理专员应每天对未结执行案件的以下流程节点完成情况进行检查",
        note="每天检查，当日确认",
        title="当日确认每日检查报告",
        opens_on=on(InspectionMade),
        met_by=on(InspectionReviewed),
        within=same_day(),
        owner=Office.QUALITY_OFFICER,
        escalate_to=_TOLD,
        confidence="unsure",
        match="inspection",
    ),
    Duty(
        id="quality.bulletin",
        article=REGULATION["一(二)"],
        text="承担繁简分流、案件质效、执行案款、考核通报、数据分析、节点管控、风险提示、卷宗评查、终本案件维护等管理职责",
        note="条文无期限；每月第一个工作日通报上月",
        title="发布上月考核通报",
        opens_on=on(BulletinDue),
        met_by=on(BulletinPublished),
        within=same_day(),
        owner=Office.COMMAND_CENTRE_DIRECTOR,
        escalate_to=(Office.LEADER_IN_CHARGE,),
        confidence="unsure",
        match="month",
        unconfirmed_unit=True,
    ),
    Duty(
        id="quality.closing_review",
        article=REGULATION["二(五)4"],
        text="案件质效管理专员对不符合要求的结案申请，应在审查当日以办案人员能够确定收到的方式提示其补正或纠正",
        note="审查日",
        title="结案申请当日审查",
        opens_on=on(ClosingRequested),
        met_by=on(ClosingReviewed),
        within=same_day(),
        owner=Office.QUALITY_OFFICER,
        escalate_to=(Office.COMMAND_CENTRE_DIRECTOR, Office.BUREAU_DIRECTOR),
        confidence="unsure",
        match="request",
    ),
    Duty(
        id="quality.archive",
        article=REGULATION["一(二)"],
        text="提供视频会商、执行过程记录、执行公开、舆情监测、数据归集、决策分析、关联案件协调办理、卷宗整理归档等8项技术服务。",
        note="条文无期限",
        title="结案后卷宗整理归档",
        opens_on=on(CaseClosed),
        met_by=on(CaseArchived),
        within=prompt(),
        owner=Office.DOSSIER_KEEPER,
        escalate_to=(Office.COMMAND_CENTRE_DIRECTOR,),
        confidence="unsure",
        outlives_case=True,
        unconfirmed_unit=True,
    ),
)
