"""Fixtures: the servers of the run, and a court of the test module's own."""

from __future__ import annotations

import gc
import os
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from hypothesis import settings

from tests.harness import Court, running_court
from tests.servers import Servers, stop_temporal

# How long an example takes says how busy the machine is.
settings.register_profile("court", deadline=None)
settings.load_profile("court")

_servers: list[Servers] = []


def pytest_configure(config: pytest.Config) -> None:
    """Start the servers once, in the process that started the run; its workers inherit their addresses.

    JIYUE_TEST_NO_SERVERS leaves them out, for runs of tests that need none.
    """
    if (
        "JIYUE_TEST_NO_SERVERS" not in os.environ
        and not hasattr(config, "workerinput")
        and not config.option.collectonly
        and "JIYUE_TEST_POSTGRES" not in os.environ
    ):
        _servers.append(Servers())
        _servers[0].start()


def pytest_unconfigure() -> None:
    if _servers:
        _servers.pop().stop()


@pytest_asyncio.fixture(scope="session", loop_scope="session", autouse=True)
async def temporal_until_the_end() -> AsyncIterator[None]:
    yield
    await stop_temporal()


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def court() -> AsyncIterator[Court]:
    """A running court, for one test module: its own database, namespace and clock.

    What the libraries' caches keep of a closed one is not looked through again by each collection of garbage.
    """
    async with running_court() as running:
        yield running
    gc.collect()
    gc.freeze()
