"""Which papers a survey rests on: 二(四)1(6), 二(四)3."""

from __future__ import annotations

from services.auction.survey.rules import Finding, papers
from shared.contracts.documents.purposes import FilePurpose


def test_the_record_each_photo_and_the_contract_of_a_lease_are_files() -> None:
    findings = {
        "lease": Finding(value="出租", document="contract"),
        "defects": Finding(value="渗水", document="note"),
    }
    named = papers("visit", findings, ["one", "two"])
    assert [(paper.field, paper.file, paper.purpose) for paper in named] == [
        ("record_document", "visit", FilePurpose.SURVEY_RECORD),
        ("photos.0", "one", FilePurpose.SURVEY_PHOTO),
        ("photos.1", "two", FilePurpose.SURVEY_PHOTO),
        ("findings.lease.document", "contract", FilePurpose.LEASE),
        ("findings.defects.document", "note", FilePurpose.OTHER),
    ]
    assert papers("visit", {"lease": Finding(value="无")}, []) == named[:1]
