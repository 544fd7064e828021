"""Each respondent receives its own notice and report order; the case's duties wait for the last one's."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import Any

import pytest

from deploy.demo_people import natural_person, organisation
from services.documents.drafting.batch import TO_RESPONDENT
from tests.harness import Court
from tests.services.documents import road
from tests.services.documents.road import facts
from tests.services.documents.samples import SAMPLES
from tests.services.intake.people import application, party

pytestmark = pytest.mark.road

NOTICE = "enforcement_notice"
ORDER = "property_report_order"
OF_NOTICE = {"documents.enforcement_notice", "quality.enforcement_notice"}


async def case_against_two(court: Court, seed: int) -> tuple[dict[str, Any], list[str], dict[Any, str]]:
    """Filed today against two people: the case, its respondents, and their documents by (kind, addressee), sealed."""
    rng, now = Random(seed), await court.advance()
    parties = [party("applicant", organisation(rng))]
    parties += [party("respondent", natural_person(rng)) for _ in range(2)]
    body = application(seed, received_at=now.isoformat(), parties=parties)
    received = await court.do("POST", "intake", "/applications", "lian01", body)
    case = await court.do("POST", "intake", f"/applications/{received['id']}/filing", "lian01")
    await road.assign(court, case)
    made = {
        (item["kind"], item["addressee"]): item["document_id"] for item in await road.draft_batch(court, case)
    }
    respondents = [one["id"] for one in case["parties"] if one["role"] == "respondent"]
    await seal(court, *(made[kind, each] for kind in (NOTICE, ORDER) for each in respondents))
    assert all((kind, each) in made for kind in TO_RESPONDENT for each in respondents)
    return case, respondents, made


async def seal(court: Court, *documents: str) -> None:
    for document in documents:
        await road.verify(court, document)
        await road.review(court, document)
    assert {item["outcome"] for item in await road.sign(court, list(documents))} == {"signed"}


async def send(court: Court, case: dict[str, Any], *documents: str) -> None:
    for document in documents:
        await court.do(
            "POST", "documents", f"/documents/{document}/service", "wenshu01", await road.checked(court, case)
        )
    await court.advance()


async def another_notice(court: Court, case: dict[str, Any], addressee: str) -> str:
    path, fields = f"/cases/{case['case_number']}", SAMPLES[NOTICE] | {"claim_amount": "102500.00"}
    account = await court.do("GET", "funds", f"{path}/account", "wenshu01")
    names = {"account_name": "account_name", "account_number": "account_number", "account_bank": "bank_name"}
    fields |= {name: account[held] for name, held in names.items()}
    body = {"kind": NOTICE, "fields": fields, "addressee": addressee}
    made = await court.do("POST", "documents", f"{path}/documents", "wenshu01", body)
    await seal(court, made["id"])
    return str(made["id"])


async def duties(court: Court, case: dict[str, Any], *rules: str) -> list[tuple[str, bool]]:
    """State, and whether it was reported as overdue, of the duties of `rules`."""
    rows = await court.listed("intake", f"/cases/{case['case_number']}/duties", "zhixiao01")
    return sorted((row["state"], row["overdue_at"] is not None) for row in rows if row["rule_id"] in rules)


async def test_both_in_time(court: Court) -> None:
    case, (first, second), made = await case_against_two(court, 401)
    await send(court, case, made[NOTICE, first], made[ORDER, first])
    assert await duties(court, case, *OF_NOTICE) == [("open", False)] * 2
    assert await duties(court, case, "documents.property_report_order") == [("met", False)]
    await send(court, case, made[NOTICE, second], made[ORDER, second])
    assert await duties(court, case, *OF_NOTICE) == [("met", False)] * 2
    assert await duties(court, case, "documents.property_report_order") == [("met", False)] * 2


async def test_the_second_late_though_the_first_was_sent_twice(court: Court) -> None:
    case, (first, second), made = await case_against_two(court, 402)
    await send(court, case, made[NOTICE, first], made[ORDER, first])
    await send(
        court, case, await another_notice(court, case, first), await another_notice(court, case, first)
    )
    assert await facts(court, case, "respondents_notified") == []
    now = await court.advance(workdays=11)
    assert await duties(court, case, *OF_NOTICE) == [("open", True)] * 2
    await send(court, case, made[NOTICE, second])
    assert await duties(court, case, *OF_NOTICE) == [("met", True)] * 2
    [told] = await facts(court, case, "respondents_notified")
    assert told["occurred_at"][:10] == now.date().isoformat()
    # The second's report order was to go with its notice; the first's is no answer to that.
    await court.advance(to=(now + timedelta(days=1)).isoformat())
    assert await duties(court, case, "documents.property_report_order") == [
        *[("met", False)] * 3,  # of each notice to the first
        ("open", True),
    ]
    await send(court, case, await another_notice(court, case, second))
    assert len(await facts(court, case, "respondents_notified")) == 1


async def test_a_document_made_for_one_party_is_not_served_on_the_others_only(court: Court) -> None:
    case, (first, second), made = await case_against_two(court, 403)
    path = f"/documents/{made[NOTICE, first]}/service"
    for parties in ([road.party(case, "applicant")], [second]):
        body = await road.checked(court, case) | {"parties": parties}
        refused = await court.call("POST", "documents", path, "wenshu01", body)
        assert (refused.status_code, refused.json()["type"].rpartition(":")[2]) == (409, "addressee_left_out")
        assert "二(一)6" in refused.json()["article"]
    lawyer = {"ref": "lawyer.1", "channel": "post", "address": "信阳市"}
    others = await court.call(
        "POST", "documents", path, "wenshu01", await road.checked(court, case) | {"others": [lawyer]}
    )
    assert others.is_success  # with its addressee
    assert {
        one["addressee"]
        for one in await court.listed("documents", f"/documents/{made[NOTICE, first]}/deliveries", "wenshu01")
    } == {first, "lawyer.1"}


async def test_a_document_is_made_for_a_party_of_the_case_only(court: Court) -> None:
    case = await road.filed_case(court, 404)
    body = {"kind": ORDER, "fields": SAMPLES[ORDER], "addressee": "nobody"}
    answer = await court.call(
        "POST", "documents", f"/cases/{case['case_number']}/documents", "wenshu01", body
    )
    assert (answer.status_code, answer.json()["type"].rpartition(":")[2]) == (422, "not_a_party")


async def test_nobody_else_is_named_by_a_partys_id_and_takes_its_place(court: Court) -> None:
    """The ruling would go to that telephone alone, and the record would say that the party was served."""
    case, (first, second), made = await case_against_two(court, 406)
    path, body = f"/documents/{made[NOTICE, first]}/service", await road.checked(court, case)
    elsewhere = {"channel": "sms", "address": "13900000000"}
    for ref in (first, second, road.party(case, "applicant")):
        others = [elsewhere | {"ref": ref}]
        refused = await court.call("POST", "documents", path, "wenshu01", body | {"others": others})
        assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "others.0.ref")
    twice = [{"ref": "lawyer.1", "channel": "post", "address": place} for place in ("信阳市", "郑州市")]
    refused = await court.call("POST", "documents", path, "wenshu01", body | {"others": twice})
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (409, "others.1.ref")
    assert await court.listed("documents", f"/documents/{made[NOTICE, first]}/deliveries", "wenshu01") == []
