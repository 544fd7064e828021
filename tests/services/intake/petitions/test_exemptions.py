"""On his application somebody restricted spends what he must, as judge or president allow, and not a day longer."""

from __future__ import annotations

import random
from datetime import timedelta
from itertools import count
from typing import Any

import httpx
import pytest
import pytest_asyncio

from deploy.demo_people import natural_person, organisation
from services.intake.coercion.models import Coercion
from shared.values.numerals import in_chinese
from tests.harness import Court
from tests.records import put, record
from tests.services.documents import road as papers
from tests.services.documents.samples import SAMPLES
from tests.services.funds import road
from tests.services.intake.people import party
from tests.services.intake.refusals import assert_refused
from tests.services.intake.road import enter

_times = count(1)
NEED, TRAVEL = "限制消费规定第八条", "善意文明执行意见第十七条"
EXEMPTION, TRIP = "exemption_decision", "travel_exemption_decision"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def case(court: Court) -> str:
    """Against a natural person and a company that 周明 represents."""
    await papers.install_keys(court)
    rng = random.Random("exempted")
    parties = [
        party("applicant", organisation(rng)),
        party("respondent", natural_person(rng)),
        party("respondent", organisation(rng)) | {"representative": "周明", "representative_title": "总经理"},
    ]
    return await road.new_case(court, parties=parties)


