"""What documents and hand-overs say can be done with them, the lists in which they are found, and what waits for whom."""

from __future__ import annotations

from typing import Any

import pytest

from services.documents.dossier.models import HandOver
from shared.contracts.documents.purposes import FilePurpose
from tests.agreement import Acts, allowed, waiting
from tests.harness import Court
from tests.records import appoint, put, record
from tests.services.documents import road
from tests.services.documents.samples import SAMPLES

PEOPLE = (
    *("wenshu01", "wenshu02", "faguan01", "faguan02", "tuandui01", "juzhang01", "fujuzhang01", "yuanzhang01"),
    *("juanzong01", "chengban01"),
)

UNAWAITED = ("seal_document", "withdraw_document")


class Desk:
    """A case, and all that anybody could do with its papers so far."""

    def __init__(self, court: Court, case: dict[str, Any]) -> None:
        self.court, self.case, self.seen = court, str(case["case_number"]), set[str]()

    async def agree(self) -> dict[str, Acts]:
        """What waits for each is exactly what he may do, by person; nobody waits for a document to be closed or taken back.

        For a judge who may not read the case nothing waits.
        """
        found = {}
        for who in PEOPLE:
            read = await self.court.call("GET", "documents", f"/cases/{self.case}/documents", who)
            assert read.is_success or who == "faguan02"
            objects = [
                one
                for name in ("documents", "hand-overs") * read.is_success
                for one in await self.court.listed("documents", f"/cases/{self.case}/{name}", who)
            ]
            found[who] = {(one, act) for one, act in allowed(objects) if act not in UNAWAITED}
            assert await waiting(self.court, "documents", self.case, who) == found[who], who
            self.seen |= {act for _, act in found[who]}
        return found

    async def draft(self, kind: str, who: str, **fields: Any) -> str:
        body = {"kind": kind, "fields": SAMPLES[kind] | fields}
        made = await self.court.do("POST", "documents", f"/cases/{self.case}/documents", who, body)
        return str(made["id"])


@pytest.mark.walk
async def test_what_waits_for_whom_is_what_he_may_do(court: Court) -> None:
    case = await road.filed_case(court, 601)
    await road.assign(court, case)
    desk = Desk(court, case)
    for who, office in (("wenshu02", "document_clerk"), ("faguan02", "judge")):
        await appoint(court, who, office)
    await appoint(court, "fujuzhang01", "bureau_director", deputy_for="juzhang01")
    papers = f"/cases/{desk.case}/documents"
    assert (await court.call("GET", "documents", papers, "faguan02")).status_code == 403
    number = {"respondent_id_number": case["parties"][1]["identity"]}
    order = await desk.draft("property_report_order", "wenshu01")
    letter = await desk.draft("commission_letter", "wenshu01", **number)
    form = await desk.draft("condition_survey_report", "wenshu01")
    ruling = await desk.draft("auction_ruling", "faguan01", **road.sides(case))
    first = await desk.agree()
    drafts = {(one, "verify_document") for one in (order, letter, form)}
    assert (first["wenshu01"], first["wenshu02"]) == (drafts, set())
    assert first["faguan01"] == {(ruling, "verify_document")}
    for document in (order, letter, form):
        await road.verify(court, document)
    await road.verify(court, ruling, "faguan01")
    verified = await desk.agree()
    assert (await court.call("GET", "custody", f"/cases/{desk.case}/assets", "faguan02")).status_code == 403
    assert verified["juzhang01"] == {(order, "review_document"), (letter, "review_document")}
    assert verified["fujuzhang01"] == {(order, "review_document")}, "he is the deputy, and signs no letter"
    assert (verified["faguan01"], verified["faguan02"]) == (set(), {(ruling, "review_document")})
    assert verified["wenshu02"] == {(form, "serve_document")}

    back = {"outcome": "returned", "opinion": "理由不足"}
    await court.do("POST", "documents", f"/documents/{order}/review", "juzhang01", back)
    await road.review(court, letter)
    await road.review(court, ruling, "faguan02")
    reviewed = await desk.agree()
    assert reviewed["wenshu02"] == {(form, "serve_document"), (order, "draft_document")}
    assert reviewed["juzhang01"] == {(letter, "sign_document")}
    assert (reviewed["faguan01"], reviewed["faguan02"]) == ({(ruling, "sign_document")}, set())
    assert (await court.call("GET", "documents", papers, "faguan02")).status_code == 403
    again = {"kind": "property_report_order", "fields": SAMPLES["property_report_order"], "redraft_of": order}
    await court.do("POST", "documents", f"/cases/{desk.case}/documents", "wenshu01", again)
    assert [item["outcome"] for item in await road.sign(court, [ruling], "faguan01")] == ["signed"]
    body = await road.checked(court, case) | {"parties": [road.party(case, "respondent")]}
    await court.do("POST", "documents", f"/documents/{form}/service", "wenshu01", body)
    lists = (
        f"/documents/{form}/deliveries",
        f"/deliveries?document_id={form}",
        f"/cases/{desk.case}/deliveries",
    )
    (served,), *same = [await court.listed("documents", path, "wenshu01") for path in lists]
    assert served["addressee"] == road.party(case, "respondent")
    assert [[one["id"] for one in found] for found in same] == [[served["id"]]] * 2
    alone = await court.do("GET", "documents", f"/deliveries/{served['id']}", "wenshu01")
    assert [alone[key] for key in ("id", "document_id", "addressee")] == [
        served[key] for key in ("id", "document_id", "addressee")
    ]
    assert (await court.call("GET", "documents", "/deliveries/none", "wenshu01")).status_code == 404
    unserved = {True: [], False: [served["id"]]}
    for flag, ids in unserved.items():
        path = f"/deliveries?document_id={form}&served={flag}"
        assert [one["id"] for one in await court.listed("documents", path, "wenshu01")] == ids
    given = {"case_number": desk.case, "bundle": "disposal", "items": ["裁定书"]}
    for id, who in (("h1", "wenshu01"), ("h2", "juanzong01")):
        await put(court, record(HandOver, id=id, handed_by=who, **given))
    last = await desk.agree()
    assert last["juanzong01"] == {("h1", "receive_hand_over")}, "what he has handed over another receives"
    assert (ruling, "serve_document") in last["wenshu02"]
    await court.do("POST", "documents", "/hand-overs/h1/receipt", "juanzong01")
    assert (await desk.agree())["juanzong01"] == set()
    assert desk.seen == {
        *(
            "verify_document",
            "review_document",
            "sign_document",
            "serve_document",
            "draft_document",
            "receive_hand_over",
        ),
    }


