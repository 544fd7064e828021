"""Of money put to a sale, since when the sale is known; that it is no buyer's, said by one and confirmed by another."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "funds_0020"
down_revision = "funds_0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sale_release",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("receipt_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("sale", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("words", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("requested_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("requested_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("granted", sa.Boolean(), nullable=True),
        sa.Column("answer", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("decided_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("decided_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint("decided_by <> requested_by", name="release_decided_by_another"),
        sa.CheckConstraint(
            "num_nonnulls(granted, decided_by, decided_at) IN (0, 3)", name="release_decided_by_somebody"
        ),
        sa.ForeignKeyConstraint(
            ["case_number"],
            ["funds.case_account.case_number"],
        ),
        sa.ForeignKeyConstraint(
            ["receipt_id"],
            ["funds.receipt.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        schema="funds",
    )
    op.create_index(
        op.f("ix_funds_sale_release_case_number"),
        "sale_release",
        ["case_number"],
        unique=False,
        schema="funds",
    )
    op.create_index(
        op.f("ix_funds_sale_release_receipt_id"), "sale_release", ["receipt_id"], unique=False, schema="funds"
    )
    op.create_index(
        "one_open_release_a_receipt",
        "sale_release",
        ["receipt_id"],
        unique=True,
        schema="funds",
        postgresql_where=sa.text("granted IS NULL"),
    )
    op.create_index(
        "sale_release_by_request", "sale_release", ["requested_at", "id"], unique=False, schema="funds"
    )
    op.add_column(
        "receipt", sa.Column("sale_known_at", sa.TIMESTAMP(timezone=True), nullable=True), schema="funds"
    )
    op.execute("GRANT UPDATE (sale_known_at) ON funds.receipt TO funds_app")
    # What a plan has set apart as a price was of a sale on record.
    op.execute(
        "UPDATE funds.receipt SET sale_known_at = recorded_at"
        " WHERE purpose <> 'payment' AND id IN (SELECT receipt_id FROM funds.distributed_receipt)"
    )
    op.create_index(
        "receipt_of_unknown_sale",
        "receipt",
        ["recorded_at", "id"],
        unique=False,
        schema="funds",
        postgresql_where=sa.text(
            "purpose <> 'payment' AND sale_known_at IS NULL AND case_number IS NOT NULL"
        ),
    )
    op.execute("REVOKE UPDATE ON funds.sale_release FROM funds_app")
    op.execute("GRANT UPDATE (granted, answer, decided_by, decided_at) ON funds.sale_release TO funds_app")
