export const place = {
  tagline: 'A quiet place for short posts.',
  description: (name: string) => `${name} is a small place for short posts and the people who write them.`,
}
