CREATE TABLE "agent_skill" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"owner_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"user_id" uuid NOT NULL,
	"skill_id" uuid NOT NULL,
	"level" integer DEFAULT 3 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "agent_skill" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "application" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"owner_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"candidate_id" uuid NOT NULL,
	"recruitment_id" uuid NOT NULL,
	"status" text DEFAULT 'applied' NOT NULL,
	"applied_on" date,
	"start_date" date,
	"expected_salary" numeric(18, 2),
	"expected_salary_currency" char(3),
	"cover_letter" text,
	"rejection_reason" text,
	"decided_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "application" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "approval_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"owner_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"subject" text NOT NULL,
	"target_id" uuid NOT NULL,
	"target_object" text,
	"request_type" text DEFAULT 'discount' NOT NULL,
	"level" integer DEFAULT 1 NOT NULL,
	"current_approver_id" uuid NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"discount_percent" double precision,
	"margin_impact" double precision,
	"business_justification" text,
	"decision_note" text,
	"decided_at" timestamp (3) with time zone,
	"decided_by" uuid
);
--> statement-breakpoint
ALTER TABLE "approval_request" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "assignment_rule" (
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
	"object_name" text DEFAULT 'lead' NOT NULL,
	"criteria" jsonb,
	"assign_to" uuid,
	"order" integer DEFAULT 100 NOT NULL,
	"is_active" boolean DEFAULT true
);
--> statement-breakpoint
ALTER TABLE "assignment_rule" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "attendance" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"owner_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"employee_id" uuid NOT NULL,
	"date" date NOT NULL,
	"check_in" timestamp (3) with time zone,
	"check_out" timestamp (3) with time zone,
	"hours" double precision,
	"status" text DEFAULT 'present' NOT NULL,
	"remark" text
);
--> statement-breakpoint
ALTER TABLE "attendance" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "business_hours" (
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
	"time_zone" text DEFAULT 'Asia/Shanghai' NOT NULL,
	"hours" jsonb DEFAULT '{"mon":[["09:00","18:00"]],"tue":[["09:00","18:00"]],"wed":[["09:00","18:00"]],"thu":[["09:00","18:00"]],"fri":[["09:00","18:00"]]}'::jsonb NOT NULL,
	"holiday_calendar_id" uuid,
	"is_active" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
ALTER TABLE "business_hours" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "cache_state" (
	"slot" integer PRIMARY KEY NOT NULL,
	"off_until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "campaign" (
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
	"type" text DEFAULT 'email' NOT NULL,
	"status" text DEFAULT 'planned' NOT NULL,
	"start_date" date,
	"end_date" date,
	"budgeted_cost" numeric(18, 2),
	"budgeted_cost_currency" char(3),
	"actual_cost" numeric(18, 2),
	"actual_cost_currency" char(3),
	"budget_used" double precision,
	"expected_revenue" numeric(18, 2),
	"expected_revenue_currency" char(3),
	"actual_revenue" numeric(18, 2),
	"actual_revenue_currency" char(3),
	"roi" double precision,
	"parent_campaign_id" uuid,
	"member_count" integer DEFAULT 0,
	"response_count" integer DEFAULT 0,
	"description" text
);
--> statement-breakpoint
ALTER TABLE "campaign" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "campaign_member" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"owner_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"name" text,
	"campaign_id" uuid NOT NULL,
	"lead_id" uuid,
	"contact_id" uuid,
	"status" text DEFAULT 'planned' NOT NULL,
	"opens" integer DEFAULT 0,
	"clicks" integer DEFAULT 0,
	"has_responded" boolean DEFAULT false,
	"responded_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "campaign_member" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "candidate" (
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
	"email" text,
	"phone" text,
	"current_company" text,
	"current_title" text,
	"status" text DEFAULT 'new' NOT NULL,
	"source" text,
	"referred_by_id" uuid,
	"years_experience" double precision,
	"degree" text,
	"skill_match" double precision,
	"score" integer,
	"resume" jsonb,
	"notes" text
);
--> statement-breakpoint
ALTER TABLE "candidate" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "case" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"owner_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"subject" text NOT NULL,
	"case_number" text,
	"description" text,
	"account_id" uuid,
	"contact_id" uuid,
	"type" text,
	"status" text DEFAULT 'new' NOT NULL,
	"priority" text DEFAULT 'medium' NOT NULL,
	"severity" text,
	"origin" text,
	"queue_id" uuid,
	"required_skill_id" uuid,
	"sla_policy_id" uuid,
	"first_response_due" timestamp (3) with time zone,
	"first_response_at" timestamp (3) with time zone,
	"resolution_due" timestamp (3) with time zone,
	"warn_at" timestamp (3) with time zone,
	"is_sla_violated" boolean DEFAULT false NOT NULL,
	"escalation_level" integer DEFAULT 0 NOT NULL,
	"escalated_at" timestamp (3) with time zone,
	"parent_case_id" uuid,
	"resolution" text,
	"satisfaction" integer,
	"reopen_count" integer DEFAULT 0 NOT NULL,
	"resolved_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "case" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "case_comment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"owner_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"case_id" uuid NOT NULL,
	"body" text NOT NULL,
	"is_public" boolean DEFAULT false NOT NULL,
	"is_first_response" boolean DEFAULT false NOT NULL,
	"is_solution" boolean DEFAULT false NOT NULL,
	"portal_user_id" uuid
);
--> statement-breakpoint
ALTER TABLE "case_comment" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "certification" (
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
	"employee_id" uuid NOT NULL,
	"training_id" uuid,
	"issued_by" text,
	"certificate_number" text,
	"issued_on" date,
	"expires_on" date,
	"document" jsonb
);
--> statement-breakpoint
ALTER TABLE "certification" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "contract" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"owner_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"contract_number" text,
	"name" text NOT NULL,
	"account_id" uuid NOT NULL,
	"opportunity_id" uuid,
	"status" text DEFAULT 'draft' NOT NULL,
	"contract_value" numeric(18, 2),
	"contract_value_currency" char(3),
	"start_date" date,
	"end_date" date,
	"term_months" integer DEFAULT 12 NOT NULL,
	"billing_frequency" text DEFAULT 'annual' NOT NULL,
	"payment_terms" text DEFAULT 'net_30' NOT NULL,
	"auto_renew" boolean DEFAULT false,
	"signed_at" date,
	"activated_at" timestamp (3) with time zone,
	"description" text
);
--> statement-breakpoint
ALTER TABLE "contract" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "custom_field" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"owner_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"object" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"column_name" text NOT NULL,
	"definition" jsonb NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"reindex_due" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "custom_field" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "custom_object" (
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
	"table_name" text NOT NULL,
	"definition" jsonb NOT NULL,
	"status" text DEFAULT 'active' NOT NULL
);
--> statement-breakpoint
ALTER TABLE "custom_object" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "data_key" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"wrapped" text NOT NULL,
	"kek_id" text NOT NULL,
	"status" text NOT NULL,
	"retired_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "data_key" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "department" (
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
	"code" text,
	"parent_id" uuid,
	"head_id" uuid,
	"description" text,
	"is_active" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
ALTER TABLE "department" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "discount_schedule" (
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
	"schedule_type" text DEFAULT 'discretionary' NOT NULL,
	"tiers" jsonb,
	"min_discount" double precision DEFAULT 0,
	"max_discount" double precision DEFAULT 10 NOT NULL,
	"requires_approval" boolean DEFAULT true,
	"is_active" boolean DEFAULT true
);
--> statement-breakpoint
ALTER TABLE "discount_schedule" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
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
CREATE TABLE "email_to_case" (
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
	"address" text NOT NULL,
	"queue_id" uuid,
	"priority" text DEFAULT 'medium' NOT NULL,
	"type" text,
	"reply_template_id" uuid,
	"subject_pattern" text DEFAULT '[CASE-{number}]',
	"is_active" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
ALTER TABLE "email_to_case" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "employee" (
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
	"employee_number" text,
	"user_id" uuid,
	"job_title" text,
	"department_id" uuid,
	"position_id" uuid,
	"manager_id" uuid,
	"status" text DEFAULT 'active' NOT NULL,
	"employment_type" text DEFAULT 'full_time' NOT NULL,
	"email" text,
	"phone" text,
	"location" text,
	"hire_date" date NOT NULL,
	"base_salary" text,
	"national_id" text,
	"end_date" date
);
--> statement-breakpoint
ALTER TABLE "employee" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "escalation_rule" (
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
	"level" integer DEFAULT 1 NOT NULL,
	"trigger" text DEFAULT 'resolution' NOT NULL,
	"overdue_minutes" integer DEFAULT 0 NOT NULL,
	"priorities" text[],
	"queue_id" uuid,
	"assign_queue_id" uuid,
	"assign_owner_id" uuid,
	"raise_priority_to" text,
	"is_active" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
ALTER TABLE "escalation_rule" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "file_upload" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"size" double precision NOT NULL,
	"sha256" text NOT NULL,
	"uploaded_by" uuid NOT NULL,
	"kept_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "file_upload" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "form" (
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
	"fields" jsonb,
	"target_object" text DEFAULT 'lead' NOT NULL,
	"campaign_id" uuid,
	"redirect_url" text,
	"consent_text" text,
	"is_active" boolean DEFAULT true
);
--> statement-breakpoint
ALTER TABLE "form" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "forum_post" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"owner_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"forum_topic_id" uuid NOT NULL,
	"parent_post_id" uuid,
	"body" text NOT NULL,
	"portal_user_id" uuid,
	"is_answer" boolean DEFAULT false NOT NULL,
	"like_count" integer DEFAULT 0
);
--> statement-breakpoint
ALTER TABLE "forum_post" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "forum_topic" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"owner_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"title" text NOT NULL,
	"category" text DEFAULT 'general' NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"portal_user_id" uuid,
	"is_pinned" boolean DEFAULT false NOT NULL,
	"post_count" integer DEFAULT 0 NOT NULL,
	"last_post_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "forum_topic" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "goal" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"owner_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"title" text NOT NULL,
	"employee_id" uuid NOT NULL,
	"parent_goal_id" uuid,
	"status" text DEFAULT 'open' NOT NULL,
	"target_value" double precision,
	"actual_value" double precision,
	"unit" text,
	"weight" double precision,
	"progress" double precision,
	"start_date" date,
	"due_date" date,
	"description" text
);
--> statement-breakpoint
ALTER TABLE "goal" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "holiday" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"owner_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"holiday_calendar_id" uuid NOT NULL,
	"name" text NOT NULL,
	"date" date NOT NULL,
	"is_workday" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
