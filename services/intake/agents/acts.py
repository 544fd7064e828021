"""Agents as acts, and what can be done with one."""

from __future__ import annotations

from services.intake.agents import rules
from services.intake.filing.models import Agent
from shared.platform.acts import Act, Operation, offered
from shared.values.articles import CPC, cite
from shared.values.roles import Actor, Office

_ENTERS = (Office.FILING_CLERK, Office.RECEPTION_CLERK)
_ARTICLE = cite(CPC[62], CPC[63])
ENTER_AGENT = Operation("enter_agent", "录入委托代理人", _ARTICLE, _ENTERS, "party")
CHANGE_AGENT = Operation("change_agent", "变更代理人信息、代理权限", _ARTICLE, _ENTERS, "agent")
END_AGENT = Operation("end_agent", "记明代理终止", _ARTICLE, _ENTERS, "agent")


def on(actor: Actor, agent: Agent) -> list[Act]:
    return [
        offered(actor, act, lambda: rules.check_in_force(agent.ended_at is not None))
        for act in (CHANGE_AGENT, END_AGENT)
    ]
