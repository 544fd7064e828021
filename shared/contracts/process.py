"""The teams' processes: a workflow beside a case that follows some of its facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Process:
    """`key`: the ref of a fact that completes the workflow's id <name>/<case number>/<key>; empty for one a case."""

    name: str
    team: str
    label: str
    key: str = ""

    def target(self, case_number: str, refs: Mapping[str, object]) -> tuple[str, str]:
        """Type and id of the workflow that a fact with `refs` goes to."""
        key = f"/{refs[self.key]}" if self.key else ""
        return self.name, f"{self.name}/{case_number}{key}"


NETWORK = Process("network", "custody", "网络查控")
DOCUMENTS = Process("documents", "documents", "首批文书")
ACCOUNT = Process("account", "funds", "案款专户")
COMMISSION = Process("commission", "commission", "事项委托", "commission")
DISPOSAL = Process("disposal", "auction", "财产处置", "asset")
PAYOUT = Process("payout", "funds", "案款发放", "payout")
CLOSING_REVIEW = Process("closing_review", "intake", "结案审查", "request")
TRANSFER = Process("transfer", "funds", "不明案款转入", "receipt")
TELLING = Process("telling", "intake", "告知", "notice")

PROCESSES = (NETWORK, DOCUMENTS, ACCOUNT, COMMISSION, DISPOSAL, PAYOUT, CLOSING_REVIEW, TRANSFER, TELLING)
_TEAMS = {process.name: process.team for process in PROCESSES}


def team_of(workflow_type: str) -> str:
    """The team whose process a workflow type is; a docket is intake's."""
    return _TEAMS.get(workflow_type, "intake")
