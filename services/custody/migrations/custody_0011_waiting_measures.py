"""A thing is one across cases: what was seized first holds it, the others wait in the order in which they took effect."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "custody_0011"
down_revision = "custody_0010"
branch_labels = None
depends_on = None

THINGS = (
    "UPDATE custody.asset SET thing = upper(regexp_replace(normalize(identifier, NFKC),"
    r" '[\s()\[\]〔〕【】_-]', '', 'g')) WHERE kind <> 'bank_deposit'"
)
QUEUED = (
    "UPDATE custody.measure SET queued_at = (SELECT min(first.effective_at) FROM custody.measure first"
    " WHERE first.asset_id = measure.asset_id AND first.attempt = measure.attempt)"
)
PLACES = """
WITH standing AS (
    SELECT m.id, m.case_number, m.queued_at, m.expires_on, a.kind, a.thing
    FROM custody.measure m JOIN custody.asset a ON a.id = m.asset_id
    WHERE a.thing <> '' AND m.lifted_at IS NULL AND m.renewed_at IS NULL
        AND m.expires_on >= (court.now() AT TIME ZONE 'Asia/Shanghai')::date
), placed AS (
    SELECT one.id, 1 + count(DISTINCT ahead.case_number) AS rank, max(ahead.expires_on) AS until
    FROM standing one JOIN standing ahead ON ahead.kind = one.kind AND ahead.thing = one.thing
        AND ahead.case_number <> one.case_number
        AND (ahead.queued_at, ahead.id) < (one.queued_at, one.id)
    GROUP BY one.id
)
UPDATE custody.measure SET rank = placed.rank,
    waits_until = CASE WHEN placed.rank = 2 THEN placed.until ELSE DATE '9999-12-31' END
FROM placed WHERE placed.id = measure.id
"""


def upgrade() -> None:
    op.add_column(
        "asset",
        sa.Column("thing", sqlmodel.sql.sqltypes.AutoString(), server_default="", nullable=False),
        schema="custody",
    )
    op.add_column("asset", sa.Column("sold_at", sa.TIMESTAMP(timezone=True), nullable=True), schema="custody")
    op.create_index("asset_of_thing", "asset", ["thing"], unique=False, schema="custody")
    op.add_column(
        "measure", sa.Column("queued_at", sa.TIMESTAMP(timezone=True), nullable=True), schema="custody"
    )
    op.add_column(
        "measure", sa.Column("rank", sa.Integer(), server_default="1", nullable=False), schema="custody"
    )
    op.add_column(
        "measure",
        sa.Column("ahead_elsewhere", sa.Integer(), server_default="0", nullable=False),
        schema="custody",
    )
    op.add_column("measure", sa.Column("waits_until", sa.Date(), nullable=True), schema="custody")
    op.add_column(
        "measure", sa.Column("ended_at", sa.TIMESTAMP(timezone=True), nullable=True), schema="custody"
    )
    op.create_index(
        "measure_turns",
        "measure",
        ["waits_until"],
        unique=False,
        schema="custody",
        postgresql_where=sa.text("waits_until IS NOT NULL"),
    )
    op.execute(THINGS)
    op.execute(QUEUED)
    op.execute(PLACES)
