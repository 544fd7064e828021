"""A renewal ends one term of a measure and begins the next; an asset whose measure has lapsed is seized anew."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "custody_0008"
down_revision = "custody_0007"
branch_labels = None
depends_on = None

CHECKS = (
    ("renewed_by_another_ruling", "renew_ruling_document <> ruling_no"),
    (
        "renewal_is_decided_by_a_person",
        "num_nulls(renew_ruling_document, renew_letter, renew_ends_on, renew_decided_at, renew_decided_by) IN (0, 5)",
    ),
    ("renewed_by_ruling", "renewed_at IS NULL OR renew_decided_at IS NOT NULL"),
)


def upgrade() -> None:
    op.add_column(
        "measure", sa.Column("attempt", sa.Integer(), server_default="1", nullable=False), schema="custody"
    )
    op.add_column(
        "measure", sa.Column("term", sa.Integer(), server_default="1", nullable=False), schema="custody"
    )
    op.add_column(
        "measure",
        sa.Column("renew_ruling_document", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="custody",
    )
    op.add_column(
        "measure",
        sa.Column("renew_letter", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="custody",
    )
    op.add_column("measure", sa.Column("renew_ends_on", sa.Date(), nullable=True), schema="custody")
    op.add_column(
        "measure", sa.Column("renew_decided_at", sa.TIMESTAMP(timezone=True), nullable=True), schema="custody"
    )
    op.add_column(
        "measure",
        sa.Column("renew_decided_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="custody",
    )
    op.add_column(
        "measure", sa.Column("renewed_at", sa.TIMESTAMP(timezone=True), nullable=True), schema="custody"
    )
    op.drop_constraint(op.f("measure_asset_id_key"), "measure", schema="custody", type_="unique")
    op.create_index("measure_term", "measure", ["asset_id", "attempt", "term"], unique=True, schema="custody")
    for name, condition in CHECKS:
        op.create_check_constraint(name, "measure", condition, schema="custody", postgresql_not_valid=True)
    op.execute(
        "UPDATE custody.measure SET attempt = decision.attempt FROM custody.decision"
        " WHERE decision.asset_id = measure.asset_id AND decision.attempt <> 1"
    )
