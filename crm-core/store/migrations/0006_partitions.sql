-- Makes the tables that only grow into tables in parts by created_at, each with one part for whatever has no
-- month of its own yet, and carries their rows, keys, indexes, rules and rights over. It reads what they have
-- from the catalogue, so it holds whatever columns they have. The months are made by store/partitions.ts.
DO $$
DECLARE
  name text;
  made text;
  later text[];
  columns text;
  month timestamp;
BEGIN
  FOREACH name IN ARRAY ARRAY['activity', 'audit_log', 'email'] LOOP
    SELECT array_agg(statement ORDER BY place) INTO later FROM (
      SELECT 1 AS place, pg_get_indexdef(indexrelid) AS statement FROM pg_index
        WHERE indrelid = name::regclass AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = indexrelid)
      UNION ALL
      SELECT 2, format('ALTER TABLE %I ADD CONSTRAINT %I %s', name, conname, pg_get_constraintdef(oid)) FROM pg_constraint
        WHERE conrelid = name::regclass AND contype IN ('p', 'u', 'f', 'c')
      UNION ALL
      SELECT 3, format('CREATE POLICY %I ON %I AS %s FOR %s TO public USING (%s) WITH CHECK (%s)',
          policyname, tablename, permissive, cmd, qual, with_check) FROM pg_policies
        WHERE schemaname = 'public' AND tablename = name
      UNION ALL
      SELECT 4, format('GRANT %s ON %I TO hotcrm_app', privilege_type, table_name) FROM information_schema.role_table_grants
        WHERE table_schema = 'public' AND table_name = name AND grantee = 'hotcrm_app'
    ) kept;
    SELECT string_agg(quote_ident(attname), ', ') INTO columns FROM pg_attribute
      WHERE attrelid = name::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '';
    FOR made IN SELECT indexrelid::regclass::text FROM pg_index WHERE indrelid = name::regclass LOOP
      EXECUTE format('ALTER INDEX %s RENAME TO %I', made, 'whole_' || trim('"' FROM made));
    END LOOP;
    EXECUTE format('ALTER TABLE %I RENAME TO %I', name, 'whole_' || name);
    EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING GENERATED) PARTITION BY RANGE (created_at)',
      name, 'whole_' || name);
    EXECUTE format('CREATE TABLE %I PARTITION OF %I DEFAULT', name || '_rest', name);
    -- The months of now and soon are there from the start: making one under writers would make them try again.
    FOR month IN SELECT generate_series(date_trunc('month', now() AT TIME ZONE 'UTC'),
        date_trunc('month', now() AT TIME ZONE 'UTC') + interval '3 months', interval '1 month') LOOP
      EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)', name || to_char(month, '_YYYY_MM'), name,
        to_char(month, 'YYYY-MM-DD') || 'T00:00:00Z', to_char(month + interval '1 month', 'YYYY-MM-DD') || 'T00:00:00Z');
    END LOOP;
    EXECUTE format('INSERT INTO %I (%s) SELECT %s FROM %I', name, columns, columns, 'whole_' || name);
    EXECUTE format('DROP TABLE %I', 'whole_' || name);
    FOREACH made IN ARRAY later LOOP
      EXECUTE made;
    END LOOP;
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
  END LOOP;
END $$;
