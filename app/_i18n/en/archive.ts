/** What came of an import, as it is counted. */
const counted: Record<string, (count: number) => string> = {
  posts: (count) => (count === 1 ? '1 post' : `${count} posts`),
  pictures: (count) => (count === 1 ? '1 picture' : `${count} pictures`),
  already: (count) => (count === 1 ? '1 post was here already' : `${count} posts were here already`),
  alone: (count) =>
    count === 1 ? '1 answer to somebody else stands alone now' : `${count} answers to others stand alone now`,
  followed: (count) => (count === 1 ? '1 person followed' : `${count} people followed`),
  requested: (count) =>
    count === 1 ? '1 person asked to be followed' : `${count} people asked to be followed`,
  blocked: (count) => (count === 1 ? '1 person blocked' : `${count} people blocked`),
  muted: (count) => (count === 1 ? '1 person muted' : `${count} people muted`),
  bookmarked: (count) => (count === 1 ? '1 bookmark' : `${count} bookmarks`),
}

/** Why something was left out. */
const reasons: Record<string, string> = {
  boost: 'posts of others that were passed on',
  direct: 'only for the people it names',
  foreign: 'written by somebody else',
  unreadable: 'nothing that can be read as a post',
  date: 'its date is missing or impossible',
  text: 'no text, too long, or with characters that cannot be stored',
  room: 'no room left for its pictures',
  picture: 'no picture that can be shown here',
  noFile: 'not in the archive',
  notHere: 'not on this place',
}

export const archive = {
  exportTitle: 'Take your data along',
  exportHint:
    'One ZIP file with your profile, settings, posts, drafts and pictures, what you like and keep, and whom you follow, block and mute. You can import it on another Pipit; the lists fit Mastodon too.',
  exportStart: 'Make an archive',
  exportStarting: 'Asking…',
  exportBusy: 'An archive is being made already.',
  exportWaiting: 'Your archive is waiting for its turn.',
  exportWorking: 'Your archive is being made.',
  exportReady: (size: string, until: string) => `Your archive is ready: ${size}, kept until ${until}.`,
  exportFailed: 'Your archive could not be made. Please try again tomorrow.',
  linkStart: 'Make a download link',
  linkStarting: 'Making the link…',
  linkHint: 'The link works once, for you alone. For another download make another.',
  linkReady: 'Your link is ready. It works once.',
  linkGone: 'That archive is no longer there.',
  download: 'Download the archive',
  importTitle: 'Bring posts here',
  importHint:
    'An archive of Pipit or of Mastodon, as .zip or .tar.gz. Posts keep their dates and are not announced to anybody; what is here already is left as it is. Posts that were only for some people are left out.',
  importFile: 'Archive',
  importMost: (size: string) => `At most ${size}. You can leave this page when it is sent.`,
  importStart: 'Bring it here',
  importWaiting: 'Your archive is here and waits for its turn.',
  importWorking: 'Your archive is being brought in.',
  importDone: 'Your archive was brought in.',
  importFailed: 'Your archive was not brought in, or not all of it.',
  progress: (done: number, total: number) => `${done} of ${total} posts`,
  progressLabel: 'How far it is',
  reload: 'Look again',
  report: 'What was left out, as a text file',
  skipped: 'Left out',
  nothing: 'There was nothing new in it.',
  counted,
  reasons,
  problems: {
    kind: 'That is neither a .zip nor a .tar.gz file.',
    broken: 'That archive is damaged: it ends too early, or cannot be read.',
    large: 'There is too much in that archive, or in one of its posts.',
    version: 'That archive comes from a newer Pipit than this one.',
    missing: 'No posts and no lists of Pipit or Mastodon are in that archive.',
    failed: 'Something went wrong here. Please try again later.',
  },
  outcomes: {
    begun: 'Your archive is here.',
    none: 'Choose a file first.',
    form: 'That could not be read. Please choose the file again.',
    cut: 'The file did not arrive as a whole. Please send it again.',
    large: 'That file is too large.',
    busy: 'An archive is being brought in already. Please wait until it is done.',
    often: 'That was too often. Please try again tomorrow.',
    full: 'There is no room for that file here just now.',
    signedOut: 'Please sign in first.',
    foreign: 'That came from another site.',
    failed: 'Something went wrong here. Please try again later.',
  },
  readme: (handle: string, host: string) => `This is what @${handle} has on ${host}.

pipit.json       profile, settings, drafts and all posts, with polls and what they were before edits
relations.json   likes, bookmarks, reposts, follows, followers, blocks, mutes, followed tags
media/           the pictures of the posts; avatar.webp and banner.webp are those of the profile
*.csv            the same lists as Mastodon reads them

Times are in UTC. To bring the posts to another place that runs Pipit: Settings, Your data.
`,
}

export type ArchiveOutcome = keyof typeof archive.outcomes
