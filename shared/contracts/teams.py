"""The six teams of the regulation: each names its service, its database schema and its task queue."""

from __future__ import annotations

TEAMS = ("intake", "documents", "custody", "commission", "auction", "funds")
WORKFLOW_QUEUE = "workflows"
SERVICES = frozenset(f"service:{name}" for name in (*TEAMS, "workflow", "clock"))
"""The identities of the system itself, as its own tokens and orders bear them; no other subject is one of them."""


def anchor_of(team: str) -> str:
    """The team in whose schema the audit heads of `team` are anchored: the next one round the table."""
    return TEAMS[(TEAMS.index(team) + 1) % len(TEAMS)]
