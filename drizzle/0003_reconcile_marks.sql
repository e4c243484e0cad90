ALTER TABLE "orders" ADD COLUMN "intent_checked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "reconcile_runs" ADD COLUMN "events_checked_until" timestamp with time zone;