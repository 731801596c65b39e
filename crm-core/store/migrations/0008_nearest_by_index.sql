-- The nearest vectors, by the index of half precision. Without sorting there is no plan but the index: the
-- planner takes the vectors, which lie apart from their rows, for cheap to read and would compare them all.
CREATE OR REPLACE FUNCTION search_by_vector(asked vector, made_by text, objects text[], most int) RETURNS TABLE (id uuid, distance float8)
  LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE ROWS 100 SET search_path = public, pg_temp
  SET hnsw.ef_search = 200 SET hnsw.iterative_scan = relaxed_order SET enable_sort = off
  AS $$ SELECT d.id, d.vector::halfvec(1536) <=> asked::halfvec(1536) FROM search_document d
    WHERE d.tenant_id = nullif(current_setting('app.tenant', true), '')::uuid AND d.embedder = made_by AND d.object = ANY (objects)
    ORDER BY d.vector::halfvec(1536) <=> asked::halfvec(1536) LIMIT most $$;
