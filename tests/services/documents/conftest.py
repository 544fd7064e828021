"""A court whose signers have their keys."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio

from tests.harness import Court, running_court
from tests.services.documents.road import install_keys


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def court() -> AsyncIterator[Court]:
    async with running_court() as running:
        await install_keys(running)
        yield running
