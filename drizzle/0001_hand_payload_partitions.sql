-- Written by hand: drizzle-kit knows no partitions. The snapshot beside it is generated.
--
-- Payloads move into monthly partitions (UTC months of received_at). The default partition takes
-- what no month takes, so an insert never fails for want of a partition; lib/flows/retention.ts
-- makes the months ahead of time and drops them again.
CREATE TABLE "workers" (
	"pool_id" text PRIMARY KEY NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "processed_events" ADD COLUMN "attempts" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "processed_events" ADD COLUMN "replay_requested_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "processed_events" ADD COLUMN "replayed_at" timestamp with time zone;--> statement-breakpoint
UPDATE "processed_events" SET "attempts" = 1 WHERE "status" <> 'received';--> statement-breakpoint
CREATE INDEX "processed_events_object" ON "processed_events" USING btree ("object_id");--> statement-breakpoint
CREATE INDEX "processed_events_received" ON "processed_events" USING btree ("received_at","id");--> statement-breakpoint
CREATE INDEX "processed_events_replay" ON "processed_events" USING btree ("replay_requested_at") WHERE "processed_events"."replay_requested_at" is not null;--> statement-breakpoint
ALTER TABLE "transitions" DROP CONSTRAINT "transitions_event_id_processed_events_id_fk";--> statement-breakpoint
ALTER TABLE "event_payloads" RENAME TO "event_payloads_before";--> statement-breakpoint
CREATE TABLE "event_payloads" (
	"event_id" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"payload" jsonb NOT NULL,
	CONSTRAINT "event_payloads_event_id_received_at_pk" PRIMARY KEY("event_id","received_at")
) PARTITION BY RANGE ("received_at");
--> statement-breakpoint
CREATE TABLE "event_payloads_default" PARTITION OF "event_payloads" DEFAULT;--> statement-breakpoint
DO $$
DECLARE
	first_month timestamp := date_trunc('month', now() at time zone 'UTC');
	month timestamp;
BEGIN
	FOR i IN 0..2 LOOP
		month := first_month + make_interval(months => i);
		EXECUTE format(
			'CREATE TABLE %I PARTITION OF event_payloads FOR VALUES FROM (%L) TO (%L)',
			'event_payloads_' || to_char(month, 'YYYY_MM'),
			month at time zone 'UTC',
			(month + interval '1 month') at time zone 'UTC'
		);
	END LOOP;
END $$;
--> statement-breakpoint
INSERT INTO "event_payloads" ("event_id", "received_at", "payload")
SELECT b."event_id", e."received_at", b."payload"
FROM "event_payloads_before" b JOIN "processed_events" e ON e."id" = b."event_id";--> statement-breakpoint
DROP TABLE "event_payloads_before";
