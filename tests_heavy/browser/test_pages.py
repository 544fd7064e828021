"""Each kind of page in a real browser: WCAG AA, nothing on its console, whole on a small screen, on a tablet and on A4."""

from __future__ import annotations

import io
from typing import Any

import pypdfium2
import pytest

from deploy.demo_staff import STAFF
from shared.values.roles import is_outside_system

pytestmark = pytest.mark.timeout(1200)

PEOPLE = [staff_id for staff_id in STAFF if not is_outside_system(staff_id)]
PAGES = (
    ("chengban01", "/"),
    ("chengban01", "/?view=waiting"),
    ("chengban01", "/?view=done&by=case"),
    ("wenshu01", "/prompts"),
    ("chengban01", "/early"),
    ("chengban01", "/calendar"),
    ("zhixiao01", "/cases"),
    ("chengban01", "{case}"),
    ("chengban01", "{case}/timeline"),
    ("ankuan01", "{case}/money"),
    ("juanzong01", "{case}/dossier"),
    ("faguan01", "{case}/readers"),
    ("zhixiao01", "/duties"),
    ("chengban01", "/lists"),
    ("chakong01", "/lists/asset"),
    ("chakong01", "/objects/asset/{asset}"),
    ("wenshu01", "/objects/document/{ruling}"),
    ("lian01", "/acts/intake/receive_application"),
    ("wenshu01", "/acts/documents/draft_initial_batch/{number}"),
    ("juzhang01", "/signing"),
    ("zhongxin01", "/board"),
    ("yuanzhang01", "/held"),
    ("guanli01", "/administration"),
    ("guanli01", "/administration/settings"),
    ("guanli01", "/administration/calendar"),
    ("chengban01", "/search?q=信阳"),
    ("chengban01", "/help"),
    ("chengban01", "/help/glossary"),
    ("chengban01", "/rulebook"),
    ("chengban01", "/styleguide"),
)


def addressed(path: str, story: Any) -> str:
    return path.format(
        case=f"/cases/{story.case}",
        number=story.case,
        asset=story["assets"][0]["id"],
        ruling=story["ruling"]["id"],
    )


@pytest.mark.parametrize("staff_id", PEOPLE)
async def test_everybodys_morning(sitting: Any, staff_id: str) -> None:
    one = await sitting(staff_id)
    await one.open("/")
    assert await one.page.locator("h1").inner_text() == "我的工作"
    assert STAFF[staff_id][0] in await one.page.locator("header .me[action='/logout']").inner_text()
    assert await one.axe() == []
    assert await one.too_wide() <= 0
    assert one.complaints == []


@pytest.mark.parametrize(("staff_id", "path"), PAGES)
async def test_axe_finds_nothing_and_nothing_is_cut_off(
    running: Any, sitting: Any, staff_id: str, path: str
) -> None:
    one = await sitting(staff_id)
    answer = await one.open(addressed(path, running.story))
    assert answer.status == 200, await one.words()
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert await one.page.locator("h1").count() == 1
    assert await one.axe() == []
    for width, height in ((1280, 720), (820, 1180)):
        await one.page.set_viewport_size({"width": width, "height": height})
        assert await one.too_wide() <= 0, (width, height)
    assert one.complaints == []


@pytest.mark.parametrize("path", ["{case}", "/board", "/duties"])
async def test_a4_has_the_page_and_not_its_navigation(running: Any, sitting: Any, path: str) -> None:
    one = await sitting("zhongxin01")
    assert (await one.open(addressed(path, running.story))).ok
    heading = (await one.page.locator("h1").inner_text()).split()[0]
    paper = pypdfium2.PdfDocument(io.BytesIO(await one.page.pdf(prefer_css_page_size=True)))
    width, height = paper[0].get_size()
    assert (round(width), round(height)) == (595, 842)
    text = "".join(page.get_textpage().get_text_bounded() for page in paper)
    assert heading in text
    assert "各类列表" not in text


async def test_without_a_mouse(sitting: Any) -> None:
    """The first key of the keyboard is past the navigation; what is reached is seen."""
    one = await sitting("wenshu01")
    await one.open("/cases")
    await one.page.keyboard.press("Tab")
    first = one.page.locator(":focus")
    assert await first.inner_text() == "跳到正文"
    assert await first.evaluate("e => e.getBoundingClientRect().left") >= 0
    assert await first.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    await one.page.keyboard.press("Enter")
    await one.page.keyboard.press("Tab")
    assert await one.page.locator(":focus").evaluate("e => document.querySelector('main').contains(e)")


async def test_keys_go_through_a_list_unless_they_are_off_or_somebody_types(sitting: Any) -> None:
    one = await sitting("zhixiao01")
    await one.open("/duties")
    focused = one.page.locator(":focus")
    for _ in range(2):
        await one.page.keyboard.press("j")
    second = one.page.locator("main tbody tr").nth(1)
    assert await second.locator("a").first.evaluate("e => e === document.activeElement")
    await one.page.keyboard.press("k")
    async with one.page.expect_navigation():
        await one.page.keyboard.press("Enter")
    assert "/cases/" in one.page.url
    await one.page.keyboard.press("/")
    assert await focused.get_attribute("id") == "find"
    await one.page.keyboard.type("?j/k")
    assert await one.page.locator("#find").input_value() == "?j/k"
    await one.open("/duties")
    async with one.page.expect_navigation():
        await one.page.keyboard.press("?")
    assert one.page.url.endswith("/help")
    assert await one.axe() == []
    await one.page.get_by_label("使用以上按键").uncheck()
    await one.open("/duties")
    await one.page.keyboard.press("j")
    assert await focused.count() == 0
    await one.page.evaluate("localStorage.clear()")
