-- lost: going down drops the reposts, which have no words
DELETE FROM "posts" WHERE "repost_of_id" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "posts" DROP CONSTRAINT "posts_repost_of_id_posts_id_fk";--> statement-breakpoint
DROP INDEX "posts_repost";--> statement-breakpoint
DROP INDEX "posts_reposts";--> statement-breakpoint
DROP INDEX "posts_quotes";--> statement-breakpoint
ALTER TABLE "posts" DROP CONSTRAINT "posts_body_size";--> statement-breakpoint
ALTER TABLE "posts" DROP CONSTRAINT "posts_quote_policy_word";--> statement-breakpoint
ALTER TABLE "users" DROP CONSTRAINT "users_usual_visibility_word";--> statement-breakpoint
-- lost: going down drops audit and every row in it
DROP TABLE "audit";--> statement-breakpoint
-- lost: going down drops conversation_mutes and every row in it
DROP TABLE "conversation_mutes";--> statement-breakpoint
-- lost: going down drops notifications and every row in it
DROP TABLE "notifications";--> statement-breakpoint
-- lost: going down drops pins and every row in it
DROP TABLE "pins";--> statement-breakpoint
-- lost: going down drops place and every row in it
DROP TABLE "place";--> statement-breakpoint
-- lost: going down drops post_tags and every row in it
DROP TABLE "post_tags";--> statement-breakpoint
-- lost: going down drops reports and every row in it
DROP TABLE "reports";--> statement-breakpoint
-- lost: going down drops tag_follows and every row in it
DROP TABLE "tag_follows";--> statement-breakpoint
-- lost: going down drops tags and every row in it
DROP TABLE "tags";--> statement-breakpoint
-- lost: going down drops jobs.lease and what is in it
ALTER TABLE "jobs" DROP COLUMN "lease";--> statement-breakpoint
-- lost: going down drops jobs.dead_at and what is in it
ALTER TABLE "jobs" DROP COLUMN "dead_at";--> statement-breakpoint
-- lost: going down drops mutes.still_notifies and what is in it
ALTER TABLE "mutes" DROP COLUMN "still_notifies";--> statement-breakpoint
-- lost: going down drops posts.repost_of_id and what is in it
ALTER TABLE "posts" DROP COLUMN "repost_of_id";--> statement-breakpoint
-- lost: going down drops posts.quote_of_id and what is in it
ALTER TABLE "posts" DROP COLUMN "quote_of_id";--> statement-breakpoint
-- lost: going down drops posts.quote_policy and what is in it
ALTER TABLE "posts" DROP COLUMN "quote_policy";--> statement-breakpoint
-- lost: going down drops posts.quote_detached_at and what is in it
ALTER TABLE "posts" DROP COLUMN "quote_detached_at";--> statement-breakpoint
-- lost: going down drops posts.repost_count and what is in it
ALTER TABLE "posts" DROP COLUMN "repost_count";--> statement-breakpoint
-- lost: going down drops posts.quote_count and what is in it
ALTER TABLE "posts" DROP COLUMN "quote_count";--> statement-breakpoint
-- lost: going down drops posts.hidden_at and what is in it
ALTER TABLE "posts" DROP COLUMN "hidden_at";--> statement-breakpoint
-- lost: going down drops users.notifications_read_id and what is in it
ALTER TABLE "users" DROP COLUMN "notifications_read_id";--> statement-breakpoint
-- lost: going down drops users.notified_of and what is in it
ALTER TABLE "users" DROP COLUMN "notified_of";--> statement-breakpoint
-- lost: going down drops users.usual_visibility and what is in it
ALTER TABLE "users" DROP COLUMN "usual_visibility";--> statement-breakpoint
-- lost: going down drops users.unindexed_at and what is in it
ALTER TABLE "users" DROP COLUMN "unindexed_at";--> statement-breakpoint
-- stops here, with nothing changed, if a row of posts breaks posts_body_size
ALTER TABLE "posts" ADD CONSTRAINT "posts_body_size" CHECK (octet_length("posts"."body") between 1 and 65536 or ("posts"."deleted_at" is not null and octet_length("posts"."body") = 0));
