"""Switch each rule of the rulebook, and each control of the table of clauses, off in turn: the test named for it must
fail. `make prove`; `python -m tests.prove controls [WORD]` for those alone whose name has the word.

Of a rule no other test may fail. A control is a function that refuses, `check_…` or `…faults`, or what else carries a
prohibition, an approval or a required content. It is tried by the tests of its clause that need no court; one that is only tried
through a court is listed, and `make prove-court` (`python -m tests.prove court [WORD]`) switches it off in a court of its own.
"""

from __future__ import annotations

import ast
import contextlib
import importlib
import inspect
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from services.documents.drafting.fields import DocumentKind
from shared.law import rulebook
from shared.law.coverage import GROUPS
from shared.law.coverage.model import Clause
from shared.platform.acts import Operation
from shared.values.roles import Office
from tests.servers import Servers

TESTS = "tests/shared/law/rulebook"
NO_SERVERS = "JIYUE_TEST_NO_SERVERS"
DEMANDED = ("P", "A", "R")
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
    if not tests:
        return set()
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


Thing = FunctionType | Operation | tuple[DocumentKind, ...] | dict[Any, Any]


def controls() -> Iterator[tuple[Clause, str, Thing]]:
    """Each function by which a clause refuses. Of a prohibition, an approval or a required content that refuses by none of
    its own: each function, act or register of papers that it names."""
    for clause in (clause for group in GROUPS.values() for clause in group):
        found = [(name, thing) for name in clause.by if (thing := _named(name)) is not None]
        refusing = [
            (name, thing) for name, thing in found if isinstance(thing, FunctionType) and _refuses(thing)
        ]
        for name, thing in refusing or (found if clause.kind in DEMANDED else []):
            yield clause, name, thing


def _named(name: str) -> Thing | None:
    module, _, inner = name.partition(":")
    found: Any = importlib.import_module(module)
    for part in inner.split("."):
        found = getattr(found, part)
    found = getattr(found, "__func__", found)  # of a class method
    if isinstance(found, FunctionType | Operation | dict):
        return found
    papers = isinstance(found, tuple) and all(isinstance(one, DocumentKind) for one in found)
    return found if papers else None


def _refuses(function: FunctionType) -> bool:
    name = function.__name__
    return name.startswith("check_") or name.endswith("_faults") or name == "faults"


def needs_no_court(test: str) -> bool:
    path, _, name = test.partition("::")
    return any(
        isinstance(node, ast.FunctionDef) and node.name == name
        for node in ast.walk(ast.parse(Path(path).read_text("utf-8")))
    )


@contextlib.contextmanager
def switched_off(control: Thing) -> Iterator[None]:
    """Wherever it was imported to: a function's code is exchanged for one that finds no fault, or nothing; an act is
    anybody's; a paper must hold nothing, and nobody signs it; a register is empty."""
    kept: list[Callable[[], object]] = []

    def put(thing: object, name: str, value: object) -> None:
        kept.append(partial(object.__setattr__, thing, name, getattr(thing, name)))
        object.__setattr__(thing, name, value)

    if isinstance(control, FunctionType):
        put(control, "__code__", _instead_of(control).__code__)
    elif isinstance(control, Operation):
        put(control, "offices", tuple(Office))
    elif isinstance(control, dict):
        kept.append(partial(control.update, dict(control)))
        control.clear()
    else:
        for paper in control:
            put(paper, "fields", ())
            put(paper, "signer", "none")
    try:
        yield
    finally:
        for put_back in kept:
            put_back()


def _instead_of(control: FunctionType) -> FunctionType:
    def nothing(*_: object, **__: object) -> None:
        return None

    def no_faults(*_: object, **__: object) -> list[object]:
        return []

    async def later_nothing(*_: object, **__: object) -> None:
        return None

    if inspect.iscoroutinefunction(control):
        found: Any = later_nothing
    else:
        found = no_faults if control.__name__.endswith("faults") else nothing
    assert isinstance(found, FunctionType)
    return found


def prove_controls(word: str) -> int:
    """How many of those whose name has the `word` are proved by none of the tests that their clause names."""
    table = Table("条文", "控制", "关闭后失败的测试", "结论", title="逐项关闭控制")
    missing = elsewhere = 0
    for clause, name, control in controls():
        if word not in name:
            continue
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
        table.add_row(str(clause.article), name, _shown(failed), verdict)
    Console(width=160).print(table, f"{missing} 项未证实，{elsewhere} 项由经过服务的测试证明")
    return missing


def prove_through_court(word: str) -> int:
    """Of those that tests without a court do not prove: each is switched off in a process of its own, with a whole court."""
    table = Table("条文", "控制", "关闭后失败的测试", "结论", title="逐项关闭控制，经过服务")
    missing, servers = 0, Servers()
    servers.start()
    try:
        for clause, name, control in controls():
            if word not in name:
                continue
            with switched_off(control):
                if _failing(*(test for test in clause.proved if needs_no_court(test))):
                    continue
            failed = _failing_with_court(name, [test for test in clause.proved if not needs_no_court(test)])
            missing += not failed
            verdict = "证实" if failed else "缺：关闭后没有测试失败"
            table.add_row(str(clause.article), name, _shown(failed), verdict)
    finally:
        servers.stop()
    Console(width=160).print(table, f"{missing} 项未证实")
    return missing


def _failing_with_court(name: str, tests: list[str]) -> set[str]:
    if not tests:
        return set()
    said = subprocess.run(
        [sys.executable, "-m", "tests.prove", "off", name, *tests],
        env={one: value for one, value in os.environ.items() if one != NO_SERVERS},
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    return set(json.loads(said.stdout))


def _shown(failed: set[str]) -> str:
    return "\n".join(sorted({each.rpartition("::")[2].partition("[")[0] for each in failed}))


def main() -> int:
    match sys.argv[1:]:
        case ["off", name, *tests]:
            control = _named(name)
            assert control is not None
            with switched_off(control):
                sys.stdout.write(json.dumps(sorted(_failing(*tests))))
            return 0
        case ["controls" | "court" as how, *words]:
            os.environ[NO_SERVERS] = "1"
            prove = prove_controls if how == "controls" else prove_through_court
            return 1 if prove("".join(words)) else 0
    os.environ[NO_SERVERS] = "1"
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
    return 1 if missing + prove_controls("") else 0


if __name__ == "__main__":
    sys.exit(main())
