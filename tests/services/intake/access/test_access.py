"""Who reads a case, who opens it by naming a reason, what of a sealed one is seen, and who has looked at it."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import httpx
import pytest
import pytest_asyncio

from services.documents.drafting.models import Document
from services.intake.docket.models import Task
from shared.contracts.documents.purposes import FilePurpose
from tests.agreement import can
from tests.harness import CLOCK_START, Court
from tests.records import put, record
from tests.services.intake.road import ask, assign, file_case, review

OF_A_CASE = {
    "intake": ("duties", "work-log", "receptions", "closing-requests", "reassignments", "readers"),
    "documents": ("documents", "dossier", "hand-overs", "files", "readers"),
    "custody": ("queries", "feedbacks", "assets", "measures", "asset-list", "readers"),
    "commission": ("commissions", "readers"),
    "auction": ("disposals", "readers"),
    "funds": ("account", "ledger", "receipts", "distributions", "payouts", "readers"),
}
PATHS = [(team, path) for team, paths in OF_A_CASE.items() for path in paths]
PETITION = {"reason": "petition", "words": "当事人来访询问进展"}
UNKNOWN = "（2026）豫1502执9999号"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def case(court: Court) -> str:
    """Of chengban01 and faguan01."""
    number = await file_case(court, 801)
    await assign(court, number)
    await court.advance()
    return number


async def look(court: Court, case: str, path: str, who: str, team: str = "intake") -> httpx.Response:
    return await court.call("GET", team, f"/cases/{case}{path}", who)


async def open_to(court: Court, case: str, who: str, **body: str) -> httpx.Response:
    return await court.call("POST", "intake", f"/cases/{case}/openings", who, PETITION | body)


async def end_openings(court: Court, case: str) -> None:
    await court.sql("UPDATE court.opening SET until = court.now() WHERE case_number = $1", case)


async def seal(court: Court, case: str, who: str, *, sealed: bool = True) -> httpx.Response:
    version = (await court.do("GET", "intake", f"/cases/{case}", "zhuguan01"))["version"]
    body = {"sealed": sealed, "reason": "涉及未成年人，暂不公开"}
    return await court.call("PUT", "intake", f"/cases/{case}/sealing", who, body, If_Match=str(version))


async def listed(court: Court, who: str, **asked: str) -> list[Any]:
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return list((await court.do("GET", "intake", f"/cases?{query}", who))["items"])


@pytest.mark.parametrize(("team", "path"), PATHS)
async def test_a_case_that_there_is_not_is_found_by_nobody(court: Court, team: str, path: str) -> None:
    answer = await look(court, UNKNOWN, f"/{path}", "zhuguan01", team)
    assert (answer.status_code, answer.json()["type"]) == (404, "urn:jiyue:problem:unknown_case")


@pytest.mark.parametrize(("team", "path"), PATHS)
async def test_an_officer_of_other_cases_reads_nothing_of_it(
    court: Court, case: str, team: str, path: str
) -> None:
    answer = await look(court, case, f"/{path}", "chengban02", team)
    assert answer.status_code == 403
    if path != "readers":
        assert answer.json()["type"] == "urn:jiyue:problem:case_not_open"
        assert "案件页面写明事由" in answer.json()["detail"]
        assert (await look(court, case, f"/{path}", "chengban01", team)).status_code in (200, 404)


async def test_anybody_sees_the_card_and_the_parties_names_but_nothing_that_identifies_them(
    court: Court, case: str
) -> None:
    whole = await court.do("GET", "intake", f"/cases/{case}", "chengban01")
    for who in ("chengban02", "faguan02", "guanli01", "jijian01", "weituo01", "wangpai01"):
        card = await court.do("GET", "intake", f"/cases/{case}", who)
        assert (card["case_number"], card["officer"], card["stage"]) == (case, "chengban01", "查控")
        assert card["respondents"] == [one["name"] for one in whole["parties"] if one["role"] == "respondent"]
        said = json.dumps(card, ensure_ascii=False)
        for party in whole["parties"]:
            assert not any(
                party[name] in said for name in ("identity", "mobile", "household_address", "payee_account")
            )


@pytest.mark.parametrize(
    "who",
    ["chengban01", "faguan01", "zhuguan01", "zhixiao01", "juanzong01", "wenshu01", "chakong01", "ankuan01"],
)
async def test_who_works_on_each_case_or_oversees_it_reads_it(court: Court, case: str, who: str) -> None:
    assert "parties" in await court.do("GET", "intake", f"/cases/{case}", who)
    assert (await look(court, case, "/documents", who, "documents")).status_code == 200


async def test_a_team_reads_its_own_records_and_others_once_it_has_acted_in_the_case(
    court: Court, case: str
) -> None:
    assert (await look(court, case, "/commissions", "weituo01", "commission")).status_code == 200
    assert (await look(court, case, "/assets", "weituo01", "custody")).status_code == 403
    row = "INSERT INTO commission.outbox (workflow_id, seq, workflow_type, fact, dead_at) VALUES ($1, 1, '-', '{}', now())"
    await court.sql(row, f"case/{case}")
    assert (await look(court, case, "/assets", "weituo01", "custody")).status_code == 200
    assert (await look(court, case, "/assets", "wangpai01", "custody")).status_code == 403
    await court.sql("DELETE FROM commission.outbox WHERE workflow_id = $1", f"case/{case}")


async def test_by_which_service_a_person_has_read_is_kept_as_that_service_proves(
    court: Court, case: str
) -> None:
    """A word in X-Via, or a person's own token there, is nobody's proof."""
    for said in ("service:intake", await court.token("zhixiao01")):
        answer = await court.call("GET", "custody", f"/cases/{case}/measures", "zhixiao01", X_Via=said)
        assert answer.status_code == 200
    asked = await ask(court, case)
    await review(
        court, asked.json()["id"], "approved"
    )  # intake reads custody's record with the reviewer's token
    readers = (await court.do("GET", "custody", f"/cases/{case}/readers", "faguan01"))["items"]
    seen = [one["via"] for one in readers if one["person"] == "zhixiao01"]
    assert seen[-2:] == ["", ""]
    assert "service:intake" in seen[:-2]


async def test_who_names_a_reason_reads_for_a_while_and_the_officer_hears_of_it(
    court: Court, case: str
) -> None:
    answer = await open_to(court, case, "chengban02")
    assert answer.status_code == 201
    assert answer.json()["until"].startswith("2026-03-04T00:00:00")  # of the next working day, 24:00
    assert "parties" in await court.do("GET", "intake", f"/cases/{case}", "chengban02")
    assert (await look(court, case, "/assets", "chengban02", "custody")).status_code == 200
    assert (await open_to(court, case, "faguan02", reason="panel")).status_code == 201
    messages = await court.sql(
        "SELECT staff_id, text FROM intake.reminder WHERE docket = $1 AND step = 'opened'", f"case/{case}"
    )
    ((staff_id, text),) = messages
    assert staff_id == "chengban01"
    assert "chengban02 查阅本案（信访接待：当事人来访询问进展）" in text
    assert "faguan02 查阅本案（合议庭评议" in text
    readers = (await court.do("GET", "custody", f"/cases/{case}/readers", "faguan01"))["items"]
    (seen,) = [one for one in readers if one["person"] == "chengban02"]
    assert (seen["name"], seen["what"], seen["reason"]) == ("周承办", "查阅财产登记", "信访接待")
    assert seen["client"] == "127.0.0.1"
    assert (await look(court, case, "/readers", "chengban02")).status_code == 403  # its own people alone
    await court.advance(to=((await court.advance()) + timedelta(hours=1, minutes=1)).isoformat())
    sent = "SELECT sent_at IS NOT NULL AS sent FROM intake.reminder WHERE docket = $1 AND step = 'opened'"
    assert [row["sent"] for row in await court.sql(sent, f"case/{case}")] == [True]
    await end_openings(court, case)
    assert (await look(court, case, "/assets", "chengban02", "custody")).status_code == 403
    assert "parties" not in await court.do("GET", "intake", f"/cases/{case}", "chengban02")


@pytest.mark.parametrize(
    "body",
    [
        {"reason": "curiosity"},
        {"reason": "task"},
        {"reason": "other", "words": " 。 "},
        {"reason": "technical", "words": ""},
    ],
)
async def test_a_mark_is_no_reason(court: Court, case: str, body: dict[str, str]) -> None:
    assert (await open_to(court, case, "chengban02", **body)).status_code == 422


async def test_nobody_admits_another_but_the_judge_and_the_leaders(court: Court, case: str) -> None:
    assert (await open_to(court, case, "chengban01", person="chengban02")).status_code == 403
    assert (await open_to(court, case, "faguan02", person="chengban02")).status_code == 403
    assert (await open_to(court, case, "faguan01", person="nobody")).status_code == 422


async def test_lists_say_no_more_than_the_card_and_a_number_finds_no_party(court: Court, case: str) -> None:
    whole = await court.do("GET", "intake", f"/cases/{case}", "chengban01")
    party = next(one for one in whole["parties"] if one["role"] == "respondent")
    for who, is_open in (("chengban01", True), ("chengban02", False)):
        (card,) = await listed(court, who, q=case)
        assert (card["open"], card["amount"] is not None, card["light"] is not None) == (is_open,) * 3
        assert card["respondents"] == [party["name"]]
        assert bool(await listed(court, who, q=party["identity"])) is is_open
        assert bool(await listed(court, who, q=case, amount_from="1")) is is_open
        assert bool(await listed(court, who, q=case, judge="faguan01")) is is_open
        duties = (await court.do("GET", "intake", "/duties?limit=200", who))["items"]
        assert (f"case/{case}" in {duty["docket"] for duty in duties}) is is_open


@pytest.mark.road
async def test_a_sealed_case_is_seen_by_its_own_and_opened_by_its_judge_and_the_leaders(court: Court) -> None:
    case = await file_case(court, 802)
    await assign(court, case)
    whole = await court.do("GET", "intake", f"/cases/{case}", "chengban01")
    name = whole["parties"][1]["name"]
    assert (await open_to(court, case, "chengban02")).status_code == 201
    for who in ("chengban01", "faguan02", "wenshu01", "zhixiao01"):
        assert (await seal(court, case, who)).status_code == 403
    unseen = {"sealed": True, "reason": "涉及未成年人"}
    path = f"/cases/{case}/sealing"
    assert (await court.call("PUT", "intake", path, "faguan01", unseen)).status_code == 428
    assert (await court.call("PUT", "intake", path, "faguan01", unseen, If_Match="1")).status_code == 412
    assert (await seal(court, case, "faguan01")).status_code == 200
    assert (await seal(court, case, "faguan01")).status_code == 409
    # what was opened before is closed, the central teams and the leaders read no more, no reason opens it
    for who in ("chengban02", "wenshu01", "zhixiao01", "zhuguan01"):
        answer = await look(court, case, "/documents", who, "documents")
        assert (answer.status_code, answer.json()["type"]) == (403, "urn:jiyue:problem:case_not_open")
    for who in ("chengban02", "wenshu01", "zhixiao01", "chengban01"):
        assert (await open_to(court, case, who)).status_code == 403
    card = await court.do("GET", "intake", f"/cases/{case}", "wenshu01")
    assert (card["sealed"], card["applicants"], card["respondents"]) == (True, [], [])
    (row,) = await listed(court, "wenshu01", q=case)
    assert (row["officer"], row["sealed"], row["respondents"]) == ("chengban01", True, [])
    assert name not in json.dumps(await listed(court, "wenshu01", q=name), ensure_ascii=False)
    for who in ("chengban01", "faguan01", "zhuguan01"):
        assert [one["respondents"] for one in await listed(court, who, q=case)] == [[name]]
    for who in ("chengban01", "faguan01"):
        assert (await look(court, case, "/documents", who, "documents")).status_code == 200
    # a leader by naming a reason, a clerk admitted by the judge
    assert (await open_to(court, case, "zhuguan01", reason="supervision")).status_code == 201
    assert (await look(court, case, "/documents", "zhuguan01", "documents")).status_code == 200
    assert (await open_to(court, case, "faguan01", person="wenshu01", reason="other")).status_code == 201
    assert (await look(court, case, "/documents", "wenshu01", "documents")).status_code == 200
    # the clerk works on in it from day to day until the admission is withdrawn, the leader's reason ends by itself
    path = f"/cases/{case}/openings"
    assert (await court.call("GET", "intake", path, "wenshu01")).status_code == 403
    opened = {one["person"]: one for one in await court.do("GET", "intake", path, "chengban01")}
    assert (opened["wenshu01"]["until"], opened["wenshu01"]["opened_by"]) == (None, "faguan01")
    assert opened["zhuguan01"]["until"].startswith("2026-03-04T00:00:00")
    path = f"/openings/{opened['wenshu01']['id']}/withdrawal"
    because = {"reason": "文书已经制作完毕"}
    for who in ("wenshu01", "chengban01", "faguan02"):
        assert (await court.call("POST", "intake", path, who, because)).status_code == 403

    async def withdrawable(who: str) -> bool:
        rows = await court.do("GET", "intake", f"/cases/{case}/openings", who)
        row = next(one for one in rows if one["id"] == opened["wenshu01"]["id"])
        return await can(court, "intake", row, "withdraw_opening", path, who, because)

    assert [await withdrawable(who) for who in ("chengban01", "faguan01", "zhuguan01")] == [False, True, True]
    await court.do("POST", "intake", path, "faguan01", because)
    assert not await withdrawable("faguan01")
    assert (await court.call("POST", "intake", path, "faguan01", because)).status_code == 409
    assert (await look(court, case, "/documents", "wenshu01", "documents")).status_code == 403
    # with the seal an admission ends too: no clerk of another office keeps it
    assert (await open_to(court, case, "zhuguan01", person="chengban02")).status_code == 201
    assert (await seal(court, case, "zhuguan01", sealed=False)).status_code == 200
    assert (await look(court, case, "/documents", "chengban02", "documents")).status_code == 403
    assert (await look(court, case, "/documents", "chakong01", "documents")).status_code == 200
    acts = await court.sql(
        "SELECT action, detail->'before'->>'sealed' AS before, detail->>'reason' AS reason FROM intake.audit"
        " WHERE case_number = $1 AND action IN ('case.seal', 'case.unseal') ORDER BY seq",
        case,
    )
    assert [tuple(act)[:2] for act in acts] == [("case.seal", "false"), ("case.unseal", "true")]
    assert all(act["reason"] for act in acts)


async def test_who_seals_sees_whose_work_he_stops_and_admits_them_in_the_same_act(court: Court) -> None:
    """What a central team owes in a sealed case would wait for ever for people who may not read it."""
    case = await file_case(court, 807)
    await assign(court, case)
    await court.advance()
    path = f"/cases/{case}/sealing"

    async def locked_out() -> dict[str, dict[str, Any]]:
        found = await court.do("GET", "intake", path, "faguan01")
        return {one["office"]: one for one in found["locked_out"]}

    would_be = await locked_out()
    assert "首批文书" in "".join(would_be["document_clerk"]["waiting"])
    assert "wenshu01" in would_be["document_clerk"]["people"]
    assert not {"handling_officer", "judge", "bureau_director"} & would_be.keys()
    assert (await court.call("GET", "intake", path, "wenshu01")).status_code == 403
    version = (await court.call("GET", "intake", path, "faguan01")).headers["etag"]
    body = {"sealed": True, "reason": "涉及未成年人，暂不公开", "admitted": ["wenshu01"]}
    nobody = await court.call(
        "PUT", "intake", path, "faguan01", body | {"admitted": ["guest"]}, If_Match=version
    )
    assert (nobody.status_code, nobody.json()["type"]) == (422, "urn:jiyue:problem:opened_to_nobody")
    sealed = await court.do("PUT", "intake", path, "faguan01", body, If_Match=version)
    assert {one["office"] for one in sealed["locked_out"]} == would_be.keys() - {"document_clerk"}
    assert (await look(court, case, "/documents", "wenshu01", "documents")).status_code == 200
    await court.advance()
    for one in (await locked_out()).values():  # one step each, for whom he forgot
        await open_to(court, case, "faguan01", person=one["people"][0], reason="other")
    assert await locked_out() == {}
    unseal = {"sealed": False, "reason": "封存事由已经消失", "admitted": ["wenshu01"]}
    assert (await court.call("PUT", "intake", path, "faguan01", unseal, If_Match="9")).status_code == 422


async def test_a_task_opens_its_case_to_whom_it_is_handed_until_it_is_done(court: Court, case: str) -> None:
    task = record(
        Task,
        docket=f"case/{case}",
        officer="chengban01",
        owner="chengban01",
        taken_at=CLOCK_START,
        created_at=CLOCK_START,
        text="请协助核对",
    )
    await put(court, task)
    give = {"reason": "请网拍专员协助", "to": "wangpai01"}
    assert (await look(court, case, "/assets", "wangpai01", "custody")).status_code == 403
    await court.do("POST", "intake", f"/tasks/{task.id}/handing-on", "chengban01", give, If_Match="1")
    assert (await look(court, case, "/assets", "wangpai01", "custody")).status_code == 200
    done = {"reason": "已经核对"}
    await court.do("POST", "intake", f"/tasks/{task.id}/finishing", "wangpai01", done, If_Match="2")
    assert (await look(court, case, "/assets", "wangpai01", "custody")).status_code == 403


async def test_a_look_by_a_trial_is_kept_too(court: Court, case: str) -> None:
    query = "SELECT count(*) AS looks FROM intake.audit WHERE case_number = $1 AND action = 'case.read'"
    body = {"officer": "chengban02", "reason": "承办人调离"}
    (before,) = await court.sql(query, case)
    path = f"/cases/{case}/reassignments"
    trial = {"If_Match": "2", "Prefer": "handling=dry-run"}
    shown = await court.do("POST", "intake", path, "juzhang01", body, **trial)
    assert shown["answer"]["parties"]
    (after,) = await court.sql(query, case)
    assert after["looks"] == before["looks"] + 1


async def test_each_look_is_kept_and_shown_page_by_page(court: Court, case: str) -> None:
    for _ in range(3):
        await look(court, case, "/ledger", "ankuan01", "funds")
    seen, cursor = [], ""
    while cursor is not None:
        path = f"/cases/{case}/readers?limit=2&cursor={cursor}"
        page = await court.do("GET", "funds", path, "chengban01")
        seen += [(one["person"], one["what"]) for one in page["items"] if one["person"] == "ankuan01"]
        cursor = page["next"]
        if len(seen) > 20:
            break
    assert ("ankuan01", "查阅本案案款账簿") in seen


async def test_a_sealed_document_shows_its_title_and_state_alone(court: Court, case: str) -> None:
    scan = await court.upload(case, FilePurpose.DOCUMENT, "wenshu01", "手工制作的裁定书")
    ruling = record(
        Document,
        case_number=case,
        kind="freezing_ruling",
        signer="judge",
        ruling=1,
        initial=False,
        addressee="party-1",
        handmade_file=scan["id"],
        handmade_reason="系统模板不适用于本案",
        sha256=scan["sha256"],
        made_by="wenshu01",
        fields={"assets": []},
    )
    await put(court, ruling)
    path, because = f"/documents/{ruling.id}", {"sealed": True, "reason": "涉及商业秘密"}
    places = (path, f"{path}/pdf", f"{path}/deliveries", f"/files/{scan['id']}")
    for place in places[1:]:
        assert (await court.call("GET", "documents", place, "chakong01")).status_code == 200
    for who in ("chengban01", "faguan02", "wenshu01"):
        assert (await court.call("PUT", "documents", f"{path}/sealing", who, because)).status_code == 403
    await court.do("PUT", "documents", f"{path}/sealing", "faguan01", because)
    assert (await court.call("PUT", "documents", f"{path}/sealing", "faguan01", because)).status_code == 409
    for who in ("wenshu01", "chakong01", "zhixiao01"):
        for place in places:
            answer = await court.call("GET", "documents", place, who)
            assert (answer.status_code, answer.json()["type"]) == (403, "urn:jiyue:problem:document_sealed")
        (shown,) = [one for one in await documents(court, case, who) if one["id"] == ruling.id]
        assert shown.keys() == {
            "id",
            "title",
            "number",
            "state",
            "signed_at",
            "withdrawn_at",
            "closed_to_others",
            "acts",
        }
    for who in ("chengban01", "faguan01", "zhuguan01"):
        assert (await court.call("GET", "documents", f"/files/{scan['id']}", who)).status_code == 200
        (shown,) = [one for one in await documents(court, case, who) if one["id"] == ruling.id]
        assert shown["addressee"] == "party-1"
    await court.do("PUT", "documents", f"{path}/sealing", "zhuguan01", because | {"sealed": False})
    assert (await court.call("GET", "documents", f"{path}/pdf", "wenshu01")).status_code == 200


async def documents(court: Court, case: str, who: str) -> list[Any]:
    return await court.listed("documents", f"/cases/{case}/documents", who)
