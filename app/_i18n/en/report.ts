/** Telling a moderator of something, and what else one can do about somebody. */
export const report = {
  title: 'Report',
  post: (name: string) => `Report a post by ${name}`,
  person: (name: string) => `Report ${name}`,
  intro:
    'The people who look after this place will see it as it is now, and who reported it. Nobody else will.',
  reason: 'What is wrong?',
  reasons: {
    spam: 'Spam or advertising',
    abuse: 'Insults or harassment',
    violence: 'Threats or violence',
    illegal: 'Against the law',
    other: 'Something else',
  },
  comment: 'What should they know? (optional)',
  send: 'Report',
  sending: 'Reporting…',
  gone: 'That is no longer here, or you cannot report it.',
  sentTitle: 'Thank you',
  sent: 'Your report is with the people who look after this place. Whoever it is about will not learn of you.',
  away: (name: string) => `What you can do about ${name}`,
}
