"""Work log chained."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "intake_0044"
down_revision = "intake_0043"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "work_log_head",
        sa.Column("docket", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("place", sa.BigInteger(), nullable=False),
        sa.Column("hash", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("docket"),
        schema="intake",
    )
    op.add_column("work_log", sa.Column("place", sa.BigInteger(), nullable=True), schema="intake")
    op.add_column(
        "work_log", sa.Column("hash", sqlmodel.sql.sqltypes.AutoString(), nullable=True), schema="intake"
    )
    op.create_index("work_log_chained", "work_log", ["docket", "place"], unique=True, schema="intake")
    op.execute("REVOKE ALL ON intake.work_log_head FROM intake_app")
    op.execute("GRANT SELECT ON intake.work_log_head TO intake_app")
    op.execute(_HASH)
    op.execute(_CHAIN)
    op.execute(_EARLIER)
    op.execute(
        "CREATE TRIGGER work_log_chained BEFORE INSERT ON intake.work_log"
        " FOR EACH ROW EXECUTE FUNCTION intake.chain_work_log()"
    )
    op.execute(_FAULTS)
    op.execute(_LINES)
    for function in ("work_log_faults()", "work_log_lines(text, jsonb)"):
        op.execute(f"REVOKE ALL ON FUNCTION intake.{function} FROM PUBLIC")
        op.execute(f"GRANT EXECUTE ON FUNCTION intake.{function} TO auditor")


_HASH = """
CREATE FUNCTION intake.work_log_hash(
    p_before text, p_docket text, p_place bigint, p_at timestamptz, p_article text, p_text text
) RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
    SELECT encode(sha256(convert_to(p_before || jsonb_build_array(
        p_docket, p_place, extract(epoch FROM p_at), p_article, p_text)::text, 'UTF8')), 'hex')
$$
"""
# The head's row stays locked to commit, so that places follow the order of commits.
_CHAIN = """
CREATE FUNCTION intake.chain_work_log() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
    head intake.work_log_head;
BEGIN
    INSERT INTO intake.work_log_head VALUES (NEW.docket, 0, '') ON CONFLICT DO NOTHING;
    SELECT * INTO head FROM intake.work_log_head h WHERE h.docket = NEW.docket FOR UPDATE;
    NEW.place := head.place + 1;
    NEW.hash := intake.work_log_hash(head.hash, NEW.docket, NEW.place, NEW.at, NEW.article, NEW.text);
    UPDATE intake.work_log_head h SET place = NEW.place, hash = NEW.hash WHERE h.docket = NEW.docket;
    RETURN NEW;
END $$
"""
# What was logged before is chained in the order in which it is listed.
_EARLIER = """
DO $$
DECLARE
    line intake.work_log;
    head intake.work_log_head;
BEGIN
    FOR line IN SELECT * FROM intake.work_log ORDER BY docket, at, id LOOP
        IF head.docket IS DISTINCT FROM line.docket THEN
            IF head.docket IS NOT NULL THEN INSERT INTO intake.work_log_head SELECT head.*; END IF;
            head := (line.docket, 0, '');
        END IF;
        head.place := head.place + 1;
        head.hash := intake.work_log_hash(head.hash, line.docket, head.place, line.at, line.article, line.text);
        UPDATE intake.work_log SET place = head.place, hash = head.hash WHERE id = line.id;
    END LOOP;
    IF head.docket IS NOT NULL THEN INSERT INTO intake.work_log_head SELECT head.*; END IF;
END $$
"""
# Where the chain does not hold: a line that was changed, taken away, or cut off at the end.
_FAULTS = """
CREATE FUNCTION intake.work_log_faults() RETURNS TABLE (docket text, place bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT docket, place FROM (
        SELECT l.docket, l.place, l.place = coalesce(lag(l.place) OVER chain, 0) + 1 AND l.hash = intake.work_log_hash(
            coalesce(lag(l.hash) OVER chain, ''), l.docket, l.place, l.at, l.article, l.text) AS sound
        FROM intake.work_log l WINDOW chain AS (PARTITION BY l.docket ORDER BY l.place)
    ) AS lines WHERE sound IS NOT TRUE
    UNION
    SELECT h.docket, h.place FROM intake.work_log_head h
        LEFT JOIN intake.work_log l ON l.docket = h.docket AND l.place = h.place WHERE l.hash IS DISTINCT FROM h.hash
$$
"""
# The lines of a docket beside what a paper says of them: whether its words make the hash that is on record. No words leave it.
_LINES = """
CREATE FUNCTION intake.work_log_lines(p_docket text, p_said jsonb)
RETURNS TABLE (place bigint, at timestamptz, hash text, same boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT l.place, l.at, l.hash, s.line->>'hash' = l.hash AND intake.work_log_hash(
        coalesce((SELECT b.hash FROM intake.work_log b WHERE b.docket = l.docket AND b.place = l.place - 1), ''),
        l.docket, l.place, l.at, s.line->>'article', s.line->>'text') = l.hash
    FROM intake.work_log l
    LEFT JOIN jsonb_array_elements(p_said) AS s(line) ON (s.line->>'place')::bigint = l.place
    WHERE l.docket = p_docket ORDER BY l.place
$$
"""
