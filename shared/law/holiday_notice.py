"""The State Council's yearly notice (关于…年部分节假日安排的通知), read from its text into days off and weekend days worked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from shared.law.calendar import WEEKDAYS, DayKind
from shared.values.articles import HOL
from shared.values.malformed import Malformed

_YEAR = re.compile(r"(\d{4})年部分节假日安排")
_ITEM = re.compile(r"[一二三四五六七八九十]、([^：:。]{2,12})[：:]")
_END = re.compile(r"节假日期间|国务院办公厅|(?<=。)\d{4}年\d{1,2}月\d{1,2}日(?:[（(][^）)]*[）)])?$")
"""What follows the arrangement: who is on call, and who signed on which day."""
_ADVICE = re.compile(r"鼓励|安排职工")
"""What employers are asked to grant of their own: nobody's day off by this notice."""
_DAY = r"(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:[（(]([^）)]*)[）)])?"
_RANGE = re.compile(rf"{_DAY}(?:[至到—\-]+{_DAY})?")
_COUNT = re.compile(r"共(\d{1,2})天|放假(\d{1,2})天")
_WEEKDAY = re.compile(r"(?:周|星期)([一二三四五六日天])")
_LONGEST = timedelta(days=15)  # ours: the longest holiday so far had 9 days


def year_of(text: str) -> int:
    """The year that its title names. Raises Malformed without a title."""
    found = _YEAR.search("".join(text.split()))
    if found is None:
        raise Malformed("通知全文应当包括标题“国务院办公厅关于××××年部分节假日安排的通知”", HOL[7])
    return int(found[1])


def read(text: str) -> dict[date, DayKind]:
    """Each day that the notice names. Raises Malformed where it cannot be read for certain, or disagrees with itself."""
    year = year_of(text)
    text = "".join(text.split())  # lines break anywhere, in the title too
    heads = list(_ITEM.finditer(text))
    if not heads:
        raise Malformed("没有找到“一、元旦：……”这样的放假安排", HOL[7])
    last = _END.search(text, heads[-1].end())
    ends = [*(one.start() for one in heads[1:]), last.start() if last else len(text)]
    found: dict[date, DayKind] = {}
    for head, end in zip(heads, ends, strict=True):
        name = head[1]
        for day, kind in _days(name, text[head.end() : end], year):
            if day in found:
                how = "前后重复列出" if found[day] is kind else "既写放假又写上班"
                raise Malformed(f"{name}：{day} {how}", HOL[7])
            found[day] = kind
    return found


def _days(name: str, words: str, year: int) -> Iterator[tuple[date, DayKind]]:
    """The days of one holiday; a day without its month is of the month before it."""
    month: int | None = None
    for sentence in re.split(r"[。；;]", words):
        ranges = list(_RANGE.finditer(sentence))
        works, rests = "上班" in sentence, "放假" in sentence or "补休" in sentence
        if not works and not rests and _ADVICE.search(sentence):
            continue
        if ranges and works == rests:
            raise Malformed(f"{name}：“{sentence}”没有写明是放假还是上班", HOL[7])
        days: list[date] = []
        for one in ranges:
            first = _date(one.groups()[:4], name, year, month)
            last = _date(one.groups()[4:], name, first.year, first.month) if one[7] else first
            if not timedelta() <= last - first <= _LONGEST:
                raise Malformed(f"{name}：“{one[0]}”的起止日期不对", HOL[7])
            days += [first + timedelta(days=place) for place in range((last - first).days + 1)]
            month = last.month
        count = _COUNT.search(sentence)
        if rests and count and int(count[1] or count[2]) != len(days):
            raise Malformed(f"{name}：写明放假{count[1] or count[2]}天，所列日期是{len(days)}天", HOL[7])
        yield from ((day, DayKind.WORKDAY if works else DayKind.REST) for day in days)


def _date(parts: tuple[str | None, ...], name: str, year: int, month: int | None) -> date:
    own_year, own_month, day, remark = parts
    if own_month is None and month is None:
        raise Malformed(f"{name}：“{day}日”没有写明月份", HOL[7])
    try:
        found = date(int(own_year or year), int(own_month or month or 0), int(day or 0))
    except ValueError as fault:
        raise Malformed(f"{name}：没有{own_month or month}月{day}日这一天", HOL[7]) from fault
    said = _WEEKDAY.search(remark or "")
    if said and "一二三四五六日".index(said[1].replace("天", "日")) != found.weekday():
        raise Malformed(f"{name}：{found} 是{WEEKDAYS[found.weekday()]}，通知写的是周{said[1]}", HOL[7])
    return found
