export { browserName } from './browser-name.ts'
export { checkSession, type CurrentSession, type Owner } from './check.ts'
export { endOneSession, endOtherSessions, endServiceInSession, endSession, listSessions } from './end.ts'
export { logoutSubject, sealLogoutSubject } from './logout-subject.ts'
