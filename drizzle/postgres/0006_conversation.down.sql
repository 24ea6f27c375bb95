ALTER TABLE "posts" DROP CONSTRAINT "posts_reply_to_id_posts_id_fk";--> statement-breakpoint
DROP INDEX "posts_author_own";--> statement-breakpoint
DROP INDEX "posts_author_replies";--> statement-breakpoint
DROP INDEX "posts_thread";--> statement-breakpoint
DROP INDEX "posts_replies";--> statement-breakpoint
DROP INDEX "posts_continuations";--> statement-breakpoint
ALTER TABLE "posts" DROP CONSTRAINT "posts_body_size";--> statement-breakpoint
ALTER TABLE "posts" DROP CONSTRAINT "posts_visibility_word";--> statement-breakpoint
ALTER TABLE "posts" DROP CONSTRAINT "posts_reply_policy_word";--> statement-breakpoint
ALTER TABLE "users" DROP CONSTRAINT "users_home_replies_word";--> statement-breakpoint
-- lost: going down drops blocks and every row in it
DROP TABLE "blocks";--> statement-breakpoint
-- lost: going down drops bookmarks and every row in it
DROP TABLE "bookmarks";--> statement-breakpoint
-- lost: going down drops follow_requests and every row in it
DROP TABLE "follow_requests";--> statement-breakpoint
-- lost: going down drops likes and every row in it
DROP TABLE "likes";--> statement-breakpoint
-- lost: going down drops mentions and every row in it
DROP TABLE "mentions";--> statement-breakpoint
-- lost: going down drops mutes and every row in it
DROP TABLE "mutes";--> statement-breakpoint
-- lost: going down drops posts.visibility and what is in it
ALTER TABLE "posts" DROP COLUMN "visibility";--> statement-breakpoint
-- lost: going down drops posts.reply_to_id and what is in it
ALTER TABLE "posts" DROP COLUMN "reply_to_id";--> statement-breakpoint
-- lost: going down drops posts.reply_to_author_id and what is in it
ALTER TABLE "posts" DROP COLUMN "reply_to_author_id";--> statement-breakpoint
-- lost: going down drops posts.root_id and what is in it
ALTER TABLE "posts" DROP COLUMN "root_id";--> statement-breakpoint
-- lost: going down drops posts.reply_policy and what is in it
ALTER TABLE "posts" DROP COLUMN "reply_policy";--> statement-breakpoint
-- lost: going down drops posts.collapsed_at and what is in it
ALTER TABLE "posts" DROP COLUMN "collapsed_at";--> statement-breakpoint
-- lost: going down drops posts.reply_count and what is in it
ALTER TABLE "posts" DROP COLUMN "reply_count";--> statement-breakpoint
-- lost: going down drops posts.like_count and what is in it
ALTER TABLE "posts" DROP COLUMN "like_count";--> statement-breakpoint
-- lost: going down drops users.protected_at and what is in it
ALTER TABLE "users" DROP COLUMN "protected_at";--> statement-breakpoint
-- lost: going down drops users.home_replies and what is in it
ALTER TABLE "users" DROP COLUMN "home_replies";--> statement-breakpoint
-- stops here, with nothing changed, if a row of posts breaks posts_body_size
ALTER TABLE "posts" ADD CONSTRAINT "posts_body_size" CHECK (octet_length("posts"."body") between 1 and 65536);
