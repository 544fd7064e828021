"""A measure taken by another court ends; a matter may be commissioned again once it is answered."""

import sqlalchemy as sa
from alembic import op

revision = "commission_0003"
down_revision = "commission_0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    ended = sa.Column("measure_ended_at", sa.TIMESTAMP(timezone=True), nullable=True)
    op.add_column("commission", ended, schema="commission")
    op.drop_index("one_open_commission", "commission", schema="commission")
    op.create_index(
        "one_open_commission",
        "commission",
        ["asset_id", "matter"],
        unique=True,
        schema="commission",
        postgresql_where=sa.text("result IS NULL"),
    )
