"""终本规定第十三、十四、十八条: twelve concluded cases, what is public of them, what is put right, and which are taken out."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import httpx
import pytest
import pytest_asyncio

from deploy.demo_people import natural_person
from services.documents.drafting.models import Document
from services.funds.distribution.models import Distribution, DistributionShare
from services.funds.onsite.models import OnSite
from services.intake.petitions.models import Petition
from shared.contracts.funds.facts import DeliveredOnSite
from shared.contracts.teams import WORKFLOW_QUEUE
from shared.platform.db import new_id
from tests.agreement import allowed
from tests.facts import made
from tests.facts import record as tell
from tests.harness import Court
from tests.records import put, record
from tests.services.desk.browser import browser
from tests.services.funds import road
from tests.services.intake.concluded import conclude, go_on
from tests.services.intake.people import party
from tests.services.intake.road import duties, enter

pytestmark = pytest.mark.walk
PRINCIPAL = Decimal(100_000)
OBLIGATION = "给付102500.00元（本金100000.00元、利息2500.00元）"


class Case:
    """A concluded case with its parties."""

    def __init__(self, number: str, parties: list[dict[str, Any]]) -> None:
        self.number, self.parties = number, parties
        self.applicant = next(one for one in parties if one["role"] == "applicant")
        self.debtor = next(one for one in parties if one["role"] == "respondent")


async def concluded(court: Court, recovered: int, **changes: Any) -> Case:
    number = await road.new_case(court, **changes)
    shown = await court.do("GET", "intake", f"/cases/{number}", "chengban01")
    await conclude(court, number, f"{recovered}.00")
    return Case(number, shown["parties"])


async def public(court: Court) -> dict[str, dict[str, Any]]:
    rows = await court.listed("intake", "/library-entries", "lian01")
    return {one["case_number"]: one for one in rows}


async def paper(court: Court, case: Case, purpose: str, whose: str, by: str = "lian01") -> str:
    words = f"{purpose}，{whose}，{new_id()}"
    return await enter(court, case.number, f"{purpose}&title={whose}的材料", by, words)


async def act(court: Court, path: str, who: str, body: Mapping[str, Any]) -> httpx.Response:
    return await court.call("POST", "intake", path, who, dict(body))


async def wrong(court: Court, case: Case, who: str = "lian01", **own: Any) -> httpx.Response:
    """A party's application on a paper of its own, unless it says otherwise."""
    now = await court.advance()
    body = {"item": "name", "words": "公布的姓名与身份证不符", "received_at": now.isoformat()} | own
    if body["item"] in ("name", "identity", "address", "representative"):
        body.setdefault("respondent_id", case.debtor["id"])
    return await act(court, f"/cases/{case.number}/library-corrections", who, body)


async def applied(court: Court, case: Case, **own: Any) -> dict[str, Any]:
    own = {"received_at": (await court.advance()).isoformat()} | own
    form = await paper(court, case, "library_application", case.debtor["name"])
    done = await wrong(court, case, party=case.debtor["id"], paper=form, **own)
    assert done.status_code == 201, done.text
    return dict(done.json())


async def settle(court: Court, one: str, who: str = "zhixiao01", **body: Any) -> httpx.Response:
    words = {"answer": "经核对身份证明材料，公布的信息确有错误"}
    return await act(court, f"/library-corrections/{one}/decision", who, words | body)


async def corrected(court: Court, case: Case, one: str, value: str) -> dict[str, Any]:
    proof = await paper(court, case, "library_check", "核查")
    done = await settle(court, one, corrected=True, value=value, proof=proof)
    assert done.status_code == 200, done.text
    return dict(done.json())


async def note(court: Court, case: Case, who: str = "chengban01", **body: Any) -> httpx.Response:
    return await act(court, f"/cases/{case.number}/shieldings", who, body)


async def shield(court: Court, one: str, who: str = "zhixiao01", **body: Any) -> httpx.Response:
    return await act(court, f"/shieldings/{one}/decision", who, {"shielded": True} | body)


