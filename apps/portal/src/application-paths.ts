/** Addresses that open the application; what isn't among them is not found, with the same page to say so. */
export const applicationPaths = [
  '/',
  '/me',
  '/profile',
  '/cv/:id',
  '/letter/:id',
  '/languages',
  '/languages/:id',
  '/import',
  '/digital-skills',
  '/digital-skills/test/:id',
  '/digital-skills/report/:id',
  '/library',
  '/account',
  '/learn',
  '/work',
  '/about',
  '/stakeholders',
  '/privacy',
  '/help',
  '/contact',
  '/survey',
  '/here',
  '/verify',
  '/credential/:id',
  '/share',
  '/s/:token',
  '/s/:token/:kind/:id',
  '/mobility/:id',
  '/certificate-supplement/:id',
  '/diploma-supplement/:id',
  '/institutions',
  '/eqf',
] as const

/** An address that opens the application: what a menu leads to is one, or it doesn’t compile. */
export type ApplicationPath = (typeof applicationPaths)[number]

const patterns = applicationPaths.map((path) => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`))

/**
 * Whether an address opens the application.
 *
 * @param path - without the query
 */
export const isApplicationPath = (path: string): boolean => patterns.some((pattern) => pattern.test(path))

/**
 * Whether an address is one that receivers of links open.
 *
 * @param path - without the query
 */
export const isSharedPath = (path: string): boolean => path.startsWith('/s/')

/**
 * Whether an address opens the application without a connection, too. Pages of links are between the browser
 * and the server: a worker that keeps a page keeps its address with it.
 *
 * @param path - without the query
 */
export const isKeptPath = (path: string): boolean => isApplicationPath(path) && !isSharedPath(path)
