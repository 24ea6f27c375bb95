const chordFor = 1500 // ms after `g`

let chordUntil = 0

/** Does what a single key stands for, see `Shortcuts`; never while somebody types, nor with a modifier. */
export function press(event: KeyboardEvent, showHelp: () => void): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
    return
  if (document.querySelector('dialog[open], [popover]:popover-open')) return
  const isChord = performance.now() < chordUntil
  chordUntil = 0
  if (isChord ? goTo(event.key) : act(event.key, showHelp)) event.preventDefault()
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.checkVisibility() &&
    (target.isContentEditable || target.matches('input:not([type=radio], [type=checkbox]), textarea, select'))
  )
}

/** Whether the key means anything here. */
function act(key: string, showHelp: () => void): boolean {
  switch (key) {
    case '?':
      showHelp()
      return true
    case 'g':
      chordUntil = performance.now() + chordFor
      return true
    case 'j':
      return move(1)
    case 'k':
      return move(-1)
    case 'o':
    case 'Enter':
      return open(key)
    case 'r':
      return click('.reply', here())
    case 'l':
      return click('[name$="like"]', here())
    case 't':
      return click('[name$="repost"]', here())
    case 'b':
      return click('[name$="bookmark"]', here())
    case '.':
      return showNewest()
    case 'n':
    case 'c':
      return click('[data-compose="true"]')
    default:
      return false
  }
}

const goTo = (key: string) => /^[a-z]$/.test(key) && click(`[data-key="${key}"]`)

function click(selector: string, within: ParentNode | null = document): boolean {
  const element = within?.querySelector<HTMLElement>(selector)
  element?.click()
  return Boolean(element)
}

const posts = () => [...document.querySelectorAll<HTMLElement>('.post')]
const current = () => document.activeElement?.closest<HTMLElement>('.post')
/** The post in focus, or the one the page is about. */
const here = () => current() ?? document.querySelector<HTMLElement>('.focused')

/** Focuses the next or the previous post, from the one in focus or from the first in sight, and keeps it near the top. */
function move(step: 1 | -1): boolean {
  const all = posts()
  const at = all.findIndex((post) => post.contains(document.activeElement))
  const seen = all.findIndex((post) => post.getBoundingClientRect().bottom > headHeight() + 1)
  const post = at >= 0 ? all[at + step] : all[Math.max(0, seen)]
  if (!post) return all.length > 0
  post.focus({ preventScroll: true })
  scrollBy({ top: post.getBoundingClientRect().top - headHeight() })
  return true
}

const headHeight = () => document.querySelector('.top')?.getBoundingClientRect().height ?? 0

/** A link or a button in focus does what it does. */
function open(key: string): boolean {
  const post = current()
  if (!post || (key === 'Enter' && document.activeElement !== post)) return false
  post.querySelector<HTMLElement>('.when')?.click()
  return true
}

function showNewest(): boolean {
  if (!click('.pill')) scrollTo({ top: 0 })
  requestAnimationFrame(() => posts()[0]?.focus({ preventScroll: true }))
  return true
}
