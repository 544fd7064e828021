"""A notice's text is read into the days that it says; what cannot be read for certain is refused with its place."""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar
import pytest

from shared.law.calendar import SATURDAY, DayKind
from shared.law.holiday_notice import read
from shared.values.articles import HOL
from shared.values.malformed import Malformed

TITLE = "国务院办公厅关于{}年\n　　部分节假日安排的通知\n各省、自治区、直辖市人民政府：\n现将放假调休日期的具体安排通知如下。\n"
"""Broken over two lines, as on paper."""
END = "\n节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。"
SIGNED = "\n　　　　国务院办公厅\n　　　　{}年11月4日\n（此件公开发布）"
YEARS = {
    2024: "一、元旦：1月1日放假，与周末连休。\n二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位"
    "落实带薪年休假，安排职工在除夕（2月9日）休息。\n三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。\n四、劳动节：5月1日"
    "至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。\n五、端午节：6月10日放假，与周末连休。\n六、中秋节：9月15日至17日"
    "放假调休，共3天。9月14日（星期六）上班。\n七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、\n10月12日（星期六）上班。",
    2025: "一、元旦：1月1日（周三）放假1天，不调休。二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。"
    "1月26日（周日）、2月8日（周六）上班。三、清明节：4月4日（周五）至6日（周日）放假，共3天。四、劳动节：5月1日（周四）至5日（周一）"
    "放假调休，共5天。4月27日（周日）上班。五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。六、国庆节、中秋节：10月1日（周三）"
    "至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。",
    2026: "一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。\n二、春节：2月15日（农历腊月二十八、周日）至23日"
    "（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。\n三、清明节：4月4日（周六）至6日（周一）放假，共3天。\n"
    "四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。\n五、端午节：6月19日（周五）至21日（周日）放假，共3天。\n"
    "六、中秋节：9月25日（周五）至27日（周日）放假，共3天。\n七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。"
    "9月20日（周日）、10月10日（周六）上班。",
}


@pytest.mark.parametrize("end", ["", END, SIGNED, END + SIGNED])
@pytest.mark.parametrize("year", YEARS)
def test_every_day_of_the_year_is_what_another_reader_of_the_notice_has(year: int, end: str) -> None:
    found = read(TITLE.format(year) + YEARS[year] + end.format(year - 1))
    for place in range(365):
        day = date(year, 1, 1) + timedelta(days=place)
        worked = found[day] is DayKind.WORKDAY if day in found else day.weekday() < SATURDAY
        assert worked == chinese_calendar.is_workday(day), day


def test_a_year_of_its_own_and_a_day_without_its_month() -> None:
    words = "一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。二、春节：1月28日（星期六）、29日（星期日）上班。"
    assert read(TITLE.format(2023) + words) == {
        date(2022, 12, 31): DayKind.REST,
        date(2023, 1, 1): DayKind.REST,
        date(2023, 1, 2): DayKind.REST,
        date(2023, 1, 28): DayKind.WORKDAY,
        date(2023, 1, 29): DayKind.WORKDAY,
    }


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("一、元旦：1月1日（周四）放假1天。", "2027-01-01 是周五"),
        ("一、元旦：1月1日（周五）至3日（周日）放假，共4天。", "所列日期是3天"),
        ("一、元旦：1月3日至1日放假，共3天。", "起止日期不对"),
        (
            "一、元旦：1月1日至3日放假，共3天。二、春节：1月3日至9日放假，共7天。",
            "春节：2027-01-03 前后重复列出",
        ),
        ("一、元旦：1月1日放假，共1天。1月9日、9日上班。", "元旦：2027-01-09 前后重复列出"),
        ("一、元旦：1月1日至12月1日放假。", "起止日期不对"),
        ("一、元旦：2月30日放假1天。", "没有2月30日"),
        ("一、元旦：1日放假1天。", "没有写明月份"),
        ("一、元旦：1月1日照常。", "没有写明是放假还是上班"),
        ("一、元旦：1月1日放假1天。1月9日（周六）照常工作。", "没有写明是放假还是上班"),
        ("一、元旦：1月1日放假1天。1月9日（周六）补课。2026年11月4日", "没有写明是放假还是上班"),
        ("一、元旦：1月1日放假，1月2日上班。", "没有写明是放假还是上班"),
        ("一、元旦：1月2日放假。1月2日上班。", "既写放假又写上班"),
        ("元旦1月1日放假。", "没有找到"),
    ],
)
def test_what_cannot_be_read_for_certain_names_its_place(words: str, said: str) -> None:
    with pytest.raises(Malformed, match=said) as refused:
        read(TITLE.format(2027) + words)
    assert refused.value.article == HOL[7]


def test_without_its_title_no_year_is_guessed() -> None:
    with pytest.raises(Malformed, match="标题"):
        read(YEARS[2026])
