"""财产查控: 二(二) of the regulation."""

from __future__ import annotations

from fastapi import FastAPI

from shared.service import create_service


def create_app() -> FastAPI:
    return create_service("custody", "财产查控", [], lambda resources: [])
