-- lost: going down drops accounts and every row in it
DROP TABLE "accounts";--> statement-breakpoint
-- lost: going down drops follows and every row in it
DROP TABLE "follows";--> statement-breakpoint
-- lost: going down drops jobs and every row in it
DROP TABLE "jobs";--> statement-breakpoint
-- lost: going down drops posts and every row in it
DROP TABLE "posts";--> statement-breakpoint
-- lost: going down drops rate_limits and every row in it
DROP TABLE "rate_limits";--> statement-breakpoint
-- lost: going down drops sessions and every row in it
DROP TABLE "sessions";--> statement-breakpoint
-- lost: going down drops submissions and every row in it
DROP TABLE "submissions";--> statement-breakpoint
-- lost: going down drops tokens and every row in it
DROP TABLE "tokens";--> statement-breakpoint
-- lost: going down drops users and every row in it
DROP TABLE "users";
