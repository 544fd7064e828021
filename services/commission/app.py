"""委托执行事项: 二(三) of the regulation."""

from __future__ import annotations

from fastapi import FastAPI

from shared.service import create_service


def create_app() -> FastAPI:
    return create_service("commission", "委托执行事项", [], lambda resources: [])
