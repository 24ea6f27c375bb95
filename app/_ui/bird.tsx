/** The mark: a small bird with its head up. */
export function Bird({ size = 28 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 32 32"
      fill="currentColor"
      aria-hidden="true"
      className="bird"
    >
      <path
        fillRule="evenodd"
        d="M1.5 25.6 9.7 18c.5-5.9 4.6-10.3 10.2-10.3 2.7 0 5 1 6.500 2.800l4.100 1.500-3.700 2.300c-.1 6.700-4.800 11.500-11.600 11.500-1.900 0-3.600-.4-5.100-1.100l-7.400 2.200c-1 .3-1.800-.8-1.200-1.300ZM21.800 11.300a1.300 1.300 0 1 0 0 2.600 1.300 1.300 0 0 0 0-2.600Z"
      />
      <path d="M14.500 27.500h1.600v3h-1.600zM18.700 26.900h1.600v3.600h-1.600z" />
    </svg>
  )
}
