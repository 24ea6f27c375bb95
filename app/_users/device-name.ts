import { words } from '#app/_i18n/words.ts'

const browsers: Array<[string, RegExp]> = [
  ['Firefox', /firefox|fxios/i],
  ['Edge', /edg(e|a|ios)?\//i],
  ['Opera', /opr\/|opera/i],
  ['Samsung Internet', /samsungbrowser/i],
  ['Chrome', /chrome|crios|chromium/i],
  ['Safari', /safari/i],
]
const systems: Array<[string, RegExp]> = [
  ['iPhone', /iphone/i],
  ['iPad', /ipad/i],
  ['Android', /android/i],
  ['Windows', /windows/i],
  ['macOS', /mac os|macintosh/i],
  ['ChromeOS', /cros/i],
  ['Linux', /linux|x11/i],
]

/** A name a person recognises for the browser of a session: "Firefox on Linux". */
export function deviceName(userAgent: string): string {
  const { settings } = words()
  const named = (names: Array<[string, RegExp]>) => names.find(([, pattern]) => pattern.test(userAgent))?.[0]
  const [browser, system] = [named(browsers), named(systems)]
  if (browser && system) return settings.onSystem(browser, system)
  return browser ?? system ?? settings.unknownDevice
}
