"""Saved views: a person's own, replaced under the same name, gone when removed; nobody else's business."""

from __future__ import annotations

from typing import Any

from services.intake.views.rules import ARTICLE, MOST_VIEWS
from tests.harness import Court
from tests.services.intake.refusals import assert_refused

PATH = "/saved-views"


async def save(court: Court, who: str, name: str, query: str) -> Any:
    return await court.do("POST", "intake", PATH, who, {"page": "cases", "name": name, "query": query})


async def kept(court: Court, who: str) -> dict[str, str]:
    return {one["name"]: one["query"] for one in await court.do("GET", "intake", PATH, who)}


async def test_a_view_is_kept_replaced_and_removed(court: Court) -> None:
    await save(court, "chengban01", "黄灯", "light=yellow")
    first = await save(court, "chengban01", "我的红灯", "light=red")
    again = await save(court, "chengban01", "我的红灯", "light=red&officer=chengban01")
    assert first["id"] == again["id"]
    assert await kept(court, "chengban01") == {
        "黄灯": "light=yellow",
        "我的红灯": "light=red&officer=chengban01",
    }
    assert await kept(court, "chengban02") == {}
    path = f"{PATH}/{first['id']}/removal"
    assert_refused(
        await court.call("POST", "intake", path, "chengban02"), 404, "unknown_view", "没有保存过这个视图"
    )
    await court.do("POST", "intake", path, "chengban01")
    assert_refused(
        await court.call("POST", "intake", path, "chengban01"), 404, "unknown_view", "没有保存过这个视图"
    )
    assert "我的红灯" not in await kept(court, "chengban01")
    await save(court, "chengban01", "我的红灯", "light=red")  # the name is free again


async def test_a_person_keeps_so_many(court: Court) -> None:
    for place in range(MOST_VIEWS):
        await save(court, "wenshu01", f"第{place}个", "")
    refused = await court.call(
        "POST", "intake", PATH, "wenshu01", {"page": "cases", "name": "多", "query": ""}
    )
    assert_refused(refused, 409, "too_many_views", "保存的视图过多", ARTICLE)
    await save(court, "wenshu01", "第0个", "state=open")  # in its place


async def test_a_name_is_readable_and_a_page_is_one_of_ours(court: Court) -> None:
    for body in (
        {"page": "cases", "name": " ", "query": ""},
        {"page": "cases", "name": "甲\u202e乙", "query": ""},
        {"page": "elsewhere", "name": "甲", "query": ""},
    ):
        assert (await court.call("POST", "intake", PATH, "chengban01", body)).status_code == 422
