/** The settings for writing and reading posts. */
export const posting = {
  writing: 'Writing',
  reading: 'Reading',
  undoSend: 'Time to call a post back',
  undoSendHint: 'After you press Post it waits this long before it goes out.',
  spans: {
    0: 'None',
    5: '5 seconds',
    10: '10 seconds',
    20: '20 seconds',
    30: '30 seconds',
    60: 'A minute',
  } as Record<number, string>,
  zone: 'Time zone',
  zoneHint: 'In which you schedule posts. Empty is that of the device you write on.',
  noZone: 'There is no such time zone. Try something like Europe/Berlin.',
  language: 'Language I write in',
  guess: 'Guess it from each post',
  languages: 'Languages I read',
  languagesHint:
    'Explore and tags show what is in these, and what is in none that is known. None chosen is all.',
  alt: 'Ask me to describe every picture',
  sensitive: 'Show sensitive pictures at once',
  warnings: 'Open content warnings at once',
  storage: 'Your pictures',
  used: (used: string, room: string) => `${used} of ${room} MB`,
}
