"""一(二) 关联案件协调办理: officers hear of each other's cases once a pair, and a decision binds all who want one thing."""

from __future__ import annotations

import re
from itertools import combinations
from typing import Any

import pytest
import pytest_asyncio

from shared.gateways.wire import wire
from tests.harness import Court
from tests.services.custody import road as custody
from tests.services.desk.browser import browser
from tests.services.intake.refusals import assert_refused
from tests.services.intake.road import enter

pytestmark = pytest.mark.road

FLAT = custody.one_thing(custody.FLAT)
FILED = (
    ("flat 1", 1, FLAT, 1),
    ("flat 2", 2, FLAT, 2),
    ("flat 3", 3, FLAT, 3),
    ("flat 4", 4, FLAT, 4),
    ("debtor 1", 5, custody.CAR, 5),
    ("debtor 2", 5, custody.CAR, 6),
    ("debtor 3", 5, custody.CAR, 7),
    ("basis 1", 6, None, 8),
    ("basis 2", 7, None, 8),
    ("alone", 8, custody.CAR, 9),
)
"""Name, seed of the respondent, what is found, number of the instrument."""
GROUPS = (
    ["flat 1", "flat 2", "flat 3", "flat 4"],
    ["debtor 1", "debtor 2", "debtor 3"],
    ["basis 1", "basis 2"],
)
PAIRS = {pair for group in GROUPS for pair in combinations(group, 2)}
"""6 by the flat, 3 by the debtor and its car, 1 by the instrument."""


async def assign(court: Court, case: str, officer: str) -> None:
    body = {"track": "simple", "officer": officer, "judge": "faguan01", "reason": "庭务会研究指定"}
    await court.do("PUT", "intake", f"/cases/{case}/assignment", "zhixiao01", body, If_Match="1")


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def cases(court: Court) -> dict[str, str]:
    """Ten, filed one after the other and assigned afterwards; the flat sealed in its four, in their order."""
    filed = {}
    for name, seed, thing, number in FILED:
        basis = {"instrument_number": f"（2025）豫1502民初{9000 + number}号", "principal": "2000000"}
        finds = () if thing is None else (thing,)
        filed[name] = await custody.file_case(court, seed, *finds, **basis)
    for place, case in enumerate(filed.values()):
        await assign(court, case, f"chengban0{1 + place % 2}")
    await court.advance()
    for name in GROUPS[0]:
        (asset,) = (await custody.assets(court, filed[name])).values()
        assert (await custody.freeze_online(court, asset)).status_code == 201
        await court.advance()
    return filed


async def flat_of(court: Court, cases: dict[str, str], name: str) -> str:
    (asset,) = (await custody.assets(court, cases[name])).values()
    return str(asset["id"])


async def told(court: Court, case: str, step: str) -> str:
    query = "SELECT text FROM intake.reminder WHERE docket = 'case/' || $1 AND step = $2 ORDER BY created_at"
    return "\n".join([row["text"] for row in await court.sql(query, case, step)])


async def test_of_ten_cases_both_officers_of_each_of_ten_pairs_hear_once(
    court: Court, cases: dict[str, str]
) -> None:
    names = {case: name for name, case in cases.items()}
    rows = await court.sql("SELECT case_number, other_case FROM intake.link_notice")
    assert len(rows) == 20
    assert {(names[row[0]], names[row[1]]) for row in rows} == PAIRS | {(b, a) for a, b in PAIRS}
    for name, case in cases.items():
        words = await told(court, case, "case_linked")
        others = sum(name in pair for pair in PAIRS)
        assert sum(map(int, re.findall("关联的案件([0-9]+)件", words))) == others, words
        assert not any(other in words for other in cases.values() if other != case), (
            "it may be sealed one day"
        )
    addressed = await court.sql("SELECT DISTINCT staff_id FROM intake.reminder WHERE step = 'case_linked'")
    assert {row["staff_id"] for row in addressed} == {"chengban01", "chengban02"}
    shared = await court.sql("SELECT count(*) AS pairs FROM intake.shared_thing")
    assert shared[0]["pairs"] == 6 + 3
    listed = await court.listed("intake", f"/cases/{cases['debtor 1']}/linked-cases", "chengban01")
    assert [(names[one["case_number"]], one["ties"]) for one in listed] == [
        ("debtor 2", ["debtor", "thing"]),
        ("debtor 3", ["debtor", "thing"]),
    ]
    listed = await court.listed("intake", f"/cases/{cases['flat 2']}/linked-cases", "chengban02")
    assert [(names[one["case_number"]], one["ties"]) for one in listed] == [
        (name, ["thing"]) for name in ("flat 1", "flat 3", "flat 4")
    ]


