"""Every clause, what enforces it and what proves that: `jiyue rulebook --coverage`, docs/regulation.md.

A name that does not exist is a fault, and so is a clause that nothing enforces, that no test proves and that is not open.
"""

from __future__ import annotations

import ast
import importlib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from shared.law.coverage import GROUPS
from shared.law.coverage.model import KINDS, Clause
from shared.law.open_points import OPEN_POINTS, OpenPoint
from shared.law.rulebook import DUTIES, SECTION
from shared.law.settings import RANGES
from shared.values.articles import REGULATION, cite

ROOT = Path(__file__).parents[1]
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def _exists(name: str) -> bool:
    """Whether module:qualified.name, or module:duty, is there."""
    module, _, inner = name.partition(":")
    if inner in SECTION:
        return SECTION[inner] == module
    try:
        found: object = importlib.import_module(module)
        for part in inner.split("."):
            found = getattr(found, part)
    except (ImportError, AttributeError):
        return False
    return bool(inner)


@cache
def _tests(path: str) -> frozenset[str]:
    """The tests of a file by name, and those of its `Rule` rows."""
    file = ROOT / path
    if not file.is_file():
        return frozenset()
    names = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, _FUNCTIONS) and node.name.startswith("test_"):
            names.add(node.name)
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "Rule" and node.args:
            names.add(f"test_rule[{ast.literal_eval(node.args[0])}]")
    return frozenset(names)


def is_test(name: str) -> bool:
    path, _, test = name.partition("::")
    return test in _tests(path)


def clause_faults(clause: Clause) -> Iterator[str]:
    for name in clause.enforced_by:
        if not _exists(name):
            yield f"没有 {name}"
    for name in clause.proved_by:
        if not is_test(name):
            yield f"没有测试 {name}"
    if not clause.open and not (clause.enforced_by and clause.proved_by):
        yield "既未落实、证明，也未注明尚缺"


def faults() -> Iterator[str]:
    """Each fault of the table: of a clause, a duty without a row, a place of the regulation without one."""
    clauses = [clause for group in GROUPS.values() for clause in group]
    for clause in clauses:
        yield from (f"{clause.article}“{clause.words}”：{fault}" for fault in clause_faults(clause))
    shown = Counter(duty for clause in clauses for duty in clause.watched)
    yield from (f"期限 {duty} 没有列入" for duty in DUTIES if duty not in shown)
    yield from (
        f"规定不明确的事项 {name}：没有 {missing}"
        for name, point in OPEN_POINTS.items()
        for missing in _nowhere(point)
    )
    articles = {str(clause.article) for clause in clauses}
    yield from (f"细则{place}没有列入" for place in _places() if place not in articles)


def _nowhere(point: OpenPoint) -> Iterator[str]:
    """What carries a reading out and does not exist; a point that nothing carries out is one."""
    yield from (name for name in point.by if not _exists(name))
    yield from (rule for rule in point.rules if rule not in DUTIES)
    yield from (name for name in point.settings if name not in RANGES)
    if not (point.by or point.rules):
        yield "落实之处"


def _places() -> Iterator[str]:
    for section, items in REGULATION.clauses.items():
        if not items:
            yield section
        for item, last in items.items():
            yield from (f"{section}{item}({sub})" for sub in range(1, last + 1))
            if not last:
                yield f"{section}{item}"


_UNSURE = "（凭记忆引用，未核对原文）"


def standing(clause: Clause) -> str:
    return f"open: {clause.open.team}（{clause.open.missing}）" if clause.open else "已落实"


def _cited(clause: Clause) -> str:
    return f"{clause.article}{_UNSURE if clause.unsure else ''}"


def lines() -> Iterator[str]:
    for title, clauses in GROUPS.items():
        yield f"\n{title}"
        for clause in clauses:
            yield f"{_cited(clause)} [{KINDS[clause.kind]}] {clause.words} — {standing(clause)}"
            yield from (f"    落实 {name}" for name in clause.enforced_by)
            yield from (f"    证明 {name}" for name in clause.proved_by)


def totals() -> Iterator[tuple[str, int, int]]:
    """Of each kind, how many clauses are enforced and proved and how many still open."""
    clauses = [clause for group in GROUPS.values() for clause in group]
    for kind, label in KINDS.items():
        of_kind = [clause for clause in clauses if clause.kind == kind]
        still_open = sum(clause.open is not None for clause in of_kind)
        yield label, len(of_kind) - still_open, still_open


def page() -> str:
    """docs/regulation.md."""
    parts = [
        "# 条文落实情况",
        "",
        "Written by `make docs` from `shared/law/coverage`; not to be edited. Each clause: what enforces it, which test",
        "proves it, what is still to come and whose it is. `jiyue rulebook --coverage` checks every name.",
        "",
        "| 类别 | 已落实并有证明 | 尚缺 |",
        "| --- | --- | --- |",
        *(f"| {label} | {done} | {still_open} |" for label, done, still_open in totals()),
    ]
    for title, clauses in GROUPS.items():
        parts += ["", f"## {title}", "", "| 条文 | 内容 | 类别 | 落实 | 证明 | 尚缺 |", "| --- " * 6 + "|"]
        for clause in clauses:
            cells = (
                *(_cited(clause), clause.words, KINDS[clause.kind]),
                "<br>".join(f"`{name}`" for name in clause.enforced_by) or "—",
                "<br>".join(f"`{name}`" for name in clause.proved_by) or "—",
                f"open: {clause.open.team}，{clause.open.missing}" if clause.open else "—",
            )
            parts.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join([*parts, ""])


def open_points() -> str:
    """docs/open-points.md."""
    rows = []
    for point in OPEN_POINTS.values():
        carried = (*point.by, *(f"{SECTION[rule]}:{rule}" for rule in point.rules))
        cells = (
            *(str(point.article), point.question, point.reading),
            cite(*point.grounds) or "—",
            "<br>".join(f"`{name}`" for name in carried),
            "、".join(f"`{name}`" for name in point.settings) or "—",
        )
        rows.append("| " + " | ".join(cells) + " |")
    return "\n".join(
        [
            "# 规定不明确的事项及其理解与适用",
            "",
            "Written by `make docs` from `shared/law/open_points.py`; not to be edited. Where the regulation is silent, unclear or",
            "at odds with the law: the question, the reading that the system carries out, where, and the settings that are its",
            "numbers. A leader confirms a reading in the rulebook of the desk, by name and day.",
            "",
            "| 条文 | 问题 | 理解与适用 | 依据 | 落实 | 设定 |",
            "| --- | --- | --- | --- | --- | --- |",
            *rows,
            "",
        ]
    )
