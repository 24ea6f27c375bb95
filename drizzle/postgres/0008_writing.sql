CREATE TABLE "archives" (
	"id" bigint PRIMARY KEY NOT NULL,
	"user_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"file" text,
	"bytes" bigint,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"cursor" text,
	"report" json,
	"problem" text,
	"token_hash" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone,
	CONSTRAINT "archives_kind_word" CHECK ("archives"."kind" in ('export', 'import')),
	CONSTRAINT "archives_state_word" CHECK ("archives"."state" in ('waiting', 'working', 'done', 'failed')),
	CONSTRAINT "archives_progress" CHECK ("archives"."done" >= 0 and "archives"."total" >= 0)
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"id" bigint PRIMARY KEY NOT NULL,
	"user_id" bigint NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"content" json NOT NULL,
	"publish_at" timestamp (3) with time zone,
	"problem" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "drafts_state_word" CHECK ("drafts"."state" in ('draft', 'scheduled', 'held')),
	CONSTRAINT "drafts_publish_at" CHECK (("drafts"."state" = 'draft') = ("drafts"."publish_at" is null)),
	CONSTRAINT "drafts_problem_size" CHECK (octet_length("drafts"."problem") <= 1024)
);
--> statement-breakpoint
CREATE TABLE "imported_posts" (
	"user_id" bigint NOT NULL,
	"origin" text COLLATE "C" NOT NULL,
	"post_id" bigint NOT NULL,
	CONSTRAINT "imported_posts_user_id_origin_pk" PRIMARY KEY("user_id","origin")
);
--> statement-breakpoint
CREATE TABLE "media" (
	"id" bigint PRIMARY KEY NOT NULL,
	"owner_id" bigint NOT NULL,
	"folder" text NOT NULL,
	"post_id" bigint,
	"draft_id" bigint,
	"position" bigint DEFAULT 0 NOT NULL,
	"alt" text DEFAULT '' NOT NULL,
	"width" bigint NOT NULL,
	"height" bigint NOT NULL,
	"placeholder" text DEFAULT '' NOT NULL,
	"bytes" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "media_alt_size" CHECK (octet_length("media"."alt") <= 16384),
	CONSTRAINT "media_placeholder_size" CHECK (octet_length("media"."placeholder") <= 2048),
	CONSTRAINT "media_sizes" CHECK ("media"."width" > 0 and "media"."height" > 0 and "media"."bytes" >= 0 and "media"."position" >= 0)
);
--> statement-breakpoint
CREATE TABLE "poll_options" (
	"post_id" bigint NOT NULL,
	"position" bigint NOT NULL,
	"label" text NOT NULL,
	"vote_count" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "poll_options_post_id_position_pk" PRIMARY KEY("post_id","position"),
	CONSTRAINT "poll_options_label_size" CHECK (octet_length("poll_options"."label") between 1 and 1024),
	CONSTRAINT "poll_options_votes" CHECK ("poll_options"."vote_count" >= 0)
);
--> statement-breakpoint
CREATE TABLE "poll_voters" (
	"post_id" bigint NOT NULL,
	"user_id" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "poll_voters_post_id_user_id_pk" PRIMARY KEY("post_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "poll_votes" (
	"post_id" bigint NOT NULL,
	"user_id" bigint NOT NULL,
	"position" bigint NOT NULL,
	CONSTRAINT "poll_votes_post_id_user_id_position_pk" PRIMARY KEY("post_id","user_id","position")
);
--> statement-breakpoint
CREATE TABLE "polls" (
	"post_id" bigint PRIMARY KEY NOT NULL,
	"is_multiple" boolean DEFAULT false NOT NULL,
	"voter_count" integer DEFAULT 0 NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"told_at" timestamp (3) with time zone,
	CONSTRAINT "polls_voters" CHECK ("polls"."voter_count" >= 0)
);
--> statement-breakpoint
CREATE TABLE "previews" (
	"id" bigint PRIMARY KEY NOT NULL,
	"url" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"site" text DEFAULT '' NOT NULL,
	"picture" text,
	"width" bigint,
	"height" bigint,
	"fetched_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "previews_url_size" CHECK (octet_length("previews"."url") between 1 and 8192),
	CONSTRAINT "previews_text_size" CHECK (octet_length("previews"."title") <= 2048 and octet_length("previews"."description") <= 4096 and octet_length("previews"."site") <= 1024),
	CONSTRAINT "previews_state_word" CHECK ("previews"."state" in ('waiting', 'ready', 'none'))
);
--> statement-breakpoint
CREATE TABLE "revisions" (
	"id" bigint PRIMARY KEY NOT NULL,
	"post_id" bigint NOT NULL,
	"body" text NOT NULL,
	"warning" text DEFAULT '' NOT NULL,
	"alts" json DEFAULT '[]'::json NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "revisions_size" CHECK (octet_length("revisions"."body") <= 65536 and octet_length("revisions"."warning") <= 2048)
);
--> statement-breakpoint
ALTER TABLE "notifications" DROP CONSTRAINT "notifications_kind_word";--> statement-breakpoint
ALTER TABLE "posts" DROP CONSTRAINT "posts_body_size";--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "warning" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "is_sensitive" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "language" text;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "media_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "has_poll" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "preview_id" bigint;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "edited_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "usual_language" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "read_languages" json DEFAULT '[]'::json NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "time_zone" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "undo_send_seconds" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "is_alt_required" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "is_sensitive_shown" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "is_warning_opened" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "media_bytes" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "archives" ADD CONSTRAINT "archives_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imported_posts" ADD CONSTRAINT "imported_posts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imported_posts" ADD CONSTRAINT "imported_posts_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_draft_id_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."drafts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "poll_options" ADD CONSTRAINT "poll_options_post_id_polls_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."polls"("post_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "poll_voters" ADD CONSTRAINT "poll_voters_post_id_polls_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."polls"("post_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "poll_voters" ADD CONSTRAINT "poll_voters_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "poll_votes" ADD CONSTRAINT "poll_votes_post_id_polls_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."polls"("post_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "poll_votes" ADD CONSTRAINT "poll_votes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "polls" ADD CONSTRAINT "polls_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "archives_user" ON "archives" USING btree ("user_id","kind","id");--> statement-breakpoint
CREATE INDEX "archives_expiring" ON "archives" USING btree ("expires_at") WHERE "archives"."expires_at" is not null;--> statement-breakpoint
CREATE INDEX "drafts_user" ON "drafts" USING btree ("user_id","state","id");--> statement-breakpoint
CREATE INDEX "drafts_due" ON "drafts" USING btree ("user_id","publish_at") WHERE "drafts"."publish_at" is not null;--> statement-breakpoint
CREATE INDEX "imported_posts_post" ON "imported_posts" USING btree ("post_id");--> statement-breakpoint
CREATE UNIQUE INDEX "media_folder" ON "media" USING btree ("folder");--> statement-breakpoint
CREATE INDEX "media_owner" ON "media" USING btree ("owner_id","id");--> statement-breakpoint
CREATE INDEX "media_post" ON "media" USING btree ("post_id","position");--> statement-breakpoint
CREATE INDEX "media_draft" ON "media" USING btree ("draft_id");--> statement-breakpoint
CREATE INDEX "media_loose" ON "media" USING btree ("created_at") WHERE "media"."post_id" is null and "media"."draft_id" is null;--> statement-breakpoint
CREATE INDEX "poll_voters_user" ON "poll_voters" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "poll_votes_user" ON "poll_votes" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "previews_url" ON "previews" USING btree ("url");--> statement-breakpoint
CREATE UNIQUE INDEX "previews_picture" ON "previews" USING btree ("picture");--> statement-breakpoint
CREATE INDEX "previews_fetched" ON "previews" USING btree ("fetched_at");--> statement-breakpoint
CREATE INDEX "revisions_post" ON "revisions" USING btree ("post_id","id");--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_preview_id_previews_id_fk" FOREIGN KEY ("preview_id") REFERENCES "public"."previews"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "posts_preview" ON "posts" USING btree ("preview_id","id") WHERE "posts"."preview_id" is not null;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_kind_word" CHECK ("notifications"."kind" in ('follow', 'request', 'like', 'repost', 'quote', 'mention', 'reply', 'poll', 'edit'));--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_warning_size" CHECK (octet_length("posts"."warning") <= 2048);--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_language_size" CHECK (octet_length("posts"."language") between 2 and 35);--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_media_count" CHECK ("posts"."media_count" between 0 and 16);--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_body_size" CHECK (octet_length("posts"."body") between 1 and 65536 or (octet_length("posts"."body") = 0 and ("posts"."deleted_at" is not null or "posts"."repost_of_id" is not null or "posts"."media_count" > 0)));--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_languages" CHECK (octet_length("users"."usual_language") between 2 and 35);--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_time_zone_size" CHECK (octet_length("users"."time_zone") between 1 and 64);--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_undo_send" CHECK ("users"."undo_send_seconds" between 0 and 60);--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_media_bytes" CHECK ("users"."media_bytes" >= 0);