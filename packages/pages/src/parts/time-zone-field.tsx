import type { ReactNode } from 'react'
import type { FieldIssue } from '../props/common.ts'
import { useView, type View } from '../view.ts'
import { Issues } from './field.tsx'
import { todaysName } from './zone-names.ts'

/** Parts of the world by which zones are named; what else there is stands under "other". */
const areas = [
  'Africa',
  'America',
  'Antarctica',
  'Arctic',
  'Asia',
  'Atlantic',
  'Australia',
  'Europe',
  'Indian',
  'Pacific',
] as const

/** A list of time zones. */
export interface TimeZoneFieldProps {
  readonly name: string
  readonly label: string
  readonly hint: string
  /** Null: as the browser says. */
  readonly value: string | null
  readonly zones: readonly string[]
  readonly issues?: readonly FieldIssue[] | undefined
}

/** Time zones by part of the world; first of all that of the browser. */
export function TimeZoneField({ name, label, hint, value, zones, issues = [] }: TimeZoneFieldProps): ReactNode {
  const { t } = useView()
  const wrong = issues.some((issue) => issue.field === name)
  const others = zones.filter((zone) => areaOf(zone) === null)
  return (
    <div className={wrong ? 'field field-wrong' : 'field'}>
      <label htmlFor={name}>{label}</label>
      <p className="hint" id={`${name}-hint`}>
        {hint}
      </p>
      <Issues field={name} issues={issues} />
      <select
        id={name}
        name={name}
        defaultValue={value ?? ''}
        autoFocus={issues[0]?.field === name}
        aria-describedby={wrong ? `${name}-hint ${name}-issue` : `${name}-hint`}
        aria-invalid={wrong ? true : undefined}
      >
        <option value="">{t('settings.zone-browser')}</option>
        {areas.map((area) => (
          <Zones key={area} label={t(`zone.${area}`)} zones={zones.filter((zone) => areaOf(zone) === area)} />
        ))}
        <Zones label={t('zone.other')} zones={others} />
      </select>
    </div>
  )
}

function Zones({ label, zones }: { readonly label: string; readonly zones: readonly string[] }): ReactNode {
  if (zones.length === 0) return null
  return (
    <optgroup label={label}>
      {zones
        .map((zone) => ({ zone, place: placeOf(zone) }))
        .toSorted((a, b) => a.place.localeCompare(b.place, 'en'))
        .map(({ place, zone }) => (
          <option key={zone} value={zone}>
            {place}
          </option>
        ))}
    </optgroup>
  )
}

/** `Europe/Vilnius` reads "Vilnius (Europe)", the part of the world in the page's language. */
export function zoneName({ t }: View, zone: string): string {
  const area = areaOf(zone)
  return area === null ? zone : t('zone.named', { place: placeOf(zone), area: t(`zone.${area}`) })
}

function areaOf(zone: string): (typeof areas)[number] | null {
  return areas.find((area) => zone.startsWith(`${area}/`)) ?? null
}

/** Within its part of the world: `Argentina/Buenos_Aires` reads "Argentina – Buenos Aires". */
function placeOf(zone: string): string {
  const area = areaOf(zone)
  const name = todaysName(zone)
  const place = area === null ? name : name.slice(area.length + 1)
  return place.replaceAll('_', ' ').replaceAll('/', ' – ')
}