async def handed(court: Court, case: Case, yuan: str) -> datetime:
    """Cash that the applicant had on site, as both officers say; when."""
    now = await court.advance(workdays=1)
    one = record(
        OnSite,
        case_number=case.number,
        kind="cash_handed",
        amount=Decimal(yuan),
        taken_at=now,
        recorded_by="chengban01",
        second="chengban02",
        confirmed=True,
        confirmed_at=now,
    )
    await put(court, one)
    fen = int(Decimal(yuan) * 100)
    await tell(court, made(now, DeliveredOnSite, f"case/{case.number}", on_site=one.id, amount_fen=fen))
    await court.advance()
    return now


async def reckoned(court: Court, case: Case, on: datetime) -> None:
    """The plan by which the claim and its doubled interest to that day are paid."""
    plan = record(Distribution, case_number=case.number, stop_on=on.date(), computed_at=on)
    shares = [
        record(
            DistributionShare,
            distribution_id=plan.id,
            position=at,
            purpose=purpose,
            party_id=case.applicant["id"],
            due=Decimal(amount),
            amount=Decimal(amount),
        )
        for at, (purpose, amount) in enumerate((("judgment_debt", "102500"), ("delay_interest", "1592.50")))
    ]
    await put(court, plan, *shares)


async def inspect(court: Court) -> None:
    await court.client.execute_workflow("inspection", id=f"inspection/{new_id()}", task_queue=WORKFLOW_QUEUE)
    await court.advance()


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def library(court: Court) -> list[Case]:
    """Twelve, in the order in which they were concluded; of the last, one of two debtors has left."""
    found = [await concluded(court, 1000 * at) for at in range(11)]
    people = [natural_person(random.Random(f"library/{who}")) for who in "ars"]
    roles = ("applicant", "respondent", "respondent")
    both = [party(role, one) for role, one in zip(roles, people, strict=True)]
    last = await concluded(court, 11_000, parties=both)
    gone = last.parties[2]["id"]
    await court.sql("UPDATE intake.party SET left_at = now() WHERE id = $1", gone)
    return [*found, last]


async def test_what_is_public_is_what_the_record_has(court: Court, library: list[Case]) -> None:
    """第十三条."""
    shown = await public(court)
    assert set(shown) == {one.number for one in library}
    for at, case in enumerate(library):
        entry = shown[case.number]
        had = 1000 * at
        assert entry["performance"] == f"已经履行{had}.00元，尚未履行{102500 - had}.00元"
        assert (entry["obligation"], entry["court"]) == (OBLIGATION, "河南省信阳市浉河区人民法院")
        (debtor,) = entry["debtors"]
        number = case.debtor["identity"]
        assert debtor["name"] == case.debtor["name"], "who has left the case is not named"
        assert debtor["identity"] == f"{number[:10]}****{number[14:]}"
        assert debtor["sex"] == "女男"[int(number[16]) % 2]


