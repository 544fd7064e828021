"""Who is to be listed, and whose entry is put right: 失信名单规定第五条、第十条、第十一条、第十二条."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from typing import Any

import httpx
import pytest
import pytest_asyncio

from services.intake.coercion.models import Coercion
from shared.values.numerals import in_chinese
from tests.harness import Court
from tests.records import put, record
from tests.services.documents import road as papers
from tests.services.documents.samples import SAMPLES
from tests.services.funds import road
from tests.services.intake.refusals import assert_refused
from tests.services.intake.road import duties, enter

_times = count(1)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def case(court: Court) -> str:
    await papers.install_keys(court)
    number = await road.new_case(court)
    await court.open_case(number, "faguan02")
    return number


async def parties(court: Court, case: str) -> list[dict[str, Any]]:
    return list((await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"])


async def entry(court: Court, case: str, state: str = "in_force", **columns: Any) -> str:
    """Of the respondent, for no term, as the record would have it; its id."""
    now = await court.advance()
    who = {"requested_by": "chengban01", "decided_by": "yuanzhang01", "paper_sha256": f"{next(_times)}"}
    when = {"requested_at": now, "decided_at": now}
    if state != "approved":
        when |= {"carried_out_at": now}
        columns = {"document": f"d{next(_times)}"} | columns
    kind = {"kind": "dishonest", "listing_ground": "able"} | columns
    party = (await parties(court, case))[1]["id"]
    row = record(Coercion, case_number=case, party=party, state=state, **who, **when, **kind)
    await put(court, row)
    return row.id


async def paper(court: Court, case: str, purpose: str, whose: str = "") -> str:
    named = f"{purpose}&title={whose}的材料" if whose else purpose
    return await enter(court, case, named, "wenshu01", f"材料，第{in_chinese(next(_times))}份")


async def bring(court: Court, case: str, kind: str, **own: Any) -> httpx.Response:
    now = await court.advance()
    body = {
        "kind": kind,
        "request": "已按期报告财产，不应纳入",
        "received_at": now.isoformat(),
        "paper": await paper(court, case, "petition"),
    }
    return await court.call("POST", "intake", f"/cases/{case}/petitions", "lian01", body | own)


async def act(
    court: Court, one: str, what: str, who: str, body: dict[str, Any], of: str = "petitions", **headers: str
) -> httpx.Response:
    return await court.call("POST", "intake", f"/{of}/{one}/{what}", who, body, **headers)


async def decision(court: Court, case: str, result: str) -> str:
    """The judge's own paper, signed; its id."""
    case_now = await court.do("GET", "intake", f"/cases/{case}", "chengban01")
    sides, name = papers.sides(case_now), (await parties(court, case))[1]["name"]
    kind = "listing_correction_decision"
    fields = SAMPLES[kind] | {side: sides[side] for side in ("applicants", "respondents")}
    fields |= {"petitioner": name, "thing": name, "result": result}
    fields |= {"reason": f"第{in_chinese(next(_times))}次核对申报表收件登记，收件日在通知书载明的期间内"}
    fields |= {"bench": [{"role": "审判员", "name": "王执行"}, {"role": "书记员", "name": "郑文书"}]}
    path = f"/cases/{case}/documents"
    made = await court.do("POST", "documents", path, "faguan01", {"kind": kind, "fields": fields})
    await papers.verify(court, made["id"], "faguan01")
    await papers.review(court, made["id"], "faguan02")
    (answer,) = await papers.sign(court, [made["id"]], "faguan01")
    assert answer["outcome"] == "signed", answer
    return str(made["id"])


async def state(court: Court, one: str) -> tuple[str, str | None]:
    found = await court.do("GET", "intake", f"/coercions/{one}", "chengban01")
    return found["state"], found["correction"]


