GRANT SELECT, INSERT, UPDATE, DELETE ON "import_run" TO hotcrm_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "import_issue" TO hotcrm_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "import_row" TO hotcrm_app;
