const patience = 3000 // ms until a page that is come back to has its rows

type Entry = { opened?: string } | null

/**
 * Whoever opens a post with a key and comes back to the list goes on from its row. The entry of the history that is
 * left says which it was, so it is known after a reload too. Answers how to stop.
 */
export function watchReturns(): () => void {
  document.addEventListener('click', onClick, true)
  addEventListener('popstate', resume)
  resume()
  return () => {
    document.removeEventListener('click', onClick, true)
    removeEventListener('popstate', resume)
  }
}

function onClick({ detail, target }: MouseEvent) {
  // What a key presses was not clicked at all.
  if (detail !== 0 || !(target instanceof Element)) return
  const post = target.closest('a[href]')?.closest('.post')
  if (post) history.replaceState({ ...history.state, opened: post.id }, '')
}

/** Focuses the row as soon as it is there, unless something else has the focus by then. */
function resume() {
  const { opened } = (history.state as Entry) ?? {}
  if (!opened) return
  const until = performance.now() + patience
  const look = () => {
    if ((history.state as Entry)?.opened !== opened || performance.now() > until) return
    const post = document.querySelector<HTMLElement>(`.post[id="${CSS.escape(opened)}"]`)
    if (!post || document.activeElement !== document.body) return void requestAnimationFrame(look)
    post.focus({ preventScroll: true })
  }
  requestAnimationFrame(look)
}
