#!/bin/sh
# Run by the PostgreSQL image once, when it makes its data directory: Temporal's own role and its two databases.
set -eu
psql -v ON_ERROR_STOP=1 --username postgres --set=password="$(cat /run/secrets/temporal/password)" <<'SQL'
CREATE ROLE temporal LOGIN PASSWORD :'password';
CREATE DATABASE temporal OWNER temporal;
CREATE DATABASE temporal_visibility OWNER temporal;
SQL
