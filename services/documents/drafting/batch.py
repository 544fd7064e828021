"""The first documents of a case: which ones its parties call for, and what the record puts into each. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from services.documents.case_file import CaseFile
from services.documents.drafting.kinds import KINDS
from services.documents.drafting.rules import CaseAccount
from services.documents.drafting.schemas import InitialBatchIn
from shared.contracts.documents.kinds import KindOfDocument
from shared.contracts.intake.records import CaseRecord, PartyRecord, Role
from shared.law.delay_interest import OLDER, delay_interest, is_older
from shared.law.fees import enforcement_fee
from shared.law.settings import UNCHANGED, SettingsHistory
from shared.values.identity import PartyKind
from shared.values.zone import COURT_ZONE

TO_APPLICANT: tuple[KindOfDocument, ...] = ("acceptance_notice", "clue_form", "address_confirmation")
TO_RESPONDENT: tuple[KindOfDocument, ...] = (
    "enforcement_notice",
    "property_report_order",
    "property_declaration",
    "address_confirmation",
)
FORM_BLANKS = (
    "recipient",
    "recipient_relation",
    "recipient_id_number",
    "postcode",
    "other_contacts",
    "refusal_note",
    "remarks",
)
"""What the party writes on the form itself."""
OF_MONEY: tuple[KindOfDocument, ...] = ("property_report_order", "property_declaration")
"""Sent with the notice where money is enforced (INV[3]); for an act alone only where the court orders it of its own."""
ROLES: dict[Role, str] = {"applicant": "申请执行人", "respondent": "被执行人"}


def addressed_as(party: PartyRecord) -> str:
    return "你单位" if party.kind is PartyKind.ORGANISATION else "你"


@dataclass(frozen=True)
class BatchItem:
    kind: KindOfDocument
    addressee: str
    fields: dict[str, Any]


def items(
    file: CaseFile,
    account: CaseAccount | None,
    body: InitialBatchIn,
    today: date,
    settings: SettingsHistory = UNCHANGED,
) -> Iterator[BatchItem]:
    """One item for each document that a party is to receive (二(一)2(1)–(6)); interest is told up to `today`.

    Without the case's account the enforcement notice lacks it, and is refused by its own rule (二(六)1).
    """
    for party in [*file.case.side("applicant"), *file.case.side("respondent")]:
        common = _common(file, party, account, body, today, settings)
        for kind in TO_APPLICANT if party.role == "applicant" else TO_RESPONDENT:
            if kind in OF_MONEY and not file.case.for_money:
                continue
            names = [field.name for field in KINDS[kind].fields if field.name in common]
            yield BatchItem(kind, party.id, {name: common[name] for name in names})


def _with_older_interest(obligations: str, case: CaseRecord) -> str:
    """What delay before 2014-08-01 costs is owed, too, and is none of the sum that the notice reckons (INT[7])."""
    return f"{obligations}；{OLDER}" if is_older(case.performance_due_on) and case.principal else obligations


def _common(
    file: CaseFile,
    party: PartyRecord,
    account: CaseAccount | None,
    body: InitialBatchIn,
    today: date,
    settings: SettingsHistory,
) -> dict[str, Any]:
    case = file.case
    confirmed = file.received.get(party.id)
    consent = "" if confirmed is None else "同意" if confirmed.electronic_consent else "不同意"
    found: dict[str, Any] = {
        "applicant": "、".join(case.called(each) for each in case.side("applicant")),
        "respondent": "、".join(case.called(each) for each in case.side("respondent")),
        party.role: case.called(party),
        **body.contact.model_dump(),
        **body.model_dump(mode="json", exclude={"contact", "handmade"}),
        "obligations": _with_older_interest(body.obligations, case),
        "basis_issuer": case.instrument_court,
        "basis_number": case.instrument_number,
        "addressed_as": addressed_as(party),
        "applied_on": case.application_received_at.astimezone(COURT_ZONE).date().isoformat(),
        "filed_on": case.filed_at.astimezone(COURT_ZONE).date().isoformat(),
        "claim_amount": str(case.principal_left + case.interest_left),
        "enforcement_fee": str(
            enforcement_fee(case.principal_left + case.interest_left, today, settings).amount
        ),
        "interest": str(delay_interest(case.principal_left, case.performance_due_on, today).amount),
        "interest_until": today.isoformat(),
        "respondent_id_number": party.identity,
        "party_role": ROLES[party.role],
        "party_name": case.called(party),
        "address": confirmed.confirmed_address if confirmed else "",
        "mobile": confirmed.confirmed_mobile if confirmed else "",
        "electronic_consent": consent,
        "electronic_address": confirmed.confirmed_mobile if confirmed and consent == "同意" else "",
        **dict.fromkeys(FORM_BLANKS, ""),
        "clues": [],
        "entries": [],
        "changes": [],
    }
    if account is not None:
        found |= {
            "account_name": account.name,
            "account_number": account.number,
            "account_bank": account.bank,
        }
    return found
