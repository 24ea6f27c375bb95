-- lost: going down drops what people were told of polls and edits
DELETE FROM "notifications" WHERE "kind" IN ('poll', 'edit');--> statement-breakpoint
-- lost: going down leaves a picture's post without its picture; one without words gets a sign that there was one
UPDATE "posts" SET "body" = '🖼' WHERE octet_length("body") = 0 AND "media_count" > 0 AND "deleted_at" IS NULL;--> statement-breakpoint
ALTER TABLE "posts" DROP CONSTRAINT "posts_preview_id_previews_id_fk";--> statement-breakpoint
ALTER TABLE "notifications" DROP CONSTRAINT "notifications_kind_word";--> statement-breakpoint
DROP INDEX "posts_preview";--> statement-breakpoint
ALTER TABLE "posts" DROP CONSTRAINT "posts_body_size";--> statement-breakpoint
ALTER TABLE "posts" DROP CONSTRAINT "posts_warning_size";--> statement-breakpoint
ALTER TABLE "posts" DROP CONSTRAINT "posts_language_size";--> statement-breakpoint
ALTER TABLE "posts" DROP CONSTRAINT "posts_media_count";--> statement-breakpoint
ALTER TABLE "users" DROP CONSTRAINT "users_languages";--> statement-breakpoint
ALTER TABLE "users" DROP CONSTRAINT "users_time_zone_size";--> statement-breakpoint
ALTER TABLE "users" DROP CONSTRAINT "users_undo_send";--> statement-breakpoint
ALTER TABLE "users" DROP CONSTRAINT "users_media_bytes";--> statement-breakpoint
-- lost: going down drops archives and every row in it
DROP TABLE "archives";--> statement-breakpoint
-- lost: going down drops imported_posts and every row in it
DROP TABLE "imported_posts";--> statement-breakpoint
-- lost: going down drops media and every row in it
DROP TABLE "media";--> statement-breakpoint
-- lost: going down drops poll_options and every row in it
DROP TABLE "poll_options";--> statement-breakpoint
-- lost: going down drops poll_voters and every row in it
DROP TABLE "poll_voters";--> statement-breakpoint
-- lost: going down drops poll_votes and every row in it
DROP TABLE "poll_votes";--> statement-breakpoint
-- lost: going down drops previews and every row in it
DROP TABLE "previews";--> statement-breakpoint
-- lost: going down drops revisions and every row in it
DROP TABLE "revisions";--> statement-breakpoint
-- lost: going down drops drafts and every row in it
DROP TABLE "drafts";--> statement-breakpoint
-- lost: going down drops polls and every row in it
DROP TABLE "polls";--> statement-breakpoint
-- lost: going down drops posts.warning and what is in it
ALTER TABLE "posts" DROP COLUMN "warning";--> statement-breakpoint
-- lost: going down drops posts.is_sensitive and what is in it
ALTER TABLE "posts" DROP COLUMN "is_sensitive";--> statement-breakpoint
-- lost: going down drops posts.language and what is in it
ALTER TABLE "posts" DROP COLUMN "language";--> statement-breakpoint
-- lost: going down drops posts.media_count and what is in it
ALTER TABLE "posts" DROP COLUMN "media_count";--> statement-breakpoint
-- lost: going down drops posts.has_poll and what is in it
ALTER TABLE "posts" DROP COLUMN "has_poll";--> statement-breakpoint
-- lost: going down drops posts.preview_id and what is in it
ALTER TABLE "posts" DROP COLUMN "preview_id";--> statement-breakpoint
-- lost: going down drops posts.edited_at and what is in it
ALTER TABLE "posts" DROP COLUMN "edited_at";--> statement-breakpoint
-- lost: going down drops users.usual_language and what is in it
ALTER TABLE "users" DROP COLUMN "usual_language";--> statement-breakpoint
-- lost: going down drops users.read_languages and what is in it
ALTER TABLE "users" DROP COLUMN "read_languages";--> statement-breakpoint
-- lost: going down drops users.time_zone and what is in it
ALTER TABLE "users" DROP COLUMN "time_zone";--> statement-breakpoint
-- lost: going down drops users.undo_send_seconds and what is in it
ALTER TABLE "users" DROP COLUMN "undo_send_seconds";--> statement-breakpoint
-- lost: going down drops users.is_alt_required and what is in it
ALTER TABLE "users" DROP COLUMN "is_alt_required";--> statement-breakpoint
-- lost: going down drops users.is_sensitive_shown and what is in it
ALTER TABLE "users" DROP COLUMN "is_sensitive_shown";--> statement-breakpoint
-- lost: going down drops users.is_warning_opened and what is in it
ALTER TABLE "users" DROP COLUMN "is_warning_opened";--> statement-breakpoint
-- lost: going down drops users.media_bytes and what is in it
ALTER TABLE "users" DROP COLUMN "media_bytes";--> statement-breakpoint
-- stops here, with nothing changed, if a row of notifications breaks notifications_kind_word
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_kind_word" CHECK ("notifications"."kind" in ('follow', 'request', 'like', 'repost', 'quote', 'mention', 'reply'));--> statement-breakpoint
-- stops here, with nothing changed, if a row of posts breaks posts_body_size
ALTER TABLE "posts" ADD CONSTRAINT "posts_body_size" CHECK (octet_length("posts"."body") between 1 and 65536 or (octet_length("posts"."body") = 0 and ("posts"."deleted_at" is not null or "posts"."repost_of_id" is not null)));
