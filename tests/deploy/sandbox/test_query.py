from __future__ import annotations

from datetime import date

import pytest

from shared.gateways.asset_query import SOURCES, AssetQuery, FoundItem, FreezeOrder, ReleaseOrder
from shared.gateways.errors import GatewayRefused
from shared.values.identity import Paper
from tests.deploy.sandbox.conftest import CASE, RESPONDENT, Outside


def freeze_order(item: FoundItem, **given: object) -> FreezeOrder:
    deposit = item.kind == "bank_deposit"
    values: dict[str, object] = {
        "request_id": f"f-{item.item_ref}",
        "item_ref": item.item_ref,
        "measure": "freeze" if deposit else "seal",
        "amount_fen": 1_000_00 if deposit else None,
        "period_months": 12,
        "ends_on": date(2029, 12, 31),
        "ruling_no": "（2026）豫1502执1号之一",
        "case_number": CASE,
    }
    return FreezeOrder(**(values | given))


async def test_every_source_answers_once_by_itself_without_the_clock_being_moved(outside: Outside) -> None:
    for channel, sources in SOURCES.items():
        await outside.query.query(
            AssetQuery(
                request_id=channel,
                channel=channel,
                case_number=CASE,
                respondent_paper=Paper.RESIDENT_ID,
                respondent_id_number=RESPONDENT,
                respondent_name="测试人",
                sources=list(sources),
            )
        )
    await outside.settle()
    told = outside.receiver.bodies("custody/query-feedback")
    assert [(m["channel"], m["source"]) for m in told] == [(c, s) for c, ss in SOURCES.items() for s in ss]
    assert len({m["message_id"] for m in told}) == len(told)
    items = [FoundItem.model_validate(item) for message in told for item in message["items"]]
    assert sorted(item.kind for item in items) == ["bank_deposit"] * 2 + ["real_estate"] * 2 + ["vehicle"]
    assert {i.place_code for i in items if i.kind == "real_estate"} == {"411502", "410105"}
    state = await outside.query.query_state("national")
    assert state is not None
    assert {source.state for source in state.sources} == {"answered"}


async def test_the_same_respondent_has_the_same_property_in_a_later_query(outside: Outside) -> None:
    assert await outside.ask("q1") == await outside.ask("q2") != []


async def test_a_respondent_with_nothing(outside: Outside) -> None:
    assert await outside.ask(respondent="411502198505059001") == []


async def test_a_written_scenario_goes_before_the_number(outside: Outside) -> None:
    path = f"/scenario/{RESPONDENT}"
    ordinary = await outside.lever("GET", path)
    await outside.lever("PUT", path, ordinary | {"finds": ordinary["finds"][:1], "query_after_minutes": 30})
    assert await outside.ask() == []
    state = await outside.query.query_state("q1")
    assert state is not None
    assert {source.state for source in state.sources} == {"pending"}
    await outside.after(minutes=30)
    (bank,) = [m for m in outside.receiver.bodies("custody/query-feedback") if m["items"]]
    assert bank["source"] == "bank_icbc"


async def test_a_source_of_the_other_channel_is_refused(outside: Outside) -> None:
    order = AssetQuery(
        request_id="q",
        channel="local",
        case_number=CASE,
        respondent_paper=Paper.RESIDENT_ID,
        respondent_id_number=RESPONDENT,
        respondent_name="测试人",
        sources=["bank_icbc"],
    )
    with pytest.raises(GatewayRefused) as refused:
        await outside.query.query(order)
    assert refused.value.code == "query.unknown_source"
    assert await outside.count("queries") == 0


async def test_freezing_more_than_there_is_freezes_what_there_is(outside: Outside) -> None:
    deposit = next(item for item in await outside.ask() if item.kind == "bank_deposit")
    first = await outside.query.freeze(freeze_order(deposit, amount_fen=deposit.value_fen - 100))
    second = await outside.query.freeze(
        freeze_order(deposit, request_id="again", amount_fen=deposit.value_fen)
    )
    assert (first.frozen_fen, second.frozen_fen) == (deposit.value_fen - 100, 100)
    assert first.expires_on.year == first.effective_at.year + 1


