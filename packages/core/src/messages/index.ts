export { senderParams } from './sender.ts'
export { composeMessage, type MessageParams, openMessage } from './compose.ts'
