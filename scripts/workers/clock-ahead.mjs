// For journeys in which days pass: a Worker on one’s own machine goes by a clock that is as many seconds
// ahead as a file says. It is put around the Worker here, so that what is deployed knows of no other clock.
import { readFileSync } from 'node:fs'

/** The module around a Worker’s own, under which name Miniflare finds it. */
export const around = 'clock-ahead.js'

/**
 * Puts the clock around a Worker.
 *
 * @param main name of its own module
 * @param file where the seconds stand, if it is there
 * @returns `module`: the text of another main module; `serviceBindings`: by which it reads the file
 */
export function clockAhead(main, file) {
  return {
    module: `
      import app from './${main}'
      export * from './${main}'
      const Real = Date
      let ahead = 0
      globalThis.Date = class extends Real {
        constructor(...given) { super(...(given.length === 0 ? [Real.now() + ahead] : given)) }
        static now() { return Real.now() + ahead }
      }
      const after = (handler) => handler && (async (given, env, context) => {
        ahead = 1000 * Number(await (await env.CLOCK.fetch('http://clock/')).text())
        return handler(given, env, context)
      })
      export default Object.fromEntries(Object.entries(app).map(([name, handler]) => [name, after(handler)]))`,
    serviceBindings: { CLOCK: () => new Response(String(secondsIn(file))) },
  }
}

function secondsIn(file) {
  try {
    return Number(readFileSync(file, 'utf8')) || 0
  } catch {
    return 0
  }
}
