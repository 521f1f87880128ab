// `node bench/walk.mjs [--list]`: how many files and folders three use cases run through, counted while they
// run on a real provider over SQLite. A place is a file of packages/*/src that is entered, a room its folder,
// and a return is entering a folder that was left before. Counted once with the ports, whose first file
// stands for what is behind them, and once without. `submitPassword` runs for each way that it can end, since
// each walks elsewhere: its places and rooms are those of all runs, its returns those of the run with the
// most; the longest run by itself stands below. `--list` names the places.
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createViteServer, parseAst } from 'vitest/node'

const root = fileURLToPath(new URL('..', import.meta.url))
const useCases = ['answerTokenRequest', 'approveRequest', 'submitPassword']
/** What implements core's ports. */
const portsOf = /^(store-sql|runtime)\//

/** The files entered so far by the use case that runs, in order; null while none of the three does. */
let walk = null
const walks = Object.fromEntries(useCases.map((name) => [name, []]))
globalThis.__walk = {
  enter: (file) => walk?.push(file),
  begin: (name) => {
    walk = []
    walks[name].push(walk)
  },
  end: () => {
    walk = null
  },
}

const vite = await createViteServer({
  root,
  configFile: false,
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
  plugins: [{ name: 'walk', enforce: 'post', transform: (code, id) => instrumented(code, fileOf(id)) }],
  ssr: {
    resolve: { conditions: ['laissez-passer:source', 'node', 'module', 'import', 'default'] },
    noExternal: [/^@laissez-passer\//],
  },
})
try {
  await requests()
} finally {
  await vite.close()
}
for (const [name, entered] of Object.entries(walks)) {
  const runs = entered.map(withoutInsides)
  const inside = runs.map((run) => run.filter((place) => !portsOf.test(place)))
  console.log(`${name.padEnd(16)} ${measure(runs)}; without ports ${measure(inside)}`)
  if (runs.length > 1) {
    const longest = runs.toSorted((a, b) => new Set(b).size - new Set(a).size)[0]
    const own = longest.filter((place) => !portsOf.test(place))
    console.log(`  longest run    ${measure([longest])}; without ports ${measure([own])}`)
  }
  if (process.argv.includes('--list')) for (const place of [...new Set(runs.flat())].sort()) console.log(`  ${place}`)
}

function measure(runs) {
  const places = new Set(runs.flat())
  const rooms = new Set([...places].map((place) => dirname(place)))
  return `${places.size} places · ${rooms.size} rooms · ${Math.max(...runs.map(returns))} returns`
}

/** A port's first file, whatever it enters itself. */
function withoutInsides(places) {
  return places.filter((place, i) => {
    const [port] = portsOf.exec(place) ?? []
    return !port || !places[i - 1]?.startsWith(port)
  })
}

function returns(places) {
  const rooms = places.map(dirname).filter((room, i, all) => room !== all[i - 1])
  return rooms.length - new Set(rooms).size
}

/** `core/sign-in/load.ts`; null for what isn't the provider's. */
function fileOf(id) {
  const [, place] = /^packages\/(.+\.tsx?)$/.exec(relative(root, id.split('?')[0]).split(sep).join('/')) ?? []
  const file = place?.includes('/src/') ? place.replace('/src/', '/') : undefined
  return file && !file.startsWith('mobile-crypto/') ? file : null
}

/** The module with a call at the start of each function. */
function instrumented(code, file) {
  if (!file) return null
  const inserts = []
  const visit = (node) => {
    if (Array.isArray(node)) return node.forEach(visit)
    if (!node || typeof node.type !== 'string') return
    if (/Function/.test(node.type) && node.body) inserts.push(...entering(node, file))
    for (const child of Object.values(node)) if (child && typeof child === 'object') visit(child)
  }
  visit(parseAst(code))
  inserts.sort(([a], [b]) => b - a)
  return inserts.reduce((text, [at, call]) => text.slice(0, at) + call + text.slice(at), code)
}

function entering({ body, id }, file) {
  const enter = `__walk.enter(${JSON.stringify(file)})`
  if (body.type !== 'BlockStatement')
    return [
      [body.start, `(${enter},(`],
      [body.end, '))'],
    ] // prettier-ignore
  if (!useCases.includes(id?.name)) return [[body.start + 1, `${enter};`]]
  return [
    [body.start + 1, `__walk.begin(${JSON.stringify(id.name)});try{${enter};return await(async()=>{`],
    [body.end - 1, '})()}finally{__walk.end()}'],
  ]
}

/** Somebody with a phone signs in to a shop with it, and by the password in each way that it can end. */
async function requests() {
  const load = (path) => vite.ssrLoadModule(join(root, 'packages/hono/test/support', path))
  const { authorizeAddress, elodie, makeWorld, origin, registered, shop, signIn, verifier } = await load('world.ts')
  const { enrolled, transferCodeOn } = await load('phone.ts')
  const { platform } = await load('platform.node.ts')
  const world = await makeWorld(await platform())
  const enter = (browser, options) => signIn(browser, options)
  await registered(world)
  const browser = world.browser()
  await enter(browser)
  const phone = await enrolled(world, browser, { pin: '4826' })

  const away = world.browser()
  const waiting = await enter(away, { start: await authorizeAddress(), method: 'mobile-app-pin' })
  const {
    requests: [request],
  } = await phone.pending() // prettier-ignore
  await phone.approve(request, { pin: '4826', transferCode: transferCodeOn(waiting) })
  const arrived = await away.get(waiting.path)
  const toShop = arrived.links.find((link) => link.includes('/oauth2/authorize'))
  const exchange = async () => {
    const back = await away.get(toShop)
    const answer = await world.provider.fetch(
      new Request(`${origin}/cas/oauth2/token`, {
        method: 'POST',
        headers: { Authorization: `Basic ${btoa(`${shop.clientId}:${shop.clientSecret}`)}` },
        body: new URLSearchParams({
          grant_type: 'authorization_code',
          code: new URL(back.hops[0].slice('302 '.length)).searchParams.get('code'),
          redirect_uri: shop.redirectUris[0],
          code_verifier: verifier,
        }),
      }),
    )
    if (answer.status !== 200) throw new Error(`the token endpoint answered ${answer.status}`)
  }
  // The first exchange of a deployment makes its signing keys and opens them: the second is what is counted.
  await exchange()
  walks.answerTokenRequest.length = 0
  await exchange()

  // Wrong passwords in a row: refused, then locked for a while, and in the end closed; for somebody and for
  // nobody.
  for (let wrong = 0; wrong < 102; wrong++) {
    for (const identifier of [elodie.email, 'nobody@example.org'])
      await enter(world.browser(), { identifier, password: 'wrong' })
    world.wait(1000)
  }
  world.provider.close()
  world.store.close()
}