async def test_what_is_wrong_is_put_right_in_three_days_and_what_stood_is_kept(
    court: Court, library: list[Case]
) -> None:
    """第十四条."""
    case = library[0]
    name = case.debtor["name"]
    form = await paper(court, case, "library_application", name)
    other = await paper(court, case, "library_application", "别人")
    for own, status in (
        ({"party": case.debtor["id"]}, 422),  # an application is a paper
        ({"paper": form}, 422),  # somebody's
        ({"party": case.debtor["id"], "paper": other}, 409),
        ({"party": case.debtor["id"], "paper": form, "respondent_id": case.applicant["id"]}, 422),
        ({"party": "nobody", "paper": form}, 422),
        ({"outsider": name, "paper": form}, 422),
        ({"party": case.debtor["id"], "paper": form, "received_at": "2026-02-27T10:00:00+08:00"}, 422),
    ):
        assert (await wrong(court, case, **own)).status_code == status, own
    assert (await wrong(court, case, "chengban02")).status_code == 403, "of another case"
    one = await applied(court, case)
    assert (one["state"], one["applicant"]) == ("raised", name)
    same = {"paper": one["paper"], "received_at": one["received_at"]}
    again = await wrong(court, case, party=case.debtor["id"], **same)
    assert again.json()["type"].endswith(":library_correction_on_record"), again.text
    await court.advance()
    owed = (await duties(court, case.number))["library.correction"]
    received = datetime.fromisoformat(one["received_at"]).date()
    assert owed["state"] == "open"
    assert datetime.fromisoformat(owed["due_date"]).date() >= received + timedelta(days=3)
    mine = await court.listed("intake", f"/work?case_number={case.number}", "zhixiao01")
    assert ("library_correction", one["id"]) in {(item["on"], item["about"]) for item in mine}

    proof = await paper(court, case, "library_check", "核查")
    mine_alone = await paper(court, case, "library_check", "本人", by="zhixiao01")
    for body, status in (
        ({"corrected": True, "value": "孙新名"}, 422),
        ({"corrected": True, "proof": proof}, 422),
        ({"corrected": True, "value": name, "proof": proof}, 422),  # that is what stands
        ({"corrected": True, "value": "孙新名", "proof": mine_alone}, 409),
        ({"corrected": False, "value": "孙新名"}, 422),
    ):
        assert (await settle(court, one["id"], **body)).status_code == status, body
    assert (await settle(court, one["id"], "chengban01", corrected=False)).status_code == 403
    tried = await court.call(
        "POST",
        "intake",
        f"/library-corrections/{one['id']}/decision",
        "zhixiao01",
        {"corrected": True, "value": "孙新名", "proof": proof, "answer": "确有错误"},
        Prefer="handling=dry-run",
    )
    assert tried.is_success, tried.text
    assert (await public(court))[case.number]["debtors"][0]["name"] == name, "only tried"
    done = await corrected(court, case, one["id"], "孙新名")
    assert (done["stood"], done["value"], done["state"]) == (name, "孙新名", "corrected")
    assert (await settle(court, one["id"], corrected=False)).status_code == 409, "decided once"
    await court.advance()
    owed = await duties(court, case.number)
    assert (owed["library.correction"]["state"], owed["library.answer"]["state"]) == ("met", "open")

    # the next correction starts from this one; both stay in the history, the record of the case is as it was
    second = await applied(court, case)
    done = await corrected(court, case, second["id"], "孙再改")
    assert (done["stood"], done["value"]) == ("孙新名", "孙再改")
    history = await court.listed("intake", f"/cases/{case.number}/library-corrections", "zhixiao01")
    assert {(one["stood"], one["value"]) for one in history} == {(name, "孙新名"), ("孙新名", "孙再改")}
    assert (await public(court))[case.number]["debtors"][0]["name"] == "孙再改"
    shown = await court.do("GET", "intake", f"/cases/{case.number}", "chengban01")
    assert shown["parties"][1]["name"] == name

    # answered in writing, by the applicant's own receipt
    now = await court.advance()
    answer = {
        "at": now.isoformat(),
        "reply": await paper(court, case, "library_reply", name),
        "receipt": await paper(court, case, "service_receipt", name),
    }
    path = f"/library-corrections/{one['id']}/answer"
    for changes, status in (
        ({"receipt": await paper(court, case, "service_receipt", "别人")}, 409),
        ({"receipt": await paper(court, case, "service_receipt", name, by="zhixiao01")}, 409),
        ({"reply": answer["receipt"]}, 409),
        ({"at": "2026-02-27T10:00:00+08:00"}, 422),
    ):
        assert (await act(court, path, "zhixiao01", answer | changes)).status_code == status, changes
    told = await act(court, path, "zhixiao01", answer)
    assert told.status_code == 200, told.text
    assert (await act(court, path, "zhixiao01", answer)).status_code == 409
    assert not allowed([told.json()]), "nothing is left to do"


