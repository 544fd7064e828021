"""A step that was taken is on record with its instant"""

from alembic import op

revision = "documents_0006"
down_revision = "documents_0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_constraint("nothing_leaves_unsigned", "document", schema="documents")
    for name, condition in (
        (
            "nothing_leaves_unsigned",
            "signer = 'none' OR state IN ('drafted', 'verified', 'reviewed', 'returned')"
            " OR num_nulls(verified_at, reviewed_by, reviewed_at, signed_by, signed_at) = 0",
        ),
        (
            "reviewed_by_whom_and_when",
            "signer = 'none' OR state IN ('drafted', 'verified') OR num_nulls(reviewed_by, reviewed_at) = 0",
        ),
        ("verified_when", "state = 'drafted' OR verified_at IS NOT NULL"),
    ):
        op.create_check_constraint(name, "document", condition, schema="documents")
