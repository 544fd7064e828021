"""指令 on the pages: from a person's work to the instruction, to the act, and back (二(五)3)."""

from __future__ import annotations

import pytest

from tests.harness import Court
from tests.services.custody import road as custody
from tests.services.desk.browser import browser
from tests.services.intake.instructions.road import taken
from tests.services.intake.road import assign, file_case


@pytest.mark.walk
async def test_a_team_comes_from_its_work_to_the_instruction_and_answers_it_by_a_record_of_its_own(
    court: Court,
) -> None:
    case = await file_case(court, 1)
    await assign(court, case)
    await custody.held(court, case, "房屋一")
    (measure,) = await court.listed("custody", f"/cases/{case}/measures", "chakong01")
    await court.advance()
    body = {"team": "custody", "content": "请查封名下房屋。", "feedback_by": "2026-03-20T17:00:00+08:00"}
    one = await court.do("POST", "intake", f"/cases/{case}/instructions", "chengban01", body)
    await court.advance()
    async with browser(court) as clerk:
        await clerk.login("chakong01")
        address = f"/objects/instruction/{one['id']}"
        assert address in (await clerk.get("/")).links.values()
        assert address in (await clerk.get("/lists/instruction")).links.values()
        page = await clerk.get(address)
        assert page.status == 200
        assert "请查封名下房屋。" in page.words
        assert "接收指令" in page.words
        assert not page.scripts
        await taken(court, one, "receipt", "chakong01")
        await taken(court, one, "decision", "chakong01", {"result": "accepted"})
        form = await clerk.get(f"/acts/intake/complete_instruction/{one['id']}?case={case}")
        assert "请查封名下房屋。" in form.words
        assert measure["id"] in {given.get("value") for tag, given in form.tags if tag == "option"}
    async with browser(court) as officer:
        await officer.login("chengban01")
        assert "发送指令" in (await officer.get(f"/cases/{case}")).words
        assert address in (await officer.get(f"/lists/instruction?case={case}")).links.values()
