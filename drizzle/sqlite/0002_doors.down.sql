-- lost: going down drops passkeys and every row in it
DROP TABLE `passkeys`;--> statement-breakpoint
-- stops here, with nothing changed, if a row of tokens breaks tokens_purpose_word
CREATE TABLE `__new_tokens` (
	`id` integer PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`token_hash` text NOT NULL,
	`user_id` integer,
	`bound_to` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "tokens_purpose_word" CHECK("__new_tokens"."purpose" in ('owner', 'reset'))
);--> statement-breakpoint
INSERT INTO `__new_tokens`(`id`, `purpose`, `token_hash`, `user_id`, `bound_to`, `created_at`, `expires_at`) SELECT `id`, `purpose`, `token_hash`, `user_id`, `bound_to`, `created_at`, `expires_at` FROM `tokens`;--> statement-breakpoint
DROP TABLE `tokens`;--> statement-breakpoint
ALTER TABLE `__new_tokens` RENAME TO `tokens`;--> statement-breakpoint
CREATE UNIQUE INDEX `tokens_hash` ON `tokens` (`token_hash`);--> statement-breakpoint
CREATE INDEX `tokens_user` ON `tokens` (`user_id`,`purpose`);--> statement-breakpoint
CREATE INDEX `tokens_expires` ON `tokens` (`expires_at`);
