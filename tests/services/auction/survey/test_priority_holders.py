"""A known holder of a priority right is an interested person: told of the price and of the auction like the parties."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from services.auction.pricing.rules import objections_end
from shared.law.calendar import Calendar
from tests.harness import Court
from tests.services.auction.road import DAY, Road

pytestmark = pytest.mark.road

HOLDER = "holder-1"


def missing(answer: Any) -> tuple[int, str, list[str]]:
    body = answer.json()
    return answer.status_code, body["article"], [error["detail"] for error in body["errors"]]


async def test_a_priority_holder_is_served_and_objects_like_a_party(court: Court) -> None:
    road = await Road.begin(court)
    await road.decide()
    tenant = {"name": "承租人", "right": "承租人优先购买权"}
    await road.do("survey", await road.survey_body(priority_holders=[tenant]))
    await road.inquire()

    service = f"/disposals/{road.asset}/price-report-service"
    now = await court.advance()
    early = await road.told(road.parties)
    left_out = await road.call(service, "wangpai01", early)
    assert missing(left_out) == (422, "处置参考价规定第二十一条", [f"尚未通知 {HOLDER}"])
    later = await court.advance(to=(now + DAY).isoformat())
    told = [*early["told"], *(await road.told([HOLDER]))["told"]]
    served = await road.do("price-report-service", {"told": told})
    last = objections_end("online", later, Calendar(0))
    assert last > objections_end("online", now, Calendar(0))
    assert datetime.fromisoformat(served["objections_end_at"]) == last
    price = f"/disposals/{road.asset}/price-decision"
    await court.advance(to=(last - DAY / 24).isoformat())
    early = await road.call(price, "faguan01", await road.price_body())
    assert missing(early)[:2] == (409, "处置参考价规定第二十二条")
    await court.advance(to=last.isoformat())
    await road.do("price-decision", await road.price_body(), "faguan01")
    await road.give_later_papers()

    await road.draft(1, 46)
    notice = f"/listings/{road.listing}/notice"
    now = await court.advance()
    assert missing(await road.call(notice, "wangpai01", await road.told(road.parties)))[0] == 422
    road.parties.append(HOLDER)
    await road.make_publishable()
    await road.on_listing("publication")
    now = await court.advance()
    service = f"/listings/{road.listing}/announcement-service"
    left_out = await road.call(service, "wangpai01", await road.told(road.parties[:-1]))
    assert missing(left_out) == (422, "二(四)5(1)", [f"尚未通知 {HOLDER}"])
    await road.on_listing("announcement-service", await road.told(road.parties))
