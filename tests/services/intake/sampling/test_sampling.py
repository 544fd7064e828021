"""卷宗评查 of twelve closed cases: the frame before the draw, the draw by another, faults put right, exact figures (一(二))."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import Any

import pytest
import pytest_asyncio

from services.intake.assignment.models import Reassignment
from services.intake.docket.models import AppliedFact
from services.intake.sampling.rules import checklist
from tests.facts import closed
from tests.harness import CLOCK_START, Court
from tests.records import put, record
from tests.services.desk.browser import browser
from tests.services.intake.refusals import assert_refused
from tests.services.intake.road import assign, duties, enter, file_case

pytestmark = pytest.mark.walk
TODAY = CLOCK_START.date().isoformat()
ARTICLE = "一(二)"
NUMBER = {"number": "83150246"}


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def cases(court: Court) -> list[str]:
    found = []
    for seed in range(1, 13):
        case = await file_case(court, seed)
        await assign(court, case)
        await closed(court, case)
        found.append(case)
    await court.sql(
        "UPDATE intake.enforcement_case SET closed_at = $1 WHERE case_number = ANY($2)", CLOCK_START, found
    )
    await file_case(court, 13)  # open: in no frame
    return sorted(found)


async def opened(court: Court, **other: Any) -> Any:
    now = await court.advance()
    body = {
        "kind": "执",
        "closed_from": TODAY,
        "closed_to": TODAY,
        "size": 10,
        "reason": "第一季度卷宗评查",
        "finish_by": (now + timedelta(days=60)).isoformat(),
    }
    return await court.call("POST", "intake", "/dossier-rounds", "zhixiao01", body | other)


def judged(**faulty: str) -> list[dict[str, str]]:
    return [
        {"item": item.value, "verdict": "faulty", "words": faulty[item.value]}
        if item.value in faulty
        else {"item": item.value, "verdict": "kept"}
        for item in checklist("执")
    ]


def sha256(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


async def test_a_round_from_its_frame_to_its_figures(court: Court, cases: list[str]) -> None:
    assert (await opened(court, size=13)).status_code == 422  # twelve are closed
    round_ = (await opened(court)).json()
    assert (round_["frame"], round_["secret"], round_["drawn"]) == (cases, "", [])
    assert round_["frame_sha256"] == sha256(*cases)
    path = f"/dossier-rounds/{round_['id']}"
    await court.advance()
    rows = await court.sql("SELECT rule_id FROM intake.duty WHERE occasion = $1 ORDER BY 1", round_["id"])
    assert [row["rule_id"] for row in rows] == ["quality.dossier_draw", "quality.dossier_round"]

    not_yet = {"case_number": cases[0], "items": judged()}
    assert (await court.call("POST", "intake", f"{path}/reviews", "zhixiao01", not_yet)).status_code == 409
    assert (await court.call("POST", "intake", f"{path}/draw", "zhixiao01", NUMBER)).status_code == 403
    tried = [
        await court.do("POST", "intake", f"{path}/draw", "zhongxin01", NUMBER, Prefer="handling=dry-run")
        for _ in range(2)
    ]
    assert (await court.do("GET", "intake", path, "zhongxin01"))["state"] == "opened"
    drawn = await court.do("POST", "intake", f"{path}/draw", "zhongxin01", NUMBER)
    assert len({drawn["seed"], *(one["answer"]["seed"] for one in tried)}) == 3  # a trial shows nothing
    assert sha256(drawn["secret"]) == round_["commitment"]
    seed = sha256(round_["frame_sha256"], drawn["secret"], NUMBER["number"])
    picked = sorted(cases, key=lambda case: sha256(seed, case))[:10]
    assert [one["case_number"] for one in drawn["drawn"]] == picked
    again = await court.call("POST", "intake", f"{path}/draw", "zhongxin01", {"number": "11111111"})
    assert_refused(again, 409, "dossier_round_state", "该次评查当前状态下不能办理该事项", ARTICLE)

    until = (await court.advance() + timedelta(days=10)).isoformat()
    for place, case in enumerate(picked):
        faulty = (
            [{"service": "缺送达回证", "order": "缺目录"}, {"ruling": "未说理"}][place] if place < 2 else {}
        )
        body = {"case_number": case, "items": judged(**faulty), "correct_by": until}
        if place == 0:
            left_out = next(one for one in cases if one not in picked)
            wrong = body | {"case_number": left_out}
            assert (
                await court.call("POST", "intake", f"{path}/reviews", "zhixiao01", wrong)
            ).status_code == 409
        seen = await court.do("POST", "intake", f"{path}/reviews", "zhixiao01", body)
    assert [one["score"] for one in seen["drawn"]] == ["85.0", "90.0", *["100.0"] * 8]
    others = await court.do("GET", "intake", path, "chengban02")
    assert {one["score"] for one in others["drawn"]} == {None}
    twice = await court.call("POST", "intake", f"{path}/reviews", "zhongxin01", body)
    assert twice.status_code == 409
    early = await court.call("POST", "intake", f"{path}/close", "zhixiao01")
    assert_refused(early, 409, "dossier_round_state", "该次评查当前状态下不能办理该事项", ARTICLE)
    assert early.json()["detail"] == "尚有0件未评查，3个问题未办结"

    await court.advance()
    assert (await duties(court, picked[0]))["quality.dossier_fault"]["state"] == "open"
    listed = await court.listed("intake", f"/cases/{picked[0]}/dossier-faults", "chengban01")
    order, service = sorted(listed, key=lambda one: one["item"])
    (ruling,) = await court.listed("intake", f"/cases/{picked[1]}/dossier-faults", "chengban01")

    async def answer(fault: Any, **body: Any) -> Any:
        answer = f"/dossier-faults/{fault['id']}/answer"
        return await court.call("POST", "intake", answer, body.pop("who", "chengban01"), body)

    async def recheck(fault: Any, **body: Any) -> Any:
        again = f"/dossier-faults/{fault['id']}/recheck"
        return await court.call("POST", "intake", again, body.pop("who", "zhixiao01"), body)

    assert (await answer(service, answer="corrected", who="chengban02")).status_code == 403
    assert (await answer(service, answer="corrected")).status_code == 422
    other = await enter(court, picked[0], "other", "wenshu01", "回证")
    assert (await answer(service, answer="corrected", file=other)).status_code == 409
    paper = await enter(court, picked[0], "dossier_correction", "wenshu01", "送达回证")
    for fault in (service, order):
        done = await answer(fault, answer="corrected", file=paper)
        assert (done.status_code, done.json()["state"]) == (200, "answered"), done.text
    assert (await answer(ruling, answer="contested")).status_code == 422
    assert (await answer(ruling, answer="contested", words="裁定第二页已经说理")).status_code == 200

    assert (await recheck(ruling, result="corrected")).status_code == 422
    assert (await recheck(ruling, result="struck", words="理由成立")).json()["state"] == "struck"
    assert (await recheck(service, result="corrected", who="faguan01")).status_code == 403
    assert (await recheck(service, result="corrected")).json()["state"] == "corrected"
    back = await recheck(order, result="returned", words="仍缺第三页", correct_by=until)
    assert back.json()["state"] == "returned", back.text
    await court.advance()
    owed = await court.sql(
        "SELECT state FROM intake.duty WHERE occasion = $1 ORDER BY opened_at", order["id"]
    )
    assert sorted(row["state"] for row in owed) == ["met", "met", "open"]
    assert (await court.call("POST", "intake", f"{path}/close", "zhixiao01")).status_code == 409
    late = await answer(order, answer="corrected", file=paper)
    assert late.status_code == 409  # that paper is older than the new return
    newer = await enter(court, picked[0], "dossier_correction", "wenshu01", "目录第三页")
    assert (await answer(order, answer="corrected", file=newer)).status_code == 200
    assert (await recheck(order, result="corrected", who="zhongxin01")).json()["state"] == "corrected"
    over = await recheck(order, result="corrected")
    assert_refused(over, 409, "dossier_fault_state", "该评查问题当前状态下不能办理该事项", ARTICLE)

    done = await court.do("POST", "intake", f"{path}/close", "zhixiao01")
    assert done["figures"] == {
        "frame_cases": 12,
        "reviewed_cases": 10,
        "mean_score": "97.5",  # (85 + 90 + 8 × 100) / 10
        "faults": 3,
        "corrected": 2,
        "struck": 1,
        "by_item": [{"item": item, "found": 1} for item in ("order", "ruling", "service")],
    }
    assert not any(act["allowed"] for act in done["acts"])
    async with browser(court) as desk:
        await desk.login("zhixiao01")
        page = await desk.get(f"/objects/dossier_round/{done['id']}")
        for words in ("范围内案件数 12 已评查案件数 10 平均分 97.5 问题数 3 已整改 2", "号 是 85.0 "):
            assert words in page.words, words
    await court.advance()
    left = await court.sql(
        "SELECT rule_id FROM intake.duty WHERE rule_id LIKE 'quality.dossier%' AND state = 'open'"
    )
    assert left == []


async def targeted(court: Court, **other: Any) -> Any:
    now = await court.advance()
    body = {
        "kind": "执",
        "closed_from": TODAY,
        "closed_to": TODAY,
        "reason": "信访反映集中，开展专项评查",
        "finish_by": (now + timedelta(days=60)).isoformat(),
    }
    return await court.call("POST", "intake", "/targeted-dossier-rounds", "zhixiao01", body | other)


async def test_chosen_cases_are_looked_at_by_order_of_a_leader_who_may_decline(
    court: Court, cases: list[str]
) -> None:
    """By officer, team, closing mode and list, of twelve cases; not drawn, but judged and put right as any other."""
    change = "UPDATE intake.enforcement_case SET {} WHERE case_number = ANY($1)"
    await court.sql(change.format("officer = 'chengban02'"), cases[:5])
    mode = "concluded_this_round"
    requested = f"UPDATE intake.closing_request SET mode = '{mode}' WHERE case_number = ANY($1)"
    await court.sql(requested, cases[3:7])
    await court.sql(change.format(f"closing_mode = '{mode}'"), cases[3:7])
    for case in cases[6:8]:
        await put(court, record(AppliedFact, docket=f"case/{case}", kind="auction.disposal_decided"))
    for asked, wanted in (
        ({"officer": "chengban02"}, cases[:5]),
        ({"closing_mode": "concluded_this_round"}, cases[3:7]),
        ({"team": "auction"}, cases[6:8]),
        ({"officer": "chengban02", "closing_mode": "concluded_this_round"}, cases[3:5]),
        ({"cases": [cases[11], cases[2]]}, [cases[2], cases[11]]),
        ({"cases": cases[:3], "officer": "chengban02"}, cases[:3]),
        ({}, cases),
    ):
        found = await targeted(court, **asked)
        assert (found.status_code, found.json()["frame"]) == (201, wanted), found.text
        assert (found.json()["selection"], found.json()["drawn"]) == ("targeted", [])
    every = found.json()["id"]
    for faulty, words in (
        ({"closing_mode": "cancelled"}, "该范围有0件已结案件"),
        ({"cases": [cases[0], cases[6]], "officer": "chengban02"}, cases[6]),
        ({"closed_from": "2020-01-01", "closed_to": "2020-01-31"}, "该范围有0件已结案件"),
    ):
        refused = await targeted(court, **faulty)
        assert refused.status_code == 422
        assert words in refused.text

    three = (await targeted(court, cases=cases[:3])).json()["id"]
    path = f"/dossier-rounds/{three}"

    async def act(name: str, who: str, body: Any = None, of: str = three) -> int:
        return (await court.call("POST", "intake", f"/dossier-rounds/{of}/{name}", who, body)).status_code

    assert await act("draw", "zhongxin01", NUMBER) == 409, "nothing is drawn by lot"
    assert await act("order", "zhixiao01") == 403, "who has chosen the cases is no leader"
    by_lot = (await opened(court, size=3)).json()["id"]
    assert await act("order", "zhongxin01", of=by_lot) == 409, "a draw is no order"
    body = {"case_number": cases[0], "items": judged()}
    assert await act("reviews", "zhixiao01", body) == 409, "nobody has ordered it"
    ordered = await court.do("POST", "intake", f"{path}/order", "zhongxin01")
    assert ([one["case_number"] for one in ordered["drawn"]], ordered["state"]) == (cases[:3], "running")
    assert ordered["drawn_by"] == "zhongxin01"
    until = (await court.advance() + timedelta(days=10)).isoformat()
    for case, faulty in zip(cases[:3], ({"service": "缺送达回证"}, {}, {}), strict=True):
        body = {"case_number": case, "items": judged(**faulty), "correct_by": until}
        seen = await court.do("POST", "intake", f"{path}/reviews", "zhixiao01", body)
    assert [one["score"] for one in seen["drawn"]] == ["90.0", "100.0", "100.0"]
    (fault,) = await court.listed("intake", f"/dossier-faults?round={three}", "zhixiao01")
    answer = {"answer": "contested", "words": "回证在第二册"}
    await court.do("POST", "intake", f"/dossier-faults/{fault['id']}/answer", "chengban02", answer)
    struck = {"result": "struck", "words": "理由成立"}
    await court.do("POST", "intake", f"/dossier-faults/{fault['id']}/recheck", "zhongxin01", struck)
    done = await court.do("POST", "intake", f"{path}/close", "zhixiao01")
    figures = done["figures"]
    assert (figures["mean_score"], figures["reviewed_cases"], figures["struck"]) == ("96.7", 3, 1)

    await court.sql(change.format("judge = 'juzhang01'"), [cases[9]])
    no = {"reason": "与上月的评查重复"}
    assert await act("refusal", "juzhang01", no, every) == 403, "one of the cases is his own"
    assert await act("refusal", "zhongxin01", {"reason": " "}, every) == 422
    declined = await court.do("POST", "intake", f"/dossier-rounds/{every}/refusal", "zhongxin01", no)
    assert (declined["state"], declined["declined_why"]) == ("declined", no["reason"])
    assert not any(one["allowed"] for one in declined["acts"])
    assert await act("order", "fujuzhang01", of=every) == 409
    await court.advance()
    rows = await court.sql(
        "SELECT rule_id, state FROM intake.duty WHERE occasion = ANY($1) ORDER BY 1", [three, every]
    )
    assert [(row["rule_id"], row["state"]) for row in rows] == [
        *[("quality.dossier_draw", "met")] * 2,
        *[("quality.dossier_round", "met")] * 2,
    ]
    listed = await court.listed("intake", "/dossier-rounds?selection=targeted&state=declined", "zhixiao01")
    assert [one["id"] for one in listed] == [every]


async def test_each_step_waits_for_whoever_may_take_it_and_for_nobody_who_has_a_part(
    court: Court, cases: list[str]
) -> None:
    """The judge of one case looks at the other; who has answered, opened or had the case is not asked to look at it."""
    own, other = cases[10:]
    change = "UPDATE intake.enforcement_case SET officer = 'chengban01', judge = $2 WHERE case_number = $1"
    await court.sql(change, own, "juzhang01")
    await court.sql(change, other, "faguan01")
    await put(court, record(Reassignment, case_number=own, former="yuanzhang01", person="juzhang01"))
    round_ = (await targeted(court, cases=[own, other])).json()["id"]
    await court.advance()

    async def who_is_asked(act: str, about: str, view: str = "mine") -> set[str]:
        found = set()
        people = {
            "zhixiao01",
            "zhongxin01",
            "juzhang01",
            "yuanzhang01",
            "zhuguan01",
            "chengban01",
            "chengban02",
        }
        for person in people:
            work = await court.do("GET", "intake", f"/work?limit=200&view={view}", person)
            if (act, about) in [(item["act"], item["about"]) for item in work["items"]]:
                found.add(person)
        return found

    draw, review, recheck = "抽取评查案件，或者决定专项评查", "登记评查结果", "复查整改情况"
    assert await who_is_asked(draw, round_) == {"zhongxin01", "juzhang01", "yuanzhang01", "zhuguan01"}
    opened_by = "UPDATE intake.dossier_round SET opened_by = $2 WHERE id = $1"
    await court.sql(opened_by, round_, "zhuguan01")
    assert await who_is_asked(draw, round_) == {"zhongxin01", "juzhang01", "yuanzhang01"}
    assert await who_is_asked(review, round_) == set(), "nothing is to be judged before it is ordered"
    path = f"/dossier-rounds/{round_}"
    await court.do("POST", "intake", f"{path}/order", "zhongxin01")
    every = {"zhixiao01", "zhongxin01", "juzhang01", "yuanzhang01", "zhuguan01"}
    assert await who_is_asked(review, round_) == {"zhixiao01", "zhongxin01"}, (
        "who has ordered it, no other leader"
    )
    await court.advance()
    assert await who_is_asked(draw, round_) == set()

    until = (await court.advance() + timedelta(days=10)).isoformat()
    body = {"case_number": other, "items": judged(), "correct_by": until}
    await court.do("POST", "intake", f"{path}/reviews", "juzhang01", body)
    assert await who_is_asked(review, round_) == {"zhixiao01", "zhongxin01"}
    ordered_by = "UPDATE intake.dossier_round SET drawn_by = $2 WHERE id = $1"
    await court.sql(ordered_by, round_, "juzhang01")
    assert await who_is_asked(review, round_) == {"zhixiao01"}, "his own is left"
    await court.sql(ordered_by, round_, "zhongxin01")
    body = {"case_number": own, "items": judged(service="缺送达回证"), "correct_by": until}
    await court.do("POST", "intake", f"{path}/reviews", "zhixiao01", body)
    assert await who_is_asked(review, round_) == set()
    await court.advance()

    (fault,) = await court.listed("intake", f"/dossier-faults?round={round_}", "zhixiao01")
    answer = "整改评查发现的问题并答复"
    assert await who_is_asked(answer, fault["id"]) == {"chengban01"}
    assert await who_is_asked(recheck, fault["id"]) == set()
    contested = {"answer": "contested", "words": "回证在第二册"}
    await court.do("POST", "intake", f"/dossier-faults/{fault['id']}/answer", "chengban01", contested)
    await court.advance()
    assert await who_is_asked(answer, fault["id"]) == set()
    assert await who_is_asked(recheck, fault["id"]) == every - {"juzhang01", "yuanzhang01"}
    assert await who_is_asked(recheck, fault["id"], "waiting") == {"chengban01", "juzhang01"}
    struck = {"result": "struck", "words": "理由成立"}
    await court.do("POST", "intake", f"/dossier-faults/{fault['id']}/recheck", "zhuguan01", struck)
    await court.advance()
    assert await who_is_asked(recheck, fault["id"]) == set()
