"""每日检查 on the pages: from a person's work to the report, to what was found, to the case, and confirmed (二(五)2)."""

from __future__ import annotations

import pytest

from tests.harness import Court
from tests.services.desk.browser import browser
from tests.services.intake.road import assign, file_case

pytestmark = pytest.mark.walk


async def test_the_quality_officer_comes_from_his_work_to_the_report_and_confirms_it(court: Court) -> None:
    case = await file_case(court, 1)
    await assign(court, case)
    await court.advance(workdays=4)
    async with browser(court) as one:
        await one.login("zhixiao01")
        listed = await one.get("/lists/inspection")
        assert "立即进行每日检查" in listed.words
        form = await one.get("/acts/intake/make_inspection")
        assert form.status == 200, form.words
        report = await court.do("POST", "intake", "/daily-inspections", "zhixiao01")
        await court.advance()
        address = f"/objects/inspection/{report['id']}"
        assert address in (await one.get("/")).links.values()
        page = await one.get(address)
        for said in ("执行通知", "传统查控", "终本约谈", "指令", "已经超期", "财产查控", "确认当日检查报告"):
            assert said in page.words, said
        href = next(href for words, href in page.links.items() if "：已经超期 " in words)
        found = await one.get(href)
        assert case in found.links
        form = await one.get(f"/acts/intake/review_inspection/{report['id']}")
        assert form.status == 200
        said = form.form("")["fields"] | {"remarks": "已督促各团队当日办理", "_do": "do"}
        done = await one.post(f"/acts/intake/review_inspection/{report['id']}", said)
        assert "已办理" in done.words, done.words
        assert "已确认" in (await one.get(address)).words
