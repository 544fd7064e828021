"""`make check`: the law is cited and counted in its own modules only.

A citation is written in `shared/values/articles.py`, a number of the law in `shared/law/numbers.py` or, if it is the limit
of a duty, in the rulebook. What is ours and not the law's (a score, a length) says so: `# ours: why`.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from decimal import Decimal
from http import HTTPStatus
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGES = ("shared", "services", "workflows", "deploy")
ARTICLES = ROOT / "shared/values/articles.py"
CITATION = re.compile(
    r"第[一二三四五六七八九十百零〇0-9]+条|[一二三][(（][一二三四五六][)）]|〔[0-9]{4}〕[0-9]+号|》[0-9]+条"
)
OURS = "# ours: "
LENGTHS = ("max_length", "min_length")
REFUSALS = ("Problem", "Problem.of", "refuse")


def citations(source: str) -> Iterator[tuple[int, str]]:
    """Line and text of each literal that cites; docstrings, what a Duty quotes of the law (`text=`) and REGULATION[…] are none."""
    tree = ast.parse(source)
    allowed: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            allowed.add(node.value)
        elif isinstance(node, ast.Subscript) and ast.unparse(node.value) == "REGULATION":
            allowed.add(node.slice)
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "Duty":
            quotes = (part.value for part in node.keywords if part.arg == "text")
            allowed |= {part for quote in quotes for part in ast.walk(quote)}
    for node in ast.walk(tree):
        if node in allowed or not (isinstance(node, ast.Constant) and isinstance(node.value, str)):
            continue
        if cited := CITATION.search(node.value):
            yield node.lineno, cited[0]


def citations_of_wording(template: str) -> Iterator[tuple[int, str]]:
    """Line and text of each citation that a template writes out: a paper cites what its fields and kind name."""
    for number, line in enumerate(template.splitlines(), 1):
        if cited := CITATION.search(line):
            yield number, cited[0]


def numbers(source: str) -> Iterator[tuple[int, str]]:
    """Line and text of each number but 0 and 1, the status of a refusal, an index, a text's length and what is ours."""
    tree, lines = ast.parse(source), source.splitlines()
    allowed: set[ast.AST] = set()
    amounts: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript):
            allowed |= set(ast.walk(node.slice))
        elif isinstance(node, ast.keyword) and node.arg in LENGTHS:
            allowed.add(node.value)
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in REFUSALS:
            allowed |= {part for status in node.args[:2] for part in ast.walk(status) if _is_status(part)}
        elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "status":
            allowed |= {part for part in ast.walk(node.value) if _is_status(part)}
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "Decimal":
            amounts |= set(node.args)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or node in allowed or OURS in lines[node.lineno - 1]:
            continue
        counted = node in amounts or type(node.value) in (int, float)
        if counted and Decimal(str(node.value)) not in (0, 1):
            yield node.lineno, str(node.value)


def _is_status(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value in list(HTTPStatus)


DECIDES = {
    *(
        "rules",
        "bringing",
        "ending",
        "service",
        "schemas",
        "evidence",
        "addressee",
        "steps",
        "spans",
        "apply",
    ),
    *("kinds", "fields", "batch", "operative", "addressing", "agency"),
    *("announcement", "drawing", "publication", "notification", "expected", "recorded"),
    *("remainder", "waking", "sending", "messages", "notices", "sales", "courts", "proofs"),
}
"""Modules that decide by a number, or offer one: what is left are tables, queries, routes and formats."""
LAW_DECIDES = (
    *(
        "case_access",
        "case_rules",
        "claim",
        "courts",
        "delay_interest",
        "fees",
        "files",
        "housing",
        "rulings",
        "told_accounts",
    ),
)
"""Those of shared/law."""


def decides(path: Path) -> bool:
    return path.stem in DECIDES or path.parts[-3:-1] == ("drafting", "register")


def main() -> int:
    faults = [
        f"{path.relative_to(ROOT)}:{line}: “{text}”须取自 shared/values/articles.py"
        for package in PACKAGES
        for suffix, search in ((".py", citations), (".j2", citations_of_wording))
        for path in sorted((ROOT / package).rglob(f"*{suffix}"))
        if path != ARTICLES
        for line, text in search(path.read_text())
    ] + [
        f"{path.relative_to(ROOT)}:{line}: {text} 须取自 shared/law/numbers.py，或者注明“{OURS}…”"
        for path in (
            *(path for path in sorted((ROOT / "services").rglob("*.py")) if decides(path)),
            *sorted((ROOT / "workflows").glob("*.py")),
            *(ROOT / "shared/law" / f"{name}.py" for name in LAW_DECIDES),
        )
        for line, text in numbers(path.read_text())
    ]
    print("\n".join(faults) or "条文和法定数字各有其处", file=sys.stderr if faults else sys.stdout)
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
