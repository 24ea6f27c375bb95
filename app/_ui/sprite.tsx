'use client'

// Lines on a field of 24 by 24; how they are drawn is in the style sheet.
const icons = {
  home: 'M4 10.5 12 4l8 6.5V19a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 19ZM9.5 20.5V14h5v6.5',
  explore: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM15.5 8.5l-2 5-5 2 2-5Z',
  profile:
    'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 7a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7ZM6 18.6a7 7 0 0 1 12 0',
  settings:
    'M4 7h8.5M17.5 7H20M4 17h2.5M11.5 17H20M15 4.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5ZM9 14.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5Z',
  enter: 'M14 4h4a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2h-4M4 12h11M11 8l4 4-4 4',
  join: 'M9.5 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM3 20a6.5 6.5 0 0 1 13 0M19 8v6M16 11h6',
  write: 'M4 20l1-4L16.5 4.5a2.1 2.1 0 0 1 3 3L8 19ZM14 20h6',
  back: 'M20 12H5M11 6l-6 6 6 6',
  trash: 'M4 6.5h16M9 6.5V4h6v2.5M6 6.5 7 20h10l1-13.5M10 10.5v6M14 10.5v6',
  bookmark: 'M7 3.5h10A1.5 1.5 0 0 1 18.5 5v15.5L12 16.5l-6.5 4V5A1.5 1.5 0 0 1 7 3.5Z',
}

export type IconName = keyof typeof icons

/**
 * Every icon, drawn once on a page and used by name. A client component although it does nothing: its drawings
 * then come with the cached script instead of a second time with every page.
 */
export function Sprite() {
  return (
    <svg width="0" height="0" className="absolute" aria-hidden="true">
      {Object.entries(icons).map(([name, lines]) => (
        <symbol key={name} id={`i-${name}`} viewBox="0 0 24 24">
          <path d={lines} />
        </symbol>
      ))}
    </svg>
  )
}
