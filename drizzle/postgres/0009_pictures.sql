DROP INDEX "posts_newest";--> statement-breakpoint
CREATE INDEX "archives_file" ON "archives" USING btree ("file") WHERE "archives"."file" is not null;--> statement-breakpoint
CREATE INDEX "posts_pictures" ON "posts" USING btree ("author_id","id") WHERE "posts"."media_count" > 0;