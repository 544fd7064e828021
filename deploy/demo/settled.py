"""The parties settle in enforcement: two instalments, each paid out as it comes, the doubled interest given up: 民事诉讼法第二百四十一条."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

from deploy.demo import money
from deploy.demo.scans import scan
from deploy.demo.story import Road, Story, workday_from
from shared.contracts.documents.purposes import FilePurpose
from shared.law.fees import enforcement_fee
from shared.values.articles import CPC, EXE, REGULATION, SET, cite
from shared.values.zone import COURT_ZONE

BETWEEN = timedelta(days=30)
"""From one instalment to the next."""

road = Road()
step = road.step


@step(CPC[241], "双方达成执行和解，分两期付清，放弃加倍部分债务利息；登记并经执行法官确认")
async def agreed(story: Story) -> None:
    cast, today = story["cast"], (await story.at(10, 0, days=5)).astimezone(COURT_ZONE).date()
    claim = Decimal(cast.claim)
    first, total = claim / 2, claim + enforcement_fee(claim, today).amount
    story["instalments"] = [(today + BETWEEN / 10, first), (today + BETWEEN, total - first)]
    file = await story.file("wenshu01", FilePurpose.SETTLEMENT, scan("执行和解协议"))
    sides = [story["parties"][role] for role in ("applicant", "respondent")]
    body = {
        "file": file,
        "agreed_on": today.isoformat(),
        "agreed_by": sides,
        "terms": "被执行人分两期付清货款、利息和申请执行费，按期付清的，申请执行人放弃加倍部分债务利息",
        "total": f"{total:.2f}",
        "instalments": [
            {"due_on": on.isoformat(), "amount": f"{amount:.2f}"} for on, amount in story["instalments"]
        ],
    }
    path = f"/cases/{story.case}/settlements"
    story["settlement"] = (await story.post("chengban01", "intake", path, body))["id"]
    sure = {"result": "confirmed"}
    await story.post("faguan01", "intake", f"/settlements/{story['settlement']}/decision", sure)
    given_up = {
        "kind": "settlement",
        "file": file,
        "waived_by": sides[0],
        "waived_on": today.isoformat(),
        "all_delay_interest": True,
    }
    waiver = await story.post("chengban01", "intake", f"/cases/{story.case}/waivers", given_up)
    await story.post("faguan01", "intake", f"/waivers/{waiver['id']}/decision", sure)


async def _instalment(story: Story, number: int) -> None:
    """It comes on its last day, the officer is told, and what is there is distributed."""
    on, amount = story["instalments"][number]
    await story.advance(to=morning(on))
    await money.come_in(story, amount, f"和解款第{number + 1}期")
    story["plan"] = await story.post("chengban01", "funds", f"/cases/{story.case}/distributions", {})


def morning(day: date) -> datetime:
    return workday_from(datetime(day.year, day.month, day.day, 9, 30, tzinfo=COURT_ZONE))


@step(
    cite(SET[8], REGULATION["二(六)4(1)"], REGULATION["二(六)5(2)"]), "第一期款项到账，提醒承办人，核算分配"
)
async def first_instalment(story: Story) -> None:
    await _instalment(story, 0)


@step(REGULATION["二(六)2"], "第一期：五步审批，支付")
async def first_paid(story: Story) -> None:
    await money.approved(story)
    await money.pay(story)


@step(
    cite(SET[8], REGULATION["二(六)4(1)"], REGULATION["二(六)5(2)"]), "第二期款项到账，提醒承办人，核算分配"
)
async def second_instalment(story: Story) -> None:
    await _instalment(story, 1)


@step(REGULATION["二(六)2"], "第二期：五步审批，支付")
async def second_paid(story: Story) -> None:
    await money.approved(story)
    await money.pay(story)


@step(SET[8], "和解协议履行完毕，以案款到账为准")
async def performed(story: Story) -> None:
    await story.post("chengban01", "intake", f"/settlements/{story['settlement']}/performance")


@step(cite(SET[8], REGULATION["二(五)4"]), "报结：质效专员对照各团队记录审查，流程引擎结案")
async def closed(story: Story) -> None:
    had = story["cast"].claim
    words = "被执行人已按执行和解协议分两期付清货款、利息和申请执行费，加倍部分债务利息经申请执行人放弃。"
    await money.close(story, had, words, mode="fully_enforced")


@step(EXE[64], "结案通知书签发，送达双方")
async def closing_told(story: Story) -> None:
    cast = story["cast"]
    reason = f"{cast.respondent.name}按执行和解协议分两期付清{cast.goods}货款、利息和执行费，加倍部分债务利息已由申请执行人放弃。"
    await money.tell_closed(story, reason, "没有采取查封、扣押、冻结措施")
