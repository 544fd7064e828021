"""A court for each test: each walks weeks of court time, and every stop on the way tells every case in the court."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio

from tests.harness import Court, running_court


@pytest_asyncio.fixture(loop_scope="session")
async def court() -> AsyncIterator[Court]:
    async with running_court() as running:
        yield running
