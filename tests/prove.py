"""Switch each rule of the rulebook, and each control of the table of clauses, off in turn: the test named for it must
fail. `make prove`; `python -m tests.prove controls` for those alone.

Of a rule no other test may fail. A control is a function that refuses, `check_…` or `…_faults`; it is tried by the tests
of its clause that need no court. One that is only tried through a court is listed and proved by those tests' own run.
"""

from __future__ import annotations

import ast
import contextlib
import importlib
import inspect
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FunctionType

import pytest
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from shared.law import rulebook
from shared.law.coverage import GROUPS
from shared.law.coverage.model import Clause

TESTS = "tests/shared/law/rulebook"
QUIETLY = ("-p", "no:cacheprovider", "-n", "0", "--tb=no", "-W", "ignore::pytest.PytestAssertRewriteWarning")
"""The warning is of modules that the table of clauses has imported before the first run."""


class Failures:
    """Collects the names of the tests that fail."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.names.add(report.nodeid.removeprefix(TESTS + "/"))


def _failing(*tests: str) -> set[str]:
    """Those that fail. RuntimeError if the run itself goes wrong."""
    found, said = Failures(), io.StringIO()
    with contextlib.redirect_stdout(said):
        code = pytest.main([*QUIETLY, *tests], [found])
    if code != pytest.ExitCode(bool(found.names)):
        raise RuntimeError(said.getvalue())
    return found.names


def failures(switched_off: str | None) -> set[str]:
    """The rule tests that fail without this rule."""
    rulebook.switched_off = {switched_off} if switched_off else set()
    return _failing("-k", "test_rule", TESTS)


def controls() -> Iterator[tuple[Clause, str, FunctionType]]:
    """Each function by which a clause refuses."""
    for clause in (clause for group in GROUPS.values() for clause in group):
        for name in clause.by:
            module, _, inner = name.partition(":")
            found = getattr(importlib.import_module(module), inner, None)
            if inspect.isfunction(found) and (inner.startswith("check_") or inner.endswith("_faults")):
                yield clause, name, found


def needs_no_court(test: str) -> bool:
    path, _, name = test.partition("::")
    return any(
        isinstance(node, ast.FunctionDef) and node.name == name
        for node in ast.walk(ast.parse(Path(path).read_text("utf-8")))
    )


@contextlib.contextmanager
def switched_off(control: FunctionType) -> Iterator[None]:
    """Wherever it was imported to: its code itself is exchanged for one that finds no fault."""

    def nothing(*_: object, **__: object) -> None:
        return None

    def no_faults(*_: object, **__: object) -> list[object]:
        return []

    kept = control.__code__
    control.__code__ = (no_faults if control.__name__.endswith("_faults") else nothing).__code__
    try:
        yield
    finally:
        control.__code__ = kept


def prove_controls() -> int:
    """How many are proved by none of the tests that their clause names."""
    table = Table("条文", "控制", "关闭后失败的测试", "结论", title="逐项关闭控制")
    missing = elsewhere = 0
    for clause, name, control in controls():
        tests = [test for test in clause.proved if needs_no_court(test)]
        if not tests:
            elsewhere += 1
            continue
        with switched_off(control):
            failed = _failing(*tests)
        through_court = not failed and len(tests) < len(clause.proved)
        elsewhere += through_court
        missing += not failed and not through_court
        verdict = "证实" if failed else "由经过服务的测试证明" if through_court else "缺：关闭后没有测试失败"
        shown = "\n".join(sorted(each.rpartition("::")[2] for each in failed))
        table.add_row(str(clause.article), name, escape(shown), verdict)
    Console(width=160).print(table, f"{missing} 项未证实，{elsewhere} 项由经过服务的测试证明")
    return missing


def main() -> int:
    os.environ["JIYUE_TEST_NO_SERVERS"] = "1"
    if sys.argv[1:] == ["controls"]:
        return 1 if prove_controls() else 0
    if broken := failures(None):
        Console().print(f"规则未关闭时测试已经失败：{'、'.join(sorted(broken))}", markup=False)
        return 1
    table = Table("条文", "关闭后失败的测试", "结论", title="逐项关闭规则")
    missing = 0
    for rule, duty in rulebook.DUTIES.items():
        failed = failures(rule)
        named = {name for name in failed if name.endswith(f"::test_rule[{rule}]")}
        if not named:
            verdict = "缺：关闭后没有以其命名的测试失败"
        elif failed != named:
            verdict = "错：其他规则的测试也失败"
        else:
            verdict = "证实"
        missing += verdict != "证实"
        table.add_row(duty.article, escape("\n".join(sorted(failed)) or rule), verdict)
    Console(width=120).print(table, f"共 {len(rulebook.DUTIES)} 项规则，{missing} 项未证实")
    return 1 if missing + prove_controls() else 0


if __name__ == "__main__":
    sys.exit(main())
