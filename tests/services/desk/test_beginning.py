"""A court without a case tells whoever administers it what to do first; what is done is not told."""

from __future__ import annotations

import asyncio

from shared.contracts.teams import TEAMS
from tests.harness import Court
from tests.services.desk.browser import browser
from tests.services.intake.people import application


async def test_the_administrator_of_a_new_court_reads_what_to_do_first(court: Court) -> None:
    await court.sql("UPDATE court.appointment SET until = court.now() WHERE staff_id = 'chuna01'")
    await asyncio.gather(*(court.do("GET", team, "/work", "guanli01") for team in TEAMS))  # all awake
    async with browser(court) as one, browser(court) as clerk:
        await one.login("guanli01")
        page = await one.get("/")
        assert "先做这些" in page.words
        assert "下列职务无人在任：财务人员" in page.words  # and no other
        assert ("登记人员", "/acts/intake/enter_staff") in page.pairs
        assert "录入法院账户" in page.links
        assert "公布受托法院名册" not in page.links  # the demo has one
        await clerk.login("lian01")
        assert "先做这些" not in (await clerk.get("/")).words
        received = await court.do("POST", "intake", "/applications", "lian01", application(41))
        await court.do("POST", "intake", f"/applications/{received['id']}/filing", "lian01")
        assert "先做这些" not in (await one.get("/")).words
