export { frontChannelFrames } from './front-channel.ts'
export { logoutRequest } from './logout-request.ts'
export { logoutToken } from './logout-token.ts'
export { type LogoutContext, tell, type Told } from './tell.ts'
export { type LogoutWay, wayOf } from './way.ts'
export {
  createLogoutWorker,
  type LogoutEvent,
  logoutTopic,
  type LogoutWorker,
  type LogoutWorkerOptions,
} from './worker.ts'
