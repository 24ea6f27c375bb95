import { useExploreWords } from '#app/_i18n/explore-words.ts'
import { Here } from '#app/_ui/here.tsx'

/** What there is to explore. */
export function ExploreTabs() {
  const explore = useExploreWords()
  return (
    <nav className="tabs" aria-label={explore.title}>
      <Here href="/explore" exact>
        {explore.posts}
      </Here>
      <Here href="/explore/people">{explore.peopleTab}</Here>
    </nav>
  )
}
