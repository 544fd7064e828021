from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deploy.demo_people import credit_code, mobile_number, natural_person, organisation, resident_number
from shared.values.identity import (
    Capacity,
    Paper,
    PartyKind,
    parse_agent_number,
    parse_credit_code,
    parse_identity,
    parse_mobile,
    parse_resident_id,
)
from shared.values.malformed import Malformed

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def with_check_digit(body: str) -> str:
    """GB 11643 by its table of weights, not by the library that the code uses. 411599 is no county's code."""
    return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, WEIGHTS, strict=True)) % 11]


@pytest.mark.parametrize(
    "body",
    [
        "91184019900228001",
        "81000019900228001",
        "41159919900228001",
        "41159920000229123",
        "41159919491001456",
        "41159919850615789",
        "41159920260101002",
    ],
)
def test_only_one_check_digit_is_right(body: str) -> None:
    right = with_check_digit(body)
    assert parse_resident_id(f" {right.lower()} ") == right
    for last in set("0123456789X") - {right[-1]}:
        with pytest.raises(Malformed, match="校验码不正确"):
            parse_resident_id(body + last)


@pytest.mark.parametrize(
    ("number", "complaint"),
    [
        ("", "应为18位"),
        ("411599199002280", "应为18位"),
        ("41159919900228001A", "应为18位"),
        ("４11599199002280017", "应为18位"),
        ("011599199002280017", "应为18位"),
        (with_check_digit("99999919900228001"), "行政区划代码或者顺序码不存在"),
        (with_check_digit("47010119900228001"), "行政区划代码或者顺序码不存在"),
        (with_check_digit("41159919900228000"), "行政区划代码或者顺序码不存在"),
        (with_check_digit("41159919900229001"), "出生日期不存在"),
        (with_check_digit("41159919901301001"), "出生日期不存在"),
        (with_check_digit("41159900000101001"), "出生日期不存在"),
        (with_check_digit("41159918991231001"), "出生日期不合理"),
        (with_check_digit("41159929990101001"), "出生日期不合理"),
    ],
)
def test_a_wrong_resident_number_is_refused(number: str, complaint: str) -> None:
    with pytest.raises(Malformed, match=complaint) as refused:
        parse_resident_id(number)
    assert refused.value.article == "GB 11643"


def test_a_birth_date_in_the_future_is_refused() -> None:
    born = date(2026, 11, 23)
    number = with_check_digit(f"411599{born:%Y%m%d}001")
    assert parse_resident_id(number, today=born) == number
    with pytest.raises(Malformed, match="不得晚于今天"):
        parse_resident_id(number, today=born - timedelta(days=1))


def test_a_county_code_younger_than_the_person_is_accepted() -> None:
    """浉河区 (411502) exists since 1998; older people who registered there later carry it."""
    number = with_check_digit("41150219000101999")
    assert parse_resident_id(number) == number


CREDIT_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def with_credit_check(body: str) -> str:
    """GB 32100 by its table of weights."""
    total = sum(CREDIT_ALPHABET.index(c) * w for c, w in zip(body, CREDIT_WEIGHTS, strict=True))
    return body + CREDIT_ALPHABET[(31 - total % 31) % 31]


@pytest.mark.parametrize(
    "body", ["91411599MA3X00000", "12411599ABCDEFGH1", "N2411599MF1234567", "52411599MJ0000001"]
)
def test_only_one_credit_check_letter_is_right(body: str) -> None:
    right = with_credit_check(body)
    assert parse_credit_code(right.lower()) == right
    for last in set(CREDIT_ALPHABET) - {right[-1]}:
        with pytest.raises(Malformed, match="校验码不正确"):
            parse_credit_code(body + last)


@pytest.mark.parametrize(
    "code", ["", "91411599MA3X0000", "91411599MA3X0000I0", "9141159XMA3X000000", "914115990O00000000"]
)
def test_a_wrong_credit_code_is_refused(code: str) -> None:
    with pytest.raises(Malformed, match="应为18位") as refused:
        parse_credit_code(code)
    assert refused.value.article == "GB 32100"


@pytest.mark.parametrize(
    "body", ["0" * 17, "01411599MA3X00000", "B1411599MA3X00000", "91000000MA3X00000", "91911599MA3X00000"]
)
def test_a_code_of_no_department_or_place_is_refused(body: str) -> None:
    """000000000000000000 has the right check digit, and stands on forms for a code that is not known."""
    with pytest.raises(Malformed, match="不存在") as refused:
        parse_credit_code(with_credit_check(body))
    assert refused.value.article == "GB 32100"


@pytest.mark.parametrize("head", [*"123456789ANY"])
def test_each_department_of_the_standard_registers(head: str) -> None:
    code = with_credit_check(f"{head}1100000MA3X00000")
    assert parse_credit_code(code) == code


@pytest.mark.parametrize(
    "number", ["12012345678", "1601234567", "160123456789", "+8616012345678", "160-1234-5678", ""]
)
def test_a_wrong_mobile_number_is_refused(number: str) -> None:
    with pytest.raises(Malformed, match="手机号码"):
        parse_mobile(number)


def test_a_number_abroad_is_written_with_its_countrys_code() -> None:
    assert parse_mobile(" +85261234567 ") == "+85261234567"


