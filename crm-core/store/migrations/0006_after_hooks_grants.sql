-- Administrators of a workspace look after what its hooks have given up; the system alone keeps the rest.
ALTER TABLE "hook_delivery" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "tenant_only" ON "hook_delivery" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, UPDATE ON "hook_delivery" TO hotcrm_app;
