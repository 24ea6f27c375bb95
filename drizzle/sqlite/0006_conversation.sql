CREATE TABLE `blocks` (
	`id` integer PRIMARY KEY NOT NULL,
	`blocker_id` integer NOT NULL,
	`blocked_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`blocker_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`blocked_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);--> statement-breakpoint
CREATE TABLE `bookmarks` (
	`id` integer PRIMARY KEY NOT NULL,
	`user_id` integer NOT NULL,
	`post_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`post_id`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE cascade
);--> statement-breakpoint
CREATE TABLE `follow_requests` (
	`id` integer PRIMARY KEY NOT NULL,
	`follower_id` integer NOT NULL,
	`followee_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`follower_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`followee_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);--> statement-breakpoint
CREATE TABLE `likes` (
	`id` integer PRIMARY KEY NOT NULL,
	`user_id` integer NOT NULL,
	`post_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`post_id`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE cascade
);--> statement-breakpoint
CREATE TABLE `mentions` (
	`post_id` integer NOT NULL,
	`user_id` integer NOT NULL,
	PRIMARY KEY(`post_id`, `user_id`),
	FOREIGN KEY (`post_id`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);--> statement-breakpoint
CREATE TABLE `mutes` (
	`id` integer PRIMARY KEY NOT NULL,
	`muter_id` integer NOT NULL,
	`muted_id` integer NOT NULL,
	`until` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`muter_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`muted_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);--> statement-breakpoint
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
INSERT INTO `__new_posts`(`id`, `author_id`, `body`, `created_at`, `deleted_at`) SELECT `id`, `author_id`, `body`, `created_at`, `deleted_at` FROM `posts`;--> statement-breakpoint
DROP TABLE `posts`;--> statement-breakpoint
ALTER TABLE `__new_posts` RENAME TO `posts`;--> statement-breakpoint
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
INSERT INTO `__new_users`(`id`, `handle`, `name`, `bio`, `fields`, `avatar`, `banner`, `email`, `password_hash`, `role`, `suspended_at`, `deleted_at`, `follower_count`, `following_count`, `post_count`, `home_read_id`, `created_at`) SELECT `id`, `handle`, `name`, `bio`, `fields`, `avatar`, `banner`, `email`, `password_hash`, `role`, `suspended_at`, `deleted_at`, `follower_count`, `following_count`, `post_count`, `home_read_id`, `created_at` FROM `users`;--> statement-breakpoint
DROP TABLE `users`;--> statement-breakpoint
ALTER TABLE `__new_users` RENAME TO `users`;--> statement-breakpoint
CREATE UNIQUE INDEX `blocks_pair` ON `blocks` (`blocker_id`,`blocked_id`);--> statement-breakpoint
CREATE INDEX `blocks_blocker` ON `blocks` (`blocker_id`,`id`);--> statement-breakpoint
CREATE INDEX `blocks_blocked` ON `blocks` (`blocked_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `bookmarks_pair` ON `bookmarks` (`user_id`,`post_id`);--> statement-breakpoint
CREATE INDEX `bookmarks_user` ON `bookmarks` (`user_id`,`id`);--> statement-breakpoint
CREATE INDEX `bookmarks_post` ON `bookmarks` (`post_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `follow_requests_pair` ON `follow_requests` (`follower_id`,`followee_id`);--> statement-breakpoint
CREATE INDEX `follow_requests_followee` ON `follow_requests` (`followee_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `likes_pair` ON `likes` (`user_id`,`post_id`);--> statement-breakpoint
CREATE INDEX `likes_post` ON `likes` (`post_id`,`id`);--> statement-breakpoint
CREATE INDEX `mentions_user` ON `mentions` (`user_id`,`post_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `mutes_pair` ON `mutes` (`muter_id`,`muted_id`);--> statement-breakpoint
CREATE INDEX `mutes_muter` ON `mutes` (`muter_id`,`id`);--> statement-breakpoint
CREATE INDEX `mutes_muted` ON `mutes` (`muted_id`);--> statement-breakpoint
CREATE INDEX `mutes_until` ON `mutes` (`until`);--> statement-breakpoint
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