"""Each alert asks for a metric that some process shows, and the run book says what to do at it."""

from __future__ import annotations

import re
from pathlib import Path

import yaml
from prometheus_client import CollectorRegistry

from services.intake.overview.repository import FIGURES
from shared.gateways.http import FAILURES
from shared.platform import metrics
from shared.platform.outbox import DEAD
from shared.platform.service import Observed

ALERTS = [
    alert
    for group in yaml.safe_load(Path("deploy/alerts.yaml").read_text("utf-8"))["groups"]
    for alert in group["rules"]
]
OF_THE_SDK = {"temporal_workflow_task_execution_failed"}


async def _nothing(*_: object) -> None: ...


def shown() -> set[str]:
    observed = Observed(_nothing, CollectorRegistry())
    counters = {
        f"{family.name}_total" for one in (FAILURES, DEAD, observed.requests) for family in one.collect()
    }
    return counters | {figure.name for figure in (*FIGURES, *metrics.outbox("intake"))} | OF_THE_SDK


def test_an_alert_asks_for_what_is_measured() -> None:
    for alert in ALERTS:
        asked = set(re.findall(r"[a-z]+(?:_[a-z]+)+", alert["expr"]))
        assert set() < asked <= shown(), alert["alert"]


def test_the_run_book_says_what_to_do_at_each() -> None:
    book = Path("docs/operations.md").read_text("utf-8")
    assert [one["alert"] for one in ALERTS if f"**{one['alert']}**" not in book] == []
