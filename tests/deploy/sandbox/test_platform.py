from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from shared.gateways.auction_platform import BalanceRequest, PlatformEvent, Resumption, StopOrder
from shared.gateways.errors import GatewayRefused
from shared.values.articles import NET
from tests.deploy.sandbox.conftest import CASE, RESPONDENT, Outside


def events(outside: Outside) -> list[PlatformEvent]:
    return [PlatformEvent.model_validate(m) for m in outside.receiver.bodies("auction/platform-events")]


async def first_round_failed(outside: Outside) -> None:
    order = await outside.listing()
    await outside.platform.publish(order)
    await outside.settle(order.closes_at)


async def second_round(outside: Outside, **given: Any) -> None:
    opens_at = await outside.now() + timedelta(days=16)
    values: dict[str, Any] = {
        "listing_id": "l2",
        "round": 2,
        "starting_price_fen": 44_800_000,
        "deposit_fen": 4_480_000,
        "opens_at": opens_at,
        "closes_at": opens_at + timedelta(hours=24),
    }
    await outside.platform.publish(await outside.listing(**(values | given)))


async def sold(outside: Outside) -> str:
    account = (await outside.bank.open_account(CASE)).account_number
    await first_round_failed(outside)
    await second_round(outside)
    await outside.after(days=17, minutes=1)
    return account


async def test_a_round_fails_then_one_sells_and_all_the_money_comes(outside: Outside) -> None:
    account = await sold(outside)
    first, second = events(outside)
    assert (first.round, first.result, first.price_fen, first.buyer) == (1, "failed", None, None)
    assert (second.round, second.result) == (2, "sold")
    assert second.price_fen is not None
    assert second.price_fen >= 44_800_000
    assert second.buyer is not None
    assert second.confirmation_no
    state = await outside.platform.listing_state("l2")
    assert state is not None
    assert (state.state, state.price_fen) == ("sold", second.price_fen)

    await outside.settle(second.occurred_at + timedelta(hours=24))
    (deposit,) = outside.receiver.bodies("funds/bank-messages")
    assert (deposit["amount_fen"], deposit["account_number"]) == (second.deposit_fen, account)
    assert CASE in deposit["remark"]

    due_on = (await outside.now()).date() + timedelta(days=10)
    asked = await outside.platform.request_balance(
        "l2", BalanceRequest(account_number=account, due_on=due_on)
    )
    await outside.after(days=3)
    statement = await outside.bank.statement(account)
    assert statement is not None
    assert asked.balance_fen == second.price_fen - second.deposit_fen
    assert statement.balance_fen == second.price_fen


async def test_an_applicant_who_bids_without_a_deposit_owes_the_whole_price(outside: Outside) -> None:
    path = f"/scenario/{RESPONDENT}"
    story = await outside.lever("GET", path)
    await outside.lever("PUT", path, story | {"rounds": [{"result": "sold", "deposit_fen": 0}]})
    await outside.ask()
    account = (await outside.bank.open_account(CASE)).account_number
    order = await outside.listing()
    await outside.platform.publish(order)
    await outside.settle(order.closes_at + timedelta(hours=24))
    (event,) = events(outside)
    assert (event.result, event.deposit_fen) == ("sold", 0)
    assert outside.receiver.bodies("funds/bank-messages") == []
    due_on = (await outside.now()).date() + timedelta(days=10)
    asked = await outside.platform.request_balance(
        "l1", BalanceRequest(account_number=account, due_on=due_on)
    )
    assert asked.balance_fen == event.price_fen


async def test_an_auction_is_announced_then_open_then_over(outside: Outside) -> None:
    order = await outside.listing()
    await outside.platform.publish(order)
    for instant, expected in (
        (None, "announced"),
        (order.opens_at, "open"),
        (order.closes_at, "failed"),
    ):
        await outside.settle(instant)
        state = await outside.platform.listing_state("l1")
        assert state is not None
        assert state.state == expected


async def test_a_stopped_auction_is_not_held_until_it_is_resumed_and_one_that_is_over_is_not_stopped(
    outside: Outside,
) -> None:
    order = await outside.listing()
    await outside.platform.publish(order)
    stay = StopOrder(stop_id="s1", way="stay", reason="案外人提出异议")
    stopped = await outside.platform.stop("l1", stay)
    assert await outside.platform.stop("l1", stay) == stopped, "once, however often it is asked"
    assert stopped.deposits_released_at is not None
    await outside.settle(order.closes_at)
    assert events(outside) == []
    opens_at = await outside.now() + timedelta(days=1)
    short = Resumption(stop_id="s1", opens_at=opens_at, closes_at=opens_at + timedelta(hours=23))
    with pytest.raises(GatewayRefused, match="not_suspended"):
        await outside.platform.resume("l1", short)
    lawful = Resumption(stop_id="s1", opens_at=opens_at, closes_at=opens_at + timedelta(hours=24))
    await outside.platform.resume("l1", lawful)
    await outside.settle(lawful.closes_at)
    assert [one.occurred_at for one in events(outside)] == [lawful.closes_at]
    with pytest.raises(GatewayRefused, match="auction_ended"):
        await outside.platform.stop("l1", StopOrder(stop_id="s2", way="withdraw", reason="公告有错误"))


async def test_what_was_called_off_is_put_up_anew(outside: Outside) -> None:
    await outside.platform.publish(await outside.listing())
    await outside.platform.stop("l1", StopOrder(stop_id="s1", way="withdraw", reason="公告有错误"))
    await outside.platform.publish(await outside.listing(listing_id="l2"))