async def test_a_freeze_asked_for_again_is_the_same_freeze(outside: Outside) -> None:
    deposit = next(item for item in await outside.ask() if item.kind == "bank_deposit")
    first = await outside.query.freeze(freeze_order(deposit))
    assert await outside.query.freeze(freeze_order(deposit)) == first
    assert await outside.query.find_freeze("f-unknown") is None
    assert await outside.count("freezes") == 1


async def test_what_is_released_can_be_frozen_again_and_is_released_once(outside: Outside) -> None:
    deposit = next(item for item in await outside.ask() if item.kind == "bank_deposit")
    whole = freeze_order(deposit, amount_fen=deposit.value_fen)
    await outside.query.freeze(whole)
    order = ReleaseOrder(request_id=whole.request_id, ruling_no="（2026）豫1502执1号之二")
    await outside.fault("query", "releases", "lost_reply")
    released = await outside.query.release(order)
    assert released.released_at is not None
    assert await outside.query.release(order) == await outside.query.find_freeze(whole.request_id) == released
    again = await outside.query.freeze(
        freeze_order(deposit, request_id="again", amount_fen=deposit.value_fen)
    )
    assert again.frozen_fen == deposit.value_fen


async def test_what_was_never_frozen_cannot_be_released(outside: Outside) -> None:
    with pytest.raises(GatewayRefused, match="not_found"):
        await outside.query.release(ReleaseOrder(request_id="unknown", ruling_no="裁定"))


async def test_a_number_used_for_another_asset_is_refused(outside: Outside) -> None:
    found = {item.kind: item for item in await outside.ask()}
    await outside.query.freeze(freeze_order(found["bank_deposit"], request_id="f"))
    with pytest.raises(GatewayRefused, match="freeze_differs"):
        await outside.query.freeze(freeze_order(found["vehicle"], request_id="f"))


@pytest.mark.parametrize(
    ("kind", "place", "given", "code"),
    [
        ("bank_deposit", "411502", {"measure": "seal"}, "wrong_measure"),
        ("bank_deposit", "411502", {"amount_fen": None}, "wrong_amount"),
        ("bank_deposit", "411502", {"period_months": 13}, "period_too_long"),
        ("bank_deposit", "411502", {"item_ref": "item-0"}, "unknown_item"),
        ("bank_deposit", "411502", {"case_number": "（2026）豫1502执2号"}, "unknown_item"),
        ("vehicle", "411502", {"period_months": 25}, "period_too_long"),
        ("vehicle", "411502", {"measure": "freeze"}, "wrong_measure"),
        ("real_estate", "411502", {"period_months": 37}, "period_too_long"),
        ("real_estate", "410105", {}, "out_of_area"),
    ],
)
async def test_a_freeze_against_the_contract(
    outside: Outside, kind: str, place: str, given: dict[str, object], code: str
) -> None:
    item = next(i for i in await outside.ask() if (i.kind, i.place_code) == (kind, place))
    with pytest.raises(GatewayRefused) as refused:
        await outside.query.freeze(freeze_order(item, **given))
    assert refused.value.code == f"query.{code}"
    assert await outside.count("freezes") == 0


@pytest.mark.parametrize(("kind", "months"), [("bank_deposit", 12), ("vehicle", 24), ("real_estate", 36)])
async def test_the_longest_lawful_term_is_accepted(outside: Outside, kind: str, months: int) -> None:
    item = next(i for i in await outside.ask() if (i.kind, i.place_code) == (kind, "411502"))
    result = await outside.query.freeze(freeze_order(item, period_months=months))
    assert result.expires_on.year == result.effective_at.year + months // 12


async def test_a_measure_ends_with_the_ruling(outside: Outside) -> None:
    item = next(i for i in await outside.ask() if (i.kind, i.place_code) == ("real_estate", "411502"))
    last = date(2026, 12, 31)
    assert (await outside.query.freeze(freeze_order(item, period_months=36, ends_on=last))).expires_on == last
