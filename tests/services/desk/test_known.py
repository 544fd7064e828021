"""What the record says already is not asked again; what is compared with the record is never filled in from it."""

from __future__ import annotations

from typing import Any

import pytest

from services.documents.drafting.kinds import KINDS
from tests.harness import Court
from tests.services.auction.road import DAY, Road
from tests.services.custody.road import ruling_number
from tests.services.desk.browser import browser
from tests.services.documents import road as documents
from tests.services.documents.samples import SAMPLES
from tests.services.funds import road


@pytest.mark.walk
async def test_a_pay_out_is_requested_and_approved_with_its_papers_beside_the_form(court: Court) -> None:
    plan = await road.distribute(court, await road.funded_case(court, 10_000_000))
    share = next(one for one in plan["shares"] if one["purpose"] == "judgment_debt")
    papers = await road.papers(court, plan["case_number"])
    case = plan["case_number"]
    address = f"/acts/funds/request_payout/{plan['id']}?case={case}"
    async with browser(court) as one, browser(court) as reviewer:
        await one.login("chengban01")
        page = await one.get(address)
        assert page.chosen("share_id") == [each["id"] for each in plan["shares"]]
        assert set(map(str, papers)) <= set(page.chosen("papers"))
        form: dict[str, Any] = page.form("")["fields"] | {"share_id": share["id"]}
        page = await one.post(address, form | {"_add": "share_id"})
        held = await court.do("GET", "intake", f"/cases/{case}", "chengban01")
        party = next(each for each in held["parties"] if each["id"] == share["party_id"])
        form = page.form("")["fields"]
        assert (form["payee_name"], form["payee_account"]) == (party["name"], party["payee_account"])
        assert "已按当事人确认的收款账户填写" in page.words
        done = await one.post(address, form | {"papers": [str(number) for number in papers], "_do": "do"})
        assert "已办理：提交发放审批表" in done.words, done.words
        (payout,) = await court.listed("funds", f"/cases/{case}/payouts", "chengban01")

        await reviewer.login("ankuan01")
        address = f"/acts/funds/approve_payout/{payout['id']}?case={case}"
        page = await reviewer.get(address)
        shown = [given["src"] or "" for tag, given in page.tags if tag == "iframe"]
        assert shown[0].startswith("/files/")
        assert party["payee_account"] in page.words
        form = page.form("")["fields"]
        assert (form["digest"], form["step"]) == (payout["digest"], "first_review")
        assert "审批内容摘要 必填" not in page.words  # nobody copies sixty-four figures
        tried = await reviewer.post(address, form | {"_do": "try"})
        assert "可以办理" in tried.words, tried.words
        assert "已办理" in (await reviewer.post(address, form | {"_do": "do"})).words
        blank = await reviewer.get(f"/acts/funds/enter_payout_paper/{payout['id']}?case={case}")
        read_off = blank.form("")["fields"]
        assert {read_off[name] for name in ("code", "amount", "payee_name", "payee_account", "purpose")} == {
            ""
        }


async def test_at_first_reception_the_parties_and_what_they_have_said_stand_beside_the_form(
    court: Court,
) -> None:
    case = (await documents.filed_case(court, 957))["case_number"]
    held = await court.do("GET", "intake", f"/cases/{case}", "jiedai01")
    party = held["parties"][0]
    async with browser(court) as one:
        await one.login("jiedai01")
        address = f"/acts/intake/record_reception/{case}?case={case}"
        page = await one.get(address)
        assert party["id"] in page.chosen("party_id")
        known = [party[f"{where}_address"] for where in ("household", "residence", "registered")]
        assert [said for said in known if said]
        assert all(said in page.words for said in known)
        form: dict[str, Any] = page.form("")["fields"]
        assert (form["confirmed_address"], form["confirmed_mobile"]) == ("", ""), "it is the party's to say"
        typed = {
            "party_id": party["id"],
            "record": "已告知执行程序和风险",
            "confirmed_address": "浉河区民权路8号",
            "electronic_consent": "false",
        }
        done = await one.post(address, form | typed | {"_do": "do"})
        assert "已办理" in done.words, done.words
        again = await one.get(address)
        assert "此前的接待" in again.words
        assert "浉河区民权路8号" in again.words


