"""A settlement is broken: the applicant had withdrawn for it, the case goes on as 执恢 for what is left, and the debtor pays.

法发〔2014〕26号第六条, 民事诉讼法第二百四十一条.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from deploy.demo import money
from deploy.demo.cast import BENCH
from deploy.demo.papers import make, serve
from deploy.demo.scans import scan
from deploy.demo.settled import morning
from deploy.demo.story import Road, Story
from shared.contracts.documents.purposes import FilePurpose
from shared.law.delay_interest import delay_interest
from shared.law.fees import enforcement_fee
from shared.values.articles import CPC, FEE, JS, OPENING, REGULATION, SET, cite
from shared.values.money import format_yuan
from shared.values.zone import COURT_ZONE

road = Road()
step = road.step


@step(cite(JS[464], CPC[268, 1]), "申请执行人因和解撤回申请，裁定终结执行，送达双方")
async def withdrawn(story: Story) -> None:
    cast = story["cast"]
    title = f"{cast.applicant.name}的撤回执行申请书"
    story["withdrawal"] = await story.file("lian01", FilePurpose.WITHDRAWAL, scan(title), title)
    fields = cast.sides | {
        "ground": "申请执行人撤销申请",
        "ended_for": "",
        "ended_share": "",
        "reason": f"双方就{cast.goods}货款达成执行和解协议，{cast.respondent.name}已付第一期，申请执行人书面撤回申请。",
        "bench": BENCH,
    }
    story["termination"] = await make(story, "faguan01", "termination_ruling", fields, "faguan02", "faguan01")
    await serve(story, story["termination"])
    await story.at(15, 0, days=2)


@step(REGULATION["二(五)4"], "以终结执行方式报结：质效专员审查，流程引擎结案")
async def ended(story: Story) -> None:
    shares = {one["purpose"]: Decimal(one["amount"]) for one in story["plan"]["shares"]}
    story["had"], story["fee_paid"] = shares["judgment_debt"], shares["fee"]
    await money.close(
        story,
        f"{story['had']:.2f}",
        "双方达成执行和解协议，申请执行人撤回执行申请，裁定书已经送达双方。",
        mode="terminated",
        ground="withdrawn",
        ground_paper=story["withdrawal"],
        ruling=story["termination"]["id"],
    )


@step(cite(OPENING[6], SET[9], SET[17]), "第二期到期未付：登记恢复执行，扣除已经履行的部分")
async def breached(story: Story) -> None:
    cast, (due_on, _) = story["cast"], story["instalments"][1]
    now = await story.advance(to=morning(due_on + timedelta(days=1)))
    title = f"{cast.applicant.name}的恢复执行申请书"
    paper = await story.file("wenshu01", FilePurpose.RESUMPTION_APPLICATION, scan(title), title)
    body = {"ground": "breach", "received_at": now.isoformat(), "paper": paper}
    story["application"] = await story.post("lian01", "intake", f"/cases/{story.case}/resumptions", body)
    story["former"], story["doubled"], story["late"] = story.case, "", ""


@step(cite(CPC[241], CPC[264]), "执恢案件的标的：原债权减去已经到位的，加上截至第一期的加倍部分债务利息")
async def carried(story: Story) -> None:
    cast = story["cast"]
    case = await story.get("lian01", "intake", f"/cases/{story.case}")
    former = await story.get("lian01", "intake", f"/cases/{story['former']}")
    story["claim"] = Decimal(case["principal"]) + Decimal(case["interest"])
    since = date.fromisoformat(story["plan"]["stop_on"])
    doubled = delay_interest(
        Decimal(cast.principal), date.fromisoformat(former["performance_due_on"]), since
    ).amount
    assert story["claim"] == Decimal(cast.claim) - story["had"] + doubled, case
    assert (case["resumes"], case["performance_due_on"]) == (story["former"], since.isoformat()), case
    story["principal"] = Decimal(case["principal"])
    parts = (cast.claim, story["had"], doubled, story["claim"])
    words = [format_yuan(Decimal(one)) for one in parts]
    story.note(
        f"{story['former']}恢复执行：债权{words[0]}－已到位{words[1]}＋加倍部分债务利息{words[2]}＝{words[3]}"
    )


@step(
    cite(FEE[14, 1], REGULATION["二(六)5(2)"]), "被执行人付清其余款项，申请执行费连同原案一并计算，核算分配"
)
async def paid_up(story: Story) -> None:
    today = (await story.at(10, 0, days=5)).astimezone(COURT_ZONE).date()
    since = date.fromisoformat(story["plan"]["stop_on"])
    owed = story["claim"] + delay_interest(story["principal"], since, today).amount
    whole = enforcement_fee(story["instalments"][0][1] + owed, today).amount
    await money.come_in(story, owed + whole - story["fee_paid"], "恢复执行案款")
    story["plan"] = await story.post("chengban01", "funds", f"/cases/{story.case}/distributions", {})
    shares = {one["purpose"]: Decimal(one["amount"]) for one in story["plan"]["shares"]}
    assert shares["fee"] == whole - story["fee_paid"], shares
    assert not shares.get("surplus"), shares


@step(REGULATION["二(六)2"], "五步审批，支付")
async def paid(story: Story) -> None:
    await money.approved(story)
    await money.pay(story)


@step(REGULATION["二(五)4"], "执恢案件报结：质效专员对照各团队记录审查，流程引擎结案")
async def closed(story: Story) -> None:
    had = f"{story['claim']:.2f}"
    words = "恢复执行后被执行人已付清其余债务、加倍部分债务利息和申请执行费。"
    await money.close(story, had, words, mode="fully_enforced", applied_amount=had)


@step(OPENING[6], "结案通知书签发，送达双方")
async def closing_told(story: Story) -> None:
    cast = story["cast"]
    reason = f"{cast.respondent.name}未按执行和解协议支付第二期{cast.goods}货款，恢复执行后已付清其余债务和执行费。"
    await money.tell_closed(story, reason, "没有采取查封、扣押、冻结措施")
