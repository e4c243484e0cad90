CREATE TABLE "cues" (
	"show_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"offer_id" uuid,
	"payload" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"staff_id" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cues_show_id_seq_pk" PRIMARY KEY("show_id","seq"),
	CONSTRAINT "cues_kind" CHECK (kind in ('pin', 'unpin', 'price', 'announcement')),
	CONSTRAINT "cues_pin_offer" CHECK (("cues"."kind" = 'pin') <= ("cues"."offer_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "event_payloads" (
	"event_id" text PRIMARY KEY NOT NULL,
	"payload" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "holds" (
	"order_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"quantity" smallint NOT NULL,
	"place" text NOT NULL,
	CONSTRAINT "holds_order_id_variant_id_pk" PRIMARY KEY("order_id","variant_id"),
	CONSTRAINT "holds_quantity" CHECK ("holds"."quantity" > 0),
	CONSTRAINT "holds_place" CHECK (place in ('held', 'sold', 'free'))
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"order_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"queued_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "mails_order_id_kind_pk" PRIMARY KEY("order_id","kind"),
	CONSTRAINT "mails_kind" CHECK (kind in ('voucher', 'paid', 'expired', 'canceled', 'shipped'))
);
--> statement-breakpoint
CREATE TABLE "offers" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"show_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"show_price_yen" integer,
	"max_per_order" smallint DEFAULT 5 NOT NULL,
	CONSTRAINT "offers_product" UNIQUE("show_id","product_id"),
	CONSTRAINT "offers_show_price_yen" CHECK ("offers"."show_price_yen" > 0),
	CONSTRAINT "offers_max_per_order" CHECK ("offers"."max_per_order" between 1 and 99)
);
--> statement-breakpoint
CREATE TABLE "order_items" (
	"order_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"offer_id" uuid,
	"quantity" smallint NOT NULL,
	"unit_price_yen" integer NOT NULL,
	"name_ja" text NOT NULL,
	"name_en" text NOT NULL,
	CONSTRAINT "order_items_order_id_variant_id_pk" PRIMARY KEY("order_id","variant_id"),
	CONSTRAINT "order_items_quantity" CHECK ("order_items"."quantity" between 1 and 99),
	CONSTRAINT "order_items_price" CHECK ("order_items"."unit_price_yen" > 0)
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"number" text NOT NULL,
	"token_hash" text NOT NULL,
	"checkout_key" text NOT NULL,
	"show_id" uuid,
	"status" text NOT NULL,
	"method" text NOT NULL,
	"locale" text NOT NULL,
	"items_yen" integer NOT NULL,
	"shipping_yen" integer NOT NULL,
	"total_yen" integer NOT NULL,
	"expected_fee_yen" integer NOT NULL,
	"needs_shipping" boolean NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"phone" text NOT NULL,
	"address" jsonb,
	"payment_intent_id" text,
	"attempt_token" text,
	"attempt_started_at" timestamp with time zone,
	"attempt_ended_at" timestamp with time zone,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"voucher_expires_at" timestamp with time zone,
	"offered_methods" text[] NOT NULL,
	"hold_expires_at" timestamp with time zone NOT NULL,
	"paid_at" timestamp with time zone,
	"paid_chain" text,
	"shipped_at" timestamp with time zone,
	"carrier" text,
	"tracking_number" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "orders_number_unique" UNIQUE("number"),
	CONSTRAINT "orders_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "orders_payment_intent_id_unique" UNIQUE("payment_intent_id"),
	CONSTRAINT "orders_status" CHECK (status in ('placed', 'awaiting_konbini', 'paid', 'shipped', 'expired', 'canceled', 'paid_late', 'refunded')),
	CONSTRAINT "orders_method" CHECK (method in ('card', 'konbini')),
	CONSTRAINT "orders_items_yen" CHECK ("orders"."items_yen" > 0),
	CONSTRAINT "orders_shipping_yen" CHECK ("orders"."shipping_yen" >= 0),
	CONSTRAINT "orders_total_yen" CHECK ("orders"."total_yen" = "orders"."items_yen" + "orders"."shipping_yen"),
	CONSTRAINT "orders_fee_yen" CHECK ("orders"."expected_fee_yen" >= 0),
	CONSTRAINT "orders_address" CHECK (not "orders"."needs_shipping" or "orders"."address" is not null),
	CONSTRAINT "orders_konbini_deadline" CHECK ("orders"."method" <> 'konbini' or "orders"."voucher_expires_at" is not null),
	CONSTRAINT "orders_paid_before_shipped" CHECK (("orders"."status" <> 'shipped' and "orders"."shipped_at" is null) or ("orders"."paid_at" is not null and "orders"."shipped_at" is not null)),
	CONSTRAINT "orders_paid_at" CHECK ("orders"."status" not in ('paid', 'paid_late') or "orders"."paid_at" is not null),
	CONSTRAINT "orders_unpaid" CHECK ("orders"."status" not in ('placed', 'awaiting_konbini') or "orders"."paid_at" is null),
	CONSTRAINT "orders_shipped_how" CHECK ("orders"."status" <> 'shipped' or "orders"."carrier" is not null),
	CONSTRAINT "orders_ship_goods" CHECK ("orders"."needs_shipping" or "orders"."shipped_at" is null)
);
--> statement-breakpoint
CREATE TABLE "processed_events" (
	"id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"object_id" text,
	"status" text NOT NULL,
	"reason" text,
	"order_id" uuid,
	"stripe_created_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "processed_events_id" CHECK ("processed_events"."id" like 'evt_%'),
	CONSTRAINT "processed_events_status" CHECK (status in ('received', 'applied', 'ignored', 'failed')),
	CONSTRAINT "processed_events_reason" CHECK ("processed_events"."status" not in ('ignored', 'failed') or "processed_events"."reason" is not null),
	CONSTRAINT "processed_events_finished" CHECK (("processed_events"."status" in ('applied', 'ignored')) = ("processed_events"."finished_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "products" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text NOT NULL,
	"kind" text NOT NULL,
	"name_ja" text NOT NULL,
	"name_en" text NOT NULL,
	"description_ja" text NOT NULL,
	"description_en" text NOT NULL,
	"image_url" text NOT NULL,
	"price_yen" integer NOT NULL,
	"konbini_allowed" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "products_slug_unique" UNIQUE("slug"),
	CONSTRAINT "products_kind" CHECK (kind in ('goods', 'ticket')),
	CONSTRAINT "products_price_yen" CHECK ("products"."price_yen" > 0)
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"count" integer NOT NULL,
	"last_request" bigint NOT NULL,
	CONSTRAINT "rate_limits_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "reconcile_runs" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone NOT NULL,
	"drift" jsonb NOT NULL,
	"left" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shop" (
	"id" smallint PRIMARY KEY DEFAULT 1 NOT NULL,
	"name_ja" text NOT NULL,
	"name_en" text NOT NULL,
	"legal_name" text NOT NULL,
	"representative" text NOT NULL,
	"postal_code" text NOT NULL,
	"address" text NOT NULL,
	"phone" text NOT NULL,
	"email" text NOT NULL,
	"support_hours" text NOT NULL,
	"shipping_yen" integer NOT NULL,
	"ships_within_days" integer NOT NULL,
	"konbini_days" integer NOT NULL,
	"konbini_least_kept_bp" integer NOT NULL,
	CONSTRAINT "shop_one_row" CHECK ("shop"."id" = 1),
	CONSTRAINT "shop_shipping_yen" CHECK ("shop"."shipping_yen" >= 0),
	CONSTRAINT "shop_konbini_days" CHECK ("shop"."konbini_days" between 1 and 60),
	CONSTRAINT "shop_least_kept" CHECK ("shop"."konbini_least_kept_bp" between 0 and 10000)
);
--> statement-breakpoint
CREATE TABLE "shows" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text NOT NULL,
	"status" text NOT NULL,
	"title_ja" text NOT NULL,
	"title_en" text NOT NULL,
	"description_ja" text NOT NULL,
	"description_en" text NOT NULL,
	"performer_ja" text NOT NULL,
	"performer_en" text NOT NULL,
	"poster_url" text NOT NULL,
	"card_url" text NOT NULL,
	"stream_url" text,
	"replay_url" text,
	"starts_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "shows_slug_unique" UNIQUE("slug"),
	CONSTRAINT "shows_status" CHECK (status in ('scheduled', 'live', 'ended')),
	CONSTRAINT "shows_ended" CHECK (("shows"."status" = 'ended') = ("shows"."ended_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "staff_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "staff_accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"user_id" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "staff_sessions_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "staff_verifications" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "transitions" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"from_status" text,
	"to_status" text NOT NULL,
	"fact" text,
	"cause" text NOT NULL,
	"event_id" text,
	"staff_id" text,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "transitions_cause" CHECK (cause in ('customer', 'stripe', 'staff', 'system'))
);
--> statement-breakpoint
CREATE TABLE "variants" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"product_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"label_ja" text NOT NULL,
	"label_en" text NOT NULL,
	"total" integer NOT NULL,
	"free" integer NOT NULL,
	"held" integer DEFAULT 0 NOT NULL,
	"sold" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "variants_position" UNIQUE("product_id","position"),
	CONSTRAINT "variants_free" CHECK ("variants"."free" >= 0),
	CONSTRAINT "variants_held" CHECK ("variants"."held" >= 0),
	CONSTRAINT "variants_sold" CHECK ("variants"."sold" >= 0),
	CONSTRAINT "variants_add_up" CHECK ("variants"."free" + "variants"."held" + "variants"."sold" = "variants"."total")
);
--> statement-breakpoint
CREATE TABLE "vouchers" (
	"order_id" uuid PRIMARY KEY NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"hosted_voucher_url" text,
	"stores" jsonb NOT NULL,
	"issued_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "cues" ADD CONSTRAINT "cues_show_id_shows_id_fk" FOREIGN KEY ("show_id") REFERENCES "public"."shows"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cues" ADD CONSTRAINT "cues_offer_id_offers_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."offers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cues" ADD CONSTRAINT "cues_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_payloads" ADD CONSTRAINT "event_payloads_event_id_processed_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."processed_events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holds" ADD CONSTRAINT "holds_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holds" ADD CONSTRAINT "holds_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_show_id_shows_id_fk" FOREIGN KEY ("show_id") REFERENCES "public"."shows"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_offer_id_offers_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."offers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_show_id_shows_id_fk" FOREIGN KEY ("show_id") REFERENCES "public"."shows"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "processed_events" ADD CONSTRAINT "processed_events_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_accounts" ADD CONSTRAINT "staff_accounts_user_id_staff_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."staff"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_sessions" ADD CONSTRAINT "staff_sessions_user_id_staff_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."staff"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transitions" ADD CONSTRAINT "transitions_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transitions" ADD CONSTRAINT "transitions_event_id_processed_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."processed_events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transitions" ADD CONSTRAINT "transitions_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "variants" ADD CONSTRAINT "variants_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vouchers" ADD CONSTRAINT "vouchers_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "holds_variant_place" ON "holds" USING btree ("variant_id","place");--> statement-breakpoint
CREATE INDEX "order_items_variant" ON "order_items" USING btree ("variant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "orders_live_checkout_key" ON "orders" USING btree ("checkout_key") WHERE status in ('placed', 'awaiting_konbini', 'paid', 'shipped', 'paid_late');--> statement-breakpoint
CREATE INDEX "orders_status_created" ON "orders" USING btree ("status","created_at");--> statement-breakpoint
CREATE INDEX "orders_show" ON "orders" USING btree ("show_id");--> statement-breakpoint
CREATE INDEX "orders_unfinished_hold" ON "orders" USING btree ("hold_expires_at") WHERE status in ('placed', 'awaiting_konbini');--> statement-breakpoint
CREATE INDEX "processed_events_order" ON "processed_events" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "processed_events_unfinished" ON "processed_events" USING btree ("received_at") WHERE status in ('received', 'failed');--> statement-breakpoint
CREATE INDEX "staff_accounts_user" ON "staff_accounts" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "staff_sessions_user" ON "staff_sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "transitions_order" ON "transitions" USING btree ("order_id","id");