"""变更、追加当事人规定第三十、三十二条: against some rulings a suit lies in fifteen days, against all others review in ten."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

import httpx
import pytest
import pytest_asyncio

from deploy.demo_people import organisation
from services.custody.measures.models import Measure
from services.custody.network.models import Asset, Feedback, Query
from services.documents.drafting.models import Document
from services.intake.guarantees.models import Guarantee
from services.intake.petitions import remedies
from services.intake.petitions.kinds import KINDS
from services.intake.petitions.remedies import Standing
from shared.contracts.intake.party_changes import CHANGES, GROUNDS, lies_to_suit
from shared.values.refusal import Problem
from tests.agreement import waiting
from tests.harness import CLOCK_START, Court
from tests.records import put, record
from tests.services.funds import road
from tests.services.intake.people import party
from tests.services.intake.road import enter

_times = count(1)
COMPANY = "信阳市立业运输有限公司"


def test_a_suit_lies_where_article_32_says_so() -> None:
    """第十四条第二款、第十七条至第二十一条; nothing else of articles 2 to 25."""
    held = {ground.value: CHANGES[ground].article.place for ground in CHANGES if lies_to_suit(ground)}
    assert held == {
        "limited_partner": "第十四条",
        "capital_unpaid": "第十七条",
        "capital_withdrawn": "第十八条",
        "shares_transferred": "第十九条",
        "one_shareholder": "第二十条",
        "not_liquidated": "第二十一条",
    }
    assert not lies_to_suit(None)
    assert len({change.article for change in CHANGES.values()}) == 24  # 2 to 25
    assert {c.role for c in CHANGES.values() if c.article.place in ("第二条", "第九条")} == {"applicant"}
    assert CHANGES[GROUNDS["第三人向执行法院书面承诺代为履行"]].limit == "sum"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def case(court: Court) -> str:
    return await road.new_case(court)


async def paper(court: Court, case: str, purpose: str, whose: str = "") -> str:
    named = f"{purpose}&title={whose}的材料" if whose else purpose
    return await enter(court, case, named, "wenshu01", f"{purpose}{whose}{next(_times)}")


async def act(court: Court, one: str, what: str, who: str, body: dict[str, Any]) -> httpx.Response:
    return await court.call("POST", "intake", f"/petitions/{one}/{what}", who, body)


async def decided(court: Court, case: str, words: str, result: str, side: str = "被执行人") -> str:
    """What the applicant asked for, and the judge decided by his ruling on that ground; its id."""
    file = await court.do("GET", "intake", f"/cases/{case}", "chengban01")
    applicant = file["parties"][0]
    now = await court.advance()
    asked = await court.do("POST", "intake", f"/cases/{case}/petitions", "lian01", {
        "kind": "party_change", "party": applicant["id"], "request": f"请求追加{COMPANY}为被执行人",
        "received_at": now.isoformat(), "paper": await paper(court, case, "petition"),
    })  # fmt: skip
    now = await court.advance()
    fields = {
        "applicants": [], "respondents": [], "petitioner": applicant["name"],
        "petition_kind": "变更、追加当事人申请", "thing": COMPANY, "result": result,
        "changed_as": side, "changed_by": words, "liable_for": "500000.00",
    }  # fmt: skip
    signed = dict.fromkeys(("signed_at", "reviewed_at", "verified_at"), now)
    by = {"made_by": "faguan01", "reviewed_by": "faguan02", "signed_by": "faguan01", "signer": "judge"}
    ruling = record(
        Document, case_number=case, kind="party_change_ruling", state="dispatched",
        ruling=900 + next(_times), fields=fields, **signed, **by,
    )  # fmt: skip
    await put(court, ruling)
    codes = {"理由成立": "granted", "理由不成立": "rejected"}
    body = {"result": codes[result], "answer": "经审查，予以认定", "document": ruling.id}
    done = await act(court, asked["id"], "decision", "faguan01", body)
    assert done.json().get("changed") == COMPANY, done.text
    return str(asked["id"])


async def served(court: Court, case: str, one: str) -> dict[str, Any]:
    name = (await court.do("GET", "intake", f"/petitions/{one}", "chengban01"))["petitioner"]
    now = await court.advance()
    body = {"at": now.isoformat(), "receipt": await paper(court, case, "service_receipt", name)}
    alone = await act(court, one, "service", "lian01", body)
    assert alone.json()["errors"][0]["field"] == "changed_receipt", "he has his own time to sue"
    wrong = body | {"changed_receipt": body["receipt"]}
    assert (await act(court, one, "service", "lian01", wrong)).status_code == 409
    body["changed_receipt"] = await paper(court, case, "service_receipt", COMPANY)
    done = await act(court, one, "service", "lian01", body)
    assert done.status_code == 200, done.text
    return dict(done.json())


def lasts(one: dict[str, Any]) -> timedelta:
    """From the receipts' entry, the same day."""
    return datetime.fromisoformat(one["open_until"]) - datetime.fromisoformat(one["served_at"])


