"""Nothing is found: the debtor is restricted and looked for, the applicant heard, the round concluded; the years of queries begin.

终本规定, 二(五)5.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from deploy.demo import money
from deploy.demo.cast import BENCH, CONTACT
from deploy.demo.papers import make, serve
from deploy.demo.scans import scan
from deploy.demo.story import Road, Story, workday_from
from shared.contracts.documents.kinds import KindOfDocument
from shared.contracts.documents.purposes import FilePurpose
from shared.law.numbers import CONCLUSION_WAIT
from shared.law.periods import add_months
from shared.values.articles import CONSUMPTION, INV, JS, REGULATION, TERMINATION, cite
from shared.values.zone import COURT_ZONE

WORLD: dict[str, Any] = {"finds": []}

road = Road()
step = road.step


@step(REGULATION["二(二)6"], "网络查控反馈均无财产，当日存入电子卷宗")
async def answers_filed(story: Story) -> None:
    await story.post("chakong01", "custody", f"/cases/{story.case}/feedback-filing")
    assert not await story.listed("chakong01", "custody", f"/cases/{story.case}/assets")


@step(cite(INV[3], INV[8]), "被执行人报告没有财产，与查控结果核对属实")
async def reported(story: Story) -> None:
    now = await story.at(9, 30, days=3)
    cast = story["cast"]
    title = f"{cast.respondent.name}的财产报告"
    body = {
        "party": story["parties"]["respondent"],
        "report_kind": "report",
        "received_at": now.isoformat(),
        "paper": await story.file("wenshu01", FilePurpose.PROPERTY_REPORT, scan(title), title),
    }
    report = await story.post("chengban01", "intake", f"/cases/{story.case}/property-reports", body)
    shown = await story.file("wenshu01", FilePurpose.REPORT_CHECK, scan("财产报告核查笔录"))
    checked = {"words": "与网络查控结果逐项核对，没有发现未报告的财产", "check_paper": shown}
    await story.post("chengban01", "intake", f"/property-reports/{report['id']}/check", checked)


@step(cite(CONSUMPTION[5], REGULATION["二(五)2(4)"]), "逾期未履行：报请、院长批准、签发限制消费令，送达双方")
async def restricted(story: Story) -> None:
    cast = story["cast"]
    await story.at(9, 30, days=7)
    said = {
        "reason": f"{cast.respondent.name}收到执行通知书后逾期仍未支付{cast.goods}货款，且{cast.conduct}，其名下账户均无余额。",
        "restricted_for": "自本令作出之日起至解除之日止",
    }
    await _coerce(story, "consumption", "consumption_order", said, ("yuanzhang01", "yuanzhang01"))


@step(cite(REGULATION["二(五)2(3)"], TERMINATION[3]), "到被执行人住所现场调查")
async def looked_for(story: Story) -> None:
    cast = story["cast"]
    await story.at(9, 30, days=14)
    said = {
        "reason": f"网络查询没有查到{cast.respondent.name}的财产，其{cast.conduct}，需到住所核实所购{cast.goods}的去向。",
        "matters_to_check": f"住所内的财物、{cast.goods}的去向和收入来源",
    }
    await _coerce(story, "inquiry", "inquiry_notice", said, ("faguan01", "juzhang01"))


async def _coerce(
    story: Story, kind: str, document: KindOfDocument, said: dict[str, str], by: tuple[str, str]
) -> None:
    """Asked for, approved, carried out by its signed paper, which both sides get. `by`: who approves, and who signs."""
    cast = story["cast"]
    approver, signer = by
    ground = await story.file("chengban01", FilePurpose.COERCION_GROUND, scan(f"{said['reason']}事由材料"))
    body = {
        "kind": kind,
        "party": story["parties"]["respondent"],
        "words": said["reason"],
        "paper": ground,
    }
    asked = await story.post("chengban01", "intake", f"/cases/{story.case}/coercions", body)
    yes = {"approved": True, "answer": "事实清楚，符合法律规定，同意"}
    await story.post(approver, "intake", f"/coercions/{asked['id']}/decision", yes)
    named = {"applicant": cast.applicant.name, "respondent": cast.respondent.name}
    fields = CONTACT | cast.basis | named | {"sanctioned": cast.respondent.name} | said
    paper = await make(story, "wenshu01", document, fields, signer, signer)
    now = await story.settle()
    trace = await story.file("chengban01", FilePurpose.COERCION_TRACE, scan(f"{said['reason']}办理笔录"))
    done = {"document": paper["id"], "at": now.isoformat(), "trace": trace}
    await story.post("chengban01", "intake", f"/coercions/{asked['id']}/carrying-out", done)
    await serve(story, paper)


@step(cite(TERMINATION[5], REGULATION["二(五)5"]), "约谈申请执行人，听取意见，登记其提供的线索")
async def heard(story: Story) -> None:
    cast = story["cast"]
    await story.at(9, 30, days=14)
    story["heard_at"] = await story.settle()
    paper = await story.file("wenshu01", FilePurpose.INTERVIEW_RECORD, scan("终本约谈笔录"))
    body = {
        "applicant": story["parties"]["applicant"],
        "way": "face",
        "held_at": story["heard_at"].isoformat(),
        "paper": paper,
        "opinion": "知悉执行情况和终结本次执行程序的后果，不同意终结本次执行程序",
        "agrees": False,
        "clues": f"{cast.respondent.name}在平桥区仓储路7号租有仓库",
    }
    await story.post("chengban01", "intake", f"/cases/{story.case}/interviews", body)


@step(cite(INV[2], REGULATION["二(五)2(5)"]), "七日内核查线索：没有可供执行的财产")
async def clue_checked(story: Story) -> None:
    await story.at(9, 30, days=2)
    shown = await story.file("wenshu01", FilePurpose.CLUE_CHECK, scan("平桥区仓储路7号仓库核查笔录"))
    body = {"result": "nothing", "check_paper": shown}
    (clue,) = await story.listed("chengban01", "intake", f"/cases/{story.case}/clues")
    await story.post("chengban01", "intake", f"/clues/{clue['id']}/check", body)


@step(
    cite(TERMINATION[1], REGULATION["二(五)5(2)"]),
    "立案满三个月：再次发起“总对总”查询，反馈仍无财产，存入电子卷宗",
)
async def asked_again(story: Story) -> None:
    case = await story.get("chengban01", "intake", f"/cases/{story.case}")
    filed = datetime.fromisoformat(case["filed_at"]).astimezone(COURT_ZONE)
    last = add_months(filed.date(), CONCLUSION_WAIT.on(filed.date()))
    day = datetime(last.year, last.month, last.day, 9, 30, tzinfo=COURT_ZONE) + timedelta(days=1)
    await story.advance(to=workday_from(day))
    body = {"channel": "national", "reason": "终结本次执行程序前再次查询"}
    await story.post("chakong01", "custody", f"/cases/{story.case}/queries", body)
    await story.settle()
    await story.post("chakong01", "custody", f"/cases/{story.case}/feedback-filing")


@step(JS[517], "合议庭审查核实，报院长批准终本")
async def approved(story: Story) -> None:
    minutes = await story.file("wenshu01", FilePurpose.PANEL_MINUTES, scan("合议笔录"))
    body = {"words": "合议庭审查核实，确无财产可供执行，符合终本条件", "minutes": minutes}
    asked = await story.post("faguan01", "intake", f"/cases/{story.case}/conclusions", body)
    yes = {"approved": True, "answer": "同意终结本次执行程序"}
    await story.post("yuanzhang01", "intake", f"/conclusions/{asked['id']}/decision", yes)


@step(TERMINATION[6], "终结本次执行程序裁定书签发，送达双方")
async def ruled(story: Story) -> None:
    cast = story["cast"]
    heard = f"{story['heard_at'].astimezone(COURT_ZONE):%Y年%m月%d日}"
    fields = cast.sides | {
        "claim_amount": cast.claim,
        "act_owed": "",
        "course": "已送达执行通知书和报告财产令，两次发起网络查询，发出限制消费令，并到被执行人住所现场调查。",
        "property_found": "没有查到可供执行的财产；申请执行人提供的仓库线索经核查，所存货物系他人所有。",
        "recovered_amount": "0.00",
        "opinion": f"{heard}当面约谈，申请执行人表示知悉，不同意终结本次执行程序。",
        "approval": "合议庭审查核实，经院长批准。",
        "examined": [
            {
                "name": cast.respondent.name,
                "listing": "没有证据证明其有履行能力而拒不履行，不符合纳入失信被执行人名单的条件",
                "whereabouts": "",
            }
        ],
        "reason": f"{cast.respondent.name}名下账户没有余额，其{cast.conduct}，住所内仅有日常用品，{cast.goods}均已转卖。",
        "bench": BENCH,
    }
    story["conclusion"] = await make(story, "faguan01", "conclusion_ruling", fields, "faguan02", "faguan01")
    await serve(story, story["conclusion"])
    await story.at(15, 0, days=2)


@step(cite(REGULATION["二(五)4"], REGULATION["二(五)5"]), "以终本方式报结：质效专员逐项审查，流程引擎结案")
async def closed(story: Story) -> None:
    reason = "经两次网络查询、现场调查和核查线索，被执行人确无财产可供执行，符合终本条件。"
    ruling = story["conclusion"]["id"]
    await money.close(story, "0.00", reason, mode="concluded_this_round", ruling=ruling)


@step(
    cite(TERMINATION[9], REGULATION["一(二)"]), "列入终本案件库：六个月内系统自动再次查询，结果告知申请执行人"
)
async def kept(story: Story) -> None:
    upkeeps = f"/cases/{story.case}/upkeeps"
    (first,) = await story.listed("zhixiao01", "intake", upkeeps)
    await story.advance(to=datetime.fromisoformat(first["next_at"]))
    await story.post("zhixiao01", "intake", "/inspections")
    await story.settle()
    await story.post("chakong01", "custody", f"/cases/{story.case}/feedback-filing")
    cast, day = story["cast"], (await story.settle()).astimezone(COURT_ZONE).date()
    named = {"applicant": cast.applicant.name, "respondent": cast.respondent.name}
    result = {
        "queried": "第一次",
        "queried_on": day.isoformat(),
        "result": f"没有查得{cast.respondent.name}可供执行的财产，本院继续定期查询",
    }
    fields = CONTACT | cast.basis | named | result
    notice = await make(story, "wenshu01", "query_result_notice", fields, "juzhang01", "juzhang01")
    await serve(story, notice, sides=("applicant",))
    (later,) = await story.listed("zhixiao01", "intake", upkeeps)
    story.note(f"终本后第{first['round']}次查询已发起，下一次为第{later['round']}次：{later['next_at'][:10]}")
    await story.settle()
