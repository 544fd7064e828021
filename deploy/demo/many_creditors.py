"""Three applicants, and money that comes in two parts: shared by plan, each plan open to objection: 民诉法解释第五百零八条至第五百一十条."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from deploy.demo import money
from deploy.demo.scans import scan
from deploy.demo.story import Road, Story
from shared.contracts.documents.purposes import FilePurpose
from shared.values.articles import CASE_MONEY, EXE, JS, REGULATION, cite
from shared.values.zone import COURT_ZONE

CREDITORS = 3
FIRST_PART, SECOND_PART = Decimal("0.6"), Decimal("0.5")
"""Of the claim; with the second, the doubled interest and the fee are covered, and some is left."""

road = Road()
step = road.step


def _awarded(story: Story) -> list[dict[str, Any]]:
    """A half, and a quarter each."""
    claim, sides = Decimal(story["cast"].claim), ("applicant", "applicant2", "applicant3")
    parts = [claim / 2, claim / 4, claim / 4]
    return [
        {"party_id": story["parties"][side], "judgment_debt": f"{part:.2f}"}
        for side, part in zip(sides, parts, strict=True)
    ]


async def _held(story: Story, days: int) -> None:
    """What has come waits while it is shared out."""
    now = (await story.settle()).astimezone(COURT_ZONE)
    paper = await story.file(
        "chengban01", FilePurpose.DISBURSEMENT_HOLD, scan(f"暂缓发放申请 {now:%Y年%m月%d日}")
    )
    body = {
        "cause": "distribution",
        "words": "有三名申请执行人，须制作分配方案并送达，待异议期届满后发放",
        "until": (now.date() + timedelta(days=days)).isoformat(),
        "paper": paper,
    }
    hold = await story.post("chengban01", "funds", f"/cases/{story.case}/holds", body)
    story["hold"] = hold["id"]
    yes = {"granted": True, "answer": "同意暂缓至分配方案异议期届满"}
    await story.post("juzhang01", "funds", f"/holds/{hold['id']}/decision", yes)


async def _planned(story: Story) -> None:
    """The plan is reckoned, and reaches all parties."""
    body = {"awarded": _awarded(story)}
    story["plan"] = await story.post("chengban01", "funds", f"/cases/{story.case}/distributions", body)
    paper = await story.file(
        "wenshu01", FilePurpose.DISTRIBUTION_PLAN, scan(f"案款分配方案 {story['plan']['id']}")
    )
    now, cast = await story.settle(), story["cast"]
    served = []
    for side, party in story["parties"].items():
        title = f"{cast.payee(side)['payee_name']}的送达回证"
        receipt = scan(f"{title} {story['plan']['id']}")
        proof = await story.file("wenshu01", FilePurpose.SERVICE_RECEIPT, receipt, title)
        served.append({"party_id": party, "received_at": now.isoformat(), "proof": proof})
    path = f"/distributions/{story['plan']['id']}/service"
    story["plan"] = await story.post(
        "chengban01", "funds", path, {"plan": paper, "served": served}
    )


async def _resumed(story: Story) -> None:
    """Nobody can object any more."""
    ends_at = datetime.fromisoformat(story["plan"]["objections_end_at"]).astimezone(COURT_ZONE)
    await story.advance(to=ends_at)
    await story.at(9, 30, days=1)
    said = {"resumption": "分配方案异议期已经届满"}
    await story.post("chengban01", "funds", f"/holds/{story['hold']}/lifting", said)


_PLANNED = cite(JS[508], JS[509], REGULATION["二(六)5(2)"])


@step(cite(REGULATION["二(六)4(1)"], CASE_MONEY[10]), "被执行人给付一部分，不足清偿三名申请执行人；暂缓发放")
async def first_part(story: Story) -> None:
    await story.at(10, 0, days=5)
    await money.come_in(story, Decimal(story["cast"].claim) * FIRST_PART, "执行款")
    await _held(story, 40)


@step(_PLANNED, "分配方案：执行费优先，三名申请执行人按比例；送达各方")
async def first_plan(story: Story) -> None:
    await _planned(story)


@step(JS[510], "一名申请执行人提出书面异议，经释明后撤回")
async def objected(story: Story) -> None:
    await story.at(10, 0, days=4)
    name = story["cast"].payee("applicant2")["payee_name"]
    await story.file("wenshu01", FilePurpose.PLAN_OBJECTION, scan(f"{name}对分配方案的异议书"))
    await story.at(10, 0, days=2)
    await story.file("wenshu01", FilePurpose.PLAN_OBJECTION_END, scan(f"{name}撤回异议申请书"))


@step(cite(JS[509], CASE_MONEY[10]), "十五日异议期届满，恢复发放")
async def first_resumed(story: Story) -> None:
    await _resumed(story)


@step(REGULATION["二(六)2"], "第一笔：逐份五步审批，支付")
async def first_paid(story: Story) -> None:
    await money.approved(story)
    await money.pay(story)


@step(cite(REGULATION["二(六)4(1)"], CASE_MONEY[10]), "被执行人付清其余款项；暂缓发放")
async def second_part(story: Story) -> None:
    await story.at(10, 0, days=10)
    await money.come_in(story, Decimal(story["cast"].claim) * SECOND_PART, "执行款余款")
    await _held(story, 40)


@step(_PLANNED, "分配方案：债务、迟延履行利息全部受偿，余款退被执行人；送达各方")
async def second_plan(story: Story) -> None:
    await _planned(story)


@step(cite(JS[509], CASE_MONEY[10]), "十五日异议期届满，无人异议，恢复发放")
async def second_resumed(story: Story) -> None:
    await _resumed(story)


@step(REGULATION["二(六)2"], "第二笔：逐份五步审批，支付")
async def second_paid(story: Story) -> None:
    await money.approved(story)
    await money.pay(story)


@step(REGULATION["二(五)4"], "报结：质效专员对照各团队记录审查，流程引擎结案")
async def closed(story: Story) -> None:
    words = "被执行人给付的款项经两次分配，三名申请执行人的债权、迟延履行利息及执行费均已付清，余款已退还。"
    await money.close(story, story["cast"].claim, words, mode="fully_enforced")


@step(EXE[64], "结案通知书签发，送达各方")
async def closing_told(story: Story) -> None:
    cast = story["cast"]
    reason = f"{cast.respondent.name}先后两次给付{cast.goods}货款，经分配已付清三名申请执行人的货款、利息和执行费，余款已退还。"
    await money.tell_closed(story, reason, "没有采取查封、扣押、冻结措施")
