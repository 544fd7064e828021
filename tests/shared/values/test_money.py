import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from shared.values.money import (
    PositiveYuan,
    Yuan,
    format_yuan,
    from_fen,
    in_capitals,
    parse_yuan,
    round_to_fen,
    split_by_largest_remainder,
    to_fen,
)


class Message(BaseModel):
    amount: Yuan


class PositiveMessage(BaseModel):
    amount: PositiveYuan


@pytest.mark.parametrize(
    ("given_value", "written"),
    [
        ("0", "0.00"),
        ("-0.00", "0.00"),
        ("1234.5", "1234.50"),
        (7, "7.00"),
        (Decimal("1E+2"), "100.00"),
        (10**15, "1000000000000000.00"),
    ],
)
def test_an_amount_is_read_and_written_with_two_decimals(given_value: object, written: str) -> None:
    assert Message(amount=given_value).model_dump_json() == f'{{"amount":"{written}"}}'


@pytest.mark.parametrize(
    ("given_value", "complaint"),
    [
        (0.1, "不接受浮点数"),
        (True, "不接受浮点数"),
        (None, "不接受浮点数"),
        ("-0.01", "不得为负数"),
        (-1, "不得为负数"),
        ("1.005", "最多两位小数"),
        ("1.000", "最多两位小数"),
        ("1000000000000000.01", "超出上限"),
        pytest.param(10**6000, "格式不正确", id="huge"),
        ("1e3", "格式不正确"),
        ("1,000.00", "格式不正确"),
        ("１２", "格式不正确"),
        ("", "格式不正确"),
        (Decimal("NaN"), "格式不正确"),
        ("Infinity", "格式不正确"),
    ],
)
def test_a_bad_amount_is_refused_in_chinese(given_value: object, complaint: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Message(amount=given_value)
    assert complaint in str(refused.value.errors()[0]["ctx"]["error"])


def test_a_json_float_is_refused_even_when_it_looks_exact() -> None:
    with pytest.raises(ValidationError, match="浮点数"):
        Message.model_validate_json('{"amount": 12.50}')


def test_a_positive_amount_refuses_zero() -> None:
    assert PositiveMessage(amount="0.01").amount == Decimal("0.01")
    with pytest.raises(ValidationError, match="须大于零"):
        PositiveMessage(amount="0.00")


@pytest.mark.parametrize(
    ("exact", "rounded"), [("1.005", "1.01"), ("1.0049", "1.00"), ("2.675", "2.68"), ("0.015", "0.02")]
)
def test_half_a_fen_goes_up(exact: str, rounded: str) -> None:
    assert str(round_to_fen(Decimal(exact))) == rounded


def test_a_fraction_of_a_fen_has_no_fen() -> None:
    assert to_fen(Decimal("1234.56")) == 123456
    with pytest.raises(ValueError, match="whole number of fen"):
        to_fen(Decimal("0.001"))


@given(st.integers(0, 10**17))
def test_fen_and_yuan_convert_without_loss(fen: int) -> None:
    assert to_fen(from_fen(fen)) == fen
    assert to_fen(parse_yuan(str(from_fen(fen)))) == fen


@pytest.mark.parametrize(
    ("amount", "text"),
    [("0", "0.00元"), ("1234.56", "1,234.56元"), ("1000000", "1,000,000.00元"), ("-3.1", "-3.10元")],
)
def test_an_amount_is_shown_with_separators(amount: str, text: str) -> None:
    assert format_yuan(Decimal(amount)) == text


@pytest.mark.parametrize(
    ("amount", "capitals"),
    [
        # the examples of 《正确填写票据和结算凭证的基本规定》 第四条
        ("1409.50", "壹仟肆佰零玖元伍角"),
        ("6007.14", "陆仟零柒元壹角肆分"),
        ("1680.32", "壹仟陆佰捌拾元叁角贰分"),
        ("107000.53", "壹拾万柒仟元伍角叁分"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("325.04", "叁佰贰拾伍元零肆分"),
        # 整 after 元, none after 分; 壹拾 is written in full
        ("100", "壹佰元整"),
        ("10", "壹拾元整"),
        ("0", "零元整"),
        ("0.50", "伍角"),
        ("0.05", "伍分"),
        ("110010.00", "壹拾壹万零壹拾元整"),
        ("100000000", "壹亿元整"),
        ("100010000", "壹亿零壹万元整"),
        ("20000000000", "贰佰亿元整"),
        # an empty group of four digits before thousands keeps its 零
        ("100001000", "壹亿零壹仟元整"),
        ("3000009000.07", "叁拾亿零玖仟元零柒分"),
        # several zeros in a row are one 零 (第四条（二）), also where a group of four digits ends
        ("110001000", "壹亿壹仟万零壹仟元整"),
        ("1000010001000", "壹万亿零壹仟万零壹仟元整"),
        ("1000000001000", "壹万亿零壹仟元整"),
        ("2005000", "贰佰万零伍仟元整"),
        ("10010000000", "壹佰亿零壹仟万元整"),
        ("1000000000000000", "壹仟万亿元整"),
    ],
)
def test_capitals_follow_the_rules_for_bills(amount: str, capitals: str) -> None:
    assert in_capitals(Decimal(amount)) == capitals


@given(st.lists(st.sampled_from("00017"), min_size=1, max_size=15).map("".join).map(int).filter(bool))
def test_zeros_between_digits_are_one_zero_unless_a_single_one_in_the_place_of_wan_or_yi(yuan: int) -> None:
    capitals = in_capitals(Decimal(yuan)).removesuffix("元整")
    digits = f"{yuan:d}"
    gaps = [
        gap
        for gap in re.finditer("(?<=[1-9])0+(?=[1-9])", digits)
        if len(gap[0]) > 1 or (len(digits) - gap.end()) % 4
    ]
    assert capitals.count("零") == len(gaps)
    assert "零零" not in capitals


def read_capitals(text: str) -> int:
    """Fen, read back by an own reader: digits, 拾佰仟 within a group, 万 and 亿 over groups."""
    yuan, _, small = text.rpartition("元") if "元" in text else ("零", "", text)
    digits = {digit: i for i, digit in enumerate("零壹贰叁肆伍陆柒捌玖")}
    tens = {"拾": 10, "佰": 100, "仟": 1000}
    total = group = digit = 0
    for sign in yuan:
        if sign in digits:
            digit = digits[sign]
        elif sign in tens:
            group, digit = group + digit * tens[sign], 0
        elif sign == "万":
            total, group, digit = total + (group + digit) * 10**4, 0, 0
        elif sign == "亿":
            total, group, digit = (total + group + digit) * 10**8, 0, 0
    cents = re.fullmatch("整|零?(?:(.)角)?零?(?:(.)分)?", small)
    assert cents, text
    jiao, fen = (digits[sign] if sign else 0 for sign in cents.groups())
    return (total + group + digit) * 100 + jiao * 10 + fen


@given(st.one_of(st.integers(0, 10**17), st.integers(0, 10**9).map(lambda n: n * 10**5)))
def test_capitals_read_back_as_the_same_amount(fen: int) -> None:
    text = in_capitals(from_fen(fen))
    assert read_capitals(text) == fen
    assert "零零" not in text
    assert text.endswith("整") == (fen % 100 == 0)


@pytest.mark.parametrize(
    ("total", "weights", "parts"),
    [
        (100, [1, 1, 1], [34, 33, 33]),
        (10, [3, 3, 1], [4, 4, 2]),
        (1, [1, 2], [0, 1]),
        (0, [5, 5], [0, 0]),
        (0, [0, 0], [0, 0]),
        (7, [0, 7], [0, 7]),
    ],
)
def test_a_split_by_largest_remainder(total: int, weights: list[int], parts: list[int]) -> None:
    assert split_by_largest_remainder(total, weights) == parts


@pytest.mark.parametrize(("total", "weights"), [(-1, [1]), (1, [0, 0]), (1, []), (1, [2, -1])])
def test_a_split_that_makes_no_sense_is_an_error(total: int, weights: list[int]) -> None:
    with pytest.raises(ValueError, match="nothing to split by"):
        split_by_largest_remainder(total, weights)


@given(st.integers(0, 10**15), st.lists(st.integers(0, 10**15), min_size=1).filter(any))
def test_a_split_is_exact_and_within_one_fen_of_the_share(total: int, weights: list[int]) -> None:
    parts, whole = split_by_largest_remainder(total, weights), sum(weights)
    assert sum(parts) == total
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part * whole - total * weight) < whole
        assert total > whole or part <= weight
