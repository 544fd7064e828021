"""One court for the tests of case money, with a main account and a fee account at its bank."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio

from deploy.local import DEMO_FEE_ACCOUNT, DEMO_MASTER_ACCOUNT
from tests.harness import Court, running_court


@pytest_asyncio.fixture(scope="package", loop_scope="session")
async def court() -> AsyncIterator[Court]:
    number, bank = DEMO_FEE_ACCOUNT
    environment = {
        "JIYUE_MASTER_ACCOUNT": DEMO_MASTER_ACCOUNT,
        "JIYUE_FEE_ACCOUNT": number,
        "JIYUE_FEE_BANK": bank,
    }
    async with running_court(**environment) as running:
        yield running
