import { randomFrom } from '#db/tasks/seed/random.ts'

/* Pictures of Quillbeck, drawn as SVG, the same ones every time. */

const size = { width: 1200, height: 800 }
const { width, height } = size

const picture = (sky: [string, string], ...parts: string[]) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="${sky[0]}"/><stop offset="1" stop-color="${sky[1]}"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#sky)"/>${parts.join('')}</svg>`

const disc = (x: number, y: number, r: number, fill: string, opacity = 1) =>
  `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${r.toFixed(1)}" fill="${fill}" opacity="${opacity}"/>`

/** Land or water: everything below a wave. */
function ground(level: number, swell: number, length: number, fill: string): string {
  const points = Array.from({ length: 41 }, (_, at) => {
    const x = (at / 40) * width
    return `${x},${(level + swell * Math.sin(x / length + level)).toFixed(1)}`
  })
  return `<polygon points="0,${height} ${points.join(' ')} ${width},${height}" fill="${fill}"/>`
}

function stars(count: number): string {
  const random = randomFrom(5)
  return Array.from({ length: count }, () =>
    disc(
      random() * width,
      random() ** 1.3 * 560,
      0.8 + random() ** 4 * 3.4,
      '#fff6df',
      0.35 + random() * 0.65,
    ),
  ).join('')
}

function lanterns(): string {
  const random = randomFrom(9)
  return Array.from({ length: 26 }, (_, at) => {
    const x = 140 + at * 34 + random() * 18
    const y = 690 - 120 * Math.sin((x - 100) / 330) + random() * 14
    return disc(x, y, 13, '#ffcf70', 0.22) + disc(x, y, 4.5, '#ffe3a3')
  }).join('')
}

const telescope =
  '<g stroke="#0c1722" stroke-width="9" stroke-linecap="round"><path d="M612 548 578 640M612 548l30 92M612 548v88"/></g><rect x="560" y="500" width="132" height="26" rx="8" fill="#0c1722" transform="rotate(-38 612 540)"/>'

export const hillOfStars = () =>
  picture(
    ['#0b1a33', '#43507f'],
    stars(190),
    disc(930, 170, 46, '#f6e7c1'),
    disc(951, 158, 42, '#182948'),
    ground(610, 70, 330, '#122234'),
    telescope,
    ground(700, 34, 210, '#0c1722'),
    lanterns(),
  )

export const seal = () =>
  picture(
    ['#f4c9a0', '#f8ead2'],
    disc(860, 330, 88, '#fff4d8'),
    ground(430, 5, 70, '#7fb2b8'),
    ground(500, 7, 90, '#5d99a4'),
    '<polygon points="1010,200 1064,200 1082,446 992,446" fill="#fbfaf5"/><rect x="1000" y="262" width="74" height="34" fill="#c8574a"/><rect x="996" y="344" width="82" height="36" fill="#c8574a"/><rect x="1012" y="160" width="50" height="42" rx="5" fill="#2d4356"/>',
    '<polygon points="0,800 0,560 660,640 820,800" fill="#8d8579"/><polygon points="0,800 0,596 610,668 740,800" fill="#a49b8d"/>',
    '<path d="M210 640c40-64 150-74 236-34 46 20 96 16 130 44-50 26-120 20-176 20-90 0-164 8-190-30Z" fill="#4d5560"/><circle cx="262" cy="612" r="46" fill="#4d5560"/><path d="M240 606q10 8 20 0" stroke="#22272e" stroke-width="5" fill="none" stroke-linecap="round"/><circle cx="222" cy="620" r="7" fill="#22272e"/>',
    ground(730, 6, 60, '#4b8794'),
  )

function sunflower(x: number, y: number, r: number): string {
  const petals = Array.from({ length: 16 }, (_, at) => {
    const turn = (at * 360) / 16
    return `<ellipse cx="${x}" cy="${y - r}" rx="${r * 0.27}" ry="${r * 0.62}" fill="${at % 2 ? '#f6b73c' : '#f9cb55'}" transform="rotate(${turn} ${x} ${y})"/>`
  })
  const stem = `<path d="M${x} ${y + r} Q${x + r * 0.3} ${y + r * 2.4} ${x} ${height}" stroke="#4f7f3c" stroke-width="${r * 0.22}" fill="none"/>`
  return stem + petals.join('') + disc(x, y, r * 0.66, '#5b3a21') + disc(x, y, r * 0.42, '#44290f')
}

export const sunflowers = () =>
  picture(
    ['#8ccbe8', '#e6f4ea'],
    disc(200, 150, 60, '#fff3c4'),
    ground(560, 26, 240, '#b9d48b'),
    ...[120, 330, 560, 800, 1040].map((x, at) => sunflower(x, 390 + (at % 2) * 50, 62)),
    ground(690, 16, 170, '#86b164'),
    ...[220, 470, 700, 950].map((x, at) => sunflower(x, 520 + (at % 2) * 44, 92)),
  )

const glazes = ['#2f6f8f', '#3f8f86', '#8a5f4d', '#c9b892', '#54667f', '#a24f3d']

const bowl = (x: number, y: number, w: number, fill: string) =>
  `<path d="M${x - w} ${y}a${w} ${w * 0.94} 0 0 0 ${2 * w} 0Z" fill="${fill}"/><ellipse cx="${x}" cy="${y}" rx="${w}" ry="${w * 0.26}" fill="#f4ecdc"/><ellipse cx="${x}" cy="${y + 3}" rx="${w * 0.88}" ry="${w * 0.19}" fill="${fill}" opacity="0.6"/><rect x="${x - w * 0.34}" y="${y + w * 0.86}" width="${w * 0.68}" height="${w * 0.14}" rx="6" fill="#3a2d25"/>`

export const kiln = () =>
  picture(
    ['#3a2b27', '#6b4a3a'],
    '<path d="M150 800V380a450 330 0 0 1 900 0v420Z" fill="#8c5641"/><path d="M250 800V410a350 250 0 0 1 700 0v390Z" fill="#241714"/>',
    disc(600, 720, 330, '#e0793a', 0.22),
    '<rect x="250" y="520" width="700" height="18" fill="#c08a5a"/><rect x="250" y="744" width="700" height="18" fill="#c08a5a"/>',
    ...[0, 1, 2].map((at) => bowl(380 + at * 220, 424, 92, glazes[at] ?? '')),
    ...[0, 1, 2].map((at) => bowl(380 + at * 220, 648, 92, glazes[at + 3] ?? '')),
  )

export const greens = () =>
  picture(
    ['#dfe9ee', '#f7f4ea'],
    '<rect y="560" width="1200" height="240" fill="#8a6d4f"/><rect y="560" width="1200" height="22" fill="#a58565"/>',
    ...['#1f5f4b', '#2f7a55', '#285c33', '#5a8f4a', '#7a9a5b', '#3f7f7a', '#94b48a'].map((fill, at) => {
      const x = 70 + at * 156
      return `<rect x="${x}" y="400" width="124" height="160" rx="8" fill="#c9ced2"/><rect x="${x}" y="440" width="124" height="84" fill="${fill}"/><ellipse cx="${x + 62}" cy="400" rx="62" ry="17" fill="#e8ebee"/><ellipse cx="${x + 62}" cy="401" rx="52" ry="13" fill="${fill}"/>`
    }),
  )
