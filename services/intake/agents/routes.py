"""Agents over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from services.intake.agents import acts, evidence, service
from services.intake.agents.schemas import AgentEndingIn, AgentEntryIn, AgentOut
from shared.platform.http import Calling, IfMatch, Reading
from shared.values.articles import CPC, cite
from shared.values.roles import STAFF

router = APIRouter(tags=[f"agents 委托代理人 {cite(CPC[62], CPC[63])}"])


@router.post("/parties/{party_id}/agents", status_code=201, **acts.ENTER_AGENT.route())
async def enter_agent(
    party_id: str, body: AgentEntryIn, seen: IfMatch, caller: Calling, peers: Reading
) -> AgentOut:
    """Enter an agent of a party; If-Match carries the application's version."""
    files = await evidence.of_party(caller, peers, party_id)
    return await caller.act(acts.ENTER_AGENT.offices, service.enter, party_id, seen, body, files)


@router.get("/parties/{party_id}/agents", summary="当事人的委托代理人")
async def list_agents(party_id: str, caller: Calling) -> list[AgentOut]:
    return await caller.read(STAFF, service.list_agents, party_id)


@router.put("/agents/{agent_id}", **acts.CHANGE_AGENT.route())
async def change_agent(
    agent_id: str, body: AgentEntryIn, seen: IfMatch, caller: Calling, peers: Reading
) -> AgentOut:
    """Change an agent's scope or particulars; the answer is a new agent in its stead."""
    files = await evidence.of_agent(caller, peers, agent_id)
    return await caller.act(acts.CHANGE_AGENT.offices, service.change, agent_id, seen, body, files)


@router.post("/agents/{agent_id}/ending", **acts.END_AGENT.route())
async def end_agent(
    agent_id: str, body: AgentEndingIn, seen: IfMatch, caller: Calling, peers: Reading
) -> AgentOut:
    """End an agent's power; If-Match carries the application's version."""
    files = await evidence.of_agent(caller, peers, agent_id)
    return await caller.act(acts.END_AGENT.offices, service.end, agent_id, seen, body, files)
