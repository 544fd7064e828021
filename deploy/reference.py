"""What is read off the code and committed beside it: `make docs` writes it, `make check` refuses drift.

docs/problems.md, docs/audit-actions.md, docs/settings.md and docs/regulation.md, the statuses of problems by team, and docs/api, the six
services' contracts.

Statuses and articles are those of the calls that raise a refusal; an act's article is the one that its function names.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from fastapi import FastAPI

from deploy import coverage
from shared.contracts.teams import TEAMS
from shared.law.settings import RANGES
from shared.law.settings import Settings as Dated
from shared.platform.settings import Settings
from shared.values.audit_action import AuditAction
from shared.values.labelled import Labelled
from shared.values.problem_code import ProblemCode
from shared.values.refusal import CONTRACT

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_CLAUSE = re.compile(r"[一二]\([一二三四五六]\)\d*(?:\(\d+\))?")
_HOMES = {"problem_code.py", "audit_action.py"}


@dataclass
class Entry:
    """What the code says of one member."""

    teams: set[str] = field(default_factory=set)
    statuses: set[int] = field(default_factory=set)
    articles: dict[str, None] = field(default_factory=dict)


def _scopes() -> Iterator[tuple[Path, ast.AST]]:
    """Every function of the services and of what they share, and every statement outside one."""
    for path in sorted(path for home in ("services", "shared") for path in Path(home).rglob("*.py")):
        if path.name not in _HOMES:
            tree = ast.parse(path.read_text("utf-8"))
            functions = [node for node in ast.walk(tree) if isinstance(node, _FUNCTIONS)]
            outside = [node for node in tree.body if not isinstance(node, (*_FUNCTIONS, ast.ClassDef))]
            yield from ((path, scope) for scope in (*functions, *outside))


def _members(node: ast.AST, enum: type[Labelled]) -> list[Labelled]:
    """The member that is named, or those whose code a text with a gap may become."""
    if isinstance(node, ast.Attribute) and ast.unparse(node.value) == enum.__name__:
        return [enum[node.attr]] if node.attr in enum.__members__ else []
    if isinstance(node, ast.Call) and ast.unparse(node.func) == enum.__name__:
        (text,) = node.args
        if isinstance(text, ast.JoinedStr) and isinstance(text.values[0], ast.Constant):
            return [member for member in enum if member.startswith(str(text.values[0].value))]
    return []


def _problems() -> dict[Labelled, Entry]:
    entries: defaultdict[Labelled, Entry] = defaultdict(Entry)
    for path, scope in _scopes():
        for node in ast.walk(scope):
            for member in _members(node, ProblemCode):
                entries[member].teams.add(_team(path))
            name = ast.unparse(node.func).rpartition(".")[2] if isinstance(node, ast.Call) else ""
            if not isinstance(node, ast.Call) or name not in ("Problem", "of", "refuse"):
                continue
            for member in (one for argument in node.args for one in _members(argument, ProblemCode)):
                statuses = _numbers(node.args[0 if name == "Problem" else 1], scope)
                articles = _given(node) if name == "Problem" else _fault_articles(scope)
                entries[member].statuses |= statuses
                entries[member].articles |= dict.fromkeys(_texts(articles, path))
                if name == "Problem" and not articles and max(statuses, default=500) < 500:
                    entries[member].articles[CONTRACT] = None
    return entries


def _given(call: ast.Call) -> list[ast.expr]:
    return [*call.args[3:4], *(keyword.value for keyword in call.keywords if keyword.arg == "article")]


def _numbers(status: ast.expr, scope: ast.AST) -> set[int]:
    """Each status that the expression, or what `scope` assigns to its name, may come to."""
    assigned = [
        node.value
        for node in ast.walk(scope)
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == ast.unparse(status)
    ]
    parts = (part for expression in (status, *assigned) for part in ast.walk(expression))
    return {part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, int)}


def _fault_articles(scope: ast.AST) -> list[ast.expr]:
    return [
        node.args[2]
        for node in ast.walk(scope)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "FieldError" and len(node.args) == 3
    ]


def _texts(expressions: Iterable[ast.expr], path: Path) -> Iterator[str]:
    """What the expressions say by the names of their module; one that rests on a parameter says nothing."""
    names = vars(importlib.import_module(".".join(path.with_suffix("").parts)))
    for expression in expressions:
        try:
            value = eval(compile(ast.Expression(expression), "article", "eval"), dict(names))
        except NameError:
            continue
        if isinstance(value, str) and value:
            yield value


def _actions() -> dict[Labelled, Entry]:
    entries: defaultdict[Labelled, Entry] = defaultdict(Entry)
    for path, scope in _scopes():
        for member in (one for node in ast.walk(scope) for one in _members(node, AuditAction)):
            entries[member].teams.add(_team(path))
            if isinstance(scope, _FUNCTIONS):
                module = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
                clauses = _CLAUSE.findall(ast.get_docstring(scope) or "") or _CLAUSE.findall(module)
                entries[member].articles |= dict.fromkeys(clauses)
    return entries


def _team(path: Path) -> str:
    return path.parts[1] if path.parts[0] == "services" else "all"


def _table(title: str, enum: type[Labelled], entries: dict[Labelled, Entry], *, statuses: bool) -> str:
    """Raises LookupError for a member that nothing uses."""
    unused = [member for member in enum if member not in entries]
    if unused:
        raise LookupError(f"{enum.__name__}: {', '.join(unused)} used nowhere")
    head = ["code", *(["status"] if statuses else []), "says", "team", "article"]
    rows = [head, ["---"] * len(head)]
    for member in sorted(enum):
        entry = entries[member]
        numbers = [", ".join(map(str, sorted(entry.statuses))) or "as answered"] if statuses else []
        teams, articles = ", ".join(sorted(entry.teams)), "、".join(entry.articles) or "—"
        rows.append([f"`{member}`", *numbers, member.label, teams, articles])
    lines = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return (
        f"# {title}\n\nWritten by `make docs` from the code; not to be edited. —: none, or that of the case at hand.\n\n"
        + "\n".join(lines)
        + "\n"
    )


def _statuses(entries: dict[Labelled, Entry]) -> str:
    """By team and status: the problems that it may answer with. `shared/platform/openapi.py` shows them."""
    by_team = {
        team: {
            str(status): sorted(
                code
                for code, entry in entries.items()
                if status in entry.statuses and entry.teams & {team, "all"}
            )
            for status in sorted({status for entry in entries.values() for status in entry.statuses})
        }
        for team in TEAMS
    }
    return _json(by_team)


def _settings() -> str:
    """The variables of a process, and what the court sets from a day on. Variables without words stand with the next that has."""
    rows, together = [], []
    for name, setting in Settings.model_fields.items():
        together.append(
            (f"`JIYUE_{name.upper()}`", "" if setting.default is None else f"`{setting.default}`")
        )
        if setting.description:
            names, defaults = zip(*together, strict=True)
            given = [default for default in defaults if default not in ("", "``", "`0`")]
            rows.append(
                f"| {', '.join(names)} | {', '.join(given) or '—'} | {' '.join(setting.description.split())} |"
            )
            together = []
    if together:
        raise LookupError(f"Settings: {', '.join(name for name, _ in together)} without words")
    dated = [
        f"| `{name}` | {bound.label}，{bound.unit} | {getattr(Dated(), name)} | {bound.least}–{bound.most} |"
        for name, bound in RANGES.items()
    ]
    return "\n".join(
        [
            "# Settings",
            "",
            "Written by `make docs` from the code; not to be edited.",
            "",
            "## Of a process, from its environment",
            "",
            "A secret may come as a file of `JIYUE_SECRETS_DIR` instead, named like its variable in small letters.",
            "",
            "| variable | default | says |",
            "| --- | --- | --- |",
            *rows,
            "",
            "## Of the court, each from a day on",
            "",
            "What the regulation leaves open. The administrator changes one by `POST /settings` of intake; running",
            "periods keep the value of the day from which they are counted.",
            "",
            "| name | says | default | bounds |",
            "| --- | --- | --- | --- |",
            *dated,
            "",
        ]
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def pages() -> Iterator[tuple[Path, str]]:
    """Each page and what it has to say; a contract is read off when the statuses, which it shows, are written."""
    problems = _problems()
    yield Path("docs/problems.md"), _table("Refusals", ProblemCode, problems, statuses=True)
    yield Path("docs/settings.md"), _settings()
    yield Path("docs/regulation.md"), coverage.page()
    yield Path("docs/open-points.md"), coverage.open_points()
    yield Path("docs/audit-actions.md"), _table("Audited acts", AuditAction, _actions(), statuses=False)
    yield Path("shared/platform/problem_statuses.json"), _statuses(problems)
    for team in TEAMS:
        app: FastAPI = importlib.import_module(f"services.{team}.app").create_app()
        yield Path(f"docs/api/{team}.json"), _json(app.openapi())


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    checking: bool = parser.parse_args().check
    stale = []
    try:
        for path, text in pages():
            if not checking:
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, "utf-8")
            elif not path.exists() or path.read_text("utf-8") != text:
                stale.append(path)
    except LookupError as unused:
        print(unused, file=sys.stderr)
        return 1
    print(*(f"{path} is not what the code says: make docs" for path in stale), sep="\n", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    raise SystemExit(main())
