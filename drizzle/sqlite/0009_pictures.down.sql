DROP INDEX `archives_file`;--> statement-breakpoint
DROP INDEX `posts_pictures`;--> statement-breakpoint
CREATE INDEX `posts_newest` ON `posts` (`id`,`author_id`);
