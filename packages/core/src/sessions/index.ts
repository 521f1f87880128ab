export { browserName } from './browser-name.ts'
export { checkSession, type CurrentSession } from './check.ts'
export { endOneSession, endOtherSessions, endSession, listSessions } from './end.ts'
