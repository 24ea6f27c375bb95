CREATE TABLE `archives` (
	`id` integer PRIMARY KEY NOT NULL,
	`user_id` integer NOT NULL,
	`kind` text NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`file` text,
	`bytes` integer,
	`done` integer DEFAULT 0 NOT NULL,
	`total` integer DEFAULT 0 NOT NULL,
	`cursor` text,
	`report` text,
	`problem` text,
	`token_hash` text,
	`created_at` integer NOT NULL,
	`finished_at` integer,
	`expires_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "archives_kind_word" CHECK("archives"."kind" in ('export', 'import')),
	CONSTRAINT "archives_state_word" CHECK("archives"."state" in ('waiting', 'working', 'done', 'failed')),
	CONSTRAINT "archives_progress" CHECK("archives"."done" >= 0 and "archives"."total" >= 0)
);--> statement-breakpoint
CREATE TABLE `drafts` (
	`id` integer PRIMARY KEY NOT NULL,
	`user_id` integer NOT NULL,
	`state` text DEFAULT 'draft' NOT NULL,
	`content` text NOT NULL,
	`publish_at` integer,
	`problem` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "drafts_state_word" CHECK("drafts"."state" in ('draft', 'scheduled', 'held')),
	CONSTRAINT "drafts_publish_at" CHECK(("drafts"."state" = 'draft') = ("drafts"."publish_at" is null)),
	CONSTRAINT "drafts_problem_size" CHECK(octet_length("drafts"."problem") <= 1024)
);--> statement-breakpoint
CREATE TABLE `imported_posts` (
	`user_id` integer NOT NULL,
	`origin` text NOT NULL,
	`post_id` integer NOT NULL,
	PRIMARY KEY(`user_id`, `origin`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`post_id`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE cascade
);--> statement-breakpoint
CREATE TABLE `media` (
	`id` integer PRIMARY KEY NOT NULL,
	`owner_id` integer NOT NULL,
	`folder` text NOT NULL,
	`post_id` integer,
	`draft_id` integer,
	`position` integer DEFAULT 0 NOT NULL,
	`alt` text DEFAULT '' NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`placeholder` text DEFAULT '' NOT NULL,
	`bytes` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`post_id`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`draft_id`) REFERENCES `drafts`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "media_alt_size" CHECK(octet_length("media"."alt") <= 16384),
	CONSTRAINT "media_placeholder_size" CHECK(octet_length("media"."placeholder") <= 2048),
	CONSTRAINT "media_sizes" CHECK("media"."width" > 0 and "media"."height" > 0 and "media"."bytes" >= 0 and "media"."position" >= 0)
);--> statement-breakpoint
CREATE TABLE `poll_options` (
	`post_id` integer NOT NULL,
	`position` integer NOT NULL,
	`label` text NOT NULL,
	`vote_count` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`post_id`, `position`),
	FOREIGN KEY (`post_id`) REFERENCES `polls`(`post_id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "poll_options_label_size" CHECK(octet_length("poll_options"."label") between 1 and 1024),
	CONSTRAINT "poll_options_votes" CHECK("poll_options"."vote_count" >= 0)
);--> statement-breakpoint
CREATE TABLE `poll_voters` (
	`post_id` integer NOT NULL,
	`user_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`post_id`, `user_id`),
	FOREIGN KEY (`post_id`) REFERENCES `polls`(`post_id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);--> statement-breakpoint
