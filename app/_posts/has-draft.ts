/** Whether anything that was written in this browser waits to be sent; `useDraft` keeps it. */
export function hasDraft(): boolean {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith('pipit-draft:'))
  } catch {
    return false
  }
}
