"""What other teams hold of the case: read over HTTP, with the caller's own token, before a transaction is opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from urllib.parse import quote

from pydantic import BaseModel

from services.documents.drafting.rules import CaseAccount
from shared.contracts.documents.orders import FileItem
from shared.platform.peers import Peers
from shared.values.articles import REGULATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


class Party(BaseModel):
    id: str
    role: str
    kind: str
    name: str
    identity: str
    household_address: str
    residence_address: str
    registered_address: str


class Reception(BaseModel):
    """What a party confirmed when it was received."""

    id: str
    party_id: str
    confirmed_address: str
    confirmed_mobile: str
    electronic_consent: bool


class Case(BaseModel):
    case_number: str
    application_received_at: datetime
    filed_at: datetime
    instrument_number: str
    instrument_court: str
    principal: Decimal
    interest: Decimal
    performance_due_on: date
    judge: str | None
    parties: list[Party]


@dataclass(frozen=True)
class Record:
    """`confirmed`: the latest reception of each party that was received, by party id."""

    case: Case
    confirmed: dict[str, Reception]

    def of_role(self, role: str) -> list[Party]:
        return [party for party in self.case.parties if party.role == role]

    def identities(self) -> dict[str, set[tuple[str, str]]]:
        """Name and identity number of every party, by role."""
        return {
            role: {(party.name, party.identity) for party in self.of_role(role)}
            for role in ("applicant", "respondent")
        }

    def party(self, party_id: str) -> Party:
        """Problem 422 for one who is no party of the case."""
        for party in self.case.parties:
            if party.id == party_id:
                return party
        raise Problem(
            422, ProblemCode.NOT_A_PARTY, "所列受送达人不是本案当事人", article=REGULATION["二(一)5"]
        )


async def read_case(peers: Peers, case_number: str, token: str) -> Case:
    """404 for a case that this court does not have."""
    return Case.model_validate(await peers.get("intake", f"/cases/{quote(case_number)}", token))


async def read(peers: Peers, case_number: str, token: str) -> Record:
    """The case and the receptions of its parties."""
    case = await read_case(peers, case_number, token)
    path = f"/cases/{quote(case_number)}/receptions"
    receptions = [Reception.model_validate(row) for row in await peers.get("intake", path, token)]
    return Record(case, {reception.party_id: reception for reception in receptions})


async def read_account(peers: Peers, case_number: str, token: str) -> CaseAccount | None:
    """一案一账号; None while funds has not opened it."""
    try:
        found = await peers.get("funds", f"/cases/{quote(case_number)}/account", token)
    except Problem as problem:
        if problem.status == 404:
            return None
        raise
    return CaseAccount(found["account_name"], found["account_number"], found["bank_name"])


async def read_digest(peers: Peers, order: FileItem) -> str | None:
    """The SHA-256 of what custody has filed or listed; None where its record holds no such thing, or a later list."""
    path = f"/cases/{quote(order.case_number)}"
    if order.kind == "network_feedback":
        held = [one for one in await peers.get("custody", f"{path}/feedbacks") if one["filed_at"]]
    else:
        held = [await peers.get("custody", f"{path}/asset-list")]
    return next((str(one["content_sha256"]) for one in held if one["id"] == order.reference), None)
