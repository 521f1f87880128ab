import type { ReactNode } from 'react'
import { methodLabel } from '../parts/methods.tsx'
import type { AdminChart } from '../types.ts'
import { useView, type View } from '../view.ts'

const [width, height] = [720, 160]
/** So many colours tell series apart. */
const colours = 8

/** Sign-ins of a while as bars, one a slot; for whoever reads no bars, and for copying, as a table. */
export function Chart({ chart }: { readonly chart: AdminChart }): ReactNode {
  const view = useView()
  const { t } = view
  const { name, partial, series, slots } = chart
  const sums = slots.map((_, slot) => series.reduce((sum, { counts }) => sum + (counts[slot] ?? 0), 0))
  const total = sums.reduce((sum, count) => sum + count, 0)
  const most = Math.max(1, ...sums)
  const step = width / slots.length
  const rows = series.map((one, index) => ({ ...one, label: seriesLabel(view, one), colour: index % colours }))
  return (
    <section className="group chart" aria-labelledby={`chart-${name}`}>
      <h2 id={`chart-${name}`}>{t(`admin.chart.${name}`)}</h2>
      <div className="sheet">
        <p>{t('admin.chart.total', { count: total })}</p>
        {partial && <p className="soft">{t('admin.chart.partial')}</p>}
        {total > 0 && (
          <>
            <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={`chart-${name}`} focusable="false">
              {slots.map((slot, at) => {
                let top = height
                return rows.map(({ colour, counts, label }) => {
                  const tall = ((counts[at] ?? 0) / most) * (height - 4)
                  top -= tall
                  return tall === 0 ? null : (
                    <rect
                      key={`${slot} ${label}`}
                      className={`series-${colour}`}
                      x={(at * step + 1).toFixed(1)}
                      y={top.toFixed(1)}
                      width={(step - 2).toFixed(1)}
                      height={tall.toFixed(1)}
                    />
                  )
                })
              })}
              <path className="axis" d={`M0 ${height - 0.5}H${width}`} />
            </svg>
            <ul className="legend">
              {rows.map(({ colour, counts, label }) => (
                <li key={label}>
                  <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false">
                    <rect className={`series-${colour}`} width="12" height="12" />
                  </svg>
                  {label} <b>{t.format.number(counts.reduce((sum, count) => sum + count, 0))}</b>
                </li>
              ))}
            </ul>
            <details>
              <summary>{t('admin.chart.table')}</summary>
              {/* What scrolls is reached by the keyboard, too. */}
              {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
              <div className="scrolls" tabIndex={0} role="region" aria-labelledby={`chart-${name}`}>
                <table>
                  <thead>
                    <tr>
                      <th scope="col">{t('admin.chart.from')}</th>
                      {rows.map(({ label }) => (
                        <th key={label} scope="col">
                          {label}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {slots.map((slot, at) => (
                      <tr key={slot}>
                        <th scope="row">{name === 'day' ? t.format.moment(slot * 1000) : t.format.day(slot * 1000)}</th>
                        {rows.map(({ counts, label }) => (
                          <td key={label}>{t.format.number(counts[at] ?? 0)}</td>
                        ))}
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </details>
          </>
        )}
      </div>
    </section>
  )
}

function seriesLabel(view: View, { method, outcome }: AdminChart['series'][number]): string {
  const { t } = view
  if (outcome === 'answer-refused' && method !== null)
    return t('admin.chart.answer-refused.method', { method: methodLabel(view, { name: method }) })
  if (outcome !== 'signed-in') return t(`admin.chart.${outcome}`)
  return method === null ? t('admin.chart.other') : methodLabel(view, { name: method })
}
