const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg(?:A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
]

/**
 * A name for the phone that its owner recognises in a list, such as `Chrome on Android`; not an
 * identification.
 *
 * @param agent a user agent
 */
export function modelName(agent: string): string {
  const find = (list: typeof BROWSERS, otherwise: string): string =>
    list.find(([pattern]) => pattern.test(agent))?.[1] ?? otherwise
  return `${find(BROWSERS, 'Browser')} on ${find(SYSTEMS, 'another system')}`
}

/** A browser tab on iOS or iPadOS, which loses its storage: only the Home Screen app keeps keys. */
export function isForgetfulTab(): boolean {
  const standalone: unknown = Reflect.get(navigator, 'standalone')
  return standalone === false && navigator.maxTouchPoints > 0
}
