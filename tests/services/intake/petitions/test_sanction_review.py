"""Who is fined, detained or kept from leaving the country asks the court above, and what it revokes or lowers ends."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from itertools import count
from random import Random
from typing import Any

import httpx
import pytest
import pytest_asyncio

from deploy.demo_people import natural_person, organisation
from services.documents.delivery.models import Delivery
from services.documents.drafting.models import Document
from services.intake.coercion.models import Coercion
from shared.values.numerals import in_chinese
from tests.harness import Court
from tests.records import put, record
from tests.services.funds import road
from tests.services.intake.people import party
from tests.services.intake.refusals import assert_refused
from tests.services.intake.road import enter

_times = count(1)
STATES = {"fine": "done", "detention": "in_force", "exit_ban": "in_force"}
SANCTION, EXIT_BAN = "民诉法解释第一百八十五条", "异议复议规定第九条"
UNTIL_ASKED = {"fine": (3, SANCTION), "detention": (3, SANCTION), "exit_ban": (10, EXIT_BAN)}
ASKED_AGAIN = {"exit_ban": "petition.above_ruled_on_exit_ban"}


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def case(court: Court) -> str:
    return await road.new_case(court)


async def parties(court: Court, case: str) -> list[str]:
    return [one["id"] for one in (await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"]]


async def act(court: Court, path: str, who: str, body: dict[str, Any]) -> httpx.Response:
    return await court.call("POST", "intake", path, who, body)


async def paper(court: Court, case: str, purpose: str) -> str:
    return await enter(court, case, purpose, "wenshu01", f"材料，第{in_chinese(next(_times))}份")


async def owed(court: Court, case: str, about: str) -> dict[str, str]:
    """The state of each duty about that."""
    await court.advance()
    rows = await court.listed("intake", f"/cases/{case}/duties", "zhixiao01")
    return {row["rule_id"]: row["state"] for row in rows if row["about"] == about}


async def read(court: Court, one: str) -> dict[str, Any]:
    return dict(await court.do("GET", "intake", f"/coercions/{one}", "chengban01"))


async def coerced(court: Court, case: str, kind: str, days: int, **more: Any) -> str:
    """Carried out by a decision that the respondent has had for so many days."""
    now, respondent = await court.advance(), (await parties(court, case))[1]
    document = record(Document, case_number=case, kind=f"{kind}_decision", signed_at=now)
    served_at = now - timedelta(days=days)
    had = record(
        Delivery, case_number=case, document_id=document.id, addressee=respondent, served_at=served_at
    )
    own = {"case_number": case, "kind": kind, "party": respondent, "state": STATES[kind]}
    own |= {"fine": {"amount": Decimal(1000)}, "detention": {"days": 15}}.get(kind, {})
    who = {"requested_by": "chengban01", "decided_by": "yuanzhang01", "paper_sha256": f"{next(_times)}"}
    when = {"requested_at": now, "decided_at": now, "carried_out_at": now, "document": document.id}
    row = record(Coercion, **own | who | when | more)
    await put(court, document, had, row)
    return row.id


async def bring(court: Court, case: str, one: str, **own: Any) -> httpx.Response:
    now = await court.advance()
    body = {"kind": "reconsideration", "coercion": one, "request": "没有妨害执行"}
    body |= {"received_at": now.isoformat(), "paper": await paper(court, case, "petition")}
    if "outsider" not in own:
        body["party"] = (await parties(court, case))[1]
    return await act(court, f"/cases/{case}/petitions", "lian01", body | own)


async def sent_up(court: Court, case: str, one: str, **own: str) -> str:
    """Asked for and with the court above; the petition."""
    asked = await bring(court, case, one, **own)
    assert asked.status_code == 201, asked.text
    proof = {"sent_paper": await paper(court, case, "posting_proof")}
    sent = await act(court, f"/petitions/{asked.json()['id']}/sending-up", "lian01", proof)
    assert sent.is_success, sent.text
    return str(asked.json()["id"])


async def ruled(
    court: Court, case: str, petition: str, result: str = "granted", **left: Any
) -> httpx.Response:
    body = {
        "result": result,
        "answer": "上级法院已经决定",
        "document": await paper(court, case, "superior_ruling"),
    }
    return await act(court, f"/petitions/{petition}/decision", "lian01", body | left)


@pytest.mark.walk
async def test_the_court_above_revokes_a_fine_a_detention_and_an_exit_ban(court: Court, case: str) -> None:
    """民事诉讼法第一百一十九条; 民诉法解释第一百八十五、一百八十六条: three days; 异议复议规定第九条: ten."""
    applicant, respondent = await parties(court, case)
    arrest = record(Coercion, case_number=case, kind="arrest", party=respondent, paper_sha256="a")
    await put(court, arrest)
    assert (await bring(court, case, arrest.id)).status_code == 422, "no review lies against bringing in"
    assert (await bring(court, case, "")).status_code == 422
    for kind, (days, article) in UNTIL_ASKED.items():
        late = await bring(court, case, await coerced(court, case, kind, 2 * days + 8))
        assert_refused(late, 409, "petition_out_of_order", late.json()["title"], article)
        one = await coerced(court, case, kind, 1)
        strange = await bring(court, case, one, party=applicant)
        assert [each["article"] for each in strange.json()["errors"]][-1] == article, strange.text
        above = await sent_up(court, case, one)
        assert (await bring(court, case, one)).json()["type"].endswith(":petition_on_record")
        shown = await read(court, one)
        assert shown["state"] == STATES[kind], "nothing is stayed by asking"
        until = datetime.fromisoformat(shown["open_until"])
        assert timedelta(days=days - 1) < until - await court.advance(), shown["open_until"]
        duties = await owed(court, case, above)
        again = ASKED_AGAIN.get(kind, "petition.above_ruled_on_sanction")
        assert duties == {"petition.sent_up": "met", again: "open"}
        assert (await ruled(court, case, above)).is_success
        now = await read(court, one)
        assert (now["state"], now["end_ground"]) == ("ending", "wrong")
        assert now["correction"], "the paper of the court above"
        once = await bring(court, case, one)
        assert once.status_code == 422, once.text
        at = (await court.advance()).isoformat()
        end = {"at": at, "end_paper": await paper(court, case, "coercion_end")}
        if kind == "fine":
            assert now["to_refund"] == "1000.00"
            assert (await owed(court, case, one))["coercion.revoked_fine"] == "open"
            end |= {"paid": "1000.00"}
            for sum_ in ("1000.01", "400.00"):
                wrong = await act(court, f"/coercions/{one}/refund", "chengban01", end | {"refunded": sum_})
                assert [each["field"] for each in wrong.json()["errors"]] == ["refunded"]
            own = {
                "end_paper": await enter(court, case, "coercion_end", "chengban01", "承办人自己存入的凭证")
            }
            refused = await act(
                court, f"/coercions/{one}/refund", "chengban01", end | own | {"refunded": "1000.00"}
            )
            assert refused.status_code == 409, refused.text
            back = await act(court, f"/coercions/{one}/refund", "chengban01", end | {"refunded": "1000.00"})
            assert (back.json()["state"], back.json()["refunded"]) == ("ended", "1000.00"), back.text
            assert (await owed(court, case, one))["coercion.revoked_fine"] == "met"
        if kind == "detention":
            assert (await owed(court, case, one))["coercion.revoked_detention"] == "open"
            freed = await act(court, f"/coercions/{one}/release", "chengban01", end)
            assert freed.json()["state"] == "ended", freed.text
            assert (await owed(court, case, one))["coercion.revoked_detention"] == "met"
        if kind == "exit_ban":
            kept = {"result": "kept", "answer": "不认可"}
            refused = await act(court, f"/coercions/{one}/lifting", "faguan01", kept)
            assert_refused(refused, 409, "coercion_out_of_order", refused.json()["title"], EXIT_BAN)
            lifted = await act(court, f"/coercions/{one}/lifting", "faguan01", {"result": "lifted"})
            assert lifted.json()["state"] == "ended", lifted.text


@pytest.mark.walk
async def test_the_court_above_lowers_a_fine_and_a_detention(court: Court, case: str) -> None:
    """民诉法解释第一百八十六条: 撤销或者变更; what is dismissed changes nothing, and is not asked for twice."""
    kept = await coerced(court, case, "detention", 1)
    above = await sent_up(court, case, kept)
    assert (await ruled(court, case, above, "rejected", changed_days=3)).status_code == 422
    assert (await ruled(court, case, above, "rejected")).is_success
    assert (await read(court, kept))["state"] == "in_force"
    twice = await bring(court, case, kept)
    assert_refused(twice, 409, "petition_on_record", twice.json()["title"], "民事诉讼法第一百一十九条")

    shorter = await coerced(court, case, "detention", 1)
    above = await sent_up(court, case, shorter)
    for left in (15, 16):
        assert (await ruled(court, case, above, changed_days=left)).status_code == 422
    assert (await ruled(court, case, above, changed_days=5)).is_success
    now = await read(court, shorter)
    assert (now["state"], now["days"], now["changed_days"]) == ("in_force", 15, 5)
    day = datetime.fromisoformat(now["carried_out_at"]).date()
    assert datetime.fromisoformat(now["until"]).date() == day + timedelta(days=6), "24:00 of the fifth day"
    assert (await owed(court, case, shorter))["coercion.detention_shortened"] == "open"

    long_ago = (await court.advance()) - timedelta(days=9)
    over = await coerced(court, case, "detention", 1, carried_out_at=long_ago)
    above = await sent_up(court, case, over)
    assert (await ruled(court, case, above, changed_days=5)).is_success
    assert (await read(court, over))["state"] == "ending", "he is held too long already"
    assert (await owed(court, case, over))["coercion.revoked_detention"] == "open"

    less = await coerced(court, case, "fine", 1)
    above = await sent_up(court, case, less)
    assert (await ruled(court, case, above, changed_amount="400.00")).is_success
    assert (await read(court, less))["to_refund"] == "600.00"
    part = {"at": (await court.advance()).isoformat(), "paid": "450.00", "refunded": "0.00"}
    part["end_paper"] = await paper(court, case, "coercion_end")
    assert (await act(court, f"/coercions/{less}/refund", "chengban01", part)).status_code == 422
    done = await act(court, f"/coercions/{less}/refund", "chengban01", part | {"refunded": "50.00"})
    assert (done.json()["state"], done.json()["changed_amount"]) == ("done", "400.00"), done.text

    head = await coerced(court, case, "fine", 1, person="周明", capacity="representative")
    assert (await bring(court, case, head)).status_code == 422, "the fine is not the company's"
    assert (await bring(court, case, head, outsider="周明")).status_code == 201


@pytest.mark.walk
async def test_who_answers_for_a_unit_and_is_a_party_beside_it_asks_as_the_party(court: Court) -> None:
    """民事诉讼法第一百一十九条: whoever is fined may ask, as the unit's head and as guarantor alike."""
    people = (
        organisation(Random("unit/a")),
        organisation(Random("unit/r")),
        natural_person(Random("unit/g")),
    )
    roles = ("applicant", "respondent", "respondent")
    case = await road.new_case(court, parties=[party(*one) for one in zip(roles, people, strict=True)])
    _, unit, guarantor = await parties(court, case)
    fine = await coerced(court, case, "fine", 1, party=unit, person=people[2].name)
    assert (await bring(court, case, fine, party=unit)).status_code in (409, 422), "it is not the unit's"
    asked = await bring(court, case, fine, party=guarantor)
    assert asked.status_code == 201, asked.text
