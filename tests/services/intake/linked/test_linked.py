"""一(二) 关联案件: cases against the same debtor or on the same instrument are shown to who works on any of them."""

from __future__ import annotations

import random
from typing import Any

import pytest
import pytest_asyncio

from deploy.demo_people import natural_person, organisation
from tests.harness import Court
from tests.services.desk.browser import browser
from tests.services.intake.people import application, party
from tests.services.intake.refusals import assert_refused

pytestmark = pytest.mark.walk

JUDGMENT, OTHER = "（2025）豫1502民初7101号", "（2025）豫1502民初{}号"
AWARD = "信仲裁字〔2025〕第71号"
DEBTOR = natural_person(random.Random("linked/debtor"))
STRANGER = natural_person(random.Random("linked/stranger"))
SAME = ["debtor", "thing"]
"""What is found of the debtor is the same in each case."""
DEBTOR_SHOWN = [("a", SAME), ("b", SAME), ("sealed", SAME), ("both", ["debtor", "basis", "thing"])]
BASIS_SHOWN = [("basis 1", ["basis"]), ("basis 2", ["basis"]), ("passport", ["name"])]


async def file_case(court: Court, number: str, seed: object, respondent: dict[str, Any], **also: Any) -> str:
    applicant = party("applicant", organisation(random.Random(f"linked/{seed}")))
    body = application(1, instrument_number=number, parties=[also.pop("applicant", applicant), respondent])
    received = await court.do("POST", "intake", "/applications", "lian01", body | also)
    case = await court.do("POST", "intake", f"/applications/{received['id']}/filing", "lian01")
    return str(case["case_number"])


async def give(court: Court, case: str, officer: str) -> None:
    body = {"track": "simple", "officer": officer, "judge": "faguan01", "reason": "庭务会研究指定"}
    await court.do("PUT", "intake", f"/cases/{case}/assignment", "zhixiao01", body, If_Match="1")


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def cases(court: Court) -> dict[str, str]:
    """By what ties each of thirteen to `own`, in the order of filing."""
    debtor, stranger = party("respondent", DEBTOR), party("respondent", STRANGER)
    abroad = debtor | {"paper": "passport", "identity": "C01X00T47", "country": "德国"}
    namesake = debtor | {"identity": natural_person(random.Random("linked/namesake")).identity_number}
    creditor = {"applicant": party("applicant", DEBTOR)}
    elsewhere = {"instrument_court": "南阳仲裁委员会"}
    third = party("respondent", natural_person(random.Random("linked/third")))
    filed = {"own": await file_case(court, JUDGMENT, "own", debtor)}
    for name, number, respondent, also in (
        ("a", OTHER.format(7102), debtor, {}),
        ("b", OTHER.format(7103), debtor, {}),
        ("sealed", OTHER.format(7104), debtor, {}),
        ("both", JUDGMENT, debtor, {}),
        ("basis 1", JUDGMENT, stranger, {}),
        ("basis 2", JUDGMENT, third, {}),
        ("passport", OTHER.format(7105), abroad, {}),
        ("namesake", OTHER.format(7106), namesake, {}),
        ("creditor", OTHER.format(7107), third, creditor),
        ("award", AWARD, party("respondent", natural_person(random.Random("linked/4"))), {}),
        ("same award", AWARD, party("respondent", natural_person(random.Random("linked/5"))), {}),
        ("award elsewhere", AWARD, party("respondent", natural_person(random.Random("linked/6"))), elsewhere),
    ):
        filed[name] = await file_case(court, number, name, respondent, **also)
    await give(court, filed["own"], "chengban01")
    await give(court, filed["a"], "chengban02")
    case = f"/cases/{filed['sealed']}"
    await give(court, filed["sealed"], "chengban02")
    body = {"sealed": True, "reason": "涉及未成年人，暂不公开"}
    await court.do("PUT", "intake", f"{case}/sealing", "juzhang01", body, If_Match="2")
    await court.advance()
    return filed


async def linked(
    court: Court, cases: dict[str, str], of: str, who: str, query: str = ""
) -> list[tuple[str, Any]]:
    rows = await court.listed("intake", f"/cases/{cases[of]}/linked-cases{query}", who)
    names = {number: name for name, number in cases.items()}
    return [(names[row["case_number"]], row["ties"]) for row in rows]


async def test_the_same_debtor_and_the_same_basis_are_found_and_no_other(
    court: Court, cases: dict[str, str]
) -> None:
    assert await linked(court, cases, "own", "juzhang01") == DEBTOR_SHOWN + BASIS_SHOWN


async def test_the_link_goes_both_ways(court: Court, cases: dict[str, str]) -> None:
    found = dict(await linked(court, cases, "a", "chengban02"))
    assert found["own"] == SAME
    assert dict(await linked(court, cases, "passport", "juzhang01"))["own"] == ["name"]


async def test_a_number_that_names_no_court_is_the_same_basis_only_of_the_same_body(
    court: Court, cases: dict[str, str]
) -> None:
    assert await linked(court, cases, "award", "juzhang01") == [("same award", ["basis"])]
    assert await linked(court, cases, "award elsewhere", "juzhang01") == []


async def test_a_sealed_case_is_not_given_away_by_its_debtor(court: Court, cases: dict[str, str]) -> None:
    shown = [name for name, _ in await linked(court, cases, "own", "chengban01")]
    assert "sealed" not in shown
    assert shown == [name for name, _ in DEBTOR_SHOWN + BASIS_SHOWN if name != "sealed"]
    # its own officer sees it from the other case that is his
    assert "sealed" in dict(await linked(court, cases, "a", "chengban02"))


async def test_who_may_not_read_the_case_does_not_learn_its_links(
    court: Court, cases: dict[str, str]
) -> None:
    answer = await court.call("GET", "intake", f"/cases/{cases['own']}/linked-cases", "chengban02")
    assert_refused(answer, 403, "case_not_open", answer.json()["title"], "一(一)")


async def test_the_desk_shows_them_on_the_case(court: Court, cases: dict[str, str]) -> None:
    async with browser(court) as one:
        await one.login("chengban01")
        page = await one.get(f"/cases/{cases['own']}")
        assert page.status == 200, page.words
        listed = page.words.partition("关联案件")[2]
        for name, _ in DEBTOR_SHOWN + BASIS_SHOWN:
            assert (cases[name] in listed) == (name != "sealed"), name
        assert "被执行人证件号码相同；执行依据相同；查到同一财产" in listed
        assert cases["namesake"] not in listed
        assert cases["creditor"] not in listed
