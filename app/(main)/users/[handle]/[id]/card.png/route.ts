import { dateOf } from '#app/_i18n/date.ts'
import { placeName } from '#app/_i18n/place.ts'
import { answerCard } from '#app/_media/card/answer.ts'
import { postById } from '#db/queries/posts.ts'
import { foldHandle } from '#db/text/handle.ts'
import { parseId } from '#db/text/ids.ts'

export const dynamic = 'force-dynamic'

/** A post as an image, for those who link to it. */
export async function GET(request: Request, { params }: RouteContext<'/users/[handle]/[id]/card.png'>) {
  const { handle: typed, id: rawId } = await params
  const handle = foldHandle(typed)
  const id = parseId(rawId)
  return answerCard(request, async () => {
    // What everybody may keep is what a stranger may see.
    const post = handle && id !== undefined ? await postById(null, handle, id) : undefined
    if (!post) return undefined
    const owner = { handle: post.handle, name: post.name }
    const date = dateOf(post.createdAt)
    return { card: { kind: 'post', owner, body: post.body, date, place: placeName() }, avatar: post.avatar }
  })
}
