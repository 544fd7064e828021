"""Outbox, audit chain, idempotency keys."""

from alembic import op

from shared.platform.db import install_platform

revision = "custody_0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    install_platform(op.get_bind(), "custody")