@pytest.mark.walk
async def test_an_entry_is_put_right_by_the_judge_or_by_the_court_above(court: Court, case: str) -> None:
    applicant, respondent = await parties(court, case)
    one, other = await entry(court, case), await entry(court, case, kind="consumption", listing_ground=None)
    for own in (
        {"party": applicant["id"], "coercion": one},
        {"party": respondent["id"], "coercion": other},
        {"party": respondent["id"]},
    ):
        assert (await bring(court, case, "listing_correction", **own)).status_code == 422, own
    own = {"party": respondent["id"], "coercion": one}
    asked = await bring(court, case, "listing_correction", **own)
    assert asked.status_code == 201, asked.text
    assert (await bring(court, case, "listing_correction", **own)).status_code == 409
    await court.advance()
    assert (await duties(court, case))["petition.listing_correction"]["state"] == "open"

    refusal = {"result": "rejected", "answer": "申报表逾期交来，理由不成立"}
    refusal |= {"document": await decision(court, case, "理由不成立")}
    assert (await act(court, asked.json()["id"], "decision", "faguan02", refusal)).status_code == 403
    without = await act(court, asked.json()["id"], "decision", "faguan01", refusal | {"document": None})
    assert without.status_code == 422
    done = await act(court, asked.json()["id"], "decision", "faguan01", refusal)
    assert done.json()["state"] == "decided", done.text
    assert await state(court, one) == ("in_force", None)
    now = await court.advance()
    receipt = await paper(court, case, "service_receipt", respondent["name"])
    served = await act(
        court, asked.json()["id"], "service", "lian01", {"at": now.isoformat(), "receipt": receipt}
    )
    assert served.json()["state"] == "served", served.text
    assert served.json()["open_until"][:10] == (now + timedelta(days=11)).date().isoformat()

    review = {"party": respondent["id"], "against": asked.json()["id"]}
    above = (await bring(court, case, "reconsideration", **review)).json()["id"]
    sent = {"sent_paper": await paper(court, case, "posting_proof")}
    assert (await act(court, above, "sending-up", "lian01", sent)).is_success
    superior = await paper(court, case, "superior_ruling")
    ruled = {"result": "granted", "answer": "上级法院决定撤销失信信息", "document": superior}
    assert (await act(court, above, "decision", "lian01", ruled)).is_success
    assert await state(court, one) == ("ending", superior)
    await court.advance()
    held = await duties(court, case)
    assert held["petition.listing_correction"]["state"] == "met"
    assert held["coercion.listing_corrected"]["state"] == "open"
    kept = await act(
        court, one, "lifting", "faguan01", {"result": "kept", "answer": "不认可"}, of="coercions"
    )
    assert_refused(kept, 409, "coercion_out_of_order", kept.json()["title"], "失信名单规定第十二条")
    lifted = await act(court, one, "lifting", "faguan01", {"result": "lifted"}, of="coercions")
    assert lifted.json()["state"] == "ended", lifted.text
    await court.advance()
    assert (await duties(court, case))["coercion.listing_corrected"]["state"] == "met"
    assert (await bring(court, case, "listing_correction", **own)).status_code == 422  # it is gone

    again = await entry(court, case)
    asked = await bring(court, case, "listing_correction", party=respondent["id"], coercion=again)
    right = await decision(court, case, "理由成立")
    granted = {"result": "granted", "answer": "申报未逾期，应予纠正", "document": right}
    assert (await act(court, asked.json()["id"], "decision", "faguan01", granted)).is_success
    assert await state(court, again) == ("ending", right)


@pytest.mark.walk
async def test_who_let_the_debtor_off_waits_six_months(court: Court, case: str) -> None:
    applicant, respondent = await parties(court, case)
    for own in ({"respondent": applicant["id"]}, {}, {"respondent": respondent["id"], "coercion": "0" * 32}):
        assert (await bring(court, case, "listing", party=applicant["id"], **own)).status_code == 422
    asked = await bring(court, case, "listing", party=applicant["id"], respondent=respondent["id"])
    assert asked.status_code == 201, asked.text
    await court.advance()
    assert (await duties(court, case))["petition.listing"]["state"] == "open"

    async def grants() -> httpx.Response:
        body = {"result": "granted", "answer": "具有法定情形，准许"}
        trying = {"Prefer": "handling=dry-run"}
        return await act(court, asked.json()["id"], "decision", "faguan01", body, **trying)

    await court.sql("DELETE FROM intake.coercion WHERE case_number = $1", case)
    unapproved = await grants()
    assert_refused(unapproved, 409, "petition_out_of_order", unapproved.json()["title"], "失信名单规定第五条")
    await entry(court, case, "approved")
    assert (await grants()).is_success
    ended = await court.advance()
    await entry(court, case, "ended", end_ground="consent", ended_at=ended - timedelta(days=170))
    early = await grants()
    assert_refused(early, 409, "petition_out_of_order", early.json()["title"], "失信名单规定第十条")
    await court.sql(
        "UPDATE intake.coercion SET ended_at = ended_at - interval '20 days' WHERE ended_at < $1", ended
    )
    assert (await grants()).is_success
