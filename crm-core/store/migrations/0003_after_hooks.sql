CREATE TABLE "cache_state" (
	"slot" integer PRIMARY KEY NOT NULL,
	"off_until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
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
CREATE INDEX "hook_delivery_due" ON "hook_delivery" USING btree ("next_at") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "hook_delivery_dead" ON "hook_delivery" USING btree ("tenant_id","ended_at") WHERE status = 'dead';