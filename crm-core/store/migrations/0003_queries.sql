CREATE TABLE "saved_view" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"owner_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"name" text NOT NULL,
	"object_name" text NOT NULL,
	"filter" jsonb,
	"order" jsonb,
	"columns" jsonb,
	"group_by" jsonb,
	"is_shared" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
ALTER TABLE "saved_view" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP INDEX "account_owner_id_idx";--> statement-breakpoint
DROP INDEX "account_created_at_idx";--> statement-breakpoint
DROP INDEX "account_name_idx";--> statement-breakpoint
DROP INDEX "account_parent_id_idx";--> statement-breakpoint
DROP INDEX "activity_owner_id_activity_date_idx";--> statement-breakpoint
DROP INDEX "activity_who_id_idx";--> statement-breakpoint
DROP INDEX "activity_what_id_idx";--> statement-breakpoint
DROP INDEX "activity_activity_date_idx";--> statement-breakpoint
DROP INDEX "attachment_owner_id_idx";--> statement-breakpoint
DROP INDEX "attachment_parent_id_idx";--> statement-breakpoint
DROP INDEX "audit_log_tenant_id_seq_key";--> statement-breakpoint
DROP INDEX "contact_owner_id_idx";--> statement-breakpoint
DROP INDEX "contact_account_id_idx";--> statement-breakpoint
DROP INDEX "contact_created_at_idx";--> statement-breakpoint
DROP INDEX "contact_email_idx";--> statement-breakpoint
DROP INDEX "contact_last_name_first_name_idx";--> statement-breakpoint
DROP INDEX "email_owner_id_created_at_idx";--> statement-breakpoint
DROP INDEX "email_to_id_idx";--> statement-breakpoint
DROP INDEX "email_related_id_idx";--> statement-breakpoint
DROP INDEX "email_message_id_key";--> statement-breakpoint
DROP INDEX "email_status_updated_at_some_idx";--> statement-breakpoint
DROP INDEX "email_template_name_idx";--> statement-breakpoint
DROP INDEX "lead_owner_id_idx";--> statement-breakpoint
DROP INDEX "lead_created_at_idx";--> statement-breakpoint
DROP INDEX "lead_lead_score_idx";--> statement-breakpoint
DROP INDEX "lead_status_idx";--> statement-breakpoint
DROP INDEX "lead_email_idx";--> statement-breakpoint
DROP INDEX "lead_is_in_public_pool_some_idx";--> statement-breakpoint
DROP INDEX "note_owner_id_idx";--> statement-breakpoint
DROP INDEX "note_parent_id_idx";--> statement-breakpoint
DROP INDEX "note_created_at_idx";--> statement-breakpoint
DROP INDEX "opportunity_owner_id_stage_idx";--> statement-breakpoint
DROP INDEX "opportunity_close_date_some_idx";--> statement-breakpoint
DROP INDEX "opportunity_close_date_idx";--> statement-breakpoint
DROP INDEX "opportunity_account_id_idx";--> statement-breakpoint
DROP INDEX "opportunity_contact_id_idx";--> statement-breakpoint
DROP INDEX "opportunity_created_at_idx";--> statement-breakpoint
DROP INDEX "task_owner_id_status_idx";--> statement-breakpoint
DROP INDEX "task_assigned_to_status_idx";--> statement-breakpoint
DROP INDEX "task_due_date_idx";--> statement-breakpoint
DROP INDEX "task_who_id_idx";--> statement-breakpoint
DROP INDEX "task_what_id_idx";--> statement-breakpoint
DROP INDEX "task_parent_task_id_idx";--> statement-breakpoint
DROP INDEX "task_created_at_idx";--> statement-breakpoint
DROP INDEX "team_member_user_id_idx";--> statement-breakpoint
DROP INDEX "user_manager_id_idx";--> statement-breakpoint
ALTER TABLE "activity" DROP CONSTRAINT "activity_pkey";--> statement-breakpoint
ALTER TABLE "audit_log" DROP CONSTRAINT "audit_log_pkey";--> statement-breakpoint
ALTER TABLE "email" DROP CONSTRAINT "email_pkey";--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_id_created_at_pk" PRIMARY KEY("id","created_at");--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_id_created_at_pk" PRIMARY KEY("id","created_at");--> statement-breakpoint
ALTER TABLE "email" ADD CONSTRAINT "email_id_created_at_pk" PRIMARY KEY("id","created_at");--> statement-breakpoint
ALTER TABLE "audit_head" ADD COLUMN "gone_seq" double precision DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_head" ADD COLUMN "gone_hash" text;--> statement-breakpoint
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "saved_view_object_name_name_idx" ON "saved_view" USING btree ("tenant_id","object_name","name","id");--> statement-breakpoint
CREATE INDEX "saved_view_created_at_idx" ON "saved_view" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "activity_created_at_idx" ON "activity" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "activity_owner_id_idx" ON "activity" USING btree ("tenant_id","owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "attachment_created_at_idx" ON "attachment" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "email_created_at_idx" ON "email" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "email_template_created_at_idx" ON "email_template" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "opportunity_owner_id_idx" ON "opportunity" USING btree ("tenant_id","owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "role_created_at_idx" ON "role" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "team_created_at_idx" ON "team" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "team_member_created_at_idx" ON "team_member" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "tenant_created_at_idx" ON "tenant" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "user_created_at_idx" ON "user" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "account_owner_id_idx" ON "account" USING btree ("tenant_id","owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "account_created_at_idx" ON "account" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "account_name_idx" ON "account" USING btree ("tenant_id","name","id");--> statement-breakpoint
CREATE INDEX "account_parent_id_idx" ON "account" USING btree ("tenant_id","parent_id","created_at","id");--> statement-breakpoint
CREATE INDEX "activity_owner_id_activity_date_idx" ON "activity" USING btree ("tenant_id","owner_id","activity_date","id");--> statement-breakpoint
CREATE INDEX "activity_who_id_idx" ON "activity" USING btree ("tenant_id","who_id","created_at","id");--> statement-breakpoint
CREATE INDEX "activity_what_id_idx" ON "activity" USING btree ("tenant_id","what_id","created_at","id");--> statement-breakpoint
CREATE INDEX "activity_activity_date_idx" ON "activity" USING btree ("tenant_id","activity_date","id");--> statement-breakpoint
CREATE INDEX "attachment_owner_id_idx" ON "attachment" USING btree ("tenant_id","owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "attachment_parent_id_idx" ON "attachment" USING btree ("tenant_id","parent_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "audit_log_tenant_id_seq_key" ON "audit_log" USING btree ("tenant_id","seq","created_at");--> statement-breakpoint
CREATE INDEX "contact_owner_id_idx" ON "contact" USING btree ("tenant_id","owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "contact_account_id_idx" ON "contact" USING btree ("tenant_id","account_id","created_at","id");--> statement-breakpoint
CREATE INDEX "contact_created_at_idx" ON "contact" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "contact_email_idx" ON "contact" USING btree ("tenant_id","email","id");--> statement-breakpoint
CREATE INDEX "contact_last_name_first_name_idx" ON "contact" USING btree ("tenant_id","last_name","first_name","id");--> statement-breakpoint
CREATE INDEX "email_owner_id_created_at_idx" ON "email" USING btree ("tenant_id","owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "email_to_id_idx" ON "email" USING btree ("tenant_id","to_id","created_at","id");--> statement-breakpoint
CREATE INDEX "email_related_id_idx" ON "email" USING btree ("tenant_id","related_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "email_message_id_key" ON "email" USING btree ("message_id","created_at");--> statement-breakpoint
CREATE INDEX "email_status_updated_at_some_idx" ON "email" USING btree ("tenant_id","status","updated_at","id") WHERE status in ('queued', 'sending');--> statement-breakpoint
CREATE INDEX "email_template_name_idx" ON "email_template" USING btree ("tenant_id","name","id");--> statement-breakpoint
CREATE INDEX "lead_owner_id_idx" ON "lead" USING btree ("tenant_id","owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "lead_created_at_idx" ON "lead" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "lead_lead_score_idx" ON "lead" USING btree ("tenant_id","lead_score","id");--> statement-breakpoint
CREATE INDEX "lead_status_idx" ON "lead" USING btree ("tenant_id","status","created_at","id");--> statement-breakpoint
CREATE INDEX "lead_email_idx" ON "lead" USING btree ("tenant_id","email","id");--> statement-breakpoint
CREATE INDEX "lead_is_in_public_pool_some_idx" ON "lead" USING btree ("tenant_id","is_in_public_pool","created_at","id") WHERE is_in_public_pool;--> statement-breakpoint
CREATE INDEX "note_owner_id_idx" ON "note" USING btree ("tenant_id","owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "note_parent_id_idx" ON "note" USING btree ("tenant_id","parent_id","created_at","id");--> statement-breakpoint
CREATE INDEX "note_created_at_idx" ON "note" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "opportunity_owner_id_stage_idx" ON "opportunity" USING btree ("tenant_id","owner_id","stage","created_at","id");--> statement-breakpoint
CREATE INDEX "opportunity_close_date_some_idx" ON "opportunity" USING btree ("tenant_id","close_date","id") WHERE stage not in ('closed_won', 'closed_lost');--> statement-breakpoint
CREATE INDEX "opportunity_close_date_idx" ON "opportunity" USING btree ("tenant_id","close_date","id");--> statement-breakpoint
CREATE INDEX "opportunity_account_id_idx" ON "opportunity" USING btree ("tenant_id","account_id","created_at","id");--> statement-breakpoint
CREATE INDEX "opportunity_contact_id_idx" ON "opportunity" USING btree ("tenant_id","contact_id","created_at","id");--> statement-breakpoint
CREATE INDEX "opportunity_created_at_idx" ON "opportunity" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "task_owner_id_status_idx" ON "task" USING btree ("tenant_id","owner_id","status","created_at","id");--> statement-breakpoint
CREATE INDEX "task_assigned_to_status_idx" ON "task" USING btree ("tenant_id","assigned_to","status","created_at","id");--> statement-breakpoint
CREATE INDEX "task_due_date_idx" ON "task" USING btree ("tenant_id","due_date","id");--> statement-breakpoint
CREATE INDEX "task_who_id_idx" ON "task" USING btree ("tenant_id","who_id","created_at","id");--> statement-breakpoint
CREATE INDEX "task_what_id_idx" ON "task" USING btree ("tenant_id","what_id","created_at","id");--> statement-breakpoint
CREATE INDEX "task_parent_task_id_idx" ON "task" USING btree ("tenant_id","parent_task_id","created_at","id");--> statement-breakpoint
CREATE INDEX "task_created_at_idx" ON "task" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "team_member_user_id_idx" ON "team_member" USING btree ("tenant_id","user_id","created_at","id");--> statement-breakpoint
CREATE INDEX "user_manager_id_idx" ON "user" USING btree ("tenant_id","manager_id","created_at","id");--> statement-breakpoint
CREATE POLICY "tenant_only" ON "saved_view" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "saved_view" TO hotcrm_app;
