/** What only the browser can know about a form that did not arrive. */
export const connection = {
  offline: 'You are offline. Your words are still here; try again when you are back.',
  unreachable: 'The server cannot be reached. Your words are still here; try again in a moment.',
  outdated: 'This place was updated meanwhile. Copy your words, reload the page and try again.',
}
