import { useProfileWords } from '#app/_i18n/profile-words.ts'
import { Here } from '#app/_ui/here.tsx'

/** What there is to read of a person. */
export function ProfileTabs({ handle, name }: { handle: string; name: string }) {
  const words = useProfileWords()
  return (
    <nav className="tabs" aria-label={name}>
      <Here href={`/@${handle}`} exact>
        {words.posts}
      </Here>
      <Here href={`/@${handle}/replies`}>{words.replies}</Here>
      <Here href={`/@${handle}/media`}>{words.media}</Here>
    </nav>
  )
}
