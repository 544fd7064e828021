"""What a rule came to owe of each objection or receipt is kept so where it has ended, too, and where one duty stood for several."""

from alembic import op

revision = "intake_0106"
down_revision = "intake_0105"
branch_labels = None
depends_on = None

_PAIRED = """(VALUES
    ('petition.limitation_granted', 'petition'),
    ('petition.jurisdiction_granted', 'petition'),
    ('funds.disbursement', 'receipt')
) AS rule (id, ref)"""

ENDED = f"""
    UPDATE intake.duty d SET occasion = f.refs ->> rule.ref FROM intake.applied_fact f, {_PAIRED}
    WHERE f.id = d.opened_by AND rule.id = d.rule_id AND d.occasion = d.opened_by AND f.refs ? rule.ref
        AND NOT EXISTS (
            SELECT FROM intake.duty o WHERE o.docket = d.docket AND o.rule_id = d.rule_id
                AND o.opened_by = d.opened_by AND o.occasion = f.refs ->> rule.ref
        )
"""
"""A later fact finds the duty that has ended, and opens it no second time."""

STOOD_FOR = """
    INSERT INTO intake.duty
    SELECT (jsonb_populate_record(d, jsonb_build_object(
        'id', replace(gen_random_uuid()::text, '-', ''), 'occasion', f.refs ->> 'petition',
        'opened_by', f.id, 'opened_at', f.occurred_at, 'reported', false
    ))).*
    FROM intake.duty d JOIN intake.applied_fact f ON f.docket = d.docket
    WHERE d.state = 'open' AND d.rule_id = 'petition.' || (f.refs ->> 'petition_kind') || '_granted'
        AND f.kind = 'intake.petition_decided' AND f.refs ->> 'result' = 'granted'
        AND f.refs ->> 'petition_kind' IN ('limitation', 'jurisdiction')
        AND f.id <> d.opened_by AND f.occurred_at >= d.opened_at
        AND NOT EXISTS (
            SELECT FROM intake.duty o WHERE o.docket = d.docket AND o.rule_id = d.rule_id
                AND o.occasion = f.refs ->> 'petition'
        )
        AND NOT EXISTS (
            SELECT FROM intake.applied_fact e WHERE e.docket = d.docket AND e.kind = 'intake.petition_overturned'
                AND e.refs ->> 'petition' = f.refs ->> 'petition' AND e.occurred_at >= f.occurred_at
        )
"""
"""Several objections were upheld while one duty stood for all: each has it now, by the date that it had."""


def upgrade() -> None:
    op.execute(ENDED)
    op.execute(STOOD_FOR)
