"""Every rule that the system cites, and the one spelling of its articles: NET[26], FEE[14, 1], REGULATION["二(四)5(1)"].

A citation is a text with its source. Nobody writes one out by hand: `make check` refuses it, and an article that
its source does not have raises KeyError where the module that names it is imported.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Literal

from shared.values.numerals import in_chinese

Confidence = Literal["found", "memory", "unsure"]
"""Whether the text was read, is remembered, or is filled in by a reading of it that a court lawyer must confirm."""


class Article(str):
    """One article as it is cited in answers, messages and records: 网络司法拍卖规定第二十六条, 二(四)5(1)."""

    source: Source
    place: str
    """The citation without its source's name: 第二十六条."""

    def __new__(cls, source: Source, name: str, place: str) -> Article:
        article = super().__new__(cls, name + place)
        article.source, article.place = source, place
        return article

    def __deepcopy__(self, memo: object) -> Article:
        return self  # dataclasses.asdict copies every value of a refusal


@dataclass(frozen=True)
class Source:
    """A law, interpretation or notice in the version in force `since` that day.

    `name` as it is cited, `number` of the document, `title` as court papers print it, `last` article (0: text not at hand).
    """

    name: str
    number: str
    since: date
    title: str = ""
    last: int = 0
    confidence: Confidence = "found"

    def __getitem__(self, place: int | tuple[int, int]) -> Article:
        """An article, or an item of one: [9, 12] is 第九条第（十二）项. KeyError for an article beyond the last."""
        article, item = place if isinstance(place, tuple) else (place, 0)
        if article < 1 or (self.last and article > self.last):
            raise KeyError(f"{self.name}没有第{article}条")
        words = f"第{in_chinese(article)}条"
        return Article(self, self.name, f"{words}第（{in_chinese(item)}）项" if item else words)

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Regulation(Source):
    """The court's own regulation, cited by the place in it: 二(四)5(1). `clauses`: section → item → its last sub-item."""

    clauses: Mapping[str, Mapping[int, int]] = ()  # type: ignore[assignment]

    def __getitem__(self, place: str) -> Article:  # type: ignore[override]
        """KeyError for a place that the regulation does not have."""
        parts = re.fullmatch(r"([一二三]\([一二三四五六]\))(?:([1-9])(?:\(([1-9])\))?)?", place)
        section, item, sub = parts.groups() if parts else ("", None, None)
        items = self.clauses.get(section)
        if items is None or (item and int(sub or 0) > items.get(int(item), -1)):
            raise KeyError(f"细则没有{place}")
        return Article(self, "", place)


def cite(*articles: Article) -> str:
    """Several in one: 网络司法拍卖规定第十三条、第三十条、二(四)3."""
    return "、".join(
        source.name * (not isinstance(source, Regulation)) + "、".join(article.place for article in cited)
        for source, cited in groupby(articles, key=lambda article: article.source)
    )


REGULATION = Regulation(
    "浉法〔2023〕30号",
    "浉法〔2023〕30号",
    date(2023, 3, 28),  # names no day of effect; the day of issue is taken
    clauses={
        "一(一)": {},
        "一(二)": {},
        "二(一)": {1: 0, 2: 9, 3: 0, 4: 0, 5: 0, 6: 0, 7: 0, 8: 0},
        "二(二)": {1: 0, 2: 2, 3: 5, 4: 0, 5: 0, 6: 0},
        "二(三)": {1: 0, 2: 0, 3: 0, 4: 0},
        "二(四)": {1: 9, 2: 0, 3: 4, 4: 0, 5: 3, 6: 0},
        "二(五)": {1: 0, 2: 5, 3: 0, 4: 0, 5: 2},
        "二(六)": {1: 0, 2: 0, 3: 0, 4: 2, 5: 2},
        "三(一)": {},
        "三(二)": {},
        "三(三)": {},
    },
)

_AMENDED = date(2021, 1, 1)
"""The day of effect of 法释〔2020〕21号, which amended eighteen interpretations on enforcement."""