async def test_an_act_that_is_not_allowed_says_why(court: Court) -> None:
    case = await road.filed_case(court, 602)
    desk = Desk(court, case)
    order = await desk.draft("property_report_order", "wenshu01")
    found = await court.do("GET", "documents", f"/documents/{order}", "zhixiao01")
    acts = {act["operation"]: act for act in found["acts"]}
    assert "文书制作专员" in acts["verify_document"]["why_not"]
    assert "待核对，不能签发" in acts["sign_document"]["why_not"]
    assert acts["sign_document"]["offices"] == ["bureau_director"]
    assert acts["sign_document"]["article"] == "二(一)3"
    assert "已退回" in acts["draft_document"]["why_not"]
    verified = await road.verify(court, order)
    assert [act["allowed"] for act in verified["acts"] if act["operation"] == "verify_document"] == [False]


@pytest.mark.walk
async def test_lists_are_found_across_cases_and_turned_page_by_page(court: Court) -> None:
    cases = [await road.filed_case(court, seed) for seed in (603, 604)]
    made = {}
    for case in cases:
        await road.assign(court, case)
        desk = Desk(court, case)
        made[desk.case] = [
            await desk.draft("property_report_order", "wenshu01"),
            *[await desk.draft("auction_ruling", "faguan01", **road.sides(case)) for _ in range(2)],
        ]
        await court.upload(desk.case, FilePurpose.OTHER, "juanzong01", f"{desk.case}的材料")
    one, two = made
    everything = [*made[one], *made[two]]

    async def found(path: str, who: str = "zhixiao01") -> list[str]:
        return [row["id"] for row in await court.listed("documents", path, who)]

    turned, cursor = list[str](), ""
    while cursor is not None:
        page = await court.do(
            "GET", "documents", f"/documents?made_by=wenshu01&limit=1&cursor={cursor}", "zhixiao01"
        )
        turned += [row["id"] for row in page["items"]]
        cursor = page["next"]
    assert turned == await found("/documents?made_by=wenshu01")
    assert {made[one][0], made[two][0]} <= set(turned)
    assert await found(f"/documents?q={two}&kind=auction_ruling") == made[two][1:]
    assert await found(f"/documents?q={two}之一") == made[two][2:]
    assert await found(f"/documents?q={two}之九") == []
    assert set(await found("/documents?q=报告财产")) >= {made[one][0], made[two][0]}
    assert await found(f"/cases/{one}/documents?state=sealed") == []
    assert await found(f"/cases/{one}/documents?sort=newest") == made[one][::-1]
    assert await found("/documents", "chengban02") == [], "a case on which he does not work"
    assert set(await found("/documents", "chengban01")) >= set(everything)
    assert (await court.call("GET", "documents", f"/cases/{one}/documents", "chengban02")).status_code == 403

    assert len(await found(f"/cases/{one}/files")) == 1
    assert set(await found("/files?purpose=other&entered_by=juanzong01")) >= {
        *await found(f"/cases/{one}/files"),
        *await found(f"/cases/{two}/files"),
    }
    assert await found(f"/files?q={one}的") == []
    for path in (f"/cases/{one}/deliveries", "/hand-overs?received=true&bundle=price"):
        assert await found(path) == []
    entries = await court.listed("documents", f"/cases/{one}/dossier?sort=newest&q=材料", "zhixiao01")
    assert [entry["number"] for entry in entries] == [1]
    answer = await court.call("GET", "documents", "/documents?stat=sealed", "zhixiao01")
    assert "没有参数 stat" in answer.json()["detail"]
