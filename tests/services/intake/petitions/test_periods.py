"""The parties' own periods by the record: of jurisdiction from the notice, anew for who missed one for good reason."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from typing import Any

import httpx
import pytest
import pytest_asyncio

from services.documents.delivery.models import Delivery
from services.documents.drafting.models import Document
from services.intake.docket.models import AppliedFact
from services.intake.petitions.models import Petition
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.intake.facts import PetitionServed
from tests.facts import made
from tests.harness import Court
from tests.records import approved, put, record
from tests.services.funds import road
from tests.services.intake.refusals import assert_refused
from tests.services.intake.road import duties, enter

_times = count(1)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def case(court: Court) -> str:
    return await road.new_case(court)


async def paper(court: Court, case: str, purpose: str) -> str:
    return await enter(court, case, purpose, "wenshu01", f"{purpose}{next(_times)}")


async def parties(court: Court, case: str) -> list[dict[str, Any]]:
    return list((await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"])


async def bring(court: Court, case: str, kind: str, **own: Any) -> httpx.Response:
    now = await court.advance()
    body = {"kind": kind, "request": "本案应当由被执行人住所地法院执行", "received_at": now.isoformat()}
    body["paper"] = await paper(court, case, "petition")
    return await court.call("POST", "intake", f"/cases/{case}/petitions", "lian01", body | own)


async def notify(court: Court, case: str, party: str, days: int, state: str = "dispatched") -> None:
    """An enforcement notice of the party, which it had so many days ago."""
    now = await court.advance()
    signed = dict.fromkeys(("signed_at", "reviewed_at", "verified_at"), now - timedelta(days=days))
    by = {
        "made_by": "wenshu01",
        "reviewed_by": "juzhang01",
        "signed_by": "juzhang01",
        "signer": "bureau_head",
    }
    back = {"withdrawn_by": "juzhang01", "withdrawn_at": now, "withdrawn_because": "文书有误，予以撤回"}
    notice = record(
        Document, case_number=case, kind="enforcement_notice", state=state, addressee=party,
        **signed, **by, **(back if state == "withdrawn" else {}),
    )  # fmt: skip
    had = {"addressee": party, "served_at": now - timedelta(days=days)}
    await put(court, notice, record(Delivery, case_number=case, document_id=notice.id, **had))


@pytest.mark.walk
async def test_a_late_objection_to_jurisdiction_is_refused_by_the_record_of_service(
    court: Court, case: str
) -> None:
    """执行程序解释第三条: ten days from the enforcement notice; who has none yet is in time."""
    applicant, respondent = await parties(court, case)
    await court.advance(to=(await court.advance() + timedelta(days=30)).isoformat())
    await notify(court, case, respondent["id"], 28, "withdrawn")
    tried = await bring(court, case, "jurisdiction", party=respondent["id"])
    assert tried.status_code == 201, tried.text
    end = {"end_paper": await enter(
        court, case, f"petition_end&title={respondent['name']}的材料", "wenshu01", "撤回异议申请"
    )}  # fmt: skip
    one = tried.json()["id"]
    assert (await court.call("POST", "intake", f"/petitions/{one}/withdrawal", "lian01", end)).is_success
    await notify(court, case, respondent["id"], 27)
    await notify(court, case, respondent["id"], 1)
    late = await bring(court, case, "jurisdiction", party=respondent["id"])
    assert_refused(late, 409, "petition_out_of_order", late.json()["title"], "执行程序解释第三条")
    assert "届满" in late.json()["detail"]
    purpose = f"posting_proof&title={respondent['name']}的寄件凭证"
    by_post = {"posting_proof": await paper(court, case, purpose)}
    for days, status in ((5, 409), (18, 201)):
        by_post["posted_on"] = ((await court.advance()).date() - timedelta(days=days)).isoformat()
        posted = await bring(court, case, "jurisdiction", party=respondent["id"], **by_post)
        assert posted.status_code == status, posted.text
    taken_back = f"petition_end&title={respondent['name']}的材料"
    end = {"end_paper": await enter(court, case, taken_back, "wenshu01", "撤回邮寄的异议")}
    path = f"/petitions/{posted.json()['id']}/withdrawal"
    assert (await court.call("POST", "intake", path, "lian01", end)).is_success
    assert (await bring(court, case, "jurisdiction", party=applicant["id"])).status_code == 201


@pytest.mark.walk
async def test_who_was_kept_from_it_has_his_period_anew(court: Court, case: str) -> None:
    """民事诉讼法第八十六条: by the judge's decision, and for him alone."""
    _, respondent = await parties(court, case)
    late = await bring(court, case, "jurisdiction", party=respondent["id"])
    assert late.status_code == 409, "the notice was served long ago"
    today = (await court.advance()).date()
    over = {"obstacle_ended_on": (today - timedelta(days=30)).isoformat()}
    assert (await bring(court, case, "excuse", party=respondent["id"], **over)).status_code == 409
    over = {"obstacle_ended_on": (today - timedelta(days=2)).isoformat()}
    asked = await bring(court, case, "excuse", party=respondent["id"], **over)
    assert asked.status_code == 201, asked.text
    one = asked.json()["id"]
    assert (await bring(court, case, "jurisdiction", party=respondent["id"])).status_code == 409
    body = {"result": "granted", "answer": "因洪水交通中断，属不可抗拒的事由", "document": None}
    path = f"/petitions/{one}/decision"
    assert (await court.call("POST", "intake", path, "faguan02", body)).status_code == 403
    assert (await court.call("POST", "intake", path, "faguan01", body)).is_success
    in_time = await bring(court, case, "jurisdiction", party=respondent["id"])
    assert in_time.status_code == 201, in_time.text


