/** Where the posts with a tag are, by its folded name; in any script. */
export const tagPath = (name: string): string => `/tags/${encodeURIComponent(name)}`
