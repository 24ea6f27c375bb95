DROP INDEX "users_deleted";--> statement-breakpoint
-- lost: going down drops former_handles and every row in it
DROP TABLE "former_handles";--> statement-breakpoint
-- lost: going down drops users.deleted_at and what is in it
ALTER TABLE "users" DROP COLUMN "deleted_at";
