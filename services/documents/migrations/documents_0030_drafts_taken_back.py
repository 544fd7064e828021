"""A draft is taken back too, with nothing of what follows its making on record."""

from alembic import op

revision = "documents_0030"
down_revision = "documents_0029"
branch_labels = None
depends_on = None

_CHECKS = {
    "nothing_leaves_unsigned": (
        "signer = 'none' OR state IN ('drafted', 'verified', 'reviewed', 'returned')"
        " OR num_nulls(verified_at, reviewed_by, reviewed_at, signed_by, signed_at) = 0"
        " OR (state = 'withdrawn' AND num_nonnulls(verified_at, reviewed_by, reviewed_at, signed_by, signed_at) = 0)"
    ),
    "reviewed_by_whom_and_when": (
        "signer = 'none' OR state IN ('drafted', 'verified') OR num_nulls(reviewed_by, reviewed_at) = 0"
        " OR (state = 'withdrawn' AND verified_at IS NULL)"
    ),
    "verified_when": "state IN ('drafted', 'withdrawn') OR verified_at IS NOT NULL",
}


def upgrade() -> None:
    for name, condition in _CHECKS.items():
        op.drop_constraint(name, "document", schema="documents", type_="check")
        op.create_check_constraint(name, "document", condition, schema="documents", postgresql_not_valid=True)
