"""The money is distributed and paid out, the case reviewed, closed and archived: 二(六), 二(五)4."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from deploy.demo import commission
from deploy.demo.cast import CONTACT, COURT, Cast
from deploy.demo.commission import RELEASE
from deploy.demo.papers import ask_for_help, make, printed, serve
from deploy.demo.scans import scan
from deploy.demo.story import Road, Story
from deploy.local import DEMO_FEE_ACCOUNT
from shared.contracts.documents.purposes import FilePurpose
from shared.values.articles import CKD, EXE, INT, REGULATION, cite
from shared.values.money import to_fen
from shared.values.zone import COURT_ZONE

road = Road()
step = road.step

RELEASED = {"freeze": "解除冻结", "seal": "解除查封"}
APPROVALS = (("ankuan01", "first_review"), ("juzhang01", "approval"), ("caiwu01", "finance_review"))


@step(cite(REGULATION["二(六)5(2)"], INT[1]), "核算：执行费、债务、迟延履行利息，余款退被执行人")
async def distributed(story: Story) -> None:
    path = f"/cases/{story.case}/distributions"
    story["plan"] = await story.post("chengban01", "funds", path, {})
    assert story["plan"]["stop_on"] == story["effective_on"].isoformat()


def _payee(story: Story, share: Any) -> dict[str, str]:
    cast: Cast = story["cast"]
    if share["purpose"] == "fee":
        number, bank = DEMO_FEE_ACCOUNT
        return {"payee_name": COURT, "payee_bank": bank, "payee_account": number}
    return cast.payee(next(role for role, party in story["parties"].items() if party == share["party_id"]))


async def come_in(story: Story, amount: Decimal, remark: str) -> None:
    """The debtor pays into the case's account, and its officer is told."""
    payer = story["cast"].payee("respondent")
    credit = {
        "account_number": story["account"]["account_number"],
        "amount_fen": to_fen(amount),
        "payer_name": payer["payee_name"],
        "payer_account": payer["payee_account"],
        "remark": remark,
    }
    await story.sandbox("POST", "/credits", credit)
    await story.settle()
    await story.post("ankuan01", "funds", f"/cases/{story.case}/receipts/notice")


@step(REGULATION["二(六)2"], "五步审批：提交、初审、批准、财务审核；线上线下相互印证")
async def approved(story: Story) -> None:
    """Every share of the plan."""
    await story.file("chengban01", FilePurpose.DISTRIBUTION_PLAN, scan("案款分配方案"))
    dossier = await story.listed("chengban01", "documents", f"/cases/{story.case}/dossier")
    papers = [entry["number"] for entry in dossier if entry["title"] in ("执行裁定书", "分配方案")]
    payouts = []
    for share in [one for one in story["plan"]["shares"] if Decimal(one["amount"])]:
        form = {"share_id": share["id"], "papers": papers} | _payee(story, share)
        payout = await story.post(
            "chengban01", "funds", f"/distributions/{story['plan']['id']}/payouts", form
        )
        for who, taken in APPROVALS:
            body = {"step": taken, "digest": payout["digest"]}
            await story.post(who, "funds", f"/payouts/{payout['id']}/approvals", body)
        fields = ("case_number", "purpose", "payee_name", "payee_bank", "payee_account", "amount", "papers")
        paper = {name: payout[name] for name in fields} | {
            "code": payout["paper_code"],
            "payout_id": payout["id"],
            "signatures": {"form": "chengban01"} | {taken: who for who, taken in APPROVALS},
            "scan": await story.file(
                "ankuan01", FilePurpose.PAYOUT_FORM, scan(f"执行款发放审批表 {payout['paper_code']}")
            ),
        }
        await story.post("ankuan01", "funds", f"/payouts/{payout['id']}/paper", paper)
        payouts.append(payout)
    story["payouts"] = payouts


async def pay(story: Story) -> None:
    """What is approved is paid, and nothing goes wrong."""
    for payout in story["payouts"]:
        await story.post("chuna01", "funds", f"/payouts/{payout['id']}/payment", {"digest": payout["digest"]})
    await story.settle()


@step(REGULATION["二(六)2"], "财务支付：银行的一次应答丢失，先查询再补发，只付一次")
async def paid(story: Story) -> None:
    if story.calm:
        await pay(story)
        return
    fault = [{"system": "bank", "operation": "payments", "fault": "lost_reply", "count": 1}]
    lost = story.rng.randrange(len(story["payouts"]))
    for number, payout in enumerate(story["payouts"]):
        if number == lost:
            await story.settle()
            await story.sandbox("PUT", "/faults", fault)
        await story.post("chuna01", "funds", f"/payouts/{payout['id']}/payment", {"digest": payout["digest"]})
    await story.settle()
    booked = await story.sandbox("GET", f"/books/payments?case_number={story.case}")
    fired = (await story.sandbox("GET", "/faults"))[0]["fired"]
    states = [one["state"] for one in await story.listed("ankuan01", "funds", f"/cases/{story.case}/payouts")]
    assert states == ["paid"] * len(story["payouts"]), states
    story.note(
        f"银行应答丢失：故障 {fired}；银行账上 {len(booked['rows'])} 笔付款，系统 {len(states)} 笔，无重复"
    )


async def release(story: Story, measure: Any, ruling: Any, reason: str) -> None:
    asset = next(one for one in story["assets"] if one["id"] == measure["asset_id"])
    seized_by = {"seized_by": story["ruling"]["number"]}
    await ask_for_help(story, "release_notice", asset, ruling, RELEASED[measure["kind"]], **seized_by)
    body = {"ruling_document": ruling["id"], "reason": reason}
    await story.post("chakong01", "custody", f"/measures/{measure['id']}/lifting", body)


