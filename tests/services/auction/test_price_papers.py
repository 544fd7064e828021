"""The papers of the price go to the dossier centre, and the team hears of it (二(四)3)."""

from __future__ import annotations

from tests.harness import Court
from tests.services.auction.road import Road
from tests.services.custody.road import duties


async def test_the_team_is_told_once_after_the_papers_were_handed_over(court: Court) -> None:
    road = await Road.begin(court)
    await road.decide()
    notice = f"/disposals/{road.asset}/price-papers-notice"
    early = await road.call(notice, "wangpai01")
    assert (early.status_code, early.json()["article"]) == (409, "二(四)3")
    await road.price()
    await road.hand_over("price")
    await court.advance()
    assert await duties(court, road.case, "auction.price_papers") == ["met"]
    assert await duties(court, road.case, "auction.price_papers_told") == ["open"]
    assert (await road.call(notice, "faguan01")).status_code == 403
    assert (await road.call(notice, "wangpai01")).status_code == 201
    await court.advance()
    assert await duties(court, road.case, "auction.price_papers_told") == ["met"]
    assert await duties(court, road.case, "auction.platform_reports") == ["met"]
    assert (await road.call(notice, "wangpai01")).status_code == 409
