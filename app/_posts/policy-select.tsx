import { useComposerWords } from '#app/_i18n/composer-words.ts'
import type { ReplyPolicy } from '#db/schema/posts.ts'

/** Who may answer in the conversation that a post begins. */
export function PolicySelect({ chosen = 'everyone', label }: { chosen?: string | undefined; label: string }) {
  const { policies } = useComposerWords()
  return (
    <select name="replyPolicy" defaultValue={chosen} className="choice" aria-label={label}>
      {(Object.keys(policies) as ReplyPolicy[]).map((policy) => (
        <option key={policy} value={policy}>
          {policies[policy]}
        </option>
      ))}
    </select>
  )
}
