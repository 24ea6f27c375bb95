CREATE TABLE "audit" (
	"id" bigint PRIMARY KEY NOT NULL,
	"actor_id" bigint,
	"actor_handle" text NOT NULL,
	"action" text NOT NULL,
	"person_id" bigint,
	"post_id" bigint,
	"report_id" bigint,
	"reason" text DEFAULT '' NOT NULL,
	"change" json DEFAULT '{}'::json NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conversation_mutes" (
	"id" bigint PRIMARY KEY NOT NULL,
	"user_id" bigint NOT NULL,
	"root_id" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" bigint PRIMARY KEY NOT NULL,
	"user_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"actor_id" bigint NOT NULL,
	"post_id" bigint,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "notifications_kind_word" CHECK ("notifications"."kind" in ('follow', 'request', 'like', 'repost', 'quote', 'mention', 'reply'))
);
--> statement-breakpoint
CREATE TABLE "pins" (
	"id" bigint PRIMARY KEY NOT NULL,
	"user_id" bigint NOT NULL,
	"post_id" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "place" (
	"name" text PRIMARY KEY NOT NULL,
	"value" json NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "post_tags" (
	"tag_id" bigint NOT NULL,
	"post_id" bigint NOT NULL,
	CONSTRAINT "post_tags_tag_id_post_id_pk" PRIMARY KEY("tag_id","post_id")
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"id" bigint PRIMARY KEY NOT NULL,
	"reporter_id" bigint,
	"person_id" bigint,
	"post_id" bigint,
	"reason" text NOT NULL,
	"comment" text DEFAULT '' NOT NULL,
	"content" json NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"resolved_at" timestamp (3) with time zone,
	"resolved_by_id" bigint,
	"outcome" text,
	CONSTRAINT "reports_reason_word" CHECK ("reports"."reason" in ('spam', 'abuse', 'violence', 'illegal', 'other')),
	CONSTRAINT "reports_outcome_word" CHECK ("reports"."outcome" in ('dismissed', 'hidden', 'suspended')),
	CONSTRAINT "reports_comment_size" CHECK (octet_length("reports"."comment") <= 8192)
);
--> statement-breakpoint
CREATE TABLE "tag_follows" (
	"id" bigint PRIMARY KEY NOT NULL,
	"user_id" bigint NOT NULL,
	"tag_id" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tags" (
	"id" bigint PRIMARY KEY NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"shown" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "posts" DROP CONSTRAINT "posts_body_size";--> statement-breakpoint
ALTER TABLE "jobs" ADD COLUMN "lease" text;--> statement-breakpoint
ALTER TABLE "jobs" ADD COLUMN "dead_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "mutes" ADD COLUMN "still_notifies" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "repost_of_id" bigint;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "quote_of_id" bigint;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "quote_policy" text DEFAULT 'everyone' NOT NULL;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "quote_detached_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "repost_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "quote_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "hidden_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "notifications_read_id" bigint;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "notified_of" json DEFAULT '{}'::json NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "usual_visibility" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "unindexed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_person_id_users_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_mutes" ADD CONSTRAINT "conversation_mutes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pins" ADD CONSTRAINT "pins_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pins" ADD CONSTRAINT "pins_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_tags" ADD CONSTRAINT "post_tags_tag_id_tags_id_fk" FOREIGN KEY ("tag_id") REFERENCES "public"."tags"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_tags" ADD CONSTRAINT "post_tags_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_reporter_id_users_id_fk" FOREIGN KEY ("reporter_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_person_id_users_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_resolved_by_id_users_id_fk" FOREIGN KEY ("resolved_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tag_follows" ADD CONSTRAINT "tag_follows_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tag_follows" ADD CONSTRAINT "tag_follows_tag_id_tags_id_fk" FOREIGN KEY ("tag_id") REFERENCES "public"."tags"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_actor" ON "audit" USING btree ("actor_id");--> statement-breakpoint
CREATE INDEX "audit_person" ON "audit" USING btree ("person_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "conversation_mutes_pair" ON "conversation_mutes" USING btree ("user_id","root_id");--> statement-breakpoint
CREATE INDEX "conversation_mutes_user" ON "conversation_mutes" USING btree ("user_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "notifications_post" ON "notifications" USING btree ("user_id","post_id","kind","actor_id") WHERE "notifications"."post_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "notifications_person" ON "notifications" USING btree ("user_id","actor_id","kind") WHERE "notifications"."post_id" is null;--> statement-breakpoint
CREATE INDEX "notifications_user" ON "notifications" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "notifications_kind" ON "notifications" USING btree ("user_id","kind","id");--> statement-breakpoint
CREATE INDEX "notifications_actor" ON "notifications" USING btree ("actor_id");--> statement-breakpoint
CREATE INDEX "notifications_about" ON "notifications" USING btree ("post_id");--> statement-breakpoint
CREATE UNIQUE INDEX "pins_post" ON "pins" USING btree ("post_id");--> statement-breakpoint
CREATE INDEX "pins_user" ON "pins" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "post_tags_post" ON "post_tags" USING btree ("post_id","tag_id");--> statement-breakpoint
CREATE INDEX "reports_open" ON "reports" USING btree ("id") WHERE "reports"."resolved_at" is null;--> statement-breakpoint
CREATE INDEX "reports_resolved" ON "reports" USING btree ("id") WHERE "reports"."resolved_at" is not null;--> statement-breakpoint
CREATE INDEX "reports_reporter" ON "reports" USING btree ("reporter_id","id");--> statement-breakpoint
CREATE INDEX "reports_person" ON "reports" USING btree ("person_id","id");--> statement-breakpoint
CREATE INDEX "reports_post" ON "reports" USING btree ("post_id","id");--> statement-breakpoint
CREATE INDEX "reports_resolver" ON "reports" USING btree ("resolved_by_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tag_follows_pair" ON "tag_follows" USING btree ("user_id","tag_id");--> statement-breakpoint
CREATE INDEX "tag_follows_user" ON "tag_follows" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "tag_follows_tag" ON "tag_follows" USING btree ("tag_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tags_name" ON "tags" USING btree ("name");--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_repost_of_id_posts_id_fk" FOREIGN KEY ("repost_of_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "posts_repost" ON "posts" USING btree ("author_id","repost_of_id") WHERE "posts"."repost_of_id" is not null;--> statement-breakpoint
CREATE INDEX "posts_reposts" ON "posts" USING btree ("repost_of_id","id") WHERE "posts"."repost_of_id" is not null;--> statement-breakpoint
CREATE INDEX "posts_quotes" ON "posts" USING btree ("quote_of_id","id") WHERE "posts"."quote_of_id" is not null;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_quote_policy_word" CHECK ("posts"."quote_policy" in ('everyone', 'followers', 'nobody'));--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_body_size" CHECK (octet_length("posts"."body") between 1 and 65536 or (octet_length("posts"."body") = 0 and ("posts"."deleted_at" is not null or "posts"."repost_of_id" is not null)));--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_usual_visibility_word" CHECK ("users"."usual_visibility" in ('public', 'followers', 'mentioned'));