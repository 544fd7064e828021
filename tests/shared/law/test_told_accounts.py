"""No account but the case's own is told, in whatever disguise (二(六)1)."""

from __future__ import annotations

import pytest

from shared.law.told_accounts import foreign_account_faults, main_account_faults

OWN = "6217003210000123456"
ACCOUNT = "6228480402564890018"


def told(text: str, known: tuple[str, ...] = (), phones: tuple[str, ...] = ("13812345678",)) -> bool:
    return bool(foreign_account_faults({"words": text}, OWN, known, phones))


@pytest.mark.parametrize(
    "words",
    [
        ACCOUNT,
        "6228 4804 0256 4890 018",
        "6228\u30004804\u30000256\u30004890018",
        "6228/4804/0256/4890018",
        "6228·4804·0256，4890018",
        "(6228)[4804]{0256}",
        "62284\u200b80402",
        "６２２８４８０４",
        "٦٢٢٨٤٨٠٤",
        "六二二八四八〇四",
        "陆贰贰捌肆捌零肆",
        "六两两八四八洞四",
        "幺两三四五六拐勾",
        "❻❷❷❽❹❽❶❹",
        "〦〢〢〨〤〨〡〤",
        "弌弍弎四五六七八",
        "6228O4O25648",
        "Ⅵ2Ⅱ8ⅣⅧ0ⅳ",
        "ⅥⅡⅡⅧⅣⅧⅠⅣ",
        "622然后848再040空格256",
        "62接着28，再48横杠04",
        "622848 OO 256 4l",
        "62284804",
        "622848040",
        "6228480402",
        "62284804025",
        "13900000001",
        "微信13812345678",
        "请用支付宝，号码138-1234-5678",
        "卡号6228480，再接4025648",
        f"{OWN}、{ACCOUNT}",
        f"{OWN}9",
    ],
)
def test_an_account_is_found_in_any_disguise(words: str) -> None:
    assert told(f"款项请付{words}。")


@pytest.mark.parametrize(
    "words",
    [
        OWN,
        "6217 0032 1000 0123 456",
        "电话13812345678、0376-6651234",
        "于2026年3月2日、2026-03-02至2026-04-02、20260302履行",
        "二〇二六年三月二日",
        "人民币12345678.90元，计12,345,678.90元、10000000万元",
        "身份证号41150219800115003X",
        "统一社会信用代码91411502MA40ABCD1X",
        "（2025）豫1502民初567812号、（2026）豫1502执1234号",
        "冻结尾号1234、尾号5678的两个账户",
        "Ⅱ类户、第Ⅲ期，开庭后再于3日内转账",
        "收款100元后再收200元、300元，12点30分至15点40分办理",
        "付清101室、103室租金后，再交104室租金1000元",
        "拐入洞口参加调解，O型血，豫S12O45号小型轿车",
        "湖东大道128号8幢2单元1101室，建筑面积118.65平方米",
    ],
)
def test_what_is_no_account_may_be_told(words: str) -> None:
    assert not told(words)


def test_a_number_on_record_may_be_told_as_it_stands_and_nothing_longer() -> None:
    assert not told(f"冻结账户{ACCOUNT}", (ACCOUNT,))
    assert not told("豫（2020）信阳市不动产权第00123456号", ("豫（2020）信阳市不动产权第00123456号",))
    assert told(f"账户{ACCOUNT}1", (ACCOUNT,))
    assert told("汇入62284804", (ACCOUNT,))


def test_the_main_account_is_found_through_words_too() -> None:
    texts = {
        "a": "前九位410501234，后九位567890001",
        "b": "四一〇五〇一二三四五六七八九〇〇〇一",
        "c": "41050123",
    }
    assert [fault.field for fault in main_account_faults(texts, ["410501234567890001", ""])] == ["a", "b"]
