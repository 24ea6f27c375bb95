import type { OwnPost } from '#db/queries/own-posts.ts'

/** A post as `archivedPost` of the format reads it. */
export function archived(
  {
    id,
    body,
    visibility,
    createdAt,
    editedAt,
    replyTo,
    quoteOf,
    pictures: own,
    poll,
    revisions,
    ...post
  }: OwnPost,
  handle: string,
  address: (handle: string | null, id: number) => string | null,
) {
  const referred = (one: typeof replyTo) =>
    one && { id: String(one.id), address: address(one.handle, one.id) }
  const { likeCount, replyCount, repostCount, quoteCount } = post
  return {
    ...{ id: String(id), address: address(handle, id), body, visibility, createdAt, editedAt },
    ...{ replyTo: referred(replyTo), quoteOf: referred(quoteOf) },
    ...{ replyPolicy: post.replyPolicy, quotePolicy: post.quotePolicy },
    ...{ warning: post.warning, sensitive: post.isSensitive, language: post.language },
    media: own.map(({ id, alt, width, height }) => ({ file: `media/${id}.webp`, alt, width, height })),
    poll: poll && {
      isMultiple: poll.isMultiple,
      endsAt: poll.endsAt,
      voters: poll.voters,
      options: poll.options.map(({ label, votes }) => ({ label, votes })),
    },
    revisions: revisions.map(({ postId: _, ...former }) => former),
    counts: { likes: likeCount, replies: replyCount, reposts: repostCount, quotes: quoteCount },
  }
}
