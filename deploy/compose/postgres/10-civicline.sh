#!/bin/sh
# Runs once, when the volume is new: one database; for each service a role that may see its own schema and nobody else's.
set -eu
psql -v ON_ERROR_STOP=1 -U postgres -c 'CREATE DATABASE civicline'
for name in directory scheduling intake routing notification identity; do
  psql -v ON_ERROR_STOP=1 -v name="$name" -v password="$DATABASE_PASSWORD" -U postgres -d civicline <<'SQL'
CREATE ROLE :"name" LOGIN PASSWORD :'password';
CREATE SCHEMA :"name" AUTHORIZATION :"name";
SQL
done
psql -v ON_ERROR_STOP=1 -U postgres -d civicline <<'SQL'
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
CREATE EXTENSION unaccent SCHEMA public;
CREATE EXTENSION pg_trgm SCHEMA public;
SQL
