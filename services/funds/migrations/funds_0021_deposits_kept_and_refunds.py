"""What a defaulted buyer's deposit is kept for; shares that go back to who has paid a receipt."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "funds_0021"
down_revision = "funds_0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "kept_deposit",
        sa.Column("listing", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("asset", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("price", sa.Numeric(precision=18, scale=2), nullable=False),
        sa.Column("amount", sa.Numeric(precision=18, scale=2), nullable=False),
        sa.Column("receipts", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("kept_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("kept_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("applied_on", sa.Date(), nullable=True),
        sa.Column("distribution_id", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("costs", sa.Numeric(precision=18, scale=2), nullable=True),
        sa.Column("shortfall", sa.Numeric(precision=18, scale=2), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_number"],
            ["funds.case_account.case_number"],
        ),
        sa.PrimaryKeyConstraint("listing"),
        schema="funds",
    )
    op.create_index(
        op.f("ix_funds_kept_deposit_case_number"),
        "kept_deposit",
        ["case_number"],
        unique=False,
        schema="funds",
    )
    op.create_index(
        "kept_deposit_by_age", "kept_deposit", ["kept_at", "listing"], unique=False, schema="funds"
    )
    op.add_column(
        "share", sa.Column("receipt_id", sqlmodel.sql.sqltypes.AutoString(), nullable=True), schema="funds"
    )
    op.create_foreign_key(
        None,
        "share",
        "receipt",
        ["receipt_id"],
        ["id"],
        source_schema="funds",
        referent_schema="funds",
        postgresql_not_valid=True,
    )
    op.drop_constraint("share_has_payee", "share", schema="funds", type_="check")
    op.execute(
        "ALTER TABLE funds.share ADD CONSTRAINT share_has_one_payee CHECK ("
        "num_nonnulls(party_id, receipt_id) = (purpose <> 'fee')::int"
        " AND (receipt_id IS NULL) = (purpose <> 'refund')) NOT VALID"
    )
    op.execute("REVOKE UPDATE ON funds.kept_deposit FROM funds_app")
    op.execute(
        "GRANT UPDATE (applied_on, distribution_id, costs, shortfall) ON funds.kept_deposit TO funds_app"
    )
