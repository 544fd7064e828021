"""变更、追加当事人规定第二十七条: every name that papers say finds the case; a change of name that was none is withdrawn."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest

from deploy.local import DEMO_MASTER_ACCOUNT
from services.intake.renamings import rules
from services.intake.renamings.rules import Renamed
from shared.contracts.documents.records import DraftedRecord
from shared.contracts.intake.names import FormerName, given_up, name_at
from shared.values.refusal import Problem
from shared.values.roles import Actor, Deputyship, Office
from shared.values.zone import COURT_ZONE
from tests.harness import Court
from tests.records import appoint
from tests.services.custody.road import books
from tests.services.desk.browser import browser
from tests.services.funds.road import message, tell
from tests.services.intake.renamings.road import new_case, paper, rename, ruled

MISTAKEN, OTHER = "赵误登", "赵再改"
AT = datetime(2026, 3, 2, 9, tzinfo=COURT_ZONE)
ONE = Renamed("甲", "乙", ("lian01", "lian09"), AT)
CLERK = Actor("lian02", "", frozenset({Office.FILING_CLERK}))


def former(name: str, days: int, *, void: bool = False) -> FormerName:
    at = AT + timedelta(days=days)
    return FormerName(name=name, until=at.date(), recorded_at=at, void=void)


def test_what_was_withdrawn_is_what_papers_said_meanwhile_and_no_name_given_up() -> None:
    """老 became 甲; 甲 was taken to have become 乙 from the first to the fifth day, wrongly."""
    before = [former("老", 0), former("甲", 1, void=True), former("乙", 5, void=True)]
    called = [(-1, "老"), (0, "甲"), (1, "乙"), (4, "乙"), (5, "甲"), (9, "甲")]
    for day, name in called:
        assert name_at("甲", before, AT + timedelta(days=day)) == name, day
    assert given_up(before) == ["老"]


def test_the_last_change_is_withdrawn_and_by_another_pair_of_hands() -> None:
    assert rules.check_withdraws([ONE], CLERK) == ONE
    stands_in = Actor("lian03", "", frozenset({Office.FILING_CLERK}))
    of_the_recorder = Deputyship(Office.FILING_CLERK, "lian01")
    for who in (
        Actor("lian01", "", CLERK.own),
        Actor("lian09", "", CLERK.own),
        Actor(stands_in.id, "", CLERK.own, deputyships=frozenset({of_the_recorder})),
    ):
        with pytest.raises(Problem, match="same_person") as refused:
            rules.check_withdraws([ONE], who)
        assert refused.value.status == 403
    with pytest.raises(Problem, match="renaming_refused"):
        rules.check_withdraws([], CLERK)
    later = Renamed("乙", "丙", ("lian01",), AT)
    rules.check_last(later, "乙", [ONE, later])
    with pytest.raises(Problem) as refused:
        rules.check_last(later, "甲", [ONE, later])
    assert "应当先撤销其后的更名" in refused.value.errors[0].detail
    with pytest.raises(Problem) as refused:
        rules.check_last(later, "丁", [ONE, later])
    assert "应当先撤销" not in refused.value.errors[0].detail


def test_what_was_signed_since_and_stands_is_to_be_looked_at() -> None:
    def one(number: str, signed: int | None, taken_back: bool = False) -> DraftedRecord:
        at = None if signed is None else AT + timedelta(hours=signed)
        back = AT + timedelta(days=1) if taken_back else None
        return DraftedRecord(title="执行裁定书", number=number, signed_at=at, withdrawn_at=back)

    signed = [one("一号", -1), one("二号", 0), one("三号", 1, True), one("四号", None), one("五号", 3)]
    assert rules.signed_since(AT, signed) == ["《执行裁定书》二号", "《执行裁定书》五号"]


async def found(court: Court, q: str) -> dict[str, Any]:
    return {one["case_number"]: one for one in await court.listed("intake", f"/cases?q={q}", "chengban01")}


async def matched(court: Court, payer: str) -> set[str]:
    receipt = (await tell(court, message(DEMO_MASTER_ACCOUNT, 777, "还款", payer_name=payer)))["receipt"]
    proposed = await court.do("GET", "funds", f"/receipts/{receipt}/matches", "ankuan01")
    return {one["case_number"] for one in proposed}


async def asked(court: Court, case: str, name: str) -> int:
    """How often the network was asked about him by that name."""
    return sum(row["respondent_name"] == name for row in await books(court, "queries", case))


@pytest.mark.walk
async def test_a_wrong_change_is_withdrawn_and_who_was_told_of_it_is_told(court: Court) -> None:
    case, parties, application = await new_case(court)
    other, *_ = await new_case(court)
    debtor = parties[2]
    stale = await paper(court, case, debtor["name"], MISTAKEN, by="jiedai01")
    right = {"name": MISTAKEN, "identity": debtor["identity"], "renamed_on": "2026-02-24"}
    proof = await paper(court, case, debtor["name"], MISTAKEN)
    assert (await rename(court, application, debtor["id"], **right, proof=proof)).status_code == 201
    await court.advance()

    for name in (debtor["name"], MISTAKEN):
        card = (await found(court, name))[case]
        assert (card["respondents"][0], card["respondents_formerly"]) == (MISTAKEN, [debtor["name"]])
        assert case in await matched(court, name)
    (of,) = [await court.do("GET", "intake", f"/debtors/{debtor['id']}", "chengban01")]
    assert (of["name"], of["former_names"]) == (MISTAKEN, [debtor["name"]])
    async with browser(court) as one:
        await one.login("chengban01")
        for at in (f"/search?q={debtor['name']}", f"/cases?q={debtor['name']}", f"/debtors/{debtor['id']}"):
            words = (await one.get(at)).words
            assert MISTAKEN in words, at
            assert f"：{debtor['name']}" in words, at
        for at in (f"/cases/{case}", f"/cases/{case}/timeline"):
            assert debtor["name"] in (await one.get(at)).words, at

    shown = (await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"]
    await ruled(court, case, shown, parties[0]["name"])
    await appoint(court, "lian02", "filing_clerk")
    later = await paper(court, case, MISTAKEN, OTHER)
    again = {"name": OTHER, "identity": debtor["identity"], "renamed_on": "2026-02-26", "proof": later}
    assert (await rename(court, application, debtor["id"], "lian02", **again)).status_code == 201

    async def withdraw(who: str = "lian02", **body: str) -> httpx.Response:
        read = await court.do("GET", "intake", f"/applications/{application}", "lian01")
        path = f"/parties/{debtor['id']}/renamings/withdrawal"
        version = {"If_Match": str(read["version"])}
        return await court.call("POST", "intake", path, who, {"reason": "登记机关复函"} | body, **version)

    undone = await paper(court, case, OTHER, MISTAKEN)
    first = await withdraw("lian01", name=debtor["name"], proof=undone)
    assert (first.status_code, first.json()["errors"][0]["field"]) == (409, "name"), "the later one first"
    assert (await withdraw("lian01", name=MISTAKEN, proof=undone)).status_code == 200

    refuted = await paper(court, case, MISTAKEN, debtor["name"])
    own = await paper(court, case, MISTAKEN, debtor["name"], by="lian02")
    for who, proved, status in (
        ("lian01", refuted, 403),
        ("chengban01", refuted, 403),
        ("lian02", own, 409),
        ("lian02", stale, 409),
        ("lian02", proof, 409),
        ("lian02", undone, 409),
    ):
        refused = await withdraw(who, name=debtor["name"], proof=proved)
        assert refused.status_code == status, (who, refused.text)
    searched = await asked(court, case, debtor["name"])
    done = await withdraw(name=debtor["name"], proof=refuted)
    assert done.status_code == 200, done.text
    assert len(done.json()["documents"]) == 1
    assert (await withdraw(name=debtor["name"], proof=refuted)).status_code == 409
    await court.advance()

    shown = (await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"][2]
    assert (shown["name"], {one["void"] for one in shown["former_names"]}) == (debtor["name"], {True})
    kept = await court.do("GET", "intake", f"/cases/{case}/renamings", "chengban01")
    assert [(one["after"], one["recorded_by"], one["withdrawn_by"]) for one in kept] == [
        (MISTAKEN, "lian01", "lian02"),
        (OTHER, "lian02", "lian01"),
    ]
    assert all(one["recorded_at"] < one["withdrawn_at"] for one in kept)
    told = await court.sql(
        "SELECT staff_id, text FROM intake.reminder WHERE docket = $1 AND step = 'renaming_withdrawn'"
        " ORDER BY created_at",
        f"case/{case}",
    )
    assert [row["staff_id"] for row in told] == ["chengban01", "chengban01"]
    assert done.json()["documents"][0] in told[1]["text"]
    for step in ("party_renamed", "renaming_withdrawn"):
        heard = await court.sql(
            "SELECT text FROM intake.reminder WHERE docket = $1 AND step = $2", f"case/{other}", step
        )
        assert sum(MISTAKEN in row["text"] and case in row["text"] for row in heard) == 2, step
    card = (await found(court, MISTAKEN))[case]
    assert (card["respondents"][0], card["respondents_formerly"]) == (debtor["name"], [])
    assert case not in await matched(court, MISTAKEN), "nobody pays for him by a name that he never bore"
    assert case in await matched(court, debtor["name"])
    assert await asked(court, case, debtor["name"]) > searched, "he is searched for by his own name again"
    async with browser(court) as one:
        await one.login("chengban01")
        assert "登记机关复函" in (await one.get(f"/cases/{case}")).words
