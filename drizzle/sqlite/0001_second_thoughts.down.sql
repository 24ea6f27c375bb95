DROP INDEX `posts_deleted`;--> statement-breakpoint
-- lost: going down drops posts.deleted_at and what is in it
ALTER TABLE `posts` DROP COLUMN `deleted_at`;--> statement-breakpoint
-- lost: going down drops users.home_read_id and what is in it
ALTER TABLE `users` DROP COLUMN `home_read_id`;