@step(CKD[28], "清偿完毕，裁定解除冻结、查封，裁定书送达双方")
async def lifted(story: Story) -> None:
    cast: Cast = story["cast"]
    measures = await story.listed("chakong01", "custody", f"/cases/{story.case}/measures")
    flat = next(one for one in measures if one["asset_id"] == story["flat"])
    await release(story, flat, story["sale_ruling"], "拍卖成交")  # by the ruling that sold it
    held = [one for one in measures if one["asset_id"] != story["flat"]]
    kinds = {one["asset_id"]: one["kind"] for one in held} | {story["commission"]["asset_id"]: "seal"}
    fields = cast.sides | {
        "reason": f"拍卖{cast.respondent.name}住宅所得价款已清偿所欠{cast.goods}货款、迟延履行利息和执行费，余款已经退还。",
        "assets": [
            printed(asset) | {"measure": RELEASED[kinds[asset["id"]]]}
            for asset in story["assets"]
            if asset["id"] in kinds
        ],
        "bench": [{"role": "审判员", "name": "王执行"}, {"role": "书记员", "name": "郑文书"}],
    }
    story["lifting"] = await make(story, "wenshu01", "lifting_ruling", fields, "juzhang01", "faguan01")
    for measure in [one for one in held if one["commission"] is None]:  # the other court releases its own
        await release(story, measure, story["lifting"], "债务已全部清偿")
    await serve(story, story["lifting"])


@step(cite(CKD[28], REGULATION["二(三)2"]), "辖区外财产：向原受托法院发出解除查封的委托")
async def release_commissioned(story: Story) -> None:
    story["release"] = await commission.instruct(
        story, RELEASE, story["lifting"], seized_by=story["ruling"]["number"]
    )
    await commission.send(story, story["release"], RELEASE)


@step(cite(REGULATION["二(三)2"], REGULATION["二(三)4"]), "受托法院反馈已解除查封，告知实施团队，材料移送")
async def release_answered(story: Story) -> None:
    await story.at(10, 0, days=7)
    await commission.answered(story, story["release"])
    await commission.hand_papers_over(story, story["release"])
    commissioned = await story.listed("weituo01", "commission", f"/cases/{story.case}/commissions")
    assert not any(one["in_force"] for one in commissioned)
    await story.settle()


@step(REGULATION["二(五)4"], "报结：质效专员对照各团队记录审查，流程引擎结案")
async def closed(story: Story) -> None:
    had = story["cast"].claim
    words = "拍卖被执行人住宅所得价款已清偿全部债务、迟延履行利息及执行费，余款已退还。"
    await close(story, had, words, mode="fully_enforced")


async def close(story: Story, had: str, reason: str, **said: str) -> None:
    """The officer asks for the case to be closed with what was `had`, the quality officer approves, the engine closes it."""
    body = {
        "applied_amount": story["cast"].claim,
        "closing_amount": had,
        "waived_amount": "0.00",
        "recovered_amount": had,
        "reason": reason,
    }
    request = await story.post("chengban01", "intake", f"/cases/{story.case}/closing-requests", body | said)
    path = f"/closing-requests/{request['id']}/review"
    await story.post(
        "zhixiao01", "intake", path, {"result": "approved"}, **{"If-Match": str(request["version"])}
    )
    await story.settle()


@step(EXE[64], "结案通知书签发，送达双方")
async def closing_told(story: Story) -> None:
    cast: Cast = story["cast"]
    reason = (
        f"本院拍卖{cast.respondent.name}名下浉河区新华西路住宅一套，所得价款已付清货款、利息、迟延履行利息和执行费，"
        "剩余部分已退还其本人。"
    )
    released = "两家银行存款的冻结、新华西路住宅和郑州市金水区地下车位的查封"
    await tell_closed(story, reason, released)


async def tell_closed(story: Story, reason: str, released: str) -> None:
    """Both sides get the closing notice, and two working days pass for the post."""
    await send_closing_notice(story, reason, released)
    await story.at(15, 0, days=2)


async def send_closing_notice(story: Story, reason: str, released: str) -> None:
    cast: Cast = story["cast"]
    case = await story.get("chengban01", "intake", f"/cases/{story.case}")
    paid = await story.listed("ankuan01", "funds", f"/cases/{story.case}/payouts")
    repaid = [Decimal(payout["amount"]) for payout in paid if payout["purpose"] == "judgment_debt"]
    fields = (
        CONTACT
        | cast.basis
        | {
            "applicant": cast.applicant.name,
            "respondent": cast.respondent.name,
            "filed_on": datetime.fromisoformat(case["filed_at"]).astimezone(COURT_ZONE).date().isoformat(),
            "reason": reason,
            "recovered_amount": str(sum(repaid, Decimal(0))),
            "disbursed_amount": str(sum((Decimal(payout["amount"]) for payout in paid), Decimal(0))),
            "released_measures": released,
        }
    )
    notice = await make(story, "wenshu01", "closing_notice", fields, "juzhang01", "juzhang01")
    await serve(story, notice)


@step(REGULATION["一(二)"], "卷宗齐备，归档；审计链存证")
async def archived(story: Story) -> None:
    await story.post("juanzong01", "intake", f"/cases/{story.case}/archive")
    await story.settle()
    await story.post("zhixiao01", "intake", "/inspections")