ALTER TABLE "holiday" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "holiday_calendar" (
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
	"country" text,
	"is_default" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
ALTER TABLE "holiday_calendar" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "hook_delivery" (
	"event_id" uuid NOT NULL,
	"hook" text NOT NULL,
	"tenant_id" uuid NOT NULL,
	"object" text NOT NULL,
	"record_id" uuid NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "hook_delivery_event_id_hook_pk" PRIMARY KEY("event_id","hook")
);
--> statement-breakpoint
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
CREATE TABLE "interview" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"owner_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"application_id" uuid NOT NULL,
	"interviewer_id" uuid,
	"type" text DEFAULT 'technical' NOT NULL,
	"round" integer DEFAULT 1,
	"scheduled_at" timestamp (3) with time zone NOT NULL,
	"duration_minutes" integer DEFAULT 60,
	"location" text,
	"status" text DEFAULT 'scheduled' NOT NULL,
	"rating" integer,
	"recommendation" text,
	"feedback" text
);
--> statement-breakpoint
ALTER TABLE "interview" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "invoice" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"owner_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"invoice_number" text,
	"name" text,
	"account_id" uuid NOT NULL,
	"contract_id" uuid,
	"status" text DEFAULT 'draft' NOT NULL,
	"total_amount" numeric(18, 2),
	"total_amount_currency" char(3),
	"paid_amount" numeric(18, 2),
	"paid_amount_currency" char(3),
	"invoice_date" date,
	"due_date" date,
	"payment_terms" text DEFAULT 'net_30' NOT NULL,
	"period_start" date,
	"period_end" date,
	"description" text
);
--> statement-breakpoint
ALTER TABLE "invoice" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "invoice_line" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"owner_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"description" text NOT NULL,
	"invoice_id" uuid NOT NULL,
	"product_id" uuid,
	"quantity" double precision DEFAULT 1 NOT NULL,
	"unit_price" numeric(18, 2) NOT NULL,
	"unit_price_currency" char(3),
	"amount" numeric(18, 2),
	"amount_currency" char(3)
);
--> statement-breakpoint
ALTER TABLE "invoice_line" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "knowledge_article" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"owner_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"title" text NOT NULL,
	"article_number" text,
	"summary" text,
	"content" text,
	"category" text DEFAULT 'how_to' NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"visibility" text DEFAULT 'internal' NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"reviewer_id" uuid,
	"source_case_id" uuid,
	"published_at" timestamp (3) with time zone,
	"view_count" integer DEFAULT 0,
	"helpful_count" integer DEFAULT 0,
	"vote_count" integer DEFAULT 0,
	"helpful_rate" double precision
);
--> statement-breakpoint
ALTER TABLE "knowledge_article" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "landing_page" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"owner_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"title" text NOT NULL,
	"slug" text NOT NULL,
	"form_id" uuid,
	"campaign_id" uuid,
	"body" text,
	"published_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "landing_page" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "marketing_list" (
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
	"list_type" text DEFAULT 'static' NOT NULL,
	"target_object" text DEFAULT 'lead' NOT NULL,
	"filter" jsonb,
	"member_count" integer DEFAULT 0,
	"description" text
);
--> statement-breakpoint
ALTER TABLE "marketing_list" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
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
CREATE TABLE "number_counter" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"object" text NOT NULL,
	"field" text NOT NULL,
	"last" double precision DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "number_counter" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "offer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"owner_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"application_id" uuid NOT NULL,
	"position_id" uuid,
	"status" text DEFAULT 'draft' NOT NULL,
	"employment_type" text DEFAULT 'full_time' NOT NULL,
	"base_salary" numeric(18, 2) NOT NULL,
	"base_salary_currency" char(3),
	"bonus" numeric(18, 2),
	"bonus_currency" char(3),
	"start_date" date,
	"expires_on" date,
	"approved_by_id" uuid,
	"approved_at" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone,
	"terms" text
);
--> statement-breakpoint
ALTER TABLE "offer" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "onboarding" (
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
	"application_id" uuid,
	"employee_id" uuid,
	"status" text DEFAULT 'planned' NOT NULL,
	"start_date" date,
	"buddy_id" uuid,
	"task_id" uuid,
	"notes" text
);
--> statement-breakpoint
ALTER TABLE "onboarding" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "payment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"owner_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"invoice_id" uuid NOT NULL,
	"planned_amount" numeric(18, 2),
	"planned_amount_currency" char(3),
	"planned_date" date,
	"received_amount" numeric(18, 2),
	"received_amount_currency" char(3),
	"actual_date" date,
	"payment_method" text DEFAULT 'bank_transfer',
	"reference" text
);
--> statement-breakpoint
ALTER TABLE "payment" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "payroll" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"owner_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"employee_id" uuid NOT NULL,
	"period_start" date NOT NULL,
	"period_end" date NOT NULL,
	"gross_pay" text NOT NULL,
	"tax" text,
	"net_pay" text,
	"pay_date" date,
	"status" text DEFAULT 'draft' NOT NULL
);
--> statement-breakpoint
ALTER TABLE "payroll" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "performance_review" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"owner_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"employee_id" uuid NOT NULL,
	"reviewer_id" uuid,
	"period" text NOT NULL,
	"review_date" date,
	"status" text DEFAULT 'draft' NOT NULL,
	"quality_rating" double precision,
	"delivery_rating" double precision,
	"teamwork_rating" double precision,
	"growth_rating" double precision,
	"overall_rating" double precision,
	"strengths" text,
	"improvements" text
);
--> statement-breakpoint
ALTER TABLE "performance_review" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "portal_user" (
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
	"email" text NOT NULL,
	"contact_id" uuid,
	"account_id" uuid,
	"status" text DEFAULT 'invited' NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"last_login_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "portal_user" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "position" (
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
	"code" text,
	"department_id" uuid NOT NULL,
	"reports_to_id" uuid,
	"level" text,
	"employment_type" text DEFAULT 'full_time' NOT NULL,
	"headcount" integer DEFAULT 1 NOT NULL,
	"description" text,
	"is_active" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
ALTER TABLE "position" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "price_rule" (
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
	"pricebook_id" uuid,
	"product_id" uuid,
	"rule_type" text DEFAULT 'percent' NOT NULL,
	"priority" integer DEFAULT 100 NOT NULL,
	"scope" text DEFAULT 'product' NOT NULL,
	"price" numeric(18, 2),
	"price_currency" char(3),
	"discount" double precision,
	"tiers" jsonb,
	"promotion_code" text,
	"is_active" boolean DEFAULT true
);
--> statement-breakpoint
ALTER TABLE "price_rule" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pricebook" (
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
	"currency" text NOT NULL,
	"is_standard" boolean DEFAULT false,
	"start_date" date,
	"end_date" date,
	"is_active" boolean DEFAULT true,
	"description" text
);
--> statement-breakpoint
ALTER TABLE "pricebook" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "product" (
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
	"product_code" text NOT NULL,
	"family" text DEFAULT 'software' NOT NULL,
	"list_price" numeric(18, 2) NOT NULL,
	"list_price_currency" char(3),
	"cost_price" numeric(18, 2),
	"cost_price_currency" char(3),
	"quantity_unit" text DEFAULT 'piece' NOT NULL,
	"billing_frequency" text DEFAULT 'one_time',
	"is_active" boolean DEFAULT true,
	"description" text
);
--> statement-breakpoint
ALTER TABLE "product" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "product_bundle" (
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
	"bundle_code" text NOT NULL,
	"discount_percent" double precision DEFAULT 0,
	"is_active" boolean DEFAULT true,
	"description" text
);
--> statement-breakpoint
ALTER TABLE "product_bundle" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "product_bundle_component" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"owner_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"bundle_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"quantity" double precision DEFAULT 1 NOT NULL,
	"is_optional" boolean DEFAULT false,
	"price_override" numeric(18, 2),
	"price_override_currency" char(3)
);
--> statement-breakpoint
ALTER TABLE "product_bundle_component" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "queue" (
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
	"description" text,
	"email" text,
	"business_hours_id" uuid,
	"is_active" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
ALTER TABLE "queue" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "queue_member" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"owner_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"queue_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text DEFAULT 'agent' NOT NULL,
	"capacity" integer DEFAULT 20
);
--> statement-breakpoint
ALTER TABLE "queue_member" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "quote" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"owner_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"quote_number" text,
	"name" text,
	"opportunity_id" uuid NOT NULL,
	"account_id" uuid,
	"contact_id" uuid,
	"status" text DEFAULT 'draft' NOT NULL,
	"pricebook_id" uuid,
	"discount_schedule_id" uuid,
	"currency" text,
	"discount_percent" double precision DEFAULT 0 NOT NULL,
	"tax_percent" double precision DEFAULT 0 NOT NULL,
	"subtotal" numeric(18, 2),
	"subtotal_currency" char(3),
	"discount" numeric(18, 2),
	"discount_currency" char(3),
	"tax" numeric(18, 2),
	"tax_currency" char(3),
	"total" numeric(18, 2),
	"total_currency" char(3),
	"expiration_date" date,
	"accepted_at" timestamp (3) with time zone,
	"description" text
);
--> statement-breakpoint
ALTER TABLE "quote" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "quote_line_item" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"owner_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"quote_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"description" text,
	"quantity" double precision DEFAULT 1 NOT NULL,
	"list_price" numeric(18, 2),
	"list_price_currency" char(3),
	"unit_price" numeric(18, 2),
	"unit_price_currency" char(3),
	"discount" double precision DEFAULT 0 NOT NULL,
	"amount" numeric(18, 2),
	"amount_currency" char(3),
	"margin" double precision,
	"billing_frequency" text
);
--> statement-breakpoint
ALTER TABLE "quote_line_item" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "recruitment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"owner_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"title" text NOT NULL,
	"position_id" uuid,
	"department_id" uuid,
	"hiring_manager_id" uuid,
	"status" text DEFAULT 'open' NOT NULL,
	"headcount" integer DEFAULT 1 NOT NULL,
	"filled_count" integer DEFAULT 0 NOT NULL,
	"opened_on" date,
	"target_date" date,
	"salary_from" numeric(18, 2),
	"salary_from_currency" char(3),
	"salary_to" numeric(18, 2),
	"salary_to_currency" char(3),
	"location" text,
	"description" text
);
--> statement-breakpoint
ALTER TABLE "recruitment" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "routing_rule" (
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
	"order" integer DEFAULT 100 NOT NULL,
	"origins" text[],
	"priorities" text[],
	"types" text[],
	"sla_tiers" text[],
	"keywords" text,
	"queue_id" uuid NOT NULL,
	"required_skill_id" uuid,
	"is_active" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
ALTER TABLE "routing_rule" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
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
CREATE TABLE "skill" (
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
	"category" text,
	"description" text,
	"is_active" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
ALTER TABLE "skill" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sla_milestone" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"owner_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"case_id" uuid NOT NULL,
	"milestone" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"met_at" timestamp (3) with time zone,
	"is_violated" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sla_milestone" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sla_policy" (
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
	"tier" text DEFAULT 'standard' NOT NULL,
	"first_response_minutes" integer NOT NULL,
	"resolution_minutes" integer NOT NULL,
	"warning_percent" double precision DEFAULT 80 NOT NULL,
	"business_hours_id" uuid,
	"is_active" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sla_policy" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sla_template" (
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
	"sla_policy_id" uuid NOT NULL,
	"priority" text NOT NULL,
	"first_response_minutes" integer NOT NULL,
	"resolution_minutes" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sla_template" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "social_media_case" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"owner_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"platform" text NOT NULL,
	"author_handle" text NOT NULL,
	"content" text NOT NULL,
	"post_url" text,
	"sentiment" text DEFAULT 'neutral',
	"follower_count" integer,
	"posted_at" timestamp (3) with time zone NOT NULL,
	"replied_at" timestamp (3) with time zone,
	"case_id" uuid,
	"contact_id" uuid
);
--> statement-breakpoint
ALTER TABLE "social_media_case" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "time_off" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"owner_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"employee_id" uuid NOT NULL,
	"type" text DEFAULT 'annual' NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date NOT NULL,
	"is_half_day" boolean DEFAULT false NOT NULL,
	"days" double precision,
	"status" text DEFAULT 'requested' NOT NULL,
	"reason" text,
	"approved_by_id" uuid,
	"decided_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "time_off" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "training" (
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
	"employee_id" uuid NOT NULL,
	"type" text DEFAULT 'online' NOT NULL,
	"provider" text,
	"status" text DEFAULT 'planned' NOT NULL,
	"start_date" date,
	"end_date" date,
	"hours" double precision,
	"score" double precision,
	"cost" numeric(18, 2),
	"cost_currency" char(3)
);
--> statement-breakpoint
ALTER TABLE "training" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "unsubscribe" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"owner_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"email" text NOT NULL,
	"scope" text DEFAULT 'all' NOT NULL,
	"reason" text DEFAULT 'requested',
	"is_bounce" boolean DEFAULT false,
	"is_gdpr_request" boolean DEFAULT false,
	"campaign_id" uuid
);
--> statement-breakpoint
ALTER TABLE "unsubscribe" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "web_to_case" (
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
	"slug" text NOT NULL,
	"fields" jsonb,
	"queue_id" uuid,
	"priority" text DEFAULT 'medium' NOT NULL,
	"type" text,
	"success_message" text,
	"redirect_url" text,
	"requires_captcha" boolean DEFAULT true NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
ALTER TABLE "web_to_case" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
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
ALTER TABLE "account" ADD COLUMN "external_id" text;--> statement-breakpoint
ALTER TABLE "audit_head" ADD COLUMN "gone_seq" double precision DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_head" ADD COLUMN "gone_hash" text;--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "write_set_id" uuid;--> statement-breakpoint
ALTER TABLE "contact" ADD COLUMN "external_id" text;--> statement-breakpoint
ALTER TABLE "lead" ADD COLUMN "campaign_id" uuid;--> statement-breakpoint
ALTER TABLE "lead" ADD COLUMN "external_id" text;--> statement-breakpoint
ALTER TABLE "opportunity" ADD COLUMN "campaign_id" uuid;--> statement-breakpoint
ALTER TABLE "opportunity" ADD COLUMN "external_id" text;--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "external_id" text;--> statement-breakpoint
ALTER TABLE "tenant" ADD COLUMN "metadata_version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "agent_skill" ADD CONSTRAINT "agent_skill_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent_skill" ADD CONSTRAINT "agent_skill_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent_skill" ADD CONSTRAINT "agent_skill_skill_id_skill_id_fk" FOREIGN KEY ("skill_id") REFERENCES "public"."skill"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application" ADD CONSTRAINT "application_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application" ADD CONSTRAINT "application_candidate_id_candidate_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."candidate"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application" ADD CONSTRAINT "application_recruitment_id_recruitment_id_fk" FOREIGN KEY ("recruitment_id") REFERENCES "public"."recruitment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_request" ADD CONSTRAINT "approval_request_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_request" ADD CONSTRAINT "approval_request_current_approver_id_user_id_fk" FOREIGN KEY ("current_approver_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_request" ADD CONSTRAINT "approval_request_decided_by_user_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_rule" ADD CONSTRAINT "assignment_rule_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_rule" ADD CONSTRAINT "assignment_rule_assign_to_user_id_fk" FOREIGN KEY ("assign_to") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_employee_id_employee_id_fk" FOREIGN KEY ("employee_id") REFERENCES "public"."employee"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "business_hours" ADD CONSTRAINT "business_hours_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "business_hours" ADD CONSTRAINT "business_hours_holiday_calendar_id_holiday_calendar_id_fk" FOREIGN KEY ("holiday_calendar_id") REFERENCES "public"."holiday_calendar"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_parent_campaign_id_campaign_id_fk" FOREIGN KEY ("parent_campaign_id") REFERENCES "public"."campaign"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_member" ADD CONSTRAINT "campaign_member_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_member" ADD CONSTRAINT "campaign_member_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_member" ADD CONSTRAINT "campaign_member_lead_id_lead_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."lead"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_member" ADD CONSTRAINT "campaign_member_contact_id_contact_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contact"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidate" ADD CONSTRAINT "candidate_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidate" ADD CONSTRAINT "candidate_referred_by_id_employee_id_fk" FOREIGN KEY ("referred_by_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case" ADD CONSTRAINT "case_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case" ADD CONSTRAINT "case_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case" ADD CONSTRAINT "case_contact_id_contact_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contact"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case" ADD CONSTRAINT "case_queue_id_queue_id_fk" FOREIGN KEY ("queue_id") REFERENCES "public"."queue"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case" ADD CONSTRAINT "case_required_skill_id_skill_id_fk" FOREIGN KEY ("required_skill_id") REFERENCES "public"."skill"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case" ADD CONSTRAINT "case_sla_policy_id_sla_policy_id_fk" FOREIGN KEY ("sla_policy_id") REFERENCES "public"."sla_policy"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case" ADD CONSTRAINT "case_parent_case_id_case_id_fk" FOREIGN KEY ("parent_case_id") REFERENCES "public"."case"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_comment" ADD CONSTRAINT "case_comment_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_comment" ADD CONSTRAINT "case_comment_case_id_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_comment" ADD CONSTRAINT "case_comment_portal_user_id_portal_user_id_fk" FOREIGN KEY ("portal_user_id") REFERENCES "public"."portal_user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certification" ADD CONSTRAINT "certification_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certification" ADD CONSTRAINT "certification_employee_id_employee_id_fk" FOREIGN KEY ("employee_id") REFERENCES "public"."employee"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certification" ADD CONSTRAINT "certification_training_id_training_id_fk" FOREIGN KEY ("training_id") REFERENCES "public"."training"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract" ADD CONSTRAINT "contract_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract" ADD CONSTRAINT "contract_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract" ADD CONSTRAINT "contract_opportunity_id_opportunity_id_fk" FOREIGN KEY ("opportunity_id") REFERENCES "public"."opportunity"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custom_field" ADD CONSTRAINT "custom_field_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custom_object" ADD CONSTRAINT "custom_object_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "department" ADD CONSTRAINT "department_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "department" ADD CONSTRAINT "department_parent_id_department_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."department"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "department" ADD CONSTRAINT "department_head_id_user_id_fk" FOREIGN KEY ("head_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discount_schedule" ADD CONSTRAINT "discount_schedule_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "email_to_case" ADD CONSTRAINT "email_to_case_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "email_to_case" ADD CONSTRAINT "email_to_case_queue_id_queue_id_fk" FOREIGN KEY ("queue_id") REFERENCES "public"."queue"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "email_to_case" ADD CONSTRAINT "email_to_case_reply_template_id_email_template_id_fk" FOREIGN KEY ("reply_template_id") REFERENCES "public"."email_template"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "employee" ADD CONSTRAINT "employee_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "employee" ADD CONSTRAINT "employee_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "employee" ADD CONSTRAINT "employee_department_id_department_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."department"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "employee" ADD CONSTRAINT "employee_position_id_position_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."position"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "employee" ADD CONSTRAINT "employee_manager_id_employee_id_fk" FOREIGN KEY ("manager_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_rule" ADD CONSTRAINT "escalation_rule_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_rule" ADD CONSTRAINT "escalation_rule_queue_id_queue_id_fk" FOREIGN KEY ("queue_id") REFERENCES "public"."queue"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_rule" ADD CONSTRAINT "escalation_rule_assign_queue_id_queue_id_fk" FOREIGN KEY ("assign_queue_id") REFERENCES "public"."queue"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_rule" ADD CONSTRAINT "escalation_rule_assign_owner_id_user_id_fk" FOREIGN KEY ("assign_owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "form" ADD CONSTRAINT "form_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "form" ADD CONSTRAINT "form_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forum_post" ADD CONSTRAINT "forum_post_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forum_post" ADD CONSTRAINT "forum_post_forum_topic_id_forum_topic_id_fk" FOREIGN KEY ("forum_topic_id") REFERENCES "public"."forum_topic"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forum_post" ADD CONSTRAINT "forum_post_parent_post_id_forum_post_id_fk" FOREIGN KEY ("parent_post_id") REFERENCES "public"."forum_post"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forum_post" ADD CONSTRAINT "forum_post_portal_user_id_portal_user_id_fk" FOREIGN KEY ("portal_user_id") REFERENCES "public"."portal_user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forum_topic" ADD CONSTRAINT "forum_topic_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forum_topic" ADD CONSTRAINT "forum_topic_portal_user_id_portal_user_id_fk" FOREIGN KEY ("portal_user_id") REFERENCES "public"."portal_user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal" ADD CONSTRAINT "goal_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal" ADD CONSTRAINT "goal_employee_id_employee_id_fk" FOREIGN KEY ("employee_id") REFERENCES "public"."employee"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal" ADD CONSTRAINT "goal_parent_goal_id_goal_id_fk" FOREIGN KEY ("parent_goal_id") REFERENCES "public"."goal"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holiday" ADD CONSTRAINT "holiday_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holiday" ADD CONSTRAINT "holiday_holiday_calendar_id_holiday_calendar_id_fk" FOREIGN KEY ("holiday_calendar_id") REFERENCES "public"."holiday_calendar"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holiday_calendar" ADD CONSTRAINT "holiday_calendar_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_issue" ADD CONSTRAINT "import_issue_run_id_import_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."import_run"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_run_id_import_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."import_run"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interview" ADD CONSTRAINT "interview_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interview" ADD CONSTRAINT "interview_application_id_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."application"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interview" ADD CONSTRAINT "interview_interviewer_id_user_id_fk" FOREIGN KEY ("interviewer_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_contract_id_contract_id_fk" FOREIGN KEY ("contract_id") REFERENCES "public"."contract"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_line" ADD CONSTRAINT "invoice_line_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_line" ADD CONSTRAINT "invoice_line_invoice_id_invoice_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoice"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_line" ADD CONSTRAINT "invoice_line_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_article" ADD CONSTRAINT "knowledge_article_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_article" ADD CONSTRAINT "knowledge_article_reviewer_id_user_id_fk" FOREIGN KEY ("reviewer_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_article" ADD CONSTRAINT "knowledge_article_source_case_id_case_id_fk" FOREIGN KEY ("source_case_id") REFERENCES "public"."case"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "landing_page" ADD CONSTRAINT "landing_page_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "landing_page" ADD CONSTRAINT "landing_page_form_id_form_id_fk" FOREIGN KEY ("form_id") REFERENCES "public"."form"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "landing_page" ADD CONSTRAINT "landing_page_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marketing_list" ADD CONSTRAINT "marketing_list_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer" ADD CONSTRAINT "offer_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer" ADD CONSTRAINT "offer_application_id_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer" ADD CONSTRAINT "offer_position_id_position_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."position"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer" ADD CONSTRAINT "offer_approved_by_id_user_id_fk" FOREIGN KEY ("approved_by_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "onboarding" ADD CONSTRAINT "onboarding_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "onboarding" ADD CONSTRAINT "onboarding_application_id_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."application"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "onboarding" ADD CONSTRAINT "onboarding_employee_id_employee_id_fk" FOREIGN KEY ("employee_id") REFERENCES "public"."employee"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "onboarding" ADD CONSTRAINT "onboarding_buddy_id_user_id_fk" FOREIGN KEY ("buddy_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "onboarding" ADD CONSTRAINT "onboarding_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_invoice_id_invoice_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payroll" ADD CONSTRAINT "payroll_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payroll" ADD CONSTRAINT "payroll_employee_id_employee_id_fk" FOREIGN KEY ("employee_id") REFERENCES "public"."employee"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "performance_review" ADD CONSTRAINT "performance_review_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "performance_review" ADD CONSTRAINT "performance_review_employee_id_employee_id_fk" FOREIGN KEY ("employee_id") REFERENCES "public"."employee"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "performance_review" ADD CONSTRAINT "performance_review_reviewer_id_employee_id_fk" FOREIGN KEY ("reviewer_id") REFERENCES "public"."employee"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portal_user" ADD CONSTRAINT "portal_user_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portal_user" ADD CONSTRAINT "portal_user_contact_id_contact_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contact"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portal_user" ADD CONSTRAINT "portal_user_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position" ADD CONSTRAINT "position_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position" ADD CONSTRAINT "position_department_id_department_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."department"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position" ADD CONSTRAINT "position_reports_to_id_position_id_fk" FOREIGN KEY ("reports_to_id") REFERENCES "public"."position"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_rule" ADD CONSTRAINT "price_rule_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_rule" ADD CONSTRAINT "price_rule_pricebook_id_pricebook_id_fk" FOREIGN KEY ("pricebook_id") REFERENCES "public"."pricebook"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_rule" ADD CONSTRAINT "price_rule_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pricebook" ADD CONSTRAINT "pricebook_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product" ADD CONSTRAINT "product_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_bundle" ADD CONSTRAINT "product_bundle_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_bundle_component" ADD CONSTRAINT "product_bundle_component_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_bundle_component" ADD CONSTRAINT "product_bundle_component_bundle_id_product_bundle_id_fk" FOREIGN KEY ("bundle_id") REFERENCES "public"."product_bundle"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_bundle_component" ADD CONSTRAINT "product_bundle_component_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue" ADD CONSTRAINT "queue_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue" ADD CONSTRAINT "queue_business_hours_id_business_hours_id_fk" FOREIGN KEY ("business_hours_id") REFERENCES "public"."business_hours"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_member" ADD CONSTRAINT "queue_member_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_member" ADD CONSTRAINT "queue_member_queue_id_queue_id_fk" FOREIGN KEY ("queue_id") REFERENCES "public"."queue"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_member" ADD CONSTRAINT "queue_member_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quote" ADD CONSTRAINT "quote_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quote" ADD CONSTRAINT "quote_opportunity_id_opportunity_id_fk" FOREIGN KEY ("opportunity_id") REFERENCES "public"."opportunity"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quote" ADD CONSTRAINT "quote_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quote" ADD CONSTRAINT "quote_contact_id_contact_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contact"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quote" ADD CONSTRAINT "quote_pricebook_id_pricebook_id_fk" FOREIGN KEY ("pricebook_id") REFERENCES "public"."pricebook"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quote" ADD CONSTRAINT "quote_discount_schedule_id_discount_schedule_id_fk" FOREIGN KEY ("discount_schedule_id") REFERENCES "public"."discount_schedule"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quote_line_item" ADD CONSTRAINT "quote_line_item_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quote_line_item" ADD CONSTRAINT "quote_line_item_quote_id_quote_id_fk" FOREIGN KEY ("quote_id") REFERENCES "public"."quote"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quote_line_item" ADD CONSTRAINT "quote_line_item_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recruitment" ADD CONSTRAINT "recruitment_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recruitment" ADD CONSTRAINT "recruitment_position_id_position_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."position"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recruitment" ADD CONSTRAINT "recruitment_department_id_department_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."department"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recruitment" ADD CONSTRAINT "recruitment_hiring_manager_id_user_id_fk" FOREIGN KEY ("hiring_manager_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "routing_rule" ADD CONSTRAINT "routing_rule_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "routing_rule" ADD CONSTRAINT "routing_rule_queue_id_queue_id_fk" FOREIGN KEY ("queue_id") REFERENCES "public"."queue"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "routing_rule" ADD CONSTRAINT "routing_rule_required_skill_id_skill_id_fk" FOREIGN KEY ("required_skill_id") REFERENCES "public"."skill"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skill" ADD CONSTRAINT "skill_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sla_milestone" ADD CONSTRAINT "sla_milestone_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sla_milestone" ADD CONSTRAINT "sla_milestone_case_id_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sla_policy" ADD CONSTRAINT "sla_policy_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sla_policy" ADD CONSTRAINT "sla_policy_business_hours_id_business_hours_id_fk" FOREIGN KEY ("business_hours_id") REFERENCES "public"."business_hours"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sla_template" ADD CONSTRAINT "sla_template_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sla_template" ADD CONSTRAINT "sla_template_sla_policy_id_sla_policy_id_fk" FOREIGN KEY ("sla_policy_id") REFERENCES "public"."sla_policy"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "social_media_case" ADD CONSTRAINT "social_media_case_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "social_media_case" ADD CONSTRAINT "social_media_case_case_id_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "social_media_case" ADD CONSTRAINT "social_media_case_contact_id_contact_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contact"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_off" ADD CONSTRAINT "time_off_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_off" ADD CONSTRAINT "time_off_employee_id_employee_id_fk" FOREIGN KEY ("employee_id") REFERENCES "public"."employee"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_off" ADD CONSTRAINT "time_off_approved_by_id_user_id_fk" FOREIGN KEY ("approved_by_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training" ADD CONSTRAINT "training_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training" ADD CONSTRAINT "training_employee_id_employee_id_fk" FOREIGN KEY ("employee_id") REFERENCES "public"."employee"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unsubscribe" ADD CONSTRAINT "unsubscribe_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unsubscribe" ADD CONSTRAINT "unsubscribe_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "web_to_case" ADD CONSTRAINT "web_to_case_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "web_to_case" ADD CONSTRAINT "web_to_case_queue_id_queue_id_fk" FOREIGN KEY ("queue_id") REFERENCES "public"."queue"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agent_skill_skill_id_level_idx" ON "agent_skill" USING btree ("tenant_id","skill_id","level","id");--> statement-breakpoint
CREATE UNIQUE INDEX "agent_skill_user_id_skill_id_some_key" ON "agent_skill" USING btree ("user_id","skill_id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "agent_skill_created_at_idx" ON "agent_skill" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "application_candidate_id_recruitment_id_some_key" ON "application" USING btree ("candidate_id","recruitment_id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "application_recruitment_id_status_idx" ON "application" USING btree ("tenant_id","recruitment_id","status","created_at","id");--> statement-breakpoint
CREATE INDEX "application_owner_id_idx" ON "application" USING btree ("tenant_id","owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "application_applied_on_idx" ON "application" USING btree ("tenant_id","applied_on","id");--> statement-breakpoint
CREATE INDEX "application_created_at_idx" ON "application" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "approval_request_current_approver_id_status_idx" ON "approval_request" USING btree ("tenant_id","current_approver_id","status","created_at","id");--> statement-breakpoint
CREATE INDEX "approval_request_owner_id_status_idx" ON "approval_request" USING btree ("tenant_id","owner_id","status","created_at","id");--> statement-breakpoint
CREATE INDEX "approval_request_target_id_status_idx" ON "approval_request" USING btree ("tenant_id","target_id","status","created_at","id");--> statement-breakpoint
CREATE INDEX "approval_request_created_at_idx" ON "approval_request" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "assignment_rule_object_name_order_idx" ON "assignment_rule" USING btree ("tenant_id","object_name","order","id");--> statement-breakpoint
CREATE INDEX "assignment_rule_assign_to_idx" ON "assignment_rule" USING btree ("tenant_id","assign_to","created_at","id");--> statement-breakpoint
CREATE INDEX "assignment_rule_owner_id_idx" ON "assignment_rule" USING btree ("tenant_id","owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "assignment_rule_created_at_idx" ON "assignment_rule" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "attendance_employee_id_date_some_key" ON "attendance" USING btree ("employee_id","date") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "attendance_date_idx" ON "attendance" USING btree ("tenant_id","date","id");--> statement-breakpoint
CREATE INDEX "attendance_created_at_idx" ON "attendance" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "business_hours_holiday_calendar_id_idx" ON "business_hours" USING btree ("tenant_id","holiday_calendar_id","created_at","id");--> statement-breakpoint
CREATE INDEX "business_hours_created_at_idx" ON "business_hours" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "business_hours_name_key" ON "business_hours" USING btree ("tenant_id","name") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "campaign_status_start_date_idx" ON "campaign" USING btree ("tenant_id","status","start_date","id");--> statement-breakpoint
CREATE INDEX "campaign_start_date_idx" ON "campaign" USING btree ("tenant_id","start_date","id");--> statement-breakpoint
CREATE INDEX "campaign_owner_id_idx" ON "campaign" USING btree ("tenant_id","owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "campaign_parent_campaign_id_idx" ON "campaign" USING btree ("tenant_id","parent_campaign_id","created_at","id");--> statement-breakpoint
CREATE INDEX "campaign_created_at_idx" ON "campaign" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "campaign_member_campaign_id_status_idx" ON "campaign_member" USING btree ("tenant_id","campaign_id","status","created_at","id");--> statement-breakpoint
CREATE INDEX "campaign_member_lead_id_idx" ON "campaign_member" USING btree ("tenant_id","lead_id","created_at","id");--> statement-breakpoint
CREATE INDEX "campaign_member_contact_id_idx" ON "campaign_member" USING btree ("tenant_id","contact_id","created_at","id");--> statement-breakpoint
CREATE INDEX "campaign_member_owner_id_idx" ON "campaign_member" USING btree ("tenant_id","owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "campaign_member_created_at_idx" ON "campaign_member" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "candidate_status_score_idx" ON "candidate" USING btree ("tenant_id","status","score","id");--> statement-breakpoint
CREATE INDEX "candidate_owner_id_idx" ON "candidate" USING btree ("tenant_id","owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "candidate_referred_by_id_idx" ON "candidate" USING btree ("tenant_id","referred_by_id","created_at","id");--> statement-breakpoint
CREATE INDEX "candidate_created_at_idx" ON "candidate" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "case_status_priority_idx" ON "case" USING btree ("tenant_id","status","priority","created_at","id");--> statement-breakpoint
CREATE INDEX "case_owner_id_status_idx" ON "case" USING btree ("tenant_id","owner_id","status","created_at","id");--> statement-breakpoint
CREATE INDEX "case_queue_id_idx" ON "case" USING btree ("tenant_id","queue_id","created_at","id");--> statement-breakpoint
CREATE INDEX "case_resolution_due_some_idx" ON "case" USING btree ("tenant_id","resolution_due","id") WHERE status not in ('resolved', 'closed');--> statement-breakpoint
CREATE INDEX "case_first_response_due_some_idx" ON "case" USING btree ("tenant_id","first_response_due","id") WHERE first_response_at is null and status not in ('resolved', 'closed');--> statement-breakpoint
CREATE INDEX "case_account_id_idx" ON "case" USING btree ("tenant_id","account_id","created_at","id");--> statement-breakpoint
CREATE INDEX "case_contact_id_idx" ON "case" USING btree ("tenant_id","contact_id","created_at","id");--> statement-breakpoint
CREATE INDEX "case_sla_policy_id_idx" ON "case" USING btree ("tenant_id","sla_policy_id","created_at","id");--> statement-breakpoint
CREATE INDEX "case_required_skill_id_idx" ON "case" USING btree ("tenant_id","required_skill_id","created_at","id");--> statement-breakpoint
CREATE INDEX "case_parent_case_id_idx" ON "case" USING btree ("tenant_id","parent_case_id","created_at","id");--> statement-breakpoint
CREATE INDEX "case_created_at_idx" ON "case" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "case_case_number_key" ON "case" USING btree ("tenant_id","case_number") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "case_comment_case_id_created_at_idx" ON "case_comment" USING btree ("tenant_id","case_id","created_at","id");--> statement-breakpoint
CREATE INDEX "case_comment_owner_id_idx" ON "case_comment" USING btree ("tenant_id","owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "case_comment_portal_user_id_idx" ON "case_comment" USING btree ("tenant_id","portal_user_id","created_at","id");--> statement-breakpoint
CREATE INDEX "case_comment_created_at_idx" ON "case_comment" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "certification_employee_id_idx" ON "certification" USING btree ("tenant_id","employee_id","created_at","id");--> statement-breakpoint
CREATE INDEX "certification_training_id_idx" ON "certification" USING btree ("tenant_id","training_id","created_at","id");--> statement-breakpoint
CREATE INDEX "certification_expires_on_idx" ON "certification" USING btree ("tenant_id","expires_on","id");--> statement-breakpoint
CREATE INDEX "certification_created_at_idx" ON "certification" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "contract_owner_id_status_idx" ON "contract" USING btree ("tenant_id","owner_id","status","created_at","id");--> statement-breakpoint
CREATE INDEX "contract_account_id_idx" ON "contract" USING btree ("tenant_id","account_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "contract_opportunity_id_some_key" ON "contract" USING btree ("opportunity_id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "contract_end_date_idx" ON "contract" USING btree ("tenant_id","end_date","id");--> statement-breakpoint
CREATE INDEX "contract_start_date_idx" ON "contract" USING btree ("tenant_id","start_date","id");--> statement-breakpoint
CREATE INDEX "contract_created_at_idx" ON "contract" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "contract_owner_id_idx" ON "contract" USING btree ("tenant_id","owner_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "contract_contract_number_key" ON "contract" USING btree ("tenant_id","contract_number") WHERE deleted_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "custom_field_tenant_id_object_name_key" ON "custom_field" USING btree ("tenant_id","object","name");--> statement-breakpoint
CREATE UNIQUE INDEX "custom_field_column_name_key" ON "custom_field" USING btree ("column_name");--> statement-breakpoint
CREATE INDEX "custom_field_created_at_idx" ON "custom_field" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "custom_object_tenant_id_name_key" ON "custom_object" USING btree ("tenant_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "custom_object_table_name_key" ON "custom_object" USING btree ("table_name");--> statement-breakpoint
CREATE INDEX "custom_object_created_at_idx" ON "custom_object" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "data_key_tenant_id_some_key" ON "data_key" USING btree ("tenant_id") WHERE status = 'active';--> statement-breakpoint
CREATE INDEX "department_parent_id_idx" ON "department" USING btree ("tenant_id","parent_id","created_at","id");--> statement-breakpoint
CREATE INDEX "department_head_id_idx" ON "department" USING btree ("tenant_id","head_id","created_at","id");--> statement-breakpoint
CREATE INDEX "department_created_at_idx" ON "department" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "department_name_key" ON "department" USING btree ("tenant_id","name") WHERE deleted_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "department_code_key" ON "department" USING btree ("tenant_id","code") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "discount_schedule_name_idx" ON "discount_schedule" USING btree ("tenant_id","name","id");--> statement-breakpoint
CREATE INDEX "discount_schedule_owner_id_idx" ON "discount_schedule" USING btree ("tenant_id","owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "discount_schedule_created_at_idx" ON "discount_schedule" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "duplicate_key_shared" ON "duplicate_key" USING btree ("tenant_id","object","key","record_id");--> statement-breakpoint
CREATE UNIQUE INDEX "duplicate_candidate_tenant_id_one_id_other_id_key" ON "duplicate_candidate" USING btree ("tenant_id","one_id","other_id");--> statement-breakpoint
CREATE INDEX "duplicate_candidate_tenant_id_object_status_score_idx" ON "duplicate_candidate" USING btree ("tenant_id","object","status","score");--> statement-breakpoint
CREATE INDEX "duplicate_candidate_tenant_id_other_id_idx" ON "duplicate_candidate" USING btree ("tenant_id","other_id");--> statement-breakpoint
CREATE INDEX "email_to_case_queue_id_idx" ON "email_to_case" USING btree ("tenant_id","queue_id","created_at","id");--> statement-breakpoint
CREATE INDEX "email_to_case_reply_template_id_idx" ON "email_to_case" USING btree ("tenant_id","reply_template_id","created_at","id");--> statement-breakpoint
CREATE INDEX "email_to_case_created_at_idx" ON "email_to_case" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "email_to_case_address_key" ON "email_to_case" USING btree ("tenant_id","address") WHERE deleted_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "employee_user_id_some_key" ON "employee" USING btree ("user_id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "employee_department_id_status_idx" ON "employee" USING btree ("tenant_id","department_id","status","created_at","id");--> statement-breakpoint
CREATE INDEX "employee_position_id_idx" ON "employee" USING btree ("tenant_id","position_id","created_at","id");--> statement-breakpoint
CREATE INDEX "employee_manager_id_idx" ON "employee" USING btree ("tenant_id","manager_id","created_at","id");--> statement-breakpoint
CREATE INDEX "employee_hire_date_idx" ON "employee" USING btree ("tenant_id","hire_date","id");--> statement-breakpoint
CREATE INDEX "employee_name_idx" ON "employee" USING btree ("tenant_id","name","id");--> statement-breakpoint
CREATE INDEX "employee_created_at_idx" ON "employee" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "employee_employee_number_key" ON "employee" USING btree ("tenant_id","employee_number") WHERE deleted_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "employee_email_key" ON "employee" USING btree ("tenant_id","email") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "escalation_rule_level_idx" ON "escalation_rule" USING btree ("tenant_id","level","id");--> statement-breakpoint
CREATE INDEX "escalation_rule_queue_id_idx" ON "escalation_rule" USING btree ("tenant_id","queue_id","created_at","id");--> statement-breakpoint
CREATE INDEX "escalation_rule_assign_queue_id_idx" ON "escalation_rule" USING btree ("tenant_id","assign_queue_id","created_at","id");--> statement-breakpoint
CREATE INDEX "escalation_rule_assign_owner_id_idx" ON "escalation_rule" USING btree ("tenant_id","assign_owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "escalation_rule_created_at_idx" ON "escalation_rule" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "file_upload_tenant_id_key_key" ON "file_upload" USING btree ("tenant_id","key");--> statement-breakpoint
CREATE INDEX "file_upload_created_at_some_idx" ON "file_upload" USING btree ("created_at") WHERE kept_at is null;--> statement-breakpoint
CREATE INDEX "form_name_idx" ON "form" USING btree ("tenant_id","name","id");--> statement-breakpoint
CREATE INDEX "form_campaign_id_idx" ON "form" USING btree ("tenant_id","campaign_id","created_at","id");--> statement-breakpoint
CREATE INDEX "form_owner_id_idx" ON "form" USING btree ("tenant_id","owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "form_created_at_idx" ON "form" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "forum_post_forum_topic_id_created_at_idx" ON "forum_post" USING btree ("tenant_id","forum_topic_id","created_at","id");--> statement-breakpoint
CREATE INDEX "forum_post_parent_post_id_idx" ON "forum_post" USING btree ("tenant_id","parent_post_id","created_at","id");--> statement-breakpoint
CREATE INDEX "forum_post_portal_user_id_idx" ON "forum_post" USING btree ("tenant_id","portal_user_id","created_at","id");--> statement-breakpoint
CREATE INDEX "forum_post_owner_id_idx" ON "forum_post" USING btree ("tenant_id","owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "forum_post_created_at_idx" ON "forum_post" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "forum_topic_category_last_post_at_idx" ON "forum_topic" USING btree ("tenant_id","category","last_post_at","id");--> statement-breakpoint
CREATE INDEX "forum_topic_owner_id_idx" ON "forum_topic" USING btree ("tenant_id","owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "forum_topic_portal_user_id_idx" ON "forum_topic" USING btree ("tenant_id","portal_user_id","created_at","id");--> statement-breakpoint
CREATE INDEX "forum_topic_created_at_idx" ON "forum_topic" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "goal_employee_id_status_idx" ON "goal" USING btree ("tenant_id","employee_id","status","created_at","id");--> statement-breakpoint
CREATE INDEX "goal_parent_goal_id_idx" ON "goal" USING btree ("tenant_id","parent_goal_id","created_at","id");--> statement-breakpoint
CREATE INDEX "goal_due_date_idx" ON "goal" USING btree ("tenant_id","due_date","id");--> statement-breakpoint
CREATE INDEX "goal_created_at_idx" ON "goal" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "holiday_holiday_calendar_id_date_some_key" ON "holiday" USING btree ("holiday_calendar_id","date") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "holiday_date_idx" ON "holiday" USING btree ("tenant_id","date","id");--> statement-breakpoint
CREATE INDEX "holiday_created_at_idx" ON "holiday" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "holiday_calendar_created_at_idx" ON "holiday_calendar" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "holiday_calendar_name_key" ON "holiday_calendar" USING btree ("tenant_id","name") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "hook_delivery_due" ON "hook_delivery" USING btree ("next_at") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "hook_delivery_dead" ON "hook_delivery" USING btree ("tenant_id","ended_at") WHERE status = 'dead';--> statement-breakpoint
CREATE INDEX "import_issue_run_id_row_number_id_idx" ON "import_issue" USING btree ("run_id","row_number","id");--> statement-breakpoint
CREATE INDEX "import_row_run_id_row_number_idx" ON "import_row" USING btree ("run_id","row_number");--> statement-breakpoint
CREATE INDEX "import_row_run_id_id_some_idx" ON "import_row" USING btree ("run_id","id") WHERE outcome is null;--> statement-breakpoint
CREATE INDEX "import_row_run_id_record_id_idx" ON "import_row" USING btree ("run_id","record_id");--> statement-breakpoint
CREATE INDEX "import_run_owner_id_created_at_idx" ON "import_run" USING btree ("tenant_id","owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "import_run_status_updated_at_some_idx" ON "import_run" USING btree ("tenant_id","status","updated_at","id") WHERE status in ('queued', 'running', 'reverting');--> statement-breakpoint
CREATE INDEX "import_run_created_at_idx" ON "import_run" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "interview_application_id_idx" ON "interview" USING btree ("tenant_id","application_id","created_at","id");--> statement-breakpoint
CREATE INDEX "interview_interviewer_id_scheduled_at_idx" ON "interview" USING btree ("tenant_id","interviewer_id","scheduled_at","id");--> statement-breakpoint
CREATE INDEX "interview_scheduled_at_idx" ON "interview" USING btree ("tenant_id","scheduled_at","id");--> statement-breakpoint
CREATE INDEX "interview_owner_id_idx" ON "interview" USING btree ("tenant_id","owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "interview_created_at_idx" ON "interview" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "invoice_owner_id_status_idx" ON "invoice" USING btree ("tenant_id","owner_id","status","created_at","id");--> statement-breakpoint
CREATE INDEX "invoice_account_id_idx" ON "invoice" USING btree ("tenant_id","account_id","created_at","id");--> statement-breakpoint
CREATE INDEX "invoice_contract_id_idx" ON "invoice" USING btree ("tenant_id","contract_id","created_at","id");--> statement-breakpoint
CREATE INDEX "invoice_due_date_some_idx" ON "invoice" USING btree ("tenant_id","due_date","id") WHERE status in ('issued', 'partly_paid');--> statement-breakpoint
CREATE INDEX "invoice_due_date_idx" ON "invoice" USING btree ("tenant_id","due_date","id");--> statement-breakpoint
CREATE INDEX "invoice_created_at_idx" ON "invoice" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "invoice_invoice_number_key" ON "invoice" USING btree ("tenant_id","invoice_number") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "invoice_line_invoice_id_idx" ON "invoice_line" USING btree ("tenant_id","invoice_id","created_at","id");--> statement-breakpoint
CREATE INDEX "invoice_line_product_id_idx" ON "invoice_line" USING btree ("tenant_id","product_id","created_at","id");--> statement-breakpoint
CREATE INDEX "invoice_line_owner_id_idx" ON "invoice_line" USING btree ("tenant_id","owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "invoice_line_created_at_idx" ON "invoice_line" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "knowledge_article_status_category_idx" ON "knowledge_article" USING btree ("tenant_id","status","category","created_at","id");--> statement-breakpoint
CREATE INDEX "knowledge_article_owner_id_idx" ON "knowledge_article" USING btree ("tenant_id","owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "knowledge_article_published_at_idx" ON "knowledge_article" USING btree ("tenant_id","published_at","id");--> statement-breakpoint
CREATE INDEX "knowledge_article_reviewer_id_idx" ON "knowledge_article" USING btree ("tenant_id","reviewer_id","created_at","id");--> statement-breakpoint
CREATE INDEX "knowledge_article_source_case_id_idx" ON "knowledge_article" USING btree ("tenant_id","source_case_id","created_at","id");--> statement-breakpoint
CREATE INDEX "knowledge_article_created_at_idx" ON "knowledge_article" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "knowledge_article_article_number_key" ON "knowledge_article" USING btree ("tenant_id","article_number") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "landing_page_form_id_idx" ON "landing_page" USING btree ("tenant_id","form_id","created_at","id");--> statement-breakpoint
CREATE INDEX "landing_page_campaign_id_idx" ON "landing_page" USING btree ("tenant_id","campaign_id","created_at","id");--> statement-breakpoint
CREATE INDEX "landing_page_published_at_idx" ON "landing_page" USING btree ("tenant_id","published_at","id");--> statement-breakpoint
CREATE INDEX "landing_page_owner_id_idx" ON "landing_page" USING btree ("tenant_id","owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "landing_page_created_at_idx" ON "landing_page" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "landing_page_slug_key" ON "landing_page" USING btree ("tenant_id","slug") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "marketing_list_name_idx" ON "marketing_list" USING btree ("tenant_id","name","id");--> statement-breakpoint
CREATE INDEX "marketing_list_owner_id_idx" ON "marketing_list" USING btree ("tenant_id","owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "marketing_list_created_at_idx" ON "marketing_list" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "merged_record_tenant_id_record_id_idx" ON "merged_record" USING btree ("tenant_id","record_id");--> statement-breakpoint
CREATE UNIQUE INDEX "number_counter_tenant_id_object_field_key" ON "number_counter" USING btree ("tenant_id","object","field");--> statement-breakpoint
CREATE INDEX "offer_application_id_idx" ON "offer" USING btree ("tenant_id","application_id","created_at","id");--> statement-breakpoint
CREATE INDEX "offer_position_id_idx" ON "offer" USING btree ("tenant_id","position_id","created_at","id");--> statement-breakpoint
CREATE INDEX "offer_approved_by_id_idx" ON "offer" USING btree ("tenant_id","approved_by_id","created_at","id");--> statement-breakpoint
CREATE INDEX "offer_owner_id_status_idx" ON "offer" USING btree ("tenant_id","owner_id","status","created_at","id");--> statement-breakpoint
CREATE INDEX "offer_expires_on_idx" ON "offer" USING btree ("tenant_id","expires_on","id");--> statement-breakpoint
CREATE INDEX "offer_created_at_idx" ON "offer" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "onboarding_application_id_some_key" ON "onboarding" USING btree ("application_id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "onboarding_employee_id_idx" ON "onboarding" USING btree ("tenant_id","employee_id","created_at","id");--> statement-breakpoint
CREATE INDEX "onboarding_buddy_id_idx" ON "onboarding" USING btree ("tenant_id","buddy_id","created_at","id");--> statement-breakpoint
CREATE INDEX "onboarding_task_id_idx" ON "onboarding" USING btree ("tenant_id","task_id","created_at","id");--> statement-breakpoint
CREATE INDEX "onboarding_owner_id_status_idx" ON "onboarding" USING btree ("tenant_id","owner_id","status","created_at","id");--> statement-breakpoint
CREATE INDEX "onboarding_start_date_idx" ON "onboarding" USING btree ("tenant_id","start_date","id");--> statement-breakpoint
CREATE INDEX "onboarding_created_at_idx" ON "onboarding" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "payment_invoice_id_idx" ON "payment" USING btree ("tenant_id","invoice_id","created_at","id");--> statement-breakpoint
CREATE INDEX "payment_actual_date_idx" ON "payment" USING btree ("tenant_id","actual_date","id");--> statement-breakpoint
CREATE INDEX "payment_planned_date_idx" ON "payment" USING btree ("tenant_id","planned_date","id");--> statement-breakpoint
CREATE INDEX "payment_owner_id_idx" ON "payment" USING btree ("tenant_id","owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "payment_created_at_idx" ON "payment" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "payroll_employee_id_period_start_some_key" ON "payroll" USING btree ("employee_id","period_start") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "payroll_pay_date_idx" ON "payroll" USING btree ("tenant_id","pay_date","id");--> statement-breakpoint
CREATE INDEX "payroll_status_idx" ON "payroll" USING btree ("tenant_id","status","created_at","id");--> statement-breakpoint
CREATE INDEX "payroll_created_at_idx" ON "payroll" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "performance_review_employee_id_period_some_key" ON "performance_review" USING btree ("employee_id","period") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "performance_review_reviewer_id_idx" ON "performance_review" USING btree ("tenant_id","reviewer_id","created_at","id");--> statement-breakpoint
CREATE INDEX "performance_review_review_date_idx" ON "performance_review" USING btree ("tenant_id","review_date","id");--> statement-breakpoint
CREATE INDEX "performance_review_created_at_idx" ON "performance_review" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "portal_user_contact_id_idx" ON "portal_user" USING btree ("tenant_id","contact_id","created_at","id");--> statement-breakpoint
CREATE INDEX "portal_user_account_id_idx" ON "portal_user" USING btree ("tenant_id","account_id","created_at","id");--> statement-breakpoint
CREATE INDEX "portal_user_status_idx" ON "portal_user" USING btree ("tenant_id","status","created_at","id");--> statement-breakpoint
CREATE INDEX "portal_user_created_at_idx" ON "portal_user" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "portal_user_email_key" ON "portal_user" USING btree ("tenant_id","email") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "position_department_id_idx" ON "position" USING btree ("tenant_id","department_id","created_at","id");--> statement-breakpoint
CREATE INDEX "position_reports_to_id_idx" ON "position" USING btree ("tenant_id","reports_to_id","created_at","id");--> statement-breakpoint
CREATE INDEX "position_created_at_idx" ON "position" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "position_code_key" ON "position" USING btree ("tenant_id","code") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "price_rule_pricebook_id_priority_idx" ON "price_rule" USING btree ("tenant_id","pricebook_id","priority","id");--> statement-breakpoint
CREATE INDEX "price_rule_product_id_idx" ON "price_rule" USING btree ("tenant_id","product_id","created_at","id");--> statement-breakpoint
CREATE INDEX "price_rule_promotion_code_idx" ON "price_rule" USING btree ("tenant_id","promotion_code","id");--> statement-breakpoint
CREATE INDEX "price_rule_owner_id_idx" ON "price_rule" USING btree ("tenant_id","owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "price_rule_created_at_idx" ON "price_rule" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "pricebook_start_date_idx" ON "pricebook" USING btree ("tenant_id","start_date","id");--> statement-breakpoint
CREATE INDEX "pricebook_owner_id_idx" ON "pricebook" USING btree ("tenant_id","owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "pricebook_created_at_idx" ON "pricebook" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "product_family_idx" ON "product" USING btree ("tenant_id","family","created_at","id");--> statement-breakpoint
CREATE INDEX "product_name_idx" ON "product" USING btree ("tenant_id","name","id");--> statement-breakpoint
CREATE INDEX "product_owner_id_idx" ON "product" USING btree ("tenant_id","owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "product_created_at_idx" ON "product" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "product_product_code_key" ON "product" USING btree ("tenant_id","product_code") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "product_bundle_name_idx" ON "product_bundle" USING btree ("tenant_id","name","id");--> statement-breakpoint
CREATE INDEX "product_bundle_owner_id_idx" ON "product_bundle" USING btree ("tenant_id","owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "product_bundle_created_at_idx" ON "product_bundle" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "product_bundle_bundle_code_key" ON "product_bundle" USING btree ("tenant_id","bundle_code") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "product_bundle_component_bundle_id_idx" ON "product_bundle_component" USING btree ("tenant_id","bundle_id","created_at","id");--> statement-breakpoint
CREATE INDEX "product_bundle_component_product_id_idx" ON "product_bundle_component" USING btree ("tenant_id","product_id","created_at","id");--> statement-breakpoint
CREATE INDEX "product_bundle_component_owner_id_idx" ON "product_bundle_component" USING btree ("tenant_id","owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "product_bundle_component_created_at_idx" ON "product_bundle_component" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "queue_business_hours_id_idx" ON "queue" USING btree ("tenant_id","business_hours_id","created_at","id");--> statement-breakpoint
CREATE INDEX "queue_owner_id_idx" ON "queue" USING btree ("tenant_id","owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "queue_created_at_idx" ON "queue" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "queue_name_key" ON "queue" USING btree ("tenant_id","name") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "queue_member_user_id_idx" ON "queue_member" USING btree ("tenant_id","user_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "queue_member_queue_id_user_id_some_key" ON "queue_member" USING btree ("queue_id","user_id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "queue_member_created_at_idx" ON "queue_member" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "quote_owner_id_status_idx" ON "quote" USING btree ("tenant_id","owner_id","status","created_at","id");--> statement-breakpoint
CREATE INDEX "quote_opportunity_id_idx" ON "quote" USING btree ("tenant_id","opportunity_id","created_at","id");--> statement-breakpoint
CREATE INDEX "quote_account_id_idx" ON "quote" USING btree ("tenant_id","account_id","created_at","id");--> statement-breakpoint
CREATE INDEX "quote_contact_id_idx" ON "quote" USING btree ("tenant_id","contact_id","created_at","id");--> statement-breakpoint
CREATE INDEX "quote_pricebook_id_idx" ON "quote" USING btree ("tenant_id","pricebook_id","created_at","id");--> statement-breakpoint
CREATE INDEX "quote_discount_schedule_id_idx" ON "quote" USING btree ("tenant_id","discount_schedule_id","created_at","id");--> statement-breakpoint
CREATE INDEX "quote_expiration_date_idx" ON "quote" USING btree ("tenant_id","expiration_date","id");--> statement-breakpoint
CREATE INDEX "quote_created_at_idx" ON "quote" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "quote_owner_id_idx" ON "quote" USING btree ("tenant_id","owner_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "quote_quote_number_key" ON "quote" USING btree ("tenant_id","quote_number") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "quote_line_item_quote_id_idx" ON "quote_line_item" USING btree ("tenant_id","quote_id","created_at","id");--> statement-breakpoint
CREATE INDEX "quote_line_item_product_id_idx" ON "quote_line_item" USING btree ("tenant_id","product_id","created_at","id");--> statement-breakpoint
CREATE INDEX "quote_line_item_owner_id_idx" ON "quote_line_item" USING btree ("tenant_id","owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "quote_line_item_created_at_idx" ON "quote_line_item" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "recruitment_status_idx" ON "recruitment" USING btree ("tenant_id","status","created_at","id");--> statement-breakpoint
CREATE INDEX "recruitment_position_id_idx" ON "recruitment" USING btree ("tenant_id","position_id","created_at","id");--> statement-breakpoint
CREATE INDEX "recruitment_department_id_idx" ON "recruitment" USING btree ("tenant_id","department_id","created_at","id");--> statement-breakpoint
CREATE INDEX "recruitment_hiring_manager_id_idx" ON "recruitment" USING btree ("tenant_id","hiring_manager_id","created_at","id");--> statement-breakpoint
CREATE INDEX "recruitment_owner_id_idx" ON "recruitment" USING btree ("tenant_id","owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "recruitment_target_date_idx" ON "recruitment" USING btree ("tenant_id","target_date","id");--> statement-breakpoint
CREATE INDEX "recruitment_created_at_idx" ON "recruitment" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "routing_rule_order_idx" ON "routing_rule" USING btree ("tenant_id","order","id");--> statement-breakpoint
CREATE INDEX "routing_rule_queue_id_idx" ON "routing_rule" USING btree ("tenant_id","queue_id","created_at","id");--> statement-breakpoint
CREATE INDEX "routing_rule_required_skill_id_idx" ON "routing_rule" USING btree ("tenant_id","required_skill_id","created_at","id");--> statement-breakpoint
CREATE INDEX "routing_rule_created_at_idx" ON "routing_rule" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "saved_view_object_name_name_idx" ON "saved_view" USING btree ("tenant_id","object_name","name","id");--> statement-breakpoint
CREATE INDEX "saved_view_created_at_idx" ON "saved_view" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "skill_created_at_idx" ON "skill" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "skill_name_key" ON "skill" USING btree ("tenant_id","name") WHERE deleted_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "sla_milestone_case_id_milestone_key" ON "sla_milestone" USING btree ("case_id","milestone");--> statement-breakpoint
CREATE INDEX "sla_milestone_due_at_some_idx" ON "sla_milestone" USING btree ("tenant_id","due_at","id") WHERE met_at is null;--> statement-breakpoint
CREATE INDEX "sla_milestone_created_at_idx" ON "sla_milestone" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "sla_policy_tier_idx" ON "sla_policy" USING btree ("tenant_id","tier","created_at","id");--> statement-breakpoint
CREATE INDEX "sla_policy_business_hours_id_idx" ON "sla_policy" USING btree ("tenant_id","business_hours_id","created_at","id");--> statement-breakpoint
CREATE INDEX "sla_policy_created_at_idx" ON "sla_policy" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "sla_policy_name_key" ON "sla_policy" USING btree ("tenant_id","name") WHERE deleted_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "sla_template_sla_policy_id_priority_some_key" ON "sla_template" USING btree ("sla_policy_id","priority") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "sla_template_created_at_idx" ON "sla_template" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "social_media_case_case_id_idx" ON "social_media_case" USING btree ("tenant_id","case_id","created_at","id");--> statement-breakpoint
CREATE INDEX "social_media_case_contact_id_idx" ON "social_media_case" USING btree ("tenant_id","contact_id","created_at","id");--> statement-breakpoint
CREATE INDEX "social_media_case_owner_id_idx" ON "social_media_case" USING btree ("tenant_id","owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "social_media_case_platform_posted_at_idx" ON "social_media_case" USING btree ("tenant_id","platform","posted_at","id");--> statement-breakpoint
CREATE INDEX "social_media_case_created_at_idx" ON "social_media_case" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "time_off_employee_id_start_date_idx" ON "time_off" USING btree ("tenant_id","employee_id","start_date","id");--> statement-breakpoint
CREATE INDEX "time_off_start_date_end_date_idx" ON "time_off" USING btree ("tenant_id","start_date","end_date","id");--> statement-breakpoint
CREATE INDEX "time_off_status_idx" ON "time_off" USING btree ("tenant_id","status","created_at","id");--> statement-breakpoint
CREATE INDEX "time_off_approved_by_id_idx" ON "time_off" USING btree ("tenant_id","approved_by_id","created_at","id");--> statement-breakpoint
CREATE INDEX "time_off_created_at_idx" ON "time_off" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "training_employee_id_status_idx" ON "training" USING btree ("tenant_id","employee_id","status","created_at","id");--> statement-breakpoint
CREATE INDEX "training_start_date_idx" ON "training" USING btree ("tenant_id","start_date","id");--> statement-breakpoint
CREATE INDEX "training_created_at_idx" ON "training" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "unsubscribe_campaign_id_idx" ON "unsubscribe" USING btree ("tenant_id","campaign_id","created_at","id");--> statement-breakpoint
CREATE INDEX "unsubscribe_owner_id_idx" ON "unsubscribe" USING btree ("tenant_id","owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "unsubscribe_created_at_idx" ON "unsubscribe" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "unsubscribe_email_key" ON "unsubscribe" USING btree ("tenant_id","email") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "web_to_case_queue_id_idx" ON "web_to_case" USING btree ("tenant_id","queue_id","created_at","id");--> statement-breakpoint
CREATE INDEX "web_to_case_created_at_idx" ON "web_to_case" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "web_to_case_slug_key" ON "web_to_case" USING btree ("tenant_id","slug") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "write_set_tenant_id_cause_some_idx" ON "write_set" USING btree ("tenant_id","cause") WHERE cause is not null;--> statement-breakpoint
CREATE INDEX "write_set_tenant_id_undone_by_some_idx" ON "write_set" USING btree ("tenant_id","undone_by") WHERE undone_by is not null;--> statement-breakpoint
ALTER TABLE "lead" ADD CONSTRAINT "lead_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opportunity" ADD CONSTRAINT "opportunity_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "account_external_id_key" ON "account" USING btree ("tenant_id","external_id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "activity_created_at_idx" ON "activity" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "activity_owner_id_idx" ON "activity" USING btree ("tenant_id","owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "attachment_created_at_idx" ON "attachment" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "audit_log_write_set_id_idx" ON "audit_log" USING btree ("write_set_id");--> statement-breakpoint
CREATE UNIQUE INDEX "contact_external_id_key" ON "contact" USING btree ("tenant_id","external_id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "email_created_at_idx" ON "email" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "email_template_created_at_idx" ON "email_template" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "lead_campaign_id_idx" ON "lead" USING btree ("tenant_id","campaign_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "lead_external_id_key" ON "lead" USING btree ("tenant_id","external_id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "opportunity_campaign_id_idx" ON "opportunity" USING btree ("tenant_id","campaign_id","created_at","id");--> statement-breakpoint
CREATE INDEX "opportunity_owner_id_idx" ON "opportunity" USING btree ("tenant_id","owner_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "opportunity_external_id_key" ON "opportunity" USING btree ("tenant_id","external_id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "role_created_at_idx" ON "role" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "search_document_embedder" ON "search_document" USING btree ("tenant_id","embedder");--> statement-breakpoint
CREATE UNIQUE INDEX "task_external_id_key" ON "task" USING btree ("tenant_id","external_id") WHERE deleted_at is null;--> statement-breakpoint
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
CREATE POLICY "tenant_only" ON "agent_skill" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "application" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "approval_request" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "assignment_rule" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "attendance" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "business_hours" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "campaign" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "campaign_member" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "candidate" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "case" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "case_comment" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "certification" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "contract" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "custom_field" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "custom_object" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "data_key" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "department" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "discount_schedule" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "duplicate_candidate" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "email_to_case" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "employee" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "escalation_rule" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "file_upload" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "form" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "forum_post" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "forum_topic" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "goal" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "holiday" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "holiday_calendar" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "import_issue" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "import_row" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "import_run" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "interview" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "invoice" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "invoice_line" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "knowledge_article" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "landing_page" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "marketing_list" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "merged_record" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "number_counter" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "offer" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "onboarding" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "payment" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "payroll" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "performance_review" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "portal_user" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "position" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "price_rule" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "pricebook" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "product" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "product_bundle" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "product_bundle_component" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "queue" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "queue_member" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "quote" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "quote_line_item" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "recruitment" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "routing_rule" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "saved_view" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "skill" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "sla_milestone" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "sla_policy" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "sla_template" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "social_media_case" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "time_off" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "training" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "unsubscribe" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "web_to_case" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "write_set" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);