async def test_what_is_right_is_not_changed_and_what_the_court_sees_itself_is(
    court: Court, library: list[Case]
) -> None:
    refused, own = library[1], library[2]
    now = (await court.advance()).isoformat()
    form = await paper(court, refused, "library_application", "李和")
    asked = await wrong(
        court, refused, item="instrument_number", outsider="李和", paper=form, received_at=now
    )
    assert asked.status_code == 201, asked.text
    before = (await public(court))[refused.number]
    done = await settle(court, asked.json()["id"], corrected=False, answer="文号与生效判决书一致")
    assert (done.json()["state"], done.json()["stood"]) == ("refused", None), done.text
    assert (await public(court))[refused.number] == before
    await court.advance()
    owed = await duties(court, refused.number)
    assert (owed["library.correction"]["state"], owed["library.answer"]["state"]) == ("met", "open")

    seen = await wrong(court, own, "zhixiao01", item="performance", words="结案后又自动履行五百元")
    assert (seen.status_code, seen.json()["applicant"]) == (201, ""), seen.text
    done_own = await corrected(court, own, seen.json()["id"], "已经履行2500.00元，尚未履行100000.00元")
    assert done_own["stood"] == "已经履行2000.00元，尚未履行100500.00元"
    await court.advance()
    assert "library.answer" not in await duties(court, own.number), "nobody has applied"
    bad = await wrong(court, own, "zhixiao01", item="identity", words="证件号码有误")
    proof = await paper(court, own, "library_check", "核查")
    number = await settle(court, bad.json()["id"], corrected=True, value="411502199001010000", proof=proof)
    assert number.json()["errors"][0]["field"] == "value", "no such number is given"
    assert (await settle(court, bad.json()["id"], corrected=False)).is_success


async def test_on_the_pages_it_is_found_from_a_persons_work_and_done(
    court: Court, library: list[Case]
) -> None:
    case = library[9]
    one = await applied(court, case, item="address", words="公布的住址已经变更")
    await court.advance()
    proof = await paper(court, case, "library_check", "户籍证明")
    async with browser(court) as person:
        await person.login("zhixiao01")
        address = f"/objects/library_correction/{one['id']}"
        assert address in (await person.get("/")).links.values()
        page = await person.get(address)
        for said in ("被执行人的住址、住所地", "公布的住址已经变更", "核实、更正终本案件信息", "待核实"):
            assert said in page.words, said
        act = f"/acts/intake/decide_library_correction/{one['id']}"
        form = await person.get(act)
        assert proof in form.chosen("proof")
        filled = {
            "corrected": "true",
            "value": "平桥区新华路8号",
            "proof": proof,
            "answer": "与户籍证明一致",
            "_do": "do",
        }
        done = await person.post(act, form.form("")["fields"] | filled)
        assert "已办理" in done.words, done.words
        assert (await public(court))[case.number]["debtors"][0]["address"] == "平桥区新华路8号"
        assert case.debtor["name"] in (await person.get("/lists/library_entry")).words
        assert "已经更正" in (await person.get("/lists/library_correction")).words
        page = await person.get(f"/acts/intake/raise_library_correction/{case.number}")
        assert case.debtor["id"] in page.chosen("respondent_id")
        page = await person.get(f"/acts/intake/note_shield_ground/{case.number}")
        assert "屏蔽的事由" in page.words
        assert (await person.get("/lists/shielding")).status == 200


