import { placeName } from '#app/_i18n/place.ts'
import { answerCard } from '#app/_media/card/answer.ts'
import { userByHandle } from '#db/queries/users.ts'
import { foldHandle } from '#db/text/handle.ts'

export const dynamic = 'force-dynamic'

/** A person as an image, for those who link to them. */
export async function GET(request: Request, { params }: RouteContext<'/users/[handle]/card.png'>) {
  const handle = foldHandle((await params).handle)
  return answerCard(request, async () => {
    // What everybody may keep is what a stranger may see.
    const user = handle ? await userByHandle(null, handle) : undefined
    if (!user) return undefined
    const owner = { handle: user.handle, name: user.name }
    return { card: { kind: 'profile', owner, bio: user.bio, place: placeName() }, avatar: user.avatar }
  })
}
