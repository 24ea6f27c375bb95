-- lost: every row of accounts
-- lost: every row of follows
-- lost: every row of jobs
-- lost: every row of posts
-- lost: every row of rate_limits
-- lost: every row of sessions
-- lost: every row of submissions
-- lost: every row of tokens
-- lost: every row of users
DROP TABLE "accounts";--> statement-breakpoint
DROP TABLE "follows";--> statement-breakpoint
DROP TABLE "jobs";--> statement-breakpoint
DROP TABLE "posts";--> statement-breakpoint
DROP TABLE "rate_limits";--> statement-breakpoint
DROP TABLE "sessions";--> statement-breakpoint
DROP TABLE "submissions";--> statement-breakpoint
DROP TABLE "tokens";--> statement-breakpoint
DROP TABLE "users";
