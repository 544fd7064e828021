-- What every team's schema holds besides its own tables: outbox, audit chain, idempotency keys.
-- Run by the team's first migration as the schema's owner, with {schema} and {app} (the runtime role) filled in.
-- The runtime role may only call enter() and settle(); it can neither change nor remove an audit row.

CREATE TABLE {schema}.idempotency (
    key text NOT NULL,
    subject text NOT NULL,
    digest text NOT NULL,
    response jsonb,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (subject, key)
);

CREATE TABLE {schema}.audit_head (
    case_number text PRIMARY KEY,
    seq bigint NOT NULL,
    hash bytea NOT NULL
);

CREATE TABLE {schema}.audit (
    case_number text NOT NULL,
    seq bigint NOT NULL,
    at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    actor text NOT NULL,
    action text NOT NULL,
    subject text NOT NULL,
    detail jsonb NOT NULL,
    hash bytea NOT NULL,
    PRIMARY KEY (case_number, seq)
);

CREATE TABLE {schema}.audit_anchor (
    team text NOT NULL,
    case_number text NOT NULL,
    seq bigint NOT NULL,
    hash bytea NOT NULL,
    anchored_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (team, case_number, seq)
);

CREATE TABLE {schema}.outbox_counter (
    workflow_id text PRIMARY KEY,
    last_seq bigint NOT NULL
);

CREATE TABLE {schema}.outbox (
    workflow_id text NOT NULL,
    seq bigint NOT NULL,
    workflow_type text NOT NULL,
    fact jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    attempts int NOT NULL DEFAULT 0,
    next_try_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    last_error text NOT NULL DEFAULT '',
    delivered_at timestamptz,
    dead_at timestamptz,
    PRIMARY KEY (workflow_id, seq)
);
CREATE INDEX outbox_pending ON {schema}.outbox (workflow_id, seq) WHERE delivered_at IS NULL AND dead_at IS NULL;

CREATE FUNCTION {schema}.audit_hash(
    prev bytea, case_number text, seq bigint, at timestamptz, recorded_at timestamptz,
    actor text, action text, subject text, detail jsonb
) RETURNS bytea LANGUAGE sql STABLE AS $$
    SELECT sha256(prev || convert_to(jsonb_build_array(
        case_number, seq, extract(epoch FROM at), extract(epoch FROM recorded_at), actor, action, subject, detail
    )::text, 'UTF8'))
$$;

-- Opens a transaction's work: court time, the caller's offices at this instant (a deputy's as office/whom he stands
-- in for), and an earlier answer to the same key.
CREATE FUNCTION {schema}.enter(
    p_subject text, p_key text, p_digest text,
    OUT now timestamptz, OUT name text, OUT offices text[], OUT digest text, OUT response jsonb
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    now := court.now();
    SELECT s.name INTO name FROM court.staff s WHERE s.id = p_subject;
    SELECT coalesce(array_agg(DISTINCT a.office || coalesce('/' || a.deputy_for, '')), '{{}}') INTO offices
        FROM court.appointment a
        WHERE a.staff_id = p_subject AND a.since <= enter.now AND (a.until IS NULL OR a.until > enter.now);
    IF p_key IS NOT NULL THEN
        INSERT INTO {schema}.idempotency (key, subject, digest) VALUES (p_key, p_subject, p_digest)
            ON CONFLICT DO NOTHING;
        IF NOT FOUND THEN
            SELECT i.digest, i.response INTO digest, response FROM {schema}.idempotency i
                WHERE i.subject = p_subject AND i.key = p_key;
        END IF;
    END IF;
END $$;

-- Closes a transaction's work: audit rows chained per case, facts numbered per workflow, the answer kept for a repeat.
-- The rows of audit_head and outbox_counter stay locked to commit, taken in one order, so numbers follow commit order.
CREATE FUNCTION {schema}.settle(
    p_subject text, p_key text, p_response jsonb, p_now timestamptz, p_audits jsonb, p_facts jsonb
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
    item jsonb;
    head {schema}.audit_head;
    recorded timestamptz;
    hashed bytea;
    number bigint;
BEGIN
    FOR item IN SELECT value FROM jsonb_array_elements(p_audits) WITH ORDINALITY
                ORDER BY value->>'case_number' COLLATE "C", ordinality LOOP
        INSERT INTO {schema}.audit_head VALUES (item->>'case_number', 0, sha256(convert_to('{schema}', 'UTF8')))
            ON CONFLICT DO NOTHING;
        SELECT * INTO head FROM {schema}.audit_head h WHERE h.case_number = item->>'case_number' FOR UPDATE;
        recorded := clock_timestamp();
        hashed := {schema}.audit_hash(head.hash, head.case_number, head.seq + 1, p_now, recorded, p_subject,
                                      item->>'action', item->>'subject', item->'detail');
        INSERT INTO {schema}.audit VALUES (head.case_number, head.seq + 1, p_now, recorded, p_subject,
                                           item->>'action', item->>'subject', item->'detail', hashed);
        UPDATE {schema}.audit_head h SET seq = head.seq + 1, hash = hashed WHERE h.case_number = head.case_number;
    END LOOP;
    FOR item IN SELECT value FROM jsonb_array_elements(p_facts) WITH ORDINALITY
                ORDER BY value->>'workflow_id' COLLATE "C", ordinality LOOP
        INSERT INTO {schema}.outbox_counter AS c VALUES (item->>'workflow_id', 1)
            ON CONFLICT (workflow_id) DO UPDATE SET last_seq = c.last_seq + 1 RETURNING last_seq INTO number;
        INSERT INTO {schema}.outbox (workflow_id, seq, workflow_type, fact)
            VALUES (item->>'workflow_id', number, item->>'workflow_type',
                    item->'fact' || jsonb_build_object('seq', number));
    END LOOP;
    IF jsonb_array_length(p_facts) > 0 THEN
        PERFORM pg_notify('outbox_{schema}', '');
    END IF;
    IF p_key IS NOT NULL THEN
        UPDATE {schema}.idempotency i SET response = p_response WHERE i.subject = p_subject AND i.key = p_key;
    END IF;
END $$;

REVOKE ALL ON {schema}.idempotency, {schema}.audit_head, {schema}.audit, {schema}.audit_anchor, {schema}.outbox_counter,
    {schema}.outbox FROM {app};
GRANT USAGE ON SCHEMA {schema} TO {app}, auditor, court_owner;
GRANT SELECT ON {schema}.audit, {schema}.audit_head, {schema}.audit_anchor TO {app}, auditor;
GRANT INSERT ON {schema}.audit_anchor TO {app};
GRANT SELECT, UPDATE (attempts, next_try_at, last_error, delivered_at, dead_at) ON {schema}.outbox TO {app};
GRANT SELECT ON {schema}.outbox TO court_owner, auditor;
REVOKE ALL ON FUNCTION {schema}.settle(text, text, jsonb, timestamptz, jsonb, jsonb) FROM PUBLIC;
REVOKE ALL ON FUNCTION {schema}.enter(text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION {schema}.settle(text, text, jsonb, timestamptz, jsonb, jsonb) TO {app};
GRANT EXECUTE ON FUNCTION {schema}.enter(text, text, text) TO {app};
GRANT EXECUTE ON FUNCTION {schema}.audit_hash(bytea, text, bigint, timestamptz, timestamptz, text, text, text, jsonb)
    TO {app}, auditor;
