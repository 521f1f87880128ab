export { composeMessage, type MessageParams, openMessage } from './compose.ts'
