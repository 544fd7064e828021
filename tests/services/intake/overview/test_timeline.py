"""What happened in a case, of all teams in one list: who, when, and what it was about."""

from __future__ import annotations

from typing import Any

import pytest
import pytest_asyncio

from tests.harness import Court
from tests.services.documents import road as documents

pytestmark = pytest.mark.walk


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def case(court: Court) -> str:
    """Filed, the applicant received, assigned, its first documents drafted; prompts say that they are to be sent."""
    await documents.install_keys(court)
    filed = await documents.filed_case(court, 930)
    await documents.receive(court, filed, "applicant", consent=True)
    await documents.assign(court, filed)
    await documents.draft_batch(court, filed)
    await court.advance(workdays=4)
    number: str = filed["case_number"]
    return number


async def _asked(court: Court, case: str, who: str = "chengban01", **asked: Any) -> list[dict[str, Any]]:
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return await court.listed("intake", f"/cases/{case}/timeline?{query}", who)


async def test_it_tells_what_each_team_did_and_who(court: Court, case: str) -> None:
    told = await _asked(court, case)
    assert [one["at"] for one in told] == sorted((one["at"] for one in told), reverse=True)
    facts = {one["text"]: one for one in told if one["what"] == "fact"}
    assert facts["收到执行申请"]["actor"] == "lian01"  # of the application, before there was a case
    assert facts["立案"]["team"] == "intake"
    assert {one["team"] for one in told} >= {"intake", "documents", "custody"}
    assert "法院时钟调整" not in facts  # nothing that happened in the case
    prompts = {one["article"]: one for one in told if one["what"] == "log" and one["team"] == "documents"}
    assert "首批文书" in prompts["二(一)7"]["text"]
    assert prompts["二(一)7"]["actor"] == ""
    received = facts["初次接待"]
    assert (received["on"], bool(received["about"])) == ("reception", True)


async def test_it_is_filtered_by_team_by_kind_and_by_person(court: Court, case: str) -> None:
    whole = await _asked(court, case)
    for name, value in (("team", "documents"), ("what", "fact"), ("actor", "lian01")):
        found = await _asked(court, case, **{name: value})
        assert found == [one for one in whole if one[name] == value]
        assert 0 < len(found) < len(whole)
    before = await _asked(court, case, day_to="2026-03-01")
    assert [one["text"] for one in before] == ["收到执行申请"]


async def test_turned_page_by_page_it_is_the_same(court: Court, case: str) -> None:
    whole = await _asked(court, case, sort="oldest")
    turned, cursor = [], ""
    while cursor is not None:
        path = f"/cases/{case}/timeline?sort=oldest&limit=3&cursor={cursor}"
        page = await court.do("GET", "intake", path, "chengban01")
        turned += page["items"]
        cursor = page["next"]
    assert turned == whole


async def test_it_is_closed_to_whom_the_case_is_closed(court: Court, case: str) -> None:
    refused = await court.call("GET", "intake", f"/cases/{case}/timeline", "faguan02")
    assert (refused.status_code, refused.json()["article"]) == (403, "一(一)")
