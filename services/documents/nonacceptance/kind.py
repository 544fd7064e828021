"""What the ruling holds: whom it concerns as the application has it, why it is not accepted, who decides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from services.documents.drafting.fields import (
    BENCH,
    RULING,
    STYLE,
    DocumentKind,
    day,
    number,
    reason,
    rows,
    text,
)
from shared.contracts.documents.kinds import KindOfDocument
from shared.contracts.intake.records import ApplicationWhole, Role
from shared.values.articles import CPC, EXE
from shared.values.zone import COURT_ZONE

_SIDE = (
    text("name", "姓名或者名称"),
    text("address", "住所"),
    text("paper", "证件名称"),
    number("identity", "证件号码"),
)
KIND = DocumentKind(
    cast(
        "KindOfDocument", "non_acceptance_ruling"
    ),  # of no case: not among those that a case's documents have
    RULING,
    "judge",
    (
        rows("applicants", "申请执行人", STYLE, *_SIDE),
        rows("respondents", "被执行人", STYLE, *_SIDE),
        day("received_on", "收到申请之日", EXE[16]),
        text("instrument_court", "执行依据制作机关", EXE[16]),
        text("instrument_number", "执行依据文号", EXE[16]),
        text("ground", "不予受理的事由", EXE[16]),
        reason(EXE[16]),
        text("remedy", "不服裁定的救济途径和期限", CPC[157]),
        BENCH,
    ),
    coercive_or_closing=True,
)


def from_record(application: ApplicationWhole) -> dict[str, Any]:
    """What the record says of the application: nobody types whom it concerns."""
    return {
        "applicants": _side(application, "applicant"),
        "respondents": _side(application, "respondent"),
        "received_on": application.received_at.astimezone(COURT_ZONE).date().isoformat(),
        "instrument_court": application.instrument_court,
        "instrument_number": application.instrument_number,
    }


def _side(application: ApplicationWhole, role: Role) -> Sequence[dict[str, str]]:
    return [
        {
            "name": party.name,
            "address": party.household_address or party.registered_address,
            "paper": party.shown.label,
            "identity": party.identity,
        }
        for party in application.parties
        if party.role == role
    ]
