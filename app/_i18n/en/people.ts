export const people = {
  title: 'People',
  label: 'Search people by name or handle',
  placeholder: 'Name or handle',
  submit: 'Search',
  found: (query: string) => `People called “${query}”`,
  noneTitle: (query: string) => `Nobody called “${query}”`,
  none: 'A search finds what names, their words and handles begin with. Try fewer letters.',
  nobodyTitle: 'Nobody to suggest',
  nobody: 'Nobody has an account here yet.',
}
