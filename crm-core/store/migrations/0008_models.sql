CREATE TABLE "model_alert" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"model" text NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"feature" text,
	"value" double precision NOT NULL,
	"limit" double precision NOT NULL,
	"action" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "model_traffic" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"model" text NOT NULL,
	"number" integer NOT NULL,
	"minute" timestamp (3) with time zone NOT NULL,
	"predictions" integer NOT NULL,
	"calls" integer NOT NULL,
	"errors" integer NOT NULL,
	"ms_sum" double precision NOT NULL,
	"ms_buckets" integer[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "model_version" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"model" text NOT NULL,
	"number" integer NOT NULL,
	"origin" text NOT NULL,
	"stage" text NOT NULL,
	"share" double precision DEFAULT 0 NOT NULL,
	"sha256" text NOT NULL,
	"onnx" "bytea" NOT NULL,
	"report" jsonb NOT NULL,
	"trained_at" timestamp (3) with time zone NOT NULL,
	"staged_at" timestamp (3) with time zone NOT NULL,
	"staged_for" text NOT NULL,
	"created_by" uuid
);
--> statement-breakpoint
CREATE TABLE "prediction" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"model" text NOT NULL,
	"version_id" uuid,
	"number" integer NOT NULL,
	"object" text NOT NULL,
	"record_id" uuid NOT NULL,
	"features_hash" text NOT NULL,
	"features" jsonb NOT NULL,
	"shap" double precision[] NOT NULL,
	"base" double precision NOT NULL,
	"margin" double precision NOT NULL,
	"probability" double precision NOT NULL,
	"served" boolean NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "prediction_outcome" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"model" text NOT NULL,
	"record_id" uuid NOT NULL,
	"outcome" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rescore_due" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"model" text NOT NULL,
	"record_id" uuid NOT NULL,
	"marks" bigint DEFAULT 1 NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"leased_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE INDEX "model_alert_at" ON "model_alert" USING btree ("tenant_id","model","at");--> statement-breakpoint
CREATE UNIQUE INDEX "model_traffic_minute_key" ON "model_traffic" USING btree ("tenant_id","model","minute","number");--> statement-breakpoint
CREATE INDEX "model_traffic_at" ON "model_traffic" USING btree ("minute");--> statement-breakpoint
CREATE UNIQUE INDEX "model_version_number_key" ON "model_version" USING btree ("tenant_id","model","number");--> statement-breakpoint
CREATE UNIQUE INDEX "model_version_champion_key" ON "model_version" USING btree ("tenant_id","model") WHERE stage = 'champion';--> statement-breakpoint
CREATE INDEX "prediction_record" ON "prediction" USING btree ("tenant_id","record_id","model","at","id");--> statement-breakpoint
CREATE INDEX "prediction_version" ON "prediction" USING btree ("tenant_id","model","number","at");--> statement-breakpoint
CREATE INDEX "prediction_at" ON "prediction" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "prediction_outcome_record_key" ON "prediction_outcome" USING btree ("tenant_id","record_id","model");--> statement-breakpoint
CREATE INDEX "prediction_outcome_at" ON "prediction_outcome" USING btree ("tenant_id","model","at");--> statement-breakpoint
CREATE UNIQUE INDEX "rescore_due_record_key" ON "rescore_due" USING btree ("tenant_id","record_id","model");--> statement-breakpoint
CREATE INDEX "rescore_due_at" ON "rescore_due" USING btree ("tenant_id","model","due_at");--> statement-breakpoint
-- From crm-core/store/grants.ts; a test compares it with the tables.
ALTER TABLE "model_version" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "tenant_only" ON "model_version" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
ALTER TABLE "prediction" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "tenant_only" ON "prediction" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
ALTER TABLE "prediction_outcome" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "tenant_only" ON "prediction_outcome" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
ALTER TABLE "model_traffic" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "tenant_only" ON "model_traffic" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
ALTER TABLE "model_alert" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "tenant_only" ON "model_alert" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
ALTER TABLE "rescore_due" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "tenant_only" ON "rescore_due" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "model_version" TO hotcrm_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "prediction" TO hotcrm_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "prediction_outcome" TO hotcrm_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "model_traffic" TO hotcrm_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "model_alert" TO hotcrm_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "rescore_due" TO hotcrm_app;