CREATE TABLE `poll_votes` (
	`post_id` integer NOT NULL,
	`user_id` integer NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`post_id`, `user_id`, `position`),
	FOREIGN KEY (`post_id`) REFERENCES `polls`(`post_id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);--> statement-breakpoint
CREATE TABLE `polls` (
	`post_id` integer PRIMARY KEY NOT NULL,
	`is_multiple` integer DEFAULT false NOT NULL,
	`voter_count` integer DEFAULT 0 NOT NULL,
	`ends_at` integer NOT NULL,
	`told_at` integer,
	FOREIGN KEY (`post_id`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "polls_voters" CHECK("polls"."voter_count" >= 0)
);--> statement-breakpoint
CREATE TABLE `previews` (
	`id` integer PRIMARY KEY NOT NULL,
	`url` text NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`title` text DEFAULT '' NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`site` text DEFAULT '' NOT NULL,
	`picture` text,
	`width` integer,
	`height` integer,
	`fetched_at` integer,
	`created_at` integer NOT NULL,
	CONSTRAINT "previews_url_size" CHECK(octet_length("previews"."url") between 1 and 8192),
	CONSTRAINT "previews_text_size" CHECK(octet_length("previews"."title") <= 2048 and octet_length("previews"."description") <= 4096 and octet_length("previews"."site") <= 1024),
	CONSTRAINT "previews_state_word" CHECK("previews"."state" in ('waiting', 'ready', 'none'))
);--> statement-breakpoint
CREATE TABLE `revisions` (
	`id` integer PRIMARY KEY NOT NULL,
	`post_id` integer NOT NULL,
	`body` text NOT NULL,
	`warning` text DEFAULT '' NOT NULL,
	`alts` text DEFAULT '[]' NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`post_id`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "revisions_size" CHECK(octet_length("revisions"."body") <= 65536 and octet_length("revisions"."warning") <= 2048)
);--> statement-breakpoint
CREATE TABLE `__new_notifications` (
	`id` integer PRIMARY KEY NOT NULL,
	`user_id` integer NOT NULL,
	`kind` text NOT NULL,
	`actor_id` integer NOT NULL,
	`post_id` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`actor_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`post_id`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "notifications_kind_word" CHECK("__new_notifications"."kind" in ('follow', 'request', 'like', 'repost', 'quote', 'mention', 'reply', 'poll', 'edit'))
);--> statement-breakpoint
INSERT INTO `__new_notifications`(`id`, `user_id`, `kind`, `actor_id`, `post_id`, `created_at`) SELECT `id`, `user_id`, `kind`, `actor_id`, `post_id`, `created_at` FROM `notifications`;--> statement-breakpoint
DROP TABLE `notifications`;--> statement-breakpoint
ALTER TABLE `__new_notifications` RENAME TO `notifications`;--> statement-breakpoint
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
	`warning` text DEFAULT '' NOT NULL,
	`is_sensitive` integer DEFAULT false NOT NULL,
	`language` text,
	`media_count` integer DEFAULT 0 NOT NULL,
	`has_poll` integer DEFAULT false NOT NULL,
	`preview_id` integer,
	`edited_at` integer,
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
	FOREIGN KEY (`preview_id`) REFERENCES `previews`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "posts_body_size" CHECK(octet_length("__new_posts"."body") between 1 and 65536 or (octet_length("__new_posts"."body") = 0 and ("__new_posts"."deleted_at" is not null or "__new_posts"."repost_of_id" is not null or "__new_posts"."media_count" > 0))),
	CONSTRAINT "posts_warning_size" CHECK(octet_length("__new_posts"."warning") <= 2048),
	CONSTRAINT "posts_language_size" CHECK(octet_length("__new_posts"."language") between 2 and 35),
	CONSTRAINT "posts_media_count" CHECK("__new_posts"."media_count" between 0 and 16),
	CONSTRAINT "posts_visibility_word" CHECK("__new_posts"."visibility" in ('public', 'followers', 'mentioned')),
	CONSTRAINT "posts_reply_policy_word" CHECK("__new_posts"."reply_policy" in ('everyone', 'followers', 'following', 'mentioned', 'nobody')),
	CONSTRAINT "posts_quote_policy_word" CHECK("__new_posts"."quote_policy" in ('everyone', 'followers', 'nobody'))
);--> statement-breakpoint
INSERT INTO `__new_posts`(`id`, `author_id`, `body`, `visibility`, `reply_to_id`, `reply_to_author_id`, `root_id`, `reply_policy`, `collapsed_at`, `repost_of_id`, `quote_of_id`, `quote_policy`, `quote_detached_at`, `reply_count`, `like_count`, `repost_count`, `quote_count`, `created_at`, `hidden_at`, `deleted_at`) SELECT `id`, `author_id`, `body`, `visibility`, `reply_to_id`, `reply_to_author_id`, `root_id`, `reply_policy`, `collapsed_at`, `repost_of_id`, `quote_of_id`, `quote_policy`, `quote_detached_at`, `reply_count`, `like_count`, `repost_count`, `quote_count`, `created_at`, `hidden_at`, `deleted_at` FROM `posts`;--> statement-breakpoint
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
	`usual_language` text,
	`read_languages` text DEFAULT '[]' NOT NULL,
	`time_zone` text,
	`undo_send_seconds` integer DEFAULT 0 NOT NULL,
	`is_alt_required` integer DEFAULT false NOT NULL,
	`is_sensitive_shown` integer DEFAULT false NOT NULL,
	`is_warning_opened` integer DEFAULT false NOT NULL,
	`media_bytes` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	CONSTRAINT "users_handle_form" CHECK(length("__new_users"."handle") between 2 and 30 and "__new_users"."handle" = lower("__new_users"."handle")),
	CONSTRAINT "users_email_form" CHECK(octet_length("__new_users"."email") between 3 and 254),
	CONSTRAINT "users_text_size" CHECK(octet_length("__new_users"."name") <= 1024 and octet_length("__new_users"."bio") <= 8192),
	CONSTRAINT "users_role_word" CHECK("__new_users"."role" in ('member', 'moderator', 'admin')),
	CONSTRAINT "users_home_replies_word" CHECK("__new_users"."home_replies" in ('followed', 'all')),
	CONSTRAINT "users_usual_visibility_word" CHECK("__new_users"."usual_visibility" in ('public', 'followers', 'mentioned')),
	CONSTRAINT "users_languages" CHECK(octet_length("__new_users"."usual_language") between 2 and 35),
	CONSTRAINT "users_time_zone_size" CHECK(octet_length("__new_users"."time_zone") between 1 and 64),
	CONSTRAINT "users_undo_send" CHECK("__new_users"."undo_send_seconds" between 0 and 60),
	CONSTRAINT "users_media_bytes" CHECK("__new_users"."media_bytes" >= 0),
	CONSTRAINT "users_counts" CHECK("__new_users"."follower_count" >= 0 and "__new_users"."following_count" >= 0 and "__new_users"."post_count" >= 0)
);--> statement-breakpoint
INSERT INTO `__new_users`(`id`, `handle`, `name`, `bio`, `fields`, `avatar`, `banner`, `email`, `password_hash`, `role`, `suspended_at`, `deleted_at`, `follower_count`, `following_count`, `post_count`, `home_read_id`, `protected_at`, `home_replies`, `notifications_read_id`, `notified_of`, `usual_visibility`, `unindexed_at`, `created_at`) SELECT `id`, `handle`, `name`, `bio`, `fields`, `avatar`, `banner`, `email`, `password_hash`, `role`, `suspended_at`, `deleted_at`, `follower_count`, `following_count`, `post_count`, `home_read_id`, `protected_at`, `home_replies`, `notifications_read_id`, `notified_of`, `usual_visibility`, `unindexed_at`, `created_at` FROM `users`;--> statement-breakpoint
DROP TABLE `users`;--> statement-breakpoint
ALTER TABLE `__new_users` RENAME TO `users`;--> statement-breakpoint
CREATE INDEX `archives_user` ON `archives` (`user_id`,`kind`,`id`);--> statement-breakpoint
CREATE INDEX `archives_expiring` ON `archives` (`expires_at`) WHERE "archives"."expires_at" is not null;--> statement-breakpoint
CREATE INDEX `drafts_user` ON `drafts` (`user_id`,`state`,`id`);--> statement-breakpoint
CREATE INDEX `drafts_due` ON `drafts` (`user_id`,`publish_at`) WHERE "drafts"."publish_at" is not null;--> statement-breakpoint
CREATE INDEX `imported_posts_post` ON `imported_posts` (`post_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `media_folder` ON `media` (`folder`);--> statement-breakpoint
CREATE INDEX `media_owner` ON `media` (`owner_id`,`id`);--> statement-breakpoint
CREATE INDEX `media_post` ON `media` (`post_id`,`position`);--> statement-breakpoint
CREATE INDEX `media_draft` ON `media` (`draft_id`);--> statement-breakpoint
CREATE INDEX `media_loose` ON `media` (`created_at`) WHERE "media"."post_id" is null and "media"."draft_id" is null;--> statement-breakpoint
CREATE INDEX `poll_voters_user` ON `poll_voters` (`user_id`);--> statement-breakpoint
CREATE INDEX `poll_votes_user` ON `poll_votes` (`user_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `previews_url` ON `previews` (`url`);--> statement-breakpoint
CREATE UNIQUE INDEX `previews_picture` ON `previews` (`picture`);--> statement-breakpoint
CREATE INDEX `previews_fetched` ON `previews` (`fetched_at`);--> statement-breakpoint
CREATE INDEX `revisions_post` ON `revisions` (`post_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `notifications_post` ON `notifications` (`user_id`,`post_id`,`kind`,`actor_id`) WHERE "notifications"."post_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `notifications_person` ON `notifications` (`user_id`,`actor_id`,`kind`) WHERE "notifications"."post_id" is null;--> statement-breakpoint
CREATE INDEX `notifications_user` ON `notifications` (`user_id`,`id`);--> statement-breakpoint
CREATE INDEX `notifications_kind` ON `notifications` (`user_id`,`kind`,`id`);--> statement-breakpoint
CREATE INDEX `notifications_actor` ON `notifications` (`actor_id`);--> statement-breakpoint
CREATE INDEX `notifications_about` ON `notifications` (`post_id`);--> statement-breakpoint
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
CREATE INDEX `posts_preview` ON `posts` (`preview_id`,`id`) WHERE "posts"."preview_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `users_handle` ON `users` (`handle`);--> statement-breakpoint
CREATE UNIQUE INDEX `users_email` ON `users` (`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `users_avatar` ON `users` (`avatar`);--> statement-breakpoint
CREATE UNIQUE INDEX `users_banner` ON `users` (`banner`);--> statement-breakpoint
CREATE INDEX `users_popularity` ON `users` (`follower_count`,`id`);--> statement-breakpoint
CREATE INDEX `users_role` ON `users` (`role`);--> statement-breakpoint
CREATE INDEX `users_deleted` ON `users` (`deleted_at`) WHERE "users"."deleted_at" is not null;