async def test_a_time_to_sue_granted_anew_is_shown(court: Court, case: str) -> None:
    """民事诉讼法第八十六、二百三十八条: fifteen days from the day on which the judge granted it."""
    now = await court.advance()
    served_at, over = now - timedelta(days=40), now - timedelta(days=24)
    decided = {"result": "rejected", "decided_by": "faguan02", "decided_at": served_at}
    had = {"state": "served", "receipt": "r", "served_at": served_at, "open_until": over}
    missed = record(
        Petition, case_number=case, kind="third_party", outsider="案外人赵六", asset="a", **decided | had
    )
    refs = {"petition": missed.id, "petition_kind": "third_party", "result": "rejected"}
    refs |= {"open_until": over.isoformat()}
    fact = made(served_at, PetitionServed, f"case/{case}", **refs)
    await put(court, missed, AppliedFact(applied_at=now, **fact.model_dump(exclude={"seq"})))
    path = f"/cases/{case}/rights"

    async def shown() -> dict[str, Any]:
        rows = (await court.do("GET", "intake", path, "chengban01"))["rights"]
        return next(row for row in rows if row["about"] == missed.id)

    assert (await shown())["state"] == "lapsed"
    ended = {"obstacle_ended_on": (now - timedelta(days=2)).date().isoformat()}
    asked = await bring(court, case, "excuse", outsider="案外人赵六", against=missed.id, **ended)
    assert asked.status_code == 201, asked.text
    body = {"result": "granted", "answer": "因洪水交通中断，属不可抗拒的事由", "document": None}
    granted = f"/petitions/{asked.json()['id']}/decision"
    assert (await court.call("POST", "intake", granted, "faguan01", body)).is_success
    await court.advance()
    right = await shown()
    assert (right["state"], right["rule_id"]) == ("running", "may.objection_suit")
    first = (await court.advance()).date() + timedelta(days=15)
    assert right["due_date"] >= first.isoformat()
    assert any("民事诉讼法第八十六条" in step for step in right["steps"])


@pytest.mark.walk
async def test_interference_is_brought_after_the_end_alone(court: Court) -> None:
    """民诉法解释第五百一十九条: by whom the thing was given, within six months."""
    case = await road.new_case(court)
    early = await bring(court, case, "interference", outsider="买受人李和")
    assert early.json()["article"] == "民诉法解释第五百一十九条", early.text
    await put(court, approved(case_number=case))
    await court.sql(
        "UPDATE intake.enforcement_case SET state = 'closed', closing_mode = 'fully_enforced', closed_at = $2"
        " WHERE case_number = $1",
        case,
        await court.advance(),
    )
    taken = await bring(court, case, "interference", outsider="买受人李和")
    assert taken.status_code == 201, taken.text
    conduct = await bring(court, case, "conduct", outsider="买受人李和")
    assert conduct.status_code == 409, "an objection to conduct is another thing"
    body = {"result": "granted", "answer": "被执行人返回占用房屋，责令迁出", "document": None}
    one = taken.json()["id"]
    path = f"/petitions/{one}/decision"
    removal = ("POST", "intake", f"/petitions/{one}/removal", "chengban01")
    gone: dict[str, Any] = {"at": (await court.advance()).isoformat(), "removal_paper": "-"}
    assert (await court.call(*removal, gone)).status_code == 409, "not granted yet"
    assert (await court.call("POST", "intake", path, "faguan01", body)).is_success
    # what was granted is done: the officer owes the removal, shown by the record of another
    await court.advance()
    assert (await duties(court, case))["petition.interference_removed"]["state"] == "open"
    early = await court.call(*removal, gone)
    assert (early.status_code, [one["field"] for one in early.json()["errors"]]) == (422, ["at"]), early.text
    gone["at"] = (await court.advance()).isoformat()
    purpose = FilePurpose.INTERFERENCE_REMOVAL
    own = await court.upload(case, purpose, "chengban01", "排除妨害笔录，本人")
    refused = await court.call(*removal, gone | {"removal_paper": own["id"]})
    assert refused.json()["type"].endswith(":file_not_of_case"), refused.text
    shown = await court.upload(case, purpose, "wenshu01", "排除妨害笔录")
    done = await court.call(*removal, gone | {"removal_paper": shown["id"]})
    assert done.is_success, done.text
    await court.advance()
    assert (await duties(court, case))["petition.interference_removed"]["state"] == "met"
    assert (await court.call(*removal, gone)).status_code == 409, "once"
