"""Three creditors of one debtor, a case each: linked, one flat sealed in rank, each paid out of its own case's account.

查封扣押冻结规定第二十六条, 二(六)3. How several share what is too little for all is not told: no plan does it yet.
"""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from deploy.demo import money, opening
from deploy.demo.cast import Cast
from deploy.demo.papers import ask_for_help, asset_of, hand_over, make, printed, serve
from deploy.demo.scans import scan
from deploy.demo.story import Road, Story
from deploy.sandbox.scenario import HOME
from shared.contracts.documents.purposes import FilePurpose
from shared.values.articles import CKD, EXE, INT, REGULATION, cite
from shared.values.zone import COURT_ZONE

FIRST_JUDGMENT = 88
CREDITORS = 3
PAID = Decimal("1.05")
"""Of each claim: with it, the doubled interest and the fee are covered, and some is left."""

road = Road()
step = road.step


def _all(story: Story) -> tuple[Story, ...]:
    """Every creditor's case, by the rank of its seal."""
    return (story, *story.beside)


async def _flat(story: Story) -> Any:
    """The measure on the flat, as it stands."""
    (measure,) = await story.listed("chakong01", "custody", f"/cases/{story.case}/measures")
    return measure


@step(EXE[16], "三名债权人各持一份判决，对同一被执行人申请执行")
async def applications_received(story: Story) -> None:
    story.calm = True
    first = Cast(story.rng, FIRST_JUDGMENT)
    flat = [find for find in first.scenario(story.seed)["finds"] if find["kind"] == "real_estate"]
    story.world = {"finds": [find for find in flat if find["place_code"] == HOME]}
    casts = [first, *(Cast(story.another().rng, FIRST_JUDGMENT + at) for at in range(1, CREDITORS))]
    for one, cast in zip(_all(story), casts, strict=True):
        cast.respondent = first.respondent
        one["cast"] = cast
        await opening.application_received(one)


@step(REGULATION["二(二)1"], "决定立案三件，各案网络查询同一套住宅，系统识别关联案件")
async def cases_filed(story: Story) -> None:
    for one in _all(story):
        await opening.case_filed(one)
        await opening.reception(one)


@step(cite(REGULATION["一(二)"], REGULATION["二(六)3"]), "分给同一承办人，告知关联案件；一案一账号")
async def assigned(story: Story) -> None:
    for one in _all(story):
        await opening.assigned(one)
    for one in _all(story):
        linked = await one.listed("chengban01", "intake", f"/cases/{one.case}/linked-cases")
        others = {other.case for other in _all(story) if other is not one}
        assert {known["case_number"] for known in linked} == others, linked
    told = await story.listed("chengban01", "intake", "/reminders")
    told = [one["text"] for one in told if "关联" in one["text"]]
    assert told
    story.note(f"关联案件：{CREDITORS}件同一被执行人，已告知承办人{len(told)}次")


@step(cite(REGULATION["二(二)2"], CKD[26]), "三案先后裁定查封同一套住宅：第一案首封，其余轮候")
async def sealed(story: Story) -> None:
    for rank, one in enumerate(_all(story), start=1):
        cast = one["cast"]
        one["assets"] = await one.listed("chakong01", "custody", f"/cases/{one.case}/assets")
        flat, today = asset_of(one, "real_estate"), (await one.settle()).astimezone(COURT_ZONE).date()
        ends_on = today.replace(year=today.year + 3) - timedelta(days=1)
        span = {"starts_on": today.isoformat(), "ends_on": ends_on.isoformat()}
        fields = cast.sides | {
            "reason": f"{cast.respondent.name}逾期未支付所欠{cast.goods}货款。经网络查询，其名下有浉河区新华西路住宅一套，"
            f"且其自判决生效后{cast.conduct}，财产有转移的现实可能。",
            "assets": [printed(flat) | {"measure": "查封"} | span],
            "custody": f"住宅由{cast.respondent.name}保管，可以继续居住使用",
            "bench": [{"role": "审判员", "name": "王执行"}, {"role": "书记员", "name": "郑文书"}],
        }
        one["ruling"] = await make(one, "wenshu01", "freezing_ruling", fields, "juzhang01", "faguan01")
        await ask_for_help(one, "assistance_notice", flat, one["ruling"], "查封")
        why = {"reason": "不可分物，无其他足以清偿的财产"}
        decision = {"way": "freeze_online", "ruling_document": one["ruling"]["id"]} | why
        await one.post("chakong01", "custody", f"/assets/{flat['id']}/decision", decision)
        await one.settle()
        measure = await _flat(one)
        assert measure["rank"] == rank, measure


