"""二(一)7, 8; 民诉法解释第四百八十条; 财产调查规定第三条."""

from __future__ import annotations

from shared.contracts.documents.facts import (
    AgencyNoticeServed,
    DocumentDispatched,
    DossierFiled,
    DraftHandedOver,
    InitialBatchDispatched,
    PapersHandedOver,
    RespondentsNotified,
    ServiceFailed,
    ServiceFailureTold,
)
from shared.contracts.intake.facts import AgencyChanged, CaseFiled
from shared.values.roles import Office
from tests.shared.law.rulebook.table import CENTRE_THEN_LEADER, Event, Rule, check, each, event

FILED = event(CaseFiled, application_received_at="2026-02-13T10:00:00+08:00")
NOTICE = event(DocumentDispatched, "d1", document="d1", document_kind="enforcement_notice", addressee="p1")
REPORT_ORDER = event(
    DocumentDispatched, "d2", document="d2", document_kind="property_report_order", addressee="p1"
)
CLERK = Office.DOCUMENT_CLERK
CENTRE = (Office.COMMAND_CENTRE_DIRECTOR,)

RULES = (
    Rule(
        "documents.initial_batch", "二(一)7", "internal", CLERK, CENTRE_THEN_LEADER,
        # 5个工作日: 02-14 (a Saturday that is worked), 02-24 to 02-27.
        FILED, "2026-02-13T10:00", "2026-02-28T00:00",
        (event(InitialBatchDispatched),), (NOTICE,),
    ),
    Rule(
        "documents.e_dossier", "二(一)7", "internal", CLERK, CENTRE,
        NOTICE, "2026-09-30T16:00", "2026-10-01T00:00",
        (event(DossierFiled, "d1", document="d1", document_kind="enforcement_notice"),),
        (event(DossierFiled, "d2", document="d2", document_kind="enforcement_notice"),),
        source="浉法〔2023〕30号（条文无期限，按发送当日掌握）", confidence="unsure",
    ),
    Rule(
        "documents.service_failure", "二(一)6", "internal", CLERK, CENTRE,
        # 及时, as the settings have it: 3个工作日, 03-03 to 03-05.
        event(ServiceFailed, "v1", delivery="v1", attempt="t1", document_kind="enforcement_notice"),
        "2026-03-02T10:00", "2026-03-06T00:00",
        (event(ServiceFailureTold, "t1", attempt="t1"),), (event(ServiceFailureTold, "t2", attempt="t2"),),
    ),
    Rule(
        "documents.drafts_handover", "二(一)8", "internal", CLERK, CENTRE,
        # 2个工作日: 10-08 and 10-09.
        Event(InitialBatchDispatched, {}, "s"), "2026-09-30T16:00", "2026-10-10T00:00",
        (event(PapersHandedOver, bundle="initial_batch"),),
        (event(PapersHandedOver, bundle="commission", commission="c1"),),
        not_opened_by=(event(InitialBatchDispatched, drafts="each"),),
        source="浉法〔2023〕30号（首批文书原按最后一份发出之日掌握，现逐份计算，只用于此前已经起算的）", confidence="unsure",
    ),
    Rule(
        "documents.draft_handover", "二(一)8", "internal", CLERK, CENTRE,
        # 2个工作日 of the notice itself, whatever else of the batch is still to be sent: 03-03 and 03-04.
        NOTICE, "2026-03-02T16:00", "2026-03-05T00:00",
        (event(DraftHandedOver, "d1", document="d1", hand_over="h1"),),
        (
            event(DraftHandedOver, "d2", document="d2", hand_over="h1"),
            event(PapersHandedOver, bundle="initial_batch"),
        ),
        not_opened_by=(
            event(DocumentDispatched, "d9", document="d9", document_kind="clue_form", addressee="p1"),
            event(InitialBatchDispatched, drafts="each"),
        ),
        met_early=True,
    ),
    Rule(
        "documents.enforcement_notice", "民诉法解释第四百八十条", "statutory", CLERK, CENTRE_THEN_LEADER,
        # 10日 from the application (04-24), not from filing (04-28): 05-04 is in the Labour Day holiday, off until 05-05.
        event(CaseFiled, application_received_at="2026-04-24T10:00:00+08:00"), "2026-04-28T10:00", "2026-05-07T00:00",
        # One respondent's notice is not every respondent's.
        (event(RespondentsNotified, document="d1"),), (NOTICE, REPORT_ORDER),
        source="法释〔2022〕11号；执行工作规定第二十二条",
    ),
    Rule(
        "documents.property_report_order", "财产调查规定第三条", "statutory", CLERK, CENTRE_THEN_LEADER,
        # 同时发出.
        NOTICE, "2026-03-06T17:00", "2026-03-07T00:00",
        (REPORT_ORDER,),
        (
            event(DocumentDispatched, "d3", document="d3", document_kind="acceptance_notice", addressee="p1"),
            event(DocumentDispatched, "d4", document="d4", document_kind="property_report_order", addressee="p2"),
            event(DocumentDispatched, "d5", document="d5", document_kind="property_report_order"),
        ),
        not_opened_by=(
            REPORT_ORDER,
            event(
                DocumentDispatched, "d1", document="d1", document_kind="enforcement_notice", addressee="p1", money="no"
            ),
        ),
        met_early=True,
        source="法释〔2017〕8号，经法释〔2020〕21号修正",
    ),
    Rule(
        "documents.agency_notice", "民事诉讼法第六十三条", "internal", CLERK, CENTRE,
        # 及时, as the settings have it: 3个工作日, 03-03 to 03-05.
        event(AgencyChanged, agent="a1", notice="n2"), "2026-03-02T10:00", "2026-03-06T00:00",
        (event(AgencyNoticeServed, "n2", notice="n2"),), (event(AgencyNoticeServed, "n3", notice="n3"),),
        source="主席令第11号（2023年修正）（条文无期限，按「及时」掌握）", confidence="unsure",
    ),
)  # fmt: skip


@each(RULES)
def test_rule(rule: Rule) -> None:
    check(rule)
