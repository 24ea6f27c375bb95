import { useComposerWords } from '#app/_i18n/composer-words.ts'
import type { QuotePolicy } from '#db/schema/posts.ts'

/** Who may quote a post. */
export function QuoteSelect({ chosen = 'everyone', label }: { chosen?: string | undefined; label: string }) {
  const { quotePolicies } = useComposerWords()
  return (
    <select name="quotePolicy" defaultValue={chosen} className="choice" aria-label={label}>
      {(Object.keys(quotePolicies) as QuotePolicy[]).map((policy) => (
        <option key={policy} value={policy}>
          {quotePolicies[policy]}
        </option>
      ))}
    </select>
  )
}
