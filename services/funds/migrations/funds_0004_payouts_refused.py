"""A pay-out that the bank has refused: with which code and when; its share may then be requested anew."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "funds_0004"
down_revision = "funds_0003"
branch_labels = None
depends_on = None

GUARDS = (
    """
    CREATE OR REPLACE FUNCTION funds.check_paid() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF OLD.paid_at IS NOT NULL OR OLD.refused_at IS NOT NULL
            OR (SELECT count(*) FROM funds.approval WHERE payout_id = NEW.id) < 5 THEN
            RAISE check_violation USING MESSAGE = 'not approved, or answered before', CONSTRAINT = 'payout_approved';
        END IF;
        RETURN NEW;
    END $$
    """,
    "GRANT UPDATE (refused_at, refusal) ON funds.payout TO funds_app",
)


def upgrade() -> None:
    text = sqlmodel.sql.sqltypes.AutoString()
    op.add_column(
        "payout", sa.Column("refused_at", sa.TIMESTAMP(timezone=True), nullable=True), schema="funds"
    )
    op.add_column("payout", sa.Column("refusal", text, nullable=True), schema="funds")
    for name, condition in (
        ("payout_refused_by_bank", "(refused_at IS NULL) = (refusal IS NULL)"),
        ("payout_paid_or_refused", "paid_at IS NULL OR refused_at IS NULL"),
    ):
        op.create_check_constraint(name, "payout", condition, schema="funds")
    op.drop_constraint("payout_share_id_key", "payout", schema="funds", type_="unique")
    op.create_index(
        "one_form_a_share",
        "payout",
        ["share_id"],
        unique=True,
        schema="funds",
        postgresql_where=sa.text("refused_at IS NULL"),
    )
    for statement in GUARDS:
        op.execute(statement)
