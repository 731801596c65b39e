CREATE TABLE "account" (
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
	"account_number" text,
	"type" text DEFAULT 'prospect',
	"industry" text,
	"annual_revenue" numeric(18, 2),
	"annual_revenue_currency" char(3),
	"employee_count" integer,
	"rating" text,
	"customer_status" text,
	"sla_tier" text,
	"health_score" integer,
	"churn_risk" double precision,
	"next_renewal_date" date,
	"contract_value" numeric(18, 2),
	"contract_value_currency" char(3),
	"parent_id" uuid,
	"phone" text,
	"website" text,
	"location" text,
	"description" text,
	"last_activity_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "account" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "activity" (
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
	"type" text DEFAULT 'call' NOT NULL,
	"who_id" uuid,
	"who_type" text,
	"what_id" uuid,
	"what_type" text,
	"activity_date" timestamp (3) with time zone NOT NULL,
	"duration_minutes" integer,
	"outcome" text,
	"direction" text,
	"description" text,
	"check_in_location" text
);
--> statement-breakpoint
ALTER TABLE "activity" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "agent_event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"run_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"event" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "agent_event" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "agent_run" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"thread_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"door" text NOT NULL,
	"text" text NOT NULL,
	"status" text DEFAULT 'queued' NOT NULL,
	"options" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"result" jsonb,
	"model" text,
	"lease_owner" text,
	"lease_until" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"cancel_requested" boolean DEFAULT false NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "agent_run" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "agent_step" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"run_id" uuid NOT NULL,
	"step_id" text NOT NULL,
	"action_index" integer DEFAULT 0 NOT NULL,
	"tool" text NOT NULL,
	"args" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"status" text NOT NULL,
	"claim_key" text,
	"result" jsonb,
	"error" jsonb,
	"approval_id" uuid,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "agent_step" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "agent_thread" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"user_id" uuid NOT NULL,
	"title" text,
	"focus" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"pending" jsonb,
	"deleted_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "agent_thread" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "approval" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"run_id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"step_id" text NOT NULL,
	"tool" text NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"summary" text NOT NULL,
	"reason" jsonb,
	"rows" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"payload_hash" text NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"decided_at" timestamp (3) with time zone,
	"decided_by" uuid
);
--> statement-breakpoint
ALTER TABLE "approval" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "attachment" (
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
	"files" jsonb NOT NULL,
	"parent_id" uuid,
	"parent_type" text
);
--> statement-breakpoint
ALTER TABLE "attachment" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_head" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"seq" double precision NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_head" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"seq" double precision NOT NULL,
	"object" text NOT NULL,
	"record_id" uuid NOT NULL,
	"action" text NOT NULL,
	"user_id" uuid,
	"door" text NOT NULL,
	"cause" text,
	"changes" jsonb NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_log" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "captured_mail" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"message_id" text NOT NULL,
	"from_address" text NOT NULL,
	"to_address" text NOT NULL,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"html" text,
	"raw" text NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "captured_mail" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "contact" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"owner_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"first_name" text,
	"last_name" text NOT NULL,
	"account_id" uuid,
	"title" text,
	"department" text,
	"level" text,
	"email" text,
	"phone" text,
	"is_primary" boolean DEFAULT false,
	"is_decision_maker" boolean DEFAULT false,
	"influence_level" text,
	"relationship_strength" text,
	"preferred_contact" text,
	"birthday" date,
	"language" text,
	"is_unsubscribed" boolean DEFAULT false,
	"last_activity_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "contact" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "email" (
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
	"status" text DEFAULT 'draft' NOT NULL,
	"direction" text DEFAULT 'outbound' NOT NULL,
	"message_id" text NOT NULL,
	"from_address" text NOT NULL,
	"to_address" text NOT NULL,
	"to_id" uuid,
	"to_object" text,
	"related_id" uuid,
	"related_object" text,
	"body" text,
	"html" text,
	"template_id" uuid,
	"error" text,
	"sent_at" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "email" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "email_template" (
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
	"subject" text NOT NULL,
	"html_body" text,
	"text_body" text NOT NULL,
	"locale" text DEFAULT 'en' NOT NULL,
	"aliases" jsonb,
	"variables" jsonb
);
--> statement-breakpoint
ALTER TABLE "email_template" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "lead" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"owner_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"first_name" text,
	"last_name" text NOT NULL,
	"company" text,
	"title" text,
	"email" text,
	"phone" text,
	"industry" text,
	"employee_count" integer,
	"estimated_budget" numeric(18, 2),
	"estimated_budget_currency" char(3),
	"status" text DEFAULT 'new' NOT NULL,
	"rating" text,
	"lead_score" integer,
	"lead_source" text,
	"email_opens" integer DEFAULT 0,
	"website_visits" integer DEFAULT 0,
	"is_in_public_pool" boolean DEFAULT false,
	"claimed_at" timestamp (3) with time zone,
	"converted_account_id" uuid,
	"converted_contact_id" uuid,
	"converted_opportunity_id" uuid,
	"converted_at" timestamp (3) with time zone,
	"description" text,
	"language" text,
	"is_unsubscribed" boolean DEFAULT false,
	"last_activity_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "lead" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "memory" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"source" jsonb,
	"expires_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "memory" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "note" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"owner_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"body" text NOT NULL,
	"parent_id" uuid,
	"parent_type" text,
	"mentioned_user_ids" jsonb,
	"is_private" boolean DEFAULT false
);
--> statement-breakpoint
ALTER TABLE "note" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "opportunity" (
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
	"account_id" uuid NOT NULL,
	"contact_id" uuid,
	"amount" numeric(18, 2),
	"amount_currency" char(3),
	"close_date" date NOT NULL,
	"stage" text DEFAULT 'prospecting' NOT NULL,
	"probability" double precision,
	"win_probability" double precision,
	"next_step" text,
	"forecast_category" text,
	"expected_revenue" numeric(18, 2),
	"expected_revenue_currency" char(3),
	"lead_source" text,
	"competitor" text,
	"lost_reason" text,
	"closed_at" timestamp (3) with time zone,
	"description" text,
	"last_activity_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "opportunity" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "outbox_delivery" (
	"event_id" uuid NOT NULL,
	"subscriber" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone DEFAULT now() NOT NULL,
	"done_at" timestamp with time zone,
	"dead_at" timestamp with time zone,
	"error" text,
	CONSTRAINT "outbox_delivery_event_id_subscriber_pk" PRIMARY KEY("event_id","subscriber")
);
--> statement-breakpoint
CREATE TABLE "outbox_event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"type" text NOT NULL,
	"object" text NOT NULL,
	"record_id" uuid NOT NULL,
	"record_version" integer NOT NULL,
	"user_id" uuid,
	"door" text NOT NULL,
	"cause" text,
	"changes" jsonb NOT NULL,
	"relayed_at" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"error" text
);
--> statement-breakpoint
ALTER TABLE "outbox_event" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "role" (
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
	"label" text NOT NULL,
	"description" text
);
--> statement-breakpoint
ALTER TABLE "role" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "search_document" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"tenant_id" uuid NOT NULL,
	"object" text NOT NULL,
	"record_id" uuid NOT NULL,
	"parent_object" text,
	"parent_id" uuid,
	"name" text NOT NULL,
	"subtitle" text,
	"name_norm" text NOT NULL,
	"names" text[] NOT NULL,
	"readings" text[] NOT NULL,
	"text" text NOT NULL,
	"lexemes" "tsvector" NOT NULL,
	"vector" vector(1536),
	"embedder" text,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_idf" (
	"tenant_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"documents" integer NOT NULL,
	"weights" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "search_idf_tenant_id_version_pk" PRIMARY KEY("tenant_id","version")
);
--> statement-breakpoint
CREATE TABLE "side_effect" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"key" text NOT NULL,
	"run_id" uuid,
	"step_id" text,
	"status" text NOT NULL,
	"object" text,
	"record_id" uuid,
	"result" jsonb
);
--> statement-breakpoint
ALTER TABLE "side_effect" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "task" (
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
	"due_date" date,
	"priority" text DEFAULT 'normal' NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"who_id" uuid,
	"who_type" text,
	"what_id" uuid,
	"what_type" text,
	"parent_task_id" uuid,
	"percent_complete" double precision DEFAULT 0,
	"assigned_to" uuid,
	"completed_at" timestamp (3) with time zone,
	"reminder_at" timestamp (3) with time zone,
	"description" text
);
--> statement-breakpoint
ALTER TABLE "task" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "team" (
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
	"description" text
);
--> statement-breakpoint
ALTER TABLE "team" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "team_member" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"owner_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"team_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text DEFAULT 'member' NOT NULL
);
--> statement-breakpoint
ALTER TABLE "team_member" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tenant" (
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
	"currency" text DEFAULT 'CNY' NOT NULL,
	"time_zone" text DEFAULT 'Asia/Shanghai' NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"high_value_lead_score" integer DEFAULT 80 NOT NULL,
	"stage_transitions" jsonb,
	"mail_from" text
);
--> statement-breakpoint
ALTER TABLE "tenant" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "user" (
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
	"role" text DEFAULT 'rep' NOT NULL,
	"manager_id" uuid,
	"title" text,
	"phone" text,
	"language" text DEFAULT 'en' NOT NULL,
	"time_zone" text DEFAULT 'Asia/Shanghai' NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
ALTER TABLE "user" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_parent_id_account_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."account"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent_event" ADD CONSTRAINT "agent_event_run_id_agent_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."agent_run"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent_run" ADD CONSTRAINT "agent_run_thread_id_agent_thread_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."agent_thread"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent_step" ADD CONSTRAINT "agent_step_run_id_agent_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."agent_run"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval" ADD CONSTRAINT "approval_run_id_agent_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."agent_run"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "email" ADD CONSTRAINT "email_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "email" ADD CONSTRAINT "email_template_id_email_template_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."email_template"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "email_template" ADD CONSTRAINT "email_template_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead" ADD CONSTRAINT "lead_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead" ADD CONSTRAINT "lead_converted_account_id_account_id_fk" FOREIGN KEY ("converted_account_id") REFERENCES "public"."account"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead" ADD CONSTRAINT "lead_converted_contact_id_contact_id_fk" FOREIGN KEY ("converted_contact_id") REFERENCES "public"."contact"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead" ADD CONSTRAINT "lead_converted_opportunity_id_opportunity_id_fk" FOREIGN KEY ("converted_opportunity_id") REFERENCES "public"."opportunity"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note" ADD CONSTRAINT "note_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opportunity" ADD CONSTRAINT "opportunity_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opportunity" ADD CONSTRAINT "opportunity_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opportunity" ADD CONSTRAINT "opportunity_contact_id_contact_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contact"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role" ADD CONSTRAINT "role_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_parent_task_id_task_id_fk" FOREIGN KEY ("parent_task_id") REFERENCES "public"."task"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_assigned_to_user_id_fk" FOREIGN KEY ("assigned_to") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team" ADD CONSTRAINT "team_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_team_id_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenant" ADD CONSTRAINT "tenant_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user" ADD CONSTRAINT "user_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user" ADD CONSTRAINT "user_manager_id_user_id_fk" FOREIGN KEY ("manager_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_owner_id_idx" ON "account" USING btree ("tenant_id","owner_id");--> statement-breakpoint
CREATE INDEX "account_created_at_idx" ON "account" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "account_name_idx" ON "account" USING btree ("tenant_id","name");--> statement-breakpoint
CREATE INDEX "account_parent_id_idx" ON "account" USING btree ("tenant_id","parent_id");--> statement-breakpoint
CREATE UNIQUE INDEX "account_account_number_key" ON "account" USING btree ("tenant_id","account_number") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "activity_owner_id_activity_date_idx" ON "activity" USING btree ("tenant_id","owner_id","activity_date");--> statement-breakpoint
CREATE INDEX "activity_who_id_idx" ON "activity" USING btree ("tenant_id","who_id");--> statement-breakpoint
CREATE INDEX "activity_what_id_idx" ON "activity" USING btree ("tenant_id","what_id");--> statement-breakpoint
CREATE INDEX "activity_activity_date_idx" ON "activity" USING btree ("tenant_id","activity_date");--> statement-breakpoint
CREATE UNIQUE INDEX "agent_event_run_id_seq_key" ON "agent_event" USING btree ("run_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "agent_run_thread_id_some_key" ON "agent_run" USING btree ("thread_id") WHERE status in ('queued', 'running');--> statement-breakpoint
CREATE INDEX "agent_run_thread_id_created_at_idx" ON "agent_run" USING btree ("thread_id","created_at");--> statement-breakpoint
CREATE INDEX "agent_run_status_lease_until_idx" ON "agent_run" USING btree ("status","lease_until");--> statement-breakpoint
CREATE UNIQUE INDEX "agent_step_run_id_step_id_action_index_key" ON "agent_step" USING btree ("run_id","step_id","action_index");--> statement-breakpoint
CREATE INDEX "agent_thread_tenant_id_user_id_updated_at_idx" ON "agent_thread" USING btree ("tenant_id","user_id","updated_at");--> statement-breakpoint
CREATE INDEX "approval_user_id_status_idx" ON "approval" USING btree ("user_id","status");--> statement-breakpoint
CREATE INDEX "approval_thread_id_idx" ON "approval" USING btree ("thread_id");--> statement-breakpoint
CREATE INDEX "approval_run_id_idx" ON "approval" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "attachment_owner_id_idx" ON "attachment" USING btree ("tenant_id","owner_id");--> statement-breakpoint
CREATE INDEX "attachment_parent_id_idx" ON "attachment" USING btree ("tenant_id","parent_id");--> statement-breakpoint
CREATE UNIQUE INDEX "audit_head_tenant_id_key" ON "audit_head" USING btree ("tenant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "audit_log_tenant_id_seq_key" ON "audit_log" USING btree ("tenant_id","seq");--> statement-breakpoint
CREATE INDEX "audit_log_record_id_idx" ON "audit_log" USING btree ("record_id");--> statement-breakpoint
CREATE UNIQUE INDEX "captured_mail_message_id_key" ON "captured_mail" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "captured_mail_tenant_id_created_at_idx" ON "captured_mail" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "contact_owner_id_idx" ON "contact" USING btree ("tenant_id","owner_id");--> statement-breakpoint
CREATE INDEX "contact_account_id_idx" ON "contact" USING btree ("tenant_id","account_id");--> statement-breakpoint
CREATE INDEX "contact_created_at_idx" ON "contact" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "contact_email_idx" ON "contact" USING btree ("tenant_id","email");--> statement-breakpoint
CREATE INDEX "contact_last_name_first_name_idx" ON "contact" USING btree ("tenant_id","last_name","first_name");--> statement-breakpoint
CREATE INDEX "email_owner_id_created_at_idx" ON "email" USING btree ("tenant_id","owner_id","created_at");--> statement-breakpoint
CREATE INDEX "email_to_id_idx" ON "email" USING btree ("tenant_id","to_id");--> statement-breakpoint
CREATE INDEX "email_related_id_idx" ON "email" USING btree ("tenant_id","related_id");--> statement-breakpoint
CREATE UNIQUE INDEX "email_message_id_key" ON "email" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "email_status_updated_at_some_idx" ON "email" USING btree ("tenant_id","status","updated_at") WHERE status in ('queued', 'sending');--> statement-breakpoint
CREATE INDEX "email_template_name_idx" ON "email_template" USING btree ("tenant_id","name");--> statement-breakpoint
CREATE INDEX "lead_owner_id_idx" ON "lead" USING btree ("tenant_id","owner_id");--> statement-breakpoint
CREATE INDEX "lead_created_at_idx" ON "lead" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "lead_lead_score_idx" ON "lead" USING btree ("tenant_id","lead_score");--> statement-breakpoint
CREATE INDEX "lead_status_idx" ON "lead" USING btree ("tenant_id","status");--> statement-breakpoint
CREATE INDEX "lead_email_idx" ON "lead" USING btree ("tenant_id","email");--> statement-breakpoint
CREATE INDEX "lead_is_in_public_pool_some_idx" ON "lead" USING btree ("tenant_id","is_in_public_pool") WHERE is_in_public_pool;--> statement-breakpoint
CREATE INDEX "memory_user_id_kind_idx" ON "memory" USING btree ("user_id","kind");--> statement-breakpoint
CREATE INDEX "note_owner_id_idx" ON "note" USING btree ("tenant_id","owner_id");--> statement-breakpoint
CREATE INDEX "note_parent_id_idx" ON "note" USING btree ("tenant_id","parent_id");--> statement-breakpoint
CREATE INDEX "note_created_at_idx" ON "note" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "opportunity_owner_id_stage_idx" ON "opportunity" USING btree ("tenant_id","owner_id","stage");--> statement-breakpoint
CREATE INDEX "opportunity_close_date_some_idx" ON "opportunity" USING btree ("tenant_id","close_date") WHERE stage not in ('closed_won', 'closed_lost');--> statement-breakpoint
CREATE INDEX "opportunity_close_date_idx" ON "opportunity" USING btree ("tenant_id","close_date");--> statement-breakpoint
CREATE INDEX "opportunity_account_id_idx" ON "opportunity" USING btree ("tenant_id","account_id");--> statement-breakpoint
CREATE INDEX "opportunity_contact_id_idx" ON "opportunity" USING btree ("tenant_id","contact_id");--> statement-breakpoint
CREATE INDEX "opportunity_created_at_idx" ON "opportunity" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "outbox_delivery_due" ON "outbox_delivery" USING btree ("subscriber","next_attempt_at") WHERE done_at is null and dead_at is null;--> statement-breakpoint
CREATE INDEX "outbox_event_created_at_some_idx" ON "outbox_event" USING btree ("created_at") WHERE relayed_at is null;--> statement-breakpoint
CREATE INDEX "outbox_event_record_id_idx" ON "outbox_event" USING btree ("record_id");--> statement-breakpoint
CREATE UNIQUE INDEX "role_name_key" ON "role" USING btree ("tenant_id","name") WHERE deleted_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "search_document_record" ON "search_document" USING btree ("tenant_id","object","record_id");--> statement-breakpoint
CREATE INDEX "search_document_parent" ON "search_document" USING btree ("tenant_id","parent_object","parent_id");--> statement-breakpoint
CREATE INDEX "search_document_lexemes" ON "search_document" USING gin ("lexemes");--> statement-breakpoint
CREATE INDEX "search_document_letters" ON "search_document" USING gin ("name_norm" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "search_document_names" ON "search_document" USING gin ("names");--> statement-breakpoint
CREATE INDEX "search_document_readings" ON "search_document" USING gin ("readings");--> statement-breakpoint
CREATE INDEX "search_document_vector" ON "search_document" USING hnsw ("vector" vector_cosine_ops) WITH (m=8,ef_construction=32);--> statement-breakpoint
CREATE INDEX "search_document_waiting" ON "search_document" USING btree ("tenant_id","updated_at") WHERE vector is null;--> statement-breakpoint
CREATE UNIQUE INDEX "side_effect_tenant_id_key_key" ON "side_effect" USING btree ("tenant_id","key");--> statement-breakpoint
CREATE INDEX "side_effect_run_id_idx" ON "side_effect" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "task_owner_id_status_idx" ON "task" USING btree ("tenant_id","owner_id","status");--> statement-breakpoint
CREATE INDEX "task_assigned_to_status_idx" ON "task" USING btree ("tenant_id","assigned_to","status");--> statement-breakpoint
CREATE INDEX "task_due_date_idx" ON "task" USING btree ("tenant_id","due_date");--> statement-breakpoint
CREATE INDEX "task_who_id_idx" ON "task" USING btree ("tenant_id","who_id");--> statement-breakpoint
CREATE INDEX "task_what_id_idx" ON "task" USING btree ("tenant_id","what_id");--> statement-breakpoint
CREATE INDEX "task_parent_task_id_idx" ON "task" USING btree ("tenant_id","parent_task_id");--> statement-breakpoint
CREATE INDEX "task_created_at_idx" ON "task" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "team_name_key" ON "team" USING btree ("tenant_id","name") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "team_member_user_id_idx" ON "team_member" USING btree ("tenant_id","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "team_member_team_id_user_id_some_key" ON "team_member" USING btree ("team_id","user_id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "user_manager_id_idx" ON "user" USING btree ("tenant_id","manager_id");--> statement-breakpoint
CREATE UNIQUE INDEX "user_email_key" ON "user" USING btree ("email") WHERE deleted_at is null;--> statement-breakpoint
CREATE POLICY "tenant_only" ON "account" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "activity" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "agent_event" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "agent_run" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "agent_step" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "agent_thread" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "approval" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "attachment" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "audit_head" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "audit_log" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "captured_mail" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "contact" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "email" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "email_template" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "lead" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "memory" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "note" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "opportunity" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "outbox_event" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "role" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "side_effect" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "task" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "team" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "team_member" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "tenant" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "user" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);