@step(cite(REGULATION["二(二)5"], REGULATION["二(二)6"]), "反馈当日存入电子卷宗，制作已查控财产清单")
async def listed(story: Story) -> None:
    for one in _all(story):
        await one.post("chakong01", "custody", f"/cases/{one.case}/feedback-filing")
        await one.post("chakong01", "custody", f"/cases/{one.case}/asset-list")
        receipt = scan(f"查封冻结回执 {(await _flat(one))['measure_no']}")
        await one.file("chakong01", FilePurpose.SEIZURE_RETURN, receipt)
        await serve(one, one["ruling"])


@step(
    cite(REGULATION["二(一)2"], REGULATION["二(一)7"], REGULATION["二(一)8"]),
    "各案首批文书签发、送达，签发稿移送卷宗管理中心",
)
async def notified(story: Story) -> None:
    for one in _all(story):
        await opening.first_documents(one)
        await opening.first_documents_sent(one)
        await hand_over(one, "wenshu01", "initial_batch", one["batch"])


async def _paid(story: Story, *cases: Story) -> None:
    """The debtor pays each creditor into its own case's account, and what is there is distributed and paid."""
    await story.at(10, 0, days=5)
    for one in cases:
        await money.come_in(one, Decimal(one["cast"].claim) * PAID, "执行款")
        one["plan"] = await one.post("chengban01", "funds", f"/cases/{one.case}/distributions", {})
        await money.approved(one)
        await money.pay(one)


_PAYING = cite(REGULATION["二(六)2"], REGULATION["二(六)5(2)"], INT[1])


@step(_PAYING, "被执行人向第一案账号付清：核算到分，五步审批，支付")
async def first_paid(story: Story) -> None:
    await _paid(story, story)


async def _released(story: Story, next_one: Story | None) -> None:
    """Who holds the flat lets it go; the seal that waited longest takes effect by law, and is listed."""
    cast, measure = story["cast"], await _flat(story)
    fields = cast.sides | {
        "reason": f"{cast.respondent.name}已付清所欠{cast.goods}货款、迟延履行利息和执行费。",
        "assets": [printed(asset_of(story, "real_estate")) | {"measure": money.RELEASED[measure["kind"]]}],
        "bench": [{"role": "审判员", "name": "王执行"}, {"role": "书记员", "name": "郑文书"}],
    }
    lifting = await make(story, "wenshu01", "lifting_ruling", fields, "juzhang01", "faguan01")
    await money.release(story, measure, lifting, "债务已全部清偿")
    await serve(story, lifting)
    if next_one is not None:
        turned = await _flat(next_one)
        assert (turned["rank"], turned["state"]) == (1, "in_force"), turned
        await next_one.post("chakong01", "custody", f"/cases/{next_one.case}/asset-list")
        story.note(f"轮候生效：{next_one.case}的查封自前一顺位解除时生效，期限至{turned['expires_on']}")


@step(cite(CKD[26], CKD[28], REGULATION["二(二)5"]), "第一案解除查封，第二案的轮候查封生效，列入清单")
async def first_released(story: Story) -> None:
    await _released(story, story.beside[0])


@step(_PAYING, "被执行人向其余两案各自的账号付清，逐案核算、审批、支付")
async def others_paid(story: Story) -> None:
    await _paid(story, *story.beside)


@step(cite(CKD[26], CKD[28], REGULATION["二(二)5"]), "第二案、第三案依次解除查封，住宅上不再有查封")
async def others_released(story: Story) -> None:
    second, third = story.beside
    await _released(second, third)
    await _released(third, None)


@step(REGULATION["二(五)4"], "三案报结：质效专员对照各团队记录审查，流程引擎结案")
async def closed(story: Story) -> None:
    for one in _all(story):
        words = "被执行人已向本案账号付清全部债务、迟延履行利息及执行费，余款已退还，查封已解除。"
        await money.close(one, one["cast"].claim, words, mode="fully_enforced")


@step(EXE[64], "结案通知书签发，送达双方")
async def closing_told(story: Story) -> None:
    for one in _all(story):
        cast = one["cast"]
        reason = f"{cast.respondent.name}向本案账号付清{cast.goods}货款、利息和执行费，余款已退还其本人。"
        await money.send_closing_notice(one, reason, "新华西路住宅的查封")
    await story.at(15, 0, days=2)


@step(REGULATION["一(二)"], "卷宗齐备，三案归档；审计链存证")
async def archived(story: Story) -> None:
    for one in _all(story):
        await money.archived(one)