async def test_a_later_answer_of_the_network_tells_nobody_twice(court: Court, cases: dict[str, str]) -> None:
    before = await court.sql("SELECT count(*) AS n FROM intake.reminder WHERE step = 'case_linked'")
    again = {"channel": "national", "reason": "定期复查财产"}
    await court.do("POST", "custody", f"/cases/{cases['flat 1']}/queries", "chakong01", again)
    await court.advance()
    assert await court.sql("SELECT count(*) AS n FROM intake.reminder WHERE step = 'case_linked'") == before


async def holders(court: Court, asset: str, who: str) -> list[tuple[str, int | None, str | None]]:
    rows = await court.do("GET", "custody", f"/assets/{asset}/holders", who)
    return [(row["case_number"], row["rank"], row["state"]) for row in rows]


async def test_the_ranks_of_all_cases_are_shown(court: Court, cases: dict[str, str]) -> None:
    found = await holders(court, await flat_of(court, cases, "flat 3"), "chengban01")
    assert found == [
        (cases["flat 1"], 1, "in_force"),
        (cases["flat 2"], 2, "waiting"),
        (cases["flat 3"], 3, "waiting"),
        (cases["flat 4"], 4, "waiting"),
    ]
    car = await flat_of(court, cases, "alone")
    assert await holders(court, car, "juzhang01") == [(cases["alone"], None, None)]


async def coordinate(court: Court, case: str, asset: str, who: str = "zhongxin01") -> Any:
    body = {"asset": asset, "reason": "该案查封在先，由其统一处置"}
    return await court.call("POST", "intake", f"/cases/{case}/coordinations", who, body)


TITLE = "不能作出这样的协调办理决定"
ARTICLE = "一(二)、查封扣押冻结规定第二十六条"


async def test_what_an_outsider_claims_in_one_case_is_disposed_of_in_none(
    court: Court, cases: dict[str, str]
) -> None:
    """民诉法解释第四百六十三条: whose it is depends on no case."""
    first, fourth = [await flat_of(court, cases, name) for name in ("flat 1", "flat 4")]
    lead, other = cases["flat 1"], cases["flat 4"]
    now = await court.advance()
    body = {
        "kind": "third_party",
        "outsider": "周海涛",
        "asset": fourth,
        "request": "房屋早已购买并入住，请求不得执行",
        "received_at": now.isoformat(),
        "paper": await enter(court, other, "petition", "wenshu01", "案外人异议书"),
    }
    one = await court.do("POST", "intake", f"/cases/{other}/petitions", "lian01", body)
    refused = await coordinate(court, lead, first)
    (fault,) = assert_refused(
        refused, 409, "not_to_coordinate", "不能作出这样的协调办理决定", "民诉法解释第四百六十三条"
    )
    assert fault[0] == "asset"
    barred = await court.do("GET", "intake", f"/cases/{lead}/barred-things", "chengban01")
    assert [row["asset"] for row in barred] == [first]
    await court.advance()
    letter = await enter(court, other, "petition_end&title=周海涛的撤回申请", "wenshu01", "撤回异议申请书")
    await court.do("POST", "intake", f"/petitions/{one['id']}/withdrawal", "lian01", {"end_paper": letter})
    assert await court.do("GET", "intake", f"/cases/{lead}/barred-things", "chengban01") == []


