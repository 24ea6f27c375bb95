/** What the operator calls this place: `PIPIT_NAME`, or Pipit. */
export const placeName = (): string => process.env.PIPIT_NAME?.trim().slice(0, 60) || 'Pipit'