CPC = Source(
    "民事诉讼法", "主席令第11号（2023年修正）", date(2024, 1, 1), "《中华人民共和国民事诉讼法》", 306
)
JS = Source(
    "民诉法解释",
    "法释〔2022〕11号",
    date(2022, 4, 10),
    "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》",
    550,
)
EXE = Source(
    "执行工作规定",
    "法释〔1998〕15号，经法释〔2020〕21号修正",
    _AMENDED,
    "《最高人民法院关于人民法院执行工作若干问题的规定（试行）》",
    79,
)
EXI = Source(
    "执行程序解释",
    "法释〔2008〕13号，经法释〔2020〕21号修正",
    _AMENDED,
    "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉执行程序若干问题的解释》",
    27,
)
CKD = Source(
    "查封扣押冻结规定",
    "法释〔2004〕15号，经法释〔2020〕21号修正",
    _AMENDED,
    "《最高人民法院关于人民法院民事执行中查封、扣押、冻结财产的规定》",
    30,
)
PMB = Source(
    "拍卖变卖规定",
    "法释〔2004〕16号，经法释〔2020〕21号修正",
    _AMENDED,
    "《最高人民法院关于人民法院民事执行中拍卖、变卖财产的规定》",
    33,
)
NET = Source(
    "网络司法拍卖规定",
    "法释〔2016〕18号",
    date(2017, 1, 1),  # article 38
    "《最高人民法院关于人民法院网络司法拍卖若干问题的规定》",
    38,
)
REF = Source(
    "处置参考价规定",
    "法释〔2018〕15号",
    date(2018, 9, 1),  # article 35
    "《最高人民法院关于人民法院确定财产处置参考价若干问题的规定》",
    35,
)
HSE = Source(
    "竞买人资格规定",
    "法释〔2021〕18号",
    date(2022, 1, 1),  # article 9
    "《最高人民法院关于人民法院司法拍卖房产竞买人资格若干问题的规定》",
    9,
)
INV = Source(
    "财产调查规定",
    "法释〔2017〕8号，经法释〔2020〕21号修正",
    _AMENDED,
    "《最高人民法院关于民事执行中财产调查若干问题的规定》",
    26,
)
INT = Source(
    "迟延履行利息解释",
    "法释〔2014〕8号",
    date(2014, 8, 1),
    "《最高人民法院关于执行程序中计算迟延履行期间的债务利息适用法律若干问题的解释》",
    7,
)
ENT = Source(
    "委托执行规定",
    "法释〔2011〕11号，经法释〔2020〕21号修正",
    _AMENDED,
    "《最高人民法院关于委托执行若干问题的规定》",
    15,
)
EMS = Source(
    "法院专递规定",
    "法释〔2004〕13号",
    date(2005, 1, 1),
    "《最高人民法院关于以法院专递方式邮寄送达民事诉讼文书的若干规定》",
    12,
)
CONSUMPTION = Source(
    "限制消费规定",
    "法释〔2015〕17号",
    date(2015, 7, 22),
    "《最高人民法院关于限制被执行人高消费及有关消费的若干规定》",
)
GOODWILL = Source(
    "善意文明执行意见",
    "法发〔2019〕35号",
    date(2019, 12, 16),
    "《最高人民法院关于在执行工作中进一步强化善意文明执行理念的意见》",
    confidence="memory",
)
"""An opinion; its points are cited as articles. Its 17th was read in quotations only."""
DISHONEST = Source(
    "失信名单规定",
    "法释〔2017〕7号",
    date(2017, 5, 1),
    "《最高人民法院关于公布失信被执行人名单信息的若干规定》",
)
ADD = Source(
    "变更、追加当事人规定",
    "法释〔2016〕21号，经法释〔2020〕21号修正",
    _AMENDED,
    "《最高人民法院关于民事执行中变更、追加当事人若干问题的规定》",
    35,
)
PRE = Source("财产保全规定", "法释〔2016〕22号，经法释〔2020〕21号修正", _AMENDED, last=29)
NQF = Source("网络查控规定", "法释〔2013〕20号", date(2013, 9, 2), last=10)
TIM = Source("案件审理期限规定", "法释〔2000〕29号", date(2000, 9, 28), last=24)
FEE = Source("诉讼费用交纳办法", "国务院令第481号", date(2007, 4, 1), last=56)
HOL = Source("全国年节及纪念日放假办法", "国务院令第795号", date(2025, 1, 1), last=8)
CC = Source("民法典", "主席令第45号", date(2021, 1, 1), last=1260)
DEED_TAX = Source("契税法", "主席令第52号", date(2021, 9, 1), confidence="memory")
PBC = Source("中国人民银行法", "主席令第12号", date(2004, 2, 1), confidence="memory")
CASE_NUMBERS = Source("法〔2015〕137号", "法〔2015〕137号", date(2016, 1, 1), confidence="memory")
PAPERS = Source("法〔2016〕221号民事诉讼文书样式", "法〔2016〕221号", date(2016, 8, 1), confidence="memory")
ARCHIVES = Source("法发〔2006〕11号", "法发〔2006〕11号", date(2006, 5, 18), confidence="memory")
OPENING = Source("法发〔2014〕26号", "法发〔2014〕26号", date(2015, 1, 1))
SALE = Source("法明传〔2017〕455号", "法明传〔2017〕455号", date(2017, 7, 18), confidence="memory")
"""The notice on selling online what two auctions could not sell; its five points are cited as articles."""
TERMINATION = Source("终本规定", "法〔2016〕373号", date(2016, 12, 1))
EQT = Source("强制执行股权规定", "法释〔2021〕20号", date(2022, 1, 1), last=19)
OBJ = Source(
    "异议复议规定",
    "法释〔2015〕10号，经法释〔2020〕21号修正",
    _AMENDED,
    "《最高人民法院关于人民法院办理执行异议和复议案件若干问题的规定》",
    32,
)
ENDING = Source("法释〔2016〕3号", "法释〔2016〕3号", date(2016, 2, 15))
ENDING_OBJECTED = Article(ENDING, ENDING.name, "")
"""The reply is one paragraph without articles."""
SET = Source("执行和解规定", "法释〔2018〕3号，经法释〔2020〕21号修正", _AMENDED, last=20)
GUA = Source("执行担保规定", "法释〔2018〕4号，经法释〔2020〕21号修正", _AMENDED, last=16)
ONL = Source("在线诉讼规则", "法释〔2021〕12号", date(2021, 8, 1), last=39)
CASE_MONEY = Source("法发〔2017〕6号", "法发〔2017〕6号", date(2017, 5, 1), confidence="memory")
CONSTRAINT = Source("法〔2021〕322号", "法〔2021〕322号", date(2021, 12, 6), confidence="memory")
"""The opinion on checks upon enforcement; its points are cited as articles."""
SUPERVISION = Source("法发〔2017〕11号", "法发〔2017〕11号", date(2017, 5, 1))
"""The opinion on judicial responsibility and its supervision; its points are cited as articles."""
MATTERS = Source(
    "法发〔2017〕27号",
    "法发〔2017〕27号",
    date(2017, 9, 8),  # the day of issue; the text is remembered and says nothing of another
    confidence="memory",
)
