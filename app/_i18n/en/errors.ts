/** The words of pages that are missing or broken; apart, since every page carries those along. */
export const errors = {
  notFoundTitle: 'There is nothing here',
  notFound: 'The page, person or post you are looking for does not exist, or no longer does.',
  brokenTitle: 'Something went wrong',
  broken: 'That was our fault. Nothing of yours is lost; try again in a moment.',
  retry: 'Try again',
  home: 'Go home',
  reference: (digest: string) => `Reference ${digest}`,
}
