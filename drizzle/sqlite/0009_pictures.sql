DROP INDEX `posts_newest`;--> statement-breakpoint
CREATE INDEX `posts_pictures` ON `posts` (`author_id`,`id`) WHERE "posts"."media_count" > 0;--> statement-breakpoint
CREATE INDEX `archives_file` ON `archives` (`file`) WHERE "archives"."file" is not null;