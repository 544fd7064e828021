"""An instruction, a round of 卷宗评查 and an assignment say in whose stead they were sent, opened, decided."""

import sqlalchemy as sa
from alembic import op

revision = "intake_0105"
down_revision = "intake_0104"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table, column in (
        ("instruction", "sent_for"),
        ("dossier_round", "opened_for"),
        ("assignment", "decided_for"),
    ):
        op.add_column(table, sa.Column(column, sa.String(), nullable=True), schema="intake")
