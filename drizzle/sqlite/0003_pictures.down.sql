DROP INDEX `users_avatar`;--> statement-breakpoint
DROP INDEX `users_banner`;--> statement-breakpoint
-- lost: going down drops users.avatar and what is in it
ALTER TABLE `users` DROP COLUMN `avatar`;--> statement-breakpoint
-- lost: going down drops users.banner and what is in it
ALTER TABLE `users` DROP COLUMN `banner`;