@pytest.mark.parametrize("result", ["理由成立", "理由不成立"])
@pytest.mark.parametrize(
    ("words", "suit"),
    [
        ("营利法人的股东、出资人未缴纳或者未足额缴纳出资", True),
        ("法人分支机构不能清偿债务，追加该法人", False),
    ],
)
async def test_the_ground_of_the_ruling_decides_the_way_and_its_time(
    court: Court, case: str, words: str, suit: bool, result: str
) -> None:
    one = await decided(court, case, words, result)
    shown = await served(court, case, one)
    floor = 15 if suit else 10
    assert floor <= lasts(shown).days < floor + 4, "and days off at its end"
    offered = {row["operation"]: row["allowed"] for row in shown["acts"]}
    assert offered["record_suit"] == suit
    now = await court.advance()
    sued = {"at": now.isoformat(), "suit_paper": await paper(court, case, "petition_suit")}
    file = await court.do("GET", "intake", f"/cases/{case}", "chengban01")
    above = await court.call("POST", "intake", f"/cases/{case}/petitions", "lian01", {
        "kind": "reconsideration", "outsider": COMPANY, "against": one, "request": "请求撤销该裁定",
        "received_at": now.isoformat(), "paper": await paper(court, case, "petition"),
    })  # fmt: skip
    assert file["state"] == "open"
    if suit:
        assert (above.status_code, above.json()["article"]) == (409, "变更、追加当事人规定第三十二条")
    else:
        assert above.status_code == 201, above.text
        assert (await act(court, above.json()["id"], "withdrawal", "lian01", {})).status_code == 422
    done = await act(court, one, "suit", "lian01", sued)
    assert (done.status_code == 200) == suit, done.text


@pytest.mark.walk
async def test_a_guarantor_is_not_added_for_what_he_has_guaranteed(court: Court) -> None:
    """执行担保规定第十一条: he answers by his guarantee, and would be charged twice for one promise."""
    promised = "第三人向执行法院书面承诺代为履行"
    for words, result, barred in (
        (promised, "理由成立", True),
        (promised, "理由不成立", False),
        ("营利法人的股东、出资人未缴纳或者未足额缴纳出资", "理由成立", False),
    ):
        case = await road.new_case(court)
        await put(court, record(
            Guarantee, case_number=case, guarantor=COMPANY, identity="91411500MA4512345X", own=False,
            kind="surety", claim="本金", amount=Decimal(1), scope="本金", state="accepted",
            deferred_until=date(2026, 9, 1), undertaking="u", consents=["c"],
            recorded_by="chengban01", recorded_at=CLOCK_START, decided_by="faguan01", decided_at=CLOCK_START,
        ))  # fmt: skip
        if not barred:
            assert await decided(court, case, words, result)
            continue
        with pytest.raises(AssertionError, match=r"guarantor_no_party.*执行担保规定第十一条"):
            await decided(court, case, words, result)


PARTY = party("respondent", organisation(random.Random("joins"))) | {
    "name": COMPANY,
    "payee_bank": "",
    "payee_account": "",
}


