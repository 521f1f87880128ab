import behaviours from './behaviours.json' with { type: 'json' }

/**
 * What `npm test` runs of the journeys: for each behaviour the first of those that show it. A build server
 * and `npm run test:full` run them all.
 */
export function dailyJourneys(): RegExp {
  const first = new Set(Object.values(behaviours).flatMap(([name]) => name ?? []))
  const patterns = [...first].map((name) => {
    const [file = '', title = ''] = name.split(' › ')
    return `\\b${literal(file)}\\.spec\\.ts .*${literal(title)}`
  })
  return new RegExp(patterns.join('|'), 'u')
}

const literal = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&')
