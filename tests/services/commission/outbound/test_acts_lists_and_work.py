"""What a commission says can be done with it, and the lists in which it is found."""

from __future__ import annotations

from typing import Any

import pytest

from tests.harness import Court
from tests.services.commission.road import instructed, letter


async def read(court: Court, path: str, who: str = "weituo01") -> Any:
    return await court.do("GET", "commission", path, who)


async def issuing(court: Court, commission: dict[str, Any], who: str) -> dict[str, Any]:
    (act,) = (
        act
        for act in (await read(court, f"/commissions/{commission['id']}", who))["acts"]
        if act["operation"] == "issue_letter"
    )
    return dict(act)


@pytest.mark.walk
async def test_the_act_says_who_may_take_it_and_is_refused_to_the_others(court: Court) -> None:
    case, commission = await instructed(court, 41)
    ours = await issuing(court, commission, "weituo01")
    assert (ours["title"], ours["allowed"], ours["why_not"]) == ("签发委托执行函", True, None)
    assert ours["article"] == "二(三)2"
    theirs = await issuing(court, commission, "chengban01")
    assert not theirs["allowed"]
    assert "委托事项专员" in theirs["why_not"]
    assert "不得自行签发" in theirs["why_not"]
    assert (await letter(court, commission, "chengban01")).status_code == 403

    (item,) = [
        item
        for item in (await read(court, f"/work?case_number={case}"))["items"]
        if item["about"] == commission["id"]
    ]
    assert (item["operation"], item["act"], item["on"]) == ("issue_letter", "签发委托执行函", "commission")
    (duty,) = [
        duty
        for duty in await court.listed("intake", f"/cases/{case}/duties", "weituo01")
        if duty["rule_id"] == "commission.dispatch"
    ]
    assert (item["due_at"], item["light"]) == (duty["due_at"], "green")

    assert (await letter(court, commission)).status_code == 200
    done = await issuing(court, commission, "weituo01")
    assert not done["allowed"]
    assert "已经签发" in done["why_not"]
    assert (await read(court, f"/work?case_number={case}"))["items"] == []
    (last, *_) = (await read(court, f"/work?view=done&case_number={case}"))["items"]
    assert (last["act"], last["about"]) == ("签发委托执行函", commission["id"])


@pytest.mark.walk
async def test_commissions_are_found_across_cases_and_turned_page_by_page(court: Court) -> None:
    for seed in (42, 43, 44):
        await instructed(court, seed)
    whole = [row["id"] for row in (await read(court, "/commissions?state=instructed"))["items"]]
    turned, cursor = [], ""
    while cursor is not None:
        page = await read(court, f"/commissions?state=instructed&limit=1&cursor={cursor}")
        turned += [row["id"] for row in page["items"]]
        cursor = page["next"]
    assert turned == whole
    assert len(whole) >= 3
    assert (await read(court, "/commissions?state=told&matter=renew"))["items"] == []
    found = (await read(court, "/commissions?q=河南省郑州市&state=instructed&sort=newest"))["items"]
    assert [row["id"] for row in found][-1] == whole[0]
    answer = await court.call("GET", "commission", "/commissions?stat=told", "weituo01")
    assert answer.status_code == 422
    assert "没有参数 stat" in answer.json()["detail"]
