"""What is done at another object's version: a party is put right and gets an agent, an appointment is ended."""

from __future__ import annotations

import pytest

from services.desk.forms import filled
from tests.harness import Court
from tests.services.desk.browser import browser
from tests.services.intake.people import LAWYER, application
from tests.services.intake.road import enter


@pytest.mark.walk
async def test_a_party_is_put_right_before_filing_and_gets_an_agent_after_it(court: Court) -> None:
    made = await court.do("POST", "intake", "/applications", "lian01", application(931))
    page = f"/objects/application/{made['id']}"
    async with browser(court) as one:
        await one.login("lian01")
        shown = await one.get(page)
        assert "录入委托代理人" in shown.words  # not before the case is filed, and why
        assert "录入委托代理人" not in shown.links
        address = next(href for text, href in shown.links.items() if text == "更正当事人信息")
        form = (await one.get(address)).form("")["fields"]
        party = (await court.do("GET", "intake", f"/applications/{made['id']}", "lian01"))["parties"][-1]
        assert form["party.name"] == party["name"]
        changed = form | {"party.mobile": "13800000931", "reason": "手机号码误填", "_do": "do"}
        done = await one.post(address, changed)
        assert "已办理：更正当事人信息" in done.words, done.words
        stale = await one.post(address, changed | {"_key": "another-page-of-yesterday"})
        assert stale.status == 412

        case = (await court.do("POST", "intake", f"/applications/{made['id']}/filing", "lian01"))[
            "case_number"
        ]
        assert page in (await one.get(f"/cases/{case}")).links.values()
        power = await enter(court, case, f"agency&title={LAWYER['name']}的授权委托书", "wenshu01")
        shown = await one.get(page)
        address = next(href for text, href in shown.links.items() if text == "录入委托代理人")
        form = (await one.get(address)).form("")["fields"]
        assert form["_etag"] == '"3"'
        typed = {name: said[0] for name, said in filled({"agent": LAWYER}).items()}
        tried = await one.post(address, form | typed | {"power": power, "_do": "try"})
        assert tried.status == 200, tried.words


async def test_an_appointment_is_ended_from_its_list(court: Court) -> None:
    async with browser(court) as one:
        await one.login("guanli01")
        listed = await one.get("/lists/appointment", staff_id="lian01")
        form = (await one.get(listed.links["终止任职"])).form("")["fields"]
        staff = await court.call("GET", "intake", "/staff/lian01", "guanli01")
        assert form["_etag"] == staff.headers["ETag"]
        assert "reason" in form


async def test_a_claim_is_put_right_in_a_form_that_holds_it(court: Court) -> None:
    made = await court.do("POST", "intake", "/applications", "lian01", application(932))
    async with browser(court) as one:
        await one.login("lian01")
        address = f"/acts/intake/correct_application/{made['id']}"
        form = (await one.get(address)).form("")["fields"]
        assert form["application.principal"] == application(932)["principal"]
        assert form["application.instrument_court"] == application(932)["instrument_court"]
        changed = form | {"application.interest": "2400.00", "reason": "利息数额误填", "_do": "do"}
        done = await one.post(address, changed)
        assert "已办理：更正执行依据、申请标的" in done.words, done.words


async def test_what_is_begun_without_a_case_stands_over_its_list(court: Court) -> None:
    async with browser(court) as one, browser(court) as other:
        await one.login("lian01")
        page = await one.get("/lists/application")
        assert (await one.get(page.links["登记执行申请"])).status == 200
        await other.login("chengban01")
        assert "登记执行申请" not in (await other.get("/lists/application")).links
