"""What the services offer has its button on the pages: on an agent, on a case's money, on a thing that another team keeps."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from tests.harness import Court
from tests.services.custody.road import DEPOSIT
from tests.services.custody.road import file_case as with_assets
from tests.services.desk.browser import browser
from tests.services.funds import road
from tests.services.intake.people import LAWYER
from tests.services.intake.road import assign, enter, file_case


@pytest.mark.walk
async def test_an_agent_is_changed_and_ended_on_the_page_of_the_application(court: Court) -> None:
    number = await file_case(court, 931)
    case = await court.do("GET", "intake", f"/cases/{number}", "lian01")
    application, party = case["application_id"], case["parties"][0]["id"]
    power = await enter(court, number, f"agency&title={LAWYER['name']}的授权委托书", "wenshu01")
    version = str((await court.do("GET", "intake", f"/applications/{application}", "lian01"))["version"])
    entry = {"agent": LAWYER, "power": power}
    await court.do("POST", "intake", f"/parties/{party}/agents", "lian01", entry, If_Match=version)
    async with browser(court) as one:
        await one.login("lian01")
        page = await one.get(f"/objects/application/{application}")
        assert f"委托代理人：{LAWYER['name']}" in page.words
        change = await one.get(page.links["变更代理人信息、代理权限"])
        form = change.form("")["fields"]
        assert form["agent.name"] == LAWYER["name"]
        tried = await one.post(page.links["变更代理人信息、代理权限"], form | {"power": power, "_do": "try"})
        assert "可以办理" in tried.words, tried.words
        ending = page.links["记明代理终止"]
        form = (await one.get(ending)).form("")["fields"] | {"end_notice": power, "_do": "do"}
        assert "已办理：记明代理终止" in (await one.post(ending, form)).words
        over = await one.get(f"/objects/application/{application}")
        assert "终止" in over.words
        assert "记明代理终止" not in over.links


@pytest.mark.walk
async def test_what_can_be_begun_with_a_cases_money_stands_on_its_page_with_why_not(court: Court) -> None:
    case = await road.new_case(court)
    async with browser(court) as one:
        await one.login("chengban01")
        page = await one.get(f"/cases/{case}")
        assert "核算分配案款" not in page.links
        assert "本案账户没有可供分配的款项" in page.words
        form = (await one.get(page.links["申请暂缓发放案款"])).form("")["fields"]
        assert {"cause", "until", "paper"} <= set(form)
        await road.tell(court, road.message(await road.account(court, case), 100_000))
        page = await one.get(f"/cases/{case}")
        address = page.links["核算分配案款"]
        form = (await one.get(address)).form("")["fields"]
        assert "可以办理" in (await one.post(address, form | {"_do": "try"})).words


@pytest.mark.walk
async def test_what_another_team_begins_on_a_thing_stands_on_the_things_page(court: Court) -> None:
    case = await with_assets(court, 932, DEPOSIT)
    await assign(court, case)
    (asset,) = await court.listed("custody", f"/cases/{case}/assets", "chakong01")
    async with browser(court) as one, browser(court) as other:
        await one.login("chengban01")
        await other.login("chakong01")
        page = await one.get(f"/objects/asset/{asset['id']}")
        assert page.status == 200, page.words
        address = page.links["暂不处置"]
        form = (await one.get(address)).form("")["fields"]
        assert {"ground", "paper"} <= set(form)
        refused = await one.post(address, form | {"ground": "elsewhere", "_do": "try"})
        assert (refused.status, "本院没有其他案件正在处置同一财产" in refused.words) == (409, True)
        assert "暂不处置" not in (await other.get(f"/objects/asset/{asset['id']}")).links
        held = await other.get(f"/cases/{case}")
        assert f"/acts/custody/make_asset_list/{quote(case)}?case={quote(case)}" in held.links.values()
        assert not any("/acts/documents/add_file" in address for address in held.links.values())
        asked = await one.get(f"/acts/auction/decide_disposal/{case}?case={case}")
        assert asked.form("")["fields"]["ruling_document"] == ""
        assert ("select", "ruling_document") in [(tag, given.get("id")) for tag, given in asked.tags]


@pytest.mark.walk
async def test_a_form_opened_by_its_bare_address_offers_what_the_case_holds(court: Court) -> None:
    case = await with_assets(court, 933, DEPOSIT)
    await assign(court, case)
    held = await court.do("GET", "intake", f"/cases/{case}", "jiedai01")
    parties = {one["id"] for one in held["parties"]}
    (asset,) = await court.listed("custody", f"/cases/{case}/assets", "chakong01")
    async with browser(court) as one:
        await one.login("jiedai01")
        page = await one.get(f"/acts/intake/record_reception/{case}")
        assert parties <= set(page.chosen("party_id"))
        assert case in page.links, "whose case it is stands over the form, and leads there"
    async with browser(court) as other:
        await other.login("chakong01")
        bare = f"/acts/custody/decide_asset/{asset['id']}"
        page, told = await other.get(bare), await other.get(f"{bare}?case={case}")
        assert case in page.links
        assert page.form("")["fields"].keys() == told.form("")["fields"].keys()
        assert ("select", "ruling_document") in [(tag, given.get("id")) for tag, given in page.tags]
