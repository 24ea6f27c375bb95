/** The words of an account that changes or goes; apart, since few pages need them. */
export const account = {
  handleTitle: 'Handle',
  handleNow: (handle: string) => `You are @${handle}.`,
  handleNew: 'New handle',
  handleSubmit: 'Change handle',
  handleHint: (days: number) =>
    `Your old handle leads to you for ${days} days, and nobody else can take it meanwhile. After that it is free for anyone, and no longer leads here. You sign in with the new one.`,
  handleSame: 'That is your handle already.',
  handleChanged: (handle: string, former: string, days: number) =>
    `You are @${handle} now. @${former} leads to you for ${days} days.`,
  formerTitle: 'Your former handles',
  former: (handle: string, until: string) => `@${handle}, kept for you until ${until}`,
  emailTitle: 'E-mail',
  emailNow: (email: string) => `Your address is ${email}.`,
  emailNew: 'New address',
  emailSubmit: 'Change address',
  emailHint:
    'It takes effect at once and signs out all other devices. No mail is sent to either address, so check your spelling.',
  emailChanged: (email: string) => `Your address is ${email} now. All other devices are signed out.`,
  signInAgain:
    'You have no password here, so sign in once more to show that it is you. Then you have 10 minutes.',
  signInAgainLink: 'Sign in again',
  proof: 'Your password',
  deleteTitle: 'Delete account',
  deleteIntro: (handle: string) => `This deletes @${handle}, for good after a while.`,
  deleteNowTitle: 'At once',
  deleteNow: [
    'Your profile, posts and pictures are hidden from everyone.',
    'You are signed out on all devices, and links to reset your password end.',
  ],
  deleteLaterTitle: (days: number) => `After ${days} days`,
  deleteLater: [
    'All of it is erased: profile, posts, pictures, follows, passkeys, linked accounts and your e-mail address.',
    'Until then, sign in and you can keep your account.',
  ],
  deleteStaysTitle: 'What stays',
  deleteStays: (days: number) => [
    'Backups that whoever runs this place has made, for as long as they keep them.',
    'Copies that other people made, and what they wrote about you.',
    `Your handle, without you: for ${days} more days nobody can take it.`,
  ],
  confirm: (handle: string) => `Type ${handle} to confirm`,
  confirmWrong: 'That is not your handle.',
  deleteSubmit: 'Delete my account',
  deleting: 'Deleting…',
  deleteNo: 'Keep it',
  lastAdmin: 'You are the only one who runs this place. Make somebody else an admin first.',
  deleted: (days: number) =>
    `Your account is deleted and hidden. Sign in within ${days} days to keep it; after that it is erased.`,
  keepTitle: 'Keep your account?',
  keepHint: (handle: string, until: string) =>
    `@${handle} is deleted and hidden, and will be erased on ${until}. You can still take that back.`,
  keep: 'Keep my account',
  keepGoneTitle: 'Sign in once more',
  keepGone: 'That took too long, or the account is no longer there. Sign in again to see.',
}
