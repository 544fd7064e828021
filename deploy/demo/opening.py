"""From application to the first documents: 二(一), 二(二), 二(三), 二(六)3."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from deploy.demo import commission
from deploy.demo.cast import BASIS, CONTACT, Cast, compared
from deploy.demo.commission import SEAL
from deploy.demo.papers import ask_for_help, asset_of, checked, hand_over, make, printed, serve
from deploy.demo.scans import scan
from deploy.demo.story import Road, Story
from deploy.demo_keys import passphrase
from deploy.demo_staff import STAFF
from shared.contracts.documents.purposes import FilePurpose
from shared.values.articles import CKD, EXE, REGULATION, cite
from shared.values.zone import COURT_ZONE

road = Road()
step = road.step

ANSWERED_WITHIN = timedelta(days=7)
"""Within which the other court answers a commission in the story."""


@step(EXE[16], "收到执行申请")
async def application_received(story: Story) -> None:
    cast = story["cast"] = story.learnt.get("cast") or Cast(story.rng)
    story["doubled"] = story.rng.choice(("query", "court")) if not story.calm else ""
    story["late"] = story.rng.choice(("initial_batch", "commission")) if not story.calm else ""
    world = cast.scenario(story.seed) | story.world
    await story.sandbox("PUT", f"/scenario/{cast.respondent.identity_number}", world)
    received = (await story.settle()).astimezone(COURT_ZONE) - timedelta(days=3)
    body = cast.application(received.replace(hour=15, minute=10, second=0, microsecond=0).isoformat())
    story["application"] = await story.post("lian01", "intake", "/applications", body)


async def double(story: Story, system: str, operation: str) -> None:
    """Have the next message of a system come twice, if the seed says that it is this one."""
    if story["doubled"] == system:
        fault = {"system": system, "operation": operation, "fault": "double", "count": 1}
        await story.sandbox("PUT", "/faults", [fault])


async def doubled(story: Story, system: str, kept: int) -> None:
    if story["doubled"] == system:
        fired = (await story.sandbox("GET", "/faults"))[0]["fired"]
        story.note(f"{STAFF[f'system:{system}'][0]}重复反馈：重发 {fired} 次，登记 {kept} 条，一条不多")


@step(
    cite(REGULATION["二(二)1"], REGULATION["二(二)2"]), "决定立案，总对总、点对点查询自动发起，反馈逐家到达"
)
async def case_filed(story: Story) -> None:
    await double(story, "query", "query-feedback")
    case = await story.post("lian01", "intake", f"/applications/{story['application']['id']}/filing")
    story.case = case["case_number"]
    story["parties"] = {party["role"]: party["id"] for party in case["parties"]}
    for paper in (FilePurpose.APPLICATION, FilePurpose.INSTRUMENT):
        await story.file("lian01", paper, scan(paper.label))
    await story.settle()
    feedbacks = await story.listed("chakong01", "custody", f"/cases/{story.case}/feedbacks")
    await doubled(story, "query", len(feedbacks))


@step(REGULATION["一(二)"], "初次接待申请执行人，确认送达地址")
async def reception(story: Story) -> None:
    cast, paper = story["cast"], FilePurpose.ADDRESS_CONFIRMATION
    body = {
        "party_id": story["parties"]["applicant"],
        "confirmation": await story.file("wenshu01", paper, scan(paper.label)),
        "record": "到院领取送达地址确认书、财产线索提供表；告知执行风险与案款账户管理规定。",
        "confirmed_address": "河南省信阳市浉河区中山路18号",
        "confirmed_mobile": cast.applicant.mobile,
        "electronic_consent": True,
    }
    await story.post("jiedai01", "intake", f"/cases/{story.case}/receptions", body)


@step(cite(REGULATION["二(五)1"], REGULATION["二(六)3"]), "繁简分流、分案；实时开立一案一账号并告知当事人")
async def assigned(story: Story) -> None:
    body = {"track": "simple", "officer": "chengban01", "judge": "faguan01", "reason": "庭务会研究指定"}
    path = f"/cases/{story.case}/assignment"
    await story.post("zhixiao01", "intake", path, body, method="PUT", **{"If-Match": "1"})
    await story.settle()
    story["account"] = await story.get("ankuan01", "funds", f"/cases/{story.case}/account")


@step(REGULATION["二(一)2(7)"], "制作冻结、查封裁定书：核对、审核、签发、盖章")
async def freezing_ruling(story: Story) -> None:
    fields = await frozen_and_sealed(story)
    story["ruling"] = await make(story, "wenshu01", "freezing_ruling", fields, "juzhang01", "faguan01")


async def frozen_and_sealed(story: Story) -> dict[str, Any]:
    """What the freezing ruling says: every find of worth but the car."""
    cast = story["cast"]
    story["assets"] = await story.listed("chakong01", "custody", f"/cases/{story.case}/assets")
    today = (await story.settle()).astimezone(COURT_ZONE).date()

    def controlled(asset: Any, measure: str, years: int) -> dict[str, Any]:
        return printed(asset) | {
            "measure": measure,
            "starts_on": today.isoformat(),
            "ends_on": (today.replace(year=today.year + years) - timedelta(days=1)).isoformat(),
        }

    deposits = [one for one in story["assets"] if one["kind"] == "bank_deposit"]
    said: dict[str, Any] = cast.sides | {
        "reason": f"{cast.respondent.name}在判决确定的二〇二五年十二月一日届满后未支付所欠{cast.goods}货款。经网络查询，其名下有"
        f"两家银行存款、浉河区新华西路住宅一套和郑州市金水区地下车位一个，且其自判决生效后{cast.conduct}，财产有转移的现实可能。",
        "assets": [
            *(controlled(one, "冻结", 1) for one in deposits),
            controlled(asset_of(story, "real_estate"), "查封", 3),
            controlled(asset_of(story, "real_estate", outside=True), "查封", 3),
        ],
        "custody": f"住宅和车位由{cast.respondent.name}保管，可以继续居住使用",
        "bench": [{"role": "审判员", "name": "王执行"}, {"role": "书记员", "name": "郑文书"}],
    }
    return said


@step(REGULATION["二(二)2"], "二十四小时内逐项处理反馈财产：网络冻结、查封，辖区外的委托")
async def feedback_handled(story: Story) -> None:
    ruling = story["ruling"]["id"]
    online = [one for one in story["assets"] if one["kind"] != "vehicle" and not one["outside"]]
    for asset in online:
        measure = "冻结" if asset["kind"] == "bank_deposit" else "查封"
        await ask_for_help(story, "assistance_notice", asset, story["ruling"], measure)
    outside = asset_of(story, "real_estate", outside=True)
    decisions: list[tuple[Any, dict[str, Any]]] = [
        (one, {"way": "freeze_online", "amount": one["value"], "ruling_document": ruling})
        for one in story["assets"]
        if one["kind"] == "bank_deposit"
    ]
    decisions.append((outside, {"way": "delegate"}))
    car = asset_of(story, "vehicle")
    decisions.append((car, {"way": "not_worth", "reason": "车辆下落不明，且价值不足以覆盖处置费用"}))
    flat = {"way": "freeze_online", "ruling_document": ruling, "reason": "不可分物，无其他足以清偿的财产"}
    decisions.append((asset_of(story, "real_estate"), flat))
    for asset, decision in decisions:
        await story.post("chakong01", "custody", f"/assets/{asset['id']}/decision", decision)
    await story.settle()


@step(cite(REGULATION["二(二)5"], REGULATION["二(二)6"]), "反馈当日存入电子卷宗，制作已查控财产清单")
async def asset_list(story: Story) -> None:
    await story.post("chakong01", "custody", f"/cases/{story.case}/feedback-filing")
    await story.post("chakong01", "custody", f"/cases/{story.case}/asset-list")
    for measure in await story.listed("chakong01", "custody", f"/cases/{story.case}/measures"):
        receipt = scan(f"查封冻结回执 {measure['measure_no']}")
        await story.file("chakong01", FilePurpose.SEIZURE_RETURN, receipt)


@step(REGULATION["二(三)2"], "实施团队制作委托文书并移送委托事项专员")
async def commission_instructed(story: Story) -> None:
    story["commission"] = await commission.instruct(story, SEAL, story["ruling"])


@step(REGULATION["二(三)2"], "委托执行函签发，一个工作日内发出")
async def commission_sent(story: Story) -> None:
    sent = await story.at(9, 20, days=1)
    await commission.send(story, story["commission"], SEAL)
    story["answered_by"] = (sent.astimezone(COURT_ZONE) + ANSWERED_WITHIN).replace(hour=10, minute=0)


@step(cite(CKD[1], REGULATION["二(一)5"]), "查封、冻结裁定书送达申请执行人和被执行人")
async def freezing_ruling_served(story: Story) -> None:
    await serve(story, story["ruling"])


@step(
    cite(REGULATION["二(一)2"], REGULATION["二(一)3"], REGULATION["二(一)4"]),
    "首批文书生成、核对、审核、签发、盖章",
)
async def first_documents(story: Story) -> None:
    cast = story["cast"]
    body = {
        "cause": BASIS["cause"],
        "basis_title": BASIS["basis_title"],
        "obligations": f"向{cast.applicant.name}支付货款{cast.principal}元及利息{cast.interest}元",
        "performance_term": "收到本通知书后三日内",
        "report_term": "收到本令后三日内",
        "papers_to_bring": "身份证明、银行账户证明",
        "contact": CONTACT,
    }
    items = await story.post("wenshu01", "documents", f"/cases/{story.case}/initial-batch", body)
    refused = [item for item in items if item["problem"]]
    assert not refused, refused
    signed = []
    for item in items:
        await story.post(
            "wenshu01", "documents", f"/documents/{item['document_id']}/verification", compared(item["kind"])
        )
        found = await story.get("wenshu01", "documents", f"/documents/{item['document_id']}")
        if found["signer"] != "none":
            opinion = {"outcome": "approved", "opinion": "核对无异，同意签章"}
            await story.get("juzhang01", "documents", f"/documents/{item['document_id']}")
            await story.post("juzhang01", "documents", f"/documents/{item['document_id']}/review", opinion)
            signed.append(item["document_id"])
    secret = passphrase(story.installation.data_dir("documents") / "keys", "juzhang01")
    results = await story.post(
        "juzhang01", "documents", "/signatures", {"document_ids": signed, "passphrase": secret}
    )
    assert all(result["outcome"] == "signed" for result in results), results


@step(REGULATION["二(五)2"], "首批文书临近期限：提示专员，专员确认收到")
async def reminded(story: Story) -> None:
    await story.at(9, 30, days=2)
    told = await story.listed("wenshu01", "intake", "/reminders")
    prompts = [prompt for prompt in told if prompt["docket"] == f"case/{story.case}"]
    for prompt in prompts:
        if prompt["acknowledged_at"] is None:
            await story.post("wenshu01", "intake", f"/reminders/{prompt['id']}/acknowledgement")
    first = next(one for one in prompts if REGULATION["二(一)7"] in one["text"])
    story.note(f"临近期限：{first['text']}，已送达（{first['proof']}），专员已确认")
    await story.settle()


@step(
    cite(REGULATION["二(一)5"], REGULATION["二(一)6"], REGULATION["二(一)7"]),
    "查阅卷宗、确定地址与方式，首批文书发出，形成电子卷宗",
)
async def first_documents_sent(story: Story) -> None:
    body = await checked(story)
    items = await story.post("wenshu01", "documents", f"/cases/{story.case}/initial-batch/service", body)
    assert all(item["problem"] is None for item in items), items
    story["batch"] = [{"document": item["document_id"]} for item in items]
    await story.settle()


@step(cite(REGULATION["二(一)8"], REGULATION["二(五)2"]), "签发稿移送卷宗管理中心，卷宗人员签收")
async def drafts_handed_over(story: Story) -> None:
    await hand_over(story, "wenshu01", "initial_batch", story["batch"])


@step(REGULATION["二(三)2"], "受托法院反馈，结果告知实施团队")
async def commission_answered(story: Story) -> None:
    await double(story, "court", "commission-feedback")
    await story.advance(to=max(await story.settle(), story["answered_by"]))
    story["commission"] = await commission.answered(story, story["commission"])
    await doubled(story, "court", 1)


@step(cite(REGULATION["二(三)4"], REGULATION["二(五)2"]), "委托反馈材料移送卷宗管理中心")
async def commission_papers(story: Story) -> None:
    await commission.hand_papers_over(story, story["commission"])
