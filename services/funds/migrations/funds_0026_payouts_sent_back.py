"""A pay-out that the payee's bank has sent back, and the credits that brought it; its share may then be requested anew."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "funds_0026"
down_revision = "funds_0025"
branch_labels = None
depends_on = None

GUARDS = (
    """
    CREATE OR REPLACE FUNCTION funds.check_paid() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF OLD.refused_at IS NOT NULL OR OLD.returned_at IS NOT NULL
            OR (OLD.paid_at IS NOT NULL) <> (NEW.returned_at IS NOT NULL)
            OR (OLD.paid_at, OLD.bank_reference) IS DISTINCT FROM (NEW.paid_at, NEW.bank_reference)
                AND OLD.paid_at IS NOT NULL
            OR (SELECT count(*) FROM funds.approval WHERE payout_id = NEW.id) < 5 THEN
            RAISE check_violation USING MESSAGE = 'not approved, or answered before', CONSTRAINT = 'payout_approved';
        END IF;
        RETURN NEW;
    END $$
    """,
    "GRANT UPDATE (returned_at, returned_by) ON funds.payout TO funds_app",
    "GRANT UPDATE (returned_payout, return_settled_at) ON funds.receipt TO funds_app",
    "ALTER TABLE funds.payout ADD CONSTRAINT payout_returned_by_somebody"
    " CHECK ((returned_at IS NULL) = (returned_by IS NULL)) NOT VALID",
    "ALTER TABLE funds.payout ADD CONSTRAINT payout_returned_if_paid"
    " CHECK (returned_at IS NULL OR paid_at IS NOT NULL) NOT VALID",
    "ALTER TABLE funds.receipt ADD CONSTRAINT receipt_returns_a_payout"
    " CHECK ((returned_payout IS NOT NULL) = (purpose = 'return')) NOT VALID",
)
"""What holds even if the code is wrong: only what was paid comes back, and once."""


def upgrade() -> None:
    text = sqlmodel.sql.sqltypes.AutoString()
    instant = sa.TIMESTAMP(timezone=True)
    op.add_column("payout", sa.Column("returned_at", instant, nullable=True), schema="funds")
    op.add_column("payout", sa.Column("returned_by", text, nullable=True), schema="funds")
    op.add_column("receipt", sa.Column("returned_payout", text, nullable=True), schema="funds")
    op.add_column("receipt", sa.Column("return_settled_at", instant, nullable=True), schema="funds")
    op.create_index(
        op.f("ix_funds_receipt_returned_payout"), "receipt", ["returned_payout"], unique=False, schema="funds"
    )
    op.create_index(
        "receipt_returning",
        "receipt",
        ["recorded_at", "id"],
        unique=False,
        schema="funds",
        postgresql_where=sa.text("returned_payout IS NOT NULL AND return_settled_at IS NULL"),
    )
    op.create_foreign_key(
        "receipt_returns_fkey",
        "receipt",
        "payout",
        ["returned_payout"],
        ["id"],
        source_schema="funds",
        referent_schema="funds",
        postgresql_not_valid=True,
    )
    op.drop_index("one_form_a_share", "payout", schema="funds")
    op.create_index(
        "one_form_a_share",
        "payout",
        ["share_id"],
        unique=True,
        schema="funds",
        postgresql_where=sa.text("refused_at IS NULL AND returned_at IS NULL"),
    )
    for statement in GUARDS:
        op.execute(statement)
