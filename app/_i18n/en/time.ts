/** Moments and how long ago they were. */
export const time = {
  months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  now: 'now',
  minutes: (count: number) => `${count}m`,
  hours: (count: number) => `${count}h`,
  days: (count: number) => `${count}d`,
  day: (day: number, month: string) => `${day} ${month}`,
  date: (day: number, month: string, year: number) => `${day} ${month} ${year}`,
  full: (date: string, clock: string) => `${date}, ${clock}`,
}
