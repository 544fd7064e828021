"""`make check`: every query of a team stands in a repository.py, where a reader looks for it.

A query is a statement that is built (`select`, `insert`, `update`, `delete`, `text`, by whatever name they are
imported), textual SQL that is run (`run_sql`), or a statement handed to a session or connection (`exec`, `execute`,
`exec_driver_sql`, `scalar`, `scalars`, `stream`). What a session does with a row at hand is none: `get`, `get_one`,
`add`, `add_all`, `merge`, `delete`, `flush`, `refresh`. A model's `text` is the condition of an index.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

_BUILT = {
    *(f"{library}.{name}" for library in ("sqlmodel", "sqlalchemy") for name in ("select", "text")),
    *(
        f"{library}.{name}"
        for library in ("sqlmodel", "sqlalchemy")
        for name in ("insert", "update", "delete")
    ),
    "shared.platform.db.run_sql",
}
_RUN = {"exec", "execute", "exec_driver_sql", "scalar", "scalars", "stream"}


def queries(source: str, *, model: bool = False) -> Iterator[tuple[int, str]]:
    """The line of each query in a module's `source`, and the name by which it is made."""
    tree = ast.parse(source)
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.asname or alias.name: alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = ast.unparse(node.func)
        first, dot, rest = called.partition(".")
        full = names.get(first, first) + dot + rest
        if (full in _BUILT and not (model and full.endswith(".text"))) or (
            isinstance(node.func, ast.Attribute) and node.func.attr in _RUN
        ):
            yield node.lineno, called


def main() -> int:
    strays = [
        f"{path}:{line}: {called}() belongs in a repository.py"
        for path in sorted(Path("services").rglob("*.py"))
        if path.name != "repository.py" and "migrations" not in path.parts
        for line, called in queries(path.read_text("utf-8"), model=path.name == "models.py")
    ]
    print(*strays, sep="\n", end="\n" if strays else "", file=sys.stderr)
    return 1 if strays else 0


if __name__ == "__main__":
    raise SystemExit(main())