async def sides(court: Court, case: str) -> list[dict[str, Any]]:
    return list((await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"])


async def order(court: Court, case: str, whose: int, **own: Any) -> str:
    """A consumption order that stands."""
    now = await court.advance()
    who = {"requested_by": "chengban01", "decided_by": "yuanzhang01", "paper_sha256": f"{next(_times)}"}
    when = {"requested_at": now, "decided_at": now, "carried_out_at": now, "document": f"d{next(_times)}"}
    of = {"party": (await sides(court, case))[whose]["id"], "kind": "consumption", "state": "in_force"}
    row = record(Coercion, case_number=case, **of | who | when | own)
    await put(court, row)
    return row.id


async def act(court: Court, path: str, who: str, body: dict[str, Any]) -> httpx.Response:
    return await court.call("POST", "intake", path, who, body)


async def bring(court: Court, case: str, kind: str, one: str, last: int = 10, **own: Any) -> httpx.Response:
    """For ten days from today."""
    now = await court.advance()
    body = {"kind": kind, "coercion": one, "request": "车辆报废，需购车营运", "received_at": now.isoformat()}
    body |= {"scope": "二手货车一辆", "exempt_kinds": ["vehicles"], "exempt_from": now.date().isoformat()}
    body |= {"exempt_until": (now + timedelta(days=last)).date().isoformat(), "exemption": "business"}
    body["paper"] = await enter(court, case, "petition", "wenshu01", f"申请，第{in_chinese(next(_times))}份")
    return await act(court, f"/cases/{case}/petitions", "lian01", body | own)


async def decided(court: Court, case: str, kind: str, who: str, **own: str) -> str:
    """The signed decision; its id."""
    case_now = await court.do("GET", "intake", f"/cases/{case}", "chengban01")
    both = papers.sides(case_now)
    fields = SAMPLES[kind] | {side: both[side] for side in ("applicants", "respondents")} | own
    fields |= {"reason": f"第{in_chinese(next(_times))}次核对报废证明、运输合同，确系其唯一营运工具"}
    if kind == EXEMPTION:
        fields |= {"bench": [{"role": "审判员", "name": "王执行"}, {"role": "书记员", "name": "郑文书"}]}
    maker = "faguan01" if kind == EXEMPTION else "wenshu01"
    made = await court.do(
        "POST", "documents", f"/cases/{case}/documents", maker, {"kind": kind, "fields": fields}
    )
    await papers.verify(court, made["id"], maker)
    await papers.review(court, made["id"], "faguan02" if kind == EXEMPTION else who)
    (answer,) = await papers.sign(court, [made["id"]], who)
    assert answer["outcome"] == "signed", answer
    return str(made["id"])


async def owed(court: Court, case: str, about: str) -> dict[str, str]:
    await court.advance()
    rows = await court.listed("intake", f"/cases/{case}/duties", "zhixiao01")
    return {row["rule_id"]: row["state"] for row in rows if row["about"] == about}


async def shown(court: Court, one: str) -> list[dict[str, Any]]:
    return list((await court.do("GET", "intake", f"/coercions/{one}", "chengban01"))["exemptions"])


@pytest.mark.walk
async def test_what_business_needs_is_allowed_by_the_judge_and_ends_by_itself(
    court: Court, case: str
) -> None:
    """限制消费规定第八条: 应当向人民法院提出申请，获批准后方可进行."""
    applicant, person, _ = await sides(court, case)
    one, kind = await order(court, case, 1), "consumption_exemption"
    for own in ({"party": applicant["id"]}, {"outsider": "路人甲"}, {"party": person["id"], "scope": ""}):
        assert (await bring(court, case, kind, one, **own)).status_code == 422, own
    banned = await order(court, case, 1, kind="exit_ban")
    assert (await bring(court, case, kind, banned, party=person["id"])).status_code == 422
    asked = await bring(court, case, kind, one, party=person["id"])
    assert asked.status_code == 201, asked.text
    about, until = asked.json()["id"], asked.json()["exempt_until"]
    assert await owed(court, case, about) == {"petition.consumption_exemption": "open"}
    assert await shown(court, one) == []
    named = {
        "petitioner": person["name"],
        "thing": person["name"],
        "exempt_from": asked.json()["exempt_from"],
    }
    yes = {"result": "granted", "answer": "系唯一营运工具"}
    wide = await decided(court, case, EXEMPTION, "faguan01", **named, exempt_until="2099-01-01")
    longer = await act(court, f"/petitions/{about}/decision", "faguan01", yes | {"document": wide})
    assert_refused(longer, 409, "petition_document", longer.json()["title"], NEED)
    more = await decided(
        court, case, EXEMPTION, "faguan01", **named, exempt_until=until,
        exempt_kinds="购买非经营必需车辆；旅游、度假",
    )  # fmt: skip
    wider = await act(court, f"/petitions/{about}/decision", "faguan01", yes | {"document": more})
    assert_refused(wider, 409, "petition_document", wider.json()["title"], NEED)
    paper = await decided(court, case, EXEMPTION, "faguan01", **named, exempt_until=until)
    other = await act(court, f"/petitions/{about}/decision", "yuanzhang01", yes | {"document": paper})
    assert other.status_code == 403, other.text
    done = await act(court, f"/petitions/{about}/decision", "faguan01", yes | {"document": paper})
    assert done.json()["state"] == "decided", done.text
    (allowed,) = await shown(court, one)
    assert (allowed["scope"], allowed["exempt_until"], allowed["in_force"]) == (
        SAMPLES[EXEMPTION]["exempt_scope"],
        until,
        True,
    )
    assert (await owed(court, case, about))["petition.exemption_over"] == "open"
    trace = await enter(court, case, "coercion_trace", "chengban01", "恢复限制消费的回执")
    over = {"at": (await court.advance()).isoformat(), "restored_paper": trace}
    early = await act(court, f"/petitions/{about}/restoration", "chengban01", over)
    assert_refused(early, 409, "petition_out_of_order", early.json()["title"], NEED)
    await court.advance(to=(await court.advance() + timedelta(days=11)).isoformat())
    (after,) = await shown(court, one)
    assert after["in_force"] is False, "nobody need end it"
    over |= {"at": (await court.advance()).isoformat()}
    over |= {"restored_paper": await enter(court, case, "coercion_trace", "chengban01", "期满后的回执")}
    assert (await act(court, f"/petitions/{about}/restoration", "chengban02", over)).status_code == 403
    back = await act(court, f"/petitions/{about}/restoration", "chengban01", over)
    assert back.is_success, back.text
    assert (await owed(court, case, about))["petition.exemption_over"] == "met"


@pytest.mark.walk
async def test_an_urgent_journey_is_allowed_by_the_president_for_a_month(court: Court, case: str) -> None:
    """善意文明执行意见第十七条: 经本院院长批准，最长不超过一个月; 因私消费 of who represents a company."""
    company = (await sides(court, case))[2]
    one, kind = await order(court, case, 2), "travel_exemption"
    ill: dict[str, Any] = {"outsider": "周明", "exemption": "illness", "scope": "往返高铁二等座"}
    ill |= {"exempt_kinds": ["trains"]}
    long = await bring(court, case, kind, one, last=40, **ill)
    assert_refused(long, 422, "petition_refused", long.json()["title"], TRAVEL)
    own = {"exemption": "illness", "exempt_kinds": ["seats"]}
    by_itself = await bring(court, case, kind, one, party=company["id"], **own)
    assert [each["field"] for each in by_itself.json()["errors"]] == ["party"]
    asked = await bring(court, case, kind, one, last=20, **ill)
    assert asked.status_code == 201, asked.text
    about = asked.json()["id"]
    days = {name: asked.json()[name] for name in ("exempt_from", "exempt_until")}
    paper = await decided(court, case, TRIP, "yuanzhang01", petitioner="周明", thing=company["name"], **days)
    yes = {"result": "granted", "answer": "其母病危", "document": paper}
    judge = await act(court, f"/petitions/{about}/decision", "faguan01", yes)
    assert_refused(judge, 403, "president_only", judge.json()["title"], TRAVEL)
    assert (await act(court, f"/petitions/{about}/decision", "yuanzhang01", yes)).is_success
    chained = await bring(court, case, kind, one, last=25, **ill)
    assert_refused(chained, 409, "petition_on_record", chained.json()["title"], TRAVEL)
    private = await bring(
        court, case, "consumption_exemption", one, outsider="周明", exemption="private", scope="其子学费",
        exempt_kinds=["schools"],
    )  # fmt: skip
    assert private.status_code == 201, private.text
    above = await bring(
        court, case, "reconsideration", "", outsider="周明", against=about,
        exemption=None, exempt_kinds=[], scope="", exempt_from=None, exempt_until=None,
    )  # fmt: skip
    assert above.json()["type"].endswith(":petition_out_of_order"), "he applies anew"

    ground = {"ground": "consent", "at": (await court.advance()).isoformat()}
    ground["end_paper"] = await enter(court, case, "coercion_end", "wenshu01", "申请执行人同意解除限制消费")
    assert (await act(court, f"/coercions/{one}/end-ground", "chengban01", ground)).is_success
    lifted = await act(court, f"/coercions/{one}/lifting", "faguan01", {"result": "lifted"})
    assert lifted.json()["state"] == "ended", lifted.text
    assert (await owed(court, case, about))["petition.exemption_over"] == "met"
    gone = await decided(court, case, EXEMPTION, "faguan01", petitioner="周明", thing=company["name"], **days)
    late = yes | {"document": gone}
    ended = await act(court, f"/petitions/{private.json()['id']}/decision", "faguan01", late)
    assert [each["field"] for each in ended.json()["errors"]] == ["coercion"], (
        "nothing restricts him any more"
    )
