"""Objections to the ruling by which a case has ended, and cases that go on since it was revoked."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "intake_0060"
down_revision = "intake_0059"
branch_labels = None
depends_on = None


def upgrade() -> None:
    text = sqlmodel.sql.sqltypes.AutoString
    op.add_column("petition", sa.Column("ending", text(), nullable=True), schema="intake")
    op.add_column("resumption", sa.Column("petition", text(), nullable=True), schema="intake")
    op.execute(
        "ALTER TABLE intake.resumption"
        " ADD CONSTRAINT resumption_petition_fkey FOREIGN KEY (petition) REFERENCES intake.petition (id) NOT VALID,"
        " DROP CONSTRAINT resumed_on_a_paper_or_property,"
        " ADD CONSTRAINT resumed_on_one_ground CHECK (num_nonnulls(paper, asset, petition) = 1) NOT VALID"
    )
    op.create_index(
        op.f("ix_intake_resumption_petition"), "resumption", ["petition"], unique=False, schema="intake"
    )
