import { rows } from '#app/_auth/rows.ts'
import { currentViewer } from '#app/_auth/session.ts'
import { bookmarkedPosts } from '#db/queries/bookmarks.ts'

export const GET = (request: Request) =>
  rows(request, async (page) => {
    const viewer = await currentViewer()
    return viewer ? bookmarkedPosts(viewer, page) : undefined
  })
