"""Lists across cases."""

import sqlalchemy as sa
from alembic import op

revision = "custody_0007"
down_revision = "custody_0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("asset_by_finding", "asset", ["found_at", "id"], unique=False, schema="custody")
    op.create_index("asset_by_value", "asset", ["value", "id"], unique=False, schema="custody")
    op.create_index(
        "asset_identifier_begins",
        "asset",
        ["identifier"],
        unique=False,
        schema="custody",
        postgresql_ops={"identifier": "text_pattern_ops"},
    )
    op.create_index("feedback_by_receipt", "feedback", ["received_at", "id"], unique=False, schema="custody")
    op.create_index(
        "feedback_unfiled",
        "feedback",
        ["received_at", "id"],
        unique=False,
        schema="custody",
        postgresql_where=sa.text("filed_at IS NULL"),
    )
    op.create_index("measure_by_effect", "measure", ["effective_at", "id"], unique=False, schema="custody")
    op.create_index("measure_by_end", "measure", ["expires_on", "id"], unique=False, schema="custody")
    op.create_index(
        "measure_no_begins",
        "measure",
        ["measure_no"],
        unique=False,
        schema="custody",
        postgresql_ops={"measure_no": "text_pattern_ops"},
    )
    op.create_index("query_by_order", "query", ["ordered_at", "id"], unique=False, schema="custody")
