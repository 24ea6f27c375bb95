import { rows } from '#app/_auth/rows.ts'
import { currentViewer } from '#app/_auth/session.ts'
import { userFormerly } from '#db/queries/handles.ts'
import { mediaBy } from '#db/queries/posts.ts'
import { userByHandle } from '#db/queries/users.ts'

export const GET = async (
  request: Request,
  { params }: RouteContext<'/api/timelines/users/[handle]/media'>,
) => {
  const { handle } = await params
  return rows(request, async (page) => {
    const viewer = await currentViewer()
    const user = (await userByHandle(viewer, handle)) ?? (await userFormerly(viewer, handle))
    return user && mediaBy(viewer, user.id, page)
  })
}
