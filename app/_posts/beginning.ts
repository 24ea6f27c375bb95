/** What a reply begins with: whom it answers and whom that one names, but not oneself. */
export function beginning(author: string, mentioned: string[], own: string): string {
  const handles = [...new Set([author, ...mentioned])].filter((handle) => handle !== own)
  return handles.map((handle) => `@${handle} `).join('')
}
