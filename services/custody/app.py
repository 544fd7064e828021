"""财产查控: 二(二) of the regulation."""

from __future__ import annotations

from fastapi import FastAPI

from services.custody.activities import CustodyActivities
from services.custody.network.routes import router as network
from shared.service import create_service


def create_app() -> FastAPI:
    return create_service(
        "custody", "财产查控", [network], lambda resources: [CustodyActivities(resources).start_queries]
    )
