"""A ruling by which a party had left may fall; who goes on in another case is the same there, whatever is corrected of him."""

import sqlalchemy as sa
from alembic import op

revision = "intake_0103"
down_revision = "intake_0102"
branch_labels = None
depends_on = None

ORIGINS = """
WITH RECURSIVE tie AS (
    SELECT parent.id AS parent, child.id AS child
    FROM intake.resumption
    JOIN intake.enforcement_case AS before ON before.case_number = resumption.case_number
    JOIN intake.party AS parent ON parent.application_id = before.application_id
    JOIN intake.party AS child
        ON child.application_id = resumption.application_id
        AND (child.position, child.role) = (parent.position, parent.role)
    WHERE child.identity = parent.identity
    OR EXISTS (
        SELECT FROM intake.correction
        WHERE correction.party_id = child.id AND correction.before ->> 'identity' = parent.identity
    )
), carried AS (
    SELECT child AS party, parent AS origin FROM tie WHERE parent NOT IN (SELECT child FROM tie)
    UNION ALL
    SELECT tie.child, carried.origin FROM carried JOIN tie ON tie.parent = carried.party
)
UPDATE intake.party SET origin = carried.origin FROM carried WHERE party.id = carried.party
"""


def upgrade() -> None:
    op.add_column("alteration", sa.Column("revoked_by", sa.String(), nullable=True), schema="intake")
    op.add_column(
        "alteration", sa.Column("revoked_at", sa.TIMESTAMP(timezone=True), nullable=True), schema="intake"
    )
    op.create_check_constraint(
        "alteration_revoked_by_a_ruling",
        "alteration",
        "num_nulls(revoked_by, revoked_at) IN (0, 2)",
        schema="intake",
        postgresql_not_valid=True,
    )
    op.create_index(
        op.f("ix_intake_alteration_party"), "alteration", ["party"], unique=False, schema="intake"
    )
    op.create_index(
        "one_standing_alteration",
        "alteration",
        ["party"],
        unique=True,
        schema="intake",
        postgresql_where=sa.text("revoked_at IS NULL"),
    )
    op.drop_constraint(op.f("alteration_party_key"), "alteration", schema="intake", type_="unique")
    op.add_column("party", sa.Column("origin", sa.String(), nullable=True), schema="intake")
    op.execute(ORIGINS)
