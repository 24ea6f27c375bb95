/** What one may want with a person, apart from following them. */
export const person = {
  menu: (name: string) => `More about ${name}`,
  muteDay: 'Mute for a day',
  muteWeek: 'Mute for a week',
  mute: 'Mute for good',
  unmute: 'Unmute',
  block: 'Block',
  unblock: 'Unblock',
  report: 'Report',
  reportPost: 'Report post',
  away: 'Report, mute or block',
  muteName: (handle: string) => `Mute @${handle}…`,
  blockName: (handle: string) => `Block @${handle}…`,
  muteTitle: (handle: string) => `Mute @${handle}?`,
  muteHint:
    'Their posts stay out of your timelines. They will not learn of it, and their profile still shows everything.',
  blockTitle: (handle: string) => `Block @${handle}?`,
  cancel: 'Cancel',
  undo: 'Undo',
  mutedName: (handle: string) => `@${handle} is muted.`,
  blockedName: (handle: string) => `@${handle} is blocked.`,
  blockHint: 'You stop following each other and see nothing of each other.',
}
