"""委托执行事项: 二(三) of the regulation."""

from __future__ import annotations

from fastapi import FastAPI

from services.commission.activities import CommissionActivities
from services.commission.outbound import repository
from services.commission.outbound.routes import router as outbound
from shared.platform.service import create_service


def create_app() -> FastAPI:
    return create_service(
        "commission",
        "委托执行事项",
        [outbound],
        lambda resources: CommissionActivities(resources).activities(),
        repository.WAITING,
    )
