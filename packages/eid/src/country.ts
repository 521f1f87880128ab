import type { OptionRule } from '@laissez-passer/core/options'

/** ISO 3166-1's code of a country: the Union writes `EL` and `UK`, and so do countries that speak eIDAS. */
export const isoCountry = (code: string): string => ({ EL: 'GR', UK: 'GB' })[code] ?? code

/** Made when a country is judged: it takes twenty milliseconds, which an isolate that starts hasn't. */
let names: Intl.DisplayNames | undefined
function isNamed(code: string): boolean {
  names ??= new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
  return names.of(code) !== undefined
}

/** Codes that ISO 3166-1 leaves to whoever needs one, and the Union's. */
const ownCode = /^(?:AA|Q[M-Z]|X[A-Z]|ZZ|EU)$/

/** The country that a scheme is of. */
export const country: OptionRule = {
  takes: (given) =>
    typeof given === 'string' && /^[A-Z]{2}$/.test(given) && (ownCode.test(given) || isNamed(isoCountry(given))),
  accepted: 'a country’s code of ISO 3166 in two capitals, such as EE; EL and UK are read as GR and GB',
}