NATURAL, ORGANISATION = PartyKind.NATURAL, PartyKind.ORGANISATION
PERMIT_OF_HONG_KONG = with_check_digit("81000019900228001")


def test_the_kind_of_party_decides_which_number_it_has() -> None:
    person, firm = natural_person(Random(1)), organisation(Random(1))
    for kind, paper, number in (
        (NATURAL, Paper.RESIDENT_ID, person.identity_number),
        (ORGANISATION, Paper.CREDIT_CODE, firm.identity_number),
    ):
        assert parse_identity(kind, paper, number) == number
        with pytest.raises(Malformed, match="与当事人种类不符"):
            parse_identity(ORGANISATION if kind is NATURAL else NATURAL, paper, number)
    with pytest.raises(Malformed, match="公民身份号码"):
        parse_identity(NATURAL, Paper.RESIDENT_ID, firm.identity_number)
    with pytest.raises(Malformed, match="统一社会信用代码"):
        parse_identity(ORGANISATION, Paper.CREDIT_CODE, person.identity_number)


@pytest.mark.parametrize(
    ("kind", "paper", "number"),
    [
        (NATURAL, Paper.PASSPORT, "E12345678"),
        (NATURAL, Paper.PASSPORT, "C01X00T47"),
        (NATURAL, Paper.HK_MACAO_PERMIT, "H12345678"),
        (NATURAL, Paper.HK_MACAO_PERMIT, "M0123456789"),
        (NATURAL, Paper.TAIWAN_PERMIT, "01234567"),
        (NATURAL, Paper.RESIDENCE_PERMIT, PERMIT_OF_HONG_KONG),
        (ORGANISATION, Paper.FOREIGN_REGISTRATION, "HRB 12345/2"),
        (ORGANISATION, Paper.FOREIGN_REGISTRATION, "7"),
    ],
)
def test_papers_from_abroad_have_numbers_of_their_own_form(
    kind: PartyKind, paper: Paper, number: str
) -> None:
    assert parse_identity(kind, paper, f" {number.lower()} ") == number


@pytest.mark.parametrize(
    ("kind", "paper", "number", "complaint"),
    [
        (NATURAL, Paper.PASSPORT, "PASSPORT", "护照号码应为"),
        (NATURAL, Paper.PASSPORT, "E123456789", "护照号码应为"),
        (NATURAL, Paper.PASSPORT, "E12-34567", "护照号码应为"),
        (NATURAL, Paper.PASSPORT, "Ｅ1234567", "护照号码应为"),
        (NATURAL, Paper.HK_MACAO_PERMIT, "T12345678", "港澳居民来往内地通行证号码应为"),
        (NATURAL, Paper.HK_MACAO_PERMIT, "H123456789", "港澳居民来往内地通行证号码应为"),
        (NATURAL, Paper.TAIWAN_PERMIT, "1234567", "台湾居民来往大陆通行证号码应为"),
        (NATURAL, Paper.RESIDENCE_PERMIT, with_check_digit("41150219900228001"), "居住证号码应以"),
        (NATURAL, Paper.RESIDENCE_PERMIT, "810000199002280011", "校验码不正确"),
        (ORGANISATION, Paper.FOREIGN_REGISTRATION, "", "境外登记注册号应为"),
        (ORGANISATION, Paper.FOREIGN_REGISTRATION, "见附件", "境外登记注册号应为"),
        (ORGANISATION, Paper.FOREIGN_REGISTRATION, "91411599MA3X000000", ""),
    ],
)
def test_what_is_no_number_of_such_a_paper_is_refused(
    kind: PartyKind, paper: Paper, number: str, complaint: str
) -> None:
    if not complaint:
        number, complaint = organisation(Random(1)).identity_number, "这是统一社会信用代码"
    with pytest.raises(Malformed, match=complaint):
        parse_identity(kind, paper, number)


def test_an_agent_shows_a_licence_or_a_paper() -> None:
    resident = natural_person(Random(1)).identity_number
    assert (
        parse_agent_number(Capacity.LAWYER, Paper.RESIDENT_ID, " 14115201810123456 ") == "14115201810123456"
    )
    assert parse_agent_number(Capacity.EMPLOYEE, Paper.RESIDENT_ID, resident) == resident
    assert parse_agent_number(Capacity.RELATIVE, Paper.PASSPORT, "E12345678") == "E12345678"
    for capacity in (Capacity.LAWYER, Capacity.LEGAL_WORKER):
        for number in (resident, "1411520181012345", "见附件"):
            with pytest.raises(Malformed, match="执业证号应为17位") as refused:
                parse_agent_number(capacity, Paper.RESIDENT_ID, number)
            assert refused.value.article == "民事诉讼法第六十一条"
    with pytest.raises(Malformed, match="公民身份号码"):
        parse_agent_number(Capacity.RECOMMENDED, Paper.RESIDENT_ID, "14115201810123456")


@given(st.integers(0, 2**64))
def test_the_demo_makes_valid_numbers_that_belong_to_nobody(seed: int) -> None:
    rng = Random(seed)
    assert parse_resident_id(resident_number(rng))[:6] == "411599"
    assert parse_credit_code(credit_code(rng))[2:8] == "411599"
    assert parse_mobile(mobile_number(rng))[:3] == "160"
    assert natural_person(Random(seed)) == natural_person(Random(seed))
