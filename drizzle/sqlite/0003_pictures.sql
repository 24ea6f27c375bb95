ALTER TABLE `users` ADD `avatar` text;--> statement-breakpoint
ALTER TABLE `users` ADD `banner` text;--> statement-breakpoint
CREATE UNIQUE INDEX `users_avatar` ON `users` (`avatar`);--> statement-breakpoint
CREATE UNIQUE INDEX `users_banner` ON `users` (`banner`);