@pytest.mark.walk
async def test_an_announcement_is_seen_as_it_would_be_before_it_is_drafted(court: Court) -> None:
    auction = await Road.begin(court)
    await auction.decide()
    await auction.price()
    now = await court.advance()
    body = auction.listing_body(1, now + 46 * DAY)
    async with browser(court) as one:
        await one.login("wangpai01")
        address = f"/acts/auction/draft_listing/{auction.asset}?case={auction.case}"
        page = await one.get(address)
        assert "公告样稿" not in page.words
        typed = {name: str(body[name]) for name in ("round", "opens_at", "closes_at", "balance_days")}
        typed |= {f"items.{name}": said for name, said in body["items"].items()}
        form: dict[str, Any] = page.form("")["fields"]
        sent = form | typed | {"special_notices": body["special_notices"]}
        tried = await one.post(address, sent | {"_do": "try"})
        assert "可以办理" in tried.words, tried.words
        drawn = tried.words.partition("公告样稿")[2]
        assert "802,666.67元" in drawn, "the price, as the panel has fixed it"
        assert ruling_number(auction.case, "auction_ruling") in drawn
        assert await court.listed("auction", f"/cases/{auction.case}/listings", "wangpai01") == []


async def test_the_first_batch_says_who_answers_for_the_case_by_name(court: Court) -> None:
    case = await documents.filed_case(court, 951)
    await documents.assign(court, case)
    number = case["case_number"]
    async with browser(court) as one:
        await one.login("wenshu01")
        page = await one.get(f"/acts/documents/draft_initial_batch/{number}")
        form = page.form("")["fields"]
        assert (
            form["contact.officer"] == "刘承办"
        )  # as it is printed, and not the number of a member of the staff
        assert "chengban01" not in page.chosen("contact.officer")
        assert "已按本案分案填写" in page.words
        assert f"{case['principal']}"[:3] in page.html.partition('name="obligations"')[2][:400].replace(
            ",", ""
        )


async def test_an_application_begins_with_both_sides(court: Court) -> None:
    async with browser(court) as one:
        await one.login("lian01")
        form = (await one.get("/acts/intake/receive_application")).form("")["fields"]
        assert (form["parties.0.role"], form["parties.1.role"]) == ("applicant", "respondent")


async def test_a_document_names_its_officer_and_its_thing_as_they_are_printed(court: Court) -> None:
    case = await documents.filed_case(court, 952)
    await documents.assign(court, case)
    number = case["case_number"]
    address = f"/acts/documents/draft_document/{number}?case={number}"
    async with browser(court) as one:
        await one.login("wenshu01")
        form = (await one.get(address)).form("")["fields"] | {"_add": "fields"}
        notice = await one.post(address, form | {"kind": "transfer_notice"})
        assert notice.form("")["fields"]["fields.officer"] == "刘承办"
        assert "chengban01" not in notice.chosen("fields.officer")
        assert notice.chosen("fields.asset") == []  # typed: the case has assets, whose ids are no words


async def test_what_is_compared_and_who_is_served_are_chosen_by_their_names(court: Court) -> None:
    case = await documents.filed_case(court, 956)
    await documents.assign(court, case)
    await documents.receive(court, case, "applicant", consent=True)
    number = case["case_number"]
    body = {"kind": "freezing_ruling", "fields": SAMPLES["freezing_ruling"] | documents.sides(case)}
    made = await court.do("POST", "documents", f"/cases/{number}/documents", "wenshu01", body)
    (reception,) = await court.listed("intake", f"/cases/{number}/receptions", "wenshu01")
    async with browser(court) as one:
        await one.login("wenshu01")
        page = await one.get(f"/acts/documents/verify_document/{made['id']}?case={number}")
        compared = {field.name for field in KINDS["freezing_ruling"].fields if not field.by_hand}
        assert set(page.chosen("checks.0.fields")) == compared
        page = await one.get(f"/acts/documents/serve_document/{made['id']}?case={number}")
        assert set(page.chosen("parties")) == {party["id"] for party in case["parties"]}
        assert page.chosen("receptions") == [reception["id"]]
        ticked = [given for _, given in page.tags if given.get("type") == "checkbox" and "checked" in given]
        assert ticked == []  # that a record was read is said by who has read it
        assert reception["record"] in page.words
        page = await one.get(f"/acts/documents/hand_over_papers/{number}?case={number}")
        choices = {given.get("name") for tag, given in page.tags if tag == "select"}
        assert {"asset", "commission", "listing"} <= choices
