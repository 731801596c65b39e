GRANT SELECT, INSERT, UPDATE, DELETE ON "custom_object" TO hotcrm_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "custom_field" TO hotcrm_app;
