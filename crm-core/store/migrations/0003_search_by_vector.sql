-- The nearest vectors within the caller's tenant. Read here as the owner, for two reasons: an index over all
-- tenants has to go on past the rows of others until enough are found (iterative scan), and the breadth of
-- the walk is set for this statement alone. As with 0002, the caller reads the documents under its policy.
CREATE FUNCTION search_by_vector(asked vector, made_by text, objects text[], most int) RETURNS TABLE (id uuid, distance float8)
  LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE ROWS 100 SET search_path = public, pg_temp
  SET hnsw.ef_search = 200 SET hnsw.iterative_scan = relaxed_order
  AS $$ SELECT d.id, d.vector <=> asked FROM search_document d
    WHERE d.tenant_id = nullif(current_setting('app.tenant', true), '')::uuid AND d.embedder = made_by AND d.object = ANY (objects)
    ORDER BY d.vector <=> asked LIMIT most $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION search_by_vector(vector, text, text[], int) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION search_by_vector(vector, text, text[], int) TO hotcrm_app;
