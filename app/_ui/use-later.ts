'use client'

import { useEffect, useState } from 'react'

const idle = 1000 // ms

/**
 * A module that a page can be read without: it comes a moment after the page, or at once when it is `wanted`. Not
 * `React.lazy`, which waits 300 ms to show even what is there already.
 */
export function useLater<Module>(load: () => Promise<Module>, wanted: boolean): Module | undefined {
  const [module, setModule] = useState<Module>()
  useEffect(() => {
    if (module) return
    const timer = setTimeout(() => load().then(setModule, () => undefined), wanted ? 0 : idle)
    return () => clearTimeout(timer)
  }, [module, wanted, load])
  return module
}