async def test_a_decision_binds_every_case_with_the_thing(court: Court, cases: dict[str, str]) -> None:
    first, second = [await flat_of(court, cases, name) for name in ("flat 1", "flat 2")]
    lead, bound = cases["flat 1"], cases["flat 2"]
    for who in ("chengban01", "faguan01", "zhixiao01"):
        assert (await coordinate(court, lead, first, who)).status_code == 403
    for case, asset in ((bound, second), (bound, first), (lead, second), (cases["alone"], "unknown")):
        refused = await coordinate(court, case, asset)
        assert refused.json()["type"] == "urn:jiyue:problem:not_to_coordinate", refused.text
    car = await flat_of(court, cases, "alone")
    assert (await coordinate(court, cases["alone"], car)).status_code == 409
    decided = await coordinate(court, lead, first)
    assert decided.status_code == 201, decided.text
    decision = decided.json()
    assert_refused(await coordinate(court, lead, first), 409, "not_to_coordinate", TITLE, ARTICLE)
    await court.advance()
    for name in GROUPS[0]:
        words = await told(court, cases[name], "coordination")
        where = "本案" if name == "flat 1" else "另一案件"
        assert f"决定由{where}处置本院几个案件共同查到的财产，其他案件不得处置" in words
    # the selling side: not in another case, even were its seizure the first; and in this one it is not put off
    ruling = await custody.ruling(court, bound, "auction_ruling")
    body = {"asset_id": second, "asset_class": "real_estate", "ruling_document": ruling}
    refused = await court.call("POST", "auction", f"/cases/{bound}/disposals", "chengban02", body)
    faults = assert_refused(refused, 409, "coordinated_otherwise", "与协调办理决定不符", ARTICLE)
    said = f"已有协调办理决定（编号{decision['id']}），该财产由{lead}案处置，本案不得处置"
    assert faults == [("asset_id", said)]
    put_off = {"ground": "waiting"}
    refused = await court.call("POST", "auction", f"/assets/{first}/deferral", "chengban01", put_off)
    assert_refused(refused, 409, "coordinated_otherwise", "与协调办理决定不符", ARTICLE)
    left = await court.call(
        "POST", "auction", f"/assets/{second}/deferral", "chengban02", {"ground": "elsewhere"}
    )
    assert left.status_code == 201, left.text
    over = await court.call("POST", "auction", f"/assets/{second}/deferral-end", "chengban02", {})
    assert_refused(over, 409, "coordinated_otherwise", "与协调办理决定不符", ARTICLE)
    # who comes later is bound as well
    basis = {"instrument_number": "（2025）豫1502民初9011号", "principal": "2000000"}
    later = await custody.file_case(court, 11, FLAT, **basis)
    (shown,) = await court.listed("intake", f"/cases/{later}/coordinations", "zhixiao01")
    assert (shown["id"], shown["case_number"], shown["binds"]) == (decision["id"], lead, True)
    # a sealed case is named to nobody who may not read it
    seal = {"sealed": True, "reason": "涉及未成年人，暂不公开"}
    await court.do("PUT", "intake", f"/cases/{lead}/sealing", "juzhang01", seal, If_Match="2")
    refused = await court.call("POST", "auction", f"/cases/{bound}/disposals", "chengban02", body)
    assert refused.json()["type"] == "urn:jiyue:problem:coordinated_otherwise"
    assert lead not in refused.text
    (shown,) = await court.listed("intake", f"/cases/{bound}/coordinations", "chengban02")
    assert (shown["case_number"], shown["binds"]) == ("", True)
    assert lead not in [case for case, *_ in await holders(court, second, "chengban02")]
    opened = seal | {"sealed": False, "reason": "封存事由已经消失"}
    await court.do("PUT", "intake", f"/cases/{lead}/sealing", "juzhang01", opened, If_Match="3")
    # revoked, the case is where it was
    path = f"/coordinations/{decision['id']}/end"
    because = {"reason": "在先查封即将解除"}
    assert (await court.call("POST", "intake", path, "chengban01", because)).status_code == 403
    await court.do("POST", "intake", path, "juzhang01", because)
    assert (await court.call("POST", "intake", path, "juzhang01", because)).status_code == 409
    refused = await court.call("POST", "auction", f"/cases/{bound}/disposals", "chengban02", body)
    assert refused.json()["type"] == "urn:jiyue:problem:not_disposable", refused.text


