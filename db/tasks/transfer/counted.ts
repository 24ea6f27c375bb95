import { progress } from '../progress.ts'

/** Does something with a progress bar; `passed` adds to what is done. */
export async function counted<T>(
  total: number,
  label: string,
  work: (passed: (more: number) => void) => Promise<T>,
): Promise<T> {
  const bar = progress(total, label)
  let done = 0
  try {
    const result = await work((more) => {
      done += more
      bar.to(done)
    })
    bar.end()
    return result
  } catch (error) {
    bar.stop()
    throw error
  }
}
