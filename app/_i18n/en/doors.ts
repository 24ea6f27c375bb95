export const doors = {
  often: 'That was often. Try again in a few minutes.',
  enter: (name: string) => `Continue with ${name}`,
  unreachable: (name: string) => `${name} cannot be reached just now. Try again in a moment.`,
  someDoor: 'That provider',
  title: 'Linked accounts',
  hint: 'Sign in here with an account you have elsewhere.',
  link: (name: string) => `Link ${name}`,
  linkedAt: (when: string) => `linked ${when}`,
  unlink: 'Unlink',
  unlinkNamed: (name: string) => `Unlink ${name}`,
  unlinked: (name: string) => `${name} no longer leads to your account.`,
  onlyWayIn: (name: string) => `${name} is your only way in. Set a password or add a passkey first.`,
  handleTitle: 'Choose a handle',
  handleIntro: (name: string) => `${name} has told us who you are. Now you need a handle here.`,
  vouchedEmail: (name: string, email: string) => `Your e-mail address, from ${name}: ${email}`,
  handleKnown: (name: string) =>
    `You have an account here already? Sign in with it first, then link ${name} in its settings.`,
  goneTitle: 'That took a while',
  newcomerGone: 'Your sign-in has run out meanwhile. Begin again, it takes a moment.',
  outcomes: {
    linked: (name: string) => `${name} is linked. From now on you can sign in with it.`,
    taken: (name: string) => `That account at ${name} belongs to somebody else here.`,
    known: (name: string) =>
      `There is an account with your e-mail address already. Sign in with it first, then link ${name} in its settings.`,
    cancelled: (name: string) => `You turned back at ${name}, so nothing was done.`,
    failed: (name: string) => `${name} could not tell us who you are. Try again.`,
  },
}
