-- Run against template1 by scripts/services; safe to repeat.
SET client_min_messages = warning;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'hotcrm') THEN
    CREATE ROLE hotcrm LOGIN PASSWORD 'hotcrm' NOSUPERUSER CREATEDB CREATEROLE;
  END IF;
END $$;
-- Only a superuser may install pgvector; databases made from this template have it.
CREATE EXTENSION IF NOT EXISTS vector;
SELECT 'CREATE DATABASE hotcrm OWNER hotcrm'
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'hotcrm') \gexec
