"""What changed hands on site."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "funds_0022"
down_revision = "funds_0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "on_site",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=18, scale=2), nullable=False),
        sa.Column("goods", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("payer", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("payee", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("taken_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("recorded_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("recorded_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("second", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("files", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("confirmed", sa.Boolean(), nullable=True),
        sa.Column("answer", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("confirmed_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("paid_in", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.CheckConstraint("paid_in IS NULL OR kind = 'cash_taken'", name="on_site_cash_paid_in"),
        sa.CheckConstraint("(confirmed IS NULL) = (confirmed_at IS NULL)", name="on_site_confirmed_whole"),
        sa.CheckConstraint("amount > 0", name="on_site_positive"),
        sa.CheckConstraint("second <> recorded_by", name="on_site_by_two"),
        sa.ForeignKeyConstraint(
            ["case_number"],
            ["funds.case_account.case_number"],
        ),
        sa.ForeignKeyConstraint(
            ["paid_in"],
            ["funds.receipt.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
        sa.UniqueConstraint("paid_in"),
        schema="funds",
    )
    op.create_index(
        op.f("ix_funds_on_site_case_number"), "on_site", ["case_number"], unique=False, schema="funds"
    )
    op.create_index("on_site_by_age", "on_site", ["recorded_at", "id"], unique=False, schema="funds")
    op.execute("REVOKE UPDATE ON funds.on_site FROM funds_app")
    op.execute("GRANT UPDATE (confirmed, answer, confirmed_at, paid_in) ON funds.on_site TO funds_app")
