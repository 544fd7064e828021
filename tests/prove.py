"""Switch each rule of the rulebook off in turn: the test named for it, and no other, must fail. `make prove`."""

from __future__ import annotations

import contextlib
import io
import os
import sys

import pytest
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from shared.law import rulebook

TESTS = "tests/shared/law/rulebook"


class Failures:
    """Collects the names of the tests that fail."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.names.add(report.nodeid.removeprefix(TESTS + "/"))


def failures(switched_off: str | None) -> set[str]:
    """The rule tests that fail without this rule. RuntimeError if the run itself goes wrong."""
    found, said = Failures(), io.StringIO()
    rulebook.switched_off = {switched_off} if switched_off else set()
    with contextlib.redirect_stdout(said):
        code = pytest.main(["-p", "no:cacheprovider", "--tb=no", "-k", "test_rule", TESTS], [found])
    if code != pytest.ExitCode(bool(found.names)):
        raise RuntimeError(said.getvalue())
    return found.names


def main() -> int:
    os.environ["JIYUE_TEST_NO_SERVERS"] = "1"
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
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
