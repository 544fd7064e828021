"""A search is made by those of its warrant, of a woman's body by women: 民诉法解释第四百九十五、四百九十六、四百九十八条."""

from __future__ import annotations

import pytest

from services.intake.coercion.kinds import KINDS
from services.intake.coercion.search import Searcher, Sex, check_searchers
from shared.values.refusal import Problem

WARRANT = "执行员方明、法警何静"
HE, SHE = Searcher("方明", Sex.MALE, False), Searcher("何静", Sex.FEMALE, False)
HE_HER, SHE_HER = Searcher("方明", Sex.MALE, True), Searcher("何静", Sex.FEMALE, True)
STRANGER = Searcher("周丽", Sex.FEMALE, True)
PART, OFFICE, BEFORE = (Searcher(name, Sex.MALE, False) for name in ("何", "法警", "员方明"))
BY_WOMEN, NAMED, SHOWN = "民诉法解释第四百九十六条", "民诉法解释第四百九十八条", "民诉法解释第四百九十五条"
FINE = "民事诉讼法第一百一十九条"


@pytest.mark.parametrize(
    ("kind", "searchers", "woman", "found"),
    [
        ("search", [HE, SHE], False, []),
        ("search", [HE, SHE_HER], True, []),
        ("search", [HE_HER], True, [("searchers.0.sex", BY_WOMEN)]),
        ("search", [SHE_HER, HE_HER], True, [("searchers.1.sex", BY_WOMEN)]),
        ("search", [HE, SHE], True, [("searchers", BY_WOMEN)]),
        ("search", [SHE_HER], False, [("searchers", BY_WOMEN)]),
        ("search", [STRANGER], True, [("searchers.0.name", SHOWN)]),
        ("search", [PART], False, [("searchers.0.name", SHOWN)]),
        ("search", [BEFORE], False, [("searchers.0.name", SHOWN)]),
        ("search", [OFFICE], False, [("searchers.0.name", SHOWN)]),
        ("search", [], False, [("searchers", NAMED)]),
        ("search", [HE], None, [("woman_searched", BY_WOMEN)]),
        ("fine", [], None, []),
        ("fine", [SHE], None, [("searchers", FINE)]),
        ("fine", [], False, [("woman_searched", FINE)]),
    ],
)
def test_who_searches_whom(
    kind: str, searchers: list[Searcher], woman: bool | None, found: list[tuple[str, str]]
) -> None:
    faults: list[tuple[str, str]] = []
    try:
        check_searchers(KINDS[kind], searchers, woman, WARRANT)
    except Problem as problem:
        faults = [(one.field, str(one.article)) for one in problem.errors]
    assert faults == found
