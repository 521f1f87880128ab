export { type FreshSession, freshSeconds, requireFresh } from './fresh-session.ts'
