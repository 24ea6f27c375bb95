ALTER TABLE "tokens" DROP CONSTRAINT "tokens_purpose_word";--> statement-breakpoint
-- lost: going down drops passkeys and every row in it
DROP TABLE "passkeys";--> statement-breakpoint
-- stops here, with nothing changed, if a row of tokens breaks tokens_purpose_word
ALTER TABLE "tokens" ADD CONSTRAINT "tokens_purpose_word" CHECK ("tokens"."purpose" in ('owner', 'reset'));
