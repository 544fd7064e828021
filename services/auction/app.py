"""财产处置: 二(四) of the regulation."""

from __future__ import annotations

from fastapi import FastAPI

from shared.service import create_service


def create_app() -> FastAPI:
    return create_service("auction", "财产处置", [], lambda resources: [])
