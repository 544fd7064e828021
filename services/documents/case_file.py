"""What intake holds of a case and of how its parties are reached."""

from __future__ import annotations

from dataclasses import dataclass

from shared.contracts.intake.names import given_up
from shared.contracts.intake.records import CASE, RECEPTIONS, CaseRecord, PartyRecord, ReceptionRecord
from shared.platform.peers import Peers
from shared.values.articles import REGULATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


@dataclass(frozen=True)
class CaseFile:
    """By party id, the latest reception of each party that was received (`received`), and the latest one by which it
    confirmed its address on a signed paper (`confirmed`)."""

    case: CaseRecord
    received: dict[str, ReceptionRecord]
    confirmed: dict[str, ReceptionRecord]

    def identities(self) -> dict[str, set[tuple[str, str]]]:
        """Name and identity number of every party, with who has left, by role."""
        sides = {"applicant": self.case.ever("applicant"), "respondent": self.case.ever("respondent")}
        return {role: {(party.name, party.identity) for party in side} for role, side in sides.items()}

    @property
    def former_names(self) -> dict[str, str]:
        """Of each party that was called otherwise before, by its number."""
        return {
            party.identity: "、".join(borne)
            for party in self.case.parties
            if (borne := given_up(party.former_names))
        }

    def party(self, party_id: str) -> PartyRecord:
        """Problem 422 for one who is no party of the case."""
        for party in self.case.parties:
            if party.id == party_id:
                return party
        raise Problem(422, ProblemCode.NOT_A_PARTY, "所列受送达人不是本案当事人", REGULATION["二(一)5"])


async def read(peers: Peers, case_number: str) -> CaseFile:
    """404 for a case that this court does not have."""
    case = await peers.read(CASE, case_number=case_number)
    receptions = await peers.read_all(RECEPTIONS, case_number=case_number)
    received = {reception.party_id: reception for reception in receptions}
    signed = [reception for reception in receptions if reception.confirmation is not None]
    return CaseFile(case, received, {reception.party_id: reception for reception in signed})
