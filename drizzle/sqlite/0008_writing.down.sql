-- lost: going down drops what people were told of polls and edits
DELETE FROM `notifications` WHERE `kind` IN ('poll', 'edit');--> statement-breakpoint
-- lost: going down leaves a picture's post without its picture; one without words gets a sign that there was one
UPDATE `posts` SET `body` = '🖼' WHERE octet_length(`body`) = 0 AND `media_count` > 0 AND `deleted_at` IS NULL;--> statement-breakpoint
-- lost: going down drops archives and every row in it
DROP TABLE `archives`;--> statement-breakpoint
-- lost: going down drops imported_posts and every row in it
DROP TABLE `imported_posts`;--> statement-breakpoint
-- lost: going down drops media and every row in it
DROP TABLE `media`;--> statement-breakpoint
-- lost: going down drops poll_options and every row in it
DROP TABLE `poll_options`;--> statement-breakpoint
-- lost: going down drops poll_voters and every row in it
DROP TABLE `poll_voters`;--> statement-breakpoint
-- lost: going down drops poll_votes and every row in it
DROP TABLE `poll_votes`;--> statement-breakpoint
-- lost: going down drops previews and every row in it
DROP TABLE `previews`;--> statement-breakpoint
-- lost: going down drops revisions and every row in it
DROP TABLE `revisions`;--> statement-breakpoint
-- lost: going down drops drafts and every row in it
DROP TABLE `drafts`;--> statement-breakpoint
-- lost: going down drops polls and every row in it
DROP TABLE `polls`;--> statement-breakpoint
-- stops here, with nothing changed, if a row of notifications breaks notifications_kind_word
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
	CONSTRAINT "notifications_kind_word" CHECK("__new_notifications"."kind" in ('follow', 'request', 'like', 'repost', 'quote', 'mention', 'reply'))
);--> statement-breakpoint
INSERT INTO `__new_notifications`(`id`, `user_id`, `kind`, `actor_id`, `post_id`, `created_at`) SELECT `id`, `user_id`, `kind`, `actor_id`, `post_id`, `created_at` FROM `notifications`;--> statement-breakpoint
DROP TABLE `notifications`;--> statement-breakpoint
ALTER TABLE `__new_notifications` RENAME TO `notifications`;--> statement-breakpoint
-- lost: going down drops posts.warning and what is in it
-- lost: going down drops posts.is_sensitive and what is in it
-- lost: going down drops posts.language and what is in it
-- lost: going down drops posts.media_count and what is in it
-- lost: going down drops posts.has_poll and what is in it
-- lost: going down drops posts.preview_id and what is in it
-- lost: going down drops posts.edited_at and what is in it
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
INSERT INTO `__new_posts`(`id`, `author_id`, `body`, `visibility`, `reply_to_id`, `reply_to_author_id`, `root_id`, `reply_policy`, `collapsed_at`, `repost_of_id`, `quote_of_id`, `quote_policy`, `quote_detached_at`, `reply_count`, `like_count`, `repost_count`, `quote_count`, `created_at`, `hidden_at`, `deleted_at`) SELECT `id`, `author_id`, `body`, `visibility`, `reply_to_id`, `reply_to_author_id`, `root_id`, `reply_policy`, `collapsed_at`, `repost_of_id`, `quote_of_id`, `quote_policy`, `quote_detached_at`, `reply_count`, `like_count`, `repost_count`, `quote_count`, `created_at`, `hidden_at`, `deleted_at` FROM `posts`;--> statement-breakpoint
DROP TABLE `posts`;--> statement-breakpoint
ALTER TABLE `__new_posts` RENAME TO `posts`;--> statement-breakpoint
-- lost: going down drops users.usual_language and what is in it
-- lost: going down drops users.read_languages and what is in it
-- lost: going down drops users.time_zone and what is in it
-- lost: going down drops users.undo_send_seconds and what is in it
-- lost: going down drops users.is_alt_required and what is in it
-- lost: going down drops users.is_sensitive_shown and what is in it
-- lost: going down drops users.is_warning_opened and what is in it
-- lost: going down drops users.media_bytes and what is in it
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
INSERT INTO `__new_users`(`id`, `handle`, `name`, `bio`, `fields`, `avatar`, `banner`, `email`, `password_hash`, `role`, `suspended_at`, `deleted_at`, `follower_count`, `following_count`, `post_count`, `home_read_id`, `protected_at`, `home_replies`, `notifications_read_id`, `notified_of`, `usual_visibility`, `unindexed_at`, `created_at`) SELECT `id`, `handle`, `name`, `bio`, `fields`, `avatar`, `banner`, `email`, `password_hash`, `role`, `suspended_at`, `deleted_at`, `follower_count`, `following_count`, `post_count`, `home_read_id`, `protected_at`, `home_replies`, `notifications_read_id`, `notified_of`, `usual_visibility`, `unindexed_at`, `created_at` FROM `users`;--> statement-breakpoint
DROP TABLE `users`;--> statement-breakpoint
ALTER TABLE `__new_users` RENAME TO `users`;--> statement-breakpoint
-- stops here, with nothing changed, if two rows of notifications have the same user_id and post_id and kind and actor_id
CREATE UNIQUE INDEX `notifications_post` ON `notifications` (`user_id`,`post_id`,`kind`,`actor_id`) WHERE "notifications"."post_id" is not null;--> statement-breakpoint
-- stops here, with nothing changed, if two rows of notifications have the same user_id and actor_id and kind
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
-- stops here, with nothing changed, if two rows of posts have the same author_id and repost_of_id
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
