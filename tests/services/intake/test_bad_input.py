"""What cannot be is refused with its article, and nothing of what intake and the court hold has changed: not a row."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
import pytest_asyncio

from tests.facts import closed
from tests.harness import Court
from tests.services.funds import road
from tests.services.intake.refusals import assert_refused
from tests.services.intake.road import ask, duties, enter, review

KEPT_OF_ATTEMPTS = ("idempotency", "audit", "audit_head", "audit_anchor", "clock_move")
"""Who has read what, that a request has been answered; and that the test has waited."""


@dataclass(frozen=True)
class Bad:
    """What is at hand when it is tried."""

    court: Court
    case: str
    over: str
    now: datetime
    applicant: str
    respondent: str
    papers: dict[str, str]
    request: dict[str, Any]
    prompt: str

    def day(self, after: int = 0) -> str:
        return (self.now + timedelta(days=after)).date().isoformat()

    async def post(self, path: str, who: str, **body: Any) -> httpx.Response:
        return await self.court.call("POST", "intake", path, who, body)

    async def calendar(self, *days: tuple[str, str], text: str = "") -> httpx.Response:
        said = {"text": text} if text else {"days": [{"day": day, "kind": kind} for day, kind in days]}
        return await self.post("/calendar", "guanli01", source="测试", **said)

    async def stay(self, ground: str, paper: str, **own: Any) -> httpx.Response:
        said = {"ground": ground, "decided_on": self.day(), "file": self.papers.get(paper, paper)}
        return await self.post(f"/cases/{self.case}/stays", "chengban01", **said | own)

    async def settle(self, *amounts: str) -> httpx.Response:
        instalments = [{"due_on": self.day(10 * n), "amount": one} for n, one in enumerate(amounts, 1)]
        return await self.post(
            f"/cases/{self.case}/settlements",
            "chengban01",
            file=self.papers["settlement"],
            agreed_on=self.day(),
            agreed_by=[self.applicant, self.respondent],
            terms="被执行人分期付清",
            total="60000.00",
            instalments=instalments,
        )

    async def coerce(self, kind: str, **own: Any) -> httpx.Response:
        said = {"party": self.respondent, "words": "隐匿车辆", "paper": self.papers["coercion_ground"]}
        return await self.post(f"/cases/{self.case}/coercions", "chengban01", kind=kind, **said | own)

    async def object_to(self, case: str) -> httpx.Response:
        return await self.post(
            f"/cases/{case}/petitions",
            "lian01",
            kind="conduct",
            request="请求停止执行",
            received_at=self.now.isoformat(),
            party=self.papers["late_party"],
            paper=self.papers["petition"],
        )


OVERLAPPING = """2028年部分节假日安排
一、元旦：1月1日（周六）至3日（周一）放假，共3天。
二、春节：1月3日（周一）至9日（周日）放假，共7天。
"""
BAD: dict[str, tuple[Callable[[Bad], Awaitable[httpx.Response]], int, str, str]] = {
    "a day twice": (
        lambda bad: bad.calendar(("2026-10-08", "rest"), ("2026-10-08", "rest")),
        422,
        "day_twice",
        "全国年节及纪念日放假办法第七条",
    ),
    "a day off that is worked": (
        lambda bad: bad.calendar(("2026-10-10", "workday"), ("2026-10-10", "rest")),
        422,
        "day_twice",
        "全国年节及纪念日放假办法第七条",
    ),
    "two festivals that overlap": (
        lambda bad: bad.calendar(text=OVERLAPPING),
        422,
        "malformed",
        "全国年节及纪念日放假办法第七条",
    ),
    "a stay that ends before it begins": (
        lambda bad: bad.stay("security", "stay_ruling", until=bad.day(-1)),
        422,
        "stay_refused",
        "执行担保规定第十条",
    ),
    "a stay on no ruling": (
        lambda bad: bad.stay("suspension", "0" * 32),
        409,
        "file_not_of_case",
        "民事诉讼法第二百六十七条",
    ),
    "a stay on another paper": (
        lambda bad: bad.stay("suspension", "settlement"),
        409,
        "file_not_of_case",
        "民事诉讼法第二百六十七条",
    ),
    "an acknowledgement by somebody else": (
        lambda bad: bad.post(f"/reminders/{bad.prompt}/acknowledgement", "chengban02"),
        403,
        "not_addressee",
        "二(五)2",
    ),
    "an acknowledgement by who oversees": (
        lambda bad: bad.post(f"/reminders/{bad.prompt}/acknowledgement", "zhongxin01"),
        403,
        "not_addressee",
        "二(五)2",
    ),
    "instalments that are less than the total": (
        lambda bad: bad.settle("20000.00", "39999.99"),
        422,
        "settlement_refused",
        "民事诉讼法第二百四十一条",
    ),
    "instalments that are more than the total": (
        lambda bad: bad.settle("20000.00", "40000.01"),
        422,
        "settlement_refused",
        "民事诉讼法第二百四十一条",
    ),
    "a closing whose sums do not add up": (
        lambda bad: review(bad.court, bad.request["id"], "approved"),
        409,
        "not_ready_to_close",
        "二(五)4、民事诉讼法第六十二条",
    ),
    "a second closing request": (
        lambda bad: ask(bad.court, bad.case),
        409,
        "request_open",
        "二(五)4",
    ),
    "a fine above its limit": (
        lambda bad: bad.coerce("fine", amount="100000.01"),
        422,
        "coercion_refused",
        "民事诉讼法第一百一十八条",
    ),
    "a detention above its limit": (
        lambda bad: bad.coerce("detention", days=16),
        422,
        "coercion_refused",
        "民事诉讼法第一百一十八条",
    ),
    "an objection after the end": (
        lambda bad: bad.object_to(bad.over),
        409,
        "case_closed",
        "异议复议规定第六条",
    ),
}


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def bad(court: Court) -> Bad:
    """A case with a request to close and a prompt that waits, and one that is over."""
    case, over = await road.new_case(court), await road.new_case(court)
    applicant, respondent = (await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"]
    late = (await court.do("GET", "intake", f"/cases/{over}", "chengban01"))["parties"][1]["id"]
    papers = {
        kind: await enter(court, case, kind, who)
        for kind, who in (
            ("stay_ruling", "wenshu01"),
            ("settlement", "wenshu01"),
            ("coercion_ground", "chengban01"),
        )
    }
    papers |= {"petition": await enter(court, over, "petition", "wenshu01"), "late_party": late}
    await closed(court, over)
    request = (await ask(court, case, waived_amount="1.00")).json()
    now = await court.advance(workdays=1)
    assert "quality.closing_review" in await duties(court, case)
    (prompt,) = await court.sql(
        "SELECT id FROM intake.reminder WHERE staff_id NOT IN ('chengban02', 'zhongxin01')"
        " AND acknowledged_at IS NULL LIMIT 1"
    )
    return Bad(court, case, over, now, applicant["id"], respondent["id"], papers, request, str(prompt["id"]))


async def held(court: Court) -> dict[str, str]:
    """Every table that intake and the court write, as a digest of its rows."""
    tables = await court.sql(
        "SELECT table_schema, table_name FROM information_schema.tables WHERE table_schema IN ('intake', 'court')"
        " AND table_type = 'BASE TABLE' AND table_name <> ALL($1)",
        list(KEPT_OF_ATTEMPTS),
    )
    assert len(tables) > 40
    names = [f"{row['table_schema']}.{row['table_name']}" for row in tables]
    digests = [
        f"(SELECT md5(coalesce(string_agg(one::text, '|' ORDER BY one::text), '')) FROM {name} AS one) AS \"{name}\""
        for name in names
    ]
    (row,) = await court.sql(f"SELECT {', '.join(digests)}")
    return dict(row)


@pytest.mark.parametrize("name", BAD)
async def test_it_is_refused_with_its_article_and_nothing_has_changed(bad: Bad, name: str) -> None:
    tried, status, code, article = BAD[name]
    await bad.court.advance()
    before = await held(bad.court)
    answer = await tried(bad)
    assert_refused(answer, status, code, answer.json()["title"], article)
    await bad.court.advance()
    assert await held(bad.court) == before
