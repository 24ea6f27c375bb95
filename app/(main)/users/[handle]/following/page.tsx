import type { Metadata } from 'next'
import { words } from '#app/_i18n/words.ts'
import { missingMetadata } from '#app/_ui/not-here.tsx'
import { FollowList } from '#app/_users/follow-list.tsx'
import { profileOf } from '#app/_users/profile-of.ts'

type Props = PageProps<'/users/[handle]/following'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const user = await profileOf((await params).handle, '/following')
  if (!user) return missingMetadata()
  return {
    title: `${words().profile.following}: ${user.name || `@${user.handle}`}`,
    robots: { index: false },
  }
}

export default async function Page({ params, searchParams }: Props) {
  return <FollowList handle={(await params).handle} list="following" search={await searchParams} />
}
