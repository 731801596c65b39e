-- The nearest vectors of a workspace with many of them, by the index. Without sorting there is no plan but
-- this one: the planner takes vectors, which lie apart from their rows, for cheap to read and would compare
-- them all. With few of them that is right, and search_by_vector leaves it to the planner. As with 0003, read
-- as the owner; the caller reads the documents under its policy.
CREATE FUNCTION search_by_vector_index(asked vector, made_by text, objects text[], most int) RETURNS TABLE (id uuid, distance float8)
  LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE ROWS 100 SET search_path = public, pg_temp
  SET hnsw.ef_search = 200 SET hnsw.iterative_scan = relaxed_order SET enable_sort = off
  AS $$ SELECT d.id, d.vector <=> asked FROM search_document d
    WHERE d.tenant_id = nullif(current_setting('app.tenant', true), '')::uuid AND d.embedder = made_by AND d.object = ANY (objects)
    ORDER BY d.vector <=> asked LIMIT most $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION search_by_vector_index(vector, text, text[], int) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION search_by_vector_index(vector, text, text[], int) TO hotcrm_app;
