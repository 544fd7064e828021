"""Whose money has come, where a party answers up to a sum alone (变更、追加当事人规定第十四至二十五条). Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from shared.contracts.intake.records import CaseRecord, PartyRecord


@dataclass(frozen=True)
class Came:
    """Money that has come for the claim, yuan: by the sale of `asset`, or from who paid it."""

    amount: Decimal
    asset: str | None = None
    payer_name: str = ""
    payer_account: str = ""


def limited(case: CaseRecord) -> list[PartyRecord]:
    """Those respondents who answer up to a sum; who has left had answered too."""
    return [party for party in case.parties if party.role == "respondent" and party.liable_for is not None]


def is_of(came: Came, party: PartyRecord, owners: Mapping[str, str]) -> bool:
    """Whether it comes out of the party's property. `owners`: respondents by the id of a thing, and by its number (a bank account's)."""
    if came.asset is not None:
        return owners.get(came.asset) == party.id
    return owners.get(came.payer_account) == party.id or came.payer_name in party.names


def left_of(party: PartyRecord, came: Iterable[Came], owners: Mapping[str, str]) -> Decimal:
    """What the party still answers for beside what has come out of its property, yuan; below zero where more has."""
    assert party.liable_for is not None
    return party.liable_for - sum((one.amount for one in came if is_of(one, party, owners)), Decimal(0))
