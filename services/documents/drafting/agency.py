"""A notice that an agent's power was changed or ended, beside what intake holds of it (民事诉讼法第六十三条). Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from services.documents.drafting.shape import Fields, as_date
from shared.contracts.intake.facts import agency_notice
from shared.contracts.intake.records import CaseRecord, PastAgentRecord
from shared.values.articles import CPC
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, refuse
from shared.values.zone import COURT_ZONE


def check_agency_notice(
    fields: Fields, addressee: str, case: CaseRecord, agents: Mapping[str, Sequence[PastAgentRecord]]
) -> str:
    """It goes to one party and says of an agent of the other side what is on record; which notice it is. 409 with all faults.

    `agents`: all that each party ever had, by party id.
    """
    told = next((party for party in case.parties if party.id == addressee), None)
    others = [party for party in case.parties if told and party.role != told.role and party.left_at is None]
    of = next((party for party in others if case.called(party) == fields["represented"]), None)
    ended = [
        agent for agent in (agents[of.id] if of else ()) if agent.name == fields["agent"] and agent.ended_at
    ]
    days = [one.ended_at.astimezone(COURT_ZONE).date() for one in ended if one.ended_at]
    faults = []
    if told is None:
        faults.append(FieldError("addressee", "须写明向哪一方当事人通知", CPC[63]))
    elif fields["party_name"] != case.called(told):
        faults.append(FieldError("party_name", f"受通知人应为{case.called(told)}", CPC[63]))
    elif of is None:
        faults.append(FieldError("represented", "不是受通知人的对方当事人", CPC[63]))
    elif not ended:
        faults.append(FieldError("agent", "案件登记中没有该代理人权限变更、解除的记录", CPC[63]))
    elif as_date(fields["effective_on"]) not in days:
        faults.append(FieldError("effective_on", f"登记的日期是{'、'.join(map(str, days))}", CPC[63]))
    refuse(faults, 409, ProblemCode.DOCUMENT_REFUSED)
    return agency_notice(ended[-1].id, addressee)