@pytest.mark.parametrize(
    ("asset_class", "lead", "accepted"),
    [
        ("real_estate", 30, True),
        ("real_estate", 29, False),
        ("other", 29, False),
        ("movable", 15, True),
        ("movable", 14, False),
    ],
)
async def test_announcement_of_the_first_round(
    outside: Outside, asset_class: str, lead: int, accepted: bool
) -> None:
    opens_at = await outside.now() + timedelta(days=lead)
    order = await outside.listing(
        asset_class=asset_class, opens_at=opens_at, closes_at=opens_at + timedelta(hours=24)
    )
    if accepted:
        await outside.platform.publish(order)
    else:
        with pytest.raises(GatewayRefused) as refused:
            await outside.platform.publish(order)
        assert refused.value.article == NET[12]
        assert "公告" in refused.value.detail
    assert await outside.count("listings") == int(accepted)


@pytest.mark.parametrize(
    ("given", "article"),
    [
        ({"hours": 23.9}, 20),
        ({"starting_price_fen": 55_999_999}, 10),
        ({"deposit_fen": 2_799_999}, 17),
        ({"deposit_fen": 11_200_001}, 17),
        ({"round": 2}, 26),
        ({"round": 3}, 26),
    ],
)
async def test_a_first_listing_against_the_contract(
    outside: Outside, given: dict[str, Any], article: int
) -> None:
    lawful = await outside.listing()
    if "hours" in given:
        given = {"closes_at": lawful.opens_at + timedelta(hours=given["hours"])}
    with pytest.raises(GatewayRefused) as refused:
        await outside.platform.publish(lawful.model_copy(update=given))
    assert refused.value.code == "platform.listing_refused"
    assert refused.value.article == NET[article]
    assert await outside.count("listings") == 0


@pytest.mark.parametrize("given", [{"deposit_fen": 2_800_000}, {"deposit_fen": 11_200_000}])
async def test_the_bounds_themselves_are_lawful(outside: Outside, given: dict[str, Any]) -> None:
    await outside.platform.publish((await outside.listing()).model_copy(update=given))


async def test_a_round_that_is_still_running_cannot_be_repeated(outside: Outside) -> None:
    await outside.platform.publish(await outside.listing())
    for given in ({"listing_id": "again"}, {"listing_id": "l2", "round": 2}):
        with pytest.raises(GatewayRefused, match="listing_refused"):
            await outside.platform.publish(await outside.listing(**given))


@pytest.mark.parametrize(
    ("given", "days"),
    [
        ({"starting_price_fen": 44_799_999}, 16),
        ({"starting_price_fen": 56_000_001}, 16),
        ({}, 14),
    ],
)
async def test_a_second_round_against_the_contract(
    outside: Outside, given: dict[str, Any], days: int
) -> None:
    await first_round_failed(outside)
    opens_at = await outside.now() + timedelta(days=days)
    with pytest.raises(GatewayRefused) as refused:
        await second_round(outside, opens_at=opens_at, closes_at=opens_at + timedelta(hours=24), **given)
    assert refused.value.article == NET[26]


async def test_a_sold_asset_goes_up_again_in_its_round_only_once_the_court_finds_a_default(
    outside: Outside,
) -> None:
    await sold(outside)
    again = await outside.listing(
        listing_id="l3", round=3, starting_price_fen=44_800_000, deposit_fen=4_480_000
    )
    sale = again.model_copy(update={"closes_at": again.opens_at + timedelta(days=60)})
    with pytest.raises(GatewayRefused) as refused:
        await outside.platform.publish(sale)
    assert refused.value.article == NET[26]
    dear = {"starting_price_fen": 56_000_001, "listing_id": "l3"}
    with pytest.raises(GatewayRefused, match="listing_refused"):
        await second_round(outside, **dear)
    await second_round(outside, listing_id="l3")
    with pytest.raises(GatewayRefused, match="listing_refused"):
        await second_round(outside, listing_id="l4")


async def test_what_has_a_new_price_goes_up_in_a_first_round_again(outside: Outside) -> None:
    await first_round_failed(outside)
    priced_anew = {"reference_price_fen": 60_000_000, "starting_price_fen": 42_000_000}
    await outside.platform.publish(
        await outside.listing(listing_id="l2", deposit_fen=4_200_000, **priced_anew)
    )


async def test_no_balance_before_a_sale(outside: Outside) -> None:
    account = (await outside.bank.open_account(CASE)).account_number
    await first_round_failed(outside)
    due_on = (await outside.now()).date()
    with pytest.raises(GatewayRefused, match="not_sold"):
        await outside.platform.request_balance("l1", BalanceRequest(account_number=account, due_on=due_on))


async def test_no_balance_into_an_unknown_account(outside: Outside) -> None:
    await sold(outside)
    due_on = (await outside.now()).date()
    with pytest.raises(GatewayRefused, match="unknown_account"):
        await outside.platform.request_balance("l2", BalanceRequest(account_number="99999999", due_on=due_on))


async def test_a_buyer_who_never_pays(outside: Outside) -> None:
    await outside.ask(respondent="411502198505059051")
    account = await sold(outside)
    due_on = (await outside.now()).date() + timedelta(days=10)
    await outside.platform.request_balance("l2", BalanceRequest(account_number=account, due_on=due_on))
    state = await outside.after(days=30)
    assert state["next_event_at"] is None
    assert [m["remark"].split()[1] for m in outside.receiver.bodies("funds/bank-messages")] == ["拍卖保证金"]


async def test_without_a_case_account_the_deposit_goes_to_the_main_account(outside: Outside) -> None:
    await first_round_failed(outside)
    await second_round(outside)
    await outside.after(days=18, minutes=1)
    (deposit,) = outside.receiver.bodies("funds/bank-messages")
    assert deposit["account_number"] == "17180000000000000"
