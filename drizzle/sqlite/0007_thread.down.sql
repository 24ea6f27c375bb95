DROP INDEX `posts_author_replies`;--> statement-breakpoint
DROP INDEX `posts_continuations`;
