"""One flat is turned into money: 二(四)."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from math import ceil
from typing import Any

from deploy.demo.cast import BASIS, BENCH, CONTACT, FLAT_ADDRESS
from deploy.demo.papers import asset_of, hand_over, make, serve
from deploy.demo.scans import photograph, scan
from deploy.demo.story import CALENDAR, Road, Story, workday_from
from services.auction.listing.announcement import SPECIAL_NOTICES
from services.auction.survey.rules import items as survey_items
from shared.contracts.documents.purposes import FilePurpose
from shared.gateways.title_registry import HttpTitleRegistry, TaxPayment
from shared.values.articles import NET, PMB, REGULATION, cite
from shared.values.money import to_fen
from shared.values.zone import COURT_ZONE

RECEIPT = {"original": "service_receipt"}

road = Road()
step = road.step


@step(REGULATION["二(四)2"], "决定拍卖：裁定书签发、送达当事人，材料当日移送，发出网拍指令")
async def disposal_decided(story: Story) -> None:
    cast, flat = story["cast"], asset_of(story, "real_estate")
    fields = cast.sides | {
        "reason": f"{cast.respondent.name}在收到执行通知书后至今未付所欠{cast.goods}货款，且{cast.conduct}，已冻结的存款不足以清偿；其另有住房居住，"
        "拍卖新华西路该套住宅不影响其家庭的基本居住。",
        "assets": [
            {
                "name": "住宅一套",
                "quantity": f"{cast.area}平方米",
                "location": FLAT_ADDRESS,
                "identifier": flat["identifier"],
                "seizure": "本院首封，期限三年",
            }
        ],
        "bench": BENCH,
    }
    ruling = story["auction_ruling"] = await make(
        story, "faguan01", "auction_ruling", fields, "faguan02", "faguan01"
    )
    body = {
        "asset_id": flat["id"],
        "asset_class": "real_estate",
        "ruling_document": ruling["id"],
    }
    await story.post("chengban01", "auction", f"/cases/{story.case}/disposals", body)
    path = f"/disposals/{flat['id']}/ruling-service"
    await story.post("chengban01", "auction", path, await _told(story))
    story["flat"] = flat["id"]
    scans = {
        "title": FilePurpose.TITLE_CERTIFICATE,
        "inventory": FilePurpose.INVENTORY,
        "party_data": FilePurpose.PARTY_PROOF,
    }
    await _give(story, scans, ruling=ruling["id"])


async def _give(story: Story, scans: dict[str, FilePurpose], **papers: str) -> None:
    """Papers go to the dossier centre, whose keeper checks each (二(四)2)."""
    for name, purpose in scans.items():
        papers[name] = await story.file("chengban01", purpose, scan(purpose.label))
    path = f"/disposals/{story['flat']}/papers"
    await story.post("chengban01", "auction", path, {"papers": papers})
    await story.post("juanzong01", "auction", f"{path}/receipt", {"papers": dict.fromkeys(papers, "")})


@step(REGULATION["二(四)3"], "现状调查，逐项查明")
async def surveyed(story: Story) -> None:
    now = await story.settle()
    told = {
        "ownership": "登记在被执行人名下，单独所有",
        "occupation": "空置",
        "matches_register": "与登记簿记载相符",
        "appearance": "简单装修，外观完好",
        "boundary": "未越红线",
        "searched": "已搜查",
        "locks_changed": "已换锁",
        "clearing_needed": "无需清场",
        "effect_on_sale": "无",
        "defects": "墙面局部渗水",
    }
    findings = {name: {"value": told.get(name, "无")} for name in survey_items("real_estate")}
    body = {
        "surveyed_on": now.date().isoformat(),
        "surveyors": ["wangpai01", "chengban01"],
        "record_document": await story.file("wangpai01", FilePurpose.SURVEY_RECORD, scan("现状调查笔录")),
        "findings": findings,
        "priority_holders": [],
        "photos": [
            await story.file("wangpai01", FilePurpose.SURVEY_PHOTO, photograph(room))
            for room in ("客厅", "卧室")
        ],
    }
    await story.post("wangpai01", "auction", f"/disposals/{story['flat']}/survey", body)


@step(
    cite(REGULATION["二(四)3"], REGULATION["二(四)4"]),
    "网络询价：三家平台，取平均；报告送达，材料移送，系统告知实施团队",
)
async def priced(story: Story) -> None:
    body = {"method": "online", "skipped": {"negotiated": "party_refuses", "directed": "no_official_price"}}
    await story.post("wangpai01", "auction", f"/disposals/{story['flat']}/price-inquiry", body)
    await story.at(11, 0, days=2)  # the last of three reports comes two days after the order
    await story.post(
        "wangpai01", "auction", f"/disposals/{story['flat']}/price-report-service", await _told(story)
    )
    report = await story.file("wangpai01", FilePurpose.PRICE_REPORT, scan("网络询价报告"))
    await hand_over(story, "wangpai01", "price", [{"file": report}, RECEIPT], asset=story["flat"])


async def _told(story: Story) -> dict[str, Any]:
    """Both parties told just now, by hand."""
    now = await story.settle()
    receipt = scan(f"送达回证 {now:%Y年%m月%d日%H时%M分%S秒}")
    proof = await story.file("wenshu01", FilePurpose.SERVICE_RECEIPT, receipt)
    return {
        "told": [
            {
                "recipient": story["parties"][role],
                "mode": "direct",
                "proof": proof,
            }
            for role in ("applicant", "respondent")
        ]
    }


@step(cite(REGULATION["二(四)5(1)"], NET[10]), "异议期满，合议庭确定起拍价、保证金、增价幅度")
async def price_fixed(story: Story) -> None:
    flat = await story.get("wangpai01", "auction", f"/disposals/{story['flat']}")
    inquiry = flat["inquiries"][-1]
    await story.advance(to=datetime.fromisoformat(inquiry["objections_end_at"]))
    await story.at(9, 30, days=0 if CALENDAR.is_workday((await story.settle()).date()) else 1)
    first = ceil(Decimal(inquiry["reference_price"]) * 7 / 10_000) * 1000
    second = ceil(Decimal(first) * 8 / 10_000) * 1000
    rounds = [
        {"starting_price": f"{price}.00", "deposit": f"{price // 10}.00", "increment": "2000.00"}
        for price in (first, second)
    ]
    minutes = await story.file("wangpai01", FilePurpose.PRICE_MINUTES, scan("合议笔录"))
    body = {"panel": ["faguan01", "faguan02", "faguan03"], "minutes_document": minutes, "rounds": rounds}
    await story.post("faguan01", "auction", f"/disposals/{story['flat']}/price-decision", body)
    await _give(story, {"survey_report": FilePurpose.SURVEY_REPORT}, price_minutes=minutes)


TOLD_AHEAD = 3
"""Days from the notice to the parties to the announcement."""


def opening(told: datetime, lead_days: int) -> datetime:
    """When bidding opens: `lead_days` after the announcement, which comes on a working day."""
    published = workday_from(told + timedelta(days=TOLD_AHEAD))
    return (published + timedelta(days=1 + lead_days)).replace(hour=10, minute=0, second=0, microsecond=0)


async def announce(story: Story, round: int, lead_days: int) -> None:
    """One round: announcement drafted, the parties told three days ahead, signed by another, published, served."""
    opens = opening((await story.settle()).astimezone(COURT_ZONE), lead_days)
    account = story["account"]
    written = {
        "bidder_conditions": "竞买人应当具有购房资格；因不具有购房资格未能过户的，自行承担法律后果",
        "rights_and_obligations": "拍卖财产以实物现状为准，买受人自行办理水、电、燃气等户名变更",
        "liability": "悔拍的，保证金不予退还；重新拍卖时原买受人不得参加竞买",
        "platform": "人民法院诉讼资产网",
        "bidding_rules": "增价拍卖，竞价程序结束前五分钟内有人出价的，竞价时间顺延五分钟",
        "supervision": "信阳市浉河区人民法院纪检监察，0376-6659999",
        "payment": f"保证金由平台收取；余款汇入{account['account_name']}，{account['bank_name']}，账号{account['account_number']}",
        "tax_allocation": "依照法律规定由双方各自承担",
        "contact": "刘承办，0376-6651234",
    }
    listing = await story.post(
        "wangpai01",
        "auction",
        f"/disposals/{story['flat']}/listings",
        {
            "round": round,
            "opens_at": opens.isoformat(),
            "closes_at": (opens + timedelta(hours=24)).isoformat(),
            "balance_days": 10,
            "items": written,
            "special_notices": list(SPECIAL_NOTICES),
        },
    )
    await story.post("wangpai01", "auction", f"/listings/{listing['id']}/notice", await _told(story))
    await story.post("tuandui01", "auction", f"/listings/{listing['id']}/signature")
    await story.at(9, 30, days=TOLD_AHEAD)
    await story.post("wangpai01", "auction", f"/listings/{listing['id']}/publication")
    await story.settle()
    published = await story.get("wangpai01", "auction", f"/listings/{listing['id']}")
    assert published["published_at"], published["refusal"]
    await story.post(
        "wangpai01", "auction", f"/listings/{listing['id']}/announcement-service", await _told(story)
    )
    paper = await story.file("wangpai01", FilePurpose.ANNOUNCEMENT, scan(f"拍卖公告 {published['page_url']}"))
    await hand_over(story, "wangpai01", "announcement", [{"file": paper}], listing=listing["id"])
    story[f"round_{round}"] = listing["id"]


@step(cite(REGULATION["二(四)5(1)"], NET[12], NET[16]), "制作公告，先期通知，签发，发布，送达")
async def first_round_published(story: Story) -> None:
    await announce(story, 1, 31)


async def _hammer(story: Story, round: int) -> Any:
    listing = await story.get("wangpai01", "auction", f"/listings/{story[f'round_{round}']}")
    closes = datetime.fromisoformat(listing["closes_at"])
    await story.advance(to=closes + timedelta(minutes=30))
    return await story.get("wangpai01", "auction", f"/listings/{story[f'round_{round}']}")


@step(REGULATION["二(四)5(2)"], "一拍流拍")
async def first_round_failed(story: Story) -> None:
    ended = await _hammer(story, 1)
    assert ended["state"] == "failed", ended["state"]
    story.note(f"一拍流拍：起拍价{ended['starting_price']}元，无人出价；及时启动二拍")


@step(cite(REGULATION["二(四)5(2)"], NET[26]), "三十日内二拍：降价不超过百分之二十，再次公告")
async def second_round_published(story: Story) -> None:
    await announce(story, 2, 22)


@step(REGULATION["二(四)5(2)"], "二拍成交，打印成交确认书，联系买受人")
async def second_round_sold(story: Story) -> None:
    await _sold(story, 2)


async def first_round_sold(story: Story) -> None:
    """Instead of the second round."""
    await _sold(story, 1)


async def _sold(story: Story, round: int) -> None:
    """That round is won, its confirmation printed."""
    ended = await _hammer(story, round)
    assert ended["state"] == "sold", ended["state"]
    story["sold"] = ended
    body = {"confirmation_number": ended["confirmation_number"]}
    await story.post("wangpai01", "auction", f"/listings/{ended['id']}/confirmation", body)
    printed = scan(f"成交确认书 {ended['confirmation_number']}")
    await story.file("wangpai01", FilePurpose.SALE_CONFIRMATION, printed)


@step(
    cite(REGULATION["二(四)5(3)"], REGULATION["二(六)4(1)"]),
    "尾款到账：案款专员提醒承办人，系统当日告知实施团队",
)
async def balance_paid(story: Story) -> None:
    flat, paid = story["flat"], Decimal(0)
    while paid < Decimal(story["sold"]["price"]):
        afternoon = (await story.settle()).replace(hour=15, minute=0, second=0, microsecond=0)
        await story.advance(to=afternoon + timedelta(days=1))
        receipts = await story.listed("ankuan01", "funds", f"/cases/{story.case}/receipts")
        paid = sum((Decimal(receipt["amount"]) for receipt in receipts), Decimal(0))
    await story.post("ankuan01", "funds", f"/cases/{story.case}/receipts/notice")
    settled = await story.post("wangpai01", "auction", f"/disposals/{flat}/balance")
    story["paid_on"] = datetime.fromisoformat(settled["balance_paid_at"]).astimezone(COURT_ZONE).date()


@step(
    cite(REGULATION["二(四)5(3)"], PMB[20]),
    "成交裁定：审核购房资格，合议庭作出，送达买受人和当事人，材料移送",
)
async def sale_ruling(story: Story) -> None:
    cast, flat, sold = story["cast"], story["flat"], story["sold"]
    now = await story.at(9, 0, days=1)
    fields = cast.sides | {
        "buyer": _buyer(sold),
        "asset": "信阳市浉河区新华西路住宅一套",
        "identifier": asset_of(story, "real_estate")["identifier"],
        "location": FLAT_ADDRESS,
        "platform": "人民法院诉讼资产网",
        "sold_on": sold["ended_at"][:10],
        "price": sold["price"],
        "paid_on": story["paid_on"].isoformat(),
        "qualification": "经审核，买受人自参与竞买至今具有购房资格",
        "cleared": [{"right": "查封", "holder": "本院（本案）", "number": story["ruling"]["number"]}],
        "bench": BENCH,
    }
    ruling = story["sale_ruling"] = await make(
        story, "faguan01", "sale_ruling", fields, "faguan02", "faguan01"
    )
    proof = await story.file("wangpai01", FilePurpose.QUALIFICATION, scan("购房资格查询结果"))
    qualified = {"checked_on": now.date().isoformat(), "qualified": True, "proof": proof}
    body = {"document": ruling["id"], "qualification": qualified}
    await story.post("faguan01", "auction", f"/disposals/{flat}/sale-ruling", body)
    await story.at(15, 0)
    buyer = {"ref": "buyer", "channel": "electronic", "address": "13900001188", "consent": True}
    await serve(story, ruling, others=[buyer])
    settled = await story.post("wangpai01", "auction", f"/disposals/{flat}/sale-ruling-service", {})
    path = f"/disposals/{flat}/sale-ruling-party-service"
    await story.post("wangpai01", "auction", path, await _told(story))  # whom the post has not reached yet
    await hand_over(story, "wangpai01", "sale_ruling", [{"document": ruling["id"]}, RECEIPT], asset=flat)
    served_at = datetime.fromisoformat(settled["ruling_served_at"])
    story["effective_on"] = served_at.astimezone(COURT_ZONE).date()


def _buyer(sold: Any) -> dict[str, str]:
    return {
        "name": sold["buyer"]["name"],
        "gender": "男",
        "born_on": "1988-04-12",
        "ethnicity": "汉族",
        "address": "河南省信阳市浉河区湖东大道9号",
        "id_number": sold["buyer"]["identity"],
    }


async def _ask_to_transfer(story: Story) -> None:
    """Who keeps the register is asked to enter the buyer (民事诉讼法第二百六十二条)."""
    cast, ruling, flat = story["cast"], story["sale_ruling"], asset_of(story, "real_estate")
    fields = CONTACT | {
        "assisting_party": flat["institution"],
        "applicant": cast.applicant.name,
        "respondent": cast.respondent.name,
        "cause": BASIS["cause"],
        "ruling": f"{ruling['number']}执行裁定书",
        "served_on": "",
        "buyer": _buyer(story["sold"]),
        "asset": "信阳市浉河区新华西路住宅一套",
        "identifier": flat["identifier"],
        "location": FLAT_ADDRESS,
        "holder": "",
        "cleared": ruling["fields"]["cleared"],
        "enclosures": "执行裁定书副本一份、送达回证复印件、执行公务证复印件",
    }
    notice = await make(story, "wenshu01", "transfer_notice", fields, "juzhang01", "juzhang01")
    registry = {"ref": "registry", "channel": "electronic", "address": "13900001199", "consent": True}
    await serve(story, notice, [registry], sides=())


@step(cite(REGULATION["二(四)6"], PMB[27]), "税费缴纳，过户，交付，材料移送")
async def delivered(story: Story) -> None:
    flat = story["flat"]
    taxes = []
    for kind, payer, amount in (("deed", "buyer", "6000.00"), ("income", "respondent", "4000.00")):
        number, paid_at = await _tax(story, kind), await story.settle()
        certificate = await story.file("chengban01", FilePurpose.TAX_CERTIFICATE, scan(f"完税凭证 {number}"))
        taxes.append(
            {
                "kind": kind,
                "borne_by": payer,
                "amount": amount,
                "certificate_number": number,
                "paid_at": paid_at.isoformat(),
                "certificate": certificate,
            }
        )
    await story.post("wangpai01", "auction", f"/disposals/{flat}/taxes", {"taxes": taxes})
    await _ask_to_transfer(story)
    await story.post("wangpai01", "auction", f"/disposals/{flat}/transfer", {})
    now = await story.at(16, 0)
    record = await story.file("chengban01", FilePurpose.DELIVERY_RECORD, scan("财产交付笔录"))
    body = {"delivered_at": now.isoformat(), "record_document": record}
    await story.post("wangpai01", "auction", f"/disposals/{flat}/delivery", body)
    await hand_over(
        story, "wangpai01", "disposal", [{"original": "title_transfer"}, {"file": record}], asset=flat
    )


async def _tax(story: Story, kind: str) -> str:
    """The tax office takes the tax and gives its certificate."""
    office = HttpTitleRegistry(story.installation.url("sandbox") + "/registry", story.http)
    payment = TaxPayment(
        tax_id=f"{story['flat']}/{kind}",
        case_number=story.case,
        asset_ref=story["flat"],
        price_fen=to_fen(Decimal(story["sold"]["price"])),
    )
    return (await office.pay_tax(payment)).certificate_no
