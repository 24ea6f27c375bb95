-- lost: going down drops the reposts, which have no words
DELETE FROM `posts` WHERE `repost_of_id` IS NOT NULL;--> statement-breakpoint
-- lost: going down drops audit and every row in it
DROP TABLE `audit`;--> statement-breakpoint
-- lost: going down drops conversation_mutes and every row in it
DROP TABLE `conversation_mutes`;--> statement-breakpoint
-- lost: going down drops notifications and every row in it
DROP TABLE `notifications`;--> statement-breakpoint
-- lost: going down drops pins and every row in it
DROP TABLE `pins`;--> statement-breakpoint
-- lost: going down drops place and every row in it
DROP TABLE `place`;--> statement-breakpoint
-- lost: going down drops post_tags and every row in it
DROP TABLE `post_tags`;--> statement-breakpoint
-- lost: going down drops reports and every row in it
DROP TABLE `reports`;--> statement-breakpoint
-- lost: going down drops tag_follows and every row in it
DROP TABLE `tag_follows`;--> statement-breakpoint
-- lost: going down drops tags and every row in it
DROP TABLE `tags`;--> statement-breakpoint
-- lost: going down drops jobs.lease and what is in it
ALTER TABLE `jobs` DROP COLUMN `lease`;--> statement-breakpoint
-- lost: going down drops jobs.dead_at and what is in it
ALTER TABLE `jobs` DROP COLUMN `dead_at`;--> statement-breakpoint
-- lost: going down drops mutes.still_notifies and what is in it
ALTER TABLE `mutes` DROP COLUMN `still_notifies`;--> statement-breakpoint
-- lost: going down drops posts.repost_of_id and what is in it
-- lost: going down drops posts.quote_of_id and what is in it
-- lost: going down drops posts.quote_policy and what is in it
-- lost: going down drops posts.quote_detached_at and what is in it
-- lost: going down drops posts.repost_count and what is in it
-- lost: going down drops posts.quote_count and what is in it
-- lost: going down drops posts.hidden_at and what is in it
-- stops here, with nothing changed, if a row of posts breaks posts_body_size
CREATE TABLE `__new_posts` (
	`id` integer PRIMARY KEY NOT NULL,
	`author_id` integer NOT NULL,
	`body` text NOT NULL,
	`visibility` text DEFAULT 'public' NOT NULL,
	`reply_to_id` integer,
	`reply_to_author_id` integer,
	`root_id` integer,
	`reply_policy` text DEFAULT 'everyone' NOT NULL,
	`collapsed_at` integer,
	`reply_count` integer DEFAULT 0 NOT NULL,
	`like_count` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`deleted_at` integer,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`reply_to_id`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "posts_body_size" CHECK(octet_length("__new_posts"."body") between 1 and 65536 or ("__new_posts"."deleted_at" is not null and octet_length("__new_posts"."body") = 0)),
	CONSTRAINT "posts_visibility_word" CHECK("__new_posts"."visibility" in ('public', 'followers', 'mentioned')),
	CONSTRAINT "posts_reply_policy_word" CHECK("__new_posts"."reply_policy" in ('everyone', 'followers', 'following', 'mentioned', 'nobody'))
);--> statement-breakpoint
INSERT INTO `__new_posts`(`id`, `author_id`, `body`, `visibility`, `reply_to_id`, `reply_to_author_id`, `root_id`, `reply_policy`, `collapsed_at`, `reply_count`, `like_count`, `created_at`, `deleted_at`) SELECT `id`, `author_id`, `body`, `visibility`, `reply_to_id`, `reply_to_author_id`, `root_id`, `reply_policy`, `collapsed_at`, `reply_count`, `like_count`, `created_at`, `deleted_at` FROM `posts`;--> statement-breakpoint
DROP TABLE `posts`;--> statement-breakpoint
ALTER TABLE `__new_posts` RENAME TO `posts`;--> statement-breakpoint
-- lost: going down drops users.notifications_read_id and what is in it
-- lost: going down drops users.notified_of and what is in it
-- lost: going down drops users.usual_visibility and what is in it
-- lost: going down drops users.unindexed_at and what is in it
CREATE TABLE `__new_users` (
	`id` integer PRIMARY KEY NOT NULL,
	`handle` text NOT NULL,
	`name` text DEFAULT '' NOT NULL,
	`bio` text DEFAULT '' NOT NULL,
	`fields` text DEFAULT '[]' NOT NULL,
	`avatar` text,
	`banner` text,
	`email` text NOT NULL,
	`password_hash` text,
	`role` text DEFAULT 'member' NOT NULL,
	`suspended_at` integer,
	`deleted_at` integer,
	`follower_count` integer DEFAULT 0 NOT NULL,
	`following_count` integer DEFAULT 0 NOT NULL,
	`post_count` integer DEFAULT 0 NOT NULL,
	`home_read_id` integer,
	`protected_at` integer,
	`home_replies` text DEFAULT 'followed' NOT NULL,
	`created_at` integer NOT NULL,
	CONSTRAINT "users_handle_form" CHECK(length("__new_users"."handle") between 2 and 30 and "__new_users"."handle" = lower("__new_users"."handle")),
	CONSTRAINT "users_email_form" CHECK(octet_length("__new_users"."email") between 3 and 254),
	CONSTRAINT "users_text_size" CHECK(octet_length("__new_users"."name") <= 1024 and octet_length("__new_users"."bio") <= 8192),
	CONSTRAINT "users_role_word" CHECK("__new_users"."role" in ('member', 'moderator', 'admin')),
	CONSTRAINT "users_home_replies_word" CHECK("__new_users"."home_replies" in ('followed', 'all')),
	CONSTRAINT "users_counts" CHECK("__new_users"."follower_count" >= 0 and "__new_users"."following_count" >= 0 and "__new_users"."post_count" >= 0)
);--> statement-breakpoint
INSERT INTO `__new_users`(`id`, `handle`, `name`, `bio`, `fields`, `avatar`, `banner`, `email`, `password_hash`, `role`, `suspended_at`, `deleted_at`, `follower_count`, `following_count`, `post_count`, `home_read_id`, `protected_at`, `home_replies`, `created_at`) SELECT `id`, `handle`, `name`, `bio`, `fields`, `avatar`, `banner`, `email`, `password_hash`, `role`, `suspended_at`, `deleted_at`, `follower_count`, `following_count`, `post_count`, `home_read_id`, `protected_at`, `home_replies`, `created_at` FROM `users`;--> statement-breakpoint
DROP TABLE `users`;--> statement-breakpoint
ALTER TABLE `__new_users` RENAME TO `users`;--> statement-breakpoint
CREATE INDEX `posts_author` ON `posts` (`author_id`,`id`);--> statement-breakpoint
CREATE INDEX `posts_author_own` ON `posts` (`author_id`,`id`) WHERE "posts"."reply_to_id" is null;--> statement-breakpoint
CREATE INDEX `posts_author_replies` ON `posts` (`author_id`,`id`) WHERE "posts"."reply_to_id" is not null;--> statement-breakpoint
CREATE INDEX `posts_newest` ON `posts` (`id`,`author_id`);--> statement-breakpoint
CREATE INDEX `posts_deleted` ON `posts` (`deleted_at`) WHERE "posts"."deleted_at" is not null;--> statement-breakpoint
CREATE INDEX `posts_thread` ON `posts` (`root_id`,`id`) WHERE "posts"."root_id" is not null;--> statement-breakpoint
CREATE INDEX `posts_replies` ON `posts` (`reply_to_id`,`id`) WHERE "posts"."reply_to_id" is not null;--> statement-breakpoint
CREATE INDEX `posts_continuations` ON `posts` (`reply_to_id`,`id`) WHERE "posts"."reply_to_author_id" = "posts"."author_id";--> statement-breakpoint
CREATE UNIQUE INDEX `users_handle` ON `users` (`handle`);--> statement-breakpoint
CREATE UNIQUE INDEX `users_email` ON `users` (`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `users_avatar` ON `users` (`avatar`);--> statement-breakpoint
CREATE UNIQUE INDEX `users_banner` ON `users` (`banner`);--> statement-breakpoint
CREATE INDEX `users_popularity` ON `users` (`follower_count`,`id`);--> statement-breakpoint
CREATE INDEX `users_role` ON `users` (`role`);--> statement-breakpoint
CREATE INDEX `users_deleted` ON `users` (`deleted_at`) WHERE "users"."deleted_at" is not null;
