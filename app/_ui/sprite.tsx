/** Icons that repeat down a page, drawn once and used by name. */
export function Sprite() {
  return (
    <svg width="0" height="0" className="absolute" aria-hidden="true">
      <symbol
        id="trash"
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d="M4 6.5h16M9.500 6.500V4.200h5v2.300M6 6.500l.9 13.300h10.200L18 6.500M10 10.500v5.500M14 10.500v5.500" />
      </symbol>
    </svg>
  )
}
