import { post } from '#db/text/limits.ts'

/** How many characters a post may have here: `POST_LENGTH`, from 1 to 10 000, or 500. */
export function postLimit(env: NodeJS.ProcessEnv = process.env): number {
  const wanted = Number(env.POST_LENGTH || post.graphemes)
  return Number.isInteger(wanted) && wanted >= post.leastGraphemes && wanted <= post.mostGraphemes
    ? wanted
    : post.graphemes
}
