import { ProfileList, profileListMetadata } from '#app/_posts/profile-list.tsx'
import { mediaBy } from '#db/queries/posts.ts'

type Props = PageProps<'/users/[handle]/media'>

export const generateMetadata = ({ params }: Props) => profileListMetadata({ tab: 'media', params })

/** What a person posted with pictures. */
export default function MediaPage(props: Props) {
  return <ProfileList tab="media" ask={mediaBy} {...props} />
}
