import { pictures } from './pictures.ts'

const {
  missing,
  type,
  broken,
  pixels,
  frames,
  cut,
  form,
  signedOut,
  foreign,
  often,
  busy,
  full,
  failed,
  unreachable,
} = pictures.problems

/** The words for the pictures of a post. */
export const uploads = {
  title: 'Pictures',
  add: 'Add pictures',
  choose: 'Choose a picture',
  upload: 'Add it',
  done: 'Back to the post',
  hint: 'JPEG, PNG, WebP or GIF, up to 10 MB each, four at most. You can also drop them here or paste them.',
  alt: 'What it shows, for those who cannot see it',
  altMissing: 'Without a description, people who cannot see it miss it.',
  remove: 'Remove this picture',
  raise: 'Move this picture forward',
  cancel: 'Cancel',
  sending: (name: string, percent: number) => `${name}: ${percent} %`,
  sensitive: 'Hide behind a click: not for everyone’s eyes',
  none: 'No pictures yet.',
  problems: {
    ...{
      missing,
      type,
      broken,
      pixels,
      frames,
      cut,
      form,
      signedOut,
      foreign,
      often,
      busy,
      full,
      failed,
      unreachable,
    },
    large: 'That picture is too large: at most 10 MB.',
    room: 'There is no room left for your pictures. Delete some posts with pictures first.',
    many: 'There are four pictures already, or the draft is gone.',
  },
}

export type UploadWords = typeof uploads
