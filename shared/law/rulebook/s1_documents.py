"""二(一) Documents: made and sent in one batch, the drafts handed to the dossier centre."""

from datetime import date

from shared.contracts.documents.facts import (
    DocumentDispatched,
    DossierFiled,
    InitialBatchDispatched,
    PapersHandedOver,
    RespondentsNotified,
)
from shared.contracts.intake.facts import CaseFiled
from shared.law.periods import days, same_day, workdays
from shared.law.rulebook.model import Duty, on
from shared.values.roles import Office

STAGES: dict[str, str] = {}

DUTIES = (
    Duty(
        id="documents.initial_batch",
        article="二(一)7",
        title="首批文书集中制作与发送",
        opens_on=on(CaseFiled),
        met_by=on(InitialBatchDispatched),
        within=workdays(5),
        owner=Office.DOCUMENT_CLERK,
        escalate_to=(Office.COMMAND_CENTRE_DIRECTOR, Office.LEADER_IN_CHARGE),
        layer="internal",
        source="浉法〔2023〕30号",
    ),
    Duty(
        id="documents.e_dossier",
        article="二(一)7",
        title="已发送文书存入电子卷宗",
        opens_on=on(DocumentDispatched),
        met_by=on(DossierFiled),
        within=same_day(),
        owner=Office.DOCUMENT_CLERK,
        escalate_to=(Office.COMMAND_CENTRE_DIRECTOR,),
        layer="internal",
        source="浉法〔2023〕30号（条文无期限，按发送当日掌握）",
        confidence="unsure",
        match="document",
    ),
    Duty(
        id="documents.drafts_handover",
        article="二(一)8",
        title="文书签发稿移送卷宗管理中心",
        opens_on=on(InitialBatchDispatched),
        met_by=on(PapersHandedOver, bundle="initial_batch"),
        within=workdays(2),
        owner=Office.DOCUMENT_CLERK,
        escalate_to=(Office.COMMAND_CENTRE_DIRECTOR,),
        layer="internal",
        source="浉法〔2023〕30号（「文书发送之日」：首批文书依二(一)7集中发送，按最后一份发出之日掌握）",
        confidence="unsure",
    ),
    Duty(
        id="documents.enforcement_notice",
        article="民诉法解释第四百八十条",
        title="收到申请十日内发出执行通知",
        opens_on=on(CaseFiled),
        met_by=on(RespondentsNotified),
        within=days(10),
        counted_from="application_received_at",
        owner=Office.DOCUMENT_CLERK,
        escalate_to=(Office.COMMAND_CENTRE_DIRECTOR, Office.LEADER_IN_CHARGE),
        layer="statutory",
        source="法释〔2022〕11号；执行工作规定第二十二条",
        since=date(2022, 4, 10),
        version=2,
    ),
    Duty(
        id="documents.property_report_order",
        article="财产调查规定第三条",
        title="报告财产令与执行通知同时发出",
        opens_on=on(DocumentDispatched, document_kind="enforcement_notice"),
        met_by=on(DocumentDispatched, document_kind="property_report_order"),
        within=same_day(),
        owner=Office.DOCUMENT_CLERK,
        escalate_to=(Office.COMMAND_CENTRE_DIRECTOR, Office.LEADER_IN_CHARGE),
        layer="statutory",
        source="法释〔2017〕8号，经法释〔2020〕21号修正",
        match="addressee",
        earlier_counts=True,
        since=date(2021, 1, 1),
        version=2,
    ),
)
