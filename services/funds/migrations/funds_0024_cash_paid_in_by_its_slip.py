"""Cash of one or several takings is paid in by the entry that its slip carries."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "funds_0024"
down_revision = "funds_0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "paying_in",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=18, scale=2), nullable=False),
        sa.Column("bank_reference", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("slip", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("slip_sha256", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("recorded_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("recorded_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("confirmed", sa.Boolean(), nullable=True),
        sa.Column("answer", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("confirmed_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("confirmed_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("receipt_id", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.CheckConstraint(
            "(receipt_id IS NOT NULL) = coalesce(confirmed, false)", name="paying_in_found_on_the_account"
        ),
        sa.CheckConstraint("confirmed_by <> recorded_by", name="paying_in_by_two"),
        sa.CheckConstraint(
            "num_nonnulls(confirmed, confirmed_by, confirmed_at) IN (0, 3)", name="paying_in_confirmed_whole"
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
        sa.UniqueConstraint("receipt_id"),
        schema="funds",
    )
    op.create_index(
        op.f("ix_funds_paying_in_case_number"), "paying_in", ["case_number"], unique=False, schema="funds"
    )
    op.create_index(
        "one_paying_in_a_slip",
        "paying_in",
        ["slip_sha256"],
        unique=True,
        schema="funds",
        postgresql_where=sa.text("confirmed IS NOT FALSE"),
    )
    op.create_index(
        "one_paying_in_an_entry",
        "paying_in",
        ["bank_reference"],
        unique=True,
        schema="funds",
        postgresql_where=sa.text("confirmed IS NOT FALSE"),
    )
    op.create_index("paying_in_by_age", "paying_in", ["recorded_at", "id"], unique=False, schema="funds")
    op.add_column(
        "on_site", sa.Column("paying_in", sqlmodel.sql.sqltypes.AutoString(), nullable=True), schema="funds"
    )
    op.drop_constraint(op.f("on_site_paid_in_key"), "on_site", schema="funds", type_="unique")
    op.create_index(op.f("ix_funds_on_site_paid_in"), "on_site", ["paid_in"], unique=False, schema="funds")
    op.create_index(
        op.f("ix_funds_on_site_paying_in"), "on_site", ["paying_in"], unique=False, schema="funds"
    )
    op.create_foreign_key(
        None,
        "on_site",
        "paying_in",
        ["paying_in"],
        ["id"],
        source_schema="funds",
        referent_schema="funds",
        postgresql_not_valid=True,
    )
    op.execute("REVOKE UPDATE ON funds.paying_in FROM funds_app")
    op.execute(
        "GRANT UPDATE (confirmed, answer, confirmed_by, confirmed_at, receipt_id) ON funds.paying_in TO funds_app"
    )
    op.execute("GRANT UPDATE (paying_in) ON funds.on_site TO funds_app")
