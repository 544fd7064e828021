"""As what a file may be entered, and by whom: a paper of a kind, and of the own case."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from services.documents.files.formats import JPEG, PDF, PNG
from services.documents.files.rules import check_archive, check_entrant, check_type
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.intake.records import CaseRecord
from shared.values.refusal import Problem
from shared.values.roles import Actor, Deputyship, Office
from tests.harness import CLOCK_START


@pytest.mark.parametrize(
    ("media_type", "declared", "purpose", "detail"),
    [
        (PDF, PNG, FilePurpose.OTHER, "不符"),
        (PDF, "text/html", FilePurpose.OTHER, "不符"),
        (PDF, "", FilePurpose.OTHER, "未写明"),
        (PDF, PDF, FilePurpose.SURVEY_PHOTO, "财产照片须为 image/png、image/jpeg"),
        (PNG, PNG, FilePurpose.DOCUMENT, "手工制作的法律文书须为 application/pdf"),
    ],
)
def test_what_is_not_what_it_is_called_is_refused(
    media_type: str, declared: str, purpose: FilePurpose, detail: str
) -> None:
    with pytest.raises(Problem, match="file_refused") as refused:
        check_type(media_type, declared, purpose)
    assert detail in refused.value.detail
    assert (refused.value.status, refused.value.article) == (422, "二(一)7")


def test_a_photograph_is_a_picture_and_a_document_is_a_pdf() -> None:
    check_type(JPEG, "image/JPEG", FilePurpose.SURVEY_PHOTO)
    check_type(PDF, "application/pdf; charset=binary", FilePurpose.DOCUMENT)
    check_type(JPEG, JPEG, FilePurpose.PAYOUT_FORM)


def case() -> CaseRecord:
    return CaseRecord(
        case_number="（2026）豫1502执1号",
        filed_at=CLOCK_START,
        application_received_at=CLOCK_START,
        state="open",
        officer="chengban01",
        judge="faguan01",
        instrument_number="-",
        instrument_court="-",
        performance_due_on=date(2025, 12, 1),
        principal=Decimal(1),
        interest=Decimal(0),
        parties=[],
    )


@pytest.mark.parametrize(
    ("actor", "office", "deputy_for", "allowed"),
    [
        ("chengban01", Office.HANDLING_OFFICER, (), True),
        ("chengban02", Office.HANDLING_OFFICER, (), False),
        ("chengban02", Office.HANDLING_OFFICER, ("chengban01",), True),
        ("faguan01", Office.JUDGE, (), True),
        ("faguan02", Office.JUDGE, (), False),
        ("faguan02", Office.PANEL_MEMBER, (), False),
        ("ankuan01", Office.FUNDS_OFFICER, (), True),
    ],
)
def test_an_officer_or_judge_enters_papers_of_the_own_case_only(
    actor: str, office: Office, deputy_for: tuple[str, ...], allowed: bool
) -> None:
    deputies = frozenset(Deputyship(office, person) for person in deputy_for)
    entrant = Actor(actor, "", frozenset() if deputies else frozenset({office}), deputies)
    if allowed:
        check_entrant(case(), entrant)
        return
    with pytest.raises(Problem, match="not_case_officer") as refused:
        check_entrant(case(), entrant)
    assert (refused.value.status, refused.value.article) == (403, "一(一)")


def test_only_the_dossier_keeper_adds_to_an_archived_case() -> None:
    keeper = Actor("juanzong01", "-", frozenset({Office.DOSSIER_KEEPER}))
    clerk = Actor("wenshu01", "-", frozenset({Office.DOCUMENT_CLERK, Office.HANDLING_OFFICER}))
    check_archive("closed", FilePurpose.OTHER, clerk)
    check_archive("archived", FilePurpose.OTHER, keeper)
    for comes_later in (
        "resumption_application",
        "petition",
        "petition_end",
        "service_receipt",
        "superior_ruling",
        *("clue", "clue_check", "property_report", "report_check"),
    ):
        check_archive("archived", FilePurpose(comes_later), clerk)
    with pytest.raises(Problem, match="case_archived") as refused:
        check_archive("archived", FilePurpose.OTHER, clerk)
    assert (refused.value.status, refused.value.article) == (409, "法发〔2006〕11号")
