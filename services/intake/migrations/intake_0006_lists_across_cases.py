"""Lists across cases."""

import sqlalchemy as sa
from alembic import op

revision = "intake_0006"
down_revision = "intake_0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("docket_officer", "docket", ["officer"], unique=False, schema="intake")
    op.create_index(
        "duty_open_by_end",
        "duty",
        ["due_at", "id"],
        unique=False,
        schema="intake",
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_index(
        "duty_open_by_rule",
        "duty",
        ["rule_id", "due_at", "id"],
        unique=False,
        schema="intake",
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_index(
        "case_by_filing", "enforcement_case", ["filed_at", "case_number"], unique=False, schema="intake"
    )
    op.create_index("case_judge", "enforcement_case", ["judge"], unique=False, schema="intake")
    op.create_index("case_number_alone", "enforcement_case", ["number"], unique=False, schema="intake")
    op.create_index("party_identity", "party", ["identity"], unique=False, schema="intake")
    op.create_index(
        "party_name",
        "party",
        ["name"],
        unique=False,
        schema="intake",
        postgresql_ops={"name": "text_pattern_ops"},
    )
