import { rows } from '#app/_auth/rows.ts'
import { currentViewer } from '#app/_auth/session.ts'
import { followedByUser, followersOf } from '#db/queries/follows.ts'
import { userFormerly } from '#db/queries/handles.ts'
import { userByHandle } from '#db/queries/users.ts'

const lists = new Map([
  ['followers', followersOf],
  ['following', followedByUser],
])

export const GET = async (request: Request, { params }: RouteContext<'/api/people/[handle]/[list]'>) => {
  const { handle, list } = await params
  return rows(request, async (page) => {
    const viewer = await currentViewer()
    const user = (await userByHandle(viewer, handle)) ?? (await userFormerly(viewer, handle))
    return user && lists.get(list)?.(viewer, user.id, page)
  })
}
