"""财产查控: 二(二) of the regulation."""

from __future__ import annotations

from fastapi import FastAPI

from services.custody.activities import CustodyActivities
from services.custody.measures import repository as deciding
from services.custody.measures.routes import router as measures
from services.custody.network import repository as querying
from services.custody.network.routes import router as network
from services.custody.offline.routes import router as offline
from services.custody.register.routes import router as register
from services.custody.renewal.routes import router as renewal
from services.custody.waiting.routes import router as waiting
from shared.platform.service import create_service


def create_app() -> FastAPI:
    return create_service(
        "custody",
        "财产查控",
        [network, measures, offline, renewal, register, waiting],
        lambda resources: CustodyActivities(resources).activities(),
        [*querying.WAITING, *deciding.WAITING],
    )
