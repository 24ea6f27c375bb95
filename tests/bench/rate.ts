/** How often a second a work is done by so many clients who each do it one after the other for so many seconds. */
export async function rateOf(
  work: () => Promise<unknown>,
  { clients = 16, seconds = 5 }: { clients?: number; seconds?: number } = {},
): Promise<number> {
  const began = performance.now()
  const until = began + seconds * 1000
  let done = 0
  const client = async () => {
    while (performance.now() < until) {
      await work()
      done += 1
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return (done * 1000) / (performance.now() - began)
}
