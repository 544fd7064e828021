"""一(二), 二(五)1: simple or complex by dated criteria, the case to whose turn it is, and to nobody who must stand aside."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

import asyncpg
import httpx
import pytest

from deploy.demo_people import natural_person, organisation
from tests.harness import Court
from tests.records import appoint
from tests.services.desk.browser import browser
from tests.services.intake import road
from tests.services.intake.people import COUSIN, application, party
from tests.services.intake.refusals import assert_refused, standing

BECAUSE = "庭务会研究指定"
NOW = "在岗人员中工作量最少（{}），轮到其办理"
SAME = "同一被执行人的另一在办案件由其办理"
DEBTOR = natural_person(random.Random("turn/debtor"))


def debtor(seed: object) -> dict[str, Any]:
    return party("respondent", natural_person(random.Random(f"turn/{seed}")))


async def file_case(court: Court, seed: object, *also: dict[str, Any], **changes: Any) -> str:
    """A case of 102,500 yuan on an instrument of its own, against a person of the seed, or against `also`."""
    applicant = party("applicant", organisation(random.Random(f"turn/applicant/{seed}")))
    parties = [applicant, *(also or [debtor(seed)])]
    number = f"（2025）豫1502民初{8000 + random.Random(str(seed)).randrange(999999)}号"
    body = application(1, instrument_number=number, parties=parties) | changes
    received = await court.do("POST", "intake", "/applications", "lian01", body)
    case = await court.do("POST", "intake", f"/applications/{received['id']}/filing", "lian01")
    return str(case["case_number"])


async def triage(court: Court, case: str) -> dict[str, Any]:
    return dict(await court.do("GET", "intake", f"/cases/{case}/triage", "zhixiao01"))


async def assign(court: Court, case: str, track: str, officer: str, judge: str, reason: str = "") -> Any:
    body = {"track": track, "officer": officer, "judge": judge, "reason": reason}
    return await court.call("PUT", "intake", f"/cases/{case}/assignment", "zhixiao01", body, If_Match="1")


async def as_proposed(court: Court, case: str) -> tuple[str, str, str]:
    turn = await triage(court, case)
    chosen = (turn["track"], turn["proposed_officer"], turn["proposed_judge"])
    answer = await assign(court, case, *chosen)
    assert answer.status_code == 200, answer.text
    return chosen


def met(turn: dict[str, Any]) -> dict[str, bool]:
    return {one["words"]: one["met"] for one in turn["criteria"]}


@pytest.mark.walk
async def test_ten_cases_go_round_by_load_and_a_complex_one_counts_twice(court: Court) -> None:
    """Two officers, three judges: the least load has the turn, of equals who has waited longest, then by id."""
    given = []
    for number in range(10):
        sums = {"principal": "600000.00"} if number in (0, 5, 6) else {}
        given.append(await as_proposed(court, await file_case(court, number, **sums)))
    assert [(track, int(officer[-1]), int(judge[-1])) for track, officer, judge in given] == [
        ("complex", 1, 1),  # loads of the officers 2, 0; of the judges 2, 0, 0
        ("simple", 2, 2),  # 2, 1; 2, 1, 0
        ("simple", 2, 3),  # 2, 2; 2, 1, 1
        ("simple", 1, 2),  # 3, 2; 2, 2, 1
        ("simple", 2, 3),  # 3, 3; 2, 2, 2
        ("complex", 1, 1),  # 5, 3; 4, 2, 2
        ("complex", 2, 2),  # 5, 5; 4, 4, 2
        ("simple", 1, 3),  # 6, 5; 4, 4, 3
        ("simple", 2, 3),  # 6, 6; 4, 4, 4
        ("simple", 1, 1),  # 7, 6; 5, 4, 4
    ]
    eleventh = await file_case(court, "after ten")
    turn = await triage(court, eleventh)
    people = [*turn["officers"], *turn["judges"]]
    assert [(one["person"], one["open_cases"], one["load"]) for one in people] == [
        ("chengban01", 5, 7),
        ("chengban02", 5, 6),
        ("faguan01", 3, 5),
        ("faguan02", 3, 4),
        ("faguan03", 4, 4),
    ]
    assert (turn["proposed_officer"], turn["officer_why"]) == ("chengban02", NOW.format(6))
    assert (turn["proposed_judge"], turn["judge_why"]) == ("faguan02", NOW.format(4))
    async with browser(court) as one:
        await one.login("zhixiao01")
        form = await one.get(f"/acts/intake/assign_case/{eleventh}?case={eleventh}")
        assert NOW.format(6) in form.words
        assert NOW.format(4) in form.words
        for officer in ("chengban01", "chengban02"):
            page = await one.get("/cases", officer=officer)
            assert sum(tag == "tr" for tag, _ in page.tags) - 1 == 5, page.words


@pytest.mark.walk
async def test_another_choice_needs_its_reason_and_what_was_proposed_stays_on_record(court: Court) -> None:
    case = await file_case(court, "reasons")
    before = await standing(court, case)
    refused = await assign(court, case, "complex", "chengban01", "faguan03")
    assert assert_refused(refused, 409, "reason_required", "与系统提出的分案不同，须写明理由", "二(五)1") == [
        (field, "与系统提出的不同，须写明理由") for field in ("track", "officer", "judge")
    ]
    assert await standing(court, case) == before
    assert (await assign(court, case, "complex", "chengban01", "faguan03", BECAUSE)).status_code == 200
    decided = (await triage(court, case))["decided"]
    assert {name: decided[name] for name in ("track", "officer", "judge", "reason", "decided_by")} == {
        "track": "complex",
        "officer": "chengban01",
        "judge": "faguan03",
        "reason": BECAUSE,
        "decided_by": "zhixiao01",
    }
    proposed = [decided[f"proposed_{name}"] for name in ("track", "officer", "judge")]
    assert proposed == ["simple", "chengban02", "faguan02"]
    with pytest.raises(asyncpg.CheckViolationError, match="another_choice_has_its_reason"):
        await court.sql(
            "UPDATE intake.assignment SET reason = '' WHERE case_number = $1", case, role="postgres"
        )


@pytest.mark.walk
async def test_each_criterion_is_shown_with_its_measure(court: Court) -> None:
    turns = [
        await triage(court, await file_case(court, f"sum {principal}", principal=principal))
        for principal in ("497500.00", "497500.01")
    ]
    assert [turn["track"] for turn in turns] == ["simple", "complex"]
    assert met(turns[1]) == {
        "申请执行标的额 500000.01 元，标准为不超过 50 万元": False,
        "当事人 2 人，标准为不超过 4 人": True,
        "只申请给付金钱": True,
        "没有外国或者港澳台当事人": True,
    }
    five = await triage(court, await file_case(court, "five", *(debtor(f"five {n}") for n in range(4))))
    assert (five["track"], met(five)["当事人 5 人，标准为不超过 4 人"]) == ("complex", False)
    act = await triage(court, await file_case(court, "act", act_owed="交付位于民权路1号的房屋"))
    assert (act["track"], met(act)["申请履行行为或者交付标的物"]) == ("complex", False)
    abroad = debtor("abroad") | {"paper": "passport", "identity": "C01X00T48", "country": "德国"}
    foreign = await triage(court, await file_case(court, "abroad", abroad))
    assert (foreign["track"], met(foreign)["有外国或者港澳台当事人"]) == ("complex", False)


async def test_the_same_debtor_goes_to_the_same_officer_unless_he_is_away(court: Court) -> None:
    first = await file_case(court, "same 1", party("respondent", DEBTOR))
    await assign(court, first, "simple", "chengban01", "faguan03", BECAUSE)
    second = await file_case(court, "same 2", party("respondent", DEBTOR))
    turn = await triage(court, second)
    assert (turn["proposed_officer"], turn["officer_why"]) == ("chengban01", SAME)
    assert (turn["proposed_judge"], turn["judge_why"]) == ("faguan03", SAME)
    refused = await assign(court, second, "simple", "chengban02", "faguan03")
    assert refused.json()["type"] == "urn:jiyue:problem:reason_required"
    staff = await court.do("GET", "intake", "/staff/chengban01", "guanli01")
    leave = {"reason": "年休假五日"}
    path = "/staff/chengban01/leave"
    await court.do("POST", "intake", path, "guanli01", leave, If_Match=str(staff["version"]))
    away = await triage(court, second)
    assert [one["person"] for one in away["officers"]] == ["chengban02"]
    assert away["proposed_officer"] == "chengban02"
    assert away["officer_why"].endswith("；同一被执行人案件的办理人不在岗或者应当回避")
    version = str(staff["version"] + 1)
    back = {"reason": "年休假结束"}
    await court.do("POST", "intake", "/staff/chengban01/return", "guanli01", back, If_Match=version)
    assert (await as_proposed(court, second))[1] == "chengban01"


async def enter(court: Court, who: str, staff_id: str, kind: str, **said: str) -> httpx.Response:
    body = {"staff_id": staff_id, "kind": kind} | said
    return await court.call("POST", "intake", "/recusal-grounds", who, body)


@pytest.mark.walk
async def test_who_must_stand_aside_is_neither_proposed_nor_given_the_case(court: Court) -> None:
    relative, agent = natural_person(random.Random("turn/relative")), COUSIN
    mine = {"name": relative.name, "identity": relative.identity_number}
    ground = await enter(court, "chengban02", "chengban02", "relative", **mine)
    assert ground.status_code == 201, ground.text
    tried = "（2025）豫1502民初7777号"
    assert (
        await enter(court, "zhixiao01", "faguan01", "earlier_role", instrument_number=tried)
    ).status_code == 201
    assert (
        await enter(court, "faguan02", "faguan02", "interest", name=agent["name"], identity=agent["number"])
    ).status_code == 201
    others = party("applicant", organisation(random.Random("turn/other side"))) | {"agents": [agent]}
    parties = [others, party("respondent", relative)]
    case = await file_case(court, "aside", parties=parties, instrument_number=tried)
    turn = await triage(court, case)
    assert (turn["proposed_officer"], turn["proposed_judge"]) == ("chengban01", "faguan03")
    barred = {one["person"]: one["barred"] for one in (*turn["officers"], *turn["judges"])}
    assert barred == {
        "chengban01": "",
        "chengban02": "应当回避（民事诉讼法第四十七条第（一）项、民诉法解释第四十九条）",
        "faguan01": "应当回避（民诉法解释第四十三条、第四十五条、第四十九条）",
        "faguan02": "应当回避（民事诉讼法第四十七条第（二）项、民诉法解释第四十九条）",
        "faguan03": "",
    }
    before = await standing(court, case)
    refused = await assign(court, case, "simple", "chengban02", "faguan01", BECAUSE)
    title = "该人员有应当回避的情形"
    article = "民事诉讼法第四十七条第（一）项、民诉法解释第四十九条"
    assert refused.json()["type"] == "urn:jiyue:problem:conflict_of_interest", refused.text
    assert refused.json()["title"] == title
    assert [(error["field"], error["article"]) for error in refused.json()["errors"]] == [
        ("officer", article),
        ("judge", "民诉法解释第四十三条、第四十五条、第四十九条"),
    ]
    assert await standing(court, case) == before
    await as_proposed(court, case)
    body = {"officer": "chengban02", "reason": BECAUSE}
    again = await court.call(
        "POST", "intake", f"/cases/{case}/reassignments", "juzhang01", body, If_Match="2"
    )
    assert again.json()["type"] == "urn:jiyue:problem:conflict_of_interest", again.text
    # nobody frees himself of his own ground, and no other reads it
    path = f"/recusal-grounds/{ground.json()['id']}"
    for who in ("chengban02", "zhixiao01", "juzhang01"):
        answer = await court.call("POST", "intake", f"{path}/end", who, {"reason": "情况已经变化"})
        assert answer.status_code == 403, answer.text
    await appoint(court, "fuyuan77", "president", await court.advance(), deputy_for="yuanzhang01")
    stead = await court.call("POST", "intake", f"{path}/end", "fuyuan77", {"reason": "情况已经变化"})
    assert stead.json()["type"].endswith(":president_only"), stead.text
    assert (stead.status_code, stead.json()["article"]) == (403, "民事诉讼法第四十九条")
    unread = (await court.call("GET", "intake", path, "chengban01")).json()
    assert (unread["status"], unread["detail"]) == (403, "回避情形由本人、质效管理专员、院长查阅")
    assert (await court.listed("intake", "/recusal-grounds", "chengban01")) == []
    assert (await enter(court, "chengban01", "chengban02", "relative", **mine)).status_code == 403
    done = await court.do("POST", "intake", f"{path}/end", "yuanzhang01", {"reason": "经核实并非近亲属"})
    assert (done["ended_by"], done["acts"][0]["allowed"]) == ("yuanzhang01", False)
    twice = await court.call("POST", "intake", f"{path}/end", "yuanzhang01", {"reason": "经核实并非近亲属"})
    assert twice.status_code == 409
    again = await court.call(
        "POST", "intake", f"/cases/{case}/reassignments", "juzhang01", body, If_Match="2"
    )
    assert again.status_code == 201, again.text


async def test_what_is_in_hand_already_goes_to_who_passes_it_on(court: Court) -> None:
    opponent = natural_person(random.Random("turn/opponent"))
    case = await file_case(court, "in hand", party("respondent", opponent))
    _, officer, _ = await as_proposed(court, case)
    await court.advance()
    said = {"name": opponent.name, "identity": opponent.identity_number}
    for _ in range(2):
        assert (await enter(court, officer, officer, "relative", **said)).status_code == 201
    await court.advance()
    waits = [
        one["about"]
        for one in (await court.do("GET", "intake", f"/work?case_number={case}", "juzhang01"))["items"]
        if one["operation"] == "take_task"
    ]
    rows = await court.sql("SELECT id, text FROM intake.task WHERE docket = 'case/' || $1", case)
    assert waits == [row["id"] for row in rows]
    article = "民事诉讼法第四十七条第（一）项、民诉法解释第四十九条"
    assert [row["text"] for row in rows] == [f"本案承办人有应当回避的情形（{article}），请变更承办人"]


ASIDE = (403, "stands_aside", "您在本案中应当回避或者已被申请回避", "民事诉讼法第四十七条、第四十八条")


@pytest.mark.walk
async def test_who_stands_aside_does_nothing_in_the_case_at_any_team(court: Court) -> None:
    """By number or by name (CPC 47, JS 49), tried or done; in another case, and once the president frees him, he acts."""
    opponent = natural_person(random.Random("turn/bound"))
    cases = [
        await file_case(court, "not bound"),
        await file_case(court, "bound", party("respondent", opponent)),
    ]
    for case in cases:
        assert (await assign(court, case, "simple", "chengban01", "faguan03", BECAUSE)).status_code == 200
    papers = [await road.enter(court, case, "disbursement_hold", "chengban01") for case in cases]
    until = ((await court.advance()) + timedelta(days=5)).date().isoformat()

    async def answers(place: int) -> list[httpx.Response]:
        """A closing request and a hold of money, tried: at intake and at funds."""
        hold = {"cause": "other", "words": "优先受偿权有争议", "until": until}
        tries = (
            ("intake", "closing-requests", road.BODY),
            ("funds", "holds", hold | {"paper": papers[place]}),
        )
        return [
            await court.call(
                "POST", team, f"/cases/{cases[place]}/{what}", "chengban01", body, Prefer="handling=dry-run"
            )
            for team, what, body in tries
        ]

    for answer in [*await answers(0), *await answers(1)]:
        assert answer.is_success, answer.text
    said = {"name": opponent.name, "identity": opponent.identity_number}
    ground = await enter(court, "chengban01", "chengban01", "relative", **said)
    assert ground.status_code == 201, ground.text
    for answer in await answers(1):
        assert_refused(answer, *ASIDE)
    done = await road.ask(court, cases[1])
    assert_refused(done, *ASIDE)
    for answer in await answers(0):
        assert answer.is_success, answer.text
    # what everybody does is left to him: a file is kept, a thing does not get lost while another is named
    await road.enter(court, cases[1], "other", "chengban01")
    path = f"/recusal-grounds/{ground.json()['id']}/end"
    await court.do("POST", "intake", path, "yuanzhang01", {"reason": "经核实并非近亲属"})
    for answer in await answers(1):
        assert answer.is_success, answer.text


async def test_a_malformed_ground_is_refused(court: Court) -> None:
    for kind, said in (
        ("relative", {}),
        ("relative", {"name": "张三", "identity": "123"}),
        ("relative", {"name": "张三"}),
        ("earlier_role", {}),
        ("earlier_role", {"name": "张三", "instrument_number": "（2025）豫1502民初1号"}),
        ("friend", {"name": "张三"}),
    ):
        assert (await enter(court, "chengban01", "chengban01", kind, **said)).status_code == 422, (kind, said)


async def test_the_desk_shows_the_track_and_whose_turn_it_is_with_why(court: Court) -> None:
    case = await file_case(court, "on the desk")
    turn = await triage(court, case)
    async with browser(court) as one:
        await one.login("zhixiao01")
        form = await one.get(f"/acts/intake/assign_case/{case}?case={case}")
        assert turn["officer_why"] in form.words
        assert "当事人 2 人，标准为不超过 4 人" in form.words
        await as_proposed(court, case)
        page = await one.get(f"/cases/{case}")
        assert "当事人 2 人，标准为不超过 4 人" in page.words.partition("繁简分流、分案")[2]
        assert turn["officer_why"] in page.words


@pytest.mark.walk
async def test_running_cases_keep_the_criteria_of_their_day(court: Court) -> None:
    old = await file_case(court, "old criteria")
    tomorrow = (await court.advance()).date() + timedelta(days=1)
    body = {
        "name": "simple_claim",
        "value": 10,
        "since": tomorrow.isoformat(),
        "reason": "执行局会议纪要",
    }
    await court.do("POST", "intake", "/settings", "guanli01", body, If_Match="0")
    await court.advance(to=f"{tomorrow}T09:20:00+08:00")
    new = await file_case(court, "new criteria")
    assert [(await triage(court, case))["track"] for case in (old, new)] == ["simple", "complex"]
    assert met(await triage(court, new))["申请执行标的额 102500.00 元，标准为不超过 10 万元"] is False
    listed = await court.do("GET", "intake", "/settings", "zhixiao01")
    (shown,) = [one for one in listed if one["name"] == "simple_claim"]
    assert "guanli01" in str(shown)
