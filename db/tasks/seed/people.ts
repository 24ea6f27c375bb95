import type { ProfileField } from '../../schema/users.ts'

/** Someone of the demo place: what their profile says, and how many days ago they joined. */
export type Character = {
  handle: string
  name: string
  bio: string
  fields: ProfileField[]
  joinedDaysAgo: number
  follows: string[]
  /** The folded names of the tags they follow. */
  tags?: string[]
  /** They choose who follows them. */
  isProtected?: true
}

/** Everybody's password, printed when the place is made. Long enough for an admin. */
export const demoPassword = 'wren sings before rain'

/** The one who runs the place. */
export const founder = 'ada'

/** The people of Quillbeck, all of them invented. */
export const cast: Character[] = [
  {
    handle: 'ada',
    name: 'Ada Wren',
    bio: 'Mends toasters, hinges and this place. If it rattles, bring it to the church hall. Tea is provided, opinions on screws are not optional. #repair',
    fields: [
      { label: 'Workshop', value: 'https://ada.example.org' },
      { label: 'Pronouns', value: 'she/her' },
      { label: 'Runs on', value: 'tea and a bicycle battery' },
    ],
    joinedDaysAgo: 43,
    follows: ['ben', 'cy', 'dot', 'eda', 'finn', 'gia', 'hana', 'idris', 'noa', 'remy'],
    tags: ['birds', 'étoiles'],
  },
  {
    handle: 'ben',
    name: 'Ben Lark',
    bio: 'Baker. Up before you are, asleep before the news. Keeper of Gerald, a sourdough starter with ambitions.',
    fields: [
      { label: 'Bakery', value: 'https://larks-loaves.example.com' },
      { label: 'Sold out', value: 'usually' },
    ],
    joinedDaysAgo: 42.5,
    follows: ['ada', 'cy', 'hana', 'kiran', 'gia'],
  },
  {
    handle: 'cy',
    name: 'Cy Heron',
    bio: 'Signalman on the branch line.\nTrains, weather, the dogs that pass under my window. 🚂',
    fields: [{ label: 'Timetable', value: 'https://branch-line.example.net/times' }],
    joinedDaysAgo: 41,
    follows: ['ada', 'ben', 'dot', 'eda', 'idris'],
  },
  {
    handle: 'dot',
    name: 'Dot Finch',
    bio: 'Librarian. I will find it. Loses at nothing but volume. Plays chess by post with @lev, and well.',
    fields: [
      { label: 'Catalogue', value: 'https://library.example.org' },
      { label: 'Quiet please', value: 'most days' },
    ],
    joinedDaysAgo: 40.2,
    follows: ['ada', 'lev', 'odile', 'cy', 'finn', 'noa', 'remy'],
  },
  {
    handle: 'eda',
    name: 'Eda Gull',
    bio: 'End of the line, left at the lighthouse. Harbour mistress, cold-water swimmer, pen friend of bottles. Türkçe de yazarım.',
    fields: [{ label: 'Tide', value: 'https://tide.example.net' }],
    joinedDaysAgo: 39,
    follows: ['ada', 'noa', 'gia', 'cy', 'hana'],
  },
  {
    handle: 'finn',
    name: 'Finn Stork',
    bio: 'Kleingärtner mit großen Plänen. Allotment 14, behind the blue gate; take a lettuce, please. #Garten',
    fields: [
      { label: 'Seed swap', value: 'https://seeds.example.org/swap' },
      { label: 'Rain gauge', value: 'an old jam jar' },
    ],
    joinedDaysAgo: 38.4,
    follows: ['ada', 'kiran', 'gia', 'eda', 'hana', 'idris'],
  },
  {
    handle: 'gia',
    name: 'Gia Kite',
    bio: 'Teaches physics, looks at clouds, lets go of strings. Καλημέρα from the hill. #clouds',
    fields: [{ label: 'Weather station', value: 'https://hill.example.com/weather' }],
    joinedDaysAgo: 37,
    follows: ['eda', 'finn', 'dot', 'cy', 'ada'],
  },
  {
    handle: 'hana',
    name: 'Hana Tern',
    bio: 'うつわを作っています。Pots for tea, soup and small fish, thrown by the river. #陶芸',
    fields: [
      { label: 'Studio', value: 'https://hana.example.com' },
      { label: 'Open', value: 'when the door is' },
    ],
    joinedDaysAgo: 36.1,
    follows: ['ada', 'ben', 'odile', 'kiran', 'eda', 'lev'],
  },
  {
    handle: 'idris',
    name: 'Idris Crane',
    bio: 'Looks after bridges, gullies and railings. مهندس يحب الجسور القديمة. Ask me about drains.',
    fields: [{ label: 'Bridges', value: 'https://bridges.example.org' }],
    joinedDaysAgo: 35,
    follows: ['ada', 'cy', 'ben', 'hana', 'gia'],
  },
  {
    handle: 'kiran',
    name: 'Kiran Dove',
    bio: 'Cooks for twelve, counts on fourteen. हिंदी और English दोनों चलेगी। 🌶️',
    fields: [{ label: 'Supper club', value: 'https://example.com/supper' }],
    joinedDaysAgo: 34.3,
    follows: ['finn', 'lev', 'ben', 'hana', 'ada'],
  },
  {
    handle: 'lev',
    name: 'Lev Rook',
    bio: 'Piano lessons, patient ones. Losing to @dot by post since move four. Пишу и по-русски.',
    fields: [{ label: 'Plays', value: 'anything with a good left hand' }],
    joinedDaysAgo: 33,
    follows: ['kiran', 'dot', 'idris'],
  },
  {
    handle: 'noa',
    name: 'Noa Swift',
    bio: 'Writes small programs with large comments. Lives with a cat called Semicolon; she reviews everything. גם בעברית.',
    fields: [
      { label: 'Code', value: 'https://noa.example.net' },
      { label: 'Editor', value: 'yes' },
    ],
    joinedDaysAgo: 32.2,
    follows: ['ada', 'eda', 'ben', 'hana', 'dot'],
  },
  {
    handle: 'odile',
    name: 'Odile Plover',
    bio: 'Relieuse dans l’ancienne forge. Des livres qui tiennent, des histoires qui restent. #reliure',
    fields: [{ label: 'Atelier', value: 'https://reliure.example.org' }],
    joinedDaysAgo: 31,
    follows: ['dot', 'ada', 'hana', 'lev', 'kiran'],
  },
  {
    handle: 'pia',
    name: 'Pia Teal',
    bio: 'New here. Still unpacking.',
    fields: [],
    joinedDaysAgo: 0.8,
    follows: ['ada', 'ben'],
  },
  {
    handle: 'remy',
    name: 'Remy Quail',
    bio: 'Keeps bees and mostly to the hedge. If we have met, ask.',
    fields: [{ label: 'Honey', value: 'ask Dot' }],
    joinedDaysAgo: 16,
    follows: ['dot', 'ada', 'finn'],
    isProtected: true,
  },
  {
    handle: 'milo',
    name: 'Milo Magpie',
    bio: 'Deals! Shiny ones! Buys spoons, sells spoons.',
    fields: [],
    joinedDaysAgo: 6,
    follows: ['ben', 'pia'],
  },
]
