"""What other teams read of a case: who handles it, what is claimed, who the parties are and where they are reached."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from shared.contracts.record import Readable, Record
from shared.values.identity import PartyKind

Role = Literal["applicant", "respondent"]


class PartyRecord(Readable):
    """An address or account that is not known is empty."""

    id: str
    role: Role
    kind: PartyKind
    name: str
    identity: str
    mobile: str
    household_address: str
    residence_address: str
    registered_address: str
    payee_bank: str
    payee_account: str


class CaseRecord(Readable):
    """`principal` and `interest` (as the instrument awards it) in yuan; `officer` and `judge` by staff id."""

    case_number: str
    filed_at: datetime
    application_received_at: datetime
    state: Literal["open", "closed", "archived"]
    officer: str | None
    judge: str | None
    instrument_number: str
    instrument_court: str
    performance_due_on: date
    principal: Decimal
    interest: Decimal
    parties: list[PartyRecord]

    def side(self, role: Role) -> list[PartyRecord]:
        return [party for party in self.parties if party.role == role]

    @property
    def party_ids(self) -> frozenset[str]:
        return frozenset(party.id for party in self.parties)


class ReceptionRecord(Readable):
    """What a party confirmed when it was received."""

    id: str
    party_id: str
    confirmed_address: str
    confirmed_mobile: str
    electronic_consent: bool


class NoticeRecord(Readable):
    """A message that a team has ordered; `received_at`: when it arrived, or its addressee acknowledged it."""

    case_number: str
    team: str
    received_at: datetime | None


CASE = Record("intake", "/cases/{case_number}", CaseRecord)
RECEPTIONS = Record("intake", "/cases/{case_number}/receptions", list[ReceptionRecord])
"""Oldest first: the last of a party is the one in force."""
NOTICE = Record("intake", "/notices/{notice}", NoticeRecord)
