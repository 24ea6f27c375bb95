/** How a page names an image of itself to those who show links to it. */
export const cardAt = (url: string, alt: string) => ({
  url,
  width: 1200,
  height: 630,
  type: 'image/png',
  alt,
})
