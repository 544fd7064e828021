"""委托代理人 after filing: entered, changed, ended on a paper (民事诉讼法第六十二条、第六十三条). No row is overwritten."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from services.intake.agents import acts, repository, rules
from services.intake.agents.schemas import AgentEndingIn, AgentEntryIn, AgentOut
from services.intake.corrections import repository as corrections
from services.intake.corrections.service import to_correct
from services.intake.filing import repository as filing
from services.intake.filing.models import Agent, Application, Party
from services.intake.filing.rules import check_agents
from services.intake.filing.schemas import AgentIn
from services.intake.filing.service import open_application
from services.intake.recusal.service import see_to
from shared.contracts.documents.records import FileRecord
from shared.contracts.intake.facts import AgencyChanged, agency_notice
from shared.platform.work import Work
from shared.values.audit_action import AuditAction


async def enter(
    work: Work, party_id: str, seen: int, body: AgentEntryIn, files: Sequence[FileRecord]
) -> AgentOut:
    """Enter an agent of a party, two at most (民事诉讼法第六十一条)."""
    party = await corrections.party(work.session, party_id)
    application = await to_correct(work, party.application_id, seen)
    rules.check_filed(application.case_number)
    rules.check_power(files, "power", body.power, work.hands, _named(body))
    agent = await _add(work, party, body)
    await _check_count(work, party)
    _keep(work, application, AuditAction.AGENT_ENTER, agent, after=_shown(agent), power=body.power)
    await see_to(work, application)
    return _out(work, agent)


async def change(
    work: Work, agent_id: str, seen: int, body: AgentEntryIn, files: Sequence[FileRecord]
) -> AgentOut:
    """Another scope or other particulars: the agent as it stood is ended, the one that is to stand entered."""
    agent, party, application = await _standing(work, agent_id, seen)
    rules.check_power(files, "power", body.power, work.hands, _named(body))
    _end(work, agent, body.power)
    changed = await _add(work, party, body)
    before, after = _shown(agent), _shown(changed)
    _keep(work, application, AuditAction.AGENT_CHANGE, changed, before=before, after=after, power=body.power)
    if rules.is_another_power(before, after):
        await _tell_other_side(work, agent, party, application)
    await see_to(work, application)
    return _out(work, changed)


async def end(
    work: Work, agent_id: str, seen: int, body: AgentEndingIn, files: Sequence[FileRecord]
) -> AgentOut:
    """The power has ended: what the agent says from now on is not the party's word."""
    agent, party, application = await _standing(work, agent_id, seen)
    rules.check_power(files, "end_notice", body.end_notice, work.hands)
    _end(work, agent, body.end_notice)
    _keep(work, application, AuditAction.AGENT_END, agent, before=_shown(agent), notice=body.end_notice)
    await _tell_other_side(work, agent, party, application)
    return _out(work, agent)


async def list_agents(work: Work, party_id: str) -> list[AgentOut]:
    """All that a party ever had. Who read them is kept."""
    party = await corrections.party(work.session, party_id)
    application = await filing.application(work.session, party.application_id)
    await open_application(work, application, AuditAction.AGENT_READ)
    return [_out(work, agent) for agent in await repository.of_party(work.session, party_id)]


async def _standing(work: Work, agent_id: str, seen: int) -> tuple[Agent, Party, Application]:
    agent = await repository.agent(work.session, agent_id)
    party = await corrections.party(work.session, agent.party_id)
    application = await to_correct(work, party.application_id, seen)
    await work.session.refresh(agent)
    rules.check_filed(application.case_number)
    rules.check_in_force(agent.ended_at is not None)
    return agent, party, application


async def _add(work: Work, party: Party, body: AgentEntryIn) -> Agent:
    agent = Agent(
        party_id=party.id,
        position=len(await repository.of_party(work.session, party.id)),
        power=body.power,
        entered_by=work.actor.id,
        entered_at=work.now,
        **body.agent.model_dump(),
    )
    work.session.add(agent)
    await work.session.flush()
    return agent


async def _check_count(work: Work, party: Party) -> None:
    parties = await filing.parties(work.session, party.application_id)
    agents = await filing.agents(work.session, [each.id for each in parties])
    check_agents([len(agents.get(each.id, ())) for each in parties], work.now.date())


async def _tell_other_side(work: Work, agent: Agent, party: Party, application: Application) -> None:
    """What the document team owes each party of the other side a notice of (民事诉讼法第六十三条)."""
    for other in await filing.parties(work.session, application.id):
        if other.role != party.role:
            assert application.case_number is not None
            notice = agency_notice(agent.id, other.id)
            changed = AgencyChanged(agent=agent.id, notice=notice, ended_at=work.now)
            work.tell(changed, application.case_number)


def _named(body: AgentEntryIn) -> list[str]:
    """Whom the paper must name: a special power is no other's."""
    return [body.agent.name] if body.agent.special else []


def _end(work: Work, agent: Agent, end_notice: str) -> None:
    agent.end_notice, agent.ended_by, agent.ended_at = end_notice, work.actor.id, work.now


def _keep(work: Work, application: Application, action: AuditAction, agent: Agent, **detail: Any) -> None:
    application.version += 1
    assert application.case_number is not None
    work.audit(application.case_number, action, agent.id, party=agent.party_id, **detail)


def _shown(agent: Agent) -> dict[str, Any]:
    return agent.model_dump(include=set(AgentIn.model_fields))


def _out(work: Work, agent: Agent) -> AgentOut:
    return AgentOut(**agent.model_dump(), acts=acts.on(work.actor, agent))
