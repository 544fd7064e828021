"""A paper goes from the person's own machine into the dossier, and into the act that rests on it."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from deploy.demo.scans import scan
from shared.platform.settings import Settings
from tests.harness import Court
from tests.services.desk.browser import Browser, Page, browser
from tests.services.intake.people import application
from tests.services.intake.road import unaccepted


async def send(one: Browser, address: str, content: bytes, **changed: str) -> Page:
    """The form of the page, filled in and sent as a browser sends it."""
    form = (await one.get(address)).form("")["fields"]
    form = {name: value for name, value in form.items() if name != "file"} | {"_do": "do"} | changed
    file = ("裁定.pdf", content, "application/pdf")
    return Page(await one.http.post(address, data=form, files={"file": file}))


async def _kept(court: Court, application_id: str) -> list[Any]:
    return await court.listed("documents", f"/applications/{application_id}/files", "lian01")


async def test_an_act_that_rests_on_a_new_paper_is_done_on_the_pages(court: Court) -> None:
    made = await court.do("POST", "intake", "/applications", "lian01", application(921))
    act = f"/acts/intake/withdraw_application/{made['id']}"
    async with browser(court) as one, browser(court) as other:
        await one.login("lian01")
        await other.login("wenshu01")
        first = await one.get(act)
        uploads = first.links["存入新材料（新窗口）"]
        assert ("option", {"value": ""}) in first.tags  # nothing to choose yet, and no id to be typed
        letter = scan("撤回执行申请书")
        tried = await send(other, uploads, letter, purpose="withdrawal", _do="try")
        assert "可以存入" in tried.words
        assert await _kept(court, made["id"]) == []
        done = await send(other, uploads, letter, purpose="withdrawal", title="二月二十七日提交")
        assert "已存入：撤回执行申请书“二月二十七日提交”" in done.words
        (file,) = await _kept(court, made["id"])
        form = first.form("")["fields"] | {"_add": ""}
        again = await one.post(act, form)
        assert "撤回执行申请书 二月二十七日提交" in again.words
        form.pop("_add")
        end = await one.post(act, form | {"paper": file["id"], "_do": "do"})
        assert "已办理：登记撤回执行申请" in end.words, end.words
        page = await one.get(f"/objects/application/{made['id']}")
        shown = {href for href in page.links.values() if "/files/" in href}
        assert shown
        assert [(await one.http.get(href)).content for href in shown] == [letter] * len(shown)


async def test_a_ruling_that_accepts_no_application_is_made_from_its_page(court: Court) -> None:
    made = await court.do("POST", "intake", "/applications", "lian01", application(923))
    ruling = await court.do(
        "POST", "documents", f"/applications/{made['id']}/non-acceptances", "lian01", unaccepted()
    )
    async with browser(court) as one, browser(court) as judge:
        await one.login("lian01")
        page = await one.get(f"/objects/application/{made['id']}")
        assert (await one.get(page.links["制作不予受理裁定书"])).status == 200
        shown = page.links[f"执行申请{made['id']}号"]
        await judge.login("faguan02")
        waiting = await judge.get(shown)
        assert "审核不予受理裁定书" in waiting.links
        paper = await judge.http.get(f"/rulings/{ruling['id']}")
        assert paper.content.startswith(b"%PDF")


async def test_a_form_sent_twice_keeps_one_paper(court: Court) -> None:
    made = await court.do("POST", "intake", "/applications", "lian01", application(922))
    uploads = f"/uploads/applications/{made['id']}"
    async with browser(court) as one:
        await one.login("lian01")
        key = uuid4().hex
        first = await send(one, uploads, scan("执行依据"), purpose="instrument", _key=key)
        again = await send(one, uploads, scan("执行依据"), purpose="instrument", _key=key)
        assert (first.status, again.status) == (200, 200)
        assert "已存入" in again.words
        assert len(await _kept(court, made["id"])) == 1


@pytest.mark.parametrize(
    ("content", "changed", "status", "said"),
    [
        (b"<script>alert(1)</script>", {}, 422, "只接受 PDF、PNG、JPEG"),
        (b"", {}, 422, "文件是空的"),
        (b"x" * ((Settings().file_limit_mib + 2) << 20), {}, 413, "提交的内容过大"),
        (scan("甲"), {"_form": "0" * 64}, 403, "不是以现在登录的身份打开的"),
        (scan("甲"), {"purpose": ""}, 422, "必填"),
    ],
)
async def test_what_is_no_paper_or_somebody_elses_form_is_refused(
    court: Court, content: bytes, changed: dict[str, str], status: int, said: str
) -> None:
    made = await court.do("POST", "intake", "/applications", "lian01", application(923))
    async with browser(court) as one:
        await one.login("lian01")
        page = await send(
            one, f"/uploads/applications/{made['id']}", content, **{"purpose": "instrument"} | changed
        )
        assert page.status == status
        assert said in page.words
        assert await _kept(court, made["id"]) == []


async def test_only_a_case_or_an_application_takes_papers(court: Court) -> None:
    async with browser(court) as one:
        await one.login("lian01")
        assert (await one.get("/uploads/staff/lian01")).status == 404
        form = (await one.get("/uploads/cases/none")).form("")["fields"]
        sent = await one.http.post(
            "/uploads/staff/lian01", data=form | {"_do": "do"}, files={"file": ("a.pdf", scan("甲"))}
        )
        assert sent.status_code == 404
