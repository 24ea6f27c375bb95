/** Who may read a post: everyone, the author's followers, or nobody but those it mentions. */
export const visibilities = ['public', 'followers', 'mentioned'] as const
export type Visibility = (typeof visibilities)[number]
