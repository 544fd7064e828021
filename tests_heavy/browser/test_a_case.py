"""The whole road of one case, from application to archive, done on the pages by the people of `make demo`."""

from __future__ import annotations

import httpx
import pytest
from playwright.async_api import Browser

from deploy.demo.run import CLOCK_START, STEPS
from deploy.demo.summary import read_back
from deploy.local import Installation
from tests_heavy.browser.conftest import entering
from tests_heavy.browser.on_pages import OnPages

pytestmark = pytest.mark.timeout(2400)


async def test_from_application_to_archive(chromium: Browser) -> None:
    with Installation.throwaway(clock_start=CLOCK_START) as installation:
        async with (
            installation.running(),
            httpx.AsyncClient(timeout=90) as http,
            entering(installation.url("desk"), chromium) as enter,
        ):
            story = OnPages(installation, 1, http, enter=enter)
            for step in STEPS:
                await step.act(story)
            summary = await read_back(story, CLOCK_START)
    assert summary["stage"] == "归档"
    assert summary["ledger_balanced"]
    assert summary["audit_verified"]
    assert story.unoffered == set()
