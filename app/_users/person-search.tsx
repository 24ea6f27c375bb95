import { usePeopleWords } from '#app/_i18n/people-words.ts'
import { search } from '#db/text/limits.ts'

/** Asks for a person by name; the answer is a page of its own. */
export function PersonSearch({ query }: { query: string }) {
  const words = usePeopleWords()
  return (
    <search>
      <form action="/explore/people" className="flex gap-2 border-line border-b px-4 py-3">
        <label htmlFor="person-search" className="hidden-text">
          {words.label}
        </label>
        <input
          id="person-search"
          type="search"
          name="q"
          className="input"
          defaultValue={query}
          maxLength={search.most}
          placeholder={words.placeholder}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          dir="auto"
        />
        <button type="submit" className="ghost">
          {words.submit}
        </button>
      </form>
    </search>
  )
}
