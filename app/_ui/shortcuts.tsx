import { useKeyboardWords } from '#app/_i18n/keyboard-words.ts'

/** Which key does what. */
export function Shortcuts() {
  const keyboard = useKeyboardWords()
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
