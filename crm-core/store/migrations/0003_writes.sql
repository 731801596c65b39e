CREATE TABLE "duplicate_key" (
	"tenant_id" uuid NOT NULL,
	"object" text NOT NULL,
	"record_id" uuid NOT NULL,
	"key" text NOT NULL,
	CONSTRAINT "duplicate_key_tenant_id_record_id_key_pk" PRIMARY KEY("tenant_id","record_id","key")
);
--> statement-breakpoint
CREATE TABLE "duplicate_candidate" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"object" text NOT NULL,
	"one_id" uuid NOT NULL,
	"other_id" uuid NOT NULL,
	"score" double precision NOT NULL,
	"reasons" jsonb NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "duplicate_candidate" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "merged_record" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"object" text NOT NULL,
	"record_id" uuid NOT NULL,
	"merged_into" uuid NOT NULL,
	"write_set_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "merged_record" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "write_set" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"kind" text NOT NULL,
	"user_id" uuid,
	"door" text NOT NULL,
	"cause" text,
	"undone_at" timestamp (3) with time zone,
	"undone_by" uuid
);
--> statement-breakpoint
ALTER TABLE "write_set" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "external_id" text;--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "write_set_id" uuid;--> statement-breakpoint
ALTER TABLE "contact" ADD COLUMN "external_id" text;--> statement-breakpoint
ALTER TABLE "lead" ADD COLUMN "external_id" text;--> statement-breakpoint
ALTER TABLE "opportunity" ADD COLUMN "external_id" text;--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "external_id" text;--> statement-breakpoint
CREATE INDEX "duplicate_key_shared" ON "duplicate_key" USING btree ("tenant_id","object","key","record_id");--> statement-breakpoint
CREATE UNIQUE INDEX "duplicate_candidate_tenant_id_one_id_other_id_key" ON "duplicate_candidate" USING btree ("tenant_id","one_id","other_id");--> statement-breakpoint
CREATE INDEX "duplicate_candidate_tenant_id_object_status_score_idx" ON "duplicate_candidate" USING btree ("tenant_id","object","status","score");--> statement-breakpoint
CREATE INDEX "duplicate_candidate_tenant_id_other_id_idx" ON "duplicate_candidate" USING btree ("tenant_id","other_id");--> statement-breakpoint
CREATE INDEX "merged_record_tenant_id_record_id_idx" ON "merged_record" USING btree ("tenant_id","record_id");--> statement-breakpoint
CREATE INDEX "write_set_tenant_id_cause_some_idx" ON "write_set" USING btree ("tenant_id","cause") WHERE cause is not null;--> statement-breakpoint
CREATE INDEX "write_set_tenant_id_undone_by_some_idx" ON "write_set" USING btree ("tenant_id","undone_by") WHERE undone_by is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "account_external_id_key" ON "account" USING btree ("tenant_id","external_id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "audit_log_write_set_id_idx" ON "audit_log" USING btree ("write_set_id");--> statement-breakpoint
CREATE UNIQUE INDEX "contact_external_id_key" ON "contact" USING btree ("tenant_id","external_id") WHERE deleted_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "lead_external_id_key" ON "lead" USING btree ("tenant_id","external_id") WHERE deleted_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "opportunity_external_id_key" ON "opportunity" USING btree ("tenant_id","external_id") WHERE deleted_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "task_external_id_key" ON "task" USING btree ("tenant_id","external_id") WHERE deleted_at is null;--> statement-breakpoint
CREATE POLICY "tenant_only" ON "duplicate_candidate" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "merged_record" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "write_set" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);