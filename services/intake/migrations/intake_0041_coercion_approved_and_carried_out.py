"""Coercion approved and carried out."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "intake_0041"
down_revision = "intake_0040"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "coercion",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("party", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("person", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("capacity", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("words", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=18, scale=2), nullable=True),
        sa.Column("days", sa.Integer(), nullable=True),
        sa.Column("listing_ground", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("more_years", sa.Integer(), nullable=False),
        sa.Column("long", sa.Boolean(), nullable=False),
        sa.Column("paper", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("paper_sha256", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("requested_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("requested_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("decided_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("decided_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("answer", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("document", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("trace", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("appeared", sa.Boolean(), nullable=True),
        sa.Column("carried_out_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("carried_out_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("until", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("end_ground", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("end_paper", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("ground_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("noted_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("lifted_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("ended_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state IN ('in_force', 'ending', 'done', 'ended') = (carried_out_at IS NOT NULL)",
            name="coercion_carried_out_at_an_instant",
        ),
        sa.CheckConstraint(
            "(decided_by IS NULL) = (decided_at IS NULL)", name="coercion_decided_by_somebody"
        ),
        sa.CheckConstraint("carried_out_at IS NULL OR document IS NOT NULL", name="coercion_by_its_paper"),
        sa.CheckConstraint("decided_by <> requested_by", name="coercion_approved_by_another"),
        sa.CheckConstraint("lifted_by <> noted_by", name="coercion_lifted_by_another"),
        sa.ForeignKeyConstraint(
            ["case_number"],
            ["intake.enforcement_case.case_number"],
        ),
        sa.ForeignKeyConstraint(
            ["party"],
            ["intake.party.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        schema="intake",
    )
    op.create_index("coercion_by_request", "coercion", ["requested_at", "id"], unique=False, schema="intake")
    op.create_index(
        op.f("ix_intake_coercion_case_number"), "coercion", ["case_number"], unique=False, schema="intake"
    )
    op.create_index(
        "one_coercion_a_document",
        "coercion",
        ["document"],
        unique=True,
        schema="intake",
        postgresql_where=sa.text("document IS NOT NULL"),
    )
    op.create_index(
        "one_coercion_a_ground",
        "coercion",
        ["case_number", "kind", "party", "person", "paper_sha256"],
        unique=True,
        schema="intake",
        postgresql_where=sa.text("state NOT IN ('refused', 'withdrawn')"),
    )
