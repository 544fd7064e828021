"""One spelling of every citation, and none of an article that does not exist."""

from __future__ import annotations

import copy
from datetime import date

import pytest

from shared.values import articles
from shared.values.articles import CASE_NUMBERS, CPC, FEE, NET, REF, REGULATION, TIM, Source, cite


@pytest.mark.parametrize(
    ("article", "words"),
    [
        (NET[10], "网络司法拍卖规定第十条"),
        (NET[26], "网络司法拍卖规定第二十六条"),
        (CPC[101], "民事诉讼法第一百零一条"),
        (CPC[253], "民事诉讼法第二百五十三条"),
        (FEE[14, 1], "诉讼费用交纳办法第十四条第（一）项"),
        (TIM[9, 12], "案件审理期限规定第九条第（十二）项"),
        (CASE_NUMBERS[3], "法〔2015〕137号第三条"),
        (REGULATION["二(四)5(1)"], "二(四)5(1)"),
        (REGULATION["一(二)"], "一(二)"),
        (cite(NET[13], NET[30], REF[2]), "网络司法拍卖规定第十三条、第三十条、处置参考价规定第二条"),
        (cite(REGULATION["二(一)4"], REGULATION["二(三)2"]), "二(一)4、二(三)2"),
    ],
)
def test_an_article_is_cited_in_one_way(article: str, words: str) -> None:
    assert article == words
    assert f"{article}" == words


@pytest.mark.parametrize("place", ["二(四)7", "二(四)5(4)", "二(五)3(1)", "三(四)", "二四5", "一(二)1", ""])
def test_the_regulation_has_no_other_places(place: str) -> None:
    with pytest.raises(KeyError):
        REGULATION[place]


def test_a_law_has_no_article_after_its_last() -> None:
    assert NET[38].source.since == date(2017, 1, 1)
    for number in (0, 39):
        with pytest.raises(KeyError, match="没有"):
            NET[number]


def test_no_two_sources_are_cited_alike() -> None:
    sources = [source for source in vars(articles).values() if isinstance(source, Source)]
    assert len({source.name for source in sources}) == len(sources)
    assert all(source.number and source.since > date(1990, 1, 1) for source in sources)


def test_a_refusal_that_is_copied_keeps_its_article() -> None:
    assert copy.deepcopy(NET[26]).source is NET
