-- Candidates of a search within the caller's tenant. Row-level security lets only leakproof operators
-- reach an index, and those of text search and likeness are not: so the index is read here, as the
-- owner, with the tenant named, and the caller reads the documents themselves by id, under its policy.
CREATE FUNCTION search_by_words(words tsquery) RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE ROWS 100 SET search_path = public, pg_temp
  AS $$ SELECT id FROM search_document
    WHERE tenant_id = nullif(current_setting('app.tenant', true), '')::uuid AND lexemes @@ words $$;--> statement-breakpoint
CREATE FUNCTION search_by_names(forms text[]) RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE ROWS 10 SET search_path = public, pg_temp
  AS $$ SELECT id FROM search_document
    WHERE tenant_id = nullif(current_setting('app.tenant', true), '')::uuid AND (names && forms OR readings && forms) $$;--> statement-breakpoint
CREATE FUNCTION search_by_letters(norm text) RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE ROWS 100 SET search_path = public, pg_temp
  AS $$ SELECT id FROM search_document
    WHERE tenant_id = nullif(current_setting('app.tenant', true), '')::uuid AND (name_norm % norm OR norm <% name_norm) $$;--> statement-breakpoint
CREATE FUNCTION search_by_part(pattern text) RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE ROWS 100 SET search_path = public, pg_temp
  AS $$ SELECT id FROM search_document
    WHERE tenant_id = nullif(current_setting('app.tenant', true), '')::uuid AND name_norm LIKE pattern $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION search_by_words(tsquery), search_by_names(text[]), search_by_letters(text), search_by_part(text) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION search_by_words(tsquery), search_by_names(text[]), search_by_letters(text), search_by_part(text) TO hotcrm_app;