async def test_what_is_performed_is_taken_out_for_good(court: Court, library: list[Case]) -> None:
    """第十八条第一项."""
    case = library[3]
    whose = case.applicant["name"]
    signed = await paper(court, case, "full_performance", whose)
    for body, status in (
        ({"ground": "performed"}, 409),  # the ledger shows nothing of it
        ({"ground": "performed", "papers": [await paper(court, case, "full_performance", "别人")]}, 409),
        ({"ground": "performed", "papers": [await paper(court, case, "full_performance", whose, "chengban01")]}, 409),
        ({"ground": "terminated", "ruling": "no-such-ruling"}, 409),
        ({"ground": "terminated", "papers": [signed]}, 422),
        ({"ground": "revoked", "petition": "no-such-petition"}, 409),
        ({"ground": "resumed"}, 409),
        ({"ground": "other"}, 409),
    ):  # fmt: skip
        assert (await note(court, case, **body)).status_code == status, body
    assert (await note(court, case, "chengban02", ground="performed", papers=[signed])).status_code == 403
    noted = await note(court, case, ground="performed", papers=[signed])
    assert (noted.status_code, noted.json()["state"]) == (201, "noted"), noted.text
    one = noted.json()["id"]
    assert (await note(court, case, ground="performed", papers=[signed])).status_code == 409
    await court.advance()
    owed = await duties(court, case.number)
    assert (owed["library.shield"]["state"], owed["conclusion.query_1"]["state"]) == ("open", "open")
    mine = await court.listed("intake", f"/work?case_number={case.number}", "zhixiao01")
    assert ("shielding", one) in {(item["on"], item["about"]) for item in mine}
    assert case.number in await public(court), "not before it is decided"
    assert (await shield(court, one, "chengban01")).status_code == 403
    assert (await shield(court, one, shielded=False)).status_code == 422, "a ground is denied with a reason"
    done = await shield(court, one)
    assert (done.status_code, done.json()["state"]) == (200, "shielded"), done.text
    assert case.number not in await public(court)
    await court.advance()
    owed = await duties(court, case.number)
    assert {owed["library.shield"]["state"], owed["conclusion.query_1"]["state"]} == {"met"}
    (kept,) = await court.listed("intake", f"/cases/{case.number}/upkeeps", "zhixiao01")
    assert (kept["state"], kept["next_at"]) == ("over", None), "nobody is asked about any more"
    assert (await wrong(court, case, "zhixiao01")).json()["type"].endswith(":not_in_library")
    assert (await note(court, case, ground="performed", papers=[signed])).status_code == 409


async def test_what_the_ledger_shows_waits_for_nobody_to_remember_it(
    court: Court, library: list[Case]
) -> None:
    """By night the court looks where money moved; what it finds can neither be denied nor, once the money is back, believed."""
    case = library[4]
    path = f"/cases/{case.number}/shieldings"
    await handed(court, case, "62500.00")
    await inspect(court)
    assert await court.listed("intake", path, "zhixiao01") == [], "40,000 are owed still"
    paid_at = await handed(court, case, "40000.00")
    await inspect(court)
    assert await court.listed("intake", path, "zhixiao01") == [], "nobody has reckoned the doubled interest"
    assert (await note(court, case, ground="performed")).status_code == 409
    await reckoned(court, case, paid_at)
    more = await handed(court, case, "0.01")
    await inspect(court)
    assert await court.listed("intake", path, "zhixiao01") == [], "not to the day of the last money"
    await court.sql(
        "UPDATE funds.distribution SET stop_on = $2 WHERE case_number = $1", case.number, more.date()
    )
    await court.sql("UPDATE intake.upkeep SET looked_at = NULL WHERE case_number = $1", case.number)
    await inspect(court)
    (one,) = await court.listed("intake", path, "zhixiao01")
    assert (one["ground"], one["state"], one["noted_by"]) == ("performed", "noted", "service:workflow")
    assert one["since"].startswith(f"{more.date()}T00:00"), "the day on which the last was had"
    await inspect(court)
    assert len(await court.listed("intake", path, "zhixiao01")) == 1
    denied = await shield(court, one["id"], shielded=False, answer="申请执行人不认可")
    assert (denied.status_code, denied.json()["errors"][0]["field"]) == (409, "shielded"), denied.text
    take_back = "UPDATE funds.on_site SET confirmed = $2 WHERE case_number = $1 AND amount = 40000"
    await court.sql(take_back, case.number, False)
    back = await shield(court, one["id"])
    assert (back.status_code, back.json()["errors"][0]["field"]) == (409, "shielded"), back.text
    await court.sql(take_back, case.number, True)
    assert (await shield(court, one["id"])).status_code == 200
    assert case.number not in await public(court)