async def test_the_desk_shows_a_debtor_and_a_thing_over_all_cases(
    court: Court, cases: dict[str, str]
) -> None:
    case = await court.do("GET", "intake", f"/cases/{cases['debtor 1']}", "juzhang01")
    respondent = next(one for one in case["parties"] if one["role"] == "respondent")
    flat = await flat_of(court, cases, "flat 4")
    async with browser(court) as one:
        await one.login("juzhang01")
        debtor = await one.get(f"/debtors/{respondent['id']}")
        assert debtor.status == 200, debtor.words
        assert "在本院的案件（3）" in debtor.words
        assert "其中可以查阅的 3 件，申请执行标的额合计 6,007,500.00 元" in debtor.words
        for name in GROUPS[1]:
            assert cases[name] in debtor.words
        assert respondent["identity"] not in debtor.words
        thing = (await one.get(f"/objects/asset/{flat}")).words.partition("同一财产在各案的顺位")[2]
        places = [thing.index(cases[name]) for name in GROUPS[0]]
        assert places == sorted(places)
    async with browser(court) as one:
        await one.login("chengban02")  # officer of the second only
        theirs = await court.do("GET", "intake", f"/cases/{cases['debtor 2']}", "chengban02")
        party = next(one["id"] for one in theirs["parties"] if one["role"] == "respondent")
        debtor = await one.get(f"/debtors/{party}")
        assert "其中可以查阅的 1 件，申请执行标的额合计 2,002,500.00 元" in debtor.words
        refused = await one.get(f"/debtors/{respondent['id']}")
        assert refused.status == 403


async def test_what_a_later_answer_brings_links_its_case_too(court: Court, cases: dict[str, str]) -> None:
    """Of the network's second answer in a case that shared nothing till then (二(二)2, 一(二))."""
    alone, flats = cases["alone"], {cases[name] for name in GROUPS[0]}

    async def pairs() -> set[tuple[str, str]]:
        return {
            tuple(row) for row in await court.sql("SELECT case_number, other_case FROM intake.link_notice")
        }

    before = await pairs()
    assert not any(alone in pair for pair in before)
    parties = (await court.do("GET", "intake", f"/cases/{alone}", "juzhang01"))["parties"]
    debtor = next(one["identity"] for one in parties if one["role"] == "respondent")
    own = [custody.of_case(one, 8) for one in (custody.CAR, FLAT)]
    await custody.write_scenario(court, debtor, finds=[wire(one) for one in own])
    again = {"channel": "national", "reason": "定期复查财产"}
    await court.do("POST", "custody", f"/cases/{alone}/queries", "chakong01", again)
    await court.advance()
    new = await pairs() - before
    assert {pair for pair in new if pair[1] in flats} == {(alone, flat) for flat in flats}
    assert {pair for pair in new if pair[0] in flats} == {(flat, alone) for flat in flats}
    listed = await court.listed("intake", f"/cases/{alone}/linked-cases", "juzhang01")
    assert {tuple(one["ties"]) for one in listed if one["case_number"] in flats} == {("thing",)}
    assert "查到同一财产" in await told(court, alone, "case_linked")
