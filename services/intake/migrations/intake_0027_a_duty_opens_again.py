"""A duty opens again for the same thing: what has opened it tells it from the one before."""

from alembic import op

revision = "intake_0027"
down_revision = "intake_0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_constraint(op.f("duty_docket_rule_id_occasion_key"), "duty", schema="intake", type_="unique")
    op.create_index(
        "duty_of_opening",
        "duty",
        ["docket", "rule_id", "occasion", "opened_by"],
        unique=True,
        schema="intake",
    )
