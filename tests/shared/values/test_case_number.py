import pytest
from pydantic import BaseModel, ValidationError

from shared.values.case_number import CaseNumber, CaseNumberStr
from shared.values.refusal import Problem


class Message(BaseModel):
    case_number: CaseNumberStr


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("（2026）豫1502执1号", "（2026）豫1502执1号"),
        ("(2026)豫1502执1234号", "（2026）豫1502执1234号"),
        ("（2026)豫1502执恢7号", "（2026）豫1502执恢7号"),
        (" (2026)豫1502执保7号 ", "（2026）豫1502执保7号"),
        ("（2026）豫1502执异7号之一", "（2026）豫1502执异7号之一"),
        ("（2026）豫1502执7号之十二", "（2026）豫1502执7号之十二"),
        ("（２０２６）豫１５０２执７号", "（2026）豫1502执7号"),
        ("（2016）豫1502执1号", "（2016）豫1502执1号"),
        ("（2025）豫15执监3号", "（2025）豫15执监3号"),
        ("（2025）豫执协3号", "（2025）豫执协3号"),
        ("（2025）最高法执他3号", "（2025）最高法执他3号"),
        ("（2026）豫1502执999999999号", "（2026）豫1502执999999999号"),
    ],
)
def test_a_case_number_is_stored_with_full_width_parentheses(written: str, stored: str) -> None:
    assert str(CaseNumber.parse(written)) == stored
    assert Message(case_number=written).case_number == stored


@pytest.mark.parametrize(
    "written",
    [
        "",
        "豫1502执1号",
        "（2026）豫1502执0号",
        "（2026）豫1502执007号",
        "（2026）豫1502执1",
        "（2026）豫1502民初1号",
        "（2026）豫1502执行1号",
        "（1999）豫1502执1号",
        "（26）豫1502执1号",
        "（2000）豫1502执1号",
        "（2015）豫1502执1号",
        "[2026]豫1502执1号",
        "（2026）豫15020执1号",
        "（2026）1502执1号",
        "（2026）豫1502 执1号",
        "（2026）豫1502执-1号",
        "（2026）豫1502执1号之1",
        "（2026）豫1502执1号之",
        "（2026）豫1502执1号之一一",
        "（2026）豫1502执1号\n（2026）豫1502执2号",
        "（2026）豫1502执1000000000号",
    ],
)
def test_a_wrong_case_number_is_refused_with_its_article(written: str) -> None:
    with pytest.raises(Problem) as refused:
        CaseNumber.parse(written)
    assert (refused.value.status, refused.value.article) == (422, "法〔2015〕137号")
    assert refused.value.errors[0].article == "法〔2015〕137号"
    with pytest.raises(ValidationError) as malformed:
        Message(case_number=written)
    assert malformed.value.errors()[0]["ctx"]["error"].article == "法〔2015〕137号"


def test_the_court_can_be_demanded() -> None:
    assert CaseNumber.parse("(2026)豫1502执1号", "豫1502").court_code == "豫1502"
    with pytest.raises(Problem, match="案号格式不正确") as refused:
        CaseNumber.parse("(2026)豫1503执1号", "豫1502")
    assert "豫1502" in refused.value.detail


def test_a_number_given_out_reads_back() -> None:
    given_out = CaseNumber(2026, "豫1502", "执恢", 12, "之二")
    assert str(given_out) == "（2026）豫1502执恢12号之二"
    assert CaseNumber.parse(str(given_out)) == given_out


@pytest.mark.parametrize(
    "parts",
    [
        (2026, "豫1502", "执", 0),
        (2026, "豫1502", "民初", 1),
        (26, "豫1502", "执", 1),
        (2026, "1502", "执", 1),
    ],
)
def test_parts_that_make_no_number_are_an_error(parts: tuple[int, str, str, int]) -> None:
    with pytest.raises(ValueError, match="not a case number"):
        CaseNumber(*parts)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("执行款（2026）豫1502执7号张三", ["（2026）豫1502执7号"]),
        ("(2026) 豫1502 执 7 号", ["（2026）豫1502执7号"]),
        ("２０２６豫１５０２执７", ["（2026）豫1502执7号"]),
        ("2026豫1502执7 5000元", ["（2026）豫1502执7号"]),
        ("〔2026〕豫1502执字第0123号", ["（2026）豫1502执123号"]),
        (
            "2026年豫1502执恢7号；（2026）豫1502执8号；(2026)豫1502执8号之一",
            ["（2026）豫1502执恢7号", "（2026）豫1502执8号"],
        ),
        ("（2026）豫1502民初7号 货款", []),
        ("交款2026.11.23", []),
        ("2026豫1502执12345678901", []),
        ("", []),
    ],
)
def test_case_numbers_are_found_in_a_remark(text: str, found: list[str]) -> None:
    assert [str(number) for number in CaseNumber.find(text)] == found
