"""The papers of the price go to the dossier centre, and the team hears of it (二(四)3)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from services.auction.pricing import rules
from shared.law.calendar import Calendar
from shared.law.periods import days, due, workdays
from tests.harness import Court
from tests.services.auction.road import Road
from tests.services.custody.road import duties

pytestmark = pytest.mark.road

CALENDAR = Calendar(version=0)


async def of_case(court: Court, road: Road) -> Any:
    rows = await court.listed("intake", f"/cases/{road.case}/duties", "zhixiao01")
    return {row["rule_id"]: row for row in rows}


async def test_the_team_is_told_once_after_the_papers_were_handed_over(court: Court) -> None:
    road = await Road.begin(court)
    await road.decide()
    await road.do("survey", await road.survey_body())
    await road.inquire()
    rows = await of_case(court, road)
    (inquiry,) = (await road.file())["inquiries"]
    known = max(datetime.fromisoformat(one["reported_at"]) for one in inquiry["reports"])
    assert rows["auction.price_papers"]["due_date"] == str(due(known, workdays(1), CALENDAR).due_date)
    assert "auction.price_papers_told" not in rows
    now = await court.advance()
    await road.do("price-report-service", await road.told(road.parties))
    await court.advance()
    last = rules.objections_end("online", now, CALENDAR) - timedelta.resolution
    start = (await of_case(court, road))["auction.start_realisation"]
    assert start["due_date"] == str(due(last, days(10), CALENDAR).due_date)

    path, body = (
        f"/cases/{road.case}/hand-overs",
        {"bundle": "price", "papers": [{"original": "price_report"}], "asset": road.asset},
    )
    handed = await court.do("POST", "documents", path, "wangpai01", body)
    given = await court.advance()
    received = await court.advance(workdays=2)
    await court.do("POST", "documents", f"/hand-overs/{handed['id']}/receipt", "juanzong01")
    await court.advance()
    rows = await of_case(court, road)
    assert rows["auction.price_papers"]["state"] == "met"
    assert datetime.fromisoformat(rows["auction.price_papers"]["met_at"]) <= given
    filed = rows["auction.price_papers_told"]
    assert (filed["state"], filed["due_date"]) == ("met", str(due(received, workdays(1), CALENDAR).due_date))
    told = await court.do("GET", "intake", f"/notices/{inquiry['id']}", "zhixiao01")
    assert (told["staff_id"], told["received_at"]) == ("chengban01", filed["met_at"])
    assert "参考价" in told["text"]
    assert await duties(court, road.case, "auction.platform_reports") == ["met"]
