"""The whole road of one case, from application to archive, done on the pages by the people of `make demo`.

On the way each hat asks what opens its day; each question has its answer on one page.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
import pytest_asyncio
from playwright.async_api import Browser

from deploy.demo.run import CLOCK_START
from deploy.demo.stories import STEPS
from deploy.demo.summary import read_back
from deploy.local import Installation
from tests_heavy.browser.conftest import entering
from tests_heavy.browser.on_pages import OnPages, Question, Told

pytestmark = pytest.mark.timeout(2400)
CASE = "（2026）豫1502执1号"
MORNINGS = (
    Question("lian01", "哪些申请等我决定", "file_case", "/", ("决定立案",)),
    Question("zhixiao01", "哪些案件等我分案", "assign_case", "/", (CASE, "分案")),
    Question("guanli01", "谁担任什么职务", "assign_case", "/lists/appointment", ("刘承办", "承办人")),
    Question("wenshu01", "制作的文书哪些等我核对", "verify_document", "/", (CASE, "核对文书")),
    Question("juzhang01", "哪些文书等我审核", "review_document", "/", (CASE, "审核文书")),
    Question("faguan01", "哪些文书等我签发", "sign_document", "/signing", (CASE, "执行裁定书")),
    Question("chakong01", "反馈的财产哪些还没有处理", "decide_asset", "/", (CASE, "逐项处理反馈财产")),
    Question("weituo01", "哪些委托函等我签发", "issue_letter", "/", (CASE, "签发委托执行函")),
    Question("wenshu01", "哪些提示等我确认", "acknowledge_prompt", "/prompts", (CASE, "二(一)7")),
    Question("chengban01", "我的案件哪些临近期限", "acknowledge_prompt", "/cases?light=yellow", (CASE,)),
    Question("juanzong01", "哪些材料等我签收", "receive_hand_over", "/", (CASE, "签收移送材料")),
    Question("wangpai01", "哪些财产等我调查", "complete_survey", "/", (CASE, "登记现状调查")),
    Question("ankuan01", "到账的款项哪些还没有提醒", "tell_receipts", "/", (CASE, "提醒承办人案款到账")),
    Question("yuanzhang01", "案款在账上存留多久", "tell_receipts", "/held", (CASE,)),
    Question("zhongxin01", "各业务有多少事项临近、超期", "tell_receipts", "/board", ("临近", "超期")),
    Question("chengban01", "哪些案款等我提交发放", "request_payout", "/", (CASE, "提交发放审批表")),
    Question("caiwu01", "哪些发放等我审核", "approve_payout/caiwu01", "/", (CASE, "审核案款发放")),
    Question("chuna01", "哪些款项等我支付", "order_payment", "/", (CASE, "支付")),
    Question("zhixiao01", "哪些报结等我审查", "review_closing_request", "/", (CASE, "结案申请当日审查")),
)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def told(chromium: Browser) -> AsyncIterator[Told]:
    with Installation.throwaway(clock_start=CLOCK_START) as installation:
        async with (
            installation.running(),
            httpx.AsyncClient(timeout=90) as http,
            entering(installation.url("desk"), chromium) as enter,
        ):
            story = OnPages(installation, 1, http, enter=enter, questions=MORNINGS)
            for step in STEPS:
                await step.act(story)
            yield Told(story, await read_back(story, CLOCK_START))


async def test_from_application_to_archive(told: Told) -> None:
    said: dict[str, Any] = told.summary
    assert said["stage"] == "归档"
    assert said["closing_mode"] == "fully_enforced"
    assert said["paid_out_fen"] == said["receipts_fen"] > 0
    assert said["documents_signed"] > 0
    assert said["ledger_balanced"]
    assert said["audit_verified"]
    told.story.unoffered.pop("book_balance", None)  # by then the system has mostly booked it by itself
    assert told.story.unoffered == {}  # each act was begun from the page of what it is about


@pytest.mark.parametrize("question", MORNINGS, ids=lambda one: f"{one.who}-{one.before}")
async def test_each_hats_morning(told: Told, question: Question) -> None:
    shown = told.story.answers[question]
    assert [words for words in question.words if words not in shown] == [], shown
