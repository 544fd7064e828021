"""By whom a search was made: those of the warrant, and of a woman's body women alone (民诉法解释第四百九十六条). Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from services.intake.coercion.kinds import Kind
from shared.values.articles import JS
from shared.values.labelled import Labelled
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, refuse


class Sex(Labelled):
    FEMALE = "female", "女"
    MALE = "male", "男"


_OFFICES = ("执行员", "执行法官", "审判员", "法官助理", "法官", "书记员", "司法警察", "法警")


@dataclass(frozen=True)
class Searcher:
    """`searched_woman`: he or she has searched the body of a woman."""

    name: str
    sex: Sex
    searched_woman: bool


def check_searchers(
    kind: Kind, searchers: Sequence[Searcher], woman_searched: bool | None, warrant: str | None
) -> None:
    """Of a search the record says who has made it, each named by the `warrant`, and whether a woman's body was searched: by whom,
    women all. 422, all faults at once.
    """
    found: list[FieldError] = []
    search, named = kind.code == "search", _named(warrant or "")
    if search != bool(searchers):
        detail = "搜查须写明全部搜查人员及其性别，其他措施不写"
        found.append(FieldError("searchers", detail, JS[498] if search else kind.article))
    if search != (woman_searched is not None):
        detail = "搜查须写明是否搜查了妇女身体，其他措施不写"
        found.append(FieldError("woman_searched", detail, JS[496] if search else kind.article))
    for place, one in enumerate(searchers):
        if one.searched_woman and one.sex is not Sex.FEMALE:
            detail = f"搜查妇女身体，应当由女执行人员进行：{one.name}不是女执行人员"
            found.append(FieldError(f"searchers.{place}.sex", detail, JS[496]))
        if search and one.name not in named:
            detail = f"搜查令没有写明{one.name}为搜查人员"
            found.append(FieldError(f"searchers.{place}.name", detail, JS[495]))
    if search and woman_searched is not None and woman_searched != any(o.searched_woman for o in searchers):
        detail = "搜查了妇女身体的，须写明由哪名女执行人员进行；没有搜查的，不写"
        found.append(FieldError("searchers", detail, JS[496]))
    refuse(found, 422, ProblemCode.COERCION_REFUSED)


def _named(warrant: str) -> set[str]:
    """Whom a warrant names, each with and without the office before his name."""
    each = set(filter(None, re.split(r"[、，,；;。\s]", warrant)))
    return each | {one.removeprefix(office) for one in each for office in _OFFICES if one.startswith(office)}
