"""The tests' own order: what two of them need stands in a road, so that each can be moved or thrown away."""

from __future__ import annotations

import ast
from pathlib import Path

TESTS = Path(__file__).parent


def test_no_test_imports_another_test() -> None:
    imported = [
        f"{file.relative_to(TESTS)}: {node.module}"
        for file in TESTS.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and ".test_" in (node.module or "")
    ]
    assert imported == []
