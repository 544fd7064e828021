"""A case done on the pages: an application typed and filed by the clerk, the first documents made, and signed one by one."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from deploy.demo.cast import BASIS, CONTACT, Cast, compared
from deploy.demo_keys import passphrase

pytestmark = pytest.mark.timeout(1200)


async def fill(page: Any, body: Any, path: str = "") -> None:
    """Each field of a form by its path; a list's next row is asked for where it is not there yet."""
    for name, value in body.items() if isinstance(body, dict) else enumerate(body):
        at = f"{path}{name}"
        if isinstance(value, (dict, list)):
            if isinstance(body, list) and not await page.locator(f'[name^="{at}."]').count():
                async with page.expect_navigation():
                    await page.locator(f'button[name="_add"][value="{path[:-1]}"]').click()
            await fill(page, value, f"{at}.")
            continue
        one = page.locator(f'[name="{at}"]')
        if await one.evaluate("e => e.tagName") == "SELECT":
            await one.select_option(str(value))
        else:
            await one.fill(value[:16] if await one.get_attribute("type") == "datetime-local" else str(value))


async def act(one: Any, picture: str = "") -> None:
    """Tried, looked at, done."""
    await one.press("试办（核对后再确认）")
    assert "可以办理" in await one.words()
    assert await one.axe() == []
    if picture:
        await one.picture(picture)
    await one.press("确认办理")
    assert "已办理" in await one.words()


async def test_an_application_is_typed_tried_and_filed(running: Any, enter: Any) -> None:
    one = await enter("lian01", "/acts/intake/receive_application")
    body = Cast(Random(7)).application("2026-03-02T15:10:00+08:00")
    body["instrument_number"] = "（2025）豫1502民初507号"
    await one.press("试办（核对后再确认）")
    wrong = one.page.locator('[aria-invalid="true"]')
    assert await wrong.count() >= 3  # each fault stands at its field
    assert await one.axe() == []
    one.complaints.clear()  # the browser itself notes an answer of 422
    await fill(one.page, body)
    await act(one)
    await one.press("打开执行申请")
    await one.press("决定立案")
    await act(one, "act")
    await one.page.get_by_role("link", name="打开", exact=False).first.click()
    await one.page.get_by_text("（2026）豫1502执2号").first.wait_for()
    assert one.complaints == []
    cases = await running.story.listed("zhixiao01", "intake", "/cases")
    assert sorted(case["case_number"] for case in cases) == ["（2026）豫1502执1号", "（2026）豫1502执2号"]


async def test_the_first_documents_are_made_and_signed_in_the_signing_room(running: Any, enter: Any) -> None:
    story = running.story
    cast = story["cast"]
    clerk = await enter("wenshu01", f"/acts/documents/draft_initial_batch/{story.case}")
    await fill(
        clerk.page,
        {
            "cause": BASIS["cause"],
            "basis_title": BASIS["basis_title"],
            "obligations": f"向{cast.applicant.name}支付货款{cast.principal}元及利息{cast.interest}元",
            "performance_term": "收到本通知书后三日内",
            "report_term": "收到本令后三日内",
            "papers_to_bring": "身份证明、银行账户证明",
            "contact": CONTACT,
        },
    )
    await act(clerk)
    made = await story.listed("wenshu01", "documents", f"/cases/{story.case}/documents")
    waiting = []
    for item in (one for one in made if one["state"] == "drafted"):
        path = f"/documents/{item['id']}"
        await story.post("wenshu01", "documents", f"{path}/verification", compared(item["kind"]))
        if (await story.get("juzhang01", "documents", path))["signer"] != "none":
            opinion = {"outcome": "approved", "opinion": "核对无异，同意签章"}
            await story.post("juzhang01", "documents", f"{path}/review", opinion)
            waiting.append(item["id"])
    assert waiting

    director = await enter("juzhang01")
    await director.page.get_by_role("link", name="待我签发的文书").click()
    for document in waiting:
        await director.open(f"/signing/{document}")
        assert await director.page.locator(f'iframe[src^="/papers/{document}"]').count() == 1
    assert await director.axe() == []
    await director.picture("signing")
    await director.open("/signing")
    assert await director.page.locator('input[name="document"]:checked').count() == len(waiting)
    assert await director.axe() == []
    keys = story.installation.data_dir("documents") / "keys"
    await director.page.get_by_label("签名密钥口令").fill(passphrase(keys, "juzhang01"))
    await director.press("签发")
    assert f"已签发 {len(waiting)} 件" in await director.words()
    for document in waiting:
        assert (await story.get("juzhang01", "documents", f"/documents/{document}"))["state"] == "sealed"


async def test_what_the_pictures_show(running: Any, enter: Any) -> None:
    """Who begins his day finds his work, the case behind it, why a day is the day, and the rule."""
    officer = await enter("chengban01")
    assert await officer.page.locator("main tbody tr").count() >= 1
    await officer.picture("work")
    await officer.open(f"/cases/{running.story.case}")
    await officer.picture("case")
    why = officer.page.locator("main details", has_text="为什么是这一天").first
    await why.locator("summary").click()
    assert "起算" in await why.inner_text()
    await why.evaluate("e => window.scrollTo(0, e.getBoundingClientRect().top - 80)")
    await officer.picture("why")
    await officer.open("/rulebook")
    await officer.page.locator("main details summary").first.click()
    await officer.picture("rulebook")
    director = await enter("zhongxin01", "/board")
    assert await director.page.locator("svg a").count() >= 30
    await director.picture("board")
