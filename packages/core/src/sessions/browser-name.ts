const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\/|\bEdgiOS\//, 'Edge'],
  [/\bOPR\/|\bOPiOS\//, 'Opera'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\b(?:Headless)?Chrome\/|\bCriOS\/|\bChromium\//, 'Chrome'],
  [/\bVersion\/[\d.]+.*\bSafari\//, 'Safari'],
]

const systems: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
]

/** More is no browser's, and costs a search that grows with its square. */
const longest = 1000

/**
 * A short name for a browser, for people to recognise it by: `Firefox (Linux)`, the same in every language.
 * Names only, never a piece of what the browser sent.
 * @param userAgent the User-Agent header; null where there was none.
 * @returns both names, one of them, or an empty text when neither is known.
 */
export function browserName(userAgent: string | null): string {
  const said = userAgent?.slice(0, longest) ?? ''
  const nameIn = (names: typeof browsers) => names.find(([pattern]) => pattern.test(said))?.[1]
  const [browser, system] = [nameIn(browsers), nameIn(systems)]
  return browser !== undefined && system !== undefined ? `${browser} (${system})` : (browser ?? system ?? '')
}
