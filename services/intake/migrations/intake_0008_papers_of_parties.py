"""What a party's number stands on, the nationality of one from abroad; who represents a party, and its agents."""

import sqlalchemy as sa
from alembic import op

revision = "intake_0008"
down_revision = "intake_0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("party", sa.Column("paper", sa.String(), nullable=True), schema="intake")
    country = sa.Column("country", sa.String(), nullable=False, server_default="")
    op.add_column("party", country, schema="intake")
    for name in ("representative", "representative_title"):
        column = sa.Column(name, sa.String(), nullable=False, server_default="")
        op.add_column("party", column, schema="intake")
    op.create_table(
        "agent",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("party_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("capacity", sa.String(), nullable=False),
        sa.Column("paper", sa.String(), nullable=True),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("mobile", sa.String(), nullable=False),
        sa.Column("special", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["party_id"], ["intake.party.id"]),
        sa.PrimaryKeyConstraint("id"),
        schema="intake",
    )
    op.create_index(op.f("ix_intake_agent_party_id"), "agent", ["party_id"], schema="intake")
