"""Lists across cases."""

import sqlalchemy as sa
from alembic import op

revision = "commission_0009"
down_revision = "commission_0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "commission_asset_begins",
        "commission",
        ["asset_identifier"],
        unique=False,
        schema="commission",
        postgresql_ops={"asset_identifier": "text_pattern_ops"},
    )
    op.create_index(
        "commission_by_instruction", "commission", ["instructed_at", "id"], unique=False, schema="commission"
    )
    op.create_index(
        "commission_court_begins",
        "commission",
        ["receiving_court"],
        unique=False,
        schema="commission",
        postgresql_ops={"receiving_court": "text_pattern_ops"},
    )
    op.create_index(
        "commission_unissued",
        "commission",
        ["instructed_at", "id"],
        unique=False,
        schema="commission",
        postgresql_where=sa.text("issued_at IS NULL"),
    )
