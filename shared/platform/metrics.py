"""What a process says at /metrics: its requests, its team's figures, the failures of outside systems.

A figure is read from the record when it is asked for; while the database does not answer, it is NaN and nothing fails.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from fastapi import FastAPI, Request
from fastapi.responses import PlainTextResponse
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, Gauge, generate_latest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from shared.platform.db import Database

_TIMEOUT = "SET LOCAL statement_timeout = '2s'"


class Figure(NamedTuple):
    """`query`: one row with one number."""

    name: str
    says: str
    query: str


def outbox(team: str) -> tuple[Figure, ...]:
    """Of a team's facts that wait for Temporal; what is dead is counted by the relay."""
    waiting = f"FROM {team}.outbox WHERE delivered_at IS NULL AND dead_at IS NULL"
    age = "coalesce(extract(epoch FROM clock_timestamp() - min(created_at)), 0)"
    return (
        Figure("outbox_waiting", "Facts not yet delivered", f"SELECT count(*) {waiting}"),
        Figure(
            "outbox_oldest_seconds", "Age of the oldest fact not yet delivered", f"SELECT {age} {waiting}"
        ),
    )


def show(app: FastAPI, registry: CollectorRegistry, figures: Sequence[Figure]) -> None:
    """Serve /metrics of `registry`, of the figures, and of what the whole process counts."""
    gauges = [(figure, Gauge(figure.name, figure.says, registry=registry)) for figure in figures]

    @app.get("/metrics", include_in_schema=False)
    async def metrics(request: Request) -> PlainTextResponse:
        if gauges:
            await _read(request.app.state.db, gauges)
        return PlainTextResponse(
            generate_latest(registry) + generate_latest(REGISTRY), media_type=CONTENT_TYPE_LATEST
        )


async def _read(db: Database, gauges: Sequence[tuple[Figure, Gauge]]) -> None:
    try:
        async with db.engine.begin() as connection:
            await connection.execute(text(_TIMEOUT))
            for figure, gauge in gauges:
                gauge.set(float(await connection.scalar(text(figure.query)) or 0))
    except (SQLAlchemyError, OSError):
        for _, gauge in gauges:
            gauge.set(float("nan"))
