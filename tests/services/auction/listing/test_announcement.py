"""法释〔2016〕18号第十二条至第十五条 on what an announcement says; 二(四)3 on disclaimers."""

from __future__ import annotations

import pytest

from services.auction.listing.announcement import (
    ITEMS,
    SPECIAL_NOTICES,
    check_announcement,
    composed,
    disclaimer,
)
from shared.values.refusal import Problem
from tests.services.auction import road

NET = "网络司法拍卖规定第{}条".format


def announce(items=road.ITEMS, notices=road.NOTICES, housing=True, master="") -> list[str]:
    try:
        check_announcement(items, notices, housing, [master] if master else [])
    except Problem as refused:
        return [f"{error.field} {error.article}" for error in refused.errors]
    return []


def test_12_13_14_a_complete_announcement_may_disclaim_quality_besides() -> None:
    assert announce() == []  # its known defects disclose one and disclaim the rest


@pytest.mark.parametrize("name", list(ITEMS))
def test_12_13_14_every_item_must_be_there(name: str) -> None:
    faults = announce(road.ITEMS | {name: " "})
    assert f"items.{name} {ITEMS[name][1]}" in faults


@pytest.mark.parametrize("name", list(SPECIAL_NOTICES))
def test_14_every_special_notice_must_be_there(name: str) -> None:
    assert announce(notices=[one for one in road.NOTICES if one != name]) == [
        f"special_notices {NET('十四')}"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "不承担标的物瑕疵、质量、真伪及正常使用",
        "标的物瑕疵法院不承担担保责任。质量不保证！",
        "品质、真伪由竞买人自行了解",
        "法院对标的物的质量不作任何保证",
        "卫生间渗水。法院对瑕疵、质量、真伪及正常使用不承担责任",  # another sentence makes it no better
        "法院不 承 担\u3000瑕疵 担保责任，请谨慎竞买",
        "标的物的品质概不负责",
        "免除本院的瑕疵担保责任",
    ],
)
@pytest.mark.parametrize("name", ["known_defects", "liability", "contact", "tax_allocation"])
def test_a_disclaimer_is_refused_by_its_sentence_in_every_item(name: str, text: str) -> None:
    assert disclaimer(text)
    assert announce(road.ITEMS | {name: text}) == [f"items.{name} 二(四)3"]


@pytest.mark.parametrize(
    "text", ["无", "卫生间渗水", "卫生间渗水。法院不保证标的物的其他品质", "质量良好", "悔拍的保证金不予退还"]
)
def test_15_what_cannot_be_vouched_for_may_be_declared_beside_a_disclosure(text: str) -> None:
    assert disclaimer(text) == ""


@pytest.mark.parametrize(
    "text", ["详见拍卖页面", "法律责任：详见拍卖页面", "见附件。详见照片", "以平台公示为准"]
)
def test_13_an_item_that_only_points_elsewhere_says_nothing(text: str) -> None:
    assert announce(road.ITEMS | {"liability": text}) == [f"items.liability {NET('十二')}"]
    assert announce(road.ITEMS | {"liability": f"悔拍的保证金不予退还。{text}"}) == []


def test_what_the_record_says_is_drawn_and_nothing_else_is_written_instead() -> None:
    drawn = {
        "known_defects": {"质量瑕疵": "卫生间渗水"},
        "basis": {"执行依据": "88号判决", "拍卖裁定": "之十"},
    }
    assert composed({"contact": "电话"}, drawn) == {
        "contact": "电话",
        "known_defects": "质量瑕疵：卫生间渗水",
        "basis": "执行依据：88号判决；拍卖裁定：之十",
    }
    fuller = {"known_defects": "卫生间 渗水，面积约2平方米", "basis": "88号判决，裁定之十"}
    assert composed(fuller, drawn) == fuller
    with pytest.raises(Problem, match="announcement_differs") as refused:
        composed({"known_defects": "无", "basis": "88号判决"}, drawn)
    assert [(error.field, error.article) for error in refused.value.errors] == [
        *(("items.known_defects", NET("十二")), ("items.basis", NET("十三")))
    ]
    assert "记录为“卫生间渗水”，公告写的是“无”" in refused.value.errors[0].detail


def test_housing_names_the_qualification_and_nothing_names_the_main_account() -> None:
    items = road.ITEMS | {"bidder_conditions": "具备完全民事行为能力"}
    assert announce(items) == ["items.bidder_conditions 竞买人资格规定第二条"]
    assert announce(items, housing=False) == []
    items = road.ITEMS | {"payment": "汇入4100150200009999"}
    assert announce(items, master="4100150200009999") == ["items.payment 二(六)1"]
    for hidden in ({"payment": "汇入41001502 0000-9999"}, {"contact": "账号4100150200009999"}):
        (name,) = hidden
        assert announce(road.ITEMS | hidden, master="4100150200009999") == [f"items.{name} 二(六)1"]


@pytest.mark.parametrize("name", [name for name in ITEMS if name != "bidder_conditions"])
@pytest.mark.parametrize(
    "account",
    [
        "41001502 00009999",
        "4100/1502/00009999",
        "四一〇〇一五〇二〇〇〇〇九九九九",
        "62284804",
        "微信13812345678",
    ],
)
def test_no_account_but_the_cases_own_is_announced_in_any_item(name: str, account: str) -> None:
    text = f"{road.ITEMS[name]}；余款汇入{account}"
    for main in ([], ["4100150200009999"]):
        with pytest.raises(Problem) as refused:
            check_announcement(road.ITEMS | {name: text}, road.NOTICES, True, main, "6217003210000123456")
        assert [(one.field, one.article) for one in refused.value.errors] == [(f"items.{name}", "二(六)1")]


def test_the_cases_account_the_propertys_number_and_the_courts_telephone_are_announced() -> None:
    items = road.ITEMS | {
        "payment": "余款汇入本案账户6217 0032 1000 0123 456",
        "property": "豫（2019）信阳市不动产权第00123456号房屋",
        "contact": "刘承办，0376-6651234、13812345678",
        "platform": "https://sf-item.taobao.com/sf_item/712345678901.htm",
    }
    known = ["豫（2019）信阳市不动产权第00123456号"]
    check_announcement(items, road.NOTICES, True, ["4100150200009999"], "6217003210000123456", known)
