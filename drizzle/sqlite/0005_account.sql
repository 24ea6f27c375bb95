CREATE TABLE `former_handles` (
	`handle` text PRIMARY KEY NOT NULL,
	`user_id` integer,
	`until` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `former_handles_user` ON `former_handles` (`user_id`);--> statement-breakpoint
CREATE INDEX `former_handles_until` ON `former_handles` (`until`);--> statement-breakpoint
ALTER TABLE `users` ADD `deleted_at` integer;--> statement-breakpoint
CREATE INDEX `users_deleted` ON `users` (`deleted_at`) WHERE "users"."deleted_at" is not null;