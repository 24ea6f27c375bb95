import { useWords } from '#app/_i18n/words.ts'

/** Which key does what. */
export function Shortcuts() {
  const { keyboard } = useWords()
  return (
    <dl className="shortcuts">
      {keyboard.shortcuts.map(([keys, what]) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd>
            {keys.split(' ').map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  )
}
