"""What was typed wrong is put right by an act, with its reason and its history; not once something rests on it."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

from deploy.demo_people import natural_person
from shared.contracts.documents.purposes import FilePurpose
from tests.harness import Court
from tests.services.custody.road import books, ruling
from tests.services.intake.people import application
from tests.services.intake.road import assign

REASON = "立案时录入错误，与生效法律文书核对后更正"


def put_right(party: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {"party": party | changes, "reason": REASON}


async def enter(court: Court, case: str, paper: str, who: str, purpose: str = "party_proof") -> Any:
    """`paper`: its title, which says whose it is."""
    return await court.upload(case, FilePurpose(purpose), who, paper, paper)


async def correct(court: Court, path: str, body: dict[str, Any], version: int, who: str = "lian01") -> Any:
    return await court.call("PUT", "intake", path, who, body, If_Match=str(version))


async def parties(court: Court, application_id: str) -> list[str]:
    rows = await court.sql(
        "SELECT id FROM intake.party WHERE application_id = $1 ORDER BY position", application_id
    )
    return [row["id"] for row in rows]


async def test_before_filing_all_is_put_right_and_what_stood_is_kept(court: Court) -> None:
    body = application(91)
    received = await court.do("POST", "intake", "/applications", "lian01", body)
    id, (applicant, _) = received["id"], await parties(court, received["id"])
    path = f"/parties/{applicant}"
    right = put_right(body["parties"][0], name="信阳市明升建材有限公司", payee_account="6217000000000000002")
    assert (await court.call("PUT", "intake", path, "lian01", right)).status_code == 428
    assert (await correct(court, path, right, 2)).status_code == 412
    assert (await correct(court, path, right, 1, "chengban01")).status_code == 403
    assert (await correct(court, path, right | {"reason": "错"}, 1)).status_code == 422
    answer = await correct(court, path, right, 1)
    assert answer.status_code == 200, answer.text
    before, after = answer.json()["before"], answer.json()["after"]
    assert before == {"name": body["parties"][0]["name"], "payee_account": "6217000000000000001"}
    assert after == {"name": "信阳市明升建材有限公司", "payee_account": "6217000000000000002"}

    basis = {name: body[name] for name in body.keys() - {"parties", "received_at"}}
    claim = {"application": basis | {"principal": "90000.00"}, "reason": REASON}
    assert (await correct(court, f"/applications/{id}", claim, 1)).status_code == 412
    assert (await correct(court, f"/applications/{id}", claim, 2)).status_code == 200
    same = await correct(court, f"/applications/{id}", claim, 3)
    assert (same.status_code, same.json()["type"]) == (409, "urn:jiyue:problem:nothing_corrected")

    path = f"/applications/{id}/corrections"
    assert (await court.call("GET", "intake", path, "chengban01")).status_code == 403  # no case of his yet
    history = await court.listed("intake", path, "lian01")
    assert [(one["before"], one["after"], one["reason"], one["corrected_by"]) for one in history] == [
        (before, after, REASON, "lian01"),
        ({"principal": "100000.00"}, {"principal": "90000.00"}, REASON, "lian01"),
    ]
    audited = await court.sql(
        "SELECT detail FROM intake.audit WHERE action = 'application.correct' ORDER BY seq"
    )
    assert [json.loads(row["detail"])["before"] for row in audited[-2:]] == [one["before"] for one in history]

    case = await court.do("POST", "intake", f"/applications/{id}/filing", "lian01")
    assert (case["principal"], case["parties"][0]["name"]) == ("90000.00", "信阳市明升建材有限公司")
    assert case["application_id"] == id
    await court.advance()


@pytest.mark.walk
async def test_in_a_filed_case_who_it_is_changes_on_a_paper_until_something_rests_on_it(court: Court) -> None:
    """The right person is searched for; the thief who has an account changed finds no paper for it."""
    body = application(92)
    received = await court.do("POST", "intake", "/applications", "lian01", body)
    case = await court.do("POST", "intake", f"/applications/{received['id']}/filing", "lian01")
    number, path = case["case_number"], f"/parties/{case['parties'][1]['id']}"
    await court.advance()
    to_the_thief = put_right(body["parties"][0], payee_account="6217000000000000666")
    refused = await correct(court, f"/parties/{case['parties'][0]['id']}", to_the_thief, 2)
    assert (refused.status_code, refused.json()["article"]) == (409, "二(六)2")

    right = natural_person(random.Random(93)).identity_number
    name = body["parties"][1]["name"]
    renamed = put_right(body["parties"][1], identity=right)
    assert (await correct(court, path, renamed, 2)).status_code == 409
    own = await enter(court, number, f"{name}身份证复印件", "lian01")
    alone = await correct(court, path, renamed | {"proof": own["id"]}, 2)
    assert (alone.status_code, alone.json()["errors"][0]["field"]) == (409, "proof")
    entered = await enter(court, number, f"{name}户籍证明", "wenshu01")
    proof = {"proof": entered["id"]}
    answer = await correct(court, path, renamed | proof, 2)
    assert answer.status_code == 200, answer.text
    await court.advance()
    asked = {row["respondent_id_number"] for row in await books(court, "queries", number)}
    assert asked == {body["parties"][1]["identity"], right}

    await ruling(court, number)
    back = put_right(body["parties"][1]) | proof
    refused = await correct(court, path, back, 3)
    assert (refused.status_code, refused.json()["article"]) == (409, "二(一)4")
    assert "执行裁定书" in refused.json()["detail"]
    basis = {name: body[name] for name in body.keys() - {"parties", "received_at"}}
    claim = {"application": basis | {"principal": "1.00"}, "reason": REASON}
    assert (await correct(court, f"/applications/{received['id']}", claim, 3)).status_code == 409
    moved = put_right(body["parties"][1], identity=right, household_address="信阳市平桥区", mobile="")
    # nobody sends what the court serves elsewhere on a word of his own
    refused = await correct(court, path, moved, 3)
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (409, "proof")
    typed = {"proof": (await enter(court, number, "执行申请书", "wenshu01", "application"))["id"]}
    assert (await correct(court, path, moved | typed, 3)).status_code == 200, "it was mistyped from there"
    again = moved | {"party": moved["party"] | {"household_address": "信阳市光山县"}} | typed
    assert (await correct(court, path, again, 4)).status_code == 409, "which says one thing alone"
    other = moved | {"party": moved["party"] | {"residence_address": "信阳市光山县"}} | typed
    assert (await correct(court, path, other, 4)).status_code == 200
    await court.advance()


async def test_a_paper_shows_one_correction_and_the_officer_hears_of_another_account(court: Court) -> None:
    """Of a paper that was entered for something else, or for another party, a clerk makes no account of his own."""
    body = application(98)
    received = await court.do("POST", "intake", "/applications", "lian01", body)
    case = await court.do("POST", "intake", f"/applications/{received['id']}/filing", "lian01")
    number, path = case["case_number"], f"/parties/{case['parties'][0]['id']}"
    await assign(court, number)
    name, other = (party["name"] for party in body["parties"])
    to_the_thief = put_right(body["parties"][0], payee_account="6217000000000000666")
    for purpose, title in (
        ("party_proof", f"{name}营业执照"),
        ("account_proof", f"{other}银行卡"),
        ("account_proof", "银行卡"),
    ):
        wrong = {"proof": (await enter(court, number, title, "wenshu01", purpose))["id"]}
        refused = await correct(court, path, to_the_thief | wrong, 2)
        assert (refused.status_code, refused.json()["errors"][0]["field"]) == (409, "proof"), title
    proof = {"proof": (await enter(court, number, f"{name}开户许可证", "wenshu01", "account_proof"))["id"]}
    both = put_right(body["parties"][0], payee_account="6217000000000000002", name=f"{name}分公司") | proof
    assert (await correct(court, path, both, 2)).status_code == 409, "each by a paper of its own"
    right = put_right(body["parties"][0], payee_account="6217000000000000002") | proof
    made = await correct(court, path, right, 2)
    assert (made.status_code, made.json()["proof"]) == (200, proof["proof"]), made.text
    await court.advance()
    told = await court.sql(
        "SELECT staff_id FROM intake.reminder WHERE docket = $1 AND step = 'payee_corrected'",
        f"case/{number}",
    )
    assert [row["staff_id"] for row in told] == ["chengban01"]

    again = await correct(court, path, to_the_thief | proof, 3)
    assert (again.status_code, again.json()["errors"][0]["field"]) == (409, "proof"), again.text
    title = f"{name}变更后的开户许可证"
    anew = {"proof": (await enter(court, number, title, "wenshu01", "account_proof"))["id"]}
    assert (await correct(court, path, to_the_thief | anew, 3)).status_code == 200
