const units = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'] as const
const pattern =
  /^P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?$/

/**
 * A duration of ISO 8601 in words: `PT60H` is 60 hours.
 *
 * @returns as it is, where it is none
 */
export function durationText(duration: string, language: string): string {
  const parts = pattern.exec(duration)?.slice(1) ?? []
  const words = units.flatMap((unit, at) => {
    const amount = Number(parts[at])
    return amount > 0
      ? [new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(amount)]
      : []
  })
  return words.length > 0 ? new Intl.ListFormat(language, { type: 'unit' }).format(words) : duration
}
