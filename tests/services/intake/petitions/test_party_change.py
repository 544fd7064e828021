"""变更、追加当事人规定第三十、三十二条: against some rulings a suit lies in fifteen days, against all others review in ten."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count
from typing import Any

import httpx
import pytest
import pytest_asyncio

from services.documents.drafting.models import Document
from shared.contracts.intake.party_changes import CHANGES, GROUNDS, lies_to_suit
from tests.harness import Court
from tests.records import put, record
from tests.services.funds import road
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


async def decided(court: Court, case: str, words: str, result: str) -> str:
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
        "changed_as": "被执行人", "changed_by": words, "liable_for": "500000.00",
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
    assert done.json()["changed"] == COMPANY, done.text
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