@pytest.mark.parametrize(
    ("state", "result", "own", "stands"),
    [
        ("decided", "granted", {}, False),
        ("served", "granted", {}, True),
        ("sued", "granted", {}, True),
        ("ended", "granted", {"upheld": False}, True),
        ("ended", "granted", {"upheld": True}, False),  # 第三十三条第（一）项
        ("served", "rejected", {}, False),
        ("sued", "rejected", {}, False),
        ("ended", "rejected", {"upheld": True}, True),  # 第三十四条第（一）项
        ("ended", "rejected", {"upheld": False}, False),
        ("served", "granted", {"overturned": True}, False),
        ("served", "granted", {"joined": "p"}, False),
        ("served", "granted", {"kind": "conduct"}, False),
    ],
)
def test_who_is_a_party_by_ruling_or_judgment(
    state: str, result: str, own: dict[str, Any], stands: bool
) -> None:
    kind = KINDS[own.pop("kind", "party_change")]
    given = {"upheld": None, "joined": None, "overturned": False} | own

    def check() -> None:
        remedies.check_in_force(
            kind, state, result, given["upheld"], given["joined"], overturned=given["overturned"]
        )

    if stands:
        check()
        return
    with pytest.raises(Problem, match="petition_out_of_order"):
        check()


@pytest.mark.parametrize(
    ("person", "replaces", "fields"),
    [
        (("respondent", "甲公司", "3"), None, []),
        (("respondent", "甲公司", "3"), "r", []),
        (("respondent", "甲公司", "9"), None, []),  # who has left may be added again
        (("applicant", "甲公司", "3"), None, ["party.role"]),
        (("respondent", "乙公司", "3"), None, ["party.name"]),
        (("respondent", "甲公司", "2"), None, ["party.identity"]),
        (("respondent", "甲公司", "1"), None, ["party.identity"]),
        (("respondent", "甲公司", "3"), "a", ["replaces"]),
        (("respondent", "甲公司", "3"), "o", ["replaces"]),
    ],
)
def test_the_very_person_of_the_ruling_enters_on_its_side(
    person: tuple[str, str, str], replaces: str | None, fields: list[str]
) -> None:
    parties = [
        Standing("a", "applicant", "1", False),
        Standing("r", "respondent", "2", False),
        Standing("o", "respondent", "9", True),
    ]
    if not fields:
        remedies.check_joins("branch", "甲公司", person, replaces, parties)
        return
    with pytest.raises(Problem, match="petition_refused") as refused:
        remedies.check_joins("branch", "甲公司", person, replaces, parties)
    assert [fault.field for fault in refused.value.errors] == fields


async def barred(court: Court, case: str) -> set[str]:
    found = await court.do("GET", "intake", f"/cases/{case}/barred-things", "chengban01")
    return {one["asset"] for one in found}


