"""The form of one act, from its first trial to what has been done."""

from __future__ import annotations

import pytest

from shared.platform.settings import Settings
from tests.harness import Court
from tests.services.desk.browser import browser


@pytest.fixture
def dead(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether intake is stopped."""
    stopped = [False]
    asked = Settings.service_url

    def url(config: Settings, team: str) -> str:
        return "http://127.0.0.1:9" if team == "intake" and stopped[0] else asked(config, team)

    monkeypatch.setattr(Settings, "service_url", url)
    return stopped


async def test_what_may_have_been_done_is_asked_for_again_under_its_key(
    court: Court, dead: list[bool]
) -> None:
    address = "/acts/intake/inspect_audit"
    async with browser(court) as one:
        await one.login("zhixiao01")
        form = (await one.get(address)).form("")["fields"]
        dead[0] = True
        page = await one.post(address, form | {"_do": "do"})
        assert page.status == 503
        assert "不会重复办理" in page.words
        assert page.form("")["fields"]["_key"] == form["_key"]
        dead[0] = False
        for _ in range(2):
            assert "已办理" in (await one.post(address, page.form("")["fields"] | {"_do": "do"})).words
    kept = await court.sql("SELECT 1 FROM intake.idempotency WHERE key = $1", form["_key"])
    assert len(kept) == 1
