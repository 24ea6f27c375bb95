import { ProfileList, profileListMetadata } from '#app/_posts/profile-list.tsx'
import { repliesBy } from '#db/queries/posts.ts'

type Props = PageProps<'/users/[handle]/replies'>

export const generateMetadata = ({ params }: Props) => profileListMetadata({ tab: 'replies', params })

/** What a person answered. */
export default function RepliesPage(props: Props) {
  return <ProfileList tab="replies" ask={repliesBy} {...props} />
}