@pytest.mark.walk
async def test_who_is_added_is_searched_for_and_nothing_of_his_is_sold_while_he_sues(court: Court) -> None:
    """变更、追加当事人规定第十七、三十三条."""
    case = await road.new_case(court)
    one = await decided(court, case, "营利法人的股东、出资人未缴纳或者未足额缴纳出资", "理由成立")
    proof = await paper(court, case, "party_proof", COMPANY)
    body = {"party": PARTY, "proof": proof}
    early = await act(court, one, "party", "lian01", body)
    assert early.json()["type"].endswith(":petition_out_of_order"), early.text
    await served(court, case, one)
    assert (one, "join_party") in await waiting(court, "intake", case, "lian01")
    for changes, code in (
        ({"party": PARTY | {"name": "信阳市另一公司"}}, "petition_refused"),
        ({"party": PARTY | {"role": "applicant", "mobile": "16000000001"}}, "petition_refused"),
        ({"party": PARTY | {"payee_account": "6217000000000000009"}}, "petition_refused"),
        ({"proof": await paper(court, case, "party_proof", "另一公司")}, "file_not_of_case"),
    ):
        answer = await act(court, one, "party", "lian01", body | changes)
        assert answer.json()["type"].endswith(f":{code}"), answer.text
    done = await act(court, one, "party", "lian01", body)
    assert done.status_code == 200, done.text
    new = done.json()["joined"]
    assert (one, "join_party") not in await waiting(court, "intake", case, "lian01")
    assert (await act(court, one, "party", "lian01", body)).status_code == 409
    shown = {
        row["id"]: row for row in (await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"]
    }
    assert (shown[new]["role"], shown[new]["liable_for"]) == ("respondent", "500000.00")
    await court.advance()
    asked = await court.listed("custody", f"/cases/{case}/queries", "chakong01")
    assert new in {row["respondent_id"] for row in asked if row["occasion"] == f"joined_{one}"}

    query = record(Query, case_number=case, occasion=f"joined_{one}x", respondent_id=new)
    feedback = record(Feedback, case_number=case, query_id=query.id)
    of_case = {"case_number": case, "feedback_id": feedback.id, "kind": "real_estate"}
    his = record(Asset, identifier="房甲", item_ref="房甲", respondent_id=new, **of_case)
    other = record(Asset, identifier="房乙", item_ref="房乙", respondent_id=list(shown)[1], **of_case)
    seized = [
        record(
            Measure, case_number=case, asset_id=one.id, kind="seal", offline=True, expires_on=date(2029, 3, 1)
        )
        for one in (his, other)
    ]
    await put(court, query, feedback, his, other, *seized)
    found = await barred(court, case)
    assert his.id in found
    assert other.id not in found
    now = await court.advance()
    suit = {"at": now.isoformat(), "suit_paper": await paper(court, case, "petition_suit")}
    assert (await act(court, one, "suit", "lian01", suit)).is_success
    await court.advance(to=(now + timedelta(days=40)).isoformat())
    assert await barred(court, case) == found, "as long as the suit runs"
    end = {
        "upheld": True,
        "end_paper": await paper(court, case, "petition_end", shown[next(iter(shown))]["name"]),
    }
    ended = await act(court, one, "suit-end", "lian01", end)
    assert ended.status_code == 200, ended.text
    assert await barred(court, case) == set()
    parties = (await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"]
    assert [row["id"] for row in parties if row["left_at"]] == [new], "the judgment puts him out"
    await court.advance()
    owed = await court.listed("intake", f"/cases/{case}/duties", "zhixiao01")
    released = [(row["about"], row["state"]) for row in owed if row["rule_id"] == "petition.released"]
    assert released == [(his.id, "open")], (
        "查封扣押冻结规定第二十八条: and what was seized of him alone is let go of"
    )


@pytest.mark.walk
async def test_who_takes_an_applicants_place_has_it_until_the_ruling_falls(court: Court) -> None:
    """第九条: the claim was assigned; 第三十条: the higher court decides otherwise."""
    case = await road.new_case(court)
    before = (await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"][0]
    one = await decided(court, case, "申请执行人将债权依法转让给第三人并书面认可", "理由成立", "申请执行人")
    await served(court, case, one)
    new = PARTY | {"role": "applicant", "mobile": "16000000001"}
    body = {
        "party": new,
        "replaces": before["id"],
        "proof": await paper(court, case, "party_proof", COMPANY),
    }
    done = await act(court, one, "party", "lian01", body)
    assert done.status_code == 200, done.text

    async def left() -> dict[str, bool]:
        shown = (await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"]
        return {row["name"]: row["left_at"] is not None for row in shown if row["role"] == "applicant"}

    assert await left() == {before["name"]: True, COMPANY: False}
    now = await court.advance()
    above = await court.do("POST", "intake", f"/cases/{case}/petitions", "lian01", {
        "kind": "reconsideration", "outsider": "王海", "against": one, "request": "请求撤销该裁定",
        "received_at": now.isoformat(), "paper": await paper(court, case, "petition"),
    })  # fmt: skip
    sent = {"sent_paper": await paper(court, case, "posting_proof")}
    assert (await act(court, above["id"], "sending-up", "lian01", sent)).is_success
    superior = {"result": "granted", "answer": "转让未经书面认可，撤销裁定"}
    superior["document"] = await paper(court, case, "superior_ruling")
    assert (await act(court, above["id"], "decision", "lian01", superior)).is_success
    assert await left() == {before["name"]: False, COMPANY: True}
