"""二(一) Documents: made and sent in one batch, the drafts handed to the dossier centre."""

from shared.contracts.documents.facts import (
    DocumentDispatched,
    DocumentServed,
    DossierFiled,
    InitialBatchDispatched,
    PapersHandedOver,
    RespondentsNotified,
)
from shared.contracts.intake.facts import AgencyChanged, CaseFiled
from shared.law.periods import days, prompt, same_day, workdays
from shared.law.rulebook.model import Duty, on
from shared.values.articles import CPC, EXE, INV, JS, REGULATION
from shared.values.roles import Office

STAGES: dict[str, str] = {}

DUTIES = (
    Duty(
        id="documents.initial_batch",
        article=REGULATION["二(一)7"],
        text="法律文书格式化集中制作与发送工作，应于立案之日起5个工作日内完成。",
        title="首批文书集中制作与发送",
        opens_on=on(CaseFiled),
        met_by=on(InitialBatchDispatched),
        within=workdays(5),
        owner=Office.DOCUMENT_CLERK,
        escalate_to=(Office.COMMAND_CENTRE_DIRECTOR, Office.LEADER_IN_CHARGE),
    ),
    Duty(
        id="documents.e_dossier",
        article=REGULATION["二(一)7"],
        text="所有已发送的法律文书，应在执行案件管理系统中形成电子卷宗。",
        note="条文无期限，按发送当日掌握",
        title="已发送文书存入电子卷宗",
        opens_on=on(DocumentDispatched),
        met_by=on(DossierFiled),
        within=same_day(),
        owner=Office.DOCUMENT_CLERK,
        escalate_to=(Office.COMMAND_CENTRE_DIRECTOR,),
        confidence="unsure",
        match="document",
    ),
    Duty(
        id="documents.drafts_handover",
        article=REGULATION["二(一)8"],
        text="所有法律文书签发稿或者底根等，应于文书发送之日起2个工作日内移送执行案件卷宗管理中心。",
        note=f"「文书发送之日」：首批文书依{REGULATION['二(一)7']}集中发送，按最后一份发出之日掌握",
        title="文书签发稿移送卷宗管理中心",
        opens_on=on(InitialBatchDispatched),
        met_by=on(PapersHandedOver, bundle="initial_batch"),
        within=workdays(2),
        owner=Office.DOCUMENT_CLERK,
        escalate_to=(Office.COMMAND_CENTRE_DIRECTOR,),
        confidence="unsure",
    ),
    Duty(
        id="documents.enforcement_notice",
        article=JS[480],
        also=(EXE[22],),
        text="人民法院应当在收到申请执行书或者移交执行书后十日内发出执行通知。",
        title="收到申请十日内发出执行通知",
        opens_on=on(CaseFiled),
        met_by=on(RespondentsNotified),
        within=days(10),
        counted_from="application_received_at",
        owner=Office.DOCUMENT_CLERK,
        escalate_to=(Office.COMMAND_CENTRE_DIRECTOR, Office.LEADER_IN_CHARGE),
        version=2,
    ),
    Duty(
        id="documents.property_report_order",
        article=INV[3],
        text="金钱债权执行中，报告财产令应当与执行通知同时发出。",
        title="报告财产令与执行通知同时发出",
        opens_on=on(DocumentDispatched, document_kind="enforcement_notice"),
        met_by=on(DocumentDispatched, document_kind="property_report_order"),
        within=same_day(),
        owner=Office.DOCUMENT_CLERK,
        escalate_to=(Office.COMMAND_CENTRE_DIRECTOR, Office.LEADER_IN_CHARGE),
        match="addressee",
        earlier_counts=True,
        version=2,
    ),
    Duty(
        id="documents.agency_notice",
        article=CPC[63],
        text="诉讼代理人的权限如果变更或者解除，当事人应当书面告知人民法院，并由人民法院通知对方当事人。",
        note="条文无期限，按「及时」掌握",
        title="代理权限变更、解除通知对方当事人",
        opens_on=on(AgencyChanged),
        met_by=on(DocumentServed, document_kind="agency_notice"),
        within=prompt(),
        owner=Office.DOCUMENT_CLERK,
        escalate_to=(Office.COMMAND_CENTRE_DIRECTOR,),
        confidence="unsure",
        match="addressee",
        unconfirmed_unit=True,
    ),
)
