export { browserName } from './browser-name.ts'
export { checkSession, type CurrentSession } from './check.ts'
export { endOneSession, endOtherSessions, endSession, listSessions } from './end.ts'
export { logoutSubject, sealLogoutSubject } from './logout-subject.ts'
