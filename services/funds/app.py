"""执行案款管理: 二(六) of the regulation."""

from __future__ import annotations

from fastapi import FastAPI

from services.funds.accounts.routes import router as accounts
from services.funds.activities import FundsActivities
from services.funds.anomalies import repository as watching
from services.funds.anomalies.routes import router as anomalies
from services.funds.deposits.routes import router as deposits
from services.funds.distribution.routes import router as distribution
from services.funds.holds import repository as holding
from services.funds.holds.routes import router as holds
from services.funds.ledger.routes import router as ledger
from services.funds.onsite import repository as sites
from services.funds.onsite.routes import router as onsite
from services.funds.payout import repository as paying
from services.funds.payout.routes import router as payout
from services.funds.receipts import repository as receiving
from services.funds.receipts.routes import router as receipts
from services.funds.releases import repository as releasing
from services.funds.releases.routes import router as releases
from services.funds.returns import repository as returning
from services.funds.suspense import repository as moving
from services.funds.suspense.routes import router as suspense
from shared.platform.service import create_service


def create_app() -> FastAPI:
    return create_service(
        "funds",
        "执行案款管理",
        [
            accounts,
            receipts,
            releases,
            suspense,
            ledger,
            distribution,
            deposits,
            onsite,
            payout,
            holds,
            anomalies,
        ],
        lambda resources: FundsActivities(resources).activities(),
        [
            *receiving.WAITING,
            *releasing.WAITING,
            *returning.WAITING,
            *moving.WAITING,
            *paying.WAITING,
            *sites.WAITING,
            *holding.WAITING,
            *watching.WAITING,
        ],
    )
