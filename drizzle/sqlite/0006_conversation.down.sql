-- lost: going down drops blocks and every row in it
DROP TABLE `blocks`;--> statement-breakpoint
-- lost: going down drops bookmarks and every row in it
DROP TABLE `bookmarks`;--> statement-breakpoint
-- lost: going down drops follow_requests and every row in it
DROP TABLE `follow_requests`;--> statement-breakpoint
-- lost: going down drops likes and every row in it
DROP TABLE `likes`;--> statement-breakpoint
-- lost: going down drops mentions and every row in it
DROP TABLE `mentions`;--> statement-breakpoint
-- lost: going down drops mutes and every row in it
DROP TABLE `mutes`;--> statement-breakpoint
-- lost: going down drops posts.visibility and what is in it
-- lost: going down drops posts.reply_to_id and what is in it
-- lost: going down drops posts.reply_to_author_id and what is in it
-- lost: going down drops posts.root_id and what is in it
-- lost: going down drops posts.reply_policy and what is in it
-- lost: going down drops posts.collapsed_at and what is in it
-- lost: going down drops posts.reply_count and what is in it
-- lost: going down drops posts.like_count and what is in it
-- stops here, with nothing changed, if a row of posts breaks posts_body_size
CREATE TABLE `__new_posts` (
	`id` integer PRIMARY KEY NOT NULL,
	`author_id` integer NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	`deleted_at` integer,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "posts_body_size" CHECK(octet_length("__new_posts"."body") between 1 and 65536)
);--> statement-breakpoint
INSERT INTO `__new_posts`(`id`, `author_id`, `body`, `created_at`, `deleted_at`) SELECT `id`, `author_id`, `body`, `created_at`, `deleted_at` FROM `posts`;--> statement-breakpoint
DROP TABLE `posts`;--> statement-breakpoint
ALTER TABLE `__new_posts` RENAME TO `posts`;--> statement-breakpoint
-- lost: going down drops users.protected_at and what is in it
-- lost: going down drops users.home_replies and what is in it
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
	`created_at` integer NOT NULL,
	CONSTRAINT "users_handle_form" CHECK(length("__new_users"."handle") between 2 and 30 and "__new_users"."handle" = lower("__new_users"."handle")),
	CONSTRAINT "users_email_form" CHECK(octet_length("__new_users"."email") between 3 and 254),
	CONSTRAINT "users_text_size" CHECK(octet_length("__new_users"."name") <= 1024 and octet_length("__new_users"."bio") <= 8192),
	CONSTRAINT "users_role_word" CHECK("__new_users"."role" in ('member', 'moderator', 'admin')),
	CONSTRAINT "users_counts" CHECK("__new_users"."follower_count" >= 0 and "__new_users"."following_count" >= 0 and "__new_users"."post_count" >= 0)
);--> statement-breakpoint
INSERT INTO `__new_users`(`id`, `handle`, `name`, `bio`, `fields`, `avatar`, `banner`, `email`, `password_hash`, `role`, `suspended_at`, `deleted_at`, `follower_count`, `following_count`, `post_count`, `home_read_id`, `created_at`) SELECT `id`, `handle`, `name`, `bio`, `fields`, `avatar`, `banner`, `email`, `password_hash`, `role`, `suspended_at`, `deleted_at`, `follower_count`, `following_count`, `post_count`, `home_read_id`, `created_at` FROM `users`;--> statement-breakpoint
DROP TABLE `users`;--> statement-breakpoint
ALTER TABLE `__new_users` RENAME TO `users`;--> statement-breakpoint
CREATE INDEX `posts_author` ON `posts` (`author_id`,`id`);--> statement-breakpoint
CREATE INDEX `posts_newest` ON `posts` (`id`,`author_id`);--> statement-breakpoint
CREATE INDEX `posts_deleted` ON `posts` (`deleted_at`) WHERE "posts"."deleted_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `users_handle` ON `users` (`handle`);--> statement-breakpoint
CREATE UNIQUE INDEX `users_email` ON `users` (`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `users_avatar` ON `users` (`avatar`);--> statement-breakpoint
CREATE UNIQUE INDEX `users_banner` ON `users` (`banner`);--> statement-breakpoint
CREATE INDEX `users_popularity` ON `users` (`follower_count`,`id`);--> statement-breakpoint
CREATE INDEX `users_role` ON `users` (`role`);--> statement-breakpoint
CREATE INDEX `users_deleted` ON `users` (`deleted_at`) WHERE "users"."deleted_at" is not null;