async def test_what_is_concluded_no_more_is_taken_out(court: Court, library: list[Case]) -> None:
    """第十八条第二、三项: terminated by ruling, revoked on objection, gone on in another case, and other grounds on paper."""
    terminated, revoked, resumed, other, denied, sealed = library[5:11]
    before = set(await public(court))
    now = await court.advance()
    signed = dict.fromkeys(("signed_at", "reviewed_at", "verified_at"), now)
    by = {"made_by": "faguan01", "reviewed_by": "faguan02", "signed_by": "faguan01", "signer": "judge"}

    async def ruling(case: Case, kind: str, **fields: str) -> str:
        one = record(
            Document,
            case_number=case.number,
            kind=kind,
            state="dispatched",
            ruling=801 + len(fields),
            fields={"applicants": [], "respondents": []} | fields,
            **signed,
            **by,
        )
        await put(court, one)
        return str(one.id)

    for_one = await ruling(terminated, "termination_ruling", ground="debtor_dead", ended_for="甲")
    whole = await ruling(terminated, "termination_ruling", ground="debtor_dead")
    refused = await note(court, terminated, ground="terminated", ruling=for_one)
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (409, "ruling"), refused.text
    ended = await note(court, terminated, ground="terminated", ruling=whole)
    assert ended.status_code == 201, ended.text
    assert datetime.fromisoformat(ended.json()["since"]) == now

    conclusion = await ruling(revoked, "conclusion_ruling")
    (made_out,) = await court.listed(
        "documents", f"/cases/{revoked.number}/documents?kind=conclusion_ruling", "wenshu01"
    )
    await court.sql("UPDATE intake.closing_request SET ruling = $2 WHERE case_number = $1", revoked.number, conclusion)  # fmt: skip
    objections = {
        thing: record(
            Petition,
            case_number=revoked.number,
            kind="conduct",
            party=revoked.debtor["id"],
            state="served",
            result="granted",
            decided_by="faguan02",
            decided_at=now,
            served_at=await court.advance(),
            receipt="r",
            paper_sha256=new_id(),
            document=new_id(),
            thing=thing,
        )
        for thing in (f"{made_out['number']}执行裁定", "查封冻结裁定")
    }
    await put(court, *objections.values())
    about_it, about_another = objections.values()
    assert (await note(court, revoked, ground="revoked", petition=about_another.id)).status_code == 409
    over = await note(court, revoked, ground="revoked", petition=about_it.id)
    assert over.status_code == 201, over.text

    basis = await paper(court, other, "shield_ground", "依法不予公开的批准材料")
    hidden = await note(court, other, "zhixiao01", ground="other", papers=[basis])
    assert hidden.status_code == 201, hidden.text
    own = await shield(court, hidden.json()["id"])
    assert own.json()["type"].endswith(":same_person"), "another than who has noted it"
    assert (await shield(court, hidden.json()["id"], "zhongxin01")).is_success

    weak = await note(
        court, denied, ground="other", papers=[await paper(court, denied, "shield_ground", "申请")]
    )
    no = await shield(court, weak.json()["id"], shielded=False, answer="不属于依法应予屏蔽的情形")
    assert no.json()["state"] == "denied", no.text

    waits = await note(
        court, resumed, ground="other", papers=[await paper(court, resumed, "shield_ground", "申请")]
    )
    number = await go_on(court, resumed.number)
    rows = await court.listed("intake", f"/cases/{resumed.number}/shieldings", "zhixiao01")
    assert {(one["ground"], one["state"]) for one in rows} == {("other", "denied"), ("resumed", "shielded")}
    assert waits.json()["id"] in {one["id"] for one in rows}
    assert (await duties(court, resumed.number))["library.shield"]["state"] == "met"
    assert number not in await public(court), "it is not concluded"

    await court.sql("UPDATE intake.enforcement_case SET sealed = true WHERE case_number = $1", sealed.number)
    for done in (ended, over):
        assert (await shield(court, done.json()["id"])).is_success
    taken_out = {one.number for one in (terminated, revoked, resumed, other)}
    left = before - taken_out - {sealed.number}
    assert denied.number in left
    assert set(await public(court)) == left, "five of twelve, where those that are performed are out"
    rows = await court.listed("intake", "/shieldings?state=shielded&limit=200", "zhixiao01")
    assert taken_out <= {one["case_number"] for one in rows}

    # the round of the case that went on is concluded too: its own entry is public, that of before never again
    await conclude(court, number)
    assert set(await public(court)) == {number, *left}
