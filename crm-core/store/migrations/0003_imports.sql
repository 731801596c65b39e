CREATE TABLE "import_issue" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"run_id" uuid NOT NULL,
	"row_number" integer NOT NULL,
	"column_name" text,
	"field" text NOT NULL,
	"code" text NOT NULL,
	"params" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "import_issue" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "import_row" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"run_id" uuid NOT NULL,
	"row_number" integer NOT NULL,
	"object" text NOT NULL,
	"record_id" uuid NOT NULL,
	"action" text NOT NULL,
	"record_version" integer NOT NULL,
	"outcome" text
);
--> statement-breakpoint
ALTER TABLE "import_row" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "import_run" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"owner_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"file_name" text NOT NULL,
	"object" text NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"columns" jsonb NOT NULL,
	"options" jsonb NOT NULL,
	"file_key" text,
	"format" jsonb NOT NULL,
	"rows" integer DEFAULT 0 NOT NULL,
	"phase" text DEFAULT 'rows' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"read" integer DEFAULT 0 NOT NULL,
	"created" integer DEFAULT 0 NOT NULL,
	"updated" integer DEFAULT 0 NOT NULL,
	"skipped" integer DEFAULT 0 NOT NULL,
	"failed" integer DEFAULT 0 NOT NULL,
	"undone" integer DEFAULT 0 NOT NULL,
	"kept" integer DEFAULT 0 NOT NULL,
	"queued_at" timestamp (3) with time zone,
	"error" text,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"revert_until" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "import_run" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "import_issue" ADD CONSTRAINT "import_issue_run_id_import_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."import_run"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_run_id_import_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."import_run"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_issue_run_id_row_number_id_idx" ON "import_issue" USING btree ("run_id","row_number","id");--> statement-breakpoint
CREATE INDEX "import_row_run_id_row_number_idx" ON "import_row" USING btree ("run_id","row_number");--> statement-breakpoint
CREATE INDEX "import_row_run_id_id_some_idx" ON "import_row" USING btree ("run_id","id") WHERE outcome is null;--> statement-breakpoint
CREATE INDEX "import_row_run_id_record_id_idx" ON "import_row" USING btree ("run_id","record_id");--> statement-breakpoint
CREATE INDEX "import_run_owner_id_created_at_idx" ON "import_run" USING btree ("tenant_id","owner_id","created_at");--> statement-breakpoint
CREATE INDEX "import_run_status_updated_at_some_idx" ON "import_run" USING btree ("tenant_id","status","updated_at") WHERE status in ('queued', 'running', 'reverting');--> statement-breakpoint
CREATE POLICY "tenant_only" ON "import_issue" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "import_row" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "import_run" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);