ALTER TABLE "users" ADD COLUMN "avatar" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "banner" text;--> statement-breakpoint
CREATE UNIQUE INDEX "users_avatar" ON "users" USING btree ("avatar");--> statement-breakpoint
CREATE UNIQUE INDEX "users_banner" ON "users" USING btree ("banner");