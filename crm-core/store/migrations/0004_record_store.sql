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
ALTER TABLE "lead" ADD COLUMN "campaign_id" uuid;--> statement-breakpoint
ALTER TABLE "opportunity" ADD COLUMN "campaign_id" uuid;--> statement-breakpoint
ALTER TABLE "approval_request" ADD CONSTRAINT "approval_request_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_request" ADD CONSTRAINT "approval_request_current_approver_id_user_id_fk" FOREIGN KEY ("current_approver_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_request" ADD CONSTRAINT "approval_request_decided_by_user_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_rule" ADD CONSTRAINT "assignment_rule_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_rule" ADD CONSTRAINT "assignment_rule_assign_to_user_id_fk" FOREIGN KEY ("assign_to") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_parent_campaign_id_campaign_id_fk" FOREIGN KEY ("parent_campaign_id") REFERENCES "public"."campaign"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_member" ADD CONSTRAINT "campaign_member_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_member" ADD CONSTRAINT "campaign_member_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_member" ADD CONSTRAINT "campaign_member_lead_id_lead_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."lead"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_member" ADD CONSTRAINT "campaign_member_contact_id_contact_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contact"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract" ADD CONSTRAINT "contract_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract" ADD CONSTRAINT "contract_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract" ADD CONSTRAINT "contract_opportunity_id_opportunity_id_fk" FOREIGN KEY ("opportunity_id") REFERENCES "public"."opportunity"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discount_schedule" ADD CONSTRAINT "discount_schedule_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "form" ADD CONSTRAINT "form_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "form" ADD CONSTRAINT "form_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_contract_id_contract_id_fk" FOREIGN KEY ("contract_id") REFERENCES "public"."contract"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_line" ADD CONSTRAINT "invoice_line_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_line" ADD CONSTRAINT "invoice_line_invoice_id_invoice_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoice"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_line" ADD CONSTRAINT "invoice_line_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "landing_page" ADD CONSTRAINT "landing_page_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "landing_page" ADD CONSTRAINT "landing_page_form_id_form_id_fk" FOREIGN KEY ("form_id") REFERENCES "public"."form"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "landing_page" ADD CONSTRAINT "landing_page_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marketing_list" ADD CONSTRAINT "marketing_list_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_invoice_id_invoice_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_rule" ADD CONSTRAINT "price_rule_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_rule" ADD CONSTRAINT "price_rule_pricebook_id_pricebook_id_fk" FOREIGN KEY ("pricebook_id") REFERENCES "public"."pricebook"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_rule" ADD CONSTRAINT "price_rule_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pricebook" ADD CONSTRAINT "pricebook_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product" ADD CONSTRAINT "product_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_bundle" ADD CONSTRAINT "product_bundle_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_bundle_component" ADD CONSTRAINT "product_bundle_component_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_bundle_component" ADD CONSTRAINT "product_bundle_component_bundle_id_product_bundle_id_fk" FOREIGN KEY ("bundle_id") REFERENCES "public"."product_bundle"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_bundle_component" ADD CONSTRAINT "product_bundle_component_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quote" ADD CONSTRAINT "quote_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quote" ADD CONSTRAINT "quote_opportunity_id_opportunity_id_fk" FOREIGN KEY ("opportunity_id") REFERENCES "public"."opportunity"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quote" ADD CONSTRAINT "quote_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quote" ADD CONSTRAINT "quote_contact_id_contact_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contact"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quote" ADD CONSTRAINT "quote_pricebook_id_pricebook_id_fk" FOREIGN KEY ("pricebook_id") REFERENCES "public"."pricebook"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quote" ADD CONSTRAINT "quote_discount_schedule_id_discount_schedule_id_fk" FOREIGN KEY ("discount_schedule_id") REFERENCES "public"."discount_schedule"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quote_line_item" ADD CONSTRAINT "quote_line_item_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quote_line_item" ADD CONSTRAINT "quote_line_item_quote_id_quote_id_fk" FOREIGN KEY ("quote_id") REFERENCES "public"."quote"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quote_line_item" ADD CONSTRAINT "quote_line_item_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unsubscribe" ADD CONSTRAINT "unsubscribe_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unsubscribe" ADD CONSTRAINT "unsubscribe_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "approval_request_current_approver_id_status_idx" ON "approval_request" USING btree ("tenant_id","current_approver_id","status");--> statement-breakpoint
CREATE INDEX "approval_request_owner_id_status_idx" ON "approval_request" USING btree ("tenant_id","owner_id","status");--> statement-breakpoint
CREATE INDEX "approval_request_target_id_status_idx" ON "approval_request" USING btree ("tenant_id","target_id","status");--> statement-breakpoint
CREATE INDEX "approval_request_created_at_idx" ON "approval_request" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "assignment_rule_object_name_order_idx" ON "assignment_rule" USING btree ("tenant_id","object_name","order");--> statement-breakpoint
CREATE INDEX "assignment_rule_assign_to_idx" ON "assignment_rule" USING btree ("tenant_id","assign_to");--> statement-breakpoint
CREATE INDEX "assignment_rule_owner_id_idx" ON "assignment_rule" USING btree ("tenant_id","owner_id");--> statement-breakpoint
CREATE INDEX "campaign_status_start_date_idx" ON "campaign" USING btree ("tenant_id","status","start_date");--> statement-breakpoint
CREATE INDEX "campaign_start_date_idx" ON "campaign" USING btree ("tenant_id","start_date");--> statement-breakpoint
CREATE INDEX "campaign_owner_id_idx" ON "campaign" USING btree ("tenant_id","owner_id");--> statement-breakpoint
CREATE INDEX "campaign_parent_campaign_id_idx" ON "campaign" USING btree ("tenant_id","parent_campaign_id");--> statement-breakpoint
CREATE INDEX "campaign_created_at_idx" ON "campaign" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "campaign_member_campaign_id_status_idx" ON "campaign_member" USING btree ("tenant_id","campaign_id","status");--> statement-breakpoint
CREATE INDEX "campaign_member_lead_id_idx" ON "campaign_member" USING btree ("tenant_id","lead_id");--> statement-breakpoint
CREATE INDEX "campaign_member_contact_id_idx" ON "campaign_member" USING btree ("tenant_id","contact_id");--> statement-breakpoint
CREATE INDEX "campaign_member_owner_id_idx" ON "campaign_member" USING btree ("tenant_id","owner_id");--> statement-breakpoint
CREATE INDEX "campaign_member_created_at_idx" ON "campaign_member" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "contract_owner_id_status_idx" ON "contract" USING btree ("tenant_id","owner_id","status");--> statement-breakpoint
CREATE INDEX "contract_account_id_idx" ON "contract" USING btree ("tenant_id","account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "contract_opportunity_id_some_key" ON "contract" USING btree ("opportunity_id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "contract_end_date_idx" ON "contract" USING btree ("tenant_id","end_date");--> statement-breakpoint
CREATE INDEX "contract_start_date_idx" ON "contract" USING btree ("tenant_id","start_date");--> statement-breakpoint
CREATE INDEX "contract_created_at_idx" ON "contract" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "contract_contract_number_key" ON "contract" USING btree ("tenant_id","contract_number") WHERE deleted_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "data_key_tenant_id_some_key" ON "data_key" USING btree ("tenant_id") WHERE status = 'active';--> statement-breakpoint
CREATE INDEX "discount_schedule_name_idx" ON "discount_schedule" USING btree ("tenant_id","name");--> statement-breakpoint
CREATE INDEX "discount_schedule_owner_id_idx" ON "discount_schedule" USING btree ("tenant_id","owner_id");--> statement-breakpoint
CREATE UNIQUE INDEX "file_upload_tenant_id_key_key" ON "file_upload" USING btree ("tenant_id","key");--> statement-breakpoint
CREATE INDEX "file_upload_created_at_some_idx" ON "file_upload" USING btree ("created_at") WHERE kept_at is null;--> statement-breakpoint
CREATE INDEX "form_name_idx" ON "form" USING btree ("tenant_id","name");--> statement-breakpoint
CREATE INDEX "form_campaign_id_idx" ON "form" USING btree ("tenant_id","campaign_id");--> statement-breakpoint
CREATE INDEX "form_owner_id_idx" ON "form" USING btree ("tenant_id","owner_id");--> statement-breakpoint
CREATE INDEX "hook_delivery_due" ON "hook_delivery" USING btree ("next_at") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "hook_delivery_dead" ON "hook_delivery" USING btree ("tenant_id","ended_at") WHERE status = 'dead';--> statement-breakpoint
CREATE INDEX "invoice_owner_id_status_idx" ON "invoice" USING btree ("tenant_id","owner_id","status");--> statement-breakpoint
CREATE INDEX "invoice_account_id_idx" ON "invoice" USING btree ("tenant_id","account_id");--> statement-breakpoint
CREATE INDEX "invoice_contract_id_idx" ON "invoice" USING btree ("tenant_id","contract_id");--> statement-breakpoint
CREATE INDEX "invoice_due_date_some_idx" ON "invoice" USING btree ("tenant_id","due_date") WHERE status in ('issued', 'partly_paid');--> statement-breakpoint
CREATE INDEX "invoice_due_date_idx" ON "invoice" USING btree ("tenant_id","due_date");--> statement-breakpoint
CREATE INDEX "invoice_created_at_idx" ON "invoice" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "invoice_invoice_number_key" ON "invoice" USING btree ("tenant_id","invoice_number") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "invoice_line_invoice_id_idx" ON "invoice_line" USING btree ("tenant_id","invoice_id");--> statement-breakpoint
CREATE INDEX "invoice_line_product_id_idx" ON "invoice_line" USING btree ("tenant_id","product_id");--> statement-breakpoint
CREATE INDEX "invoice_line_owner_id_idx" ON "invoice_line" USING btree ("tenant_id","owner_id");--> statement-breakpoint
CREATE INDEX "invoice_line_created_at_idx" ON "invoice_line" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "landing_page_form_id_idx" ON "landing_page" USING btree ("tenant_id","form_id");--> statement-breakpoint
CREATE INDEX "landing_page_campaign_id_idx" ON "landing_page" USING btree ("tenant_id","campaign_id");--> statement-breakpoint
CREATE INDEX "landing_page_published_at_idx" ON "landing_page" USING btree ("tenant_id","published_at");--> statement-breakpoint
CREATE INDEX "landing_page_owner_id_idx" ON "landing_page" USING btree ("tenant_id","owner_id");--> statement-breakpoint
CREATE UNIQUE INDEX "landing_page_slug_key" ON "landing_page" USING btree ("tenant_id","slug") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "marketing_list_name_idx" ON "marketing_list" USING btree ("tenant_id","name");--> statement-breakpoint
CREATE INDEX "marketing_list_owner_id_idx" ON "marketing_list" USING btree ("tenant_id","owner_id");--> statement-breakpoint
CREATE UNIQUE INDEX "number_counter_tenant_id_object_field_key" ON "number_counter" USING btree ("tenant_id","object","field");--> statement-breakpoint
CREATE INDEX "payment_invoice_id_idx" ON "payment" USING btree ("tenant_id","invoice_id");--> statement-breakpoint
CREATE INDEX "payment_actual_date_idx" ON "payment" USING btree ("tenant_id","actual_date");--> statement-breakpoint
CREATE INDEX "payment_planned_date_idx" ON "payment" USING btree ("tenant_id","planned_date");--> statement-breakpoint
CREATE INDEX "payment_owner_id_idx" ON "payment" USING btree ("tenant_id","owner_id");--> statement-breakpoint
CREATE INDEX "payment_created_at_idx" ON "payment" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "price_rule_pricebook_id_priority_idx" ON "price_rule" USING btree ("tenant_id","pricebook_id","priority");--> statement-breakpoint
CREATE INDEX "price_rule_product_id_idx" ON "price_rule" USING btree ("tenant_id","product_id");--> statement-breakpoint
CREATE INDEX "price_rule_promotion_code_idx" ON "price_rule" USING btree ("tenant_id","promotion_code");--> statement-breakpoint
CREATE INDEX "price_rule_owner_id_idx" ON "price_rule" USING btree ("tenant_id","owner_id");--> statement-breakpoint
CREATE INDEX "pricebook_start_date_idx" ON "pricebook" USING btree ("tenant_id","start_date");--> statement-breakpoint
CREATE INDEX "pricebook_owner_id_idx" ON "pricebook" USING btree ("tenant_id","owner_id");--> statement-breakpoint
CREATE INDEX "product_family_idx" ON "product" USING btree ("tenant_id","family");--> statement-breakpoint
CREATE INDEX "product_name_idx" ON "product" USING btree ("tenant_id","name");--> statement-breakpoint
CREATE INDEX "product_owner_id_idx" ON "product" USING btree ("tenant_id","owner_id");--> statement-breakpoint
CREATE INDEX "product_created_at_idx" ON "product" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "product_product_code_key" ON "product" USING btree ("tenant_id","product_code") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "product_bundle_name_idx" ON "product_bundle" USING btree ("tenant_id","name");--> statement-breakpoint
CREATE INDEX "product_bundle_owner_id_idx" ON "product_bundle" USING btree ("tenant_id","owner_id");--> statement-breakpoint
CREATE UNIQUE INDEX "product_bundle_bundle_code_key" ON "product_bundle" USING btree ("tenant_id","bundle_code") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "product_bundle_component_bundle_id_idx" ON "product_bundle_component" USING btree ("tenant_id","bundle_id");--> statement-breakpoint
CREATE INDEX "product_bundle_component_product_id_idx" ON "product_bundle_component" USING btree ("tenant_id","product_id");--> statement-breakpoint
CREATE INDEX "product_bundle_component_owner_id_idx" ON "product_bundle_component" USING btree ("tenant_id","owner_id");--> statement-breakpoint
CREATE INDEX "quote_owner_id_status_idx" ON "quote" USING btree ("tenant_id","owner_id","status");--> statement-breakpoint
CREATE INDEX "quote_opportunity_id_idx" ON "quote" USING btree ("tenant_id","opportunity_id");--> statement-breakpoint
CREATE INDEX "quote_account_id_idx" ON "quote" USING btree ("tenant_id","account_id");--> statement-breakpoint
CREATE INDEX "quote_contact_id_idx" ON "quote" USING btree ("tenant_id","contact_id");--> statement-breakpoint
CREATE INDEX "quote_pricebook_id_idx" ON "quote" USING btree ("tenant_id","pricebook_id");--> statement-breakpoint
CREATE INDEX "quote_discount_schedule_id_idx" ON "quote" USING btree ("tenant_id","discount_schedule_id");--> statement-breakpoint
CREATE INDEX "quote_expiration_date_idx" ON "quote" USING btree ("tenant_id","expiration_date");--> statement-breakpoint
CREATE INDEX "quote_created_at_idx" ON "quote" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "quote_quote_number_key" ON "quote" USING btree ("tenant_id","quote_number") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "quote_line_item_quote_id_idx" ON "quote_line_item" USING btree ("tenant_id","quote_id");--> statement-breakpoint
CREATE INDEX "quote_line_item_product_id_idx" ON "quote_line_item" USING btree ("tenant_id","product_id");--> statement-breakpoint
CREATE INDEX "quote_line_item_owner_id_idx" ON "quote_line_item" USING btree ("tenant_id","owner_id");--> statement-breakpoint
CREATE INDEX "quote_line_item_created_at_idx" ON "quote_line_item" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "unsubscribe_campaign_id_idx" ON "unsubscribe" USING btree ("tenant_id","campaign_id");--> statement-breakpoint
CREATE INDEX "unsubscribe_owner_id_idx" ON "unsubscribe" USING btree ("tenant_id","owner_id");--> statement-breakpoint
CREATE INDEX "unsubscribe_created_at_idx" ON "unsubscribe" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "unsubscribe_email_key" ON "unsubscribe" USING btree ("tenant_id","email") WHERE deleted_at is null;--> statement-breakpoint
ALTER TABLE "lead" ADD CONSTRAINT "lead_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opportunity" ADD CONSTRAINT "opportunity_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "lead_campaign_id_idx" ON "lead" USING btree ("tenant_id","campaign_id");--> statement-breakpoint
CREATE INDEX "opportunity_campaign_id_idx" ON "opportunity" USING btree ("tenant_id","campaign_id");--> statement-breakpoint
CREATE POLICY "tenant_only" ON "approval_request" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "assignment_rule" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "campaign" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "campaign_member" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "contract" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "data_key" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "discount_schedule" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "file_upload" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "form" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "invoice" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "invoice_line" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "landing_page" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "marketing_list" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "number_counter" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "payment" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "price_rule" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "pricebook" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "product" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "product_bundle" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "product_bundle_component" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "quote" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "quote_line_item" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_only" ON "unsubscribe" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);