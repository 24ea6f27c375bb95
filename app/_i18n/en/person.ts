/** What one may want with a person, apart from following them. */
export const person = {
  menu: (name: string) => `More about ${name}`,
  muteDay: 'Mute for a day',
  muteWeek: 'Mute for a week',
  mute: 'Mute for good',
  muteHides: 'Hide their notifications too',
  unmute: 'Unmute',
  block: 'Block',
  unblock: 'Unblock',
  blockHint: 'You stop following each other and see nothing of each other.',
}
