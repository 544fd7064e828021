"""执行案款管理: 二(六) of the regulation."""

from __future__ import annotations

from fastapi import FastAPI

from shared.service import create_service


def create_app() -> FastAPI:
    return create_service("funds", "执行案款管理", [], lambda resources: [])
