const browsers = [
  ['Edge', /\bEdg/],
  ['Opera', /\bOPR\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:Chrome|CriOS|Chromium)\//],
  ['Safari', /\bSafari\//],
] as const

const systems = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Linux', /\bLinux\b/],
] as const

/**
 * What people call their browser: names that are the same in all languages.
 *
 * @param userAgent - the browser’s `navigator.userAgent`
 * @returns for example `Firefox · Windows`; empty where nothing is recognised
 */
export function deviceName(userAgent: string): string {
  const first = (names: readonly (readonly [string, RegExp])[]): string =>
    names.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? ''
  return [first(browsers), first(systems)].filter(Boolean).join(' · ')
}
