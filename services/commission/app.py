"""委托执行事项: 二(三) of the regulation."""

from __future__ import annotations

from fastapi import FastAPI

from services.commission.activities import CommissionActivities
from services.commission.by_post.routes import router as by_post
from services.commission.outbound import repository
from services.commission.outbound.routes import router as outbound
from services.commission.supplement.repository import WAITING as SUPPLEMENTS
from services.commission.supplement.routes import router as supplement
from shared.platform.service import create_service


def create_app() -> FastAPI:
    return create_service(
        "commission",
        "委托执行事项",
        [outbound, supplement, by_post],
        lambda resources: CommissionActivities(resources).activities(),
        [*repository.WAITING, SUPPLEMENTS],
    )
