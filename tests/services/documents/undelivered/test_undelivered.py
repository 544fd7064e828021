"""A document that cannot be served: the reason, the report to the leader, another way, until it is served (二(一)6)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.harness import Court
from tests.services.documents import road
from tests.services.documents.delivery.road import deliveries, duties, messages, receipt
from tests.services.documents.road import facts

REASON = {"reason": "快递员三次投递均无人应答，邻居称其已搬离，电话停机"}


@pytest.mark.walk
async def test_a_failed_service_is_explained_reported_and_tried_in_another_way(court: Court) -> None:
    case = await road.filed_case(court, 221, household_address="户籍地", residence_address="暂住地")
    await road.assign(court, case)
    batch = await road.sealed_batch(court, case)
    notice, order = (
        next(one["id"] for one in batch if one["kind"] == kind)
        for kind in ("enforcement_notice", "property_report_order")
    )
    for document in (notice, order):
        path = f"/documents/{document}/service"
        await court.do("POST", "documents", path, "wenshu01", await road.checked(court, case))
        now = await court.advance()  # the notice leaves in an envelope of its own

    async def fail(document: str) -> dict[str, Any]:
        """The last word of the carrier on each attempt under way."""
        [delivery] = await deliveries(court, document)
        for attempt in delivery["attempts"]:
            if attempt["state"] == "sent":
                assert await receipt(court, attempt["id"], "failed", now.isoformat(), "退回") == 204
        return dict((await deliveries(court, document))[0])

    async def act(delivery: dict[str, Any], what: str, body: Any, who: str = "wenshu01") -> Any:
        return await court.call("POST", "documents", f"/deliveries/{delivery['id']}/{what}", who, body)

    [under_way] = await deliveries(court, notice)
    refused = await act(under_way, "failure-report", REASON)
    assert (refused.status_code, refused.json()["article"]) == (409, "二(一)6")
    first = under_way["attempts"][0]
    assert await receipt(court, first["id"], "failed", now.isoformat(), "退回") == 204
    assert await facts(court, case, "service_failed") == [], "the other address may still be reached"
    failed = await fail(notice)
    assert datetime.fromisoformat(failed["failed_at"]) == now, "when the carrier says it was"
    assert len(await facts(court, case, "service_failed")) == 1
    await court.advance()
    assert (await duties(court, case))["documents.service_failure"] == "open"

    again = {"way": "post", "address": "户籍地"}
    assert (await act(failed, "next-way", again)).json()["type"].endswith("failure_unreported")
    for words in ("无人签收", "快递员三次投递\u202e均无人应答"):
        assert (await act(failed, "failure-report", {"reason": words})).status_code == 422
    assert (await act(failed, "failure-report", REASON, "chengban01")).status_code == 403
    reported = await act(failed, "failure-report", REASON)
    assert (reported.status_code, REASON["reason"] in str(reported.json()["attempts"])) == (200, True)
    assert (await act(failed, "failure-report", REASON)).json()["type"].endswith("failure_reported")
    assert await facts(court, case, "service_failure_told") == [], "a report is met by its arrival"
    await court.advance()
    told = [
        one
        for one in await court.listed("intake", "/reminders", "zhongxin01")
        if case["case_number"] in one["text"] and "未能送达" in one["text"]
    ]
    assert [one["delivered_at"] is not None for one in told] == [True]
    assert (await duties(court, case))["documents.service_failure"] == "met"

    for body in (
        again,
        {"way": "post", "address": "别人的地址"},
        {"way": "electronic", "address": "16000000009"},
        {"way": "returned"},
    ):
        refused = await act(failed, "next-way", body)
        assert (refused.status_code, refused.json()["type"].rpartition(":")[2]) == (409, "not_to_serve_so")
    await road.receive(court, case, "respondent", consent=False)
    today = now.date()
    paper = (await court.upload(case["case_number"], "public_notice", "chakong01"))["id"]
    public = {"way": "public", "published_on": today.isoformat(), "file": paper}
    refused = await act(failed, "next-way", public)
    assert [one["field"] for one in refused.json()["errors"]] == ["way", "published_on"], "an address is left"
    sent = await act(failed, "next-way", {"way": "post", "address": "确认地址（respondent）"})
    assert (sent.status_code, sent.json()["failed_at"]) == (200, None)
    await court.advance()
    sent_to = [row["to"] for row in await messages(court, case) if row["recipient_ref"] == notice]
    assert sorted(sent_to) == ["户籍地", "暂住地", "确认地址（respondent）"]
    assert len(await facts(court, case, "dispatched")) == 2, "it has been dispatched once"
    [delivery] = await deliveries(court, notice)
    new = next(one for one in delivery["attempts"] if one["state"] == "sent")
    assert await receipt(court, new["id"], "delivered", now.isoformat(), "签收") == 204
    [delivery] = await deliveries(court, notice)
    assert delivery["served_at"] is not None
    assert not any(one["allowed"] for one in delivery["acts"])

    # The other one: by public notice, when every address has failed.
    failed = await fail(order)
    assert (await act(failed, "failure-report", REASON)).status_code == 200
    assert (
        await act(failed, "next-way", {"way": "post", "address": "确认地址（respondent）"})
    ).status_code == 200
    await court.advance()
    failed = await fail(order)
    assert (await act(failed, "next-way", public)).json()["type"].endswith("failure_unreported"), (
        "it failed anew"
    )
    assert (await act(failed, "failure-report", REASON)).status_code == 200
    refused = await act(failed, "next-way", public)
    assert [(one["field"], one["article"]) for one in refused.json()["errors"]] == [
        ("published_on", "民事诉讼法第九十五条")
    ]
    await court.sql(
        "UPDATE documents.delivery SET failed_at = failed_at - interval '60 days' WHERE id = $1", failed["id"]
    )
    long_ago = public | {"published_on": (today - timedelta(days=45)).isoformat()}
    own = (await court.upload(case["case_number"], "public_notice", "wenshu01", "自行登载"))["id"]
    assert (await act(failed, "next-way", long_ago | {"file": own})).status_code == 409
    served = await act(failed, "next-way", long_ago)
    assert served.status_code == 200, served.text
    assert served.json()["served_at"] is not None
    assert order in {row["document"] for row in await facts(court, case, "served")}
