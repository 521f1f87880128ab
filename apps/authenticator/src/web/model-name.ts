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
 * A name for the phone that its owner recognises in a list, such as `Chrome (Android)`; not an
 * identification.
 *
 * @param agent a user agent
 */
export function modelName(agent: string): string {
  const find = (list: typeof BROWSERS) => list.find(([pattern]) => pattern.test(agent))?.[1]
  const [browser, system] = [find(BROWSERS) ?? 'Browser', find(SYSTEMS)]
  return system === undefined ? browser : `${browser} (${system})`
}

/** A browser tab on iOS or iPadOS, which loses its storage: only the Home Screen app keeps keys. */
export function isForgetfulTab(): boolean {
  const standalone: unknown = Reflect.get(navigator, 'standalone')
  return standalone === false && navigator.maxTouchPoints > 0
}
