CREATE TABLE `audit` (
	`id` integer PRIMARY KEY NOT NULL,
	`actor_id` integer,
	`actor_handle` text NOT NULL,
	`action` text NOT NULL,
	`person_id` integer,
	`post_id` integer,
	`report_id` integer,
	`reason` text DEFAULT '' NOT NULL,
	`change` text DEFAULT '{}' NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`actor_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`person_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);--> statement-breakpoint
CREATE TABLE `conversation_mutes` (
	`id` integer PRIMARY KEY NOT NULL,
	`user_id` integer NOT NULL,
	`root_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);--> statement-breakpoint
CREATE TABLE `notifications` (
	`id` integer PRIMARY KEY NOT NULL,
	`user_id` integer NOT NULL,
	`kind` text NOT NULL,
	`actor_id` integer NOT NULL,
	`post_id` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`actor_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`post_id`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "notifications_kind_word" CHECK("notifications"."kind" in ('follow', 'request', 'like', 'repost', 'quote', 'mention', 'reply'))
);--> statement-breakpoint
CREATE TABLE `pins` (
	`id` integer PRIMARY KEY NOT NULL,
	`user_id` integer NOT NULL,
	`post_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`post_id`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE cascade
);--> statement-breakpoint
CREATE TABLE `place` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`updated_at` integer NOT NULL
);--> statement-breakpoint
CREATE TABLE `post_tags` (
	`tag_id` integer NOT NULL,
	`post_id` integer NOT NULL,
	PRIMARY KEY(`tag_id`, `post_id`),
	FOREIGN KEY (`tag_id`) REFERENCES `tags`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`post_id`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE cascade
);--> statement-breakpoint
CREATE TABLE `reports` (
	`id` integer PRIMARY KEY NOT NULL,
	`reporter_id` integer,
	`person_id` integer,
	`post_id` integer,
	`reason` text NOT NULL,
	`comment` text DEFAULT '' NOT NULL,
	`content` text NOT NULL,
	`created_at` integer NOT NULL,
	`resolved_at` integer,
	`resolved_by_id` integer,
	`outcome` text,
	FOREIGN KEY (`reporter_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`person_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`resolved_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "reports_reason_word" CHECK("reports"."reason" in ('spam', 'abuse', 'violence', 'illegal', 'other')),
	CONSTRAINT "reports_outcome_word" CHECK("reports"."outcome" in ('dismissed', 'hidden', 'suspended')),
	CONSTRAINT "reports_comment_size" CHECK(octet_length("reports"."comment") <= 8192)
);--> statement-breakpoint
CREATE TABLE `tag_follows` (
	`id` integer PRIMARY KEY NOT NULL,
	`user_id` integer NOT NULL,
	`tag_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`tag_id`) REFERENCES `tags`(`id`) ON UPDATE no action ON DELETE cascade
);--> statement-breakpoint
CREATE TABLE `tags` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`shown` text NOT NULL,
	`created_at` integer NOT NULL
);--> statement-breakpoint
ALTER TABLE `jobs` ADD `lease` text;--> statement-breakpoint
ALTER TABLE `jobs` ADD `dead_at` integer;--> statement-breakpoint
ALTER TABLE `mutes` ADD `still_notifies` integer DEFAULT false NOT NULL;--> statement-breakpoint
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
	`repost_of_id` integer,
	`quote_of_id` integer,
	`quote_policy` text DEFAULT 'everyone' NOT NULL,
	`quote_detached_at` integer,
	`reply_count` integer DEFAULT 0 NOT NULL,
	`like_count` integer DEFAULT 0 NOT NULL,
	`repost_count` integer DEFAULT 0 NOT NULL,
	`quote_count` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`hidden_at` integer,
	`deleted_at` integer,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`reply_to_id`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`repost_of_id`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "posts_body_size" CHECK(octet_length("__new_posts"."body") between 1 and 65536 or (octet_length("__new_posts"."body") = 0 and ("__new_posts"."deleted_at" is not null or "__new_posts"."repost_of_id" is not null))),
	CONSTRAINT "posts_visibility_word" CHECK("__new_posts"."visibility" in ('public', 'followers', 'mentioned')),
	CONSTRAINT "posts_reply_policy_word" CHECK("__new_posts"."reply_policy" in ('everyone', 'followers', 'following', 'mentioned', 'nobody')),
	CONSTRAINT "posts_quote_policy_word" CHECK("__new_posts"."quote_policy" in ('everyone', 'followers', 'nobody'))
);--> statement-breakpoint
INSERT INTO `__new_posts`(`id`, `author_id`, `body`, `visibility`, `reply_to_id`, `reply_to_author_id`, `root_id`, `reply_policy`, `collapsed_at`, `reply_count`, `like_count`, `created_at`, `deleted_at`) SELECT `id`, `author_id`, `body`, `visibility`, `reply_to_id`, `reply_to_author_id`, `root_id`, `reply_policy`, `collapsed_at`, `reply_count`, `like_count`, `created_at`, `deleted_at` FROM `posts`;--> statement-breakpoint
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
	`notifications_read_id` integer,
	`notified_of` text DEFAULT '{}' NOT NULL,
	`usual_visibility` text,
	`unindexed_at` integer,
	`created_at` integer NOT NULL,
	CONSTRAINT "users_handle_form" CHECK(length("__new_users"."handle") between 2 and 30 and "__new_users"."handle" = lower("__new_users"."handle")),
	CONSTRAINT "users_email_form" CHECK(octet_length("__new_users"."email") between 3 and 254),
	CONSTRAINT "users_text_size" CHECK(octet_length("__new_users"."name") <= 1024 and octet_length("__new_users"."bio") <= 8192),
	CONSTRAINT "users_role_word" CHECK("__new_users"."role" in ('member', 'moderator', 'admin')),
	CONSTRAINT "users_home_replies_word" CHECK("__new_users"."home_replies" in ('followed', 'all')),
	CONSTRAINT "users_usual_visibility_word" CHECK("__new_users"."usual_visibility" in ('public', 'followers', 'mentioned')),
	CONSTRAINT "users_counts" CHECK("__new_users"."follower_count" >= 0 and "__new_users"."following_count" >= 0 and "__new_users"."post_count" >= 0)
);--> statement-breakpoint
INSERT INTO `__new_users`(`id`, `handle`, `name`, `bio`, `fields`, `avatar`, `banner`, `email`, `password_hash`, `role`, `suspended_at`, `deleted_at`, `follower_count`, `following_count`, `post_count`, `home_read_id`, `protected_at`, `home_replies`, `created_at`) SELECT `id`, `handle`, `name`, `bio`, `fields`, `avatar`, `banner`, `email`, `password_hash`, `role`, `suspended_at`, `deleted_at`, `follower_count`, `following_count`, `post_count`, `home_read_id`, `protected_at`, `home_replies`, `created_at` FROM `users`;--> statement-breakpoint
DROP TABLE `users`;--> statement-breakpoint
ALTER TABLE `__new_users` RENAME TO `users`;--> statement-breakpoint
CREATE INDEX `audit_actor` ON `audit` (`actor_id`);--> statement-breakpoint
CREATE INDEX `audit_person` ON `audit` (`person_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `conversation_mutes_pair` ON `conversation_mutes` (`user_id`,`root_id`);--> statement-breakpoint
CREATE INDEX `conversation_mutes_user` ON `conversation_mutes` (`user_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `notifications_post` ON `notifications` (`user_id`,`post_id`,`kind`,`actor_id`) WHERE "notifications"."post_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `notifications_person` ON `notifications` (`user_id`,`actor_id`,`kind`) WHERE "notifications"."post_id" is null;--> statement-breakpoint
CREATE INDEX `notifications_user` ON `notifications` (`user_id`,`id`);--> statement-breakpoint
CREATE INDEX `notifications_kind` ON `notifications` (`user_id`,`kind`,`id`);--> statement-breakpoint
CREATE INDEX `notifications_actor` ON `notifications` (`actor_id`);--> statement-breakpoint
CREATE INDEX `notifications_about` ON `notifications` (`post_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `pins_post` ON `pins` (`post_id`);--> statement-breakpoint
CREATE INDEX `pins_user` ON `pins` (`user_id`,`id`);--> statement-breakpoint
CREATE INDEX `post_tags_post` ON `post_tags` (`post_id`,`tag_id`);--> statement-breakpoint
CREATE INDEX `reports_open` ON `reports` (`id`) WHERE "reports"."resolved_at" is null;--> statement-breakpoint
CREATE INDEX `reports_resolved` ON `reports` (`id`) WHERE "reports"."resolved_at" is not null;--> statement-breakpoint
CREATE INDEX `reports_reporter` ON `reports` (`reporter_id`,`id`);--> statement-breakpoint
CREATE INDEX `reports_person` ON `reports` (`person_id`,`id`);--> statement-breakpoint
CREATE INDEX `reports_post` ON `reports` (`post_id`,`id`);--> statement-breakpoint
CREATE INDEX `reports_resolver` ON `reports` (`resolved_by_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `tag_follows_pair` ON `tag_follows` (`user_id`,`tag_id`);--> statement-breakpoint
CREATE INDEX `tag_follows_user` ON `tag_follows` (`user_id`,`id`);--> statement-breakpoint
CREATE INDEX `tag_follows_tag` ON `tag_follows` (`tag_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `tags_name` ON `tags` (`name`);--> statement-breakpoint
CREATE INDEX `posts_author` ON `posts` (`author_id`,`id`);--> statement-breakpoint
CREATE INDEX `posts_author_own` ON `posts` (`author_id`,`id`) WHERE "posts"."reply_to_id" is null;--> statement-breakpoint
CREATE INDEX `posts_author_replies` ON `posts` (`author_id`,`id`) WHERE "posts"."reply_to_id" is not null;--> statement-breakpoint
CREATE INDEX `posts_newest` ON `posts` (`id`,`author_id`);--> statement-breakpoint
CREATE INDEX `posts_deleted` ON `posts` (`deleted_at`) WHERE "posts"."deleted_at" is not null;--> statement-breakpoint
CREATE INDEX `posts_thread` ON `posts` (`root_id`,`id`) WHERE "posts"."root_id" is not null;--> statement-breakpoint
CREATE INDEX `posts_replies` ON `posts` (`reply_to_id`,`id`) WHERE "posts"."reply_to_id" is not null;--> statement-breakpoint
CREATE INDEX `posts_continuations` ON `posts` (`reply_to_id`,`id`) WHERE "posts"."reply_to_author_id" = "posts"."author_id";--> statement-breakpoint
CREATE UNIQUE INDEX `posts_repost` ON `posts` (`author_id`,`repost_of_id`) WHERE "posts"."repost_of_id" is not null;--> statement-breakpoint
CREATE INDEX `posts_reposts` ON `posts` (`repost_of_id`,`id`) WHERE "posts"."repost_of_id" is not null;--> statement-breakpoint
CREATE INDEX `posts_quotes` ON `posts` (`quote_of_id`,`id`) WHERE "posts"."quote_of_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `users_handle` ON `users` (`handle`);--> statement-breakpoint
CREATE UNIQUE INDEX `users_email` ON `users` (`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `users_avatar` ON `users` (`avatar`);--> statement-breakpoint
CREATE UNIQUE INDEX `users_banner` ON `users` (`banner`);--> statement-breakpoint
CREATE INDEX `users_popularity` ON `users` (`follower_count`,`id`);--> statement-breakpoint
CREATE INDEX `users_role` ON `users` (`role`);--> statement-breakpoint
CREATE INDEX `users_deleted` ON `users` (`deleted_at`) WHERE "users"."deleted_at" is not null;