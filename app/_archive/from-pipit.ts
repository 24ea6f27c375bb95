import { archivedPost } from './format.ts'
import { checked, type Found, listed } from './found-post.ts'

/** Reads the posts of an archive of ours that was made at `place`; `own` is the origin of this one. */
export const fromPipit =
  (place: string, own: string) =>
  (item: unknown, at: number): Found => {
    const { data: post } = archivedPost.safeParse(item)
    if (!post || !/^\d{1,16}$/.test(post.id)) return { what: `posts[${at}]`, why: 'unreadable' }
    const nameOf = (id: string) => ({
      origin: `${place}/posts/${id}`,
      ...(place === own && { here: Number(id) }),
    })
    const { origin, here } = nameOf(post.id)
    if (post.visibility === 'mentioned') return { what: origin, why: 'direct' }
    const { replyTo, quoteOf, poll, media = [], revisions, sensitive, language, editedAt, ...rest } = post
    return checked({
      ...{
        origin,
        here,
        body: poll
          ? listed(
              post.body,
              poll.options.map(({ label }) => label),
            )
          : post.body,
      },
      ...{ visibility: post.visibility, createdAt: post.createdAt, editedAt: editedAt ?? undefined },
      ...{ warning: rest.warning, isSensitive: sensitive, language: language ?? undefined },
      ...{ replyPolicy: rest.replyPolicy, quotePolicy: rest.quotePolicy },
      replyTo: replyTo ? nameOf(replyTo.id) : undefined,
      quoteOf: quoteOf ? nameOf(quoteOf.id) : undefined,
      pictures: media.map(({ file, alt = '' }) => ({ file, alt })),
      revisions: revisions?.map(({ warning = '', ...former }) => ({ ...former, warning })),
    })
  }
