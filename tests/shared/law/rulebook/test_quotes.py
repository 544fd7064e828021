"""A duty whose article was read quotes its operative words; of what is only remembered nothing is quoted."""

from __future__ import annotations

import re

import pytest
from cn2an import an2cn

from shared.law.periods import Unit
from shared.law.rulebook import DUTIES

UNITS = {Unit.HOUR: "小时", Unit.DAY: "日", Unit.WORKDAY: "个工作日", Unit.MONTH: "个月", Unit.YEAR: "年"}


@pytest.mark.parametrize("rule", DUTIES)
def test_what_was_read_is_quoted(rule: str) -> None:
    duty = DUTIES[rule]
    assert bool(duty.text) >= (duty.confidence == "found")
    assert not (duty.text and duty.article.source.confidence == "memory")
    assert duty.text == duty.text.strip()


@pytest.mark.parametrize("rule", [rule for rule, duty in DUTIES.items() if duty.confidence == "found"])
def test_the_limit_stands_in_the_quote(rule: str) -> None:
    """The number and unit of a limit that has both; 当日, 立即 (实时) and 及时 by their words."""
    duty = DUTIES[rule]
    amount, unit = duty.within.amount, duty.within.unit
    if unit in UNITS:
        assert re.search(rf"({amount}|{an2cn(amount)}){UNITS[unit]}", duty.text)
    elif unit is Unit.SAME_DAY:
        assert re.search("当日|同时", duty.text)
    else:
        assert re.search("立即|实时|及时", duty.text)
