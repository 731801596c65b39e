CREATE TABLE "model_job" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"model" text NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"of" integer DEFAULT 0 NOT NULL,
	"number" integer,
	"refused" text,
	"error" text,
	"requested_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"leased_until" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "prediction" ADD COLUMN "previous_probability" double precision;--> statement-breakpoint
ALTER TABLE "prediction" ADD COLUMN "previous_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "model_job_at" ON "model_job" USING btree ("tenant_id","model","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "model_job_open_key" ON "model_job" USING btree ("tenant_id","model") WHERE finished_at is null;--> statement-breakpoint
-- From crm-core/store/grants.ts; a test compares it with the tables.
ALTER TABLE "model_job" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "tenant_only" ON "model_job" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "model_job" TO hotcrm